"""Four quarters of an hour of GDELT, of February 2015: every row is accounted for, and odd ones are flagged as measured.

The files are not part of the project: without them there is nothing to ask.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

EVENTS = {"20150218230000": 2_271, "20150218231500": 2_102, "20150218233000": 2_084, "20150218234500": 2_252}
MENTIONS = {"20150218230000": 8_462, "20150218231500": 8_857, "20150218233000": 9_709, "20150218234500": 10_180}
OF_THESE_EVENTS = 15_438

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "events" / "gdelt"
STATE = [
    "select * exclude (file_id, line_no) from core.event order by all",
    "select * exclude (file_id) from core.event_citation order by all",
    "select * from core.publication_name order by all",
]


@pytest.fixture(scope="module")
def loaded(house_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not FOLDER.is_dir():
        pytest.skip("the real files (../shared/data/events/gdelt) are not present")
    house = house_at(tmp_path_factory.mktemp("gdelt"))
    return house, house.ingest(FOLDER)


def test_every_row_is_loaded(loaded: Any) -> None:
    house, summary = loaded
    told = {Path(line.path).name: (line.source, line.ledger.read, line.ledger.inserted) for line in summary.files}
    assert told == {
        **{f"{slot}.export.CSV": ("gdelt", rows, rows) for slot, rows in EVENTS.items()},
        **{f"{slot}.mentions.CSV": ("gdelt_mention", rows, rows) for slot, rows in MENTIONS.items()},
    }
    assert house.ask("select count(*) from ops.quarantine") == [(0,)]
    assert house.findings() == []


def test_only_events_without_a_place_or_its_point_are_warned_of(loaded: Any) -> None:
    house, _ = loaded
    assert house.ask("select code, sum(unexpected_count) from ops.validation where not success group by 1 order by 1") == [
        ("country_iso3_missing", 212),
        ("place_without_point", 4),
    ]
    assert house.ask("select count(*) from ops.validation where success is null") == [(0,)]
    assert house.ask(
        "select count(*) from core.event inner join source.gdelt using (record_id) "
        "where country_iso3 is null and actiongeo_countrycode is not null"
    ) == [(0,)]


def test_artefacts_and_duplicates_are_those_counted_beside(loaded: Any) -> None:
    house, _ = loaded
    assert house.ask(
        """
        select count(*) filter (list_contains(flags, 'date_artefact')),
            count(*) filter (list_contains(flags, 'content_duplicate'))
        from core.event
        """
    ) == [(145, 1_100)]
    assert house.ask("select date_prec, count(*) from core.event group by 1 order by 1") == [
        (1, 8_398), (3, 122), (4, 44), (5, 143), (None, 2),
    ]  # fmt: skip
    assert house.ask("select where_prec, count(*) from core.event group by 1 order by 1") == [
        (1, 4_943), (4, 1_507), (6, 2_047), (None, 212),
    ]  # fmt: skip


def test_every_event_is_cited_by_its_row_and_by_its_mentions(loaded: Any) -> None:
    house, _ = loaded
    assert house.ask(
        "select count(*) filter (file_id is null), count(*) filter (file_id is not null), count(*) filter (citation_no = 1) "
        "from core.event_citation"
    ) == [(8_709, OF_THESE_EVENTS, 8_709)]
    assert house.ask("select count(*) from core.event_citation where publication_id is null") == [(0,)]
    assert house.ask("select count(*) from source.gdelt_mention") == [(sum(MENTIONS.values()),)]


def test_file_by_file_and_last_first_it_says_the_same(loaded: Any, house_at: Any, tmp_path: Path) -> None:
    whole, _ = loaded
    house = house_at(tmp_path / "home")
    for path in sorted(FOLDER.glob("*.CSV"), reverse=True):
        house.ingest(path)
    assert [house.ask(sql) for sql in STATE] == [whole.ask(sql) for sql in STATE]
    assert house.findings() == []


def test_a_second_run_changes_nothing(loaded: Any) -> None:
    house, _ = loaded
    before = house.ask("select * from core.record_version order by all")
    assert {line.state for line in house.ingest(FOLDER).files} == {"skipped"}
    assert house.ask("select * from core.record_version order by all") == before
