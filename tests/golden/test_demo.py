"""The warehouse of `dateline demo` holds what flows/samples/README.md says: a first-time user compares the two."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import flows.samples
from flows.cli.demo import QUESTIONS
from flows.cli.query import chosen, cookbook
from flows.cli.summary import show_summary
from flows.model.run import RunState, Summary
from flows.samples import samples_path
from warehouse.read import ask, published, select

README = Path(flows.samples.__file__).with_name("README.md").read_text(encoding="utf-8")
RELEASE_1, RELEASE_2 = "ucdp/ucdp_ged_sample.csv", "ucdp/ucdp_ged_sample_r2.csv"
FIGURES = ("read", "inserted", "updated", "unchanged", "duplicate", "quarantined", "deleted")
WARNED = {"best_below_low", "high_below_best"}


def table(first: str) -> list[list[str]]:
    """The cells of the README's rows whose first cell matches, without backticks."""
    rows = [line.strip("|").split("|") for line in README.splitlines() if re.match(rf"\| {first} \|", line)]
    return [[cell.strip().replace("`", "") for cell in row] for row in rows]


def below(path: str) -> str:
    return Path(path).relative_to(samples_path()).as_posix()


@pytest.fixture(scope="module")
def demo(house_at: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Summary]:
    house = house_at(tmp_path_factory.mktemp("demo"))
    return house, house.ingest(samples_path())


def test_the_run_ends_with_records_in_quarantine_and_nothing_refused(demo: tuple[Any, Summary]) -> None:
    _, summary = demo
    assert summary.state is RunState.DONE_WITH_QUARANTINE
    assert {line.state for line in summary.files} == {"loaded"}


