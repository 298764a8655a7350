"""Every mart gives its rows and the right figures. The figures were added up by hand from fixtures/small_warehouse.sql."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from warehouse.catalogue import read_catalogue
from warehouse.scripts import scripts

MARTS = scripts("marts")


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()


def test_event_ledger_has_one_row_for_each_event_that_stands(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(small, "select event_id from mart.event_ledger order by cast(split_part(event_id, ':', 2) as integer)")
    assert found == [(f"ucdp_ged:{number}",) for number in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12)]


def test_event_ledger_says_what_where_when_who_and_on_which_line(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select release_label, date_start, place_text, admin1, type_of_violence, side_a, side_b, fatalities_low,
        fatalities_best, fatalities_high, deaths_civilians, file_path, line_no
        from mart.event_ledger where event_id = 'ucdp_ged:8'""",
    )
    raqqa = ("Ar Raqqah town", "Ar Raqqah Governorate")
    assert found == [("2", date(2017, 9, 5), *raqqa, 2, "IS", "SDF", 6, 9, 12, 9, "ged_2.csv", 9)]


def test_event_ledger_says_what_the_code_is_in_the_common_vocabulary(small: duckdb.DuckDBPyConnection) -> None:
    columns = "code_scheme, code, plover_event, plover_mode, quad_class, quad_class_scheme"
    found = rows(small, f"select {columns} from mart.event_ledger where event_id = 'ucdp_ged:8'")
    assert found == [("ucdp_type_of_violence", "2", "ASSAULT", None, 4, "plover")]


