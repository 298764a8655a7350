"""Releases that arrive after a later one."""

from __future__ import annotations

import duckdb

from flows.model.batch import FileFacts
from warehouse.answers import exists, first_row


def overtaken(con: duckdb.DuckDBPyConnection, dataset_id: str, facts: FileFacts) -> bool:
    """Whether records of the staged file have versions from a later release, so that it cannot simply come on top."""
    latest = "select max(release_key) from ops.source_file where dataset_id = ? and state = 'loaded'"
    newest = first_row(con, latest, [dataset_id])
    if newest is None or newest[0] is None or facts.release_key is None or newest[0] <= facts.release_key:
        return False
    return exists(
        con,
        """
        select 1
        from core.record_version as version
        inner join ops.source_file as file on version.file_id = file.file_id
        where file.release_key > ? and version.record_id in (select record_id from stage_row)
        """,
        [facts.release_key],
    )
