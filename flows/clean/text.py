"""Text columns in one form, so that the same words are the same value whichever system saved the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from flows.clean.blanks import EDGE, without_null_words

_WINDOWS_LINE_END = "\r\n"
_SEPARATORS = r"[\x1e\x1f]"
_TO_MEND = r"[\r\x1e\x1f]"


def canonical_text(frame: pl.DataFrame, columns: Sequence[str], null_words: Collection[str] = ()) -> pl.DataFrame:
    """The named columns, and only them: trimmed, blank cells and null words null, every line ending in LF.

    Lines end in LF because a file that passed through Windows is no new release. The control characters U+001E and U+001F are
    taken out: they separate the values when a record is hashed. Within a cell nothing else is changed.
    """
    text = frame.select(pl.col(columns).str.strip_chars(EDGE))
    # Looking first and changing only the columns that need it halves the time: most need nothing.
    blank = [name for name in columns if (text[name] == "").any()]
    text = text.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)) for name in blank)
    to_mend = text.select(pl.all().str.contains(_TO_MEND).any()).to_dict(as_series=False)
    text = text.with_columns(_mended(pl.col(name)) for name, found in to_mend.items() if found[0])
    return text.with_columns(without_null_words(pl.col(columns), null_words)) if null_words else text


def in_one_spelling(frame: pl.DataFrame, spellings: Mapping[str, Mapping[str, str | None]]) -> pl.DataFrame:
    """Canonical text with its values in the one spelling that is kept: column -> other spelling -> that one, or null."""
    return frame.with_columns(pl.col(name).replace(dict(kept)) for name, kept in spellings.items())


def _mended(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(_WINDOWS_LINE_END, "\n", literal=True).str.replace_all(_SEPARATORS, "")
