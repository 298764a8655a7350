"""`dateline export`: a table as a file, whole or not at all, with what its publishers ask for."""

from __future__ import annotations

import csv
import json

import duckdb
import pytest


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl", ".CSV"])
def test_the_file_has_the_rows_of_the_table(cli, home, tmp_path, suffix):
    target = tmp_path / f'it\'s "here"{suffix}'
    said = cli("export", "event", "--to", str(target))
    assert said.code == 0, said.err
    assert "2 rows of core.event" in said.out
    reader = {".csv": "read_csv", ".parquet": "read_parquet", ".jsonl": "read_json"}[suffix.lower()]
    rows = duckdb.execute(f"select event_id, notes from {reader}(?) order by all", [str(target)]).fetchall()
    assert rows == [("ucdp_ged:1", "=1+1"), ("ucdp_ged:2", None)]


def test_the_publishers_words_go_with_the_file(cli, home, tmp_path):
    cli("export", "core.event", "--to", str(tmp_path / "e.csv"))
    assert (tmp_path / "e.csv.attribution.txt").read_text() == "Sundberg and Melander (2013).\n"
    cli("export", "core.event", "--to", str(tmp_path / "e.parquet"))
    assert not (tmp_path / "e.parquet.attribution.txt").exists()
    (kept,) = duckdb.execute(
        "select decode(value) from parquet_kv_metadata(?) where decode(key) = 'attribution'", [str(tmp_path / "e.parquet")]
    ).fetchall()
    assert kept == ("Sundberg and Melander (2013).",)


def test_a_table_without_datasets_has_nobody_to_cite(cli, home, tmp_path):
    assert "cited" not in cli("export", "core.publication", "--to", str(tmp_path / "p.csv")).out
    assert {path.name for path in tmp_path.iterdir()} == {"home", "p.csv"}


@pytest.mark.parametrize("table", ["core.event", "core.record", "core.event_actor", "ops.quarantine", "mart.event_ledger"])
def test_rows_that_may_not_be_passed_on_are_exported_only_if_named(cli, home_with_closed_rows, tmp_path, table):
    target = tmp_path / "e.csv"
    said = cli("export", table, "--to", str(target))
    assert said.code == 2
    assert "acled" in said.err
    assert not target.exists()

    assert cli("export", table, "--to", str(target), "--include", "ucdp_ged").code == 2
    assert cli("export", table, "--to", str(target), "--include", "acled").code == 0
    assert "Raleigh" in (tmp_path / "e.csv.attribution.txt").read_text()


@pytest.mark.parametrize("table", ["source.ucdp_ged", "mart.figure_agreement", "mart.citation_network", "mart.claim_ledger"])
def test_what_is_of_no_closed_dataset_can_be_exported_beside_one(cli, home_with_closed_rows, tmp_path, table):
    assert cli("export", table, "--to", str(tmp_path / "e.csv")).code == 0


def test_an_earlier_file_is_replaced_and_survives_a_failure(cli, home, tmp_path, monkeypatch):
    target = tmp_path / "e.jsonl"
    target.write_text("before")
    monkeypatch.setenv("DATELINE_MEMORY_LIMIT", "1KB")
    assert cli("export", "core.event", "--to", str(target)).code != 0
    assert target.read_text() == "before"
    monkeypatch.delenv("DATELINE_MEMORY_LIMIT")
    assert cli("export", "core.event", "--to", str(target)).code == 0
    assert json.loads(target.read_text().splitlines()[0])["event_id"].startswith("ucdp_ged:")
    assert {path.name for path in tmp_path.iterdir()} == {"home", "e.jsonl", "e.jsonl.attribution.txt"}


@pytest.mark.parametrize(
    ("table", "target", "word"),
    [
        ("core.event", "e.xlsx", ".parquet"),
        ("core.event", "e", ".parquet"),
        ("core.event", "no/such/e.csv", "mkdir"),
        ("core.evnt", "e.csv", "core.event"),
        ("core.event; drop table x", "e.csv", "No table"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_left(cli, home, tmp_path, table, target, word):
    said = cli("export", table, "--to", str(tmp_path / target))
    assert said.code == 2
    assert word in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_folder_in_the_way_is_an_error_and_not_a_defect(cli, home, tmp_path):
    (tmp_path / "e.csv").mkdir()
    said = cli("export", "core.event", "--to", str(tmp_path / "e.csv"))
    assert said.code == 1
    assert "defect" not in said.err


def test_csv_leaves_formulas_as_they_are(cli, home, tmp_path):
    cli("export", "core.event", "--to", str(tmp_path / "e.csv"))
    with (tmp_path / "e.csv").open(newline="") as file:
        assert {row["notes"] for row in csv.DictReader(file)} == {"=1+1", ""}
