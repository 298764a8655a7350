"""ACLED's deletions: events that it published and took back, with the time at which it did. Records are no events.

API documentation, deleted endpoint, 2025: ACLED deletes events that turn out to be repeats of others, or none of its concern,
and later exports just do not have them. A list has what was deleted since a day that its user chose, so what it lacks is not
gone. A deletion takes the event out of those of `acled` (sql/load/acled_deletions.sql), unless it was uploaded anew since. Each
deletion is a record of its own: an event may be deleted, come back, and be deleted again.
"""

from __future__ import annotations

import re

import polars as pl

from flows.model.source import Dataset, EventSource
from flows.sources.acled import SOURCE as ACLED
from flows.sources.acled import day_of

# The name that Dateline gives to what it fetches.
_LABEL = re.compile(r"^acled[ _]deleted[ _](\d{4}-\d{2}-\d{2})", re.IGNORECASE)


def _release_label(name: str) -> str | None:
    label = _LABEL.match(name)
    return label[1] if label else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="acled_deleted",
        name="Armed Conflict Location & Event Data: deleted events",
        publisher=ACLED.dataset.publisher,
        licence=ACLED.dataset.licence,
        redistribute=ACLED.dataset.redistribute,
        attribution=ACLED.dataset.attribution,
        url=ACLED.dataset.url,
        holds="deletions",
    ),
    signature=frozenset({"event_id_cnty", "deleted_timestamp"}),
    required=frozenset({"event_id_cnty", "deleted_timestamp"}),
    source_event_id=pl.concat_str("event_id_cnty", pl.lit("@"), "deleted_timestamp"),
    release_label=_release_label,
    afterwards=("acled_deletions",),
    falls_between=("acled", "acled_deleted_between"),
    full_releases=False,
    said_on=day_of("deleted_timestamp"),
)
