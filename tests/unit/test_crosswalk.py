"""One vocabulary: the codes are complete, what they correspond to is sound, and every event has it, whoever states it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

import warehouse.migrate
import warehouse.vocabulary
from flows.model.run import Summary
from warehouse.migrate import migrate
from warehouse.scripts import script, scripts
from warehouse.vocabulary import refresh_vocabulary


def rows(name: str) -> list[dict[str, str]]:
    with files("sql").joinpath("vocabulary", f"{name}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


CODES = rows("code")
CROSSWALK = rows("crosswalk")
LISTED = {(row["scheme"], row["code"]) for row in CODES}
HUMAN = {"acled_event_type", "acled_sub_event_type", "gtd_attacktype", "ucdp_type_of_violence"}
GIVES = ("exact", "broader")
MIRRORED = {"exact": "exact", "broader": "narrower", "narrower": "broader", "related": "related"}


@pytest.fixture(scope="module")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        migrate(con)
        yield con


@pytest.fixture
def con(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    filled.execute("begin")
    yield filled
    filled.execute("rollback")


def said(con: duckdb.DuckDBPyConnection, event_id: str = "e", table: str = "event") -> tuple[Any, ...]:
    """PLOVER event, mode, quad class and whose rule, of an event."""
    columns = "plover_event, plover_mode, quad_class, quad_class_scheme"
    (row,) = con.execute(f"select {columns} from core.{table} where event_id = ?", [event_id]).fetchall()
    return tuple(row)


# --- The files ------------------------------------------------------------------------------------------------------------


def test_every_code_is_listed_once_and_says_what_it_stands_for() -> None:
    assert [key for key, times in Counter((row["scheme"], row["code"]) for row in CODES).items() if times > 1] == []
    assert [row for row in CODES if not (row["label"] and row["source"] and row["version"])] == []


def test_every_code_of_cameo_is_listed_with_its_leading_zeros() -> None:
    """The codebook, version 1.1b3: 20 roots and 296 codes under them; two more are in ICEWS."""
    cameo = [row for row in CODES if row["scheme"] == "cameo"]
    assert Counter(len(row["code"]) for row in cameo if row["source"] == "CAMEO codebook") == {2: 20, 3: 149, 4: 147}
    assert [row["code"] for row in cameo if row["source"] != "CAMEO codebook"] == ["1213", "1214"]
    roots = {f"{number:02}" for number in range(1, 21)}
    assert {row["code"][:2] for row in cameo} == roots <= {row["code"] for row in cameo}


def test_codes_that_correspond_are_listed() -> None:
    unknown = [
        row
        for row in CROSSWALK
        if (row["scheme"], row["code"]) not in LISTED
        or (row["target_scheme"] != "goldstein" and (row["target_scheme"], row["target_code"]) not in LISTED)
    ]
    assert unknown == []


def test_a_correspondence_says_how_and_by_whom() -> None:
    assert {row["relation"] for row in CROSSWALK} == set(MIRRORED)
    assert [row for row in CROSSWALK if not (row["source"] and row["version"])] == []
    assert Counter(tuple(row.values())[:4] for row in CROSSWALK).most_common(1)[0][1] == 1


def test_values_of_the_scale_are_between_conflict_and_cooperation() -> None:
    values = [float(row["target_code"]) for row in CROSSWALK if row["target_scheme"] == "goldstein"]
    assert (len(values), min(values), max(values)) == (311, -10, 10)


def test_a_code_is_given_one_target_at_most() -> None:
    given = Counter((row["scheme"], row["code"], row["target_scheme"]) for row in CROSSWALK if row["relation"] in GIVES)
    assert [key for key, times in given.items() if times > 1] == []
    quads = Counter(key[:2] for key in given if key[2].endswith("_quad_class"))
    assert [key for key, times in quads.items() if times > 1] == []


def test_datasets_coded_by_people_correspond_both_ways() -> None:
    between = {
        (row["scheme"], row["code"], row["target_scheme"], row["target_code"], row["relation"])
        for row in CROSSWALK
        if {row["scheme"], row["target_scheme"]} <= HUMAN - {"acled_sub_event_type"}
    }
    assert between
    assert between == {(there, its, here, ours, MIRRORED[how]) for here, ours, there, its, how in between}


def test_a_mode_is_one_of_its_event_type(con: duckdb.DuckDBPyConnection) -> None:
    stray = """
        from core.code as code
        where code.plover_mode is not null and code.scheme <> 'plover_mode' and not exists (
            from core.crosswalk as mode
            where mode.scheme = 'plover_mode' and mode.code = code.plover_mode and mode.target_code = code.plover_event
        )
    """
    assert con.execute(stray).fetchall() == []


def test_every_event_type_of_plover_has_a_quad_class(con: duckdb.DuckDBPyConnection) -> None:
    by_class = "select quad_class, list(code order by code) from core.code where scheme = 'plover_event' group by 1 order by 1"
    assert con.execute(by_class).fetchall() == [
        (1, ["AGREE", "CONCEDE", "CONSULT", "SUPPORT"]),
        (2, ["AID", "COOPERATE", "RETREAT"]),
        (3, ["ACCUSE", "REJECT", "REQUEST", "THREATEN"]),
        (4, ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"]),
    ]


def test_every_code_that_the_suites_allow_is_listed() -> None:
    assert acled_codes() | gtd_codes() | ucdp_codes() <= LISTED


def acled_codes() -> set[tuple[str, str]]:
    types = set(rule("acled", "event_type_unknown")["value_set"])
    named = set(rule("acled", "sub_event_type_not_of_event_type")["unexpected_rows_query"].split("'")[1::2])
    assert (len(types), len(named - types)) == (6, 25)
    return {("acled_event_type", code) for code in types} | {("acled_sub_event_type", code) for code in named - types}


def gtd_codes() -> set[tuple[str, str]]:
    batch = "(select code as row_no, code as attacktype1, 1 as targtype1, 1 as weaptype1 from range(-9, 100) as all_of (code))"
    query = rule("gtd", "type_unknown")["unexpected_rows_query"].format(batch=batch)
    allowed = set(range(-9, 100)) - {code for (code,) in duckdb.sql(query).fetchall()}
    assert len(allowed) == 9
    return {("gtd_attacktype", str(code)) for code in allowed}


def ucdp_codes() -> set[tuple[str, str]]:
    return {("ucdp_type_of_violence", str(code)) for code in rule("event", "type_of_violence_unknown")["value_set"]}


def rule(suite: str, code: str) -> dict[str, Any]:
    text = files("expectations").joinpath("suites", f"{suite}.yaml").read_text(encoding="utf-8")
    (found,) = [one["kwargs"] for one in yaml.safe_load(text)["rules"] if one["meta"]["code"] == code]
    return dict(found)


# --- What a code gives ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("cameo", "193", ("ASSAULT", "firearms", 4, "gdelt", -10)),
        ("cameo", "043", ("CONSULT", "visit", 1, "gdelt", 2.8)),
        ("cameo", "090", ("ACCUSE", "investigate", 2, "gdelt", -2)),  # PLOVER has it as verbal conflict
        ("cameo", "141", ("PROTEST", "demo", 3, "gdelt", -6.5)),  # and this as material conflict
        ("cameo", "085", ("RETREAT", None, 2, "gdelt", 7)),  # `ease` is no mode
        ("cameo", "1712", ("ASSAULT", "destroy", 4, "gdelt", -9.2)),
        ("cameo", "010", (None, None, 1, "gdelt", 0)),  # PLOVER dropped statements
        ("cameo", "08", (None, None, 2, "gdelt", 5)),  # partly CONCEDE, partly RETREAT
        ("cameo", "1213", ("REJECT", "assist", 3, "gdelt", None)),  # ICEWS has it, GDELT's table not
        ("plover_event", "PROTEST", ("PROTEST", None, 4, "plover", None)),
        ("plover_mode", "riot", ("PROTEST", "riot", 4, "plover", None)),
        ("plover_mode", "restrict", (None, "restrict", None, None, None)),  # of COERCE or of THREATEN
        ("acled_sub_event_type", "Suicide bomb", ("ASSAULT", "suicide-attack", 4, "plover", None)),
        ("acled_sub_event_type", "Mob violence", (None, None, 4, "plover", None)),
        ("acled_sub_event_type", "Agreement", (None, None, None, None, None)),
        ("gtd_attacktype", "6", ("ASSAULT", "abduct", 4, "plover", None)),
        ("gtd_attacktype", "3", ("ASSAULT", None, 4, "plover", None)),
        ("ucdp_type_of_violence", "3", ("ASSAULT", None, 4, "plover", None)),
        ("gdelt_quad_class", "1", (None, None, None, None, None)),
    ],
)
def test_a_code_is_in_the_common_vocabulary_what_holds_for_all_its_acts(
    con: duckdb.DuckDBPyConnection, scheme: str, code: str, expected: tuple[Any, ...]
) -> None:
    columns = "plover_event, plover_mode, quad_class, quad_class_scheme, goldstein"
    assert con.execute(f"select {columns} from core.code where (scheme, code) = (?, ?)", [scheme, code]).fetchone() == expected


# --- What events have -----------------------------------------------------------------------------------------------------

DAY = "date '2017-10-11'"
EVENT = f"'e' as event_id, 'e' as record_id, 'f' as file_id, 2 as line_no, {DAY} as date_start, {DAY} as date_end"


def load(con: duckdb.DuckDBPyConnection, **stated: str) -> None:
    """Load an event whose source fills these columns, written in SQL."""
    filled = "".join(f", {value} as {column}" for column, value in stated.items())
    con.execute("create or replace temp table change as select 1 as row_no, 'e' as record_id, 1 as version_no, 'add' as op")
    con.execute(f"create or replace temp view stage_event as select 1 as row_no, {EVENT}{filled}")
    for part, given in (("event_actor", "event_id, actor_id"), ("event_citation", "event_id")):
        con.execute(
            f"create or replace temp view stage_{part} as select 1 as row_no, * exclude ({given}) from core.{part} where false"
        )
    con.execute(script("load", "event_code.sql"))
    con.execute(script("load", "event.sql"))


def stated_codes(con: duckdb.DuckDBPyConnection) -> Any:
    return con.execute("select stated_codes from core.event").fetchall()[0][0]


def test_an_event_gets_what_its_code_gives(con: duckdb.DuckDBPyConnection) -> None:
    load(con, code_scheme="'cameo'", code="'1831'")
    assert (said(con), stated_codes(con)) == (("ASSAULT", "suicide-attack", 4, "gdelt"), None)


def test_an_event_without_a_code_or_with_an_unlisted_one_gets_nothing(con: duckdb.DuckDBPyConnection) -> None:
    load(con)
    assert said(con) == (None, None, None, None)
    con.execute("delete from core.event")
    load(con, code_scheme="'acled_sub_event_type'", code="'Sorcery'")
    assert said(con) == (None, None, None, None)
    assert con.execute(scripts("audits")["event_code_unknown"]).fetchall() == [("acled_sub_event_type", "Sorcery")]


def test_what_a_source_states_stays(con: duckdb.DuckDBPyConnection) -> None:
    load(con, code_scheme="'cameo'", code="'043'", quad_class="4", quad_class_scheme="'gdelt'")
    assert (said(con), stated_codes(con)) == (("CONSULT", "visit", 4, "gdelt"), ["quad_class"])
    assert con.execute(scripts("audits")["event_code_disagrees"]).fetchall() == []
    assert con.execute(scripts("audits")["event_quad_class_disagrees"]).fetchall() == [("e", "cameo", "043", 4, 1)]


def test_a_source_coded_in_plover_states_its_mode_and_gets_the_quad_class(con: duckdb.DuckDBPyConnection) -> None:
    load(con, code_scheme="'plover_event'", code="'COERCE'", plover_event="'COERCE'", plover_mode="'seize'")
    assert (said(con), stated_codes(con)) == (("COERCE", "seize", 4, "plover"), ["plover_event", "plover_mode"])


# --- When the vocabulary changes ------------------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Have the files of the vocabulary with something replaced: changed("crosswalk", old, new)."""
    for name in ("code", "crosswalk"):
        text = files("sql").joinpath("vocabulary", f"{name}.csv").read_text(encoding="utf-8")
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(warehouse.vocabulary, "_csv", lambda name: tmp_path / f"{name}.csv")

    def change(name: str, old: str, new: str) -> None:
        text = (tmp_path / f"{name}.csv").read_text(encoding="utf-8")
        assert text.count(old) == 1
        (tmp_path / f"{name}.csv").write_text(text.replace(old, new), encoding="utf-8")

    return change


