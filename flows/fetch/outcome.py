"""What was wanted of a publisher, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.errors import DatelineError


class State(StrEnum):
    """What became of a file: `there` was in the inbox before, `missing` is not at the publisher's."""

    FETCHED = "fetched"
    THERE = "there"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: its path at the publisher's, its place below the inbox, and its bytes and MD5 where they are listed."""

    path: str
    file: str
    size: int | None = None
    md5: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file, or of a folder of pages: its place below the inbox, its bytes, and what is to be said of it."""

    file: str
    state: State
    size: int = 0
    detail: str = ""


class NotThere(DatelineError):
    """The publisher has nothing at this address."""


class WrongContent(DatelineError):
    """What came is not what the publisher lists, or no such file at all. It is an error of that file only."""


class TooMuch(DatelineError):
    """It is more than one fetch may take."""
