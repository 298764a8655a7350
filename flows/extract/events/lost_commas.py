"""Noun phrases in texts that have lost their commas, without what stood beside them behind one."""

from __future__ import annotations

from flows.extract.events.clauses import Group
from flows.extract.events.naming import Naming
from flows.model.mention import ActorMention

_IN, _SAYS = "p", "s"  # letters
_ARTICLES = ("a", "an")
_NUMBERS = ("total", "number", "dozen", "couple", "handful")  # "a total of 43 civilians"
_TAKES_OBJECT = "VvuGIjLP"  # letters before a noun phrase that suffers, or of which a place is told: "struck Homs three times"


def within_commas(known: Naming, first: int, end: int) -> Group:
    """A noun phrase without the setting or the speaker before it, "In Homs | a bomber", "In Homs province | Syrian troops",
    "according to Hezbollah | 30 rebels", and without who speaks behind it, "a district of Homs | a monitor said".
    """
    first = _behind_setting(known, first, end)
    return first, _before_speaker(known, first, end) if known.letters.startswith(_SAYS, end) else end


def _behind_setting(known: Naming, first: int, end: int) -> int:
    letters, names, places = known.letters, known.names, known.places
    is_setting, number = letters[first - 1] == _IN, letters.find("D", first + 1, end)
    if not is_setting and number < 0:
        return first
    if number > 0 and letters[first] != "D" and letters[first - 1] not in _TAKES_OBJECT:
        if is_setting and number in [places.get(at) for at in range(first, number)]:
            return number
        is_apposed = _is_article(known, number)  # "the SDF an alliance of"
        if not is_apposed and number in [names[at][0] for at in range(first, number) if at in names]:
            return number
    place = next((at for at in range(first, end) if at in places), end) if is_setting else end
    acting = (at for at in range(place + 1, end) if at in names and isinstance(names[at][1], ActorMention))
    return next(acting, first)


def _before_speaker(known: Naming, first: int, end: int) -> int:
    article = known.letters.rfind("D", first + 1, end)
    return article if article > 0 and _is_article(known, article) else end


def _is_article(known: Naming, at: int) -> bool:
    """Whether it leads to a noun, and is no number."""
    written = known.words.written
    return written[at] in _ARTICLES and written[at + 1] not in _NUMBERS
