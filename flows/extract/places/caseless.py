"""Names in texts whose words do not tell names by a capital: all in capitals, or in a script that has none.

There only the list and the words around tell a place, and both must tell more of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.places.folding import fold
from flows.extract.places.index import Owner, PlaceIndex
from flows.extract.places.looks import drawback
from flows.extract.places.names import Name, longest_at
from flows.extract.places.runs import Run
from flows.extract.places.words import POPULATED, homonyms, place_words
from flows.extract.words import Words

_LONGEST_NAME = 5  # words
_LONGEST_UNLISTED = 3
_BEFORE_ARTICLE = ("وال", "بال", "فال", "كال", "ولل", "لل")  # and the, in the, so the, like the, to the: before an Arabic name
_BEFORE_NAME = ("وب", "ول", "و", "ب", "ل", "ف")  # and in, and to, and, in, to, so
_CLITICS = _BEFORE_ARTICLE + _BEFORE_NAME
_SHORTEST = 3  # letters of a name behind one of these
_SURE = 3.0  # importance of what is read without its article, or with a word before it
_LARGE = 3.5  # of what may be another word: "بصور" is rather "with pictures" than "in Tyre"


def caseless_names(index: PlaceIndex, words: Words, taken: Sequence[int | None]) -> Iterator[Name]:
    """The listed names, the longest at each place, and what "city of" says to be one."""
    skipped = homonyms()["word"] | homonyms()["name"] | place_words().sets["function"] | place_words().nouns.keys()
    at = 0
    while at < len(words.written):
        word = words.written[at]
        last = at
        if word[0].isalpha() and taken[at] is None:
            last, owners = longest_at(index, words, at, _limit(words, taken, at, _LONGEST_NAME))
            if owners and not (last == at + 1 and word.lower() in skipped):
                yield _name(words, at, last, owners)
            elif not owners and (owners := _without_clitic(index, word)):
                last = at + 1
                yield _name(words, at, last, owners)
            elif _is_told(words, at) and word.lower() not in skipped:
                last = _limit(words, taken, at, _LONGEST_UNLISTED)
                yield _name(words, at, last, ())
        at = max(last, at + 1)


def _name(words: Words, first: int, end: int, owners: tuple[Owner, ...]) -> Name:
    against = drawback(words, first, end, is_listed=bool(owners), is_cased=False)
    return Name(first, end, owners, Run(first, end), drawback=against)


def _limit(words: Words, taken: Sequence[int | None], at: int, longest: int) -> int:
    """Where a name that begins at `at` must have ended."""
    function = place_words().sets["function"]
    end = at + 1
    while end < min(at + longest, len(words.written)) and taken[end] is None:
        word = words.written[end]
        if not (word[0].isalpha() or word in "-'’") or word.lower() in function:
            break
        end += 1
    return end


def _is_told(words: Words, at: int) -> bool:
    """ "THE TOWN OF X" """
    if at < 2 or words.written[at - 1].lower() != "of":
        return False
    noun = place_words().nouns.get(words.written[at - 2].lower())
    return noun is not None and noun.kind is POPULATED


def _without_clitic(index: PlaceIndex, word: str) -> tuple[Owner, ...]:
    """The places of an Arabic name that is one word with what stands before it: "بالرقة", in Raqqa; "ودمشق", and Damascus."""
    if not word.startswith(_CLITICS):
        return ()
    with_article = [("ال" + word.removeprefix(clitic), _SURE) for clitic in _BEFORE_ARTICLE if word.startswith(clitic)]
    bare = [(word.removeprefix(clitic), _LARGE) for clitic in _BEFORE_NAME if word.startswith(clitic)]
    for name, least in with_article + bare:
        owners = index.owners(fold(name)) if len(name) >= _SHORTEST else ()
        if owners and owners[0].place.importance >= least:
            return owners
    return ()
