"""The suites of UCDP GED and of events on real releases: a rule that rejects a row of these is wrong, and what is warned of is
as measured.

The releases are not part of the project: without them there is nothing to ask.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest

from expectations.run import check
from expectations.suites import load_suite
from flows.sources.ucdp_ged import SOURCE

ROOT = Path(__file__).parents[2]
RELEASES = ROOT.parent / "shared" / "data" / "events" / "ucdp"

# Rows of each release, and of these the ones that a warning finds.
MEASURED = {
    "ged_syria.csv": (16_566, {"best_below_low": 23, "high_below_best": 58}),
    "ged_ukraine_release_1.csv": (993, {"best_below_low": 2, "high_below_best": 11}),
    "ged_ukraine_release_2.csv": (1_167, {"best_below_low": 2, "high_below_best": 11}),
}

PLACE = {
    "event_id": SOURCE.source_event_id,
    "record_id": SOURCE.source_event_id,
    "dataset_id": pl.lit(SOURCE.dataset.dataset_id),
    "file_id": pl.lit("f" * 64),
    "line_no": pl.col("row_no") + 1,
}


def typed_release(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """A table `batch` of the release's rows in the types of source.ucdp_ged; columns it does not have are null."""
    for migration in sorted((ROOT / "sql" / "migrations").glob("*.sql")):
        con.execute(migration.read_text(encoding="utf-8"))
    con.execute(f"""
        CREATE TABLE raw AS
        SELECT * FROM read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')
        WHERE try_cast(id AS DOUBLE) IS NOT NULL
    """)
    types = dict(con.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'ucdp_ged'").fetchall())
    # `369.0` is an integer in these files, and a day may have a time.
    through = {"BIGINT": "DOUBLE", "INTEGER": "DOUBLE", "DATE": "TIMESTAMP"}
    columns = [
        f'"{name}"::{through.get(types[name], types[name])}::{types[name]} AS "{name}"'
        for (name,) in con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = 'raw'").fetchall()
        if name in types
    ]
    con.execute("CREATE TABLE batch AS SELECT 0::BIGINT AS row_no, * FROM source.ucdp_ged LIMIT 0")
    con.execute(f"INSERT INTO batch BY NAME SELECT row_number() OVER () AS row_no, {', '.join(columns)} FROM raw")


@pytest.mark.parametrize("name", MEASURED)
def test_no_row_of_a_real_release_is_rejected(name: str) -> None:
    path = RELEASES / name
    if not path.exists():
        pytest.skip(f"{name} is not present under ../shared/data")
    con = duckdb.connect()
    typed_release(con, path)
    rows, warnings = MEASURED[name]
    assert con.execute("SELECT count(*) FROM batch").fetchall() == [(rows,)]
    latest = {"latest_date": dt.date(2026, 11, 21)}
    con.register("made_events", con.sql("SELECT * FROM batch").pl().select("row_no", **PLACE, **SOURCE.event))
    con.execute("CREATE TABLE event_batch AS SELECT 0::BIGINT AS row_no, * FROM core.event LIMIT 0")
    con.execute("INSERT INTO event_batch BY NAME SELECT * FROM made_events")
    found = [
        *check(con, "batch", load_suite("ucdp_ged"), schema=None, parameters=latest),
        *check(con, "event_batch", load_suite("event"), schema=None, parameters=latest),
    ]
    assert [one.code for one in found if one.success is None] == []
    assert {one.code: one.unexpected_count for one in found if not one.success} == warnings
