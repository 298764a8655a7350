"""Where the elements of a JSON text stand, also if it breaks off or is broken in places."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flows.errors import UnreadableFile

MOST_BROKEN = 100
"""Places of a text that may be no JSON: to find where each ends takes time."""

_SPACE = re.compile(r"[ \t\r\n]*")
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
# Line breaks and the like may stand in strings as they are: what they are part of is worth more than the rule.
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Element:
    """A value, with its first character and the one after its last."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Characters that are no JSON. `code`: not_json, or truncated if the text breaks off in them."""

    code: str
    message: str
    start: int
    end: int


Walk = Generator[Element | Broken, None, int | None]
"""Gives where the walk goes on; None if that cannot be told, and the rest was given as broken."""


def elements(text: str, under: str | None = None) -> Iterator[Element | Broken]:
    """The elements of an array, the one value, or the elements of the list under a key of an object; of each text, if several
    follow one another.

    After a broken element the walk goes on where the next object seems to begin. A text that ends before its list does gives
    one that is truncated, empty if it breaks off between two.

    Raises:
        UnreadableFile: an object has a list of objects beside `under`, or more than MOST_BROKEN elements are broken.
    """
    broken = 0
    for one in _texts(text, under):
        yield one
        broken += isinstance(one, Broken)
        if broken > MOST_BROKEN:
            line_no = text.count("\n", 0, one.start) + 1
            raise UnreadableFile(
                f"More than {MOST_BROKEN} of its values are no JSON, the last on line {line_no:,}.", next_step="Fetch it again."
            )


def members(text: str, at: int = 0) -> Iterator[tuple[str, int]]:
    """Each key of the object that begins here, and where its value does; up to where the text breaks off."""
    at = _skip(text, at)
    if not text.startswith("{", at):
        return
    at = _skip(text, at + 1)
    with suppress(ValueError, RecursionError):
        while True:
            key, at = _key(text, at)
            yield key, at
            _, at = _DECODER.raw_decode(text, at)
            at = _after_comma(text, at)


def first_list(text: str) -> tuple[str, int] | None:
    """The key of the outer object whose value is a list that begins with an object, and where that object begins. The text may
    be cut off."""
    for key, at in members(text):
        if text.startswith("[", at) and text.startswith("{", begin := _skip(text, at + 1)):
            return key, begin
    return None


def _texts(text: str, under: str | None) -> Iterator[Element | Broken]:
    at: int | None = _skip(text, 0)
    while at is not None and at < len(text):
        if text[at] == "[":
            at = yield from _array(text, at)
        elif under is not None and text[at] == "{":
            at = yield from _outer_object(text, at, under)
        else:
            at = yield from _value(text, at)
        at = at and _skip(text, at)


def _value(text: str, at: int, *, in_list: bool = False) -> Walk:
    """One value, or what stands in its place: in a list up to where the next object begins, else all that is left."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        following = _NEXT_OBJECT.search(text, at) if in_list else None
        if following is None:
            yield _rest(text, at, error)
            return None
        yield Broken("not_json", f"no JSON: {error}", at, following.start() + 1)
        return following.end()
    yield Element(value, at, end)
    return end


def _array(text: str, at: int) -> Walk:
    at = _skip(text, at + 1)
    while at < len(text):
        if text[at] == "]":
            return at + 1
        end = yield from _value(text, at, in_list=True)
        if end is None:
            return None
        at = _after_comma(text, end)
    yield Broken("truncated", "the text breaks off: its list has no end", at, at)
    return None


def _outer_object(text: str, at: int, under: str) -> Walk:
    at = _skip(text, at + 1)
    while not text.startswith("}", at):
        try:
            key, begin = _key(text, at)
            is_list = key == under and text.startswith("[", begin)
            value, end = (None, begin) if is_list else _DECODER.raw_decode(text, begin)
        except (ValueError, RecursionError) as error:
            yield _rest(text, at, error)
            return None
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            raise UnreadableFile(
                f"It has two lists of objects, {under!r} and {key!r}: which of them are the records cannot be told.",
                next_step=f"Keep the one that is meant (jq '.{under}' FILE > FILE.json), and ingest that.",
            )
        if is_list:
            after = yield from _array(text, begin)
            if after is None:
                return None
            end = after
        at = _after_comma(text, end)
    return at + 1


def _key(text: str, at: int) -> tuple[str, int]:
    """The key that begins here, and where its value does.

    Raises:
        ValueError: there is none.
    """
    key, at = _DECODER.raw_decode(text, at)
    at = _skip(text, at)
    if not isinstance(key, str) or not text.startswith(":", at):
        raise ValueError("a key and a colon are expected")
    return key, _skip(text, at + 1)


def _rest(text: str, at: int, error: Exception) -> Broken:
    """What is left of the text, if nothing in it can be told."""
    breaks_off = not text.rstrip().endswith(("]", "}"))
    code, message = ("truncated", "the text breaks off") if breaks_off else ("not_json", "no JSON")
    return Broken(code, f"{message}: {error}", at, len(text))


def _after_comma(text: str, at: int) -> int:
    at = _skip(text, at)
    return _skip(text, at + 1) if text.startswith(",", at) else at


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
