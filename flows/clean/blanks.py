"""What counts as nothing: empty cells, cells of white space, and the words a source writes for a missing value."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

EDGE = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000\u180e\u200b\u200c\u200d\u2060\ufeff"
)
"""White space of Unicode, and characters without width: taken off both ends of a cell. Within a cell nothing is touched."""


def trimmed(text: pl.Expr) -> pl.Expr:
    """The text without white space, no-break spaces and zero-width characters at its ends; null where nothing is left."""
    inner = text.str.strip_chars(EDGE)
    return pl.when(inner != "").then(inner)


def without_null_words(text: pl.Expr, null_words: Collection[str]) -> pl.Expr:
    """Trimmed text; null where it is one of the words, in any case (`NA`, `n/a`), that a source writes for a missing value."""
    return pl.when(~text.str.to_lowercase().is_in([word.lower() for word in null_words])).then(text)
