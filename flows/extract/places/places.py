"""The places that a text names: where they are, how precisely that says where something happened, and whether it means them.

A name is read if enough speaks for it: that a gazetteer has it, how large the place is, that the text is about its country, and
the words around it. Names that no list has are kept if those words leave no doubt: "control over Islah al-Husseineh".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.places.caseless import caseless_names
from flows.extract.places.context import Context
from flows.extract.places.evidence import Evidence
from flows.extract.places.gazetteer import default_gazetteer
from flows.extract.places.index import PlaceIndex
from flows.extract.places.inside import is_well_placed
from flows.extract.places.kinds import draw_kinds, has_case
from flows.extract.places.mentions import home_of, mention_of
from flows.extract.places.metonyms import metonyms
from flows.extract.places.names import Name, name_finder
from flows.extract.places.pairs import pair_names
from flows.extract.places.phrases import add_phrases
from flows.extract.places.runs import cased_runs, taken_words
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.unlisted import is_called, is_scene, is_told, is_told_again
from flows.extract.words import Words
from flows.model.mention import PlaceMention

_ENOUGH = 3.5
_AGAIN = 1.5  # a name that the text has told to be a place is one the next time
_CASELESS = 1.5  # what a capital says
_SURE_HEAD = 4.0  # of a listed name with which an unlisted one begins: then a comma is missing between two names


def find_places(
    words: Words,
    taken: Sequence[tuple[int, int]] = (),
    people: Sequence[tuple[int, int]] = (),
    language: str = "en",
    gazetteer: PlaceIndex | None = None,
) -> tuple[PlaceMention, ...]:
    """The places in the text, in order, none inside another.

    `taken` and `people` are spans already read as actors or outlets, and as people: no place is read inside them, but a place
    that is all of what stands for an actor ("Moscow"). `gazetteer` is by default that which is installed.
    """
    index = gazetteer or default_gazetteer()
    taken_by = taken_words(words, [*taken, *people])
    kinds = draw_kinds(words)
    is_cased = has_case(kinds)
    text = Evidence(words, is_cased=is_cased, language=language)
    if is_cased:
        names = list(name_finder(index, language).names(words, cased_runs(words, kinds, taken_by, len(taken))))
    else:
        names = list(caseless_names(index, words, taken_by))
    for name in names:
        text.judge(name)
        if not is_cased:
            name.evidence -= _CASELESS
    pair_names([name for name in names if not name.is_inside], text)
    names = [name for name in names if not name.run.is_person or _is_in(name, text)]
    Context(words, kinds, names).settle(names)
    found = list(_mentions(words, names, text))
    return tuple(add_phrases(words, kinds, text, found, index) if language == "en" else found)


def _is_in(name: Name, text: Surroundings) -> bool:
    """Whether what was read as a person is a place after all: "in Campo Grande (Mato Grosso do Sul)", "at Nova Mayo, Sumy",
    "retook Umm Ruwaba in North Kordofan", "near Nova Mayo", "the town of Abu Mayo".
    """
    if name.is_inside:
        return False
    if name.end - name.first > 1 and name.pairs and is_well_placed(name):
        return True
    if name.rule in {"pair", "bracket"} and text.is_right_in(name):
        return True
    if name.rule == "kind_of" and is_called(name, text):
        return True
    if name.is_near and name.rule == "in" and text.is_right_in(name) and text.begins_like_a_place(name):
        return True
    return bool(name.owners) and name.rule in {"in", "bracket"} and not name.is_near


def _mentions(words: Words, names: list[Name], text: Surroundings) -> Iterator[PlaceMention]:
    told = _told_before(words, names)
    unlisted = _unlisted(words, names, told, text)
    read = _read(words, names, told, unlisted, text)
    governing = metonyms(read, text)
    home = home_of(read, governing) if unlisted else None
    for name, stands_for_its_government in zip(read, governing, strict=True):
        yield mention_of(name, words, home, stands_for_its_government)


def _told_before(words: Words, names: list[Name]) -> set[str]:
    """The listed names, as written, that the text leaves no doubt about."""
    return {_written(words, one) for one in names if one.evidence >= 2 and one.owner and one.total + one.evidence >= _ENOUGH}


def _unlisted(words: Words, names: list[Name], told: set[str], text: Surroundings) -> set[int]:
    """The names of no list that are read, by their id: those that the words around them tell, and those that others told."""
    unlisted = [name for name in names if name.owner is None and name.evidence > 0]
    found = [name for name in unlisted if is_told(name, text)]
    scenes = [name for name in unlisted if is_scene(name, text)]
    if not (found or scenes):
        return set()
    # Not "Old Damascus", in which Damascus is read.
    known = {id(name.run) for name in names if name.is_inside and name.owner and _is_read(words, name, told, text)}
    found += [name for name in scenes if id(name.run) not in known]
    called = {_written(words, name): name.noun for name in found}
    read = {*map(id, found)}
    for name in unlisted:
        if id(name) not in read and id(name.run) not in known and is_told_again(name, text):
            written = _written(words, name)
            if written in called:
                name.noun = name.noun or called[written]
                read.add(id(name))
    return read


def _read(words: Words, names: list[Name], told: set[str], unlisted: set[int], text: Surroundings) -> list[Name]:
    """The names that are read: of one run the whole, or else what is inside."""
    read: list[Name] = []
    for name in names:
        if not (id(name) in unlisted if name.owner is None else _is_read(words, name, told, text)):
            continue
        before = read[-1] if read else None
        if not name.is_inside:
            read.append(name)
        elif name.owners and (before is None or before.is_inside or before.run is not name.run):
            read.append(name)  # and the whole is not
        elif name.owners and before and before.first == name.first and name.total >= _SURE_HEAD and not before.tail:
            read[-1] = name
    return read


def _is_read(words: Words, name: Name, told: set[str], text: Surroundings) -> bool:
    """Whether a listed name is read."""
    points = name.total + name.evidence
    if points < _ENOUGH and (points + _AGAIN < _ENOUGH or name.is_inside or _written(words, name) not in told):
        return False
    is_guess = name.owner is not None and name.owner.is_loose and name.evidence <= 0
    return not is_guess and not text.is_adjective(name)


def _written(words: Words, name: Name) -> str:
    return words.text[words.starts[name.first] : words.ends[name.end - 1]]
