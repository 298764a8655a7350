"""The actors that Dateline knows, with their names: data/actors.csv, data/actor_aliases.csv, data/states.csv."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import polars as pl

from flows.match.fold import fold
from flows.match.states import state_actors, state_names, state_words

ACTOR = ("actor_id", "name", "kind", "country_iso3", "plover_sector", "part_of", "source")
NAME = ("actor_id", "name", "language", "dataset_id", "source")
"""The columns of shipped_actors and of shipped_names."""


def read(name: str) -> pl.DataFrame:
    """A file of `data/` as text columns; lines that begin with # are left out, empty cells are null."""
    text = files("flows.match").joinpath("data", name).read_text(encoding="utf-8")
    return pl.read_csv(text.encode(), comment_prefix="#", infer_schema=False)


@cache
def shipped_actors() -> pl.DataFrame:
    """A row for each actor: the columns of ACTOR."""
    return pl.concat([read("actors.csv").select(ACTOR), state_actors(read("states.csv")).select(ACTOR)])


@cache
def shipped_names() -> pl.DataFrame:
    """The names of those actors as they are written, each with its own: the columns of NAME."""
    own = shipped_actors().select(
        "actor_id", "name", language=pl.lit("en"), dataset_id=pl.lit(None, pl.String), source="source"
    )
    named = pl.concat([read("actor_aliases.csv").select(NAME), state_names(read("states.csv")).select(NAME), own])
    return named.unique(["actor_id", "name", "dataset_id"], keep="first", maintain_order=True)


@cache
def country_names() -> frozenset[str]:
    """Folded names of states and of their people: whom they name is a country, not who acts for it."""
    return frozenset(state_words(read("states.csv")).select(fold(pl.col("name"))).to_series())


@cache
def generic_names() -> pl.DataFrame:
    """Folded words that say nobody in particular: word, and of_members, whether `word (X)` are people of the group X."""
    return read("generic_names.csv").select(word=fold(pl.col("name")), of_members=pl.col("of_members") == "yes").unique("word")
