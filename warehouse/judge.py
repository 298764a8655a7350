"""What a person says of who is who, and of who copied whom: kept as a judgement. Runs in the caller's transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import duckdb

from flows.errors import UsageError
from flows.model.judgement import ActorJudgement, Judgement, OriginJudgement
from warehouse.actors import match_name
from warehouse.answers import exists
from warehouse.scripts import run_script, script


def judge_actor(con: duckdb.DuckDBPyConnection, run_id: str, said: ActorJudgement) -> str:
    """Keep the judgement and match the name anew; give the actor_id that was judged.

    Raises:
        UsageError: the dataset has no such name, there is no such actor, or it is not plain which actor is meant.
    """
    _refuse_unknown_name(con, said)
    actor_id = said.actor_id or _meant(con, said)
    if not exists(con, "select 1 from core.actor where actor_id = ?", [actor_id]):
        raise UsageError(f"There is no actor {actor_id}.", kept="Nothing was changed.", next_step="dateline actors NAME")
    row = {**asdict(said), "actor_id": actor_id, "judged_at": datetime.now(UTC), "run_id": run_id}
    run_script(con, script("load", "actor_judgement.sql"), row)
    match_name(con, said.dataset_id, said.actor_text)
    return actor_id


def judge_origin(con: duckdb.DuckDBPyConnection, run_id: str, said: OriginJudgement) -> str:
    """Keep the judgement; the run that keeps it traces all origins anew. Give the document_id that was judged.

    Raises:
        UsageError: there is no such document, there are several, or both are the same.
    """
    document_id, other_id = _document(con, said.document_id), _document(con, said.other_id)
    if document_id == other_id:
        raise UsageError("Both are the same article.", kept="Nothing was changed.", next_step="dateline origins")
    row = {**asdict(said), "document_id": document_id, "other_id": other_id, "judged_at": datetime.now(UTC), "run_id": run_id}
    run_script(con, script("load", "origin_judgement.sql"), row)
    return document_id


def _document(con: duckdb.DuckDBPyConnection, beginning: str) -> str:
    query = "select document_id from core.document where starts_with(document_id, ?) limit 2"
    found = [str(row[0]) for row in con.execute(query, [beginning]).fetchall()] if beginning else []
    if len(found) != 1:
        what = f"Several articles have an id that begins with {beginning}." if found else f"There is no article {beginning!r}."
        raise UsageError(what, kept="Nothing was changed.", next_step="dateline origins, or dateline sql")
    return found[0]


def _refuse_unknown_name(con: duckdb.DuckDBPyConnection, said: ActorJudgement) -> None:
    if not exists(
        con,
        "select 1 from core.actor_match where dataset_id = ? and actor_text = ?",
        [said.dataset_id, said.actor_text],
    ):
        raise UsageError(
            f"No event of {said.dataset_id} names {said.actor_text!r}.",
            kept="Nothing was changed.",
            next_step=f"dateline actors unmatched --dataset {said.dataset_id} shows names as they are written",
        )


def _meant(con: duckdb.DuckDBPyConnection, said: ActorJudgement) -> str:
    """The actor meant by naming none."""
    if said.judgement is Judgement.ACCEPTED:
        query = """
        select actor_id from core.actor_candidate
        where dataset_id = $dataset_id and actor_text = $actor_text
        qualify score = max(score) over () order by actor_id
        """
    else:
        query = """
        select distinct actor_id from core.actor_match
        where dataset_id = $dataset_id and actor_text = $actor_text and actor_id is not null order by actor_id
        """
    name = {"dataset_id": said.dataset_id, "actor_text": said.actor_text}
    found = [str(row[0]) for row in con.execute(query, name).fetchall()]
    if len(found) != 1:
        what = f"Several actors may be meant: {', '.join(found)}." if found else "No actor is known for this name."
        verb = "accept" if said.judgement is Judgement.ACCEPTED else "reject"
        raise UsageError(
            what,
            where=f"{said.dataset_id}: {said.actor_text}",
            kept="Nothing was changed.",
            next_step=f"dateline actors {verb} DATASET NAME ACTOR_ID; dateline actors WORDS finds an actor",
        )
    return found[0]
