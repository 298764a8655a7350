"""The people that a text mentions: by name with what they are said to be, by office alone, and by later short forms.

The rules are in rules.py, what they find in found.py; links.py tells which mentions are of one person.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.extract.people.found import find
from flows.extract.people.links import Cast
from flows.extract.people.rules import code_text
from flows.extract.places.index import PlaceIndex
from flows.extract.words import Words
from flows.model.mention import ActorMention, PersonMention


def find_people(words: Words, actors: Iterable[ActorMention], gazetteer: PlaceIndex | None = None) -> tuple[PersonMention, ...]:
    """The people of a text in English, in order; none overlaps another. `actors` are those of the text, `gazetteer` has the
    places that are nobody's name; by default that which is installed.

    One whom the text never names has no name, and a role.
    """
    coded = code_text(words, actors)
    return tuple(Cast(coded, find(coded, gazetteer)).mentions())
