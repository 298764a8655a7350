"""Every audit is silent on a sound warehouse and finds the fault it is there for, each planted on its own."""

from __future__ import annotations

import re

import duckdb
import pytest

from warehouse.audits import run_audits
from warehouse.scripts import scripts

AUDITS = scripts("audits")

ACLED_ROW = """insert into source.acled (record_id, version_no, event_id_cnty, event_date, event_type, fatalities)
    values ('acled:SYR1', 1, 'SYR1', '2017-10-11', 'Battles', 1);"""
ACLED_DELETED = """insert into core.record by name
    select 'acled:SYR1' as record_id, 'acled' as dataset_id, 'SYR1' as source_event_id, 'f1' as first_file_id;
    insert into source.acled_deleted values ('acled_deleted:SYR1@1517443200', 1, 'SYR1', 1517443200);
    insert into core.record_version by name
    select 'acled_deleted:SYR1@1517443200' as record_id, 1 as version_no, 'add' as op, date '2018-02-01' as valid_from,
        uuid() as row_hash, [] as changed_columns, 'f1' as file_id, 7 as line_no;"""
GTD_ROW = """insert into source.gtd (record_id, version_no, eventid, iyear, imonth, iday, nkill)
    values ('gtd:1', 1, 1, 2017, 10, 0, 2.5);"""

ICEWS_ROW = """insert into source.icews (record_id, version_no, event_id, event_date, cameo_code, intensity)
    values ('icews:1', 1, 1, '2017-10-11', '040', 1.0);"""
ICEWS_PAIR = """insert into source.icews
    (record_id, version_no, event_id, event_date, cameo_code, source_name, target_name, story_id) values
    ('icews:1', 1, 1, '2017-10-11', '040', 'A', 'B', 7), ('icews:2', 1, 2, '2017-10-11', '040', 'B', 'A', 7),
    ('icews:3', 1, 3, '2017-10-11', '040', 'A', 'B', 8);
    insert into core.event by name
    select
        record_id as event_id, record_id, version_no, 'f1' as file_id, 2 as line_no, event_date as date_start,
        event_date as date_end, if(story_id = 7, ['mirrored'], null) as flags
    from source.icews;"""
POLECAT_ROW = """insert into source.polecat (record_id, version_no, event_id, event_date, event_type, intensity)
    values ('polecat:1', 1, '1', '2017-10-11', 'Coerce', -7.2);"""
GDELT_ROW = """insert into source.gdelt by name
    select 'gdelt:1' as record_id, 1 as version_no, 1 as globaleventid, 20171011 as sqldate, '190' as eventcode, 4 as quadclass,
        -10.0 as goldsteinscale, 20171011081500 as dateadded, 'https://example.test/1' as sourceurl;"""
MENTION_ROW = """insert into source.gdelt_mention by name
    select 'gdelt_mention:1' as record_id, 1 as version_no, 1 as globaleventid, 20171011081500 as mentiontimedate,
        'https://example.test/1' as mentionidentifier;
    insert into core.record_version by name
    select 'gdelt_mention:1' as record_id, 1 as version_no, 'add' as op, date '2017-10-11' as valid_from,
        uuid() as row_hash, [] as changed_columns, 'f1' as file_id, 7 as line_no;"""


def event_of(record_id: str, start: str, end: str, low: str, best: str, high: str) -> str:
    """A statement that makes the event of a record."""
    return f"""insert into core.event by name
    select '{record_id}' as event_id, '{record_id}' as record_id, 1 as version_no, 'f1' as file_id, 2 as line_no,
        date '{start}' as date_start, date '{end}' as date_end,
        {low} as fatalities_low, {best} as fatalities_best, {high} as fatalities_high;"""


def coded_event(record_id: str, day: str, code: str, intensity: str, deaths: str = "null") -> str:
    """A statement that makes the event of a record that a machine has coded."""
    return f"""insert into core.event by name
    select '{record_id}' as event_id, '{record_id}' as record_id, 1 as version_no, 'f1' as file_id, 2 as line_no,
        date '{day}' as date_start, date '{day}' as date_end, '{code}' as code, {intensity} as intensity,
        {deaths} as fatalities_best;"""


