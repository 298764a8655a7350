"""What holds of every regular expression of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FLOWS = Path(__file__).parents[2] / "flows"
# A group that is repeated possessively, "(…)*+", or a part put in, "{_PART}++".
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{\{?[\d,]+\}?\})\+|\}(?:\*|\+)\+")


@pytest.mark.parametrize("path", sorted(FLOWS.rglob("*.py")), ids=lambda path: str(path.relative_to(FLOWS)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python before 3.11.5 goes on behind what the last, failed repetition had passed (CPython issue 106052): of "March 25." it
    takes the full stop into the number. "(?>(…)*)", a bound, or a plain repeat with nothing behind it says the same.
    """
    assert POSSESSIVE.findall(path.read_text(encoding="utf-8")) == []
