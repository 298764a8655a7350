"""Whether a text reads like reporting: words, and sentences."""

from __future__ import annotations

import re

MIN_WORDS = 20
# Latin and Greek, Arabic, Indic, Chinese and Japanese, Armenian, Ethiopic.
SENTENCE_END = re.compile(r"[.!?…؟۔।。！？։።]")
# Thai and Lao have a blank where others have a stop, Chinese, Japanese, Khmer and Burmese no blanks between words.
_THAI_END = re.compile(r"(?<=[\u0e01-\u0edf])\s+(?=[\u0e01-\u0edf])")
_UNSPACED = re.compile(r"[\u0e01-\u0edf\u1000-\u109f\u1780-\u17df\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_TO_A_WORD = 3
# As above, but a stop after a figure or within a name ("1. Spieltag", "example.org") ends nothing.
_SENTENCE = re.compile(r"[^\W\d_][\"'”’»)\]]*[.!?…؟۔।。！？։።](?!\w)")
_RUNNING_CHARS = 60
# Chinese and Japanese say in one character what others say in two or three.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_CHARS = 120
_RUNNING_SHARE = 0.4
# The end of a teaser, maybe with "Read more".
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)(?:[\W_]*|[\W_]+\w+(?: \w+){0,2}[\W_]*)\Z")
_BROKEN_OFF_AT = 40
_FEWEST_TEASERS, _TEASERS_SHARE = 4, 0.6


def count_words(text: str) -> int:
    """How many words a text has; where the script has no blanks between words, about how many."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // _LETTERS_TO_A_WORD


def count_sentences(text: str) -> int:
    """How many ends of sentences a text has, stops within names and numbers among them."""
    return len(SENTENCE_END.findall(text)) + len(_THAI_END.findall(text))


def why_no_article(text: str) -> str | None:
    """Why what was taken out of a page is no article, or None: it must be running text for the greater part, with sentences in
    its lines. Menus, indexes, forms and tables have many short lines, and headlines end without a stop."""
    size = _size(text)
    if size < _FEWEST_CHARS:
        return "there is next to no text in it"
    lines = [line for line in text.splitlines() if _SENTENCE.search(line) and _size(line) >= _RUNNING_CHARS]
    running = sum(map(_size, lines))
    if running < max(_FEWEST_CHARS, _RUNNING_SHARE * size):
        return f"too little of its text ({running / size:.0%}) is in sentences, as in a menu or a list of links"
    teasers = [line for line in lines if _BROKEN_OFF.search(line[-_BROKEN_OFF_AT:])]
    if len(teasers) >= _FEWEST_TEASERS and sum(map(_size, teasers)) > _TEASERS_SHARE * running:
        return "most of its lines break off (…), as those do that tell of other pages"
    return None


def _size(text: str) -> int:
    return len(text) + 2 * len(_WIDE.findall(text))