GDELT_EVENT = GDELT_ROW + coded_event("gdelt:1", "2017-10-11", "190", "-10.0")
GDELT_EVENT += "update core.event set quad_class = 4 where event_id = 'gdelt:1';"
GDELT_TWIN = GDELT_ROW.replace("gdelt:1", "gdelt:2") + coded_event("gdelt:2", "2017-10-11", "190", "-10.0")
MENTION_CITED = """insert into core.event_citation by name
    select 'gdelt:1' as event_id, 2 as citation_no, 'https://example.test/1' as citation_text, 'f1' as file_id, 7 as line_no;"""


# A citation in the caption that was taken out of d1, which reads "A square".
CREDIT = """insert into core.citation by name select 'n1' as citation_id, 'd1' as document_id, {} as block_no, {} as char_start,
    {} as char_end, '{}' as text, 'invented' as method, 0.9 as score"""

# audit -> what breaks it, one statement for each way in which it can be broken.
FAULTS: dict[str, list[str]] = {
    "acled_deletion_disagrees": [
        ACLED_ROW + ACLED_DELETED + event_of("acled:SYR1", "2017-10-11", "2017-10-11", "null", "1", "null"),
        ACLED_ROW + ACLED_DELETED + "update core.record set deleted_in_file_id = 'f2' where record_id = 'acled:SYR1';",
        ACLED_DELETED + "update core.record set deleted_in_file_id = 'f1' where record_id = 'acled:SYR1';",
    ],
    "acled_event_disagrees": [
        ACLED_ROW + event_of("acled:SYR1", "2017-10-11", "2017-10-11", "null", "2", "null"),
        ACLED_ROW + event_of("acled:SYR1", "2017-10-11", "2017-10-11", "1", "1", "null"),
        ACLED_ROW + event_of("acled:SYR1", "2017-10-11", "2017-10-12", "null", "1", "null"),
    ],
    "actor_judgement_ignored": [
        """insert into core.actor_judgement values
        ('ucdp_ged', 'SDF', 'ucdp:4163', 'accepted', null, 'N. Haddow', now(), null, '20180110T000000Z-000001')""",
        """insert into core.actor_judgement values
        ('ucdp_ged', 'SDF', 'ucdp:6288', 'rejected', null, 'N. Haddow', now(), null, '20180110T000000Z-000001')""",
        "update core.actor_match set method = 'fuzzy', score = 0.9 where actor_text = 'SDF'",
        "update core.actor_match set method = null where actor_text = 'SDF'",
        "update core.actor_match set method = 'alias' where actor_text = 'Tribal militia'",
    ],
    "actor_nested": ["update core.actor set part_of = 'ucdp:118' where actor_id = 'ucdp:234'"],
    "appearance_disagrees": [
        "delete from core.document_appearance where document_id = 'd2'",
        "insert into core.document_appearance values ('d2', 'a1', 2)",
        "insert into core.document_appearance values ('d9', 'a3', 6)",
        "insert into core.document_appearance values ('d5', 'f9', 6)",
    ],
    "block_out_of_order": [
        "update core.document_block set raw_start = raw_start - 3 where document_id = 'd1' and block_no = 2",
        "update core.document_block set char_start = 19, char_end = 58 where document_id = 'd1' and block_no = 4",
        "delete from core.document_block where document_id = 'd1' and block_no = 0",
    ],
    "block_span_impossible": [
        "update core.document_block set char_end = 59 where document_id = 'd1' and block_no = 4",
        "update core.document_block set char_start = -1 where document_id = 'd2'",
        "update core.document_block set char_end = char_start where document_id = 'd2'",
        "update core.document_block set char_end = char_start + 1 where kind = 'caption'",
        "update core.document_block set raw_end = raw_end + 1 where kind = 'caption'",
    ],
    "body_not_from_blocks": [
        "update core.document_block set char_end = char_end - 1 where document_id = 'd5'",
        "update core.document_block set kind = 'boilerplate' where document_id = 'd3'",
    ],
    "coded_event_disagrees": [
        "update core.event set line_no = 9 where event_id = 'dateline_text:e1'",
        "update core.event set status = null where event_id = 'dateline_text:e1'",
        "update core.event set dataset_id = 'ucdp_ged' where event_id = 'dateline_text:e2'",
        "update core.event set record_id = 'ucdp_ged:1' where event_id = 'dateline_text:e2'",
        "update core.event set date_start = '2017-10-10' where event_id = 'dateline_text:e2'",
    ],
    "deletion_disagrees": [
        "update core.record set deleted_in_file_id = null where record_id = 'ucdp_ged:9'",
        "update core.record set deleted_in_file_id = 'f2' where record_id = 'ucdp_ged:1'",
    ],
    "document_published_after_received": ["update core.document set published_on = '2018-01-11' where document_id = 'd1'"],
    "document_text_differs": [
        "update core.document set text = text || '.' where document_id = 'd3'",
        "update core.document set text = replace(text, 'quiet', 'noisy') where document_id = 'd3'",
    ],
    "event_actor_disagrees": [
        "update core.event_actor set actor_id = null where event_id = 'ucdp_ged:1' and role = 'side_a'",
        "update core.event_actor set actor_id = 'ucdp:234' where actor_text = 'Tribal militia'",
        "update core.actor_match set actor_id = 'ucdp:4163' where actor_text = 'SDF'",
        "delete from core.actor_match where actor_text = 'Civilians'",
    ],
    "event_cell_disagrees": [
        "update core.event set priogrid_gid = null where event_id = 'ucdp_ged:1'",
        "update core.event set priogrid_gid = priogrid_gid + 1 where event_id = 'ucdp_ged:7'",
        "update core.event set latitude = -latitude where event_id = 'ucdp_ged:1'",
    ],
    "event_code_disagrees": [
        "update core.event set plover_event = 'COERCE' where event_id = 'ucdp_ged:1'",
        "update core.event set plover_event = null where event_id = 'ucdp_ged:1'",
        "update core.event set plover_mode = 'firearms', stated_codes = ['quad_class'] where event_id = 'ucdp_ged:1'",
        "update core.event set quad_class = 3 where event_id = 'ucdp_ged:1'",
        "update core.event set quad_class_scheme = 'gdelt' where event_id = 'ucdp_ged:1'",
        "update core.event_past set plover_event = 'COERCE' where event_id = 'ucdp_ged:8'",
        "update core.code set plover_event = 'COERCE' where scheme = 'ucdp_type_of_violence' and code = '1'",
    ],
    "event_code_unknown": [
        "update core.event set code = '4' where event_id = 'ucdp_ged:1'",
        "update core.event set code_scheme = 'ucdp' where event_id = 'ucdp_ged:1'",
        "update core.event set plover_event = 'FIGHT', stated_codes = ['plover_event'] where event_id = 'ucdp_ged:1'",
        "update core.event set plover_mode = 'confiscate', stated_codes = ['plover_mode'] where event_id = 'ucdp_ged:1'",
        "update core.event set quad_class = 5, stated_codes = ['quad_class'] where event_id = 'ucdp_ged:1'",
        "update core.event set quad_class_scheme = 'icews', stated_codes = ['quad_class'] where event_id = 'ucdp_ged:1'",
    ],
    "event_impossible": [
        "update core.event set date_end = '2017-06-09' where event_id = 'ucdp_ged:1'",
        "update core.event set latitude = 95 where event_id = 'ucdp_ged:1'",
        "update core.event set longitude = -181 where event_id = 'ucdp_ged:1'",
        "update core.event set longitude = null where event_id = 'ucdp_ged:1'",
        "update core.event set deaths_b = -1 where event_id = 'ucdp_ged:1'",
    ],
    "event_not_current": [
        "update core.event set line_no = 99 where event_id = 'ucdp_ged:1'",
        "update core.event set file_id = 'f1' where event_id = 'ucdp_ged:8'",
        "insert into core.event select * replace ('ucdp_ged:9' as event_id, 'ucdp_ged:9' as record_id) from core.event limit 1",
        "insert into core.event select * replace ('ucdp_ged:x' as event_id, 'ucdp_ged:x' as record_id) from core.event limit 1",
    ],
    "event_past_disagrees": [
        "insert into core.event_past by name select * from core.event where event_id = 'ucdp_ged:1'",
        "update core.event_past set version_no = 5 where event_id = 'ucdp_ged:8'",
        "update core.event_past set file_id = 'f2' where event_id = 'ucdp_ged:8'",
    ],
    "event_place_disagrees": [
        "update core.event set place_km = null where event_id = 'ucdp_ged:1'",
        "update core.event set place_by = null where event_id = 'ucdp_ged:1'",
        "update core.event set place_by = 'guess' where event_id = 'ucdp_ged:1'",
        "update core.event set geonameid = null where event_id = 'ucdp_ged:1'",
        "update core.event set geonameid = 3 where event_id = 'ucdp_ged:1'",
        "update core.event set where_prec = 3 where event_id = 'ucdp_ged:1'",
        "update core.event set where_prec = null where event_id = 'ucdp_ged:1'",
        "update core.event set latitude = 35.952 where event_id = 'ucdp_ged:1'",
        "update core.event_past set place_km = 0.2 where event_id = 'ucdp_ged:8'",
        "update core.place set latitude = 35.68 where geonameid = 3; update core.event set place_km = 7.8 where geonameid = 3",
        "delete from core.place where geonameid = 3",
    ],
    "event_quad_class_disagrees": [
        "update core.event set quad_class = 3, stated_codes = ['quad_class'] where event_id = 'ucdp_ged:1'",
    ],
    "event_without_origin": ["update core.event set record_id = null where event_id = 'ucdp_ged:1'"],
    "event_without_sides": ["delete from core.event_actor where event_id = 'ucdp_ged:1'"],
    "figure_bounds_crossed": [
        "update core.figure set value_low = 10 where document_id = 'd6'",
        "update core.figure set value_high = 8 where document_id = 'd6'",
        "update core.figure set value_best = null, value_high = 8 where document_id = 'd6'",
    ],
    "gdelt_citation_disagrees": [
        GDELT_EVENT + MENTION_ROW,
        GDELT_EVENT + MENTION_CITED,
        GDELT_EVENT + MENTION_ROW + MENTION_CITED.replace("as line_no", "+ 1 as line_no"),
        GDELT_EVENT + MENTION_ROW + MENTION_CITED.replace("test/1", "test/2"),
    ],
    "gdelt_duplicate_disagrees": [
        GDELT_EVENT + GDELT_TWIN,
        GDELT_EVENT + GDELT_TWIN + "update core.event set flags = ['content_duplicate'] where event_id = 'gdelt:2'",
        GDELT_EVENT + "update core.event set flags = ['content_duplicate'] where event_id = 'gdelt:1'",
    ],
    "gdelt_event_disagrees": [
        GDELT_ROW + coded_event("gdelt:1", "2017-10-12", "190", "-10.0"),
        GDELT_ROW + coded_event("gdelt:1", "2017-10-11", "19", "-10.0"),
        GDELT_ROW + coded_event("gdelt:1", "2017-10-11", "190", "null"),
        GDELT_EVENT + "update core.event set quad_class = 3 where event_id = 'gdelt:1'",
        GDELT_EVENT + "update core.event set fatalities_best = 0 where event_id = 'gdelt:1'",
        GDELT_EVENT + "update core.event set flags = ['date_artefact'] where event_id = 'gdelt:1'",
        GDELT_EVENT.replace("20171011081500", "20181011081500"),
        GDELT_EVENT.replace("source.gdelt ", "source.gdelt_v1 ").replace("20171011081500", "20181011"),
    ],
    "gtd_event_disagrees": [
        GTD_ROW + event_of("gtd:1", "2017-10-01", "2017-10-31", "2", "2", "3"),
        GTD_ROW + event_of("gtd:1", "2017-10-01", "2017-10-30", "2", "3", "3"),
        GTD_ROW + event_of("gtd:1", "2017-10-02", "2017-10-31", "2", "3", "3"),
    ],
    "icews_event_disagrees": [
        ICEWS_ROW + coded_event("icews:1", "2017-10-12", "040", "1.0"),
        ICEWS_ROW + coded_event("icews:1", "2017-10-11", "40", "1.0"),
        ICEWS_ROW + coded_event("icews:1", "2017-10-11", "040", "null"),
        ICEWS_ROW + coded_event("icews:1", "2017-10-11", "040", "1.0", "0"),
    ],
    "icews_mirrored_disagrees": [
        ICEWS_PAIR + "update core.event set flags = null where event_id = 'icews:2'",
        ICEWS_PAIR + "update core.event set flags = ['mirrored'] where event_id = 'icews:3'",
        ICEWS_PAIR + "delete from core.event where event_id = 'icews:2'",
    ],
    "ledger_unbalanced": [
        "update ops.load set read = read + 1 where file_id = 'f2'",
        "update ops.load set read = 2, inserted = 3, updated = -1, duplicate = 0 where file_id = 'a3'",
    ],
    "loaded_file_without_ledger": ["delete from ops.load where file_id = 'a1'"],
    "orphan_document_part": [
        "insert into core.sentence values ('d9', 0, 0, 1, 'x')",
        "insert into core.document_block values ('d9', 0, 'body', 'body', 0, 1, 0, 1, 'x')",
        "delete from core.document_block where document_id = 'd2'",
        "update core.mention set document_id = 'd9' where document_id = 'd7'",
        "update core.claim set document_id = 'd9' where document_id = 'd7'",
        "update core.figure set document_id = 'd9' where document_id = 'd7'",
        "update core.citation set document_id = 'd9' where document_id = 'd7'",
        "update core.event set document_id = 'd9' where event_id = 'dateline_text:e2'",
    ],
    "number_outside_figure": [
        "update core.figure set number_char_end = char_end + 1 where document_id = 'd1'",
        "update core.figure set number_char_start = char_start - 1 where document_id = 'd7'",
        "update core.figure set number_char_end = number_char_start where document_id = 'd7'",
    ],
    "orphan_event_part": [
        "insert into core.event_actor (event_id, role, actor_no, actor_text) values ('ucdp_ged:9', 'side_a', 1, 'IS')",
        "insert into core.event_citation (event_id, citation_no, citation_text) values ('ucdp_ged:9', 1, 'a report')",
    ],
    "polecat_event_disagrees": [
        POLECAT_ROW + coded_event("polecat:1", "2017-10-12", "COERCE", "-7.2"),
        POLECAT_ROW + coded_event("polecat:1", "2017-10-11", "ASSAULT", "-7.2"),
        POLECAT_ROW + coded_event("polecat:1", "2017-10-11", "COERCE", "7.2"),
        POLECAT_ROW + coded_event("polecat:1", "2017-10-11", "COERCE", "-7.2", "0"),
    ],
    "origin_disagrees": [
        "delete from core.origin where document_id = 'd2'",
        "insert into core.origin values ('d9', 'd9', 'original', null, null, 'none')",
        "update core.origin set origin_id = 'd2' where document_id = 'd4'",
        "update core.origin set origin_id = 'd2' where document_id = 'd3'",
        """update core.origin set taken_from = 'd4', origin_id = 'd4', relation = 'copy', reason = 'person'
        where document_id = 'd5'""",
        "update core.origin set relation = 'original' where document_id = 'd4'",
        "update core.origin set relation = 'echo' where document_id = 'd4'",
        "update core.origin set score = null where document_id = 'd4'",
        "update core.origin set reason = 'person' where document_id = 'd3'",
    ],
    "origin_judgement_ignored": [
        """insert into core.origin_judgement values
        ('d5', 'd1', 'accepted', 'N. Haddow', now(), null, '20180110T000000Z-000001')""",
        """insert into core.origin_judgement values
        ('d4', 'd1', 'rejected', 'N. Haddow', now(), null, '20180110T000000Z-000001')""",
        "update core.origin set reason = 'person' where document_id = 'd4'",
    ],
    "quarantined_and_loaded": [
        "update ops.quarantine set status = 'open' where quarantine_id = 'q3'",
        "update ops.quarantine set file_id = 'a3', line_no = 5 where quarantine_id = 'q1'",
    ],
    "quarantined_rows_lost": ["delete from ops.quarantine where quarantine_id = 'q2'"],
    "quotation_differs": [
        "update core.mention set text = 'Rakka' where document_id = 'd1' and kind = 'place'",
        "update core.mention set char_end = 99 where document_id = 'd1' and kind = 'place'",
        "update core.mention set char_start = -1 where document_id = 'd1' and kind = 'place'",
        "update core.claim set char_start = char_start + 1 where claim_id = 'c1'",
        "update core.claim set speaker_text = 'the army' where claim_id = 'c1'",
        "update core.claim set via_char_end = null where claim_id = 'c1'",
        "update core.claim set cue = null where claim_id = 'c1'",
        "update core.figure set char_end = char_start, text = '' where document_id = 'd6'",
        "update core.citation set text = 'Press TV'",
        "update core.citation set cue_char_start = cue_char_start - 1",
        CREDIT.format(3, 2, 8, "a square"),
        CREDIT.format(3, 2, 9, "square"),
        CREDIT.format(3, 2, 2, ""),
        CREDIT.format(7, 2, 8, "square"),
        CREDIT.format(3, 2, 8, "square") + "; update core.citation set cue = 'b', cue_char_start = 0, cue_char_end = 1",
        "update core.event set notes = null where event_id = 'dateline_text:e1'",
        "update core.event set trigger = 'dead' where event_id = 'dateline_text:e1'",
        "update core.event set instrument = 'Shell', instrument_char_start = 0 where event_id = 'dateline_text:e1'",
        "update core.event_actor set char_end = 10 where event_id = 'dateline_text:e1'",
    ],
    "record_open_version": [
        "update core.record_version set valid_to = '2018-01-01' where record_id = 'ucdp_ged:1'",
        "update core.record_version set valid_to = null where record_id = 'ucdp_ged:8'",
    ],
    "record_without_event": ["delete from core.event where event_id = 'ucdp_ged:1'"],
    "sentence_out_of_order": [
        "update core.sentence set char_start = 10 where document_id = 'd5' and sentence_no = 1",
        "delete from core.sentence where document_id = 'd5' and sentence_no = 0",
    ],
    "sentence_text_differs": [
        "update core.sentence set text = 'Raqa was spared.' where document_id = 'd5' and sentence_no = 0",
        "update core.sentence set char_start = 23 where document_id = 'd1' and sentence_no = 1",
        "update core.sentence set char_end = 99 where document_id = 'd5' and sentence_no = 1",
        "update core.sentence set char_end = char_start, text = '' where document_id = 'd3'",
    ],
    "similarity_disagrees": [
        "update core.document_similarity set document_b = 'd9'",
        "update core.document_similarity set document_a = 'd4', document_b = 'd1'",
        "update core.document_similarity set method = 'shingles'",
        "update core.document_similarity set document_b = 'd5'",
        "update core.document_similarity set shared_prose = 8",
        "update core.document_similarity set jaccard = 0.9, containment_ab = 0.8",
        "update core.document_similarity set prose_ba = 1.5",
        "update core.document_similarity set passage_words = null",
        "update core.document_similarity set b_end = 59",
        "update core.document_similarity set a_start = 57",
    ],
    "sketch_disagrees": [
        "insert into core.text_sketch values ('no text', [1])",
        "delete from ops.compared_document where document_id = 'd2'",
        "update ops.compared_document set published_on = '2017-01-01' where document_id = 'd2'",
    ],
    "ucdp_ged_event_disagrees": [
        "update core.event set fatalities_best = 1000 where event_id = 'ucdp_ged:8'",
        "update core.event set fatalities_low = null where event_id = 'ucdp_ged:8'",
        "update core.event set date_start = '2016-01-01' where event_id = 'ucdp_ged:8'",
    ],
    "unknown_actor": [
        "update core.event_actor set actor_id = 'ucdp:0' where event_id = 'ucdp_ged:1'",
        "update core.actor_match set actor_id = 'ucdp:0' where actor_text = 'SDF'",
        "update core.mention set actor_id = 'ucdp:0' where kind = 'actor'",
        "update core.claim set speaker_actor_id = 'ucdp:0' where claim_id = 'c1'",
        "update core.actor set part_of = 'ucdp:0' where actor_id = 'dateline:ypj'",
        "delete from core.actor where actor_id = 'ucdp:6285'",
        "insert into core.actor_candidate values ('ucdp_ged', 'Tribal militia', 'ucdp:0', 'tribal militias', 0.9)",
    ],
    "unknown_claim": [
        "delete from core.claim where claim_id = 'c3'",
        "update core.figure set claim_id = 'c1' where document_id = 'd7'",
        "update core.figure set event_id = 'dateline_text:e1' where document_id = 'd7'",
        "update core.event set claim_id = 'c9' where event_id = 'dateline_text:e2'",
    ],
    "unknown_code": [
        "update core.record_version set op = 'mend' where record_id = 'ucdp_ged:1'",
        "update core.actor set kind = 'army' where actor_id = 'ucdp:234'",
        "update core.actor_match set reason = 'nowhere' where actor_text = 'Civilians'",
        "update ops.quarantine set status = 'forgotten' where quarantine_id = 'q1'",
        "update core.document_block set kind = 'advert' where kind = 'caption'",
        "update core.mention set kind = 'thing' where kind = 'actor'",
        "update core.mention set place_kind = 'planet' where kind = 'place'",
        "update core.mention set date_kind = 'WHEN' where kind = 'date'",
        "update core.mention set date_precision = 'hour' where kind = 'date'",
        "update core.claim set polarity = 'doubted' where claim_id = 'c1'",
        "update core.figure set as_of_by = 'guess' where document_id = 'd1'",
        "update core.figure set place_by = 'guess' where document_id = 'd1'",
        "update core.event set status = 'maybe' where event_id = 'dateline_text:e1'",
    ],
    "unknown_file": [
        "delete from ops.source_file where file_id = 'a2'",
        "update core.record set deleted_in_file_id = 'f9' where record_id = 'ucdp_ged:9'",
        "update ops.quarantine set file_id = 'f9' where quarantine_id = 'q1'",
    ],
    "unknown_person": [
        "update core.claim set speaker_person_no = 1 where claim_id = 'c5'",
        "delete from core.mention where kind = 'person' and document_id = 'd7'",
    ],
    "unknown_place": ["update core.mention set geonameid = 4 where document_id = 'd1' and kind = 'place'"],
    "unknown_publication": [
        "update core.document set publication_id = 'nobody' where document_id = 'd1'",
        "update core.event_citation set publication_id = 'nobody' where event_id = 'ucdp_ged:10'",
        "update core.mention set publication_id = 'nobody' where kind = 'publication'",
        "update core.claim set via_publication_id = 'nobody' where claim_id = 'c4'",
        "update core.citation set cited_publication_id = 'nobody'",
    ],
    "unknown_record": [
        "delete from core.record where record_id = 'ucdp_ged:1'",
        "delete from core.dataset",
    ],
    "unknown_sentence": [
        "update core.mention set sentence_no = 1 where document_id = 'd1' and kind = 'place'",
        "update core.claim set sentence_no = 5 where claim_id = 'c1'",
        "delete from core.sentence where document_id = 'd7' and sentence_no = 1",
        "update core.figure set sentence_no = 1 where document_id = 'd6'",
        "update core.citation set sentence_no = 0",
        "update core.event set sentence_no = 0 where event_id = 'dateline_text:e2'",
    ],
    "unknown_run": ["delete from ops.run where run_id = '20180110T000000Z-000001'"],
    "version_chain_broken": [
        "update core.record_version set version_no = 3 where record_id = 'ucdp_ged:8' and version_no = 2",
        "update core.record_version set valid_to = '2017-12-30' where record_id = 'ucdp_ged:8' and version_no = 1",
        "update core.record_version set valid_to = '2017-12-30' where record_id = 'ucdp_ged:8' and version_no = 2",
        "update core.record_version set op = 'modify' where record_id = 'ucdp_ged:8' and version_no = 1",
        "update core.record_version set op = 'add' where record_id = 'ucdp_ged:8' and version_no = 2",
        "update core.record_version set valid_from = '2018-12-31' where record_id = 'ucdp_ged:8' and version_no = 1",
    ],
}


