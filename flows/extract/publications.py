"""The outlets and agencies Dateline knows, by name, abbreviation and domain. The list is data/publications.csv."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from flows.extract.lexicon import read_rows
from flows.model.publication import Publication, PublicationKind

_MARKS = re.compile(r"[\W_]+")
_WWW = re.compile(r"^(?:www|m|amp|mobile)\d?\.")
_HOST = re.compile(r"^[\w-]+(?:\.[\w-]+)+$")
_READ_IN = re.compile(r"\((?:in|on) (?P<outlet>[^()]+)\)\s*$")  # as UCDP writes a report that another outlet carried
_LONGEST = 200  # no name is longer; a cell that is holds something else


def publication_id(name_or_domain: str) -> str:
    """The slug of an outlet: the known one's if the name, an alias or the domain (or a URL) is known, else made of the name.

    Names are compared folded: case, accents, punctuation and a leading "the" do not count.
    """
    return find_publication(name_or_domain).publication_id


@lru_cache(maxsize=65_536)  # files of events name the same outlets on every line
def find_publication(name_or_domain: str) -> Publication:
    """The known outlet of that name or domain; an unknown one is known by its name only, and its kind is None."""
    return known_publication(name_or_domain) or _unknown(name_or_domain)


def known_publication(name_or_domain: str) -> Publication | None:
    """The outlet of that exact folded name, alias or domain, or None; of `The Star (in SOHR)` the one that was read, SOHR."""
    read_in = _READ_IN.search(name_or_domain[:_LONGEST])
    names = [read_in["outlet"], name_or_domain] if read_in else [name_or_domain]
    found = (_by_name().get(fold_name(name)) or _by_domain(_host(name)) for name in names)
    return next(filter(None, found), None)


def all_publications() -> tuple[Publication, ...]:
    """Every outlet of data/publications.csv, in its order."""
    return tuple(
        Publication(
            publication_id=row["publication_id"],
            name=row["name"],
            domain=row["domain"] or None,
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            kind=PublicationKind(row["kind"]),
            country_iso3=row["country_iso3"] or None,
        )
        for row in read_rows("publications.csv")
    )


def fold_name(name: str) -> str:
    """A name as it is compared: no case, accents, punctuation, or leading "the"."""
    plain = name[:_LONGEST].casefold()
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    return _MARKS.sub(" ", plain).strip().removeprefix("the ")


@cache
def _by_name() -> MappingProxyType[str, Publication]:
    names = {
        fold_name(name): known for known in all_publications() for name in (*known.aliases, known.domain or "", known.name)
    }
    names |= {fold_name(known.publication_id): known for known in all_publications()}
    return MappingProxyType({name: known for name, known in names.items() if name})


def _by_domain(host: str | None) -> Publication | None:
    """The outlet of a host, or of the domain it is in: `arabic.rt.com` is of `rt.com`."""
    while host and "." in host:
        if known := _by_name().get(fold_name(host)):
            return known
        host = host.partition(".")[2]
    return None


def _host(address: str) -> str | None:
    """The host of a URL, or the text itself if it looks like a host."""
    address = address[:_LONGEST].strip().casefold()
    try:
        host = urlsplit(address).hostname if "://" in address else address.partition("/")[0]
    except ValueError:
        return None
    return _WWW.sub("", host) if host and _HOST.match(host) else None


def _unknown(name: str) -> Publication:
    host = _host(name)
    words = host or name.strip()[:_LONGEST]
    slug = fold_name(words).replace(" ", "_")
    return Publication(publication_id=slug or "unknown", name=words or "unknown", domain=host)
