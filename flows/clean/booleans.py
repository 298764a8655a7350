"""Yes and no as files write them."""

from __future__ import annotations

import polars as pl

_TRUE = ("true", "t", "yes", "y", "1", "1.0")
_FALSE = ("false", "f", "no", "n", "0", "0.0")


def truth(text: pl.Expr) -> pl.Expr:
    """Trimmed text as Boolean, in any case; null where it is none of the usual words."""
    word = text.str.to_lowercase()
    return pl.when(word.is_in(_TRUE)).then(True).when(word.is_in(_FALSE)).then(False)
