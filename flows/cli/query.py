"""`dateline query`: the cookbook of sql/queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, say, show, show_records
from flows.errors import UsageError
from flows.settings import Settings
from warehouse.read import published, select
from warehouse.scripts import scripts

_HEADER = re.compile(r"^-- (title|question|param): (.+)$", re.MULTILINE)
_PARAM = re.compile(r"^(?P<name>\w+) = (?P<default>.*?) -- (?P<meaning>.+)$")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question. The default is text: the query casts it."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A file of the cookbook: its headers `-- title:`, `-- question:`, `-- param: name = default -- meaning`, and its SQL."""

    name: str
    title: str
    question: str
    params: tuple[Param, ...]
    text: str


def query(
    name: Annotated[str | None, Parameter(help="Which question; without one, list them.")] = None,
    /,
    *,
    param: Annotated[tuple[str, ...], Parameter(help="NAME=VALUE, as often as needed; `--param help` shows the names.")] = (),
    form: Form = TABLE,
    settings: Configured,
) -> None:
    book = cookbook()
    if name is None:
        show_records([{"name": one.name, "title": one.title, "question": one.question} for one in book.values()], form)
        return
    question = _find(book, name)
    if param == ("help",):
        show_records(
            [{"param": p.name, "default": p.default, "meaning": p.meaning} for p in question.params], form, empty="It has none."
        )
        return
    answer(question, chosen(question, param), settings, form)


def answer(question: Question, values: Mapping[str, str], settings: Settings, form: Form) -> None:
    """Print the question, what it was asked for, and the answer.

    Raises:
        UsageError: a parameter has a value that it cannot have.
    """
    with published(settings) as con:
        try:
            found = select(con, question.text, values)
        except UsageError as error:
            raise UsageError(error.what, next_step=f"dateline query {question.name} --param help") from error
        if form.is_table:
            say("\n".join([question.question, *(f"  {name} = {value}" for name, value in values.items()), ""]))
        show(found, form)


def cookbook() -> dict[str, Question]:
    """Every question of sql/queries, by name."""
    return {name: _read(name, text) for name, text in scripts("queries").items()}


def chosen(question: Question, given: Iterable[str]) -> dict[str, str]:
    """The values of all parameters of a question: its defaults, and what was given as `name=value`.

    Raises:
        UsageError: no such parameter, or no `=`.
    """
    values = {param.name: param.default for param in question.params}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in values:
            known = ", ".join(values) or "none"
            raise UsageError(
                f"--param {pair} is not NAME=VALUE with a parameter of {question.name}: {known}.",
                next_step=f"dateline query {question.name} --param help",
            )
        values[name] = value
    return values


def _find(book: Mapping[str, Question], name: str) -> Question:
    """By full name, by number, or by name without number."""
    for question in book.values():
        number, _, words = question.name.partition("_")
        if name in (question.name, number, number.lstrip("0"), words):
            return question
    near = get_close_matches(name, [*book, *(one.partition("_")[2] for one in book)], n=3)
    raise UsageError(
        f"The cookbook has no question {name}." + (f" Near it: {', '.join(near)}." if near else ""),
        next_step="dateline query lists them",
    )


def _read(name: str, text: str) -> Question:
    headers: dict[str, list[str]] = {"title": [name], "question": [""], "param": []}
    for key, value in _HEADER.findall(text):
        headers[key].append(value.strip())
    params = [Param(**match.groupdict()) for line in headers["param"] if (match := _PARAM.match(line))]
    return Question(name, headers["title"][-1], headers["question"][-1], tuple(params), text)
