"""Two real exports of ACLED, of 2020 and of 2022: every row is accounted for, none is rejected, none warned of.

They are not part of the project and may not be: without them there is nothing to ask.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROWS = {"indonesia_old_format.csv": 5_143, "world_sample_2022_new_format.csv": 9_000}


@pytest.fixture(scope="module")
def loaded(house_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = Path(__file__).parents[3] / "shared" / "data" / "events" / "acled"
    if not folder.is_dir():
        pytest.skip("the real exports (../shared/data/events/acled) are not present")
    house = house_at(tmp_path_factory.mktemp("acled"))
    return house, folder, house.ingest(folder)


def test_every_row_is_loaded(loaded: Any) -> None:
    house, _, summary = loaded
    assert {Path(line.path).name: (line.source, line.ledger.read, line.ledger.inserted) for line in summary.files} == {
        name: ("acled", rows, rows) for name, rows in ROWS.items()
    }
    assert house.ask("select count(*) from core.event where country_iso3 is null or priogrid_gid is null") == [(0,)]
    assert house.ask("select count(*) from ops.quarantine") == [(0,)]
    assert house.findings() == []


def test_no_rule_of_its_own_is_broken(loaded: Any) -> None:
    house, *_ = loaded
    assert (
        house.ask("select suite, code, unexpected_count, error from ops.validation where suite <> 'file' and not success") == []
    )
    assert house.ask("select count(*) from ops.validation where success is null") == [(0,)]


def test_deaths_are_those_of_the_files(loaded: Any) -> None:
    house, *_ = loaded
    assert house.ask("select sum(fatalities_best), count(fatalities_low) from core.event") == [(684 + 4_568, 0)]


def test_kinds_of_actors_are_words_in_both(loaded: Any) -> None:
    house, *_ = loaded
    assert house.ask(
        "select count(*) from source.acled where regexp_matches(inter1 || coalesce(inter2, '') || interaction, '[0-9]')"
    ) == [(0,)]
    assert house.ask("select count(distinct interaction) from source.acled") == [(39 + 2,)]


def test_a_second_run_changes_nothing(loaded: Any) -> None:
    house, folder, _ = loaded
    before = house.ask("select * from core.record_version order by all")
    assert {line.state for line in house.ingest(folder).files} == {"skipped"}
    assert house.ask("select * from core.record_version order by all") == before
