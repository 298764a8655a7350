"""MUC-4: news of 1989 to 1991 on political violence in Latin America, each with templates of its incidents.

The texts are in capitals. `measure` scores tst1 and tst2; dev is to develop on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gold.figure import Figure, read, scorer
from gold.muc4_templates import Template, templates

_MEDIAN = 30.0  # of the systems of 1992, on texts that they had not seen either: 29 to 33
_REACH = 40.0
_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}).*$", re.MULTILINE)
_HEADER = re.compile(r"\A\s*(?P<place>[^,\n]{3,60}),[^\n]{0,40}?(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]* (?P<year>\d{2})\b")
_INTRO = re.compile(r"\A.*? -- ?(?:\s*\[[^\]]{1,60}\])*", re.DOTALL)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SPLITS = ("tst1", "tst2")


def measure(folder: Path) -> Iterator[Figure]:
    score = scorer(folder / "score_muc4.py")
    for split in _SPLITS:
        keys: dict[str, list[Template]] = {}
        for path in sorted((folder / split).glob("key*")):
            keys |= score.parse(path)
        found = score.score(answers(folder / split, keys), keys)
        yield Figure(split, "F over all slots", _MEDIAN, found["ALL TEMPLATES"][2], _REACH)


def answers(folder: Path, keys: dict[str, list[Template]]) -> dict[str, list[Template]]:
    """The templates of each message; `keys` names those that are asked for, with the site that annotated them."""
    found = dict(messages(folder))
    return {name: read_message(found[short]) for name in keys if (short := name.split()[0]) in found}


def messages(folder: Path) -> Iterator[tuple[str, str]]:
    """The messages of the text files in a folder by their names."""
    for path in sorted(folder.glob("*-muc*")):
        parts = _MESSAGE.split(path.read_text(encoding="latin-1"))
        yield from zip(parts[1::2], parts[2::2], strict=True)


def read_message(message: str) -> list[Template]:
    header = _HEADER.match(message)
    published = None
    if header and header["month"] in _MONTHS:
        published = date(1900 + int(header["year"]), _MONTHS.index(header["month"]) + 1, int(header["day"]))
    text = re.sub(r"(?<!\n)\n(?!\s*\n)\s*", " ", _INTRO.sub("", message, count=1))
    filed_at = read(f"in {header['place'].title()}").places if header else ()
    return templates(text, read(text, published), published, filed_at)
