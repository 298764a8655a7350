"""Names of several words, found in a text in one pass: a tree of words, each leading to those that may follow it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from flows.extract.grammar import OTHER, Letters
from flows.extract.words import Words, split_words

# A letter for each word, small or capital: m or M has a meaning by itself, l or L only leads to others, and capitals and s may
# stand second in a phrase.
_FIRST = re.compile("m|M|l(?=[MLs])|L(?=[MLs])")
_APOSTROPHES = ("'", "’", "‘", "ʼ", "`", "´")
_HYPHENS = ("-", "–", "‑")
Meaning = TypeVar("Meaning")


@dataclass(slots=True)
class _Node(Generic[Meaning]):
    """What may follow some words, by the next word without case, and what they mean by themselves."""

    after: dict[str, _Node[Meaning]] = field(default_factory=dict)
    meaning: Meaning | None = None


@dataclass(slots=True)
class Phrases(Generic[Meaning]):
    """A tree of phrases, all of them added before any is looked for. The first word stands as listed, in capitals, or with a
    capital for its first letter; what follows is compared without case. Accents, apostrophes and hyphens may be left out, and
    an apostrophe may be curly.
    """

    _trees: dict[str, _Node[Meaning]] = field(default_factory=dict)
    _roots: dict[str, _Node[Meaning]] = field(default_factory=dict)  # the same, by the first word as it stands in texts
    _letters: Letters | None = None

    def add(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Add phrases with what they mean; of several meanings of one phrase the last stays."""
        listed = list(phrases)
        for written, (_, meaning) in zip(_split([phrase for phrase, _ in listed]), listed, strict=True):
            for words in _spellings(written):
                first = words[0]
                node = self._trees.setdefault(first.casefold(), _Node())
                self._roots.update(dict.fromkeys((first, first.upper(), first[0].upper() + first[1:]), node))
                for word in words[1:]:
                    node = _next(node, word.casefold())
                node.meaning = meaning

    def find(self, words: Words, accept: Callable[[int, int, Meaning], bool]) -> Iterator[tuple[int, int, Meaning]]:
        """First word, end and meaning of the longest phrase at each word that `accept` takes, in order and apart."""
        roots, written, folded = self._roots, words.written, words.folded
        self._letters = self._letters or self._first_letters()
        at = 0
        for match in _FIRST.finditer(self._letters.draw(words)):
            first = match.start()
            if first < at:
                continue
            for end, meaning in _ends(roots[written[first]], folded, first + 1):
                if accept(first, end, meaning):
                    yield first, end, meaning
                    at = end
                    break

    def _first_letters(self) -> Letters:
        roots, seconds = self._roots, {word for node in self._trees.values() for word in node.after}

        def letter(word: str) -> str:
            first = "" if word not in roots else "l" if roots[word].meaning is None else "m"
            if word.casefold() in seconds:
                return first.upper() or "s"
            return first or OTHER

        return Letters({}, letter)


def _ends(node: _Node[Meaning], folded: list[str], end: int) -> list[tuple[int, Meaning]]:
    """Where phrases end that go on behind `end` from a node, with their meanings, the longest first."""
    found = [] if node.meaning is None else [(end, node.meaning)]
    while node.after and end < len(folded) and (following := node.after.get(folded[end])):
        node = following
        end += 1
        if node.meaning is not None:
            found.append((end, node.meaning))
    return found[::-1]


def _next(node: _Node[Meaning], word: str) -> _Node[Meaning]:
    """The node that `word` leads to; all apostrophes lead to one, and so do all hyphens."""
    if word not in node.after:
        same = next((marks for marks in (_APOSTROPHES, _HYPHENS) if word in marks), (word,))
        node.after |= dict.fromkeys(same, _Node())
    return node.after[word]


def _split(phrases: list[str]) -> Iterator[list[str]]:
    """The words of each phrase, all split as one text."""
    found: list[str] = []
    for word in split_words("\n\n".join([*phrases, ""])).written:
        if word[0] == "\n":
            yield found
            found = []
        else:
            found.append(word)


def _spellings(words: list[str]) -> Iterator[list[str]]:
    yield words
    plain = [_plain(word) for word in words]
    if plain != words:
        yield plain
    if any(word in _HYPHENS for word in plain[1:]):
        yield [word for word in plain if word not in _HYPHENS]
    if any(word in _APOSTROPHES for word in plain):
        yield _joined(plain)


def _plain(word: str) -> str:
    """A word without accents; the dotless i as well."""
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).replace("ı", "i") or word


def _joined(words: list[str]) -> list[str]:
    """What an apostrophe parts, as one word: "Hay'at", "Hayat"."""
    joined: list[str] = []
    glue = False
    for word in words:
        if word in _APOSTROPHES:
            glue = bool(joined)
        elif glue:
            joined[-1] += word
            glue = False
        else:
            joined.append(word)
    return joined
