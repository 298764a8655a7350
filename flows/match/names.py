"""What can be told of a name by itself: its forms, and whether it says anybody in particular."""

from __future__ import annotations

from functools import cache

import polars as pl

from flows.match.fold import forms
from flows.match.shipped import country_names, generic_names, shipped_names

FORM = ("name", "whole", "bare", "anywhere", "abbreviations", "is_abbreviation", "member_of", "is_vague", "is_country")

_NOBODYS = ("unidentified ", "former ")


def name_forms(names: pl.Series) -> pl.DataFrame:
    """A row for each distinct name, with the columns of FORM.

    As fold.forms, and: member_of: the group whose people `Militant (X)` are; is_country: the name is that of a state or of its
    people; is_vague: it says nobody in particular, as `Protesters (India)`
    and `Former FARC` do, or a country.
    """
    generic = generic_names()
    of_members = generic.filter("of_members")["word"]
    said = forms(names, country_names())
    is_generic = (
        pl.col("whole").is_in(generic["word"].implode())
        | pl.col("subject").is_in(generic["word"].implode())
        | pl.any_horizontal(pl.col("whole").str.starts_with(word) for word in _NOBODYS)
    )
    is_country = pl.col("whole").is_in(list(country_names()))
    member_of = pl.when(pl.col("subject").is_in(of_members.implode()) & ~pl.col("bracketed").is_in(list(country_names())))
    return said.with_columns(
        # `Military (Syria)` without its country is no name of anybody.
        anywhere=pl.when(~pl.col("anywhere").is_in(generic["word"].implode())).then("anywhere"),
        member_of=member_of.then("bracketed"),
        is_vague=is_generic | is_country,
        is_country=is_country,
    ).select(FORM)


@cache
def shipped_name_forms() -> pl.DataFrame:
    """The same of every name shipped with Dateline."""
    return name_forms(shipped_names()["name"])
