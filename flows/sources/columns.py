"""The columns of a file against those of a source: by which name each goes, and how the header differs from the contract."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from flows.model.batch import Drift
from flows.model.catalogue import Table
from flows.model.source import EventSource

_BETWEEN_WORDS = re.compile(r"[\s.\-]+")


def fold(name: str) -> str:
    """A column name without regard to case and to how its words are joined: `Where Prec` is `where_prec`."""
    return _BETWEEN_WORDS.sub("_", name.strip().lower())


def contract_names(header: Sequence[str], renames: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a header as a source calls them, each once, in the same order.

    A spelling is replaced only where the file has no column of the contract's own name, so nothing is overwritten. A second
    column of the same name keeps the name it has.
    """
    taken = {fold(name) for name in header} - set(renames)
    given: list[str] = []
    for name in header:
        folded = fold(name)
        target = renames.get(folded, folded)
        if folded != target and target in taken:
            target = folded
        given.append(name if target in given else target)
        taken.add(target)
    return tuple(given)


def likely_column(name: str, others: Collection[str]) -> str | None:
    """The column among `others` that may be `name` under another name, if one is close: `event_id` for `id`, `start_date` for
    `date_start`."""
    close = get_close_matches(name, others, n=1, cutoff=0.75)
    words = {other: set(fold(other).split("_")) for other in others}
    own = set(name.split("_"))
    parts = [other for other in others if own == words[other] or name in words[other] or fold(other) in own]
    return next(iter([*close, *parts]), None)


def header_drift(header: Sequence[str], table: Table, source: EventSource) -> list[Drift]:
    """How the header of a file differs from the contract of its source.

    Args:
        header: as it stands in the file.
        table: the contract; its key and what is derived are not expected in files.

    Gives drifts of kind missing, new, renamed, repeated, one for each column, and reordered, one at most. A name in
    another case, or with spaces for underscores, is the same name.
    """
    contract = [name for name in table.column_names if name not in table.key and name not in source.derived]
    names = contract_names(header, source.renames)
    return [
        *_repeated(header),
        *_missing(contract, names, source),
        *_new(contract, header, names),
        *_renamed(contract, header, names),
        *_reordered(contract, names),
    ]


def _repeated(header: Sequence[str]) -> Iterator[Drift]:
    for name, times in Counter(fold(name) for name in header if name.strip()).items():
        if times > 1:
            yield Drift(name, "repeated", f"Stands {times} times in the header; the first is read.")


def _missing(contract: Sequence[str], names: Sequence[str], source: EventSource) -> Iterator[Drift]:
    strangers = [name for name in names if name not in contract]
    for name in contract:
        if name not in names:
            loss = "The file cannot be loaded without it" if name in source.required else "Null in every row of this file"
            likely = likely_column(name, strangers) if name in source.required else None
            yield Drift(name, "missing", f"{loss}; {likely} may be it under another name." if likely else f"{loss}.")


def _new(contract: Sequence[str], header: Sequence[str], names: Sequence[str]) -> Iterator[Drift]:
    seen = {""}
    for written, name in zip(header, names, strict=True):
        if name not in contract and fold(written) not in seen:
            yield Drift(written.strip(), "new", "Not in the contract; it is not loaded.")
        seen.add(fold(written))
    nameless = [str(number) for number, written in enumerate(header, start=1) if not written.strip()]
    if nameless:
        yield Drift(None, "new", f"Column {', '.join(nameless)} of the file has no name; it is not loaded.")


def _renamed(contract: Sequence[str], header: Sequence[str], names: Sequence[str]) -> Iterator[Drift]:
    for written, name in zip(header, names, strict=True):
        if name in contract and fold(written) != name:
            yield Drift(name, "renamed", f"Stands in the file as {written.strip()!r}.")


def _reordered(contract: Sequence[str], names: Sequence[str]) -> Iterator[Drift]:
    shared = list(dict.fromkeys(name for name in names if name in contract))
    expected = [name for name in contract if name in shared]
    at = next((number for number, pair in enumerate(zip(shared, expected, strict=True)) if pair[0] != pair[1]), None)
    if at is not None:
        detail = f"Columns stand in another order, first {shared[at]} where {expected[at]} is expected; they are taken by name."
        yield Drift(None, "reordered", detail)
