"""GDELT 1.0: events of a day, and of the archives of before, beside those of 2.0."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.sources.gdelt import SOURCE as LATER
from flows.sources.gdelt_v1 import SOURCE
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

FOUND = {"sqldate": "20131019", "monthyear": "201310", "year": "2013", "dateadded": "20131019"}
LAST_YEAR = {"sqldate": "20121019", "monthyear": "201210", "year": "2012", "dateadded": "20131019"}
LONG_AGO = {"sqldate": "20120204", "monthyear": "201202", "year": "2012", "dateadded": "20130203"}


def daily_lacks(column: str) -> bool:
    return column.endswith("_adm2code")


def archive_lacks(column: str) -> bool:
    return daily_lacks(column) or column == "sourceurl"


def test_columns_it_names_are_those_of_its_contract() -> None:
    with duckdb.connect() as con:
        migrate(con)
        contract = read_catalogue(con)["source.gdelt_v1"]
    daily, archive = SOURCE.layouts
    assert daily.columns == tuple(name for name in contract.column_names if name not in contract.key)
    assert (len(daily.columns), len(archive.columns)) == (58, 57)
    assert set(daily.columns) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance
    assert SOURCE.event is not None
    assert LATER.event is not None
    assert set(LATER.event) - set(SOURCE.event) == {"admin2"}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("20131019.export.CSV", "20131019"),
        ("201303.csv", "201303"),
        ("1979.csv", "1979"),
        ("20131019081500.export.CSV", None),
        ("events.csv", None),
    ],
)
def test_names_of_files(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def test_a_day_has_flags_and_an_archive_has_none(house: Any, gdelt: Any) -> None:
    files = house.ingest(
        gdelt.events(
            "20131019.export.CSV",
            {"globaleventid": "1", **FOUND},
            {"globaleventid": "2", **FOUND, "nummentions": "9"},
            {"globaleventid": "3", **LAST_YEAR},
            without=daily_lacks,
        ),
        gdelt.events(
            "201202.csv", {"globaleventid": "4", **LONG_AGO}, {"globaleventid": "5", **LONG_AGO}, without=archive_lacks
        ),
    ).files
    assert [(line.source, line.ledger.read, line.ledger.inserted) for line in files] == [("gdelt_v1", 3, 3), ("gdelt_v1", 2, 2)]
    assert house.ask("select event_id, date_start, date_prec, flags, admin1 from core.event order by 1") == [
        ("gdelt_v1:1", date(2013, 10, 19), 1, ["content_duplicate"], "SY04"),
        ("gdelt_v1:2", date(2013, 10, 19), 1, ["content_duplicate"], "SY04"),
        ("gdelt_v1:3", date(2012, 10, 19), 5, ["date_artefact"], "SY04"),
        ("gdelt_v1:4", date(2012, 2, 4), None, None, "SY04"),
        ("gdelt_v1:5", date(2012, 2, 4), None, None, "SY04"),
    ]
    assert house.ask("select event_id, published_on from core.event_citation order by 1") == [
        (f"gdelt_v1:{number}", date(2013, 10, 19)) for number in (1, 2, 3)
    ]
    assert house.ask("select code from ops.validation where suite like 'gdelt%' and not success") == []
    assert house.findings() == []


def test_numbers_of_both_versions_are_numbers_of_two_events_and_twins_are_sought_in_one(house: Any, gdelt: Any) -> None:
    of_day = {"dateadded": "20171019"}
    house.ingest(
        gdelt.events("20171019081500.export.CSV", {"globaleventid": "1"}),
        gdelt.events("20171019.export.CSV", {"globaleventid": "1", **of_day}, without=daily_lacks),
        gdelt.mentions("20171019081500.mentions.CSV", {"globaleventid": "1"}),
    )
    assert house.ask("select event_id, flags from core.event order by 1") == [("gdelt:1", None), ("gdelt_v1:1", None)]
    assert house.ask("select event_id, count(*) from core.event_citation group by 1 order by 1") == [
        ("gdelt:1", 2), ("gdelt_v1:1", 1),
    ]  # fmt: skip
    assert house.findings() == []


@pytest.mark.parametrize(
    ("without", "source"), [(daily_lacks, "gdelt_v1"), (lambda column: False, "gdelt")], ids=["1.0", "2.0"]
)
def test_given_a_header_each_is_told_from_the_other(house: Any, gdelt: Any, tmp_path: Path, without: Any, source: str) -> None:
    added = {"dateadded": "20171019"} if source == "gdelt_v1" else {}
    plain = gdelt.events("plain.CSV", *({"globaleventid": str(number), **added} for number in range(3)), without=without)
    columns = (SOURCE if source == "gdelt_v1" else LATER).layouts[0].columns
    headed = tmp_path / "headed.tsv"
    headed.write_text("\t".join(columns) + "\n" + plain.read_text(encoding="utf-8"), encoding="utf-8")
    (line,) = house.ingest(headed).files
    assert (line.source, line.ledger.inserted) == (source, 3)
