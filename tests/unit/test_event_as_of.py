"""Events as they stood: on a day, and in a release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

EVENT = "event_id, fatalities_best"


@pytest.fixture
def two_releases(ingest: Any, tmp_path: Path, ged_row: Any, csv_text: Any) -> None:
    """18.1 has events 0 to 19; 19.1 kills one more in 3, adds 20, and has 4 no longer. Both end on other days."""
    first = [ged_row(id=number) for number in range(20)]
    last_day = {"date_start": "2018-03-01", "date_end": "2018-03-01", "year": 2018}
    second = [ged_row(id=3, deaths_civilians=4, best=7, high=9), *(first[i] for i in range(20) if i not in (3, 4))]
    (tmp_path / "ged181.csv").write_text(csv_text(first), encoding="utf-8")
    (tmp_path / "ged191.csv").write_text(csv_text([*second, ged_row(id=20, **last_day)]), encoding="utf-8")
    ingest(tmp_path / "ged191.csv", tmp_path / "ged181.csv")


@pytest.mark.usefixtures("two_releases")
def test_the_present_is_what_core_event_holds(ask: Any) -> None:
    now = ask("select * from core.event order by event_id")
    assert len(now) == 20
    assert ask("select * from mart.event_as_of('2019-12-31') order by event_id") == now
    assert ask("select * from mart.event_in_release('ucdp_ged', '19.1') order by event_id") == now


@pytest.mark.usefixtures("two_releases")
@pytest.mark.parametrize("then", ["event_as_of('2018-12-31')", "event_in_release('ucdp_ged', '18.1')"])
def test_the_past_has_the_figures_of_then_and_what_was_withdrawn_since(ask: Any, then: str) -> None:
    found = dict(ask(f"select {EVENT} from mart.{then}"))
    assert sorted(found) == sorted(f"ucdp_ged:{number}" for number in range(20))
    assert set(found.values()) == {6}
    assert ask(f"select version_no, release_label from mart.{then} join core.record_version using (record_id, version_no)"
               " group by all") == [(1, "18.1")]  # fmt: skip


@pytest.mark.usefixtures("two_releases")
def test_before_the_first_release_and_in_one_that_is_not_loaded_there_is_nothing(ask: Any) -> None:
    assert ask("select count(*) from mart.event_as_of('2016-01-01')") == [(0,)]
    assert ask("select count(*) from mart.event_in_release('ucdp_ged', '17.1')") == [(0,)]
    assert ask("select count(*) from mart.event_in_release('acled', '19.1')") == [(0,)]


@pytest.mark.usefixtures("two_releases")
def test_a_rebuild_keeps_the_past(ask: Any, house: Any) -> None:
    past = ask("select * from core.event_past order by event_id")
    assert [row[0] for row in past] == ["ucdp_ged:3", "ucdp_ged:4"]
    house.run(flow="rebuild", source="ucdp_ged")
    assert ask("select * from core.event_past order by event_id") == past
