"""ACLED: political violence, demonstrations and what bears on them since 1997, one row for each event and day.

Codebook: "ACLED Codebook", Armed Conflict Location & Event Data, 2024. Files are exports of what a user chose by country,
period or type, as CSV or as pages of the API in JSON, with numbers as text or not: what one lacks is not gone. ACLED corrects
events as it learns of them, under the same event_id_cnty; what it deletes is told by lists of their own (`acled_deleted.py`).

- Day: where only the week or month is known, event_date is a day that stands for it, mostly its middle. ACLED does not say from
  which day to which, so core.event has that day as first and last, and date_prec says how exact it is.
- Deaths: one figure, the lowest reported, and 0 also where nothing is said of deaths. It is fatalities_best, for want of
  another; low, high and the deaths of either side stay null.
- Actors: actor1 is side_a and actor2 side_b, as in UCDP GED: the order means nothing, but that in violence against civilians
  the target is actor2. Associated actors are associates, those of actor1 first; whose they are is in source.acled.
- Sources: all those listed were used, but not all that were read are listed, so number_of_sources stays null.
"""

from __future__ import annotations

import re

import polars as pl

from flows.clean.countries import iso3_of_number
from flows.clean.priogrid import priogrid_gid
from flows.clean.text import in_one_spelling
from flows.model.source import Dataset, EventSource

# To UCDP's scales: day, week, month; and exact, within 25 km, first-order division.
_DATE_PREC = {1: 1, 2: 3, 3: 4}
_WHERE_PREC = {1: 1, 2: 2, 3: 4}

_EVENT = {
    "date_start": pl.col("event_date"),
    "date_end": pl.col("event_date"),
    "date_prec": pl.col("time_precision").replace_strict(_DATE_PREC, default=None, return_dtype=pl.Int32),
    "latitude": pl.col("latitude"),
    "longitude": pl.col("longitude"),
    "where_prec": pl.col("geo_precision").replace_strict(_WHERE_PREC, default=None, return_dtype=pl.Int32),
    "priogrid_gid": priogrid_gid(pl.col("latitude"), pl.col("longitude")),
    "place_text": pl.col("location"),
    "admin1": pl.col("admin1"),
    "admin2": pl.col("admin2"),
    # ISO 3166 has no number for Kosovo; XKX is the code in common use.
    "country_iso3": pl.coalesce(
        iso3_of_number(pl.col("iso")), "iso3", pl.when(pl.col("country") == "Kosovo").then(pl.lit("XKX"))
    ),
    "event_type": pl.col("event_type"),
    "sub_event_type": pl.col("sub_event_type"),
    "code_scheme": pl.when(pl.col("sub_event_type").is_null())
    .then(pl.lit("acled_event_type"))
    .otherwise(pl.lit("acled_sub_event_type")),
    "code": pl.coalesce("sub_event_type", "event_type"),
    "fatalities_best": pl.col("fatalities"),
    "notes": pl.col("notes"),
}

# Codebook, table 3. The words are those of exports today; before, they were numbers, and 0 stood for no second actor.
_ACTOR_TYPES = {
    1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia",
    5: "Rioters", 6: "Protesters", 7: "Civilians", 8: "External/Other forces",
}  # fmt: skip
_INTERACTIONS = {
    **{code * 10: f"{kind} only" for code, kind in _ACTOR_TYPES.items()},
    **{a * 10 + b: f"{_ACTOR_TYPES[a]}-{_ACTOR_TYPES[b]}" for a in _ACTOR_TYPES for b in _ACTOR_TYPES if a <= b},
    78: "External/Other forces-Civilians",  # the one pair whose words stand in the other order
}


def _by_number(words: dict[int, str]) -> dict[str, str | None]:
    """Number as text -> word. A column with blanks becomes decimals in many a program: `1.0`."""
    return {f"{number}{end}": word for number, word in words.items() for end in ("", ".0")}


_SPELLINGS: dict[str, dict[str, str | None]] = {
    "inter1": _by_number(_ACTOR_TYPES),
    "inter2": {**_by_number(_ACTOR_TYPES), "0": None, "0.0": None},
    "interaction": _by_number(_INTERACTIONS),
    "disorder_type": {"Demostrations": "Demonstrations"},  # so in exports of 2022
}


