"""ICEWS Coded Event Data: who did what to whom, read by a machine out of news, 1995 to April 2023, one row for each act.

Codebook: "ICEWS Coded Event Data", Boschee et al., Harvard Dataverse, doi:10.7910/DVN/28075. Acts are coded in CAMEO: Schrodt,
"CAMEO Conflict and Mediation Event Observations: Event and Actor Codebook", 2012. Files are of a year, a week or a day, so what
one lacks is not gone. Nobody's death is in them.

- Record: an Event ID may stand on two days, as two events. Only with its Event Date does it name one.
- Day: mostly that of the report. Nothing says how exact it is, so date_prec stays null.
- Place: the point is the middle of the finest place that is named, which where_prec tells: city 1, district 3, province 4, and
  6 for a country, whose point is its capital's.
- Actors: who acted is the actor, to whom the recipient; their sectors are in source.icews. `Unspecified Actor` is none.
- Mirrored: what two do together (meet, negotiate, sign) ICEWS writes twice, once from either side. Both are events, and both
  have the flag `mirrored` if date, code and story are the same and the names exchanged: sql/load/icews_mirrored.sql. A visit
  and its hosting (042, 043) have codes of their own and are not flagged.
"""

from __future__ import annotations

import re

import polars as pl

from flows.clean.countries import iso3_of_name
from flows.clean.priogrid import priogrid_gid
from flows.model.source import Dataset, EventSource

_NOBODY = "Unspecified Actor"
_UNKNOWN_OUTLET = "Unknown"

# events.1995.20150313082510.tab, 20181109-icews-events.tab: the day of the upload is the release's name.
_UPLOADED = re.compile(r"^(?:events\.\d{4}\.(\d{4})(\d{2})(\d{2})\d*|(\d{4})(\d{2})(\d{2})[\d-]*-icews-events)", re.IGNORECASE)

# To UCDP's scale, by the finest place that is named.
_WHERE_PREC = (
    pl.when(pl.col("city").is_not_null())
    .then(1)
    .when(pl.col("district").is_not_null())
    .then(3)
    .when(pl.col("province").is_not_null())
    .then(4)
    .when(pl.col("country").is_not_null())
    .then(6)
    .cast(pl.Int32)
)

_EVENT = {
    "date_start": pl.col("event_date"),
    "date_end": pl.col("event_date"),
    "latitude": pl.col("latitude"),
    "longitude": pl.col("longitude"),
    "where_prec": _WHERE_PREC,
    "priogrid_gid": priogrid_gid(pl.col("latitude"), pl.col("longitude")),
    "place_text": pl.coalesce("city", "district", "province", "country"),
    "admin1": pl.col("province"),
    "admin2": pl.col("district"),
    "country_iso3": iso3_of_name(pl.col("country")),
    "event_type": pl.col("event_text"),
    "code_scheme": pl.lit("cameo"),
    "code": pl.col("cameo_code"),
    "intensity": pl.col("intensity"),
}


def _actors(batch: pl.DataFrame) -> pl.DataFrame:
    named = pl.concat(
        batch.select("row_no", pl.lit(role).alias("role"), pl.col(column).alias("actor_text"))
        for role, column in {"actor": "source_name", "recipient": "target_name"}.items()
    ).filter(pl.col("actor_text") != _NOBODY)
    return named.select(
        "row_no",
        "role",
        pl.lit(1, pl.Int32).alias("actor_no"),
        pl.lit(None, pl.String).alias("source_actor_id"),
        "actor_text",
    )


def _citations(batch: pl.DataFrame) -> pl.DataFrame:
    outlet = pl.col("publisher")
    return batch.filter(outlet.is_not_null()).select(
        "row_no",
        pl.lit(1, pl.Int32).alias("citation_no"),
        outlet.alias("citation_text"),
        pl.when(outlet != _UNKNOWN_OUTLET).then(outlet).alias("office"),
        pl.lit(None, pl.String).alias("headline"),
        pl.lit(None, pl.Date).alias("published_on"),
    )


def _release_label(name: str) -> str | None:
    uploaded = _UPLOADED.match(name)
    return "-".join(filter(None, uploaded.groups())) if uploaded else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="icews",
        name="ICEWS Coded Event Data",
        publisher="Lockheed Martin, later Leidos",
        licence="Terms of use of doi:10.7910/DVN/28075",
        redistribute=False,
        attribution=(
            "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz and Michael Ward (2015). "
            "ICEWS Coded Event Data. Harvard Dataverse, https://doi.org/10.7910/DVN/28075."
        ),
        url="https://doi.org/10.7910/DVN/28075",
    ),
    signature=frozenset({
        "event_id", "event_date", "source_name", "source_sectors", "source_country", "event_text", "cameo_code", "intensity",
        "target_name", "target_sectors", "target_country", "story_id", "sentence_number", "publisher",
    }),
    required=frozenset({"event_id", "event_date", "cameo_code"}),
    source_event_id=pl.format("{}:{}", "event_id", "event_date"),
    event=_EVENT,
    actors=_actors,
    citations=_citations,
    release_label=_release_label,
    afterwards=("icews_mirrored",),
    full_releases=False,
    null_words=frozenset({"NA", "NULL"}),
    not_substance=frozenset({"event_text", "intensity"}),  # follow from cameo_code
)  # fmt: skip