def test_the_readme_shows_what_the_run_prints(
    demo: tuple[Any, Summary], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    show_summary(demo[1])
    printed = capsys.readouterr().out
    shown = Path(flows.__path__[0]).with_name("README.md").read_text(encoding="utf-8")
    excerpt = shown.partition("```text\n")[2].partition("\n```")[0]
    parts = excerpt.removesuffix("…").split("\n…\n")
    assert len(parts) > 2
    ledgers = printed.index("core.document: ")  # the first of them, for what comes first must not be left out
    assert printed.index(parts[0]) == ledgers
    at = ledgers
    for part in parts:
        assert part in printed[at:]
        at = printed.index(part, at) + len(part)


def test_the_status_counts_the_events_of_datasets_and_those_coded_from_articles(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    with published(house.settings) as con:
        found = ask(con, "status").records()[0]
    assert found["events"] == 75  # of README's 76 inserted, one was withdrawn
    assert found["coded_events"] == house.ask("select count(*) from mart.coded_event_ledger")[0][0] > 0


def test_every_file_adds_up_to_what_the_page_says(demo: tuple[Any, Summary]) -> None:
    _, summary = demo
    figures = {below(line.path): tuple(getattr(line.ledger, name) for name in FIGURES) for line in summary.files if line.ledger}
    said = {name: tuple(map(int, cells)) for name, *cells in table(r"`[\w./]+`(?: \| \d+){7}")}
    alone = {f"articles/{path.name}": (1, 1, 0, 0, 0, 0, 0) for path in (samples_path() / "articles").iterdir()}
    assert len(said) == 4
    assert figures == said | alone


def test_every_line_in_quarantine_has_the_codes_the_page_says(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    said = {(RELEASE_1, int(line)): set(codes.split(", ")) for line, _, codes in table(r"\d+ \|.+\| `[\w`, ]+`")}
    warned = {place: codes for place, codes in said.items() if codes <= WARNED}
    found: dict[tuple[str, int], set[str]] = {}
    for path, line_no, code in house.ask("select path, line_no, code from ops.quarantine join ops.source_file using (file_id)"):
        found.setdefault((below(path), line_no), set()).add(code)
    assert found == {place: codes for place, codes in said.items() if place not in warned} | {
        ("articles.jsonl", 2): {"not_json"}
    }
    assert {line for _, line in warned} == {50, 68}


def test_what_is_warned_of_is_loaded(demo: tuple[Any, Summary]) -> None:
    house, summary = demo
    warnings = {(below(one.path), one.code): one.unexpected_count for one in summary.checks if one.code in WARNED}
    assert warnings == {(path, code): 1 for path in (RELEASE_1, RELEASE_2) for code in WARNED}
    assert house.ask(
        "select best_after from mart.revision_log join ops.source_file using (file_id) "
        f"where path like '%/{RELEASE_1}' and line_no in (50, 68) order by line_no"
    ) == [(7,), (13,)]


def test_every_article_is_dated_and_credited_as_the_page_says(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    said = {place: cells for place, *cells in table(r"`articles[\w./]+:\d+` \|.+\| \w+")}
    found = {
        f"{below(path)}:{line_no}": [publication or "nothing says so", day.isoformat(), prec]
        for path, line_no, publication, day, prec in house.ask(
            "select file_path, line_no, publication, published_on, published_prec from mart.document_ledger"
        )
    }
    assert len(said) == 17
    assert found == said


def test_an_agency_in_the_dateline_is_told_and_takes_no_outlets_place(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    question = cookbook()["33_who_printed_it"]
    with published(house.settings) as con:
        told = select(con, question.text, chosen(question, QUESTIONS[question.name])).records()
    assert [(row["printed_by"], row["agency"], row["relation"], row["taken_from"]) for row in told][:2] == [
        ("(unknown)", "Levant Wire", "original", None),
        ("The Harbour Gazette", "Levant Wire", "copy", "Levant Wire (by its dateline)"),
    ]
    assert ("Euphrates Herald", None, "rewrite", "Levant Wire (by its dateline)") in [
        (row["printed_by"], row["agency"], row["relation"], row["taken_from"]) for row in told
    ]


def test_the_second_release_revises_what_the_page_says(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    log = house.ask(
        "select source_event_id, op, best_before, best_after from mart.revision_log join ops.source_file using (file_id) "
        f"where path like '%/{RELEASE_2}' order by all"
    )
    assert log == [
        ("9000037", "modify", 18, 21),
        ("9000046", "modify", 4, 5),
        ("9000057", "delete", 13, None),
        ("9000074", "add", None, 2),
        ("9000075", "add", None, 1),
        ("9000076", "add", None, 2),
    ]
    assert {row[0] for row in log} <= set(re.findall(r"\b90000\d\d\b", README.partition("## What the second release")[2]))


def test_the_audits_find_nothing(demo: tuple[Any, Summary]) -> None:
    house, _ = demo
    assert house.findings() == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_questions_of_the_demo_are_answered_with_values(demo: tuple[Any, Summary], name: str) -> None:
    house, _ = demo
    question = cookbook()[name]
    with published(house.settings) as con:
        records = select(con, question.text, chosen(question, QUESTIONS[name])).records()
    assert len(records) >= 3
    for column in records[0]:
        assert any(record[column] is not None for record in records)


def test_the_page_of_checks_shows_the_failing_rows_with_their_lines(demo: tuple[Any, Summary]) -> None:
    _, summary = demo
    page = re.sub(r"<[^>]*>", " ", summary.checks_page.read_text(encoding="utf-8") if summary.checks_page else "")
    assert re.search(
        r"dates_reversed .+? ucdp_ged_sample\.csv:39\s+date_end=2017-10-08, date_start=2017-10-09", page, re.DOTALL
    )
    assert re.search(r"ucdp_ged_sample\.csv:35\s+best=12, deaths_a=4", page)
    assert "articles/01_levant_wire.txt and 9 checked with it" in page


def test_the_summary_says_of_every_reason_what_was_found(demo: tuple[Any, Summary]) -> None:
    _, summary = demo
    said = {one.code: (one.message, one.found) for one in summary.quarantine}
    assert said["latitude_out_of_range"] == ("must hold: the latitude lies between -90 and 90 degrees", "latitude=135.9528")
    assert said["not_a_number"][1] == "deaths_a=six"
    assert said["year_not_of_date"][1] == "year=2017, date_start=0025-10-11"
    assert said["too_few_fields"] == ("30 fields where the header has 42", None)
    assert said["not_json"][0].startswith("the line is no JSON: ")
