"""Text columns in one form, so that the same words are the same value whichever system saved the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from flows.clean.blanks import EDGE, without_null_words

_WINDOWS_LINE_END = "\r\n"


def canonical_text(frame: pl.DataFrame, columns: Sequence[str], null_words: Collection[str] = ()) -> pl.DataFrame:
    """The named columns, and only them: trimmed, blank cells and null words null, every line ending in LF.

    Lines end in LF because a file that passed through Windows is no new release. Within a cell nothing else is changed.
    """
    text = frame.select(pl.col(columns).str.strip_chars(EDGE))
    # Looking first and changing only the columns that need it halves the time: most need neither.
    blank = text.select(pl.all() == "").select(pl.all().any()).row(0)
    windows = text.select(pl.all().str.contains(_WINDOWS_LINE_END, literal=True).any()).row(0)
    text = text.with_columns(
        *(pl.when(pl.col(name) != "").then(pl.col(name)) for name, found in zip(columns, blank, strict=True) if found)
    )
    text = text.with_columns(
        *(
            pl.col(name).str.replace_all(_WINDOWS_LINE_END, "\n", literal=True)
            for name, found in zip(columns, windows, strict=True)
            if found
        )
    )
    return text.with_columns(without_null_words(pl.col(columns), null_words)) if null_words else text
