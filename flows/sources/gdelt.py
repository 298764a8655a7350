"""GDELT 2.0 events: who did what to whom, read by a machine out of news since February 2015.

Codebook: "The GDELT Event Database Data Format Codebook V2.0", 2015; acts are coded in CAMEO (Schrodt, "CAMEO Conflict and
Mediation Event Observations: Event and Actor Codebook", 2012). A file has the events that were new in a quarter of an hour,
and no later one has them again, so what a file lacks is not gone. Nobody's death is in them. Which reports speak of an event
is told by files of their own: `gdelt_mention.py`. What is said of files here was found in four of February 2015, 8,709 events.

- Day: GDELT counts it back from that of the report, by words such as "last week": every event lies 0, 1, 7, 30, 365 or 3,650
  days before DATEADDED, and it counts days, not years of the calendar. So 7 days are a week (date_prec 3), 30 a month (4), 365
  a year (5), and 3,650 more than the scale has; any other distance is a day that was named (1).
- date_artefact: "last year" and "a decade ago", 365 and 3,650 days back (1.7 %), are no day on which anything is known to have
  happened: such an event has this flag.
- content_duplicate: GDELT makes two events of one act if it places an actor in two ways. Events of one day with the same
  actors (code and name), act, place of the act and SOURCEURL have this flag, each of them, whatever else differs (12.6 %; of
  such pairs 98 % stand in one sentence, and nearly all differ in the places of actors and the counts of reports only). It
  comes and goes with the other event: sql/load/gdelt_duplicates.sql.
- Place: that of the act, by the middle of a city or landmark (where_prec 1), a first-order division (4) or a country (6). Type
  0 with the code of a division is one as well: 5 came later. The state of Georgia stands at 0, 0: that is no point. admin1 and
  admin2 are codes, of FIPS 10-4 and of GAUL or, in the United States, of counties.
- Actors: Actor1 acted (actor), Actor2 is to whom (recipient). A third of the events have only one.
- number_of_sources: outlets with a report of it in the quarter of an hour in which it was found.
- Citation: the report in which it was found first, taken as printed on that day.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from flows.clean.countries import iso3_of_fips
from flows.clean.dates import numbered_day
from flows.clean.priogrid import priogrid_gid
from flows.model.source import Dataset, EventSource, Layout
from flows.sources.gdelt_files import ATTRIBUTION, DIALECT, EVENT_COLUMNS, EVENT_LOOKS, LICENCE, slot, slot_day

_DAILY_SINCE = pl.date(2013, 4, 1)
"""DATEADDED is the day of the report; before, it is the day on which GDELT 1.0 was made out of archives."""
_COUNTED_BACK = {7: 3, 30: 4, 365: 5, 3650: None}  # days -> how exact, on UCDP's scale
_ARTEFACTS = (365, 3650)
_WHERE_PREC = {1: 6, 2: 4, 3: 1, 4: 1, 5: 4}
_MONITORED = "BBC Monitoring"  # cited in words: Example Radio/BBC Monitoring/(c) BBC


def events(added: pl.Expr) -> Mapping[str, pl.Expr]:
    """How the columns become an event.

    Args:
        added: the day of DATEADDED.
    """
    day = numbered_day(pl.col("sqldate"))
    back = pl.when(added >= _DAILY_SINCE).then((added - day).dt.total_days())
    nowhere = (pl.col("actiongeo_lat") == 0) & (pl.col("actiongeo_long") == 0)
    latitude = pl.when(~nowhere).then(pl.col("actiongeo_lat"))
    longitude = pl.when(~nowhere).then(pl.col("actiongeo_long"))
    division = pl.col("actiongeo_adm1code")
    of_division = (pl.col("actiongeo_type") == 0) & (division.str.len_bytes() > 2)
    place_type = pl.col("actiongeo_type").replace_strict(_WHERE_PREC, default=None, return_dtype=pl.Int32)
    precision = back.replace_strict(_COUNTED_BACK, default=1, return_dtype=pl.Int32)
    return {
        "date_start": day,
        # Of a day that the calendar lacks, only the first is null: one fault is to have one reason.
        "date_end": pl.coalesce(day, added),
        "date_prec": pl.when(back.is_not_null()).then(precision),
        "latitude": latitude,
        "longitude": longitude,
        "where_prec": pl.when(of_division).then(pl.lit(4, pl.Int32)).otherwise(place_type),
        "priogrid_gid": priogrid_gid(latitude, longitude),
        "place_text": pl.col("actiongeo_fullname"),
        "admin1": pl.when(division != pl.col("actiongeo_countrycode")).then(division),
        "admin2": pl.col("actiongeo_adm2code"),
        "country_iso3": iso3_of_fips(pl.col("actiongeo_countrycode")),
        "code_scheme": pl.lit("cameo"),
        "code": pl.col("eventcode"),
        "quad_class": pl.col("quadclass"),
        "quad_class_scheme": pl.when(pl.col("quadclass").is_not_null()).then(pl.lit("gdelt")),
        "intensity": pl.col("goldsteinscale"),
        "number_of_sources": pl.col("numsources"),
        "flags": pl.when(back.is_in(_ARTEFACTS)).then(pl.concat_list(pl.lit("date_artefact"))),
    }


def actors(batch: pl.DataFrame) -> pl.DataFrame:
    """Actor1 as actor, Actor2 as recipient, each if there is one."""
    named = pl.concat(
        batch.select(
            "row_no",
            pl.lit(role).alias("role"),
            pl.lit(1, pl.Int32).alias("actor_no"),
            pl.concat_str(pl.lit("cameo:"), f"{actor}code").alias("source_actor_id"),
            pl.coalesce(f"{actor}name", f"{actor}code").alias("actor_text"),
        )
        for role, actor in {"actor": "actor1", "recipient": "actor2"}.items()
    )
    return named.filter(pl.col("actor_text").is_not_null())


def citations(added: pl.Expr, batch: pl.DataFrame) -> pl.DataFrame:
    """The report in which the event was first found: an address, or a citation in words."""
    cited = pl.col("sourceurl")
    monitored = pl.when(cited.str.contains(_MONITORED, literal=True)).then(pl.lit(_MONITORED))
    return batch.filter(cited.is_not_null()).select(
        "row_no",
        pl.lit(1, pl.Int32).alias("citation_no"),
        cited.alias("citation_text"),
        pl.coalesce(_host(cited), monitored).alias("office"),
        pl.lit(None, pl.String).alias("headline"),
        added.alias("published_on"),
    )


def _host(address: pl.Expr) -> pl.Expr:
    """The host of an address of the web, without its port; null for other text."""
    part = address.str.splitn("/", 4).struct
    host = part.field("field_2").str.splitn(":", 2).struct.field("field_0")
    return pl.when(part.field("field_0").is_in(["http:", "https:"]) & (host != "")).then(host)


_ADDED = slot_day("dateadded")

SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="gdelt",
        name="GDELT 2.0 Event Database",
        publisher="The GDELT Project",
        licence=LICENCE,
        redistribute=True,
        attribution=ATTRIBUTION,
        url="https://www.gdeltproject.org",
    ),
    # No file of GDELT's has a header; what programs write who gave it one has.
    signature=frozenset({
        "globaleventid", "sqldate", "actor1code", "actor2code", "eventcode", "eventrootcode", "quadclass", "goldsteinscale",
        "nummentions", "avgtone", "actiongeo_type", "actor1geo_adm2code", "actor2geo_adm2code", "actiongeo_adm2code",
        "dateadded", "sourceurl",
    }),
    required=frozenset({"globaleventid", "sqldate", "eventcode", "dateadded"}),
    source_event_id=pl.col("globaleventid"),
    event=events(_ADDED),
    actors=actors,
    citations=lambda batch: citations(_ADDED, batch),
    release_label=slot,
    layouts=(Layout(EVENT_COLUMNS, EVENT_LOOKS | {"dateadded": r"\d{14}"}, DIALECT),),
    afterwards=("gdelt_duplicates", "gdelt_citations"),
    full_releases=False,
    adds_only=True,
    renames={"day": "sqldate"},  # the codebook's name for it
    said_on=_ADDED,
    not_substance=frozenset({
        "globaleventid",  # the id
        "monthyear", "year", "fractiondate",  # of sqldate
        "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale",  # follow from eventcode
    }),
)  # fmt: skip
