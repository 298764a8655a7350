"""Check a staged batch: Great Expectations rejects rows and refuses files, by the suites of its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb

from expectations.suites import Suite, load_suite
from flows.model.batch import Batch, FileFacts, Kind, Outcome
from flows.model.check import Validation
from flows.model.source import EventSource
from flows.pipeline.envelope import deletions, make_envelope
from flows.pipeline.read import batch_of
from flows.pipeline.refusals import refusals
from flows.pipeline.run import options_of, timed
from flows.settings import Settings
from flows.sources.recognise import event_source
from warehouse.answers import first_row
from warehouse.build import open_work
from warehouse.rejected import first_failing, stage_rejected
from warehouse.run_folder import RunFolder, run_folder
from warehouse.staged import column_names, identifier, open_stage
from warehouse.versions import Scope, make_accepted

Found = Sequence[tuple[str, Validation]]  # the view a rule was evaluated on, and what was found


def check(settings: Settings, run_id: str, name: str) -> None:
    """Run the suites over the batch. Leaves the staged table `rejected` and the notes `outcome/<batch>` and `facts/<batch>`.

    Repeated rows are counted, not checked. Batches of one run must be checked and loaded one after the other: what a release
    would delete depends on what was loaded before it.
    """
    folder = run_folder(settings, run_id)
    batch = batch_of(settings, run_id, name)
    facts = folder.noted(f"facts/{name}", tuple[FileFacts, ...])
    options = options_of(settings, run_id)
    unreadable = {one.file_id: one.unreadable for one in facts if one.unreadable}
    if len(unreadable) == len(facts):
        folder.note(f"outcome/{name}", Outcome((), unreadable))
        return
    with timed(folder, "check"), open_work(settings, folder) as con:
        open_stage(con, folder, name)
        if batch.kind is Kind.EVENTS:
            found = _check_events(con, folder, batch)
            facts = _with_coverage(con, batch, facts)
            gone = deletions(con, facts)
        else:
            found, gone = _check_articles(con, folder, batch), None
        if batch.lines is None:  # by some of its lines no file is judged
            make_envelope(con, batch, facts, gone)
            found = [*found, *_run_suite(con, batch, load_suite("file"), "envelope")]
        refused = refusals(con, batch, facts, [one for _, one in found], strict=options.strict)
        validations = tuple(_with_example(con, batch, one) for _, one in found)
    folder.note(f"facts/{name}", facts)
    folder.note(f"outcome/{name}", Outcome(validations, refused | unreadable))


def _check_events(con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: Batch) -> Found:
    found: list[tuple[str, Validation]] = []
    # What a source says nothing of is null, and checked as such.
    con.execute("create or replace temp view whole_event as (from core.event limit 0) union all by name from stage_event")
    suites = {"stage_row": load_suite(batch.source)}
    if event_source(batch.source).event is not None:
        suites["whole_event"] = load_suite("event")
    for view, suite in suites.items():
        checked = _gather(con, view, suite)
        found += _run_suite(con, batch, suite, checked)
    stage_rejected(con, folder, batch.name, found)
    return found


def _gather(con: duckdb.DuckDBPyConnection, view: str, suite: Suite) -> str:
    """The rows to check, but for repeats, as a temporary table of the columns that the suite names: it is scanned often."""
    named = " ".join(str(rule.kwargs) for rule in suite.rules)
    columns = [name for name in column_names(con, view) if name == "row_no" or re.search(rf"\b{name}\b", named)]
    con.execute(
        f"create or replace temp table checked_{view} as select {', '.join(map(identifier, columns))} from {view} "
        "where row_no not in (select stage_repeat.row_no from stage_repeat)"
    )
    return f"checked_{view}"


def _check_articles(con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: Batch) -> Found:
    con.execute(
        "create or replace temp view checked_document as select * from stage_document "
        "qualify row_number() over (partition by document_id order by file_id, line_no) = 1"
    )
    found = _run_suite(con, batch, load_suite("document"), "checked_document")
    stage_rejected(con, folder, batch.name, found)
    return found


def _run_suite(con: duckdb.DuckDBPyConnection, batch: Batch, suite: Suite, view: str) -> Found:
    from expectations.run import check as evaluate  # takes seconds to import: only a run that has something to check pays

    # Nothing can have happened after it was received; one day for time zones.
    latest = max(file.received_at for file in batch.files).date() + timedelta(days=1)
    found = evaluate(con, view, suite, schema=None, parameters={"latest_date": latest.isoformat()})
    return [(view, one) for one in found]


def _with_example(con: duckdb.DuckDBPyConnection, batch: Batch, one: Validation) -> Validation:
    """The outcome with the place of the first row that fails: a batch may be of many files."""
    if one.success is not False or one.rows_query is None:
        return one
    if one.suite == "file":
        failing = first_row(con, f"select row_no from ({one.rows_query}) order by row_no limit 1")
        return replace(one, example=batch.files[failing[0]].path if failing else None)
    place = first_failing(con, "stage_row" if batch.kind is Kind.EVENTS else "stage_document", one)
    paths = {file.file_id: file.path for file in batch.files}
    return replace(one, example=f"{paths[place[0]]}:{place[1]}" if place else None)


def _with_coverage(con: duckdb.DuckDBPyConnection, batch: Batch, facts: tuple[FileFacts, ...]) -> tuple[FileFacts, ...]:
    """What the accepted rows of each file cover: a bad row must not widen what a release speaks of."""
    scopes = make_accepted(con, facts)
    if batch.lines is not None:
        return facts  # what the whole file covers is known from before
    source = event_source(batch.source)
    return tuple(_covering(one, scopes.get(one.file_id, Scope(None, None, ())), source) for one in facts)


def _covering(facts: FileFacts, scope: Scope, source: EventSource) -> FileFacts:
    as_of = source.as_of(facts.release_label, scope.covers_to, facts.as_of)
    return replace(
        facts, covers_from=scope.covers_from, covers_to=scope.covers_to, covers_countries=scope.countries, as_of=as_of
    )
