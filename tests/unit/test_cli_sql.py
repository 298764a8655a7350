"""`dateline sql`: any question, and nothing but questions."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest


def test_answers_as_an_aligned_table_when_not_on_a_terminal(cli, home):
    said = cli("sql", "select event_id, fatalities_best from core.event order by all")
    assert said.code == 0
    assert said.out.splitlines() == [
        "event_id    fatalities_best",
        "ucdp_ged:1               18",
        "ucdp_ged:2                0",
    ]


def test_reads_the_query_from_standard_input(cli, home, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("-- how many\nselect count(*) as n from core.event\n"))
    assert json.loads(cli("sql", "-", "--json").out) == [{"n": 2}]


def test_a_query_that_begins_with_a_comment_can_follow_two_hyphens(cli, home):
    assert json.loads(cli("sql", "--json", "--", "-- one\nselect 1 as n").out) == [{"n": 1}]


def test_home_is_taken_before_and_after_the_command(cli, home, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", "/nowhere")
    for tokens in (
        ["--home", str(home), "sql", "select 1"],
        ["sql", "--home", str(home), "select 1"],
        ["sql", "select 1", f"--home={home}"],
    ):
        assert cli(*tokens).code == 0


def test_values_of_every_type_come_out_as_json(cli, home):
    query = """
    select date '0025-01-01' as d, timestamptz '2017-10-09 12:00:00+02' as t, 1.50::decimal(5,2) as c, 'nan'::double as n,
        [1, 2] as l, {'a': null} as s,
        '\\x00\\xFF'::blob as b, interval 1 day as i, true as y, '{"k": [1]}'::json as j, null as z
    """
    (row,) = json.loads(cli("sql", query, "--json").out)
    assert row == {
        "d": "0025-01-01", "t": "2017-10-09T10:00:00+00:00", "c": "1.50", "n": None, "l": [1, 2], "s": {"a": None}, "b": "00ff",
        "i": "1 day, 0:00:00", "y": True, "j": {"k": [1]}, "z": None,
    }  # fmt: skip


def test_an_endless_answer_is_streamed_and_a_table_of_it_is_cut(cli, home):
    lines = cli("sql", "select i from range(5000) t(i)", "--nl").out.splitlines()
    assert (len(lines), lines[-1]) == (5000, '{"i": 4999}')
    said = cli("sql", "select i from range(5000) t(i)")
    assert len(said.out.splitlines()) == 1 + 1000
    assert "--csv" in said.err


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_csv('SECRET')",
        "from 'SECRET'",
        "select content from read_text('SECRET')",
        "from read_blob('SECRET')",
        "from read_json('SECRET')",
        "from parquet_scan('SECRET')",
        "from sniff_csv('SECRET')",
        "from glob('FOLDER/*')",
        "from read_duckdb('OTHER', table_name = 't')",
        "from 'http://127.0.0.1:9/x.csv'",
        "select getenv('HOME')",
        "from duckdb_secrets()",
        "copy core.event to 'TARGET'",
        "copy (select 1) to 'TARGET' (format parquet)",
        "explain analyze copy core.event to 'TARGET'",
        "export database 'TARGET'",
        "attach 'OTHER' as other",
        "attach 'TARGET' as other",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '100GB'",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma database_list",
        "insert into core.event select * from core.event",
        "update core.event set notes = 'x'",
        "delete from core.event",
        "drop table core.event",
        "create table t as select 1",
        "create temp table t as select 1",
        "explain analyze delete from core.event",
        "call enable_logging()",
        "checkpoint",
        "vacuum",
        "begin",
        "use ops",
        "prepare p as select 1",
        "from query('copy core.event to ''TARGET''')",
        "select 1; select 2",
        "select 1; copy core.event to 'TARGET'",
        "",
        "-- nothing",
    ],
)
def test_nothing_but_the_warehouse_is_read_and_nothing_is_written(cli, home, tmp_path, query):
    import duckdb

    (tmp_path / "secret.csv").write_text("word\nhunter2\n")
    duckdb.connect(str(tmp_path / "other.duckdb")).execute("create table t as select 'hunter2' as word").close()
    before = (home / "dateline.duckdb").read_bytes()
    for word, path in {"SECRET": "secret.csv", "OTHER": "other.duckdb", "TARGET": "target", "FOLDER": ""}.items():
        query = query.replace(word, str(tmp_path / path))
    files = set(tmp_path.rglob("*"))

    said = cli("sql", "--", query)

    assert (said.code, said.out) == (2, "")
    assert "hunter2" not in said.err
    assert set(tmp_path.rglob("*")) == files
    assert (home / "dateline.duckdb").read_bytes() == before
    assert "Next: dateline" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "query",
    [
        "from core.event",
        "with e as (from core.event) select count(*) from e",
        "values (1), (2)",
        "describe core.event",
        "summarize core.event",
        "show all tables",
        "pivot core.event on country_iso3 using sum(fatalities_best)",
        "explain select 1",
        "(select 1) union all select 2",
        "select 1;",
    ],
)
def test_whatever_only_reads_is_answered(cli, home, query):
    said = cli("sql", query)
    assert (said.code, bool(said.out), said.err) == (0, True, "")


def test_a_query_in_bytes_that_are_no_text_is_a_usage_error(cli, home):
    said = cli("sql", "select '\udce9'")
    assert said.code == 2
    assert "UTF-8" in said.err


def test_a_variable_of_the_program_is_no_table(cli, home):
    said = cli("sql", "select * from statements")
    assert said.code == 2
    assert "does not exist" in said.err


def test_duckdbs_own_words_are_shown_for_a_query_it_refuses(cli, home):
    said = cli("sql", "select fatalities from core.event")
    assert said.code == 2
    assert "fatalities_best" in said.err  # DuckDB's own suggestion
    assert "Next: dateline tables" in said.err


def test_memory_is_bounded_and_nothing_is_spilled(cli, home, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_MEMORY_LIMIT", "20MB")
    said = cli("sql", "select list(i) from range(100000000) t(i)")
    assert said.code == 1
    assert "DATELINE_MEMORY_LIMIT" in said.err
    assert {path.name for path in tmp_path.rglob("*")} == {"home", "dateline.duckdb"}


def test_no_warehouse_says_how_to_make_one(cli, tmp_path):
    said = cli("sql", "select 1")
    assert said.code == 1
    assert str(tmp_path / "home" / "dateline.duckdb") in said.err
    assert "dateline demo" in said.err
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_no_warehouse_says_so(cli, home):
    (home / "dateline.duckdb").write_bytes((home / "dateline.duckdb").read_bytes()[:5000])
    said = cli("sql", "select 1")
    assert said.code == 1
    assert "dateline snapshots restore" in said.err


def test_a_warehouse_that_another_program_writes_is_busy(cli, home):
    import subprocess
    import sys

    path = str(home / "dateline.duckdb")
    program = f"import duckdb, sys; c = duckdb.connect({path!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "open\n"
        said = cli("sql", "select 1")
        writer.communicate()
    assert said.code == 4
    assert "open for writing" in said.err


def test_wrong_usage_ends_with_2(cli, home):
    for tokens in (
        ["sql"],
        ["sql", "select 1", "--jsn"],
        ["sql", "select 1", "--no-json"],
        ["sql", "select 1", "--json", "--csv"],
        ["sqll"],
    ):
        assert cli(*tokens).code == 2


def test_a_setting_that_cannot_be_is_named(cli, home, monkeypatch):
    monkeypatch.setenv("DATELINE_KEEP_SNAPSHOTS", "many")
    said = cli("sql", "select 1")
    assert said.code == 2
    assert "DATELINE_KEEP_SNAPSHOTS = 'many'" in said.err


def test_ctrl_c_ends_a_long_query_at_once(home: Path):
    import signal
    import subprocess
    import sys
    import time

    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "sql"]
    with subprocess.Popen(
        [*command, "select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)"], stderr=subprocess.PIPE, text=True
    ) as query:
        time.sleep(2)
        query.send_signal(signal.SIGINT)
        _, err = query.communicate(timeout=20)
    assert query.returncode == 130
    assert err.strip().startswith("Interrupted")
    assert "Traceback" not in err


def test_a_reader_that_has_had_enough_is_no_error(home: Path):
    import subprocess
    import sys

    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "sql", "--nl"]
    with subprocess.Popen([*command, "from range(1000000)"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as query:
        assert query.stdout
        assert query.stderr
        query.stdout.readline()
        query.stdout.close()
        assert query.stderr.read() == b""
    assert query.returncode == 141
