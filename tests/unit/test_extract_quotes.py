"""Where quotations begin and end, whichever marks a text uses."""

from __future__ import annotations

import pytest

from flows.extract.claims.quotes import find_quotations
from flows.extract.words import split_words


def _quoted(text: str) -> list[str]:
    words = split_words(text)
    return [text[words.starts[first] : words.ends[end - 1]] for first, end, _ in find_quotations(words)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He “left” and “fled”.", ["“left”", "“fled”"]),
        ('He "left" and "fled".', ['"left"', '"fled"']),
        ("He ''left'' and ''fled''.", ["''left''", "''fled''"]),
        ("He «left» and „fled“.", ["«left»", "„fled“"]),
        ("He ‘left’ and 'fled'.", ["‘left’", "'fled'"]),
        # within each other
        ("“They said ‘go’ to us,” he said.", ["“They said ‘go’ to us,”"]),
        ('"They called it “home” once," he said.', ['"They called it “home” once,"']),
        # apostrophes
        ("The fighters' guns and Omar's son didn’t fire.", []),
        ("‘We don’t know,’ he said.", ["‘We don’t know,’"]),
        ("In the ’90s and the '80s.", []),
        # a closing mark typed as an opening one
        ("“We left,“ he said.", ["“We left,“"]),
        # never closed: to the end of the paragraph
        ("“We left.\n\n“We fled.” He sat.", ["“We left.", "“We fled.”"]),
        ("“We left “and fled” again.", ["“We left", "“and fled”"]),
        # closed, never opened
        ("We left,” he said.", []),
        ('" />', []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [found.strip() for found in _quoted(text)] == quoted


def test_a_quotation_that_never_closes_ends_all_the_same() -> None:
    (quotation,) = find_quotations(split_words("“" + "so " * 1_000))
    assert quotation.end < 200
    assert not quotation.closed
