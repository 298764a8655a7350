"""UCDP Actor Dataset: the actors of all of UCDP's datasets, with their ids and the names they have had. Records are no events.

Codebook: Pettersson, "UCDP Actor Dataset Codebook", Uppsala University, 2022. A release lists every actor, so what it lacks was
dropped. Events may name actors that no list has yet.

- Names: namedata is the one that UCDP's events have. Those that an actor took later stand in one cell, separated by commas.
- Place: the countries in which it is active, not the one it comes from; `countries` has them in the codes of ISO 3166.
"""

from __future__ import annotations

import re

import polars as pl

from flows.clean.countries import gleditsch_ward
from flows.model.source import Dataset, EventSource
from flows.sources.ucdp_releases import released_on

_BETWEEN = ", "
# actor_22_1.csv; Actor_v22_1.csv, ucdp-actor-221.csv.
_LABEL = re.compile(r"^(?:ucdp-)?actor[-_]?v?(\d\d)[-_.]?(\d)(?!\d)", re.IGNORECASE)


def _decode(batch: pl.DataFrame) -> pl.DataFrame:
    codes = {str(number): code for number, code in gleditsch_ward().items()}
    code = pl.element().str.strip_chars().replace_strict(codes, default=None, return_dtype=pl.String)
    listed = pl.col("gwnoloc").str.split(",").list.eval(code).list.drop_nulls().list.unique().list.sort()
    return batch.with_columns(countries=listed.list.join(_BETWEEN))


def _release_label(name: str) -> str | None:
    label = _LABEL.match(name)
    return f"{label[1]}.{label[2]}" if label else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="ucdp_actor",
        name="UCDP Actor Dataset",
        publisher="Uppsala Conflict Data Program, Uppsala University",
        licence="CC-BY-4.0",
        redistribute=True,
        attribution=(
            "UCDP Actor Dataset, Uppsala Conflict Data Program, https://ucdp.uu.se, with the release. Davies, Shawn, Therése "
            "Pettersson and Magnus Öberg: Organized violence, Journal of Peace Research, the article of the release's year."
        ),
        url="https://ucdp.uu.se/downloads/",
        holds="actors",
    ),
    signature=frozenset({
        "actorid", "namedata", "nameorig", "nameorigfull", "nameorigfulleng", "namechange", "newname", "org", "primaryparty",
        "osid", "nsid", "splinter", "joingroup", "location", "gwnoloc",
    }),
    required=frozenset({"actorid", "namedata"}),
    source_event_id=pl.col("actorid").cast(pl.String),
    release_label=_release_label,
    released_on=released_on,
    decode=_decode,
    derived=frozenset({"countries"}),
    not_substance=frozenset({
        "version",  # another in every release
        "countries", "location",  # follow from gwnoloc
    }),
)  # fmt: skip
