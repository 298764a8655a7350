"""What most tests need: a home, files of events and articles written for the test, and a run over them without Prefect."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from math import floor
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.model.run import RunOptions, Summary
from flows.settings import Settings

REAL_DATA = Path(__file__).parents[1].parent / "shared" / "data"

GED: dict[str, Any] = {
    "id": 500001,
    "year": 2017,
    "active_year": 1,
    "type_of_violence": 1,
    "conflict_new_id": 299,
    "conflict_name": "Syria: Government",
    "dyad_new_id": 11973,
    "dyad_name": "Government of Syria - Syrian insurgents",
    "side_a_new_id": 118,
    "gwnoa": 652,
    "side_a": "Government of Syria",
    "side_b_new_id": 4456,
    "gwnob": "",
    "side_b": "Syrian insurgents",
    "number_of_sources": 2,
    "source_article": '"Levant Wire,2017-10-11,Strike hits market";"Balikh Monitor,2017-10-12,Eighteen dead, says monitor"',
    "source_office": "Levant Wire;Balikh Monitor",
    "source_date": "2017-10-11;2017-10-12",
    "source_headline": "Strike hits market;Eighteen dead, says monitor",
    "source_original": "residents",
    "where_prec": 1,
    "where_coordinates": "Ar Raqqah town",
    "adm_1": "Ar Raqqah Governorate",
    "adm_2": "Ar Raqqah district",
    "latitude": 35.95,
    "longitude": 39.01,
    "geom_wkt": "POINT (39.010000 35.950000)",
    "priogrid_gid": "",
    "country": "Syria",
    "country_id": 652,
    "region": "Middle East",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2017-10-11",
    "date_end": "2017-10-11",
    "deaths_a": 0,
    "deaths_b": 2,
    "deaths_civilians": 3,
    "deaths_unknown": 1,
    "best": 6,
    "high": 8,
    "low": 4,
}


def ged_row(**changes: Any) -> dict[str, Any]:
    """A row of UCDP GED that breaks no rule, with these columns changed."""
    row = {**GED, **changes}
    if row["priogrid_gid"] == "" and isinstance(row["latitude"], float) and isinstance(row["longitude"], float):
        row["priogrid_gid"] = floor((row["latitude"] + 90) * 2) * 720 + floor((row["longitude"] + 180) * 2) + 1
    return row


def csv_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    """The rows as CSV with a header; `columns` for another choice or order."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns or list(rows[0] if rows else GED), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture(name="ged_row", scope="session")
def _ged_row() -> Callable[..., dict[str, Any]]:
    return ged_row


@pytest.fixture(name="csv_text", scope="session")
def _csv_text() -> Callable[..., str]:
    return csv_text


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home of its own, in which nothing waits for a file to settle."""
    return Settings(home=tmp_path / "home", settle_seconds=0)


@pytest.fixture
def ingest(settings: Settings) -> Callable[..., Summary]:
    """Run the stages over paths, as `dateline ingest --no-prefect` does: ingest(path, …, strict=True, …)."""
    from flows import pipeline
    from flows.stages import run_stages

    def run(*inputs: Path | str, **options: Any) -> Summary:
        with pipeline.hold(settings):
            return run_stages(settings, RunOptions(inputs=tuple(str(path) for path in inputs), **options))

    return run


@pytest.fixture
def ask(settings: Settings) -> Callable[..., list[tuple[Any, ...]]]:
    """Ask the published warehouse in SQL; gives rows."""

    def answer(sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        con = duckdb.connect(str(settings.warehouse), read_only=True)
        try:
            return con.execute(sql, parameters).fetchall()
        finally:
            con.close()

    return answer


@pytest.fixture
def real_data() -> Path:
    """The folder of real files; skips where it is not."""
    if not REAL_DATA.is_dir():
        pytest.skip("the real files (../shared/data) are not present")
    return REAL_DATA
