"""Names that a text mentions, and whom or what they stand for. Offsets are into the text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    ADMIN = "admin"  # a province, district or other division
    POPULATED = "populated"
    NEIGHBOURHOOD = "neighbourhood"
    REGION = "region"  # more than a country, or across divisions: "the Middle East", "northern Syria"
    WATER = "water"
    CROSSING = "crossing"
    SITE = "site"  # a building, base, camp, bridge, road, square
    UNKNOWN = "unknown"


class PlaceMention(NamedTuple):
    """A place that a text names.

    `geonameid`, `latitude` and `longitude` (WGS 84) are None for a place that no list has; `name` is the list's own spelling.
    `where_prec` is UCDP's scale for an event that is only known to have happened there (1 the place itself … 6 a country).
    `is_metonym`: the name stands for who governs there, not for the place ("Washington opposes"). `method` names the rule that
    found it and `score`, 0 to 1, says how sure it is.
    """

    char_start: int
    char_end: int
    text: str
    kind: PlaceKind
    name: str | None
    geonameid: int | None
    country_iso3: str | None
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    is_metonym: bool
    method: str
    score: float


class ActorMention(NamedTuple):
    """A group, state, force, agency, coalition or organisation, or people who are counted as one side.

    `actor_id` is that of core.actor, None for who is not listed; `kind` is core.actor.kind (government, state_force,
    armed_group …), or `organisation`, `media` or `people` ("local fighters", "residents"). `country_iso3` is whose it is.
    """

    char_start: int
    char_end: int
    text: str
    kind: str
    actor_id: str | None
    country_iso3: str | None
    method: str
    score: float


class PersonMention(NamedTuple):
    """A person, by name or by a later short form.

    All mentions of one person in a text have one `person_no`, counted from 0 in order of first mention; `name` is the fullest
    name the text has for them, None if it never gives one. `role` quotes what they are said to be ("Russian Defense Ministry
    spokesman Major General"); `affiliation` quotes for whom they act, `affiliation_actor_id` that actor. `is_pronoun`: the
    mention itself is "he", "the spokesman".
    """

    char_start: int
    char_end: int
    text: str
    person_no: int
    name: str | None
    role: str | None
    affiliation: str | None
    affiliation_actor_id: str | None
    is_pronoun: bool
    method: str
    score: float


class PublicationMention(NamedTuple):
    """An outlet or agency that a text names; `publication_id` is that of core.publication."""

    char_start: int
    char_end: int
    text: str
    publication_id: str
    method: str
    score: float