_FAR_FUTURE = 4_102_444_800  # the year 2100 in seconds: a timestamp beyond it says nothing
_SIDES = {"side_a": "actor1", "side_b": "actor2"}
_BETWEEN = ";"
_UNNAMED = "undisclosed source"  # a partner that wishes to remain anonymous is no outlet

# ACLED Data_2025-09-11.csv: the export tool names files by the day. ACLED has no releases, so that day is the name.
_EXPORT = re.compile(r"^acled[ _]data[ _](\d{4}-\d{2}-\d{2})", re.IGNORECASE)


def _decode(batch: pl.DataFrame) -> pl.DataFrame:
    """Both formats in the words of today, so that the same record in both is no revision."""
    return in_one_spelling(batch, _SPELLINGS)


def _listed(rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """row_no, and text and number (from 1) of each entry of the lists in these cells: `Kompas; Tempo` is two rows."""
    entries = pl.concat(rows.select("row_no", text=pl.col(name).str.split(_BETWEEN)).explode("text") for name in columns)
    entries = entries.with_columns(pl.col("text").str.strip_chars()).filter(pl.col("text") != "")
    return entries.with_columns(number=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("row_no"))


def _actors(batch: pl.DataFrame) -> pl.DataFrame:
    sides = [
        batch.select("row_no", role=pl.lit(side), actor_no=pl.lit(1, pl.Int32), actor_text=name)
        for side, name in _SIDES.items()
    ]
    associates = _listed(batch, "assoc_actor_1", "assoc_actor_2").select(
        "row_no", role=pl.lit("associate"), actor_no="number", actor_text="text"
    )
    actors = pl.concat([*sides, associates]).filter(pl.col("actor_text").is_not_null())
    return actors.select("row_no", "role", "actor_no", pl.lit(None, pl.String).alias("source_actor_id"), "actor_text")


def _citations(batch: pl.DataFrame) -> pl.DataFrame:
    outlet = pl.col("text")
    return _listed(batch, "source").select(
        "row_no",
        citation_no="number",
        citation_text=outlet,
        office=pl.when(outlet.str.to_lowercase() != _UNNAMED).then(outlet),
        headline=pl.lit(None, pl.String),
        published_on=pl.lit(None, pl.Date),
    )


def day_of(timestamp: str) -> pl.Expr:
    """The day of a time in seconds since 1970, UTC."""
    return pl.from_epoch(pl.col(timestamp).clip(0, _FAR_FUTURE)).dt.date()


def _release_label(name: str) -> str | None:
    export = _EXPORT.match(name)
    return export[1] if export else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="acled",
        name="Armed Conflict Location & Event Data",
        publisher="ACLED",
        licence="ACLED Terms of use",
        redistribute=False,
        attribution=(
            "Armed Conflict Location & Event Data (ACLED), www.acleddata.com, with what was selected and the day of access. "
            "Raleigh, Clionadh, Roudabeh Kishi and Andrew Linke (2023). Political instability patterns are obscured by "
            "conflict dataset scope conditions, sources, and coding choices. Humanities and Social Sciences Communications 10."
        ),
        url="https://acleddata.com",
    ),
    signature=frozenset({
        "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
        "actor2", "assoc_actor_2", "inter2", "interaction", "geo_precision", "source_scale", "fatalities",
    }),
    required=frozenset({"event_id_cnty", "event_date", "event_type", "fatalities"}),
    source_event_id=pl.col("event_id_cnty"),
    event=_EVENT,
    actors=_actors,
    citations=_citations,
    release_label=_release_label,
    beforehand=("acled_reopened",),
    afterwards=("acled_uploaded_again", "acled_deletions"),
    full_releases=False,
    null_words=frozenset({"NA"}),
    decode=_decode,
    said_on=pl.max_horizontal(day_of("timestamp"), "event_date"),
    not_substance=frozenset({
        "data_id", "timestamp",  # another with every upload
        "event_id_no_cnty",  # part of event_id_cnty
        "year",  # of event_date
        "disorder_type",  # follows from sub_event_type, and was drawn anew for events that had not changed
        "interaction",  # follows from inter1 and inter2
        "iso", "iso3", "region",  # follow from country; regions were drawn anew
        "population_1km", "population_2km", "population_5km", "population_best",  # follow from the coordinates
    }),
)  # fmt: skip
