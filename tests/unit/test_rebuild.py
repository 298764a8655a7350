"""Derived anew from the archive, by source and period; an earlier state published again; the nightly run."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.errors import UsageError

ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct {day} (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted six dead. The council said it would count again on Thursday, when the roads are open.
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory, csv_text, ged_row) -> list[Path]:
    """Two releases, the second with a change, a deletion, a duplicate and a bad record; and an article."""
    folder = tmp_path_factory.mktemp("files")
    rows = [ged_row(id=number) for number in range(20)]
    later = [ged_row(id=100, date_start="2018-01-05", date_end="2018-01-05", year=2018), ged_row(id=101, best="six")]
    revised = [*rows[:18], ged_row(id=18, low=3), *later, ged_row(id=0)]
    contents = {"ged181.csv": csv_text(rows), "ged191.csv": csv_text(revised), "article.txt": ARTICLE.format(day=11)}
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]


@pytest.fixture(scope="module")
def start(tmp_path_factory, house_at, files) -> Path:
    house = house_at(tmp_path_factory.mktemp("start") / "home")
    house.ingest(files[0], files[2])
    house.ingest(files[1], partial=False, full=True)
    return house.settings.home


@pytest.fixture
def house(house_at, start, tmp_path):
    shutil.copytree(start, tmp_path / "home")
    return house_at(tmp_path / "home")


def _content(house) -> dict[str, list[tuple[object, ...]]]:
    """Everything that rebuilding must make again, and what people did to the quarantine."""
    tables = house.ask("select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'source')")
    content = {table: house.ask(f"select * from {table} order by all") for (table,) in tables}
    content["quarantine"] = house.ask("select quarantine_id, line_no, code, raw_text, status from ops.quarantine order by all")
    content["file"] = house.ask("select * exclude (run_id) from ops.source_file order by all")
    return content


def test_rebuilding_everything_makes_the_same_warehouse(house):
    before = _content(house)
    assert {op for (op,) in house.ask("select distinct op from core.record_version")} == {"add", "modify", "delete"}
    summary = house.run(flow="rebuild")
    assert len(summary.files) == 3
    assert all(line.state == "loaded" and line.ledger.balances for line in summary.files)
    assert _content(house) == before
    assert house.findings() == []


def test_only_what_is_of_the_source_and_the_period_is_derived_anew(house):
    before = _content(house)
    summary = house.run(flow="rebuild", source="article_text")
    assert [Path(line.path).name for line in summary.files] == ["article.txt"]
    summary = house.run(flow="rebuild", source="ucdp_ged", since=date(2018, 1, 1))
    assert {Path(line.path).name for line in summary.files} == {"ged181.csv", "ged191.csv"}, "a dataset's history is one chain"
    assert _content(house) == before


def test_a_period_or_a_source_without_files_is_a_mistake_of_the_one_who_asks(house):
    before = _content(house)
    for asked in ({"source": "ucdp_ged", "since": date(2020, 1, 1)}, {"source": "article_table"}):
        with pytest.raises(UsageError) as caught:
            house.run(flow="rebuild", **asked)
        assert caught.value.next_step
    assert _content(house) == before


def test_a_file_that_the_archive_has_lost_harms_nothing(house):
    before = _content(house)
    ((file_id,),) = house.ask("select file_id from ops.source_file where path like '%ged181.csv'")
    (house.settings.archive / file_id[:2] / file_id).unlink()
    with pytest.raises(Exception, match="could not be read") as caught:
        house.run(flow="rebuild", source="ucdp_ged")
    assert file_id in str(caught.value)
    assert _content(house) == before


def test_an_earlier_state_is_published_again_and_the_later_file_taken_up_again(house, files, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    after = _content(house)
    (snapshot,) = (path.stem for path in house.settings.snapshots.iterdir())
    assert cli("snapshots", "restore", snapshot).code == 0
    assert house.ask("select count(*) from core.event where record_id is not null") == [(20,)]
    assert house.ask("select count(*) from ops.source_file where path like '%ged191.csv'") == [(0,)]
    (line,) = house.ingest(files[1], full=True).files
    assert line.state == "loaded"
    again = _content(house)
    for name in ("source.ucdp_ged", "core.event", "core.document", "quarantine"):
        assert again[name] == after[name]
    assert house.findings() == []


def test_no_more_snapshots_are_kept_than_asked_for(house_at, start, tmp_path):
    shutil.copytree(start, tmp_path / "few")
    house = house_at(tmp_path / "few", keep_snapshots=2)
    for _ in range(3):
        house.run(flow="rebuild", source="article_text")
    kept = sorted(path.stem for path in house.settings.snapshots.iterdir())
    runs = [run_id for (run_id,) in house.ask("select run_id from ops.run order by started_at")]
    assert kept == sorted(runs[-3:-1])


def test_the_nightly_run_gives_back_the_room_of_what_was_replaced(house, csv_text, ged_row, tmp_path, monkeypatch):
    monkeypatch.setattr("warehouse.compact._WORTH_IT", 0.05)
    path = tmp_path / "iraq.csv"
    for _ in range(2):
        rows = [ged_row(id=number, country_id=645, conflict_name=os.urandom(600).hex()) for number in range(1000, 4000)]
        path.write_text(csv_text(rows), encoding="utf-8")
        house.ingest(path, partial=True)
    before, size = _content(house), house.settings.warehouse.stat().st_size
    summary = house.run(flow="maintain")
    assert any("written anew" in note for note in summary.notes)
    assert house.settings.warehouse.stat().st_size < size
    assert _content(house) == before
    assert house.findings() == []
