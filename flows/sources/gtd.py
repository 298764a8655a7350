"""GTD, the Global Terrorism Database: attacks since 1970, one row for each attack.

Codebook: "Global Terrorism Database. Codebook: Methodology, Inclusion Criteria, and Variables", START, University of Maryland,
2021. Releases are CSV or Excel. Rows may not be passed on. The files of all years leave out 1993, whose records were lost and
gathered anew, and which comes apart: so what a file lacks is not gone.

- Not known: GTD writes -9, and -99 for a number that no source gives. Both become null in source.gtd, whose column `unknown`
  names the column and the code: `nperps=-99; property=-9`.
- Day: imonth 0 is the whole year (date_prec 5), iday 0 the whole month (4). Where approxdate is a plain range (`March 6-7,
  1971`) or month (`March 1971`), it stands, with the precision that follows from its length; where it cannot be read, the coded
  day stands and date_prec is null. An attack that lasted (extended 1) ends on its day of resolution; date_prec is that of its
  beginning.
- Place: a city's point is exact (where_prec 1) or, with vicinity 1, within 25 km (2); the centre of a division smaller than the
  first order is 3, of the first order 4. Specificity 5 is a place known by its country (6).
- Deaths: nkill is the one figure GTD gives, attackers included, so it is low, best and high alike. Where GTD knows a total of
  several attacks only, it gives each the same fraction (19.8): then low and high are the whole numbers around it and best the
  nearest. Such a best is off by at most a half; low below high tells the events, and source.gtd.nkill has the exact share.
  deaths_a are the attackers' (nkillter); who the others were is not said.
- Actors: side_a are the groups, without their factions (gsubname), so that a group goes by one name; a group that GTD calls
  Unknown is none. side_b are the classes of target. Who claimed it, and whether a group is only suspected, is in source.gtd.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import polars as pl

from flows.clean.priogrid import priogrid_gid
from flows.model.source import Dataset, DateOrder, EventSource

_UNKNOWN = "Unknown"
_NEVER_CODED = {"eventid", "iyear", "imonth", "iday", "latitude", "longitude", "row_no", "line_no", "byte_start", "byte_end"}
"""Numbers that may be -9 and mean it."""

_RANGE = r"^(?<month>\p{L}+) (?<day>\d{1,2}) ?[-–] ?(?:(?<until>\p{L}+) )?(?<last>\d{1,2}),? (?<year>\d{4})$"
_MONTH = r"^(?<month>\p{L}+) (?<year>\d{4})$"
# Tom Bates, "Headline," Outlet, January 2, 1970.
_CITATION = r"^[^\"“”]*[\"“](?<headline>.+?),?[\"”],?\s+(?<office>[^\"“”]+?),\s*(?<published>\p{L}+\s+\d{1,2},\s*\d{4})\.?$"
# globalterrorismdb_0718dist.xlsx: month and year of the release.
_RELEASE = re.compile(r"^(?:globalterrorismdb|gtd).*?_(0[1-9]|1[0-2])(\d{2})(?:dist)?(?![0-9A-Za-z])", re.IGNORECASE)


@cache
def _countries() -> Mapping[str, str]:
    lines = files("flows.sources").joinpath("data/gtd_countries.csv").read_text(encoding="utf-8").splitlines()
    return {row["country_txt"]: row["iso3"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def _decode(batch: pl.DataFrame) -> pl.DataFrame:
    coded = [name for name, dtype in batch.schema.items() if dtype.is_numeric() and name not in _NEVER_CODED]
    is_code = {name: ((pl.col(name) == -9) | (pl.col(name) == -99)).fill_null(value=False) for name in coded}
    notes = [pl.when(is_code[name]).then(pl.format(f"{name}={{}}", pl.col(name).cast(pl.Int64))) for name in coded]
    return batch.with_columns(
        *(pl.when(~is_code[name]).then(pl.col(name)).alias(name) for name in coded),
        unknown=pl.concat_str(notes, separator="; ", ignore_nulls=True).replace("", None),
    )


def _named(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != _UNKNOWN).then(pl.col(column))


def _dates() -> dict[str, pl.Expr]:
    """date_start, date_end and date_prec: see the head of this module."""
    coded = _coded_days()
    worded = _worded_days(pl.col("approxdate"))
    in_words = (worded["first"] <= worded["last"]) & (worded["first"].dt.year() == pl.col("iyear"))
    in_words = in_words.fill_null(value=False)
    start = pl.when(in_words).then(worded["first"]).otherwise(coded["first"])
    end = pl.when(in_words).then(worded["last"]).otherwise(coded["last"])
    lasted = (pl.col("extended") == 1) & (pl.col("resolution") >= start)
    days = (end - start).dt.total_days() + 1
    # UCDP's scale: 1 a day, 2 up to 6 days, 3 a week, 4 a month, 5 a year.
    precision = pl.when(days == 1).then(1).when(days <= 6).then(2).when(days == 7).then(3).when(days <= 31).then(4).otherwise(5)
    readable = in_words | pl.col("approxdate").is_null() | (days > 1)
    return {
        "date_start": start,
        "date_end": pl.when(lasted).then(pl.col("resolution")).otherwise(end),
        "date_prec": pl.when(readable).then(precision).cast(pl.Int32),
    }


def _coded_days() -> dict[str, pl.Expr]:
    """The first and the last day that iyear, imonth and iday allow; null if there is no such day."""
    month, day = pl.col("imonth").fill_null(0), pl.col("iday").fill_null(0)
    # A day without its month says nothing.
    day = pl.when(month == 0).then(0).otherwise(day)
    first = _day("%Y %m %d", pl.col("iyear"), pl.max_horizontal(month, 1), pl.max_horizontal(day, 1))
    # Of a day that the calendar lacks, only the first is null: one fault is to have one reason.
    month_end = _day("%Y %m %d", pl.col("iyear"), pl.max_horizontal(month, 1), pl.lit(1)).dt.month_end()
    year_end = _day("%Y %m %d", pl.col("iyear"), pl.lit(12), pl.lit(31))
    last = pl.when(month == 0).then(year_end).when(day == 0).then(month_end).otherwise(pl.coalesce(first, month_end))
    return {"first": pl.when((month >= 0) & (day >= 0)).then(first), "last": last}


def _worded_days(text: pl.Expr) -> dict[str, pl.Expr]:
    """The first and the last day of `March 6-7, 1971`, `May 27 - June 5, 1970` or `March 1993`; null for other words."""
    part = text.str.extract_groups(_RANGE).struct
    year, month = part.field("year"), part.field("month")
    whole = text.str.extract_groups(_MONTH).struct
    whole_month = _day("%Y %B %d", whole.field("year"), whole.field("month"), pl.lit(1))
    last = _day("%Y %B %d", year, pl.coalesce(part.field("until"), month), part.field("last"))
    return {
        "first": pl.coalesce(_day("%Y %B %d", year, month, part.field("day")), whole_month),
        "last": pl.coalesce(last, whole_month.dt.month_end()),
    }


def _day(spelling: str, year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    return pl.format("{} {} {}", year, month, day).str.to_date(spelling, strict=False)


_WHERE_PREC = {2: 3, 3: 3, 4: 4, 5: 6}
_IN_CITY = pl.when(pl.col("vicinity") == 1).then(2).otherwise(1)
_KILLED = pl.col("nkill")
_KILLED_ATTACKERS = pl.col("nkillter")

_EVENT = {
    **_dates(),
    "latitude": pl.col("latitude"),
    "longitude": pl.col("longitude"),
    "where_prec": pl.when(pl.col("specificity") == 1)
    .then(_IN_CITY)
    .otherwise(pl.col("specificity").replace_strict(_WHERE_PREC, default=None, return_dtype=pl.Int32)),
    "priogrid_gid": priogrid_gid(pl.col("latitude"), pl.col("longitude")),
    "place_text": _named("city"),
    "admin1": _named("provstate"),
    "country_iso3": pl.col("country_txt").replace_strict(_countries(), default=None, return_dtype=pl.String),
    "event_type": pl.col("attacktype1_txt"),
    "sub_event_type": pl.col("weaptype1_txt"),
    "code_scheme": pl.lit("gtd_attacktype"),
    "code": pl.col("attacktype1").cast(pl.String),
    "deaths_a": pl.when(_KILLED_ATTACKERS.floor() == _KILLED_ATTACKERS).then(_KILLED_ATTACKERS).cast(pl.Int32, strict=False),
    "fatalities_low": _KILLED.floor().cast(pl.Int32, strict=False),
    "fatalities_best": (_KILLED + 0.5).floor().cast(pl.Int32, strict=False),
    "fatalities_high": _KILLED.ceil().cast(pl.Int32, strict=False),
    "notes": pl.col("summary"),
}


def _actors(batch: pl.DataFrame) -> pl.DataFrame:
    sides = {"side_a": ("gname", "gname2", "gname3"), "side_b": ("targtype1_txt", "targtype2_txt", "targtype3_txt")}
    named = pl.concat(
        batch.select("row_no", pl.lit(role).alias("role"), pl.lit(at).alias("at"), pl.col(column).alias("actor_text"))
        for role, columns in sides.items()
        for at, column in enumerate(columns)
    ).filter(pl.col("actor_text").is_not_null() & (pl.col("actor_text") != _UNKNOWN))
    # Two targets may be of one class.
    once = named.sort("row_no", "role", "at").unique(["row_no", "role", "actor_text"], keep="first", maintain_order=True)
    return once.select(
        "row_no",
        "role",
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("row_no", "role").alias("actor_no"),
        pl.lit(None, pl.String).alias("source_actor_id"),
        "actor_text",
    )


def _citations(batch: pl.DataFrame) -> pl.DataFrame:
    cited = pl.concat(
        batch.select("row_no", pl.lit(number, pl.Int32).alias("citation_no"), pl.col(f"scite{number}").alias("citation_text"))
        for number in (1, 2, 3)
    ).filter(pl.col("citation_text").is_not_null())
    part = pl.col("citation_text").str.extract_groups(_CITATION).struct
    published = part.field("published").str.replace_all(r"[\s,]+", " ").str.to_date("%B %d %Y", strict=False)
    return cited.select(
        "row_no",
        "citation_no",
        "citation_text",
        part.field("office").alias("office"),
        part.field("headline").alias("headline"),
        published.alias("published_on"),
    )


def _release_label(name: str) -> str | None:
    release = _RELEASE.match(name)
    return f"20{release[2]}-{release[1]}" if release else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="gtd",
        name="Global Terrorism Database",
        publisher="START, University of Maryland",
        licence="GTD End User License Agreement",
        redistribute=False,
        attribution=(
            "START (National Consortium for the Study of Terrorism and Responses to Terrorism): Global Terrorism Database, "
            "https://www.start.umd.edu/gtd, with the release."
        ),
        url="https://www.start.umd.edu/gtd",
    ),
    signature=frozenset({
        "iyear", "imonth", "iday", "approxdate", "extended", "resolution", "crit1", "doubtterr", "attacktype1", "targtype1",
        "gname", "guncertain1", "weaptype1", "nkill", "nkillter", "nwound", "ishostkid", "dbsource",
    }),
    required=frozenset({"eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1_txt", "nkill"}),
    source_event_id=pl.col("eventid").cast(pl.String),
    event=_EVENT,
    actors=_actors,
    citations=_citations,
    release_label=_release_label,
    full_releases=False,
    null_words=frozenset({"."}),
    date_order=DateOrder.MONTH_FIRST,
    decode=_decode,
    derived=frozenset({"unknown"}),
    not_substance=frozenset({
        "unknown",  # which of its codes GTD writes for what it does not know
        "country", "region", "region_txt",  # follow from country_txt
        "dbsource",  # how it was found
    }),
)  # fmt: skip
