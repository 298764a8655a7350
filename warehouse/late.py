"""Releases that arrive after a later one."""

from __future__ import annotations

import duckdb

from flows.model.batch import FileFacts
from warehouse.answers import exists


def overtaken(con: duckdb.DuckDBPyConnection, dataset_id: str, facts: FileFacts) -> bool:
    """Whether records of the staged file have versions from a later release, so that it cannot simply come on top."""
    if facts.as_of is None:
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
        [dataset_id, facts.as_of.isoformat()],
    )
