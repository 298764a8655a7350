"""Read and clean a batch into the run's folder, as Parquet."""

from __future__ import annotations

from flows.model.batch import Batch, Kind
from flows.pipeline.read_articles import read_articles
from flows.pipeline.read_events import read_events
from flows.pipeline.run import timed
from flows.settings import Settings
from warehouse.run_folder import run_folder


def batch_of(settings: Settings, run_id: str, name: str) -> Batch:
    return run_folder(settings, run_id).noted(f"batches/{name}", Batch)


def read(settings: Settings, run_id: str, name: str) -> None:
    """Stage the batch: for events the tables row, event, event_actor, event_citation, publication and reject; for articles
    what read_articles says. What reading found is the note `facts/<batch>`.
    """
    folder = run_folder(settings, run_id)
    batch = batch_of(settings, run_id, name)
    with timed(folder, "read"):
        stage = read_events if batch.kind is Kind.EVENTS else read_articles
        folder.note(f"facts/{name}", stage(settings, folder, batch))
