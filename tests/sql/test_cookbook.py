"""Every question of the cookbook runs with its defaults and gives the answer that fixtures/small_warehouse.sql adds up to."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import expressions as exp

from warehouse.scripts import scripts

COOKBOOK = scripts("queries")
HEADER = re.compile(r"^-- (?P<key>title|question|param): (?P<value>.+)$", re.MULTILINE)
PARAM = re.compile(r"(?P<name>[a-z_]+) = (?P<default>.+?) -- (?P<meaning>.+)")

JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER = (date(2017, month, 1) for month in range(6, 11))
WITH_HELP = "Government of Syria; Tribal militia; Air force"
OCTOBER_10 = date(2017, 10, 10)
AT_RAQQA = ("Ar Raqqah", "Ar Raqqah town", "name", 0.0)

# question -> the columns looked at, and the rows.
ANSWERS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "01_deaths_by_month": (
        "month events deaths_low deaths_best deaths_high deaths_civilians",
        [
            (JUNE, 2, 13, 15, 22, 10),
            (JULY, 1, 4, 4, 4, 4),
            (AUGUST, 4, 41, 41, 61, 3),
            (SEPTEMBER, 1, 6, 9, 12, 9),
            (OCTOBER, 2, 16, 15, 23, 6),
        ],
    ),
    "02_who_killed_civilians": (
        "killed side_a side_b events deaths_civilians percent_of_civilians",
        [
            ("in fighting between groups", "IS", "SDF", 5, 27, 84.4),
            ("on purpose, by side A", "IS", "Civilians", 1, 4, 12.5),
            ("in fighting with a state", WITH_HELP, "IS", 1, 1, 3.1),
        ],
    ),
    "03_deadliest_events": (
        "event_id fatalities_best publications file_path line_no",
        [
            ("ucdp_ged:7", 30, ["SOHR"], "ged_1.csv", 8),
            ("ucdp_ged:2", 10, ["Airwars", "SOHR"], "ged_1.csv", 3),
            ("ucdp_ged:11", 9, ["Levant Wire"], "ged_2.csv", 11),
            ("ucdp_ged:4", 9, ["SANA"], "ged_1.csv", 5),
            ("ucdp_ged:8", 9, ["Airwars"], "ged_2.csv", 9),
            ("ucdp_ged:12", 6, ["Airwars", "Levant Wire"], "ged_2.csv", 14),
            ("ucdp_ged:1", 5, ["SOHR"], "ged_1.csv", 2),
            ("ucdp_ged:3", 4, ["SOHR"], "ged_1.csv", 4),
            ("ucdp_ged:5", 1, ["Airwars"], "ged_1.csv", 6),
            ("ucdp_ged:6", 1, ["Airwars"], "ged_1.csv", 7),
        ],
    ),
    "04_single_source": (
        "rests_on events percent_of_events deaths_best deaths_civilians",
        [
            ("Airwars", 3, 30.0, 11, 11),
            ("SOHR", 3, 30.0, 39, 4),
            ("(several)", 2, 20.0, 16, 16),
            ("Levant Wire", 1, 10.0, 9, 0),
            ("SANA", 1, 10.0, 9, 1),
        ],
    ),
    "05_outlets_relied_on": (
        "publication citations events percent_of_citations concentration",
        [
            ("Airwars", 5, 5, 38.5, 0.325),
            ("SOHR", 5, 4, 38.5, 0.325),
            ("Levant Wire", 2, 2, 15.4, 0.325),
            ("SANA", 1, 1, 7.7, 0.325),
        ],
    ),
    "06_imprecise_events": (
        "time_known_to place_known_to events deaths_best percent_of_deaths",
        [
            ("day", "place or 25 km", 8, 44, 52.4),
            ("week", "place or 25 km", 1, 10, 11.9),
            ("month or worse", "governorate or worse", 1, 30, 35.7),
        ],
    ),
    "07_release_changes": (
        "release covers_until added corrected withdrawn deaths_added deaths_corrected deaths_withdrawn",
        [
            ("1", date(2017, 9, 30), 10, 0, 0, 81, 0, 0),
            ("2", date(2017, 12, 31), 2, 1, 1, 15, 3, -10),
        ],
    ),
    "08_revised_figures": (
        "source_event_id change before after release line_no",
        [
            ("9", "withdrawn", "10 (10-10)", None, "2", None),
            ("8", "corrected", "6 (6-6)", "9 (6-12)", "2", 9),
        ],
    ),
    "09_deadliest_cells": (
        "priogrid_gid centre_latitude centre_longitude most_named_place events deaths_best deaths_civilians",
        [
            (181159, 35.75, 39.25, "Ar Raqqah town", 8, 45, 31),
            (181160, 35.75, 39.75, "Madan town", 1, 9, 1),
            (180441, 35.25, 40.25, "Deir ez Zor town", 1, 5, 0),
        ],
    ),
    "10_printed_and_recorded": (
        "day what who text sentences_naming_it deaths_best line_no",
        [
            (date(2017, 10, 9), "recorded", "IS - SDF", "Ar Raqqah town", None, 9, 11),
            (date(2017, 10, 10), "printed", "Levant Wire", "Strike kills six in Raqqa", 1, None, 1),
            (date(2017, 10, 10), "recorded", "IS - SDF", "Ar Raqqah town", None, 6, 14),
            (date(2017, 10, 12), "printed", "(unknown)", "Buses left Ar-Raqqah.", 1, None, 1),
            (date(2017, 10, 14), "printed", "Euphrates Herald", "On Raqa", 1, None, 5),
        ],
    ),
    "11_taken_out": (
        "publication kind reason raw_text taken_from",
        [
            ("Levant Wire", "title", "first_line", "Strike kills six in Raqqa", 0),
            ("Levant Wire", "byline", "by", "By N. Haddow", 0),
            ("Levant Wire", "caption", "run_in", "A square", 20),
            ("Levant Wire", "boilerplate", "page_foot", "Leave comments", 58),
        ],
    ),
    "12_uncertain_dates": (
        "published_on published_prec published_from publication title file_path line_no",
        [
            (date(2017, 10, 12), "inferred", "two days ago", None, None, "reports/buses.txt", 1),
            (None, "unknown", None, "Euphrates Herald", "From the wires", "reports/more.csv", 3),
        ],
    ),
    "13_quarantine": (
        "code column_name value file_path line_no begins",
        [("best_is_sum", "best", "99", "ged_2.csv", 12, "14,…"), ("field_count", None, None, "ged_2.csv", 13, "a,b,c")],
    ),
    "14_freshness": (
        "source last_day_covered current_rows lines_in_quarantine files_loaded",
        [
            ("article_text", date(2017, 10, 12), 2, 0, 2),
            ("article_table", date(2017, 10, 22), 5, 0, 2),
            ("ucdp_ged", date(2017, 12, 31), 11, 2, 2),
        ],
    ),
    "15_outlets_in_both": (
        "name kind articles first_article events deaths_best first_event last_event",
        [
            ("Airwars", "ngo", 1, date(2017, 10, 11), 5, 27, date(2017, 6, 30), date(2017, 10, 10)),
            ("Levant Wire", "wire", 1, date(2017, 10, 10), 2, 15, date(2017, 10, 9), date(2017, 10, 10)),
        ],
    ),
    "16_events_near": (
        "distance_km event_id fatalities_best",
        [
            (0.1, f"ucdp_ged:{number}", best)
            for number, best in ((1, 5), (2, 10), (3, 4), (5, 1), (6, 1), (8, 9), (11, 9), (12, 6))
        ],
    ),
    "17_look_alikes": (
        "date_start place_text fatalities_best alike different_publications event_ids",
        [(date(2017, 8, 20), "Ar Raqqah town", 1, 2, 1, ["ucdp_ged:5", "ucdp_ged:6"])],
    ),
    "18_same_text": (
        "copies publications printed_first earliest_day places",
        [
            (
                2,
                ["Euphrates Herald", "Levant Wire"],
                ["Levant Wire"],
                date(2017, 10, 10),
                ["reports/more.csv:3", "reports/strike.txt:1"],
            )
        ],
    ),
    "19_range_of_estimates": (
        "spread in_order line_no",
        [
            (20, True, 8),
            (8, True, 14),
            (7, True, 3),
            (6, True, 9),
            (2, True, 2),
            (0, True, 4),
            (0, True, 5),
            (0, True, 6),
            (0, True, 7),
            (-1, False, 11),
        ],
    ),
    "20_one_vocabulary": (
        "plover_event quad_class dataset_id events deaths_best own_codes",
        [("ASSAULT", "material conflict", "ucdp_ged", 2, 15, ["Non-state conflict"])],
    ),
    "21_what_a_type_holds": (
        "scheme code label relation events source",
        [
            ("ucdp_type_of_violence", "2", "Non-state conflict", "broader", 8, "Dateline"),
            ("ucdp_type_of_violence", "1", "State-based conflict", "broader", 2, "Dateline"),
            ("ucdp_type_of_violence", "3", "One-sided violence", "broader", 1, "Dateline"),
        ],
    ),
    "22_one_group": (
        "dataset_id actor called events first_event last_event deaths_low deaths_best deaths_high",
        [("ucdp_ged", "Islamic State", ["IS"], 11, date(2017, 6, 10), date(2017, 10, 10), 85, 89, 127)],
    ),
    "23_at_a_place": (
        "date_start dataset_id place place_text place_by place_km fatalities_best event_id file_path line_no",
        [
            (date(2017, 10, 9), "ucdp_ged", *AT_RAQQA, 9, "ucdp_ged:11", "ged_2.csv", 11),
            (date(2017, 10, 10), "ucdp_ged", *AT_RAQQA, 6, "ucdp_ged:12", "ged_2.csv", 14),
        ],
    ),
    "24_places_called": (
        "geonameid name country_iso3 population articles events datasets",
        [(172955, "Ar Raqqah", "SYR", 531952, 3, 8, ["ucdp_ged"])],
    ),
    "25_who_said_what": (
        "published_on publication speaker speaker_role speaker_actor via polarity said file_path line_no",
        [
            (
                date(2017, 10, 21),
                "Harbour Gazette",
                "the Syrian army",
                None,
                "Government of Syria",
                "SANA",
                "asserted",
                "Nine people died in Raqqa on October 10",
                "reports/later.csv",
                2,
            ),
            (
                date(2017, 10, 22),
                "Northgate Review",
                "a doctor",
                "doctor",
                None,
                None,
                "asserted",
                "At least seven people died in Raqqa on October 10",
                "reports/later.csv",
                3,
            ),
        ],
    ),
    "26_denials": (
        "speaker speaker_actor said sentence publications origins first_published_on line_no",
        [
            (
                "Ali Darwish",
                "Government of Syria",
                '"We did not fire,"',
                '"We did not fire," said General Ali Darwish.',
                ["Harbour Gazette"],
                1,
                date(2017, 10, 21),
                2,
            )
        ],
    ),
    "27_figures_that_disagree": (
        "metric population place as_of lowest highest dated one_each publications origins said",
        [
            (
                "killed",
                None,
                "Ar Raqqah",
                date(2017, 10, 10),
                6,
                9,
                2,
                True,
                3,
                3,
                [
                    "Six, in Levant Wire (reports/strike.txt:1)",
                    "At least seven people, says a doctor, in Northgate Review (reports/later.csv:3)",
                    "Nine people, says the Syrian army, in Harbour Gazette (reports/later.csv:2)",
                ],
            )
        ],
    ),
    "28_who_cites_whom": (
        "publication cited citations origins first_published_on last_published_on first_example line_no",
        [
            (
                "Harbour Gazette",
                "SANA",
                1,
                1,
                date(2017, 10, 21),
                date(2017, 10, 21),
                "Nine people died in Raqqa on October 10, the Syrian army told SANA.",
                2,
            ),
            (
                "Northgate Review",
                "PressTV",
                1,
                1,
                date(2017, 10, 22),
                date(2017, 10, 22),
                "Shells may have hit Islah al-Husseineh, PressTV reported.",
                3,
            ),
        ],
    ),
    "29_unresolved_places": (
        "place mentions articles sentence line_no",
        [("Islah al-Husseineh", 1, 1, "Shells may have hit Islah al-Husseineh, PressTV reported.", 3)],
    ),
    "30_persons_by_role": (
        "name roles acts_for articles claims",
        [("Ali Darwish", ["General"], ["Government of Syria"], 1, 1)],
    ),
    "31_coded_and_recorded": (
        "day plover_event clause recipient deaths_printed publication recorded_events deaths_recorded event_ids line_no",
        [
            (
                date(2017, 10, 10),
                "ASSAULT",
                "Nine people died in Raqqa on October 10",
                "Nine people",
                9,
                "Harbour Gazette",
                1,
                6,
                ["ucdp_ged:12"],
                2,
            )
        ],
    ),
    "32_figures_one_by_one": (
        "since as_of day_from figure said_by polarity outlets place",
        [
            (None, OCTOBER_10, "publication", "Six", None, "asserted", ["Levant Wire"], "reports/strike.txt:1"),
            (
                None,
                OCTOBER_10,
                "sentence",
                "At least seven people",
                "a doctor",
                "asserted",
                ["Northgate Review"],
                "reports/later.csv:3",
            ),
            (
                None,
                OCTOBER_10,
                "event",
                "Nine people",
                "the Syrian army",
                "asserted",
                ["Harbour Gazette"],
                "reports/later.csv:2",
            ),
        ],
    ),
    "33_who_printed_it": (
        "published_on printed_by agency relation taken_from percent_taken title file_path line_no",
        [
            (OCTOBER_10, "Levant Wire", None, "original", None, None, "Strike kills six in Raqqa", "reports/strike.txt", 1),
            (date(2017, 10, 11), "Airwars", None, "original", None, None, "A quiet day", "reports/more.csv", 2),
            (date(2017, 10, 12), "(unknown)", None, "original", None, None, None, "reports/buses.txt", 1),
            (date(2017, 10, 14), "Euphrates Herald", None, "original", None, None, "On Raqa", "reports/more.csv", 5),
            (date(2017, 10, 21), "Harbour Gazette", None, "original", None, None, "Nine dead", "reports/later.csv", 2),
            (date(2017, 10, 22), "Northgate Review", None, "original", None, None, "How many?", "reports/later.csv", 3),
            (None, "Euphrates Herald", None, "copy", "Levant Wire", 100, "From the wires", "reports/more.csv", 3),
        ],
    ),
    "34_printed_most": (
        "documents outlets publications first_printed_by first_printed_on title copies reworked places",
        [
            (
                2,
                2,
                ["Euphrates Herald", "Levant Wire"],
                "Levant Wire",
                date(2017, 10, 10),
                "Strike kills six in Raqqa",
                1,
                0,
                ["reports/more.csv:3", "reports/strike.txt:1"],
            )
        ],
    ),
    "35_who_copies_whom": (
        "printed_by printed_before_by articles copies excerpts updates rewrites percent_taken place",
        [("Euphrates Herald", "Levant Wire", 1, 1, 0, 0, 0, 100.0, "reports/more.csv:3")],
    ),
    "36_independent_origins": (
        "month articles outlets origins articles_that_add_no_source",
        [(OCTOBER, 4, 4, 4, 0), (None, 1, 1, 1, 0)],
    ),
    "37_shared_passages": (
        "words publication_a published_a place_a publication_b published_b place_b one_origin",
        [
            (
                11,
                "levant_wire",
                date(2017, 10, 10),
                "reports/strike.txt:1",
                "euphrates_herald",
                None,
                "reports/more.csv:3",
                True,
            )
        ],
    ),
    "38_told_by_one_origin": (
        "day place types deaths_lowest deaths_highest articles origins publications speakers clause file_path line_no",
        [
            (
                OCTOBER_10,
                "Ar Raqqah",
                None,
                9,
                9,
                1,
                1,
                ["Harbour Gazette"],
                ["the Syrian army"],
                "Nine people died in Raqqa on October 10",
                "reports/later.csv",
                2,
            )
        ],
    ),
    "39_own_and_taken": (
        "publication articles own own_again taken percent_taken passed_on taken_from",
        [
            ("Euphrates Herald", 2, 1, 0, 1, 50.0, 0, ["Levant Wire"]),
            ("(unknown)", 1, 1, 0, 0, 0.0, 0, None),
            ("Airwars", 1, 1, 0, 0, 0.0, 0, None),
            ("Harbour Gazette", 1, 1, 0, 0, 0.0, 0, None),
            ("Levant Wire", 1, 1, 0, 0, 0.0, 1, None),
            ("Northgate Review", 1, 1, 0, 0, 0.0, 0, None),
        ],
    ),
}


def params(name: str) -> dict[str, str]:
    """The parameters of a question with their defaults, as its header gives them."""
    found = {}
    for header in HEADER.finditer(COOKBOOK[name]):
        if header["key"] == "param":
            param = PARAM.fullmatch(header["value"])
            assert param, f"not `name = default -- meaning`: {header['value']}"
            found[param["name"]] = param["default"]
    return found


def ask(con: duckdb.DuckDBPyConnection, name: str, /, **given: str) -> list[dict[str, Any]]:
    """The answer to a question; every parameter goes in as text, as the command line passes it."""
    cursor = con.execute(COOKBOOK[name], {**params(name), **given})
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def test_every_question_has_its_answer_here() -> None:
    assert sorted(ANSWERS) == sorted(COOKBOOK)


@pytest.mark.parametrize("name", COOKBOOK)
def test_a_question_gives_the_right_answer_with_its_defaults(small: duckdb.DuckDBPyConnection, name: str) -> None:
    columns, expected = ANSWERS[name]
    assert [tuple(row[column] for column in columns.split()) for row in ask(small, name)] == expected


@pytest.mark.parametrize("name", COOKBOOK)
def test_the_header_gives_title_question_and_exactly_the_parameters_of_the_query(name: str) -> None:
    headers = [(header["key"], header["value"]) for header in HEADER.finditer(COOKBOOK[name])]
    assert [key for key, _ in headers[:2]] == ["title", "question"]
    assert headers[1][1].endswith("?")
    (statement,) = sqlglot.parse(COOKBOOK[name], dialect="duckdb")
    assert statement is not None
    assert {parameter.name for parameter in statement.find_all(exp.Placeholder)} == set(params(name))


@pytest.mark.parametrize("name", COOKBOOK)
def test_a_question_only_reads(name: str) -> None:
    (statement,) = sqlglot.parse(COOKBOOK[name], dialect="duckdb")
    assert isinstance(statement, exp.Query)
    assert {table.db for table in statement.find_all(exp.Table) if table.db} <= {"core", "mart", "ops"}


def test_parameters_narrow_the_answer(small: duckdb.DuckDBPyConnection) -> None:
    assert [row["events"] for row in ask(small, "01_deaths_by_month", governorate="deir ez zor")] == [1]
    assert [row["month"] for row in ask(small, "01_deaths_by_month", first_day="2017-10-01")] == [OCTOBER]
    assert ask(small, "01_deaths_by_month", dataset="acled") == []
    assert [row["event_id"] for row in ask(small, "03_deadliest_events", at_most="1")] == ["ucdp_ged:7"]
    assert len(ask(small, "16_events_near", km="100")) == 9


def test_a_release_without_a_name_goes_by_its_file(small: duckdb.DuckDBPyConnection) -> None:
    small.execute("update core.record_version set release_label = null")
    small.execute("update ops.source_file set path = '/some/where/' || path")
    assert [row["release"] for row in ask(small, "07_release_changes")] == ["ged_1.csv", "ged_2.csv"]
    assert {row["release"] for row in ask(small, "08_revised_figures")} == {"ged_2.csv"}


def test_datasets_stand_side_by_side_in_one_vocabulary(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(
        """
        insert into core.event by name
        select
            record_id as event_id, record_id, 1 as version_no, 'acled' as dataset_id, 'f1' as file_id, 2 as line_no,
            date '2017-10-10' as date_start, date '2017-10-10' as date_end, 'SYR' as country_iso3, deaths as fatalities_best,
            known.scheme as code_scheme, known.code, known.plover_event, known.quad_class, known.quad_class_scheme
        from (values
            ('acled:1', 'Armed clash', 7), ('acled:2', 'Suicide bomb', 8), ('acled:3', 'Arrests', 0), ('acled:4', 'Other', 0)
        ) as told (record_id, code, deaths)
        inner join core.code as known on known.scheme = 'acled_sub_event_type' and told.code = known.code
        """
    )
    columns = "plover_event quad_class dataset_id events deaths_best own_codes"
    assert [tuple(row[column] for column in columns.split()) for row in ask(small, "20_one_vocabulary")] == [
        ("ASSAULT", "material conflict", "acled", 2, 15, ["Armed clash", "Suicide bomb"]),
        ("ASSAULT", "material conflict", "ucdp_ged", 2, 15, ["Non-state conflict"]),
        ("COERCE", "material conflict", "acled", 1, 0, ["Arrests"]),
        ("(none)", None, "acled", 1, 0, ["Other"]),
    ]
    behind = [
        (row["code"], row["relation"], row["events"]) for row in ask(small, "21_what_a_type_holds", plover_event="COERCE")
    ]
    assert behind == [("Arrests", "broader", 1)]


def test_of_copies_printed_on_one_day_by_an_unknown_publisher_none_is_the_first(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(
        "update core.document set published_on = date '2017-10-10' where text_sha256 in "
        "(select text_sha256 from core.document group by all having count(*) > 1)"
    )
    small.execute("update core.document set publication_id = null where publication_id = 'levant_wire'")
    (row,) = ask(small, "18_same_text")
    assert row["publications"] == row["printed_first"] == ["(unknown)", "Euphrates Herald"]


def test_distance_is_the_great_circle(small: duckdb.DuckDBPyConnection) -> None:
    """Raqqa (35.95 N, 39.01 E) to Madan (35.75 N, 39.61 E): 20 minutes south, 60 east at that latitude: 58.5 km."""
    away = {row["event_id"]: row["distance_km"] for row in ask(small, "16_events_near", longitude="39.01", km="100")}
    assert away["ucdp_ged:1"] == 0
    assert away["ucdp_ged:4"] == pytest.approx(58.5, abs=0.1)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("They left Raqqa.", True),
        ("RAQQAH, Syria", True),
        ("in Raqa’s main hospital", True),
        ("ar-Raqqah", True),
        ("Rakka fell", True),
        ("a ranking officer", False),
        ("Barack spoke", False),
        ("Iraq", False),
    ],
)
def test_raqqa_is_found_in_every_spelling(small: duckdb.DuckDBPyConnection, sentence: str, named: bool) -> None:
    small.execute("update core.sentence set text = ? where document_id = 'd3'", [sentence])
    printed = [row["text"] for row in ask(small, "10_printed_and_recorded") if row["what"] == "printed"]
    assert ("A quiet day" in printed) is named


def test_a_denial_is_one_row_whatever_is_written_with_a_capital(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(
        "insert into core.claim by name select * replace ('c9' as claim_id, upper(text) as text) "
        "from core.claim where claim_id = 'c2'"
    )
    assert len(ask(small, "26_denials")) == 1


def test_a_place_is_found_by_the_spelling_of_an_article(small: duckdb.DuckDBPyConnection) -> None:
    assert ask(small, "24_places_called", name="ar-Rakka") == []
    small.execute(
        "update core.mention set text = 'Ar-Rakka' where kind = 'place' and document_id = 'd6' and geonameid = 172955"
    )
    assert [(row["geonameid"], row["articles"]) for row in ask(small, "24_places_called", name="ar-Rakka")] == [(172955, 3)]


def test_figures_of_copies_are_one_row_and_parts_are_asked_for(small: duckdb.DuckDBPyConnection) -> None:
    assert len(ask(small, "32_figures_one_by_one")) == 3
    small.execute("update core.figure set as_of = '2017-10-10', as_of_by = 'publication' where document_id = 'd4'")
    first, *others = ask(small, "32_figures_one_by_one")
    assert (first["outlets"], first["place"], len(others)) == (["Euphrates Herald", "Levant Wire"], "reports/strike.txt:1", 2)
    small.execute("update core.figure set is_part = true where document_id = 'd7'")
    small.execute("update core.figure set text = 'a child' where document_id = 'd6'")
    assert len(ask(small, "32_figures_one_by_one")) == 1
    assert len(ask(small, "32_figures_one_by_one", parts="true")) == 2


def test_an_agency_of_the_dateline_stands_beside_who_printed_it(small: duckdb.DuckDBPyConnection) -> None:
    change = "update core.document set publication_id = null, dateline = ? where document_id = 'd1'"
    small.execute(change, ["RAQQA, Oct 10 (Levant Wire)"])
    told = {row["title"]: (row["printed_by"], row["agency"], row["taken_from"]) for row in ask(small, "33_who_printed_it")}
    assert told["Strike kills six in Raqqa"] == ("(unknown)", "Levant Wire", None)
    by_its_dateline = "Levant Wire (by its dateline)"
    assert told["From the wires"] == ("Euphrates Herald", None, by_its_dateline)
    assert [row["first_printed_by"] for row in ask(small, "34_printed_most")] == [by_its_dateline]
    assert [row["printed_before_by"] for row in ask(small, "35_who_copies_whom")] == [by_its_dateline]
    small.execute(change, ["AR-RAQQAH (Syria), Oct 10"])
    assert {row["agency"] for row in ask(small, "33_who_printed_it")} == {None}


def test_an_event_that_another_origin_tells_of_is_no_longer_told_by_one_alone(small: duckdb.DuckDBPyConnection) -> None:
    assert len(ask(small, "38_told_by_one_origin")) == 1
    small.execute("""insert into core.event by name
        select * replace ('x' as event_id, 'd7' as document_id, 12 as fatalities_best, null as claim_id)
        from core.event where event_id = 'dateline_text:e1'""")
    assert ask(small, "38_told_by_one_origin") == []
    (both,) = ask(small, "38_told_by_one_origin", origins="2")
    assert (both["deaths_lowest"], both["deaths_highest"], both["articles"], both["origins"]) == (9, 12, 2, 2)
    small.execute("update core.origin set origin_id = 'd6' where document_id = 'd7'")
    assert [(row["articles"], row["origins"]) for row in ask(small, "38_told_by_one_origin")] == [(2, 1)]


def test_what_an_outlet_takes_from_itself_is_not_taken_from_others(small: duckdb.DuckDBPyConnection) -> None:
    herald = "(select publication_id from core.document where document_id = 'd4')"
    small.execute(f"update core.document set publication_id = {herald} where document_id = 'd1'")
    told = {row["publication"]: row for row in ask(small, "39_own_and_taken")}
    assert [told["Euphrates Herald"][name] for name in ("own", "own_again", "taken", "passed_on")] == [2, 1, 0, 0]


@pytest.mark.parametrize(("text", "listed"), [("the village", False), ("village of Hass", True), ("الرقة", True)])
def test_a_place_that_is_only_described_is_no_place_on_no_list(
    small: duckdb.DuckDBPyConnection, text: str, listed: bool
) -> None:
    small.execute("update core.mention set text = ? where text = 'Islah al-Husseineh'", [text])
    assert [row["place"] for row in ask(small, "29_unresolved_places")] == [text] * listed
