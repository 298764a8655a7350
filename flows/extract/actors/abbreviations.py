"""Abbreviations that a text itself explains: "the Syria Recovery Trust Fund (SRTF)", and from there on "the SRTF"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flows.extract.actors.names import namesakes
from flows.extract.words import Words
from flows.model.mention import ActorMention

_LISTED = "name"
_EXPLAINED = ("organisation", "state", "side", _LISTED)  # rules of names that may have one which no list has
_OPENING = ("(", "[")
_BRACKETS = ("()", "[]")
_SHORTEST = 2
_METHOD = "abbreviation"
_CERTAINTY = 0.9  # of that of the name itself

Spans = Iterable[tuple[int, int, ActorMention]]  # first word, end, mention


def explained(words: Words, found: Spans) -> Mapping[str, ActorMention]:
    """Abbreviations in brackets behind a name that has their letters, with the mention of that name."""
    abbreviations: dict[str, ActorMention] = {}
    written, last = words.written, len(words.written) - 2
    for _, end, mention in found:
        if end >= last or written[end] not in _OPENING:
            continue
        if written[end] + written[end + 2] not in _BRACKETS or mention.method not in _EXPLAINED:
            continue
        short = written[end + 1]
        if mention.method == _LISTED and short in namesakes():
            continue
        if short.isupper() and len(short) >= _SHORTEST and _has_letters(mention.text, short):
            abbreviations.setdefault(short, mention)
    return abbreviations


def with_abbreviations(words: Words, found: list[tuple[int, int, ActorMention]]) -> Iterator[ActorMention]:
    """The mentions of a text, in order, with those by abbreviations it explains, which mean what it says they do."""
    abbreviations = explained(words, found)
    if not abbreviations:
        yield from (mention for _, _, mention in found)
        return
    at = 0
    for first, end, mention in found:
        yield from _between(words, at, first, abbreviations)
        full = abbreviations.get(mention.text)
        yield _short(mention, full) if full else mention
        at = end
    yield from _between(words, at, len(words.written), abbreviations)


def _between(words: Words, first: int, end: int, abbreviations: Mapping[str, ActorMention]) -> Iterator[ActorMention]:
    for at in range(first, end):
        word = words.written[at]
        if (full := abbreviations.get(word)) and words.starts[at] > full.char_start:
            yield _short(full, full)._replace(char_start=words.starts[at], char_end=words.ends[at], text=word)


def _short(mention: ActorMention, full: ActorMention) -> ActorMention:
    return mention._replace(
        kind=full.kind,
        actor_id=full.actor_id,
        country_iso3=full.country_iso3,
        method=_METHOD,
        score=round(full.score * _CERTAINTY, 3),
    )


def _has_letters(name: str, short: str) -> bool:
    """Whether the letters of an abbreviation follow each other in a name, which begins with the first of them."""
    letters = iter(name.upper())
    return name[:1].upper() == short[0] and all(letter in letters for letter in short if letter.isalpha())