def test_event_ledger_names_several_actors_of_a_side_in_the_order_of_the_source(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(small, "select side_a, side_b from mart.event_ledger where event_id = 'ucdp_ged:4'")
    assert found == [("Government of Syria; Tribal militia; Air force", "IS")]


@pytest.mark.parametrize(
    ("event", "citations", "publications"),
    [(2, 2, ["Airwars", "SOHR"]), (3, 2, ["SOHR"]), (10, 1, []), (12, 2, ["Airwars", "Levant Wire"])],
)
def test_event_ledger_counts_citations_and_names_each_publication_once(
    small: duckdb.DuckDBPyConnection, event: int, citations: int, publications: list[str]
) -> None:
    found = rows(small, f"select citations, publications from mart.event_ledger where event_id = 'ucdp_ged:{event}'")
    assert found == [(citations, publications)]


def test_event_ledger_keeps_an_event_without_actors_and_citations(small: duckdb.DuckDBPyConnection) -> None:
    small.execute("delete from core.event_actor where event_id = 'ucdp_ged:1'")
    small.execute("delete from core.event_citation where event_id = 'ucdp_ged:1'")
    query = "select side_a, side_b, citations, publications from mart.event_ledger where event_id = 'ucdp_ged:1'"
    assert rows(small, query) == [(None, None, 0, [])]


def test_country_month_counts_an_event_once_in_the_month_it_begins(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select month, events, events_state_based, events_non_state, events_one_sided, events_over_month_end, deaths_low,
        deaths_best, deaths_high, deaths_civilians, deaths_state_based, deaths_non_state, deaths_one_sided
        from mart.country_month where dataset_id = 'ucdp_ged' and country_iso3 = 'SYR' order by month""",
    )
    assert found == [
        (date(2017, 6, 1), 2, 0, 2, 0, 1, 13, 15, 22, 10, 0, 15, 0),
        (date(2017, 7, 1), 1, 0, 0, 1, 0, 4, 4, 4, 4, 0, 0, 4),
        (date(2017, 8, 1), 4, 1, 3, 0, 0, 41, 41, 61, 3, 9, 32, 0),
        (date(2017, 9, 1), 2, 1, 1, 0, 0, 11, 14, 17, 9, 5, 9, 0),
        (date(2017, 10, 1), 2, 0, 2, 0, 0, 16, 15, 23, 6, 0, 15, 0),
    ]


def test_actor_dyad_month_keeps_each_pair_and_type_of_violence_apart(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select type_of_violence, side_a, side_b, events, deaths_low, deaths_best, deaths_high, deaths_a, deaths_b,
        deaths_civilians from mart.actor_dyad_month where month = '2017-08-01' order by all""",
    )
    assert found == [(1, "Government of Syria", "IS", 1, 9, 9, 9, 2, 6, 1), (2, "IS", "SDF", 3, 32, 32, 52, 20, 10, 2)]


def test_revision_log_says_by_how_many_deaths_a_record_changed(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select source_event_id, op, previous_release_label, release_label, changed_columns, low_before, low_after,
        best_before, best_after, high_before, high_after, low_change, best_change, high_change, file_path, line_no
        from mart.revision_log where version_no > 1 order by source_event_id""",
    )
    assert found == [
        ("8", "modify", "1", "2", ["best", "deaths_civilians", "high"], 6, 6, 6, 9, 6, 12, 0, 3, 6, "ged_2.csv", 9),
        ("9", "delete", "1", "2", [], 10, None, 10, None, 10, None, -10, -10, -10, "ged_2.csv", None),
    ]


def test_revision_log_adds_up_to_the_deaths_that_stand(small: duckdb.DuckDBPyConnection) -> None:
    changes = rows(small, "select sum(low_change), sum(best_change), sum(high_change) from mart.revision_log")
    assert changes == rows(small, "select sum(low), sum(best), sum(high) from standing") == [(85, 89, 127)]


def test_revision_log_counts_a_record_that_came_back_as_its_deaths_anew(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(
        """update core.record_version set valid_to = '2018-12-31' where record_id = 'ucdp_ged:9' and version_no = 2;
        insert into core.record_version select record_id, 3, 'add', '2018-12-31', null, '3', row_hash, [], file_id, 30
        from core.record_version where record_id = 'ucdp_ged:9' and version_no = 1;
        insert into core.event select * replace (3 as version_no, 12 as fatalities_best) from core.event_past
        where record_id = 'ucdp_ged:9'"""
    )
    found = rows(
        small,
        """select op, best_before, best_after, best_change from mart.revision_log
        where source_event_id = '9' order by version_no""",
    )
    assert found == [("add", None, 10, 10), ("delete", 10, None, -10), ("add", None, 12, 12)]


def test_document_ledger_counts_what_was_kept_and_what_was_taken_out(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select document_id, publication, published_on, published_prec, char_count, sentences, titles_taken_out,
        bylines_taken_out, dates_taken_out, datelines_taken_out, captions_taken_out, boilerplate_taken_out, chars_taken_out,
        copies, file_path, line_no from mart.document_ledger order by document_id""",
    )
    tenth, eleventh, twelfth, fourteenth = (date(2017, 10, day) for day in (10, 11, 12, 14))
    assert found == [
        ("d1", "Levant Wire", tenth, "exact", 58, 2, 1, 1, 0, 0, 1, 1, 59, 1, "reports/strike.txt", 1),
        ("d2", None, twelfth, "inferred", 21, 1, 0, 0, 0, 0, 0, 0, 0, 0, "reports/buses.txt", 1),
        ("d3", "Airwars", eleventh, "exact", 19, 1, 0, 0, 0, 0, 0, 0, 0, 0, "reports/more.csv", 2),
        ("d4", "Euphrates Herald", None, "unknown", 58, 2, 0, 0, 0, 0, 0, 0, 0, 1, "reports/more.csv", 3),
        ("d5", "Euphrates Herald", fourteenth, "exact", 28, 2, 0, 0, 0, 0, 0, 0, 0, 0, "reports/more.csv", 5),
        ("d6", "Harbour Gazette", date(2017, 10, 21), "exact", 112, 2, 0, 0, 0, 0, 0, 0, 0, 0, "reports/later.csv", 2),
        ("d7", "Northgate Review", date(2017, 10, 22), "exact", 131, 2, 0, 0, 0, 0, 0, 0, 0, 0, "reports/later.csv", 3),
    ]


def test_data_quality_shows_the_latest_check_of_each_rule_and_what_could_not_be_read(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select file_path, suite, code, severity, rejects, outcome, failing_rows, failing_percent, quarantined,
        quarantined_open, error from mart.data_quality order by file_path, suite, code""",
    )
    assert found == [
        ("ged_1.csv", "reading", "not_a_number", "critical", "row", "failed", 1, None, 1, 0, None),
        ("ged_1.csv", "ucdp_ged", "best_is_sum", "critical", "row", "passed", 0, 0.0, 0, 0, None),
        ("ged_2.csv", "reading", "field_count", "critical", "row", "failed", 1, None, 1, 1, None),
        ("ged_2.csv", "ucdp_ged", "best_is_sum", "critical", "row", "failed", 1, 8.3, 1, 1, None),
        ("ged_2.csv", "ucdp_ged", "broken", "warning", None, "raised", None, None, 0, 0, "it raised"),
        ("ged_2.csv", "ucdp_ged", "not_ordered", "warning", None, "failed", 1, 8.3, 0, 0, None),
    ]


def test_source_freshness_says_how_far_each_source_reaches(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select source, dataset_id, files, files_loaded, last_file_path, last_release_label, last_day_covered, current_rows,
        lines_in_quarantine, last_day_covered + cast(days_since_covered as integer) = current_date,
        cast(last_received_at as date) + cast(days_since_received as integer) = current_date
        from mart.source_freshness order by source""",
    )
    assert found == [
        ("article_table", None, 2, 2, "reports/more.csv", None, date(2017, 10, 22), 5, 0, True, True),
        ("article_text", None, 2, 2, "reports/strike.txt", None, date(2017, 10, 12), 2, 0, True, True),
        ("ucdp_ged", "ucdp_ged", 3, 2, "ged_2.csv", "2", date(2017, 12, 31), 11, 2, True, True),
    ]


def test_source_freshness_counts_the_records_of_a_list_that_makes_no_events(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(
        "insert into ops.source_file by name select * replace ('list' as file_id, 'ucdp_actor' as source) "
        "from ops.source_file where file_id = 'f1'"
    )
    small.execute(
        "insert into core.record_version by name "
        "select * replace ('list' as file_id, null as valid_to, 'ucdp_actor:1' as record_id) "
        "from core.record_version where file_id = 'f1' limit 1"
    )
    assert rows(small, "select current_rows from mart.source_freshness where source = 'ucdp_actor'") == [(1,)]


def test_document_origins_counts_outlets_and_origins_and_shows_the_passage(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select document_id, relation, origin_id, origin_publication, origin_documents, origin_outlets, first_printed_on,
        taken_from, taken_from_publication, score, reason, share_of_it, passage_words, taken_char_end, places, file_path,
        line_no from mart.document_origins where document_id <= 'd5' order by document_id""",
    )
    lead, alone = ("Levant Wire", 2, 2, date(2017, 10, 10)), (None, None, None, "none", None, None, None)
    assert found == [
        ("d1", "original", "d1", *lead, *alone, 1, "reports/strike.txt", 1),
        ("d2", "original", "d2", None, 1, 1, date(2017, 10, 12), *alone, 1, "reports/buses.txt", 1),
        ("d3", "original", "d3", "Airwars", 1, 1, date(2017, 10, 11), *alone, 2, "reports/more.csv", 2),
        ("d4", "copy", "d1", *lead, "d1", "Levant Wire", 1, "shingles", 1, 11, 57, 1, "reports/more.csv", 3),
        ("d5", "original", "d5", "Euphrates Herald", 1, 1, date(2017, 10, 14), *alone, 1, "reports/more.csv", 5),
    ]


def test_document_origins_quotes_the_passage_in_characters_as_people_count_them(small: duckdb.DuckDBPyConnection) -> None:
    (found,) = rows(small, "select passage from mart.document_origins where relation = 'copy'")
    assert found == ("Six died in Raqqa 😀.\n\nNai\u0308m square is gone, a doctor said",)


def test_document_origins_takes_the_evidence_of_either_side(small: duckdb.DuckDBPyConnection) -> None:
    """The pair is kept once, by the order of ids, whichever of the two came first."""
    small.execute(
        """
        update core.document_similarity set document_a = 'd2', document_b = 'd3', method = 'shingles',
            containment_ab = 0.5, containment_ba = 0.25, a_start = 0, a_end = 5, b_start = 4, b_end = 8;
        update core.origin set relation = 'rewrite', taken_from = 'd3', origin_id = 'd3', score = 0.5, reason = 'shingles'
        where document_id = 'd2'
        """
    )
    columns = "share_of_it, share_of_taken, passage, taken_char_start, taken_char_end, origin_outlets"
    assert rows(small, f"select {columns} from mart.document_origins where document_id = 'd2'") == [
        (0.5, 0.25, "Buses", 4, 8, 2)
    ]


def test_claim_ledger_says_who_said_what_through_whom(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select claim_id, speaker, speaker_name, speaker_actor, via, publication, polarity, is_quotation, published_on,
        file_path, line_no from mart.claim_ledger order by claim_id""",
    )
    army, review, gazette = "Government of Syria", "Northgate Review", "Harbour Gazette"
    d6, d7 = (date(2017, 10, 21), "reports/later.csv", 2), (date(2017, 10, 22), "reports/later.csv", 3)
    assert found == [
        ("c1", "the Syrian army", None, army, "SANA", gazette, "asserted", False, *d6),
        ("c2", "General Ali Darwish", "Ali Darwish", army, None, gazette, "denied", True, *d6),
        ("c3", "a doctor", None, None, None, review, "asserted", False, *d7),
        ("c4", None, None, None, "PressTV", review, "unconfirmed", False, *d7),
        ("c5", "a doctor", None, None, None, "Levant Wire", "asserted", False, date(2017, 10, 10), "reports/strike.txt", 1),
    ]


AGREEMENT = "select figures, documents, publications, origins, lowest, highest, can_all_be_right from mart.figure_agreement"


def test_figure_agreement_holds_figures_of_the_same_thing_beside_each_other(small: duckdb.DuckDBPyConnection) -> None:
    assert rows(small, AGREEMENT) == [(3, 3, 3, 3, 6, 9, False)]
    assert rows(small, "select dated, list_transform(said, lambda one: one.speaker) from mart.figure_agreement") == [
        (2, [None, "a doctor", "the Syrian army"])
    ]


def test_figures_of_no_day_can_be_told_from_those_of_one(small: duckdb.DuckDBPyConnection) -> None:
    dated = (
        "select dated, dated_lowest, dated_highest, list_transform(said, lambda one: one.as_of_by) from mart.figure_agreement"
    )
    assert rows(small, dated) == [(2, 7, 9, ["publication", "sentence", "event"])]
    small.execute("update core.figure set as_of_by = 'sentence_before' where document_id = 'd1'")
    assert rows(small, dated) == [(3, 6, 9, ["sentence_before", "sentence", "event"])]
    small.execute("update core.figure set as_of_by = 'publication'")
    assert rows(small, dated) == [(0, None, None, ["publication"] * 3)]


def test_an_article_that_gives_several_figures_of_a_day_is_told(small: duckdb.DuckDBPyConnection) -> None:
    one_each = "select figures, documents, one_each from mart.figure_agreement"
    assert rows(small, one_each) == [(3, 3, True)]
    again = """insert into core.figure by name
        select * replace (figure_id || 'again' as figure_id, {} as value_best) from core.figure"""
    small.execute(again.format("value_best") + " where document_id = 'd6'")
    assert rows(small, one_each) == [(4, 3, True)]
    small.execute(again.format("5") + " where document_id = 'd6' and figure_id not like '%again'")
    assert rows(small, one_each) == [(5, 3, False)]


def test_an_air_strike_and_shelling_of_a_day_are_told_apart(small: duckdb.DuckDBPyConnection) -> None:
    means = "select means, one_means, list_transform(said, lambda one: one.means) from mart.figure_agreement"
    code = "insert into core.event by name select * replace ({} as event_id, {} as sub_event_type) from core.event "
    small.execute("update core.event set sub_event_type = 'Air/drone strike' where event_id = 'dateline_text:e1'")
    assert rows(small, means) == [(["air strike"], True, [None, None, "air strike"])]
    small.execute(code.format("'x'", "'Attack'") + "where event_id = 'dateline_text:e1'")
    small.execute("update core.figure set event_id = 'x' where document_id = 'd1'")
    assert rows(small, means) == [(["air strike"], True, [None, None, "air strike"])]
    small.execute("update core.event set sub_event_type = 'Shelling/artillery/missile attack' where event_id = 'x'")
    assert rows(small, means) == [(["air strike", "shelling"], False, ["shelling", None, "air strike"])]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("In the past two weeks six people were killed.", 2),
        ("The toll includes six people killed by shells.", 2),
        ("Six people were killed in the deadliest raid of the five-year war.", 3),
    ],
)
def test_a_figure_of_weeks_is_not_of_the_day_on_which_it_was_printed(
    small: duckdb.DuckDBPyConnection, sentence: str, figures: int
) -> None:
    small.execute("update core.sentence set text = $1 where document_id = 'd1'", [sentence])
    assert rows(small, "select figures from mart.figure_agreement") == [(figures,)]
    small.execute("update core.figure set as_of_by = 'sentence' where document_id = 'd1'")
    assert rows(small, "select figures from mart.figure_agreement") == [(3,)]


