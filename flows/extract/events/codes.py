"""What ACLED and PLOVER code for an action, by who acts, who suffers and with what: data/event_codes.csv."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from flows.extract.lexicon import read_rows

_ASKED = ("action", "actor", "recipient", "weapon", "context")


class Code(NamedTuple):
    """The codes of an event; `row` is its row in data/event_codes.csv, from 0."""

    event_type: str | None
    sub_event_type: str | None
    plover_event: str | None
    plover_mode: str | None


class _Row(NamedTuple):
    asked: tuple[frozenset[str], ...]
    code: Code | None


@lru_cache(maxsize=20_000)
def code_of(
    action: str, actors: frozenset[str], recipients: frozenset[str], weapons: frozenset[str], context: frozenset[str]
) -> Code | None:
    """The codes of the first row that fits, None if none does or what fits says that it is no event.

    A cell fits if it is empty or has one of the values; of nothing the value is "-".
    """
    values = (frozenset({action}), actors, recipients, weapons, context)
    for row in _rows().get(action, ()):
        if all(
            not asked or asked & value or ("" in asked and not value) for asked, value in zip(row.asked, values, strict=True)
        ):
            return row.code
    return None


@cache
def _rows() -> dict[str, list[_Row]]:
    rows = read_rows("event_codes.csv")
    groups = {row["action"]: row["sub_event_type"] for row in rows if row["event_type"] == "group"}
    found: dict[str, list[_Row]] = {}
    for row in rows:
        if row["event_type"] == "group":
            continue
        asked = tuple(_values(row[name], groups) for name in _ASKED)
        code = None
        if row["event_type"] != "none":
            code = Code(
                row["event_type"] or None,
                row["sub_event_type"] or None,
                row["plover_event"] or None,
                row["plover_mode"] or None,
            )
        for action in asked[0]:
            found.setdefault(action, []).append(_Row((frozenset(), *asked[1:]), code))
    return found


def _values(cell: str, groups: dict[str, str]) -> frozenset[str]:
    names: Sequence[str] = cell.split("|") if cell else ()
    return frozenset(value.replace("-", "") for name in names for value in groups.get(name, name).split("|"))
