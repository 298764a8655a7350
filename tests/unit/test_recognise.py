"""What a file is found to be by its content, what is said of one that is nothing known, and how a header differs."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

from flows.errors import UnknownFile, UnreadableFile, UsageError
from flows.model.batch import Drift, Kind
from flows.model.catalogue import Table
from flows.model.files import ReceivedFile
from flows.model.source import EventSource
from flows.samples import samples_path
from flows.sources.columns import contract_names
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import Recognised, article_source, event_source, header_drift, kind_of, recognise, sources
from flows.sources.ucdp_ged import SOURCE
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

DATA = Path(__file__).parents[3] / "shared" / "data"

GED = {
    "id": "1", "year": "2017", "type_of_violence": "1", "dyad_name": "A - B", "side_a": "A", "side_b": "B", "where_prec": "1",
    "where_coordinates": "Raqqa town", "event_clarity": "1", "date_prec": "1", "date_start": "2017-10-19",
    "date_end": "2017-10-19", "deaths_a": "0", "deaths_b": "1", "deaths_civilians": "1", "deaths_unknown": "0", "low": "2",
    "best": "2", "high": "2",
}  # fmt: skip

PROSE = (
    "Seven elders cross the front line in Raqqa\n\n"
    "A delegation of seven elders crossed the front line in the city on Wednesday, under a white flag, to speak to militants. "
    "They stayed for four hours and came back with a list of 43 wounded.\n"
)

Recogniser = Callable[..., Recognised]


@pytest.fixture
def found(tmp_path: Path) -> Recogniser:
    """Recognises the content of a file whose name says nothing."""

    def of(content: str | bytes, encoding: str = "utf-8", source: str | None = None) -> Recognised:
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path = tmp_path / "file"
        path.write_bytes(data)
        return recognise(take_sample(received(path, encoding)), source=source)

    return of


def received(path: Path, encoding: str = "utf-8") -> ReceivedFile:
    return ReceivedFile("0" * 64, f"inbox/{path.name}", path, path.stat().st_size, encoding, None, datetime.now(UTC))


def table(rows: list[dict[str, str]], delimiter: str = ",", header: list[str] | None = None) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header or list(rows[0]))
    writer.writerows(row.values() for row in rows)
    return text.getvalue()


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in GED.items() if name not in names}


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_ged_in_any_delimiter_and_encoding(found: Recogniser, delimiter: str, encoding: str) -> None:
    ged = found(table([GED] * 3, delimiter), encoding)
    assert (ged.source_name, ged.kind, ged.dialect.delimiter) == ("ucdp_ged", Kind.EVENTS, delimiter)
    assert ged.header == ged.columns == tuple(GED)
    assert not ged.renames
    assert not ged.missing_required


def test_ged_with_columns_in_other_spellings(found: Recogniser) -> None:
    header = ["ID" if name == "id" else "best_est" if name == "best" else name.replace("_", " ").title() for name in GED]
    ged = found(table([GED], header=header))
    assert ged.source_name == "ucdp_ged"
    assert ged.columns == tuple(GED)
    assert ged.header == tuple(header)
    assert ged.renames["best_est"] == "best"
    assert ged.renames["Where Prec"] == "where_prec"


def test_ged_with_a_header_and_no_rows(found: Recogniser) -> None:
    assert found(table([GED]).splitlines()[0] + "\n").source_name == "ucdp_ged"


def test_ged_that_lacks_columns_is_still_ged(found: Recogniser) -> None:
    ged = found(table([without("id", "best", "dyad_name")]))
    assert ged.source_name == "ucdp_ged"
    assert ged.missing_required == ("best", "id")


def test_ged_with_a_line_of_hxl_tags(found: Recogniser) -> None:
    lines = table([GED]).splitlines(keepends=True)
    assert found("".join([lines[0], ",".join(["#date"] * len(GED)) + "\n", *lines[1:]])).source_name == "ucdp_ged"


def test_too_little_of_ged_is_unknown_and_says_what_it_lacks(found: Recogniser) -> None:
    with pytest.raises(UnknownFile) as error:
        found(table([{"id": "1", "best": "2", "side_a": "A", "side_b": "B", "side_c": "C"}]))
    said = str(error.value)
    assert "3 of the 15 columns" in said
    assert "id, best, side_a, side_b, side_c" in said
    assert "lacks date_prec, deaths_a" in said
    assert "dateline ingest FILE --source NAME" in said
    assert all(name in said for name in ("ucdp_ged", "article_text", "article_table", "inbox/file"))


def test_no_source_makes_ids_of_columns_that_a_file_may_lack() -> None:
    events = {name: one for name, one in sources().items() if isinstance(one, EventSource)}
    assert events
    assert {name: set(one.source_event_id.meta.root_names()) - one.required for name, one in events.items()} == {
        name: set() for name in events
    }


def test_what_the_user_says_it_is(found: Recogniser) -> None:
    few = table([{"id": "1", "best": "2"}])
    assert found(few, source="ucdp_ged").missing_required == (
        "date_end",
        "date_start",
        "high",
        "low",
        "type_of_violence",
        "year",
    )
    assert found("Short note", source="article_text").source_name == "article_text"
    with pytest.raises(UsageError, match="ucdp_gde"):
        found(few, source="ucdp_gde")
    with pytest.raises(UnknownFile, match="lacks a column"):
        found(few, source="article_table")


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        (["title", "content", "source", "date"], ","),
        (["Headline", "Body", "Outlet", "Published"], "\t"),
        (["unit_id", "article_title", "article_content", "source", "date"], ","),
        (["url", "maintext"], ";"),
    ],
)
def test_tables_of_articles(found: Recogniser, header: list[str], delimiter: str) -> None:
    articles = found(table([dict.fromkeys(header, PROSE)] * 2, delimiter))
    assert (articles.source_name, articles.kind) == ("article_table", Kind.ARTICLES)
    assert "text" in articles.columns
    assert articles.header == tuple(header)


def test_json_of_articles(found: Recogniser) -> None:
    line = '{"title": "T", "authors": ["A"], "text": "x", "nested": {"url": "no"}}'
    assert found(f"{line}\n{line}\n").media_type == "application/jsonl"
    assert found(line).media_type == "application/jsonl"
    assert found(f"[\n{line},\n{line}\n]").media_type == "application/json"
    assert found('{\n "title": "T",\n "body": "x"\n}').media_type == "application/json"
    assert found(f"[{line}]").columns == ("text", "title", "byline")


def test_json_that_is_cut_off_by_the_sample_is_recognised(found: Recogniser) -> None:
    line = '{"title": "T", "text": "' + "word " * 500_000 + '"}'
    assert found(line).source_name == "article_table"


@pytest.mark.parametrize(
    "text", [PROSE, PROSE.replace("\n\n", ", of all places\n\n"), PROSE.replace("\n", "\r\n"), "\ufeff" + PROSE]
)
def test_an_article_in_plain_text(found: Recogniser, text: str) -> None:
    assert found(text).source_name == "article_text"


def test_an_article_in_arabic(found: Recogniser) -> None:
    assert found("قال المرصد إن ستة مدنيين قتلوا في غارة على مدينة الرقة يوم الثلاثاء. " * 4).source_name == "article_text"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (PROSE * 300, "too long: more than 8,000 words"),
        ("Two dead in Raqqa.", "too short: 4 words"),
        ("one two three\n" * 100, "no sentences"),
        ("value = {1234567890} # {key} of @{other} and\n" * 20, "signs of tables, code"),
        ("\n".join(f"{n}\t{n * 7}\t{n * 9}. a" for n in range(100)), "signs of tables, code|table of 3 columns"),
    ],
)
def test_plain_text_that_is_no_article(found: Recogniser, text: str, why: str) -> None:
    with pytest.raises(UnknownFile, match=why):
        found(text)


def test_an_unknown_table_of_prose_is_not_taken_for_an_article(found: Recogniser) -> None:
    with pytest.raises(UnknownFile, match="table of 3 columns between commas"):
        found(table([{"number": "one", "subject": "Raqqa", "words": PROSE}] * 5))


def test_a_table_without_a_header_is_said_to_be_one(found: Recogniser) -> None:
    with pytest.raises(UnknownFile, match="a header with the columns' names is missing"):
        found(table([GED] * 3).split("\n", 1)[1])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n \t"])
def test_an_empty_file(found: Recogniser, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        found(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\x00\x01\x02\x03" * 50, "no text"),
    ],
)
def test_files_that_are_no_text(found: Recogniser, content: bytes, name: str) -> None:
    with pytest.raises(UnknownFile, match=name) as error:
        found(content, "binary")
    assert error.value.next_step


def test_xml_of_an_unknown_kind(found: Recogniser) -> None:
    with pytest.raises(UnknownFile, match="XML, and neither a web page nor a feed"):
        found('<?xml version="1.0"?><records>' + PROSE)


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("<!DOCTYPE html><p>" + PROSE, "article_html"),
        ("\n<!-- saved from url=(0014)about:internet -->\n<HTML>" + PROSE, "article_html"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html>', "article_html"),
        ('<?xml version="1.0"?><!-- a, b --><rss version="2.0"><channel>', "article_feed"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x">]><rss>', "article_feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "article_feed"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "article_feed"),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "article_warc"),
        ("%PDF-1.7\n%âã", "article_pdf"),
        (f"Return-Path: <a@b.example>\nFrom: A <a@b.example>\nSubject: Raqqa\n\n{PROSE}", "article_mail"),
        (f"From a@b.example Thu Oct 19 08:00:00 2017\nFrom: A <a@b.example>\nSubject: Raqqa\n\n{PROSE}", "article_mail"),
    ],
)
def test_formats_that_hold_articles_whole(found: Recogniser, content: str, source: str) -> None:
    assert (found(content).source_name, found(content).kind) == (source, Kind.ARTICLES)


@pytest.mark.parametrize(
    "text", [f"Date: today\n\n{PROSE}", f"From Raqqa, by telephone: {PROSE}", f"<p>{PROSE}", PROSE + "WARC/1.0"]
)
def test_text_that_looks_a_little_like_another_format(found: Recogniser, text: str) -> None:
    assert found(text).source_name == "article_text"


def test_hostile_headers_are_shown_short(found: Recogniser) -> None:
    with pytest.raises(UnknownFile) as error:
        found(",".join(["<script>" + "x" * 5000] * 50) + "\n")
    assert len(str(error.value)) < 3000


def test_sources_are_found_by_themselves() -> None:
    assert set(sources()) >= {"ucdp_ged", "article_text", "article_table"}
    assert event_source("ucdp_ged") is SOURCE
    assert article_source("article_text").name == "article_text"
    assert kind_of("ucdp_ged") is Kind.EVENTS
    assert kind_of("article_table") is Kind.ARTICLES
    with pytest.raises(UsageError):
        event_source("article_text")
    with pytest.raises(UsageError):
        article_source("ucdp_ged")


def test_no_two_datasets_can_claim_one_header() -> None:
    datasets = [one for name in sources() if kind_of(name) is Kind.EVENTS for one in [event_source(name)]]
    for one in datasets:
        assert one.dataset.dataset_id in sources()
        assert not any(one.signature <= other.signature for other in datasets if other is not one)


def test_the_shipped_samples() -> None:
    kinds = {
        path.name: recognise(take_sample(received(path, "utf-8"))).source_name
        for path in sorted(samples_path().rglob("*"))
        if path.is_file() and path.name != "09_balikh_monitor.txt"
    }
    assert {name for name, kind in kinds.items() if kind == "ucdp_ged"} == {"ucdp_ged_sample.csv", "ucdp_ged_sample_r2.csv"}
    assert {name for name, kind in kinds.items() if kind == "article_table"} == {"articles.csv", "articles.jsonl"}


@pytest.mark.parametrize(
    ("path", "source", "encoding"),
    [
        ("events/ucdp/ged_syria.csv", "ucdp_ged", "utf-8"),
        ("events/ucdp/ged_ukraine_release_1.csv", "ucdp_ged", "utf-8"),
        ("events/ucdp/ged_ukraine_release_2.csv", "ucdp_ged", "utf-8"),
        ("events/ucdp/actor_22_1.csv", "ucdp_actor", "utf-8-sig"),
        ("events/ucdp/ged_codebook_19_1.txt", None, "utf-8"),
        ("events/acled/world_sample_2022_new_format.csv", "acled", "utf-8"),
        ("events/gtd/gtd_0718_cut_mid_row.csv", "gtd", "cp1252"),
        ("events/gtd/gtd_1993.xlsx", "gtd", "binary"),
        ("events/icews/events.2018.sample.tab", "icews", "utf-8"),
        ("broken/pitf_tab_separated_unbalanced_quote.csv", None, "utf-8"),
        ("broken/warcfile.warc", "article_warc", "latin-1"),
        ("reports/syria_articles_2011_2018_latin1.csv", "article_table", "latin-1"),
        ("reports/000_3d9dbe11d8be9a9e.txt", "article_text", "utf-8"),
        ("reports/001_6f266e42670007f0.txt", "article_text", "utf-8"),
    ],
)
def test_real_files(path: str, source: str | None, encoding: str) -> None:
    if not (DATA / path).exists():
        pytest.skip(f"{path} is not present (../shared/data is part of no installation)")
    sample = take_sample(received(DATA / path, encoding))
    if source:
        assert recognise(sample).source_name == source
    else:
        with pytest.raises(UnknownFile):
            recognise(sample)


@pytest.fixture(scope="module")
def contract() -> Table:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)["source.ucdp_ged"]


def in_order(contract: Table) -> list[str]:
    return [name for name in contract.column_names if name not in contract.key]


def test_a_header_as_the_contract_has_it_does_not_drift(contract: Table) -> None:
    assert header_drift(in_order(contract), contract, SOURCE) == []
    assert header_drift([name.title().replace("_", " ") for name in in_order(contract)], contract, SOURCE) == []


def test_columns_missing_new_and_renamed(contract: Table) -> None:
    header = ["best_est" if name == "best" else name for name in in_order(contract) if name != "relid"]
    drift = header_drift([*header, "weather", ""], contract, SOURCE)
    assert {(one.kind, one.column_name) for one in drift} == {
        ("missing", "relid"), ("renamed", "best"), ("new", "weather"), ("new", None),
    }  # fmt: skip


def test_a_renamed_key_is_named_by_the_column_that_may_be_it(contract: Table) -> None:
    header = ["event_id" if name == "id" else name for name in in_order(contract)]
    (missing,) = (one for one in header_drift(header, contract, SOURCE) if one.kind == "missing")
    assert missing == Drift("id", "missing", "The file cannot be loaded without it; event_id may be it under another name.")


def test_columns_in_another_order_are_one_drift(contract: Table) -> None:
    names = in_order(contract)
    (drift,) = header_drift([*names[1:], names[0]], contract, SOURCE)
    assert (drift.kind, drift.column_name) == ("reordered", None)
    assert names[0] in drift.detail
    assert names[1] in drift.detail


def test_a_repeated_column_is_said_once(contract: Table) -> None:
    (drift,) = header_drift([*in_order(contract), "Best"], contract, SOURCE)
    assert (drift.kind, drift.column_name) == ("repeated", "best")


def test_a_spelling_never_overwrites_the_columns_own_name() -> None:
    assert contract_names(["best_est", "best", "BEST"], SOURCE.renames) == ("best_est", "best", "BEST")
    assert contract_names(["conflict_id", "dyad_id"], SOURCE.renames) == ("conflict_new_id", "dyad_new_id")


def test_recognising_imports_nothing_heavy() -> None:
    code = "import sys, flows.sources.recognise as r; r.sources(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "country_converter", "prefect", "great_expectations", "duckdb"} & set(modules)


def test_a_workbook_is_recognised_by_its_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(list(GED))
    book.save(tmp_path / "a.xlsx")
    known = recognise(take_sample(received(tmp_path / "a.xlsx", "binary")))
    assert (known.source_name, known.header) == ("ucdp_ged", tuple(GED))
    assert known.media_type.endswith("spreadsheetml.sheet")


def test_a_workbook_of_nobody_says_what_is_in_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "text", "date"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnknownFile, match="table of 3 columns in the first sheet of a workbook") as error:
        recognise(take_sample(received(tmp_path / "a.xlsx", "binary")))
    assert "Articles are not read out of workbooks" in str(error.value)
