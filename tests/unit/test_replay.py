"""Second thoughts on records in quarantine: replayed after the rule changed, mended by a person, dismissed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.model.run import RunState


@pytest.fixture(scope="module")
def path(tmp_path_factory, csv_text, ged_row) -> Path:
    path = tmp_path_factory.mktemp("files") / "ged181.csv"
    rows = [ged_row(id=number) for number in range(8)]
    rows[2]["best"] = 60  # on line 4: not the sum
    rows[2]["high"] = 80
    rows[3]["date_end"] = "2017-10-10"  # on line 5: before the beginning
    rows[4] |= {"best": "six", "date_end": "soon"}  # on line 6: two faults
    text = csv_text(rows)
    path.write_text(text + "8,2017,1\n", encoding="utf-8")  # on line 10: too few fields
    return path


@pytest.fixture(scope="module")
def start(tmp_path_factory, house_at, path) -> Path:
    house = house_at(tmp_path_factory.mktemp("start") / "home")
    assert house.ingest(path).files[0].ledger.quarantined == 4
    return house.settings.home


@pytest.fixture
def house(house_at, start, tmp_path):
    shutil.copytree(start, tmp_path / "home")
    return house_at(tmp_path / "home")


def _ids(house, line_no: int) -> tuple[str, ...]:
    return tuple(one for (one,) in house.ask("select quarantine_id from ops.quarantine where line_no = ?", [line_no]))


def _replay(house, *lines: int, **options):
    ids = tuple(one for line_no in lines for one in _ids(house, line_no))
    return house.run(flow="replay", quarantine_ids=ids, **options)


def _states(house, line_no: int) -> set[str]:
    return {status for (status,) in house.ask("select status from ops.quarantine where line_no = ?", [line_no])}


def _event(house, number: int, columns: str = "fatalities_best"):
    return house.ask(f"select {columns} from core.event where event_id = 'ucdp_ged:{number}'")


def test_as_it_is_a_record_that_still_breaks_the_rule_stays_open(house):
    summary = _replay(house, 4)
    (line,) = summary.files
    assert (line.ledger.read, line.ledger.quarantined, line.ledger.balances) == (1, 1, True)
    assert summary.state is RunState.DONE_WITH_QUARANTINE
    assert _states(house, 4) == {"open"}
    assert _event(house, 2) == []
    assert house.findings() == []


def test_as_it_is_a_record_loads_after_its_rule_is_gone(house, monkeypatch):
    from expectations.suites import load_suite

    def milder(name: str):
        suite = load_suite(name)
        return replace(suite, rules=tuple(rule for rule in suite.rules if rule.code != "best_not_sum_of_parts"))

    monkeypatch.setattr(import_module("flows.pipeline.check"), "load_suite", milder)
    summary = _replay(house, 4, 5)
    (line,) = summary.files
    assert (line.ledger.read, line.ledger.inserted, line.ledger.quarantined) == (2, 1, 1)
    assert (_states(house, 4), _states(house, 5)) == ({"replayed"}, {"open"})
    assert _event(house, 2, "fatalities_best, line_no") == [(60, 4)]
    assert house.ask("select count(*) from core.event") == [(6,)], "the other records are left alone"
    assert house.findings() == []


def test_a_mended_record_loads_and_stays_mended_when_all_is_derived_anew(house):
    _replay(house, 5, mended={"date_end": "2017-10-11"})
    assert _event(house, 3, "date_end::varchar, line_no") == [("2017-10-11", 5)]
    assert _states(house, 5) == {"replayed"}
    summary = house.run(flow="rebuild", source="ucdp_ged")
    assert summary.files[0].ledger.quarantined == 3
    assert _event(house, 3, "date_end::varchar") == [("2017-10-11",)]
    assert _states(house, 5) == {"replayed"}
    assert house.findings() == []


def test_a_record_may_be_mended_one_column_after_the_other(house):
    summary = _replay(house, 6, mended={"best": "6"})
    assert summary.files[0].ledger.quarantined == 1
    assert _event(house, 4) == []
    _replay(house, 6, mended={"date_end": "2017-10-11"})
    assert _event(house, 4, "fatalities_best, date_end::varchar") == [(6, "2017-10-11")]
    assert _states(house, 6) == {"replayed"}
    house.run(flow="rebuild", source="ucdp_ged")
    assert _event(house, 4, "fatalities_best, date_end::varchar") == [(6, "2017-10-11")]
    assert house.findings() == []


def test_a_record_mended_badly_stays_open_and_can_be_mended_again(house):
    _replay(house, 5, mended={"date_end": "never"})
    assert _event(house, 3) == []
    assert house.ask("select code, value, status from ops.quarantine where line_no = 5 order by code") == [
        ("dates_reversed", "date_end=2017-10-10, date_start=2017-10-11", "open"),
        ("not_a_date", "never", "open"),
    ]
    _replay(house, 5, mended={"date_end": "2017-10-11"})
    assert _event(house, 3, "date_end::varchar") == [("2017-10-11",)]
    assert _states(house, 5) == {"replayed"}


@pytest.mark.parametrize("mended", [{"no_such_column": "1"}, {"record_id": "x"}, {"line_no": "3"}])
def test_a_column_that_cannot_be_set_is_a_mistake_of_the_one_who_asks(house, mended):
    before = _states(house, 5)
    with pytest.raises(UsageError, match="has no column") as caught:
        _replay(house, 5, mended=mended)
    assert caught.value.next_step == "dateline tables source.ucdp_ged"
    assert _states(house, 5) == before
    assert house.ask("select count(*) from ops.quarantine where mended is not null") == [(0,)]


def test_a_record_that_could_not_be_read_stays_as_it_is(house):
    summary = _replay(house, 10, mended={"best": "6"})
    assert (summary.files[0].ledger.read, summary.files[0].ledger.quarantined) == (1, 1)
    assert _states(house, 10) == {"open"}


def test_a_record_replayed_after_a_later_release_does_not_overrule_it(house, tmp_path, csv_text, ged_row):
    later = tmp_path / "ged191.csv"
    rows = [ged_row(id=number) for number in range(9)]
    rows[3] |= {"deaths_b": 3, "best": 7, "high": 9}
    rows.append(ged_row(id=100, date_start="2018-01-05", date_end="2018-01-05", year=2018))
    later.write_text(csv_text(rows), encoding="utf-8")
    house.ingest(later)
    assert _event(house, 3) == [(7,)]
    _replay(house, 5, mended={"date_end": "2017-10-11"})
    assert _event(house, 3) == [(7,)]
    versions = house.ask(
        "select version_no, best, release_label from source.ucdp_ged join core.record_version using (record_id, version_no) "
        "where record_id = 'ucdp_ged:3' order by version_no"
    )
    assert versions == [(1, 6, "18.1"), (2, 7, "19.1")]
    assert house.findings() == []


def test_a_dismissed_record_stays_dismissed(house, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    assert cli("quarantine", "dismiss", *_ids(house, 5), "--reason", "a test row").code == 0
    assert _states(house, 5) == {"dismissed"}
    house.run(flow="rebuild", source="ucdp_ged")
    assert _states(house, 5) == {"dismissed"}
    with pytest.raises(UsageError, match="open"):
        _replay(house, 5)
    assert house.findings() == []
