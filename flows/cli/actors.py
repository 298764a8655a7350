"""`dateline actors`: who is who over all datasets, and what a person says of it."""

from __future__ import annotations

import getpass
from typing import Annotated

from cyclopts import App, Parameter

from flows.cli.configured import Configured
from flows.cli.help import OPTIONS
from flows.cli.output import TABLE, Form, say, show
from flows.cli.printable import printable
from flows.errors import UsageError
from flows.model.judgement import ActorJudgement, Judgement
from flows.settings import Settings
from warehouse.read import ask, published

app = App(name="actors", group_parameters=OPTIONS)

Dataset = Annotated[str, Parameter(help="The dataset that has the name: gtd.")]
Name = Annotated[str, Parameter(help="The name as the dataset writes it.")]
Why = Annotated[str | None, Parameter(help="Why: kept with the judgement.")]
Who = Annotated[str | None, Parameter(name="--by", help="Who says so; the name of your account if not given.")]
Limit = Annotated[int, Parameter(help="Show at most so many; 0 for all.")]


@app.default
def listed(
    words: Annotated[str | None, Parameter(help="A part of a name in any language, or an actor_id.")] = None,
    /,
    *,
    limit: Limit = 50,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    """List actors with their names, those first that most events name."""
    with published(settings) as con:
        show(ask(con, "actors", {"words": words, "at_most": limit}), form, empty="No actor has such a name.")


@app.command
def unmatched(
    *,
    dataset: Annotated[str | None, Parameter(help="Only names of this dataset.")] = None,
    everything: Annotated[
        bool, Parameter(name="--all", help="Also names that say nobody in particular, or a country.")
    ] = False,
    limit: Limit = 50,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    """List names of events that are no actor's, those of most events first, with who they might be.

    Example: dateline actors unmatched --dataset acled
    """
    with published(settings) as con:
        asked = {"dataset": dataset, "every": everything, "at_most": limit}
        show(ask(con, "actors_unmatched", asked), form, empty="Every name is somebody's.")
        if form.is_table:
            say("\nWho it is: dateline actors accept DATASET NAME ACTOR_ID")


@app.command
def accept(
    dataset: Dataset,
    name: Name,
    actor_id: Annotated[str | None, Parameter(help="Who it is; the most likely candidate if not given.")] = None,
    /,
    *,
    reason: Why = None,
    judged_by: Who = None,
    settings: Configured,
) -> None:
    """Say that a name of a dataset is this actor: in every event, whatever the rules say.

    Example: dateline actors accept gtd "Jaish al-Islam (Syria)" ucdp:6377 --reason "its Liwa al-Islam of before 2013"
    """
    _judge(settings, ActorJudgement(dataset, name, Judgement.ACCEPTED, account(judged_by, "actors"), actor_id, reason))


@app.command
def reject(
    dataset: Dataset,
    name: Name,
    actor_id: Annotated[str | None, Parameter(help="Who it is not; who it is now if not given.")] = None,
    /,
    *,
    reason: Why = None,
    judged_by: Who = None,
    settings: Configured,
) -> None:
    """Say that a name of a dataset is not this actor.

    Example: dateline actors reject icews "Communist Party of India" --reason "the party of today, not the rebels of 1948"
    """
    _judge(settings, ActorJudgement(dataset, name, Judgement.REJECTED, account(judged_by, "actors"), actor_id, reason))


def _judge(settings: Settings, said: ActorJudgement) -> None:
    with published(settings):
        pass  # without a warehouse there is nothing to judge, and none is to be made
    from flows.pipeline.small_run import judge

    actor_id = judge(settings, said)
    with published(settings) as con:
        judged = {"dataset_id": said.dataset_id, "actor_text": said.actor_text, "actor_id": actor_id}
        (now,) = ask(con, "actors_judged", judged).records()
    is_it = "is" if said.judgement is Judgement.ACCEPTED else "is not"
    print(printable(f"{said.dataset_id}: {said.actor_text} {is_it} {now['name']} ({actor_id}). Events: {now['events']:,}."))


def account(judged_by: str | None, command: str) -> str:
    """Who judges. An account need not have a name: then he has to say."""
    try:
        name = (judged_by or getpass.getuser()).strip()
    except (KeyError, OSError):
        name = ""
    if not name:
        raise UsageError("Who says so?", next_step=f"dateline {command} accept … --by NAME")
    return name
