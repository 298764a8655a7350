"""What a user may say of a run or of its files: --dry-run, --strict, --release, --full; and what is remembered of it."""

from __future__ import annotations

import gzip
import hashlib
from importlib import import_module
from pathlib import Path

import pytest

from flows.model.run import RunState

ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct 11 (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted six dead. The council said it would count again on Thursday, when the roads are open.
"""
LATER = {"date_start": "2018-01-05", "date_end": "2018-01-05", "year": 2018}


@pytest.fixture
def write(tmp_path, csv_text, ged_row):
    def release(name: str, ids, **changes) -> Path:
        path = tmp_path / name
        path.write_text(csv_text([ged_row(id=number, **changes) for number in ids]), encoding="utf-8")
        return path

    return release


def _tree(home: Path) -> dict[str, str]:
    """Every file and folder of a home, by content. The lock says who held it last, and is no content."""
    paths = [path for path in home.rglob("*") if path != home / "build" / "lock"]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder" for path in paths}


def test_a_dry_run_says_what_would_change_and_leaves_the_home_as_it_was(house, write, tmp_path):
    house.ingest(write("ged181.csv", range(20)))
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    bad = write("ged191.csv", range(18), best="six")
    bad.write_text(bad.read_text(encoding="utf-8").replace(",six,", ",6,", 17), encoding="utf-8")
    before = _tree(house.settings.home)
    summary = house.ingest(bad, tmp_path / "article.txt", full=True, dry_run=True)
    ledgers = {Path(line.path).name: line.ledger for line in summary.files}
    assert summary.dry_run
    assert (ledgers["ged191.csv"].unchanged, ledgers["ged191.csv"].quarantined, ledgers["ged191.csv"].deleted) == (17, 1, 2)
    assert ledgers["article.txt"].inserted == 1
    assert [one.code for one in summary.quarantine] == ["not_a_number"]
    assert _tree(house.settings.home) == before


def test_a_dry_run_of_second_thoughts_leaves_the_home_as_it_was(house, write):
    house.ingest(write("ged.csv", range(3), best="six"))
    ids = tuple(one for (one,) in house.ask("select quarantine_id from ops.quarantine"))
    before = _tree(house.settings.home)
    tried = house.run(flow="replay", quarantine_ids=ids, mended={"best": "6"}, dry_run=True)
    assert tried.files[0].ledger.inserted == 3
    house.run(flow="rebuild", source="ucdp_ged", dry_run=True)
    assert _tree(house.settings.home) == before


def test_a_dry_run_takes_nothing_out_of_the_archive_that_a_restored_state_does_not_know(house, write, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    house.ingest(write("ged181.csv", range(20)))
    second = write("ged191.csv", range(30))
    house.ingest(second)
    (snapshot,) = (path.stem for path in house.settings.snapshots.iterdir())
    assert cli("snapshots", "restore", snapshot).code == 0
    before = _tree(house.settings.home)
    assert house.ingest(second, dry_run=True).files[0].ledger.inserted == 10
    assert _tree(house.settings.home) == before


def test_a_dry_run_leaves_it_to_the_next_run_to_mark_a_dead_one(house, write):
    first = write("ged.csv", range(3))
    pipeline = import_module("flows.pipeline")
    from flows.model.run import RunOptions

    dead = pipeline.begin(house.settings, RunOptions())
    house.ingest(first, dry_run=True)
    assert (house.settings.build / dead).is_dir()
    house.ingest(first)
    assert house.ask("select state from ops.run where run_id = ?", [dead]) == [("died",)]
    assert not (house.settings.build / dead).exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"best": "six"}, "records would go to quarantine (--strict)"), ({"low": 9, "high": 8}, "best")],
    ids=["quarantine", "warning"],
)
def test_strict_refuses_a_file_for_what_would_otherwise_load(changes, reason, house, write):
    path = write("ged.csv", range(3), **changes)
    summary = house.ingest(path, strict=True)
    (line,) = summary.files
    assert (line.state, line.ledger, summary.state) == ("refused", None, RunState.STOPPED)
    assert reason in line.message
    assert "next: " in line.message or "--strict" in line.message
    assert house.ask("select count(*) from core.event") == [(0,)]
    assert house.ask("select count(*) from ops.quarantine") == [(0,)], "what is refused is kept whole, in the archive"
    assert house.ingest(path).files[0].state == "loaded"
    assert house.findings() == []


def test_a_release_is_called_what_the_user_calls_it(house, write):
    house.ingest(write("download(3).csv", range(3)), release="26.1 final")
    assert house.ask("select distinct release_label from core.record_version") == [("26.1 final",)]
    assert house.ask("select release_label from ops.source_file") == [("26.1 final",)]


def test_what_the_user_said_of_a_release_is_remembered_when_an_earlier_one_arrives_late(
    house, write, tmp_path, csv_text, ged_row
):
    """The later release has lost half of its records, and the user said so; derived anew, it is not refused for it."""
    later = tmp_path / "ged191.csv"
    rows = [ged_row(id=number) for number in range(10)] + [ged_row(id=100, **LATER)]
    later.write_text(csv_text(rows), encoding="utf-8")
    house.ingest(later, full=True, release="19.1 as sent")
    summary = house.ingest(write("ged181.csv", range(20)))
    assert {line.state for line in summary.files} == {"loaded"}
    assert any("arrived after a later one" in note for note in summary.notes)
    assert house.ask("select count(*) from core.event") == [(11,)]
    assert house.ask("select count(*) from core.record_version where op = 'delete' and release_label = '19.1 as sent'") == [
        (10,)
    ]
    assert house.ask("select full_release from ops.source_file order by path") == [(False,), (True,)]
    assert house.findings() == []


def test_a_file_that_turns_out_to_be_no_such_table_is_an_error_of_that_file_alone(house, write, tmp_path, monkeypatch):
    """The beginning was all right; what follows is not, and the reader gives up in the middle."""
    monkeypatch.setattr(import_module("flows.sources.readers.delimited"), "MANY_REJECTS", 50)
    good, broken = write("good.csv", range(5)), write("broken.csv", range(100, 105))
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text + 'x,"y"z\n' * 200, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    summary = house.ingest(good, broken, tmp_path / "article.txt", partial=True)
    states = {Path(line.path).name: (line.state, line.ledger and line.ledger.inserted) for line in summary.files}
    assert states == {"good.csv": ("loaded", 5), "broken.csv": ("unreadable", None), "article.txt": ("loaded", 1)}
    (message,) = (line.message for line in summary.files if line.state == "unreadable")
    assert "cannot be read with delimiter ','" in message
    assert house.ask("select count(*) from core.event") == [(5,)]
    assert house.ask("select count(*) from ops.quarantine") == [(0,)]
    assert house.findings() == []


def test_a_file_that_is_not_of_the_source_it_is_said_to_be_is_refused_for_the_columns_it_lacks(house, tmp_path):
    (tmp_path / "another.csv").write_text("name,age\nA,1\nB,2\n", encoding="utf-8")
    summary = house.ingest(tmp_path / "another.csv", source="ucdp_ged")
    assert summary.state is RunState.STOPPED
    assert summary.files[0].state == "refused"
    assert "id: The file cannot be loaded without it." in summary.files[0].message


def test_rows_of_a_file_that_comes_twice_in_a_run_are_counted_once(house, write, tmp_path):
    first = write("a.csv", range(3))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(first.read_bytes()))
    summary = house.ingest(first, tmp_path / "b.csv.gz")
    assert {Path(line.path).name: (line.state, line.ledger and line.ledger.read) for line in summary.files} == {
        "a.csv": ("loaded", 3),
        "b.csv.gz": ("skipped", None),
    }
    assert house.ask("select summary ->> '$.rows.read' from ops.run") == [("3",)]


def test_of_files_checked_together_it_is_told_in_which_a_rule_fails(house, tmp_path):
    body = ARTICLE.replace("\n", " ")
    for name, source in {"a.csv": "Levant Wire", "b.csv": ""}.items():
        (tmp_path / name).write_text(f'title,source,date,content\n{name},{source},10/11/2017,"{body}"\n', encoding="utf-8")
    summary = house.ingest(tmp_path / "a.csv", tmp_path / "b.csv")
    (rule,) = [check for check in summary.checks if check.code == "publication_missing"]
    assert rule.example == f"{tmp_path / 'b.csv'}:2"
    assert house.ask("select files, failing_rows, example from mart.data_quality where code = 'publication_missing'") == [
        (2, 1, rule.example)
    ]
    page = summary.checks_page.read_text(encoding="utf-8")
    assert "1 checked with it" in page
    assert "b.csv:2" in page


def test_what_is_secret_in_a_url_is_in_no_log_and_in_no_row(house, caplog):
    summary = house.run(flow="ingest", inputs=("http://me:pass@127.0.0.1:9/events.csv?key=hidden",))
    assert [line.state for line in summary.files] == ["unreadable"]
    ((options,),) = house.ask("select options ->> '$.inputs[0]' from ops.run")
    assert options == "http://127.0.0.1:9/events.csv?…"
    assert "receive events.csv?…" in caplog.text
    assert "pass@" not in caplog.text
    assert "hidden" not in caplog.text