def test_a_copy_is_no_independent_origin_of_its_figure(small: duckdb.DuckDBPyConnection) -> None:
    small.execute("update core.figure set as_of = '2017-10-10' where document_id = 'd4'")
    small.execute("update core.origin set origin_id = 'd1' where document_id = 'd4'")
    assert rows(small, AGREEMENT) == [(4, 4, 4, 3, 6, 9, False)]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ("value_low = 9, value_best = 9, value_high = 9 where document_id = 'd1'", [(3, 3, 3, 3, 7, 9, True)]),
        ("population = 'children' where document_id = 'd1'", [(2, 2, 2, 2, 7, 9, True)]),
        ("metric = 'wounded' where document_id = 'd7'", [(2, 2, 2, 2, 6, 9, False)]),
        ("geonameid = 3 where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("as_of = '2017-10-09' where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("since = '2017-06-06' where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("since = as_of where document_id = 'd6'", [(3, 3, 3, 3, 6, 9, False)]),
        ("is_cumulative = true where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("score = 0.4 where document_id <> 'd6'", []),
        ("where_prec = 6 where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("where_prec = 6, is_cumulative = true", [(3, 3, 3, 3, 6, 9, False)]),
        ("metric = 'count'", []),
        ("metric = 'distance'", []),
        ("is_part = true where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("is_part = true, population = 'children'", [(3, 3, 3, 3, 6, 9, False)]),
        ("text = 'Another nine people' where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("text = 'nine more people' where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("text = 'More than nine people' where document_id = 'd6'", [(3, 3, 3, 3, 6, 9, False)]),
        ("text = 'a man' where document_id = 'd6'", [(2, 2, 2, 2, 6, 7, False)]),
        ("place_text = null", []),
    ],
)
def test_only_figures_of_the_same_thing_and_time_are_compared(
    small: duckdb.DuckDBPyConnection, change: str, left: list[tuple[object, ...]]
) -> None:
    small.execute(f"update core.figure set {change}")
    assert rows(small, AGREEMENT) == left


def test_citation_network_counts_a_source_once_however_it_was_found(small: duckdb.DuckDBPyConnection) -> None:
    """PressTV in d7 is a citation, and through it came a claim: the same words."""
    found = rows(
        small, "select publication, cited, citations, documents, is_itself, cues from mart.citation_network order by 1"
    )
    assert found == [
        ("Harbour Gazette", "SANA", 1, 1, False, ["told"]),
        ("Northgate Review", "PressTV", 1, 1, False, ["reported"]),
    ]
    small.execute(
        """insert into core.citation by name select 'n1' as citation_id, 'd1' as document_id, 3 as block_no, 2 as char_start,
        8 as char_end, 'square' as text, 'invented' as method, 0.9 as score"""
    )
    found = rows(small, "select cited, examples[1].sentence from mart.citation_network where publication_id = 'levant_wire'")
    assert found == [("square", "A square")], "what stands in a caption is cited, too"
    small.execute("delete from core.citation where document_id = 'd1'")
    small.execute("update core.document set publication_id = 'sana' where document_id = 'd6'")
    small.execute("update core.citation set cited_publication_id = null; update core.claim set via_publication_id = null")
    found = rows(small, "select publication, cited_key, cited, is_itself from mart.citation_network order by 1")
    assert found == [("Northgate Review", "presstv", "PressTV", False), ("SANA", "sana", "SANA", False)]


def test_coded_events_have_a_ledger_of_their_own_and_are_in_no_other(small: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        small,
        """select event_id, status, clause, trigger, date_start, geoname, recipient, fatalities_best, speaker, polarity,
        publication, file_path, line_no from mart.coded_event_ledger order by event_id""",
    )
    nine, shells = "Nine people died in Raqqa on October 10", "Shells may have hit Islah al-Husseineh"
    tenth, at_raqqa = date(2017, 10, 10), "Ar Raqqah"
    d6, d7 = ("Harbour Gazette", "reports/later.csv", 2), ("Northgate Review", "reports/later.csv", 3)
    assert found == [
        ("dateline_text:e1", "happened", nine, "died", tenth, at_raqqa, "Nine people", 9, "the Syrian army", "asserted", *d6),
        ("dateline_text:e2", "hypothetical", shells, "hit", None, None, None, None, None, "unconfirmed", *d7),
    ]
    for mart in ("event_ledger", "country_month", "actor_dyad_month"):
        assert rows(small, f"select distinct dataset_id from mart.{mart}") == [("ucdp_ged",)], mart


@pytest.mark.parametrize("name", MARTS)
def test_a_mart_is_commented_names_its_key_and_keeps_it(small: duckdb.DuckDBPyConnection, name: str) -> None:
    mart = read_catalogue(small)[f"mart.{name}"]
    assert mart.kind == "view"
    assert [column.name for column in mart.columns if not column.comment] == []
    assert mart.key, "the comment of the view ends in `Key: column, column.`"
    assert f"Key: {', '.join(mart.key)}." in MARTS[name].partition("create or replace view")[0], "the header names the key"
    assert "-- Grain: " in MARTS[name]
    key = ", ".join(mart.key)
    assert rows(small, f"select {key} from mart.{name}") != []
    assert rows(small, f"select {key}, count(*) from mart.{name} group by all having count(*) > 1") == []


@pytest.mark.parametrize("name", MARTS)
def test_a_mart_stands_on_tables_alone(name: str) -> None:
    """They are made anew in alphabetical order after every migration: one that reads another could not be."""
    body = MARTS[name].partition("comment on")[0]
    assert [other for other in MARTS if f"from mart.{other}" in body or f"join mart.{other}" in body] == []
