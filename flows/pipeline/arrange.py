"""Put the read batches into the order of their releases; derive a dataset anew when an earlier release arrives late."""

from __future__ import annotations

from dataclasses import replace

from flows.model.batch import FileFacts, Kind
from flows.pipeline.archived import event_batches, loaded_batches
from flows.pipeline.read import batch_of, read
from flows.pipeline.rederive import clear_dataset
from flows.pipeline.run import timed
from flows.settings import Settings
from flows.sources.recognise import event_source
from warehouse.build import open_work, transaction
from warehouse.late import falls_between, overtaken
from warehouse.run_folder import RunFolder, run_folder
from warehouse.staged import open_stage
from warehouse.versions import contradicts_itself


def arrange(settings: Settings, run_id: str) -> tuple[str, ...]:
    """Names of the run's batches in the order in which they are to be checked and loaded.

    Releases of one dataset follow each other by what they cover (FileFacts.release_key), whichever came first to the inbox.
    If a later one was loaded already, its dataset is emptied and every archived file of it joins the run.
    """
    folder = run_folder(settings, run_id)
    names = list(folder.noted("batches", tuple[str, ...]))
    with timed(folder, "arrange"):
        names = [one for name in names for one in _taken_apart(settings, folder, name)]
        for dataset_id in _overtaken_datasets(settings, folder, names):
            names += _rederive(settings, folder, dataset_id, names)
    ordered = tuple(sorted(names, key=lambda name: _order(folder, settings, name)))
    folder.note("batches", ordered)
    return ordered


def _taken_apart(settings: Settings, folder: RunFolder, name: str) -> list[str]:
    """The batch, or one for each of its files if these say different things of one record: then one revises the other."""
    batch = batch_of(settings, folder.run_id, name)
    if batch.kind is not Kind.EVENTS or len(batch.files) == 1:
        return [name]
    with open_work(settings, folder) as con:
        open_stage(con, folder, name)
        if not contradicts_itself(con):
            return [name]
    folder.clear_stage(name)
    apart = [one for file in batch.files for one in event_batches(batch.source, [(file, batch.told)])]
    for one in apart:
        folder.note(f"batches/{one.name}", one)
        read(settings, folder.run_id, one.name)
    return [one.name for one in apart]


def _order(folder: RunFolder, settings: Settings, name: str) -> tuple[str, bool, str, str]:
    batch = batch_of(settings, folder.run_id, name)
    facts = folder.noted(f"facts/{name}", tuple[FileFacts, ...])
    comes_first = batch.kind is Kind.EVENTS and event_source(batch.source).falls_between is not None
    return (str(batch.kind), not comes_first, batch.source, min(one.release_key or name for one in facts))


def _overtaken_datasets(settings: Settings, folder: RunFolder, names: list[str]) -> list[str]:
    found = set()
    for name in names:
        batch = batch_of(settings, folder.run_id, name)
        facts = folder.noted(f"facts/{name}", tuple[FileFacts, ...])
        if batch.kind is Kind.EVENTS and not all(one.missing_required or one.unreadable for one in facts):
            with open_work(settings, folder) as con:
                open_stage(con, folder, name)
                if overtaken(con, batch.source, facts):
                    found.add(batch.source)
                if other := falls_between(con, event_source(batch.source)):
                    found.add(other)
    return sorted(found)


def _rederive(settings: Settings, folder: RunFolder, dataset_id: str, names: list[str]) -> list[str]:
    """Empty the dataset and read its archived files; give their batches."""
    arrived = [batch_of(settings, folder.run_id, name) for name in names]
    with open_work(settings, folder) as con, transaction(con):
        coming = {file.file_id for batch in arrived for file in batch.files}
        batches = loaded_batches(con, settings, dataset_id, without=coming)
        clear_dataset(con, dataset_id)
    for batch in batches:
        folder.note(f"batches/{batch.name}", batch)
        read(settings, folder.run_id, batch.name)
    for batch in arrived:
        if batch.lines is not None:
            _read_whole(settings, folder, batch.name)
    notes = folder.noted("notes", tuple[str, ...]) if folder.has_note("notes") else ()
    files = sum(len(batch.files) for batch in (*batches, *arrived) if batch.source == dataset_id)
    sentence = f"{dataset_id}: a release arrived after a later one, so all {files} files were derived anew in their order."
    folder.note("notes", (*notes, sentence))
    return [batch.name for batch in batches]


def _read_whole(settings: Settings, folder: RunFolder, name: str) -> None:
    """A replay of some lines becomes a reading of their whole file, since its dataset is derived anew."""
    batch = batch_of(settings, folder.run_id, name)
    folder.note(f"batches/{name}", replace(batch, lines=None))
    folder.clear_stage(name)
    read(settings, folder.run_id, name)
