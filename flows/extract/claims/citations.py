"""Which outlets a text relies on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.claims.publication_names import citing_words, find_publications, outlet_letters
from flows.extract.words import Words
from flows.model.claim import Citation, Span
from flows.model.mention import PublicationMention

_VERB_REACH = 4  # words between an outlet and its verb: "AFP news agency also reported"
_LONGEST_CREDIT = 12  # words of a line or bracket that is a credit
_MEDIA = re.compile("[mb]")
_SKIPPED = frozenset(["the", "'", "’", "s", "@", "-"])
_OPENING, _DIVIDING = frozenset("(["), frozenset("/:,|-–—©")
_BOUNDS = frozenset("([)].\n")  # of a bracket that credits somebody
_ASKING = frozenset(["told", "tell", "tells", "telling", "citing", "quoting", "cited", "quoted", "cites", "quotes"])


def find_citations(words: Words, publications: Sequence[PublicationMention] | None = None) -> tuple[Citation, ...]:
    """The citations of a text, in order; of an article's body as well as of a block that was cut out of it.

    A name by itself is none: "Reuters journalists were freed" cites nobody. `publications` are those of find_publications, if
    they are known already.
    """
    if publications is None:
        publications = find_publications(words)
    named = [
        mention for before, mention in zip([None, *publications], publications, strict=False) if not _again(before, mention)
    ]
    found = [citation for mention in named if (citation := _of_mention(words, mention))]
    return tuple(sorted([*found, *_unlisted(words, found)], key=lambda citation: citation.char_start))


def _again(before: PublicationMention | None, mention: PublicationMention) -> bool:
    """Whether a name is the abbreviation behind the full one: "the Observatory (SOHR)"."""
    if before is None or before.publication_id != mention.publication_id:
        return False
    return mention.char_start - before.char_end <= len(" (")


def _of_mention(words: Words, mention: PublicationMention) -> Citation | None:
    named = _named(words, mention)
    for rule in (_line_head, _enclosed, _credited, _according, _asked, _reporting):
        if (cue := rule(words, named)) is not None:
            at, score = cue
            span = Span(words.starts[at[0]], words.ends[at[1] - 1]) if at[0] < at[1] else None
            method = rule.__name__.removeprefix("_")
            return Citation(
                mention.char_start, mention.char_end, mention.text, mention.publication_id, span, method, score * mention.score
            )
    return None


class _Named(NamedTuple):
    """A name: its words from `first` up to `end`, the word before it, past its article and seat, and that before this one."""

    first: int
    end: int
    before: int
    word: str
    earlier: str


_Cue = tuple[tuple[int, int], float]  # its words, none if it is a place in the line; and how sure it is


def _named(words: Words, mention: PublicationMention) -> _Named:
    first = bisect_left(words.starts, mention.char_start)
    before = _before(words, first)
    end = bisect_left(words.starts, mention.char_end, first)
    return _Named(first, end, before, _word(words, before), _word(words, before - 1))


def _word(words: Words, index: int) -> str:
    return words.folded[index] if 0 <= index < len(words.folded) else "\n"


def _before(words: Words, first: int) -> int:
    """The word before a name, past its article and seat: "the Dawn", "@AFP", "the Britain-based Observatory"."""
    at = first - 1
    while (word := _word(words, at)) in _SKIPPED or word == "based":
        at -= 3 if word == "based" and _word(words, at - 1) == "-" else 1
    return at


def _line_head(words: Words, named: _Named) -> _Cue | None:
    """ "nsnbc : …" and "(Reuters) - …" at the head of a paragraph."""
    end = named.end
    return ((end, end + 1), 0.9) if _word(words, end) == ":" and _word(words, named.first - 1)[0] == "\n" else None


def _enclosed(words: Words, named: _Named) -> _Cue | None:
    """ "(Reuters)", "[AFP]", "(AFP/Getty)", "(Photo: Reuters)" """
    first, end = named.first, named.end
    beside, opening = _word(words, first - 1), first - 1
    if beside not in _OPENING:
        if beside not in _DIVIDING and beside not in citing_words()["credited"]:
            return None
        limit = max(first - _LONGEST_CREDIT, -1)
        opening = next((at for at in range(first - 1, limit, -1) if _word(words, at) in _BOUNDS), -1)
        if opening < 0 or _word(words, opening) not in _OPENING:
            return None
    closing = next((at for at in range(end, min(end + _LONGEST_CREDIT, len(words.written))) if _word(words, at) in ")]"), -1)
    return ((opening, opening + 1), 0.9) if closing > 0 else None


def _credited(words: Words, named: _Named) -> _Cue | None:
    """ "Photo by Reuters", "Source: SANA", "REUTERS/Khalil Ashawi", "© AFP", "– nsnbc" at the foot."""
    _, end, at, word, earlier = named
    if word in (":", "/", "|") and earlier in citing_words()["credited"]:
        return (at - 1, at + 1), 0.9
    if word in ("source", "sources") and earlier[0] == "\n":
        return (at, at + 1), 0.9
    if word in ("©", "via"):
        return (at, at + 1), 0.9
    if word in ("by", "from", "of") and earlier in citing_words()["credited"]:
        return (at - 1, at + 1), 0.9
    joined = _word(words, end) == "/" and words.glued(end) and not _word(words, end + 1).isspace()
    return ((end, end + 1), 0.8) if joined and words.written[end + 1][0].isupper() else None


def _according(_words: Words, named: _Named) -> _Cue | None:
    at = named.before
    if named.word == "to" and named.earlier == "according":
        return (at - 1, at + 1), 0.95
    return ((at - 1, at + 1), 0.8) if named.word == "with" and named.earlier == "interview" else None


def _asked(_words: Words, named: _Named) -> _Cue | None:
    """ "told AFP", "was cited by the AFP news agency", "in remarks carried by SANA"."""
    at = named.before
    if named.word == "by" and named.earlier in citing_words()["asked"]:
        return (at - 1, at + 1), 0.9
    if named.word == "to" and named.earlier in citing_words()["said_to"]:
        return (at - 1, at + 1), 0.8
    return ((at, at + 1), 0.9) if named.word in _ASKING else None


def _reporting(words: Words, named: _Named) -> _Cue | None:
    """ "PressTV reported", "the AFP news agency also said"."""
    sets, end = citing_words(), named.end
    bracket = _word(words, end) in _OPENING
    begin = end + 3 if bracket and _word(words, end + 2) in ")]" else end  # "the Observatory (SOHR) said"
    for at in range(begin, min(begin + _VERB_REACH, len(words.folded))):
        word = words.folded[at]
        if word in sets["reporting"]:
            return (at, at + 1), 0.95 if at == end else 0.8
        passed = word in sets["media_noun"] or word in sets["passed"] or word.endswith("ly")
        if not passed and not (word in "'’s" and words.glued(at)):
            return None
    return None


def _unlisted(words: Words, found: list[Citation]) -> list[Citation]:
    """ "state TV reported", "the Dunya news agency said": outlets that no list has."""
    taken = {citation.cue.start for citation in found if citation.cue}
    citations = []
    for match in _MEDIA.finditer(outlet_letters().draw(words)):
        at = match.start()
        verb = at + 1
        if verb == len(words.folded) or words.folded[verb] not in citing_words()["reporting"] or words.starts[verb] in taken:
            continue
        first = _name_before(words, at)
        if first == at:
            continue
        start, stop = words.starts[first], words.ends[at]
        span = Span(words.starts[verb], words.ends[verb])
        citations.append(Citation(start, stop, words.text[start:stop], None, span, "unlisted", 0.6))
    return citations


def _name_before(words: Words, at: int) -> int:
    """Where the name begins that ends with the word: "Syrian state TV"."""
    sets, first = citing_words(), at
    while first > 0 and at - first < _VERB_REACH:
        word = words.written[first - 1]
        if not (word[0].isupper() or word in sets["state"] or word in sets["media_noun"]) or word.lower() in _SKIPPED:
            break
        first -= 1
    return first
