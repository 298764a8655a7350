"""POLECAT: who did what to whom, read by a machine out of news in seven languages since 2018, one row for each act.

It succeeds ICEWS: "POLECAT Weekly Data", Scarborough et al., Harvard Dataverse, doi:10.7910/DVN/AJGVIT. Acts are coded in
PLOVER: "Political Language Ontology for Verifiable Event Records", Open Event Data Alliance, 2021. Files are of a year, a month
or a week, so what one lacks is not gone. Nobody's death is in them.

No file of it was at hand when this was written. The 40 columns are those of programs that read its files of 2018 to 2024; so
are None for what is missing, semicolons in lists, the words of the quad code, and ISO 3166 alpha-3 for the place's country.
What an act may be is the manual's; how days and places are found, that of the coder: Halterman et al., "Creating Custom Event
Data Without Dictionaries", 2023, and its code, NGEC.

- Record: Event ID and Event Date together.
- Day: told in the report, or that of its publication. Nothing says which of the two, so date_prec stays null.
- Place: a place of GeoNames, whose feature type tells where_prec: a town 1, a second-order division or less 3, first-order 4, a
  country 6; of a lake, a region or a road nothing is said.
- Actors: those that act are actors, to whom they do it recipients, by the name of their page in Wikipedia or, if none was
  found, as the report writes them. Parties that do the same to each other are all actors.
- Modes: a row may have several; plover_mode is told where it is one, sub_event_type has all.
- Intensity: PLOVER's score of the type of event, made to compare with Goldstein's.
"""

from __future__ import annotations

import re

import polars as pl

from flows.clean.countries import iso3_of_code, iso3_of_name
from flows.clean.priogrid import priogrid_gid
from flows.model.source import Dataset, EventSource

_BETWEEN = ";"
_NOBODY = "none"

_QUAD_CLASS = {"VERBAL COOPERATION": 1, "MATERIAL COOPERATION": 2, "VERBAL CONFLICT": 3, "MATERIAL CONFLICT": 4}
_NOW_CALLED = {"DEMAND": "REQUEST"}  # the manual's name, and the one in files

# ngecEvents.20230103111842.Release603.DV.txt
_RELEASE = re.compile(r"^ngecEvents\..*\bRelease(\d+)\b", re.IGNORECASE)

_TYPE = pl.col("event_type").str.to_uppercase().replace(_NOW_CALLED)
_QUAD = pl.col("quad_code").str.to_uppercase().replace_strict(_QUAD_CLASS, default=None, return_dtype=pl.Int32)
_MODES = pl.col("event_mode")
_ONE_MODE = pl.when(~_MODES.str.contains(_BETWEEN, literal=True)).then(_MODES.str.to_lowercase())

# To UCDP's scale, by GeoNames' feature codes (https://www.geonames.org/export/codes.html).
_FEATURE = pl.col("feature_type")
_WHERE_PREC = (
    pl.when(_FEATURE.str.starts_with("PPL"))
    .then(1)
    .when(_FEATURE.str.contains("^ADM[2-5]"))
    .then(3)
    .when(_FEATURE.str.starts_with("ADM1"))
    .then(4)
    .when(_FEATURE.str.starts_with("PCL"))
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
    "place_text": pl.coalesce("placename", "raw_placename"),
    "admin1": pl.col("province"),
    "admin2": pl.col("district"),
    "country_iso3": pl.coalesce(iso3_of_code(pl.col("country")), iso3_of_name(pl.col("country"))),
    "event_type": pl.col("event_type"),
    "sub_event_type": pl.col("event_mode"),
    "code_scheme": pl.lit("plover_event"),
    "code": _TYPE,
    "plover_event": _TYPE,
    "plover_mode": _ONE_MODE,
    "quad_class": _QUAD,
    "quad_class_scheme": pl.when(_QUAD.is_not_null()).then(pl.lit("plover")),
    "intensity": pl.col("intensity"),
}


