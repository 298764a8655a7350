"""`dateline read`: one article with what is read out of it, in the terminal, as rows and as a page."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report.reading_page import stretches
from flows.report.reading_rows import KINDS, Row

REPORT = """Shells hit market in Orontes Bridge

Published On: Tue, Oct 10th, 2017

Shells hit the market of Orontes Bridge on Monday, killing at least 12 civilians and wounding 30, residents said.
<script>alert(1)</script>

The market had been closed for three weeks. More than 4,000 people were displaced from the town last month.
"""
EVENTS = "data_id,iso\n1,760\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def _rows(cli, *command) -> list[dict]:
    said = cli("read", *command, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_every_row_is_a_stretch_of_the_text_with_what_it_means(cli, report):
    text = cli("read", str(report)).out.split("\n\n", 1)[1]
    rows = _rows(cli, str(report))
    assert rows
    for row in rows:
        assert text[row["char_start"] : row["char_end"]] == row["text"]
        assert row["kind"] in KINDS
        assert 0 < row["score"] <= 1
    figures = {row["text"]: row["means"] for row in rows if row["kind"] == "figure"}
    assert figures["at least 12 civilians"].startswith("killed; 12; at least")
    assert next(row["means"] for row in rows if row["text"] == "Monday").startswith("2017-10-09")


def test_the_page_has_the_text_and_its_rows_and_lets_nothing_run(cli, report, tmp_path):
    said = cli("read", str(report), "--html", str(tmp_path / "page.html"))
    assert said.code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    seen = _Seen()
    seen.feed(page)
    assert "script" not in seen.tags
    assert not seen.linked
    assert "default-src 'none'" in page
    assert "More than 4,000 people were displaced from the town last month." in "".join(seen.text)


def test_of_several_articles_one_is_chosen(cli, tmp_path):
    path = tmp_path / "articles.jsonl"
    bodies = [
        f"Clashes near the river killed {number} fighters on Monday, officials said. It was quiet later." for number in (3, 7)
    ]
    path.write_text("".join(json.dumps({"title": "Clashes", "text": body}) + "\n" for body in bodies), encoding="utf-8")
    assert "7 fighters" in [row["text"] for row in _rows(cli, str(path), "--article", "2")]
    said = cli("read", str(path), "--article", "3")
    assert (said.code, "it has 2" in said.err) == (2, True)
    assert cli("read", str(path), "--article", "0").code == 2


def test_a_folder_or_a_pattern_is_not_read_by_its_first_file(cli, report):
    folder = report.parent / "some reports"
    folder.mkdir()
    said = cli("read", str(folder))
    assert (said.code, said.out) == (2, "")
    assert "is a folder" in said.err
    assert "dateline read FILE" in said.err
    report.rename(folder / "report.txt")
    said = cli("read", str(folder))
    assert f"dateline read '{folder / 'report.txt'}'" in said.err
    said = cli("read", str(folder / "*.txt"))
    assert (said.code, "is not there" in said.err) == (2, True)


def test_a_file_of_events_and_a_file_that_is_not_there_say_what_to_do(cli, tmp_path, home):
    events = Path(__file__).parents[2] / "flows" / "samples" / "inbox" / "ucdp" / "ucdp_ged_sample.csv"
    said = cli("read", str(events))
    assert (said.code, "dateline ingest" in said.err) == (2, True)
    assert cli("read", str(tmp_path / "none.txt")).code == 2


_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(KINDS)), max_size=12)


@given(text=st.text(min_size=1, max_size=40), spans=_SPANS)
def test_stretches_joined_are_the_text_and_each_has_the_rows_over_it(text, spans):
    rows = [
        Row(kind, start, min(start + length, len(text)), text[start : start + length], "it", "rule", 1.0)
        for start, length, kind in spans
        if start < len(text)
    ]
    rows.sort(key=lambda row: (row.char_start, -row.char_end))
    cut = list(stretches(text, rows, 0, len(text)))
    assert "".join(one.text for one in cut) == text
    at = 0
    for one in cut:
        over = {row.kind for row in rows if row.char_start <= at < row.char_end}
        assert set(one.kinds) == over
        at += len(one.text)


def test_what_a_row_means_is_told_in_words():
    from flows.model.claim import Claim, Polarity, Span
    from flows.model.reading import Reading
    from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision
    from flows.report.reading_rows import reading_rows

    text = "“We left,” Ali Haddad told AFP on Monday."
    claim = Claim(
        0, 10, text[:10], Span(22, 26), Span(11, 21), Span(27, 30), None, 0, None, "afp", True, Polarity.ASSERTED, "quote", 0.9
    )
    day = date(2017, 10, 9)
    monday = TimeExpression(34, 40, "Monday", TimeKind.DATE, "2017-10-09", day, day, TimePrecision.DAY, "on", "day", 0.9)
    said, when = reading_rows(text, Reading(claims=(claim,), times=(monday,)))
    assert said.means == "“Ali Haddad”; cue “told”; via “AFP”; asserted; word for word"
    assert when.means == "2017-10-09; on"


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.linked: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.linked += [name for name, _ in attrs if name in ("href", "src", "onclick", "onload")]

    def handle_data(self, data):
        self.text.append(data)