def test_every_audit_has_a_fault_to_catch() -> None:
    assert sorted(FAULTS) == sorted(AUDITS)


@pytest.mark.parametrize("name", AUDITS)
def test_the_header_gives_severity_and_title(name: str) -> None:
    severity, title, *_ = AUDITS[name].splitlines()
    assert severity in ("-- severity: critical", "-- severity: warning")
    assert re.fullmatch(r"-- title: [A-Z].+[^.]", title)


@pytest.mark.parametrize("name", AUDITS)
def test_an_audit_is_silent_on_a_sound_warehouse(small: duckdb.DuckDBPyConnection, name: str) -> None:
    assert small.execute(AUDITS[name]).fetchall() == []


@pytest.mark.parametrize(("name", "fault"), [(name, fault) for name, faults in FAULTS.items() for fault in faults])
def test_an_audit_finds_its_fault(small: duckdb.DuckDBPyConnection, name: str, fault: str) -> None:
    small.execute(fault)
    assert small.execute(AUDITS[name]).fetchall() != []


@pytest.mark.parametrize(
    "fault",
    [
        "delete from source.ucdp_ged where id = 8 and version_no = 1",
        "insert into source.ucdp_ged select * replace (2 as version_no) from source.ucdp_ged where id = 1",
        ACLED_ROW,
        GTD_ROW,
        ICEWS_ROW,
        POLECAT_ROW,
    ],
)
def test_every_version_has_its_row_in_the_table_of_its_dataset(small: duckdb.DuckDBPyConnection, fault: str) -> None:
    assert run_audits(small) == []
    small.execute(fault)
    assert [one.severity for one in run_audits(small) if one.audit.startswith("versions_of_")] == ["critical"]