def test_the_same_vocabulary_is_not_loaded_again(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update core.code set label = 'mine'")
    assert not refresh_vocabulary(con)
    assert con.execute("select distinct label from core.code").fetchall() == [("mine",)]
    assert con.execute("select count(*) from ops.vocabulary").fetchall() == [(1,)]


def test_a_changed_vocabulary_codes_every_event_anew(
    con: duckdb.DuckDBPyConnection, changed: Callable[[str, str, str], None]
) -> None:
    load(con, code_scheme="'gtd_attacktype'", code="'6'")
    con.execute("insert into core.event_past by name select * from core.event")
    changed("crosswalk", "gtd_attacktype,6,plover_event,ASSAULT,broader", "gtd_attacktype,6,plover_event,RETREAT,broader")
    changed("crosswalk", "gtd_attacktype,6,plover_mode,abduct,broader", "gtd_attacktype,6,plover_mode,abduct,related")
    assert refresh_vocabulary(con)
    assert said(con) == said(con, table="event_past") == ("RETREAT", None, 2, "plover")
    assert not refresh_vocabulary(con)


def test_a_code_that_is_struck_gives_nothing_any_more(
    con: duckdb.DuckDBPyConnection, changed: Callable[[str, str, str], None]
) -> None:
    load(con, code_scheme="'gtd_attacktype'", code="'9'")
    assert said(con) == ("ASSAULT", None, 4, "plover")
    changed("code", "gtd_attacktype,9,", "gtd_attacktype,10,")
    changed("crosswalk", "gtd_attacktype,9,plover_event", "gtd_attacktype,10,plover_event")
    assert refresh_vocabulary(con)
    assert said(con) == (None, None, None, None)


def test_what_a_source_states_stays_when_the_vocabulary_changes(
    con: duckdb.DuckDBPyConnection, changed: Callable[[str, str, str], None]
) -> None:
    load(con, code_scheme="'cameo'", code="'043'", quad_class="4", quad_class_scheme="'gdelt'", plover_mode="'phone'")
    changed("crosswalk", "cameo,043,plover_event,CONSULT", "cameo,043,plover_event,AGREE")
    changed("crosswalk", "cameo,043,gdelt_quad_class,1", "cameo,043,gdelt_quad_class,2")
    assert refresh_vocabulary(con)
    assert said(con) == ("AGREE", "phone", 4, "gdelt")


def test_events_loaded_before_there_was_a_vocabulary_are_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: text for name, text in scripts("migrations").items() if name < "0010"}
    with duckdb.connect() as con:
        with monkeypatch.context() as earlier:
            earlier.setattr(warehouse.migrate, "scripts", lambda folder: before if folder == "migrations" else {})
            earlier.setattr(warehouse.migrate, "refresh_vocabulary", lambda con: False)
            earlier.setattr(warehouse.migrate, "refresh_actors", lambda con: False)
            migrate(con)
        con.execute(
            f"""
            insert into core.event by name
            select
                record_id as event_id, record_id, 1 as version_no, split_part(record_id, ':', 1) as dataset_id, 'f' as file_id,
                2 as line_no, {DAY} as date_start, {DAY} as date_end, event_type, sub_event_type, type_of_violence
            from (values
                ('acled:1', 'Battles', 'Armed clash', null),
                ('acled:2', 'Riots', null, null),
                ('gtd:1', 'Hijacking', 'Firearms', null),
                ('ucdp_ged:1', 'One-sided violence', null, 3)
            ) as old (record_id, event_type, sub_event_type, type_of_violence);

            insert into source.gtd by name
            select 'gtd:1' as record_id, 1 as version_no, 201710110001 as eventid, 2017 as iyear, 10 as imonth, 11 as iday,
                4 as attacktype1
            """
        )
        migrate(con)
        assert [(*row, *said(con, row[0])[:3]) for row in con.execute(
            "select event_id, code_scheme, code from core.event order by event_id"
        ).fetchall()] == [
            ("acled:1", "acled_sub_event_type", "Armed clash", "ASSAULT", None, 4),
            ("acled:2", "acled_event_type", "Riots", None, None, 4),
            ("gtd:1", "gtd_attacktype", "4", "ASSAULT", "abduct", 4),
            ("ucdp_ged:1", "ucdp_type_of_violence", "3", "ASSAULT", None, 4),
        ]  # fmt: skip


