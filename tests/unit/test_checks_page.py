"""The page of checks: it says what happened, needs nothing from outside, and nothing of a file is more than text on it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from flows.report.checks_page import LONGEST_VALUE, MOST_FILES, write_checks_page

RUN = {
    "run_id": "20171019T081500Z-3f9a1c",
    "flow": "ingest",
    "state": "done",
    "started_at": "2017-10-19 08:15",
    "code_version": "0.1.0",
}


def validation(code: str = "id_missing", success: bool | None = True, **changes: Any) -> dict[str, Any]:
    return {
        "file_id": "a" * 64,
        "path": "inbox/ged.csv",
        "suite": "ucdp_ged",
        "suite_hash": "b" * 64,
        "code": code,
        "expectation": "expect_column_values_to_not_be_null",
        "column_name": "id",
        "severity": "critical",
        "rejects": "row",
        "success": success,
        "observed": "{}",
        "unexpected_count": 0 if success else 3,
        "unexpected_percent": 0.0 if success else 1.5,
        "message": f"the rule {code} holds",
        "error": None,
        **changes,
    }


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source, self.tags, self.attributes, self.words = source, [""], [("", "")], [""]
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page(tmp_path: Path, *validations: dict[str, Any], run: dict[str, Any] = RUN) -> Page:
    written = write_checks_page(run, validations, tmp_path / "docs" / "checks.html")
    assert written == tmp_path / "docs" / "checks.html"
    return Page(written.read_text(encoding="utf-8"))


def test_every_outcome_is_counted_and_told_apart(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        validation("held"),
        validation("rejected", success=False),
        validation("refused", success=False, rejects="file"),
        validation("odd", success=False, severity="warning", rejects=None),
        validation("interesting", success=False, severity="info", rejects=None),
        validation(
            "broken", success=None, error="Binder Error: no such column", unexpected_count=None, unexpected_percent=None
        ),
    )
    assert "2failed 1raised 1warned 1noted 1passed" in found.text
    assert "failed · rows rejected the rule rejected holds" in found.text
    assert "failed · file refused the rule refused holds" in found.text
    assert "warned the rule odd holds" in found.text
    assert "noted the rule interesting holds" in found.text
    assert "Binder Error: no such column" in found.text
    assert "3 rows · 1.50 %" in found.text
    assert "1 rule passed the rule held holds" in found.text


def test_the_worst_file_comes_first_and_the_worst_rule_in_it(tmp_path: Path) -> None:
    warned = {"severity": "warning", "rejects": None, "success": False}
    found = page(
        tmp_path,
        validation("fine", path="a.csv", file_id="1"),
        validation("warned", path="b.csv", file_id="2", **warned),
        validation("warned", path="c.csv", file_id="3", **warned),
        validation("failed", path="c.csv", file_id="3", success=False),
    )
    assert found.text.index("c.csv") < found.text.index("b.csv") < found.text.index("a.csv")
    assert found.text.index("the rule failed holds") < found.text.index("the rule warned holds")


def test_files_of_one_folder_are_named_below_it_and_times_to_the_second(tmp_path: Path) -> None:
    started = datetime(2017, 10, 19, 8, 15, 3, 123_456, tzinfo=UTC)
    found = page(
        tmp_path,
        validation(path="/in/box/ucdp/a.csv", file_id="1"),
        validation(path="/in/box/b.csv", file_id="2"),
        run={**RUN, "started_at": started},
    )
    assert "Files are in /in/box/" in found.text
    assert found.text.count("/in/box/") == 1
    assert "ucdp/a.csv" in found.text
    assert "started 2017-10-19 08:15:03 UTC ·" in found.text


@pytest.mark.parametrize("paths", [("/in/a.csv",), ("a.csv", "/in/b.csv"), ("http://x/a", "http://x/b"), ("bad\udcff", "/b")])
def test_files_without_a_common_folder_keep_their_whole_names(tmp_path: Path, paths: tuple[str, ...]) -> None:
    found = page(tmp_path, *(validation(path=path, file_id=path) for path in paths))
    assert "Files are in" not in found.text
    assert all(path.replace("\udcff", "\\udcff") in found.text for path in paths)


def test_what_was_seen_and_failing_rows_are_shown(tmp_path: Path) -> None:
    rows = [{"line_no": 7, "region": "Narnia"}, {"line_no": 9, "region": None, "country": "Mordor"}]
    seen = json.dumps({"values": 200, "examples": ["Narnia", "Oz"]})
    found = page(
        tmp_path,
        validation("region", success=False, observed=seen, samples=rows),
        validation("rows", success=False, observed={"observed_value": 0}, unexpected_count=None, unexpected_percent=None),
    )
    assert "seen Narnia Oz" in found.text
    assert "failing rows line_noregioncountry 7Narnia 9Mordor" in found.text
    assert "seen 0" in found.text


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7777 * 3 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "' onmouseover='alert(1)",
    "--><svg/onload=alert(1)>",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(tmp_path: Path, value: str) -> None:
    row = validation("x", success=False)
    everywhere = {key: value for key, old in row.items() if isinstance(old, str) and key not in ("observed", "rejects")}
    row |= everywhere | {"error": value, "observed": json.dumps({"examples": [value]}), "samples": [{value: value}]}
    found = page(tmp_path, row, {**row, "success": True}, {**row, "success": None}, run={**RUN, **dict.fromkeys(RUN, value)})
    assert not {"script", "img", "svg", "iframe", "link"} & set(found.tags)
    assert found.tags.count("b") == 5, "the totals, and none of a value"
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert value in "".join(found.words)
    assert "23331" not in found.text


def test_nothing_is_fetched_and_nothing_runs(tmp_path: Path) -> None:
    found = page(tmp_path, validation("a", success=False), validation("b"))
    links = [value for name, value in found.attributes if name in ("href", "src", "action", "data", "poster")]
    assert links
    assert all(link.startswith("#file-") for link in links)
    assert "url(" not in found.source
    assert "@import" not in found.source
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in found.attributes


def test_names_that_are_no_unicode_control_characters_and_long_values(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        validation("a", success=False, path="bad\udcff\x00\x1b[31m.csv", observed=json.dumps({"examples": ["y" * 100_000]})),
    )
    assert "bad\\udcff␀␛[31m.csv" in found.text
    assert "y" * LONGEST_VALUE + "…" in found.text
    assert "y" * (LONGEST_VALUE + 1) not in found.text


def test_a_run_that_checked_nothing_and_a_run_that_knows_little(tmp_path: Path) -> None:
    found = page(tmp_path, run={"run_id": "r1"})
    assert "Nothing was checked in this run." in found.text
    assert "ended as" not in found.text


def test_many_files_are_bounded_the_worst_kept(tmp_path: Path) -> None:
    many = [validation("ok", path=f"{number:04}.txt", file_id=str(number)) for number in range(MOST_FILES + 50)]
    found = page(tmp_path, *many, validation("bad", path="zzzz.txt", file_id="z", success=False))
    assert "zzzz.txt" in found.text
    assert "51 more files had no worse outcome" in found.text
    assert found.tags.count("section") == MOST_FILES
