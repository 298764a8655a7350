"""Numbers as files write them.

`369.0` and `369` are the same whole number, and so is `3.69e2`. A comma in a number is never guessed at: `1,234` is a thousand
in one country and a bit more than one in the next, so it is no number here.
"""

from __future__ import annotations

import polars as pl

_NUMBER = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"
_POINT_ZERO = r"\.0*$"
# Above 2^53 a double no longer holds every whole number.
_EXACT_DOUBLE = 2.0**53


def is_number(text: pl.Expr) -> pl.Expr:
    """Whether trimmed text is a decimal number; `nan` and `inf` are not."""
    return text.str.contains(_NUMBER)


def whole(text: pl.Expr) -> pl.Expr:
    """Trimmed text as Int64; null where it is no whole number or does not fit."""
    plain = text.str.replace(_POINT_ZERO, "").cast(pl.Int64, strict=False)
    number = decimal(text)
    exact = (number == number.floor()) & (number.abs() <= _EXACT_DOUBLE)
    return pl.coalesce(plain, pl.when(exact).then(number).cast(pl.Int64, strict=False))


def decimal(text: pl.Expr) -> pl.Expr:
    """Trimmed text as Float64; null where it is no number or too large for a double."""
    number = pl.when(is_number(text)).then(text).cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)
