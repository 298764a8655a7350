"""Who prints: newspapers, agencies, broadcasters and others that articles cite as their source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PublicationKind(StrEnum):
    """The values of core.publication.kind."""

    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    STATE_MEDIA = "state_media"
    NGO = "ngo"
    GOVERNMENT = "government"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Publication:
    """One outlet; a row of core.publication.

    `publication_id` is a slug such as `al_jazeera`. `kind` and what follows are None for an outlet that is known by name only.
    `aliases` are other names and abbreviations of it.
    """

    publication_id: str
    name: str
    domain: str | None = None
    aliases: tuple[str, ...] = ()
    kind: PublicationKind | None = None
    country_iso3: str | None = None
