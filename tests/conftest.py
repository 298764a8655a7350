"""What most tests need: a home, files of events and articles written for the test, and a run over them without Prefect."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any

import duckdb
import pytest

import flows.extract.places.gazetteer
from flows.model.gazetteer import Edition
from flows.model.run import RunOptions, Summary
from flows.settings import Settings
from warehouse import gazetteer

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


@dataclass(frozen=True)
class House:
    """A home, runs over it as `--no-prefect` does them, and questions to what they published."""

    settings: Settings

    def ingest(self, *inputs: Path | str, **options: Any) -> Summary:
        """Run the stages over paths: ingest(path, …, strict=True, …)."""
        return self.run(inputs=tuple(str(path) for path in inputs), **options)

    def run(self, **options: Any) -> Summary:
        """A run of any flow: run(flow="rebuild", source="ucdp_ged")."""
        from flows import pipeline
        from flows.stages import run_stages

        with pipeline.hold(self.settings):
            return run_stages(self.settings, RunOptions(**options))

    def ask(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """Ask the published warehouse in SQL; gives rows."""
        con = duckdb.connect(str(self.settings.warehouse), read_only=True)
        try:
            return con.execute(sql, parameters).fetchall()
        finally:
            con.close()

    def fates(self, name: str) -> dict[int, set[str]]:
        """What became of each record of a file, by its line: `loaded`, or the codes for which it is in quarantine."""
        rows = self.ask(
            """
            select line_no, 'loaded' from core.event inner join ops.source_file using (file_id) where path like $path
            union all
            select line_no, code from ops.quarantine inner join ops.source_file using (file_id) where path like $path
            """,
            {"path": f"%/{name}"},
        )
        fates: dict[int, set[str]] = {}
        for line_no, fate in rows:
            fates.setdefault(line_no, set()).add(fate)
        return fates

    def findings(self) -> list[str]:
        """What the audits find in what is published: nothing, if all is well."""
        from warehouse.audits import run_audits

        with duckdb.connect(str(self.settings.warehouse), read_only=True) as con:
            return [str(one) for one in run_audits(con)]


@pytest.fixture(scope="session")
def house_at() -> Callable[..., House]:
    """A house whose home is this folder, in which nothing waits for a file to settle: house_at(path, keep_snapshots=1, …)."""

    def build(home: Path, **options: Any) -> House:
        return House(Settings(home=home, settle_seconds=0, **options))

    return build


@pytest.fixture
def house(house_at: Callable[..., House], tmp_path: Path) -> House:
    return house_at(tmp_path / "home")


@pytest.fixture
def settings(house: House) -> Settings:
    return house.settings


@pytest.fixture
def ingest(house: House) -> Callable[..., Summary]:
    return house.ingest


@pytest.fixture
def ask(house: House) -> Callable[..., list[tuple[Any, ...]]]:
    return house.ask


_INSTALLED = gazetteer.installed


@pytest.fixture(scope="session", autouse=True)
def _few_places() -> Iterator[None]:
    """Every new home loads the gazetteer: what runs in the tests' own process has one of three places, not of 235,000."""
    folder = Path(__file__).parent / "fixtures" / "gazetteer"
    few = Edition("few places", folder / "places.json", folder / "countries.json")
    with pytest.MonkeyPatch.context() as patch:
        for module in (gazetteer, flows.extract.places.gazetteer):
            patch.setattr(module, "installed", lambda: few)
        yield


@pytest.fixture
def all_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gazetteer that is installed."""
    monkeypatch.setattr(gazetteer, "installed", _INSTALLED)


@pytest.fixture
def real_data() -> Path:
    """The folder of real files; skips where it is not."""
    if not REAL_DATA.is_dir():
        pytest.skip("the real files (../shared/data) are not present")
    return REAL_DATA
