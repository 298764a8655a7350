"""UCDP GED: its rows as events with actors and citations, and the names of its releases."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.model.files import Dialect
from flows.samples import samples_path
from flows.sources.readers.delimited import read_delimited
from flows.sources.ucdp_ged import SOURCE
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


def rows(catalogue: dict[str, Table], *given: dict[str, str | None]) -> pl.DataFrame:
    """A typed batch: a plain row for each of the given ones, with its values in place."""
    plain = {
        "id": "1", "year": "2017", "type_of_violence": "1", "date_start": "2017-10-19", "date_end": "2017-10-19",
        "low": "1", "best": "2", "high": "3", "side_a": "Government of Syria", "side_a_new_id": "118",
        "side_b": "IS", "side_b_new_id": "234",
    }  # fmt: skip
    columns = sorted({*plain, *(name for one in given for name in one)})
    frame = pl.DataFrame([{**plain, **one} for one in given], schema=dict.fromkeys(columns, pl.String))
    typed = type_columns(frame.with_row_index("row_no", 1).cast({"row_no": pl.Int64}), catalogue["source.ucdp_ged"])
    assert typed.rejects.is_empty()
    return typed.frame


def event(catalogue: dict[str, Table], **given: str | None) -> dict[str, Any]:
    return rows(catalogue, given).select(**SOURCE.event).row(0, named=True)


def citations(catalogue: dict[str, Table], source_article: str | None) -> list[dict[str, Any]]:
    found = SOURCE.citations(rows(catalogue, {"source_article": source_article}))
    return found.drop("row_no").to_dicts()


def test_what_it_says_of_events_are_columns_of_core_event_in_their_types(catalogue: dict[str, Table]) -> None:
    types = {"DATE": pl.Date, "INTEGER": pl.Int32, "DOUBLE": pl.Float64, "VARCHAR": pl.String}
    expected = {column.name: types[column.type] for column in catalogue["core.event"].columns if column.name in SOURCE.event}
    schema = rows(catalogue, {}).select(**SOURCE.event).schema
    assert dict(schema) == expected
    assert set(schema) == set(SOURCE.event)


def test_columns_it_names_are_columns_of_its_contract(catalogue: dict[str, Table]) -> None:
    contract = set(catalogue["source.ucdp_ged"].column_names)
    assert contract >= SOURCE.signature | SOURCE.required | SOURCE.not_substance | set(SOURCE.renames.values())
    assert not contract & set(SOURCE.renames)


def test_the_country_comes_from_its_number_first(catalogue: dict[str, Table]) -> None:
    assert event(catalogue, country_id="652", iso3="XXX")["country_iso3"] == "SYR"
    assert event(catalogue, country_id=None, iso3="SYR")["country_iso3"] == "SYR"
    assert event(catalogue, country_id="678")["country_iso3"] == "YEM"


def test_sources_that_were_not_counted_are_not_known(catalogue: dict[str, Table]) -> None:
    assert event(catalogue, number_of_sources="-1")["number_of_sources"] is None
    assert event(catalogue, number_of_sources="3")["number_of_sources"] == 3


@pytest.mark.parametrize(
    ("code", "words"), [("1", "State-based conflict"), ("2", "Non-state conflict"), ("3", "One-sided violence")]
)
def test_types_of_violence(catalogue: dict[str, Table], code: str, words: str) -> None:
    assert event(catalogue, type_of_violence=code)["event_type"] == words


def test_the_grid_cell_is_worked_out_where_the_file_has_none(catalogue: dict[str, Table]) -> None:
    point = {"latitude": "34.802462", "longitude": "36.707602"}
    assert event(catalogue, **point)["priogrid_gid"] == 179714
    assert event(catalogue, **point, priogrid_gid="5")["priogrid_gid"] == 5


def test_both_sides_are_actors(catalogue: dict[str, Table]) -> None:
    actors = SOURCE.actors(rows(catalogue, {}, {"side_a_new_id": None, "side_b": None})).sort("row_no", "role")
    assert actors.rows() == [
        (1, "side_a", 1, "ucdp:118", "Government of Syria"),
        (1, "side_b", 1, "ucdp:234", "IS"),
        (2, "side_a", 1, None, "Government of Syria"),
    ]


def test_citations_with_commas_quotes_and_semicolons(catalogue: dict[str, Table]) -> None:
    listed = '"SOHR,2017-10-19,Six dead; "friendly" fire, says source";"Agence France Presse,2017-10-20,Raqqa falls"'
    assert citations(catalogue, listed) == [
        {
            "citation_no": 1,
            "citation_text": 'SOHR,2017-10-19,Six dead; "friendly" fire, says source',
            "office": "SOHR",
            "headline": 'Six dead; "friendly" fire, says source',
            "published_on": date(2017, 10, 19),
        },
        {
            "citation_no": 2,
            "citation_text": "Agence France Presse,2017-10-20,Raqqa falls",
            "office": "Agence France Presse",
            "headline": "Raqqa falls",
            "published_on": date(2017, 10, 20),
        },
    ]


def test_a_headline_that_ends_in_a_quotation(catalogue: dict[str, Table]) -> None:
    both = citations(catalogue, '"A,2016-05-05,War of "brothers of arms"";"B,2016-05-06,Calm"')
    assert [one["headline"] for one in both] == ['War of "brothers of arms"', "Calm"]


def test_an_office_with_a_comma_and_a_headline_of_two_lines(catalogue: dict[str, Table]) -> None:
    (one,) = citations(catalogue, '"Office of the UN, Geneva,2014-08-17,Report\non Ukraine"')
    assert (one["office"], one["headline"], one["published_on"]) == (
        "Office of the UN, Geneva",
        "Report\non Ukraine",
        date(2014, 8, 17),
    )


@pytest.mark.parametrize(
    "text", ["R 1989-03-13; BBC 1989-03-14", "AFP, X 2/3 1994", '"SOHR"', "Human Rights Watch, 1999, p. 3"]
)
def test_a_citation_in_free_text_is_kept_whole(catalogue: dict[str, Table], text: str) -> None:
    (one,) = citations(catalogue, text)
    assert one == {
        "citation_no": 1, "citation_text": text.strip('"'), "office": None, "headline": None, "published_on": None
    }  # fmt: skip


def test_a_headline_that_says_nothing_and_a_day_that_is_none(catalogue: dict[str, Table]) -> None:
    (one,) = citations(catalogue, '"Joint Forces,2018-02-30,-"')
    assert (one["office"], one["headline"], one["published_on"]) == ("Joint Forces", None, None)


def test_no_citation(catalogue: dict[str, Table]) -> None:
    assert citations(catalogue, None) == []
    assert SOURCE.citations(rows(catalogue, {}).clear()).columns == [
        "row_no", "citation_no", "citation_text", "office", "headline", "published_on"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ged221.csv", "22.1"),
        ("ged50.csv", "5.0"),
        ("GEDEvent_v22_1.csv", "22.1"),
        ("GEDEvent_v22_1 (2).csv", "22.1"),
        ("GEDEvent_v24_0_3.csv", "24.0.3"),
        ("GEDEvent_v26_01_26_06.csv", "26.01.26.06"),
        ("ged-22-1.csv", "22.1"),
        ("ged_syria.csv", None),
        ("ged2017.csv", None),
        ("events.csv", None),
    ],
)
def test_the_release_by_the_files_name(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def test_the_samples_give_an_event_and_citations_for_every_row(catalogue: dict[str, Table]) -> None:
    (batch,) = read_delimited(samples_path() / "ucdp" / "ucdp_ged_sample.csv", encoding="utf-8", dialect=Dialect())
    cells = batch.frame.with_row_index("row_no").cast({"row_no": pl.Int64})
    typed = type_columns(cells, catalogue["source.ucdp_ged"]).frame
    assert typed.height > 10
    assert typed.select(**SOURCE.event)["country_iso3"].unique().sort().to_list() == ["IRQ", "SYR"]
    assert set(SOURCE.citations(typed)["row_no"]) == set(typed.filter(pl.col("source_article").is_not_null())["row_no"])
