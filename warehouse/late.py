"""Releases that arrive after a later one."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from flows.model.batch import FileFacts
from warehouse.answers import exists


def overtaken(con: duckdb.DuckDBPyConnection, dataset_id: str, files: Sequence[FileFacts]) -> bool:
    """Whether records of the staged files have versions from a later release, so that these cannot simply come on top."""
    days = [one.as_of for one in files if one.as_of is not None]
    if not days:
        return False
    return exists(
        con,
        """
        select 1
        from core.record_version as version
        inner join ops.source_file as file on version.file_id = file.file_id
        where
            file.dataset_id = ? and split_part(file.release_key, '|', 1) > ?
            and version.record_id in (select record_id from stage_row)
        """,
        [dataset_id, min(days).isoformat()],
    )
