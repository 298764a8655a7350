"""Frames that events and articles stage alike."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from flows.extract.publications import find_publication
from flows.model.files import Reject

REJECT = {
    "row_no": pl.Int64,  # null for what could not be read
    "file_id": pl.String,
    "line_no": pl.Int64,
    "byte_start": pl.Int64,
    "byte_end": pl.Int64,
    "code": pl.String,
    "message": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "raw_text": pl.String,  # null where it is to be cut from the archived file
}

PUBLICATION = {
    "publication_id": pl.String,
    "name": pl.String,
    "domain": pl.String,
    "kind": pl.String,
    "country_iso3": pl.String,
}


def rejects_frame(rejects: Iterable[tuple[str, Reject]]) -> pl.DataFrame:
    """Records that no reader could take apart, each with its file, as rows of `reject`."""
    rows = [
        (None, file_id, one.line_no, None, None, one.code, one.message, one.column_name, one.value, one.raw_text)
        for file_id, one in rejects
    ]
    return pl.DataFrame(rows, schema=REJECT, orient="row")


def publications_frame(names: Iterable[str]) -> pl.DataFrame:
    """The publications of these names: `written` (as given) and the columns of core.publication."""
    rows = []
    for name in sorted(set(names)):
        found = find_publication(name)
        rows.append((name, found.publication_id, found.name, found.domain, found.kind, found.country_iso3))
    return pl.DataFrame(rows, schema={"written": pl.String, **PUBLICATION}, orient="row")
