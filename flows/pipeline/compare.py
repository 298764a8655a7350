"""Compare the documents that a run changed with all others: which were taken from which."""

from __future__ import annotations

from flows.pipeline.run import options_of, timed
from flows.pipeline.summary import changes_data
from flows.settings import Settings
from warehouse.build import open_work, transaction
from warehouse.run_folder import run_folder


def compare(settings: Settings, run_id: str) -> None:
    """Keep core.document_similarity and core.origin up with core.document, in a run that changed data or maintains it."""
    folder = run_folder(settings, run_id)
    maintains = options_of(settings, run_id).flow == "maintain"
    with timed(folder, "compare"), open_work(settings, folder) as con:
        if changes_data(con, folder) or maintains:
            from warehouse.origins import trace_origins

            with transaction(con):
                trace_origins(con)
