"""What a release does to the warehouse: versions, extensions, deletions, and the same in any order."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def release(tmp_path, csv_text):
    def write(name, rows, columns=None, header=None):
        path = tmp_path / name
        text = csv_text(rows, columns)
        if header:
            text = text.replace(text.split("\n", 1)[0], header, 1)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def rows_of(ged_row, ids, **changes):
    return [ged_row(id=number, **changes) for number in ids]


def test_a_second_run_of_the_same_file_skips_it_and_changes_nothing(ingest, ask, release, ged_row):
    path = release("ged.csv", rows_of(ged_row, range(10)))
    ingest(path)
    before = ask("select * from core.record_version order by all"), ask("select * from core.event order by all")
    summary = ingest(path)
    assert [line.state for line in summary.files] == ["skipped"]
    assert (ask("select * from core.record_version order by all"), ask("select * from core.event order by all")) == before
    assert ask("select count(*) from ops.run") == [(2,)]


def test_a_changed_figure_is_a_new_version_with_the_columns_that_changed(ingest, ask, release, ged_row):
    ingest(release("ged181.csv", rows_of(ged_row, range(20))))
    summary = ingest(release("ged191.csv", [*rows_of(ged_row, range(19)), ged_row(id=19, deaths_civilians=5, best=8, high=9)]))
    ledger = summary.files[0].ledger
    assert (ledger.inserted, ledger.updated, ledger.unchanged, ledger.deleted) == (0, 1, 19, 0)
    versions = ask(
        "select version_no, op, changed_columns, release_label from core.record_version where record_id = 'ucdp_ged:19'"
    )
    assert sorted(versions) == [(1, "add", [], "18.1"), (2, "modify", ["deaths_civilians", "best", "high"], "19.1")]
    assert ask("select fatalities_best from core.event where event_id = 'ucdp_ged:19'") == [(8,)]
    assert ask("select version_no, best from source.ucdp_ged where id = 19 order by all") == [(1, 6), (2, 8)]


def test_spelling_and_column_order_are_no_revision(ingest, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(10))))
    respelled = rows_of(
        ged_row, range(10), gwnoa="652.0", date_start="2017-10-11 00:00:00.000", latitude="35.950000", country=" Syria "
    )
    summary = ingest(release("two.csv", respelled, columns=list(reversed(respelled[0]))))
    ledger = summary.files[0].ledger
    assert (ledger.inserted, ledger.updated, ledger.unchanged) == (0, 0, 10)


def test_a_new_column_extends_without_revising(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(10))))
    rows = rows_of(ged_row, range(10))
    rows[3]["where_description"] = "near the old bridge"
    summary = ingest(release("two.csv", rows, columns=[*rows[0], "where_description"]))
    assert (summary.files[0].ledger.updated, summary.files[0].ledger.unchanged) == (0, 10)
    assert ask("select record_id, changed_columns from core.record_version where op = 'extend'") == [
        ("ucdp_ged:3", ["where_description"])
    ]


def test_a_column_that_a_release_lacks_has_not_changed(ingest, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(10))))
    columns = [name for name in ged_row() if name != "source_original"]
    summary = ingest(release("two.csv", rows_of(ged_row, range(10)), columns=columns))
    assert (summary.files[0].ledger.updated, summary.files[0].ledger.unchanged) == (0, 10)


def test_an_id_that_a_full_release_lacks_is_deleted_and_kept_in_history(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    summary = ingest(release("two.csv", rows_of(ged_row, range(19))))
    assert summary.files[0].ledger.deleted == 1
    assert (
        ask("select op, valid_to from core.record_version where record_id = 'ucdp_ged:19' order by version_no desc")[0][0]
        == "delete"
    )
    assert ask("select count(*) from core.event") == [(19,)]
    assert ask("select best from source.ucdp_ged where id = 19") == [(6,)]
    assert ask("select deleted_in_file_id is not null from core.record where record_id = 'ucdp_ged:19'") == [(True,)]


def test_an_id_that_comes_back_is_added_again(ingest, ask, release, ged_row):
    for name, ids in (("one.csv", range(20)), ("two.csv", range(19)), ("three.csv", range(21))):
        ingest(release(name, rows_of(ged_row, ids)))
    assert [op for (op,) in ask("select op from core.record_version where record_id = 'ucdp_ged:19' order by version_no")] == [
        "add",
        "delete",
        "add",
    ]
    assert ask("select deleted_in_file_id from core.record where record_id = 'ucdp_ged:19'") == [(None,)]
    assert ask("select count(*) from core.event") == [(21,)]


def test_an_extract_deletes_nothing(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    summary = ingest(release("two.csv", rows_of(ged_row, range(3))), partial=True)
    assert summary.files[0].state == "loaded"
    assert ask("select count(*) from core.event") == [(20,)]


def test_a_file_that_shrank_is_refused_whole_and_says_what_to_do(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    summary = ingest(release("two.csv", rows_of(ged_row, range(12))))
    (line,) = summary.files
    assert (line.state, line.ledger) == ("refused", None)
    assert "file_shrank" in line.message
    assert "--partial" in line.message
    assert "--full" in line.message
    assert ask("select count(*) from core.event") == [(20,)]
    assert ask("select state from ops.source_file where path like '%two.csv'") == [("refused",)]


def test_a_file_that_shrank_is_taken_when_the_user_says_so(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    assert ingest(release("two.csv", rows_of(ged_row, range(12))), full=True).files[0].ledger.deleted == 8
    assert ask("select count(*) from core.event") == [(12,)]


def test_records_outside_the_release_stay(ingest, ask, release, ged_row):
    ingest(release("syria.csv", rows_of(ged_row, range(20))))
    iraq = {"country_id": 645, "country": "Iraq"}
    summary = ingest(release("iraq.csv", rows_of(ged_row, range(100, 110), **iraq)))
    assert summary.files[0].ledger.deleted == 0
    later = {"date_start": "2018-01-05", "date_end": "2018-01-05", "year": 2018}
    assert ingest(release("syria18.csv", rows_of(ged_row, range(200, 210), **later))).files[0].ledger.deleted == 0
    assert ask("select count(*) from core.event") == [(40,)]


def test_a_record_in_quarantine_is_not_gone(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    rows = rows_of(ged_row, range(20))
    rows[4]["best"] = "six"  # cannot be typed
    rows[5]["best"] = 60  # breaks a rule
    summary = ingest(release("two.csv", rows))
    ledger = summary.files[0].ledger
    assert (ledger.read, ledger.unchanged, ledger.quarantined, ledger.deleted) == (20, 18, 2, 0)
    assert ask("select count(*) from core.event") == [(20,)]


def test_while_a_line_cannot_be_read_nothing_counts_as_deleted(ingest, ask, release, ged_row):
    ingest(release("one.csv", rows_of(ged_row, range(20))))
    path = release("two.csv", rows_of(ged_row, range(19)))
    path.write_text(path.read_text(encoding="utf-8") + "19,2017,1\n", encoding="utf-8")
    summary = ingest(path)
    assert (summary.files[0].ledger.quarantined, summary.files[0].ledger.deleted) == (1, 0)
    assert ask("select count(*) from core.event") == [(20,)]


def test_the_same_row_twice_is_a_duplicate_and_the_same_id_with_other_content_is_not(ingest, ask, release, ged_row):
    rows = [*rows_of(ged_row, range(10)), ged_row(id=3), ged_row(id=4, deaths_b=3, best=7)]
    ledger = ingest(release("one.csv", rows)).files[0].ledger
    assert (ledger.read, ledger.inserted, ledger.duplicate, ledger.quarantined) == (12, 10, 1, 1)
    assert ask("select best from source.ucdp_ged where id = 4") == [(6,)]
    assert ("id_repeated_with_other_content",) in ask("select code from ops.quarantine where line_no = 13")


def test_releases_in_any_order_make_the_same_warehouse(tmp_path: Path, release, ged_row):
    from flows import pipeline
    from flows.model.run import RunOptions
    from flows.settings import Settings
    from flows.stages import run_stages

    later = {"date_start": "2018-01-05", "date_end": "2018-01-05", "year": 2018}
    old = release("old.csv", rows_of(ged_row, range(20)))
    new = release("new.csv", [*rows_of(ged_row, range(18)), ged_row(id=18, low=3), *rows_of(ged_row, range(100, 110), **later)])
    states = []
    for name, order in (("a", [(old,), (new,)]), ("b", [(new,), (old,)]), ("c", [(new, old)])):
        settings = Settings(home=tmp_path / name, settle_seconds=0)
        for paths in order:
            with pipeline.hold(settings):
                run_stages(settings, RunOptions(inputs=tuple(map(str, paths))))
        states.append(_state(settings))
    assert states[0] == states[1] == states[2]
    assert sum(op == "modify" for _, _, op, *_ in states[0]["core.record_version"]) == 1


def _state(settings):
    import duckdb

    con = duckdb.connect(str(settings.warehouse), read_only=True)
    tables = con.execute(
        "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'source')"
    ).fetchall()
    state = {table: con.execute(f"select * from {table} order by all").fetchall() for (table,) in tables}
    con.close()
    return state


def test_the_real_releases_of_ukraine(ingest, ask, real_data):
    ucdp = real_data / "events" / "ucdp"
    summary = ingest(ucdp / "ged_ukraine_release_2.csv", ucdp / "ged_ukraine_release_1.csv")
    first, second = sorted((line.ledger for line in summary.files), key=lambda ledger: ledger.read)
    assert (first.read, first.inserted) == (993, 993)
    assert (second.read, second.inserted, second.updated, second.unchanged, second.deleted) == (1167, 174, 3, 990, 0)
    changed = dict(ask("select record_id, changed_columns from core.record_version where op = 'modify'"))
    assert changed["ucdp_ged:257655"] == ["deaths_b", "deaths_unknown"]
