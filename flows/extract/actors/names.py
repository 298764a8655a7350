"""The names of actors, states and peoples that articles are searched for, and whom they mean.

They are those of flows/match/data, those of data/organisations.csv that articles have and datasets do not, and organisations
among data/publications.csv. What is a name to a dataset only (`PKK: Kurdistan Workers Party`) is none here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from flows.extract.lexicon import read_rows
from flows.extract.publications import all_publications
from flows.match.shipped import read, shipped_actors, shipped_names
from flows.match.states import state_actors

_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?) \((?P<inside>[^()]+)\)$")
_NOT_WRITTEN = re.compile(r"[:()]|[12][0-9]{3}-")
_ABBREVIATION = re.compile(r"[A-Z0-9.&/-]+")
# `PKK: Kurdistan Workers Party`, `Kurdistan Workers' Party (PKK)`: many have the same.
_SHORT = re.compile(r"^([A-Z][A-Z0-9-]{1,8}[A-Z0-9]):|\(([A-Z][A-Z0-9-]{1,8}[A-Z0-9])\)$")
_OF_STATES = ("government", "state_force")
_CITED = ("ngo", "government")  # kinds of publications that act themselves
_ATTACHED = ("و", "ف", "ب")  # Arabic writes these words onto the next
_ARTICLE = "ال"


class Actor(NamedTuple):
    """Whom a name means. `only_where_named`: only in texts that name his country, because others are called so, too."""

    kind: str
    actor_id: str | None
    country_iso3: str | None
    only_where_named: bool = False


class StateActors(NamedTuple):
    """The actor_ids of a state, None where it is not plain who they are."""

    government: str | None
    military: str | None
    police: str | None


def actor_names() -> Iterator[tuple[str, tuple[Actor, ...]]]:
    """Every name, with all whom it may mean."""
    meanings: dict[str, dict[str | None, Actor]] = defaultdict(dict)
    for name, actor in (*_shipped(), *_cited()):
        known = meanings[name].get(actor.actor_id)
        if known is None or known.only_where_named:
            meanings[name][actor.actor_id] = actor
    own: dict[str, dict[str | None, Actor]] = defaultdict(dict)
    for name, actor in _organisations():
        own[name][actor.actor_id] = actor
    meanings |= own
    for name, actors in meanings.items():
        yield from ((spelling, tuple(actors.values())) for spelling in (name, *_joined(name)))


@cache
def namesakes() -> Mapping[str, tuple[Actor, ...]]:
    """All whom a name may mean, by the name."""
    return MappingProxyType(dict(actor_names()))


def state_names() -> Iterator[tuple[str, str]]:
    """Names of states with their ISO 3166 alpha-3."""
    for row in read("states.csv").iter_rows(named=True):
        yield row["name"], row["iso3"]
        yield from ((name, row["iso3"]) for name in (row["other_names"] or "").split("|") if name)


def nation_words(column: str) -> Iterator[tuple[str, str]]:
    """Adjectives of states and peoples (`adjective`) or nouns of their people (`people`), with ISO 3166 alpha-3 or ''."""
    listed = {word: row["iso3"] for row in read_rows("demonyms.csv") for word in row[column].split("|") if word}
    if column == "adjective":
        states = ((row["adjective"], row["iso3"]) for row in read("states.csv").iter_rows(named=True) if row["adjective"])
        listed = dict(states) | listed
    yield from listed.items()


@cache
def states() -> Mapping[str, StateActors]:
    """The actors of each state by its ISO 3166 alpha-3."""
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    rivals = set(read("states.csv").filter(rival_governments="yes")["iso3"])
    for row in state_actors(read("states.csv")).iter_rows(named=True):
        ids[row["country_iso3"]][row["plover_sector"]] = row["actor_id"]
    return MappingProxyType(
        {iso3: StateActors(None if iso3 in rivals else has["GOV"], has["MIL"], has["COP"]) for iso3, has in ids.items()}
    )


def _shipped() -> Iterator[tuple[str, Actor]]:
    """The shipped names as articles write them: without what datasets put in brackets or before a colon."""
    actors = {row["actor_id"]: row for row in shipped_actors().iter_rows(named=True)}
    generic = set(read("generic_names.csv")["name"])
    countries = {name for name, _ in state_names()}
    for row in shipped_names().iter_rows(named=True):
        who = actors[row["actor_id"]]
        name, doubtful = row["name"], row["dataset_id"] is not None
        if who["country_iso3"] and (short := _SHORT.search(name)):
            yield short[1] or short[2], Actor(who["kind"], row["actor_id"], who["country_iso3"], only_where_named=True)
        if bracketed := _IN_BRACKETS.fullmatch(name):
            name = bracketed["name"]
            if bracketed["inside"] in countries:
                if who["kind"] in _OF_STATES:  # "Police (Syria)"
                    continue
                doubtful = True
            elif not _ABBREVIATION.fullmatch(bracketed["inside"]):
                continue
        if _NOT_WRITTEN.search(name) or (doubtful and not who["country_iso3"]) or name in countries:
            continue
        actor = Actor(who["kind"], row["actor_id"], who["country_iso3"], doubtful or name in generic)
        yield name, actor


def _organisations() -> Iterator[tuple[str, Actor]]:
    for row in read_rows("organisations.csv"):
        actor = Actor(row["kind"], row["actor_id"] or None, row["country_iso3"] or None, row["only"] == "country")
        yield from ((name, actor) for name in (row["name"], *filter(None, row["aliases"].split("|"))))


@cache
def cited_organisations() -> Mapping[str, str]:
    """The actor_ids of organisations that publish, by publication_id: what is cited as an outlet speaks for itself."""
    ids = dict(shipped_actors().filter(kind="organisation").select("name", "actor_id").iter_rows())
    return MappingProxyType({one.publication_id: ids[one.name] for one in all_publications() if one.name in ids})


def _cited() -> Iterator[tuple[str, Actor]]:
    for outlet in all_publications():
        if outlet.kind in _CITED:
            kind = "organisation" if outlet.kind == "ngo" else "government"
            government = states()[outlet.country_iso3].government if kind == "government" and outlet.country_iso3 else None
            actor = Actor(kind, government or cited_organisations().get(outlet.publication_id), outlet.country_iso3)
            yield from ((name, actor) for name in (outlet.name, *outlet.aliases) if not _NOT_WRITTEN.search(name))


def _joined(name: str) -> Iterator[str]:
    """An Arabic name with the small words that are written onto it: "and", "so", "in", "to"."""
    if "\u0620" <= name[0] <= "\u064a":
        yield from (letter + name for letter in _ATTACHED)
        yield "لل" + name.removeprefix(_ARTICLE) if name.startswith(_ARTICLE) else "ل" + name
