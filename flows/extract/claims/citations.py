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
    first = bisect_left(words.starts, mention.char_start)
    named = _Named(first, bisect_left(words.starts, mention.char_end, first), _before(words, first))
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
    """A name: its words from `first` up to `end`, and the word before it, past its article and seat."""

    first: int
    end: int
    before: int


_Cue = tuple[tuple[int, int], float]  # its words, none if it is a place in the line; and how sure it is


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
    begins, end = _word(words, named.first - 1)[0] == "\n", named.end
    return ((end, end + 1), 0.9) if begins and _word(words, end) == ":" else None


def _enclosed(words: Words, named: _Named) -> _Cue | None:
    """ "(Reuters)", "[AFP]", "(AFP/Getty)", "(Photo: Reuters)" """
    first, end = named.first, named.end
    limit = first - _LONGEST_CREDIT
    opening = next((at for at in range(first - 1, max(limit, -1), -1) if _word(words, at) in "([)].\n"), -1)
    if opening < 0 or _word(words, opening) not in "([":
        return None
    closing = next((at for at in range(end, min(end + _LONGEST_CREDIT, len(words.written))) if _word(words, at) in ")]"), -1)
    alone = (
        opening == first - 1 or _word(words, first - 1) in "/:,|-–—©" or _word(words, first - 1) in citing_words()["credited"]
    )
    return ((opening, opening + 1), 0.9) if closing > 0 and alone else None


def _credited(words: Words, named: _Named) -> _Cue | None:
    """ "Photo by Reuters", "Source: SANA", "REUTERS/Khalil Ashawi", "© AFP", "– nsnbc" at the foot."""
    at, end = named.before, named.end
    word, credits_ = _word(words, at), citing_words()["credited"]
    if word in (":", "/", "|") and _word(words, at - 1) in credits_:
        return (at - 1, at + 1), 0.9
    if word in ("source", "sources") and _word(words, at - 1)[0] == "\n":
        return (at, at + 1), 0.9
    if word in ("©", "via") or (word in ("by", "from", "of") and _word(words, at - 1) in credits_):
        return (at - (word not in ("©", "via")), at + 1), 0.9
    joined = _word(words, end) == "/" and words.glued(end) and not _word(words, end + 1).isspace()
    return ((end, end + 1), 0.8) if joined and words.written[end + 1][0].isupper() else None


def _according(words: Words, named: _Named) -> _Cue | None:
    at = named.before
    if _word(words, at) == "to" and _word(words, at - 1) == "according":
        return (at - 1, at + 1), 0.95
    return ((at - 1, at + 1), 0.8) if _word(words, at) == "with" and _word(words, at - 1) == "interview" else None


def _asked(words: Words, named: _Named) -> _Cue | None:
    """ "told AFP", "was cited by the AFP news agency", "in remarks carried by SANA"."""
    at = named.before
    if _word(words, at) == "by" and _word(words, at - 1) in citing_words()["asked"]:
        return (at - 1, at + 1), 0.9
    if _word(words, at) == "to" and _word(words, at - 1) in citing_words()["said_to"]:
        return (at - 1, at + 1), 0.8
    direct = _word(words, at) in ("told", "tell", "tells", "telling", "citing", "quoting", "cited", "quoted", "cites", "quotes")
    return ((at, at + 1), 0.9) if direct else None


def _reporting(words: Words, named: _Named) -> _Cue | None:
    """ "PressTV reported", "the AFP news agency also said"."""
    sets, end = citing_words(), named.end
    bracket = _word(words, end) in "(["
    begin = end + 3 if bracket and _word(words, end + 2) in ")]" else end  # "the Observatory (SOHR) said"
    for at in range(begin, min(begin + _VERB_REACH, len(words.written))):
        word = _word(words, at)
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
        cue = _reporting(words, _Named(at, at + 1, at - 1))
        first = _name_before(words, at)
        if cue is None or cue[0][0] != at + 1 or first == at or words.starts[at + 1] in taken:
            continue
        start, stop = words.starts[first], words.ends[at]
        span = Span(words.starts[at + 1], words.ends[at + 1])
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
