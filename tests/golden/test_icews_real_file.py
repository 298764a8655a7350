"""A real file of ICEWS, two days of June 2018: every row is accounted for, and the pairs are flagged.

It is not part of the project and may not be: without it there is nothing to ask.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NAME = "events.2018.sample.tab"
ROWS = 3_705
MIRRORED = 1_007


@pytest.fixture(scope="module")
def loaded(house_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = Path(__file__).parents[3] / "shared" / "data" / "events" / "icews" / NAME
    if not path.is_file():
        pytest.skip("the real file (../shared/data/events/icews) is not present")
    house = house_at(tmp_path_factory.mktemp("icews"))
    return house, path, house.ingest(path)


def test_every_row_is_loaded(loaded: Any) -> None:
    house, _, summary = loaded
    (line,) = summary.files
    assert (line.source, line.ledger.read, line.ledger.inserted) == ("icews", ROWS, ROWS)
    assert house.ask("select count(*) from ops.quarantine") == [(0,)]
    assert house.ask("select count(*) from ops.drift") == [(0,)]
    assert house.findings() == []


def test_only_what_happened_nowhere_is_warned_of(loaded: Any) -> None:
    house, *_ = loaded
    assert house.ask("select code, unexpected_count from ops.validation where not success order by code") == [
        ("coordinates_missing", 2),
        ("country_iso3_missing", 2),
    ]
    assert house.ask("select count(*) from core.event where country_iso3 is null and latitude is not null") == [(0,)]


def test_codes_keep_their_zeros(loaded: Any) -> None:
    house, *_ = loaded
    assert house.ask(
        "select code, count(*) from core.event where code in ('010', '10', '0871') group by code order by code"
    ) == [
        ("010", 528),
        ("0871", 2),
    ]


def test_a_quarter_of_the_rows_mirror_another(loaded: Any) -> None:
    house, *_ = loaded
    assert house.ask("select count(*) from core.event where list_contains(flags, 'mirrored')") == [(MIRRORED,)]
    assert house.ask(
        """
        select count(distinct this.record_id) from source.icews as this inner join source.icews as other
            on this.event_date = other.event_date and this.story_id = other.story_id and this.cameo_code = other.cameo_code
            and this.source_name = other.target_name and this.target_name = other.source_name
        """
    ) == [(MIRRORED,)]


def test_cut_in_two_it_says_the_same(loaded: Any, house_at: Any, tmp_path: Path) -> None:
    """Rows dealt by turns, so that pairs are torn apart."""
    whole, path, _ = loaded
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    house = house_at(tmp_path / "home")
    for number in (0, 1):
        part = tmp_path / f"part{number}.tab"
        part.write_text(header + "".join(rows[number::2]), encoding="utf-8")
        house.ingest(part)
    told = "select * exclude (file_id, line_no) from core.event order by all"
    assert house.ask(told) == whole.ask(told)


def test_a_second_run_changes_nothing(loaded: Any) -> None:
    house, path, _ = loaded
    before = house.ask("select * from core.record_version order by all")
    assert {line.state for line in house.ingest(path).files} == {"skipped"}
    assert house.ask("select * from core.record_version order by all") == before