def test_an_event_right_in_its_datasets_words_is_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(ACLED_ROW + event_of("acled:SYR1", "2017-10-11", "2017-10-11", "null", "1", "null"))
    small.execute(GTD_ROW + event_of("gtd:1", "2017-10-01", "2017-10-31", "2", "3", "3"))
    small.execute(ICEWS_ROW + coded_event("icews:1", "2017-10-11", "040", "1.0"))
    small.execute(POLECAT_ROW + coded_event("polecat:1", "2017-10-11", "COERCE", "-7.2"))
    small.execute(GDELT_EVENT + MENTION_ROW + MENTION_CITED)
    for name in ("acled", "gdelt", "gtd", "icews", "polecat"):
        assert small.execute(AUDITS[f"{name}_event_disagrees"]).fetchall() == []
    assert small.execute(AUDITS["gdelt_citation_disagrees"]).fetchall() == []


def test_a_credit_outside_of_the_body_stands_in_no_sentence_and_is_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(CREDIT.format(3, 2, 8, "square"))
    for name in ("quotation_differs", "unknown_sentence"):
        assert small.execute(AUDITS[name]).fetchall() == []


def test_an_event_uploaded_after_its_deletion_and_one_that_is_gone_are_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(ACLED_ROW + ACLED_DELETED + "update core.record set deleted_in_file_id = 'f1' where dataset_id = 'acled';")
    assert small.execute(AUDITS["acled_deletion_disagrees"]).fetchall() == []
    back = "update source.acled set timestamp = 1517443201; update core.record set deleted_in_file_id = null;"
    small.execute(back + event_of("acled:SYR1", "2017-10-11", "2017-10-11", "null", "1", "null"))
    assert small.execute(AUDITS["acled_deletion_disagrees"]).fetchall() == []


