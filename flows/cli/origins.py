"""`dateline origins`: which article was taken from which, and what a person says of it."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from flows.cli.actors import Limit, Who, Why, account
from flows.cli.configured import Configured
from flows.cli.help import OPTIONS
from flows.cli.output import TABLE, Form, show
from flows.model.judgement import Judgement, OriginJudgement
from flows.settings import Settings
from warehouse.read import ask, published

app = App(name="origins", group_parameters=OPTIONS)

Document = Annotated[str, Parameter(help="The article: its document_id, or the beginning of it.")]
Other = Annotated[str, Parameter(help="The other article, likewise.")]


@app.default
def listed(
    words: Annotated[
        str | None, Parameter(help="A part of a headline or of an outlet's name, or the beginning of a document_id.")
    ] = None,
    /,
    *,
    limit: Limit = 50,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    """List articles that were taken from others, the latest first."""
    with published(settings) as con:
        show(ask(con, "origins", {"words": words, "at_most": limit}), form, empty="No article was taken from another.")


@app.command
def accept(document: Document, other: Other, /, *, reason: Why = None, judged_by: Who = None, settings: Configured) -> None:
    """Say that an article was taken from another, whatever the rules say.

    Example: dateline origins accept 3d9dbe11d8be 6f266e426700 --reason "it names the other at its foot"
    """
    _judge(settings, OriginJudgement(document, other, Judgement.ACCEPTED, account(judged_by, "origins"), reason))


@app.command
def reject(document: Document, other: Other, /, *, reason: Why = None, judged_by: Who = None, settings: Configured) -> None:
    """Say that of two articles neither was taken from the other: they are independent.

    Example: dateline origins reject 3d9dbe11d8be 6f266e426700 --reason "both reporters were there"
    """
    _judge(settings, OriginJudgement(document, other, Judgement.REJECTED, account(judged_by, "origins"), reason))


def _judge(settings: Settings, said: OriginJudgement) -> None:
    with published(settings):
        pass  # without a warehouse there is nothing to judge, and none is to be made
    from flows.pipeline.small_run import judge_origin

    document_id = judge_origin(settings, said)
    with published(settings) as con:
        (now,) = ask(con, "origin_of", {"document_id": document_id}).records()
    taken = f" of {now['taken_from']}" if now["taken_from"] else ""
    print(f"{document_id}: {now['relation']}{taken}. Articles of its origin: {now['documents']:,}.")
