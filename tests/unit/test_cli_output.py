"""What lists look like, and that hostile values cannot do anything to a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from flows.cli.output import TABLE, Form, show, show_records
from flows.cli.printable import printable, printable_json
from flows.model.answer import Answer

HOSTILE = "\x1b]0;owned\x07\x1b[31m[bold]red[/bold]\u202eevil\r\n\x9b2J=cmd()\ud800"


@pytest.fixture
def on_a_terminal(monkeypatch):
    """To be called in the test: what pytest captures with is in place only then."""

    def pretend():
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    return pretend


def _answer(*rows, columns=("a", "b"), types=("INTEGER", "VARCHAR")):
    return Answer(columns, types, iter(rows))


def _plain(text):
    """Without the bold of the table's own header."""
    return re.sub("\x1b\\[[01]m", "", text)


def _no_controls(text):
    return not any(character != "\n" and (ord(character) < 32 or 127 <= ord(character) < 160) for character in text)


@pytest.mark.parametrize("form", [TABLE, Form(json=True), Form(csv=True), Form(nl=True)])
def test_no_control_character_reaches_a_terminal(form, capsys, on_a_terminal):
    on_a_terminal()
    show(_answer((1, HOSTILE), columns=("a", "\x1b[2J")), form)
    out = _plain(capsys.readouterr().out)
    assert _no_controls(out)
    assert "\u202e" not in out
    assert "[bold]red[/bold]" in out  # markup is text, not markup


@pytest.mark.parametrize("form", [Form(json=True), Form(nl=True)])
def test_json_is_the_same_value_on_a_terminal(form, capsys, on_a_terminal):
    on_a_terminal()
    show(_answer((1, HOSTILE)), form)
    row = json.loads(capsys.readouterr().out)
    assert (row[0] if form.json else row) == {"a": 1, "b": HOSTILE}


def test_csv_for_programs_is_exact_formulas_and_all(capsys):
    show(_answer((1, '=HYPERLINK("http://x")\x1b,\n'), (None, None)), Form(csv=True))
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        ["a", "b"],
        ["1", '=HYPERLINK("http://x")\x1b,\n'],
        ["", ""],
    ]


def test_no_rows_are_still_valid_in_every_form(capsys):
    printed = []
    for form in (Form(json=True), Form(csv=True), Form(nl=True), TABLE):
        show(_answer(), form, empty="None yet.")
        printed.append(capsys.readouterr().out)
    assert printed == ["[]\n", "a,b\n", "", "None yet.\n"]


def test_a_long_cell_is_cut_in_a_table_and_whole_elsewhere(capsys):
    show(_answer((1, "x" * 10_000_000)), TABLE)
    out = capsys.readouterr().out
    assert "… [9,999,500 more characters]" in out
    assert len(out) < 700
    show(_answer((1, "x" * 100_000)), Form(csv=True))
    assert len(capsys.readouterr().out) > 100_000


def test_times_are_readable_in_a_table_and_exact_elsewhere(capsys):
    when = datetime(2017, 10, 9, 12, 30, 0, 250, tzinfo=UTC)
    show(_answer((1, when)), TABLE)
    assert "2017-10-09 12:30:00Z" in capsys.readouterr().out
    show(_answer((1, when)), Form(nl=True))
    assert json.loads(capsys.readouterr().out)["b"] == "2017-10-09T12:30:00.000250+00:00"


def test_a_table_fits_the_terminal_and_a_wide_one_is_shown_record_by_record(capsys, on_a_terminal):
    on_a_terminal()
    show(_answer((1, "word " * 60)), TABLE)
    assert max(map(len, _plain(capsys.readouterr().out).splitlines())) <= 100
    show_records([{f"column_{number}": number for number in range(30)}], TABLE)
    assert "column_29  29" in capsys.readouterr().out


def test_arabic_with_its_joiners_is_left_alone():
    assert printable("الرقة\u200c\u200f") == "الرقة\u200c\u200f"


@pytest.mark.parametrize(("text", "shown"), [("a\tb\nc", r"a\tb\nc"), ("\x1b[0m", r"\x1b[0m"), ("\u2028", r"\u2028")])
def test_escapes_are_those_people_know(text, shown):
    assert printable(text) == shown


def test_what_is_kept_is_kept():
    assert printable("a\nb\x07", keep="\n") == "a\nb\\x07"


def test_json_escapes_are_jsons_own():
    assert json.loads(printable_json(json.dumps(HOSTILE, ensure_ascii=False))) == HOSTILE


@pytest.mark.parametrize("columns", [40, 60, 100, 300])
def test_a_table_ends_where_the_terminal_does_and_no_value_is_cut(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    record = {
        "a_rather_long_header": "short",
        "changed": "x" * 90,
        "release": "y" * 50,
        "wide": "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 9,
    }
    show_records([record], TABLE)
    out = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    if columns > 40:  # below, the record stands as a block
        assert max(cell_len(line) for line in out.splitlines()) <= columns
    assert (out.count("x"), out.count("y"), out.count("\N{CJK UNIFIED IDEOGRAPH-4E00}")) == (90, 50, 9)


def test_a_word_is_broken_only_where_there_is_no_other_way(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show_records([{"rule": "document.publication_missing", "failing": 4, "what must hold": "it is known " * 12}], TABLE)
    assert "document.publication_missing " in capsys.readouterr().out
    show_records([{"address": "https://news.example/" + "z" * 90, "title": "three whole words"}], TABLE)
    out = capsys.readouterr().out
    assert out.count("z") == 90
    assert "three whole words" in out