def test_twins_with_their_flag_and_events_without_a_report_are_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(GDELT_EVENT + GDELT_TWIN + "update core.event set flags = ['content_duplicate'] where code = '190'")
    assert small.execute(AUDITS["gdelt_duplicate_disagrees"]).fetchall() == []
    small.execute("update core.event set flags = null; update source.gdelt set sourceurl = null")
    assert small.execute(AUDITS["gdelt_duplicate_disagrees"]).fetchall() == []


def test_a_pair_of_icews_that_has_its_flags_is_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    small.execute(ICEWS_PAIR)
    assert small.execute(AUDITS["icews_mirrored_disagrees"]).fetchall() == []


def test_a_place_that_the_source_states_is_no_fault(small: duckdb.DuckDBPyConnection) -> None:
    """Whatever its point stands for, and whether or not the gazetteer has it."""
    small.execute("update core.event set geonameid = 163843, place_by = null, place_km = null where where_prec = 4")
    assert small.execute(AUDITS["event_place_disagrees"]).fetchall() == []


def test_offsets_count_code_points_as_python_does(small: duckdb.DuckDBPyConnection) -> None:
    """The audits compare with DuckDB's substring: it must cut where Python cuts, at emoji and combining marks too."""
    query = """
    select d.text, s.char_start, s.char_end, s.text
    from core.sentence as s inner join core.document as d using (document_id)"""
    sentences = small.execute(query).fetchall()
    assert len(sentences) == 12
    assert [text[start:end] for text, start, end, _ in sentences] == [sentence for *_, sentence in sentences]
    for text in ("e\u0301 \U0001f600 a", "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0915\u094d\u0937\u093f", "a\r\nb"):
        for start in range(len(text)):
            found = small.execute("select substring(?, ? + 1, 2), length(?)", [text, start, text]).fetchall()
            assert found == [(text[start : start + 2], len(text))]


def test_an_audit_reads_nothing_but_its_tables_and_can_be_wrapped(small: duckdb.DuckDBPyConnection) -> None:
    for name, text in AUDITS.items():
        assert small.execute(f"select count(*) from ({text})").fetchall() == [(0,)], name
