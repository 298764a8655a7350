"""Small changes by a person, each a run of its own: dismiss quarantined records, judge, restore a state, migrate."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flows.errors import UsageError
from flows.model.judgement import ActorJudgement, OriginJudgement
from flows.model.run import RunOptions
from flows.pipeline.failures import told_in_words
from flows.pipeline.publish import fail, publish
from flows.pipeline.run import begin
from flows.settings import Settings
from warehouse.build import open_work, transaction
from warehouse.judge import judge_actor
from warehouse.judge import judge_origin as keep_judgement
from warehouse.lock import writer_lock
from warehouse.migrate import migrate as apply_migrations
from warehouse.quarantine import dismiss as mark_dismissed
from warehouse.run_folder import RunFolder, run_folder
from warehouse.snapshots import find_snapshot


def dismiss(settings: Settings, quarantine_ids: Sequence[str], reason: str) -> list[str]:
    """Mark open records as dismissed, for a reason that stays in ops.run; give their ids.

    Raises:
        UsageError: none of them is open.
        WarehouseBusy: another run holds the warehouse.
    """
    with _small_run(settings, RunOptions(flow="dismiss", inputs=(reason,), quarantine_ids=tuple(quarantine_ids))) as folder:
        with open_work(settings, folder) as con, transaction(con):
            dismissed = mark_dismissed(con, folder.run_id, quarantine_ids)
        if not dismissed:
            raise UsageError("None of these records is open in quarantine.", next_step="dateline quarantine list")
        return dismissed


def judge(settings: Settings, said: ActorJudgement) -> str:
    """Keep what a person says of a name and an actor, and give it to every event of that name; give the actor_id judged.

    Raises:
        UsageError: the name or the actor is unknown, or it is not plain which actor is meant.
        WarehouseBusy: another run holds the warehouse.
    """
    inputs = (str(said.judgement), said.dataset_id, said.actor_text, *filter(None, (said.actor_id,)))
    options = RunOptions(flow="judge", inputs=inputs)
    with _small_run(settings, options) as folder, open_work(settings, folder) as con, transaction(con):
        return judge_actor(con, folder.run_id, said)


def judge_origin(settings: Settings, said: OriginJudgement) -> str:
    """Keep what a person says of who copied whom, and trace all origins by it; give the document_id judged.

    Raises:
        UsageError: it is not plain which documents are meant.
        WarehouseBusy: another run holds the warehouse.
    """
    options = RunOptions(flow="judge", inputs=(str(said.judgement), said.document_id, said.other_id))
    with _small_run(settings, options) as folder, open_work(settings, folder) as con, transaction(con):
        return keep_judgement(con, folder.run_id, said)


def restore(settings: Settings, snapshot_id: str) -> None:
    """Publish an earlier state again; the state it replaces is kept as a snapshot.

    Files loaded since are unknown to the restored state: the next ingest takes them up again.

    Raises:
        UsageError: no such snapshot.
        WarehouseBusy: another run holds the warehouse.
    """
    snapshot = find_snapshot(settings, snapshot_id)
    with _small_run(settings, RunOptions(flow="restore", inputs=(snapshot_id,))) as folder:
        shutil.copyfile(snapshot.path, folder.work)
        with open_work(settings, folder) as con:
            apply_migrations(con)


def migrate(settings: Settings) -> list[str]:
    """Bring the published warehouse to this version's schema, making it if there is none; give the migrations applied."""
    with _small_run(settings, RunOptions(flow="migrate")) as folder:
        return folder.noted("migrated", list[str])


@contextmanager
def _small_run(settings: Settings, options: RunOptions) -> Iterator[RunFolder]:
    with writer_lock(settings):
        with told_in_words(settings):
            folder = run_folder(settings, begin(settings, options))
        try:
            with told_in_words(settings):
                folder.note("touched", True)
                yield folder
                publish(settings, folder.run_id)
        except BaseException as error:
            fail(settings, folder.run_id, error)
            raise
