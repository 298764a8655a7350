"""Which delimiter and quote a file is written with, from its first lines."""

from __future__ import annotations

from flows.model.files import Dialect
from flows.sources.readers.grammar import QuoteError, grammar
from flows.sources.readers.header import newline_of

CANDIDATES = tuple(Dialect(delimiter, quote) for delimiter in (",", "\t", ";", "|") for quote in ('"', None))
SNIFFED_RECORDS = 200


def sniff_dialect(sample_text: str) -> Dialect:
    """The dialect by which the most lines of the sample have as many fields as the first, and more than one; commas if none
    does.

    A line on which quotes are out of order counts against a dialect and no further, so one stray quote decides nothing. Quotes
    are taken as quotes unless the lines agree better without.
    """
    return max(CANDIDATES, key=lambda dialect: _agreement(sample_text, dialect))


def _agreement(text: str, dialect: Dialect) -> tuple[float, int]:
    """Share of the records that have as many fields as the first that is one, and how many it has.

    Not the most frequent number: cells that hold a list with as many commas in every record agree on a number, too.
    """
    counts = _field_counts(text, dialect)
    fields = next(filter(None, counts), 0)
    return (counts.count(fields) / len(counts), fields) if fields > 1 else (0.0, 1)


def _field_counts(text: str, dialect: Dialect) -> list[int]:
    """Fields of each record; 0 for a line that is none."""
    form = grammar(dialect, newline_of(text, dialect))
    counts: list[int] = []
    at = 0
    while at < len(text) and len(counts) < SNIFFED_RECORDS:
        try:
            parsed = form.parse(text, at)
        except QuoteError:
            counts.append(0)
            at = (text.find(form.newline, at) + 1) or len(text)
            continue
        if parsed.cells != [""]:
            counts.append(len(parsed.cells))
        at = parsed.end
    return counts