def _known(entry: pl.Expr) -> pl.Expr:
    """An entry of a list; null if it is blank or None."""
    text = entry.str.strip_chars()
    return pl.when(~text.str.to_lowercase().is_in(["", _NOBODY])).then(text)


def _side(batch: pl.DataFrame, role: str, side: str) -> pl.DataFrame:
    """The actors of one side. Name, raw name and id of one stand at the same place of three lists, if these are as long."""
    columns = {"names": f"{side}_name", "raws": f"{side}_name_raw", "ids": f"wikipedia_{side}_id"}
    lists = batch.select("row_no", **{name: pl.col(column).str.split(_BETWEEN) for name, column in columns.items()})
    one = (
        lists.with_columns(pl.coalesce("names", "raws").alias("names"))
        .with_columns(pl.col("names").alias("name"))
        .explode("name")
        .with_columns(pl.int_range(pl.len()).over("row_no").alias("at"))
    )

    def beside(name: str) -> pl.Expr:
        as_long = pl.col(name).list.len() == pl.col("names").list.len()
        return _known(pl.when(as_long).then(pl.col(name).list.get("at", null_on_oob=True)))

    named = one.select(
        "row_no",
        pl.lit(role).alias("role"),
        pl.concat_str(pl.lit("wikipedia:"), beside("ids")).alias("source_actor_id"),
        pl.coalesce(_known(pl.col("name")), beside("raws")).alias("actor_text"),
    )
    return named.filter(pl.col("actor_text").is_not_null())


def _actors(batch: pl.DataFrame) -> pl.DataFrame:
    both = pl.concat([_side(batch, "actor", "actor"), _side(batch, "recipient", "recipient")])
    return both.select(
        "row_no",
        "role",
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("row_no", "role").alias("actor_no"),
        "source_actor_id",
        "actor_text",
    )


def _citations(batch: pl.DataFrame) -> pl.DataFrame:
    return batch.filter(pl.col("source").is_not_null()).select(
        "row_no",
        pl.lit(1, pl.Int32).alias("citation_no"),
        pl.col("source").alias("citation_text"),
        pl.col("source").alias("office"),
        pl.lit(None, pl.String).alias("headline"),
        pl.col("publication_date").alias("published_on"),
    )


def _release_label(name: str) -> str | None:
    release = _RELEASE.match(name)
    return release[1] if release else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="polecat",
        name="Political Event Classification, Attributes, and Types",
        publisher="Leidos",
        licence="Terms of use of doi:10.7910/DVN/AJGVIT: research and education",
        redistribute=False,
        attribution=(
            "Scarborough, Grace I., Benjamin E. Bagozzi, Andreas Beger, John Berrie, Andrew Halterman, Philip A. Schrodt and "
            "Jevon Spivey (2023). POLECAT Weekly Data. Harvard Dataverse, https://doi.org/10.7910/DVN/AJGVIT, with the release."
        ),
        url="https://doi.org/10.7910/DVN/AJGVIT",
    ),
    signature=frozenset({
        "event_type", "event_mode", "quad_code", "contexts", "actor_name", "actor_cow", "primary_actor_sector", "actor_sectors",
        "actor_name_raw", "wikipedia_actor_id", "recipient_name", "recipient_cow", "primary_recipient_sector",
        "recipient_sectors", "wikipedia_recipient_id", "geonames_id", "feature_type", "story_people",
    }),
    required=frozenset({"event_id", "event_date", "event_type"}),
    source_event_id=pl.format("{}:{}", "event_id", "event_date"),
    event=_EVENT,
    actors=_actors,
    citations=_citations,
    release_label=_release_label,
    full_releases=False,
    null_words=frozenset({"None"}),
    renames={"event_intensity": "intensity"},
    not_substance=frozenset({
        "quad_code",  # follows from event_type
        "version",  # of the coder
    }),
)  # fmt: skip
