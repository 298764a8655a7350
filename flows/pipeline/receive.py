"""Receive what the run is asked to take, tell whose it is, and plan the batches."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from flows.errors import UnknownFile, UnreadableFile
from flows.model.batch import Batch, Kind, Received, Told
from flows.model.files import FileState, ReceivedFile
from flows.pipeline.archived import article_batches, event_batches
from flows.pipeline.run import options_of, timed
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import kind_of, recognise
from warehouse.archive import archived_ids
from warehouse.build import open_work
from warehouse.receive import receive as take_in
from warehouse.run_folder import RunFolder, run_folder


def receive(settings: Settings, run_id: str) -> tuple[str, ...]:
    """Bring the run's files into the archive and plan their batches; give the names of the batches.

    Leaves the notes `received` (every file that was asked for), `batches` and `batches/<name>`. A file whose content was loaded
    before, by whatever name, is skipped; one that no source recognises is an error of that file alone.

    Raises:
        UsageError: an input is not there.
        DatelineError: the archive cannot be written.
    """
    folder = run_folder(settings, run_id)
    options = options_of(settings, run_id)
    with timed(folder, "receive"):
        states, encodings = _known(settings, folder)
        seen: dict[str, str] = {}
        received = []
        began = folder.noted("started_at", datetime)
        if options.dry_run:
            folder.note("archived_before", archived_ids(settings))
        for one in take_in(options.inputs, settings, inbox=not options.inputs, known=encodings):
            # One moment for all files of a run: which came a millisecond earlier means nothing.
            stamped = replace(one, file=one.file and replace(one.file, received_at=began))
            received.append(_sort(stamped, states, seen, options.source))
        folder.note("received", tuple(received))
        told = Told(options.release, options.partial, options.full)
        return _plan(settings, folder, [one for one in received if one.state is FileState.RECEIVED], told)


def _known(settings: Settings, folder: RunFolder) -> tuple[dict[str, str], dict[str, str]]:
    """file_id -> state, and file_id -> encoding, of every file received before."""
    with open_work(settings, folder) as con:
        rows = con.execute("select file_id, state, encoding from ops.source_file").fetchall()
    return {file_id: state for file_id, state, _ in rows}, {file_id: encoding for file_id, _, encoding in rows}


def _sort(one: Received, states: dict[str, str], seen: dict[str, str], source: str | None) -> Received:
    """Tell what is to become of a file."""
    if one.file is None or one.state is not FileState.RECEIVED:
        return one
    if states.get(one.file.file_id) == FileState.LOADED:
        return replace(one, state=FileState.SKIPPED, message="These bytes are loaded already.")
    if first := seen.get(one.file.file_id):
        return replace(one, state=FileState.SKIPPED, message=f"The same bytes as {first}.")
    seen[one.file.file_id] = one.path
    try:
        return replace(one, source=recognise(take_sample(one.file), source=source).source_name)
    except UnknownFile as error:
        return replace(one, state=FileState.UNKNOWN, message=str(error))
    except UnreadableFile as error:
        return replace(one, state=FileState.UNREADABLE, message=str(error))


def _plan(settings: Settings, folder: RunFolder, recognised: list[Received], told: Told) -> tuple[str, ...]:
    files: dict[str, list[ReceivedFile]] = {}
    for one in recognised:
        if one.file and one.source:
            files.setdefault(one.source, []).append(one.file)
    batches: list[Batch] = []
    for source, of_source in sorted(files.items()):
        # By content and not by name or order of arrival: the same files make the same batches.
        of_source.sort(key=lambda file: file.file_id)
        if kind_of(source) is Kind.EVENTS:
            batches += event_batches(source, [(file, told) for file in of_source])
        else:
            batches += article_batches(source, of_source, settings.batch_articles)
    for batch in batches:
        folder.note(f"batches/{batch.name}", batch)
    names = tuple(batch.name for batch in batches)
    folder.note("batches", names)
    return names