# --- Runs -----------------------------------------------------------------------------------------------------------------


def test_a_run_codes_its_events_and_a_correction_anew(
    ingest: Callable[..., Summary], ask: Callable[..., list[tuple[Any, ...]]], ged_row: Callable[..., dict[str, Any]],
    csv_text: Callable[..., str], tmp_path: Path,
) -> None:  # fmt: skip
    first, second = tmp_path / "ged171.csv", tmp_path / "ged181.csv"
    first.write_text(csv_text([ged_row(type_of_violence=1)]), encoding="utf-8")
    second.write_text(csv_text([ged_row(type_of_violence=2, id=500001)]), encoding="utf-8")
    ingest(first)
    ingest(second)
    columns = "code_scheme, code, plover_event, quad_class, quad_class_scheme"
    now = ("ucdp_type_of_violence", "2", "ASSAULT", 4, "plover")
    assert ask(f"select {columns} from core.event") == ask(f"select {columns} from mart.event_ledger") == [now]
    assert ask(f"select {columns} from core.event_past") == [("ucdp_type_of_violence", "1", *now[2:])]


# --- Real files -----------------------------------------------------------------------------------------------------------


def test_gdelt_gives_every_code_the_quad_class_and_the_value_of_the_crosswalk(
    con: duckdb.DuckDBPyConnection, real_data: Path
) -> None:
    con.execute(
        """
        create temp table gdelt as
        select column26 as code, column28 as root, column29::integer as quad_class, column30::double as goldstein
        from read_csv($path, header = false, sep = '\t', quote = '', escape = '', all_varchar = true)
        """,
        {"path": str(real_data / "events" / "gdelt" / "*.export.CSV")},
    )
    agree = """
        select count(*), count(code.quad_class = gdelt.quad_class or null), count(code.goldstein = gdelt.goldstein or null)
        from gdelt left join core.code as code on code.scheme = 'cameo' and gdelt.code = code.code
    """
    assert con.execute(agree).fetchall() == [(8709, 8709, 8709)]
    assert con.execute("select count(*) from gdelt where root <> left(code, 2)").fetchall() == [(0,)]


def test_every_code_in_a_file_of_icews_is_listed(real_data: Path) -> None:
    with (real_data / "events" / "icews" / "events.2018.sample.tab").open(encoding="utf-8", newline="") as text:
        used = {row["CAMEO Code"] for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert len(used) == 122
    assert {("cameo", code) for code in used} <= LISTED


@pytest.mark.timeout(120)
def test_events_of_the_real_files_are_in_the_common_vocabulary(
    real_data: Path, ingest: Callable[..., Summary], ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    events = real_data / "events"
    ingest(events / "acled", events / "gtd", events / "ucdp" / "ged_ukraine_release_2.csv")
    shares = """
        select
            dataset_id, count(*), round(100 * count(plover_event) / count(*), 1), round(100 * count(quad_class) / count(*), 1)
        from core.event
        group by dataset_id
        order by dataset_id
    """
    assert ask(shares) == [("acled", 14143, 91.5, 97.5), ("gtd", 1957, 100.0, 100.0), ("ucdp_ged", 1167, 100.0, 100.0)]
    assert ask(scripts("audits")["event_code_unknown"]) == []
