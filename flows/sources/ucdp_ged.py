"""UCDP GED: events of organised violence since 1989, one row for each event.

Codebook: Högbladh, "UCDP GED Codebook version 19.1", Uppsala University, 2019. Ids of events are persistent over releases.
GED does not describe an event in words, so core.event.notes stays null; the headlines it cites are in core.event_citation.

- Columns: those of the codebook, section 3, in 17.1 to 19.1; since then also the older ones (relid, *_dset_id), code_status and
  where_description, 49 in all, which the API and candidate events have, too. Files of HDX have a line of HXL tags, two more
  years and iso3.
- Candidate events (Hegre, Croicu, Eck and Högbladh, "Introducing the UCDP Candidate Events Dataset", Research & Politics 7 (3),
  2020): each month those of the month before, and each quarter those since January once more, revised. Ids return in the
  yearly release, which may also drop an event; a file of candidates has not all that it covers, so what it lacks is not gone.
  Its name tells it, or a code_status other than Clear (`Check deaths`): in a yearly release all are Clear.
- Order: a candidate of January has late events of December, which the yearly release of the next summer settles. So a file
  whose release is known speaks as of when such releases come out, and not of the last day it covers.
"""

from __future__ import annotations

import re

import polars as pl

from flows.clean.countries import iso3
from flows.clean.priogrid import priogrid_gid
from flows.model.files import Dialect
from flows.model.source import Dataset, EventSource, Layout
from flows.sources.ucdp_releases import is_candidate, released_on

_TYPE_OF_VIOLENCE = {1: "State-based conflict", 2: "Non-state conflict", 3: "One-sided violence"}

_EVENT = {
    "date_start": pl.col("date_start"),
    "date_end": pl.col("date_end"),
    "date_prec": pl.col("date_prec"),
    "latitude": pl.col("latitude"),
    "longitude": pl.col("longitude"),
    "where_prec": pl.col("where_prec"),
    "priogrid_gid": pl.coalesce("priogrid_gid", priogrid_gid(pl.col("latitude"), pl.col("longitude"))),
    "place_text": pl.col("where_coordinates"),
    "admin1": pl.col("adm_1"),
    "admin2": pl.col("adm_2"),
    # The number first: every release has it, iso3 only the files of HDX.
    "country_iso3": pl.coalesce(iso3(pl.col("country_id")), "iso3"),
    "event_type": pl.col("type_of_violence").replace_strict(_TYPE_OF_VIOLENCE, default=None, return_dtype=pl.String),
    "code_scheme": pl.lit("ucdp_type_of_violence"),
    "code": pl.col("type_of_violence").cast(pl.String),
    "type_of_violence": pl.col("type_of_violence"),
    "deaths_a": pl.col("deaths_a"),
    "deaths_b": pl.col("deaths_b"),
    "deaths_civilians": pl.col("deaths_civilians"),
    "deaths_unknown": pl.col("deaths_unknown"),
    "fatalities_low": pl.col("low"),
    "fatalities_best": pl.col("best"),
    "fatalities_high": pl.col("high"),
    "event_clarity": pl.col("event_clarity"),
    # -1: not counted, for events coded before 2013.
    "number_of_sources": pl.when(pl.col("number_of_sources") >= 0).then(pl.col("number_of_sources")),
}

# "Office,2016-01-01,Headline";"Office,2016-01-02,Headline": headlines hold commas, quotes and semicolons, offices sometimes
# a comma.
_BETWEEN_CITATIONS = r'"\s*;\s*"'
_SEPARATOR = "\x1f"  # typing has taken it out of all text
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CITATION = r"(?s)^(?P<office>.+?)\s*,\s*(?P<published>\d{4}-\d{2}-\d{2})\s*,\s*(?P<headline>.*)$"

# ged221.csv, ged50.csv; GEDEvent_v22_1.csv; candidate releases: GEDEvent_v24_0_3.csv of a month, GEDEvent_v24_01_24_03.csv of
# a quarter.
_SHORT_NAME = re.compile(r"^ged(\d{1,2})(\d)(?!\d)", re.IGNORECASE)
_LONG_NAME = re.compile(r"^ged(?:event)?[-_]v?(\d{1,2}(?:[-_.]\d{1,2}){1,3})(?!\d)", re.IGNORECASE)

# Candidates of some months were published without a header: 24.0.1.
_LAYOUT = Layout(
    columns=(
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
        "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
        "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
        "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
        "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
        "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
        "gwnob",
    ),
    looks={
        "id": r"\d+", "year": r"(19|20)\d\d", "type_of_violence": "[123]", "where_prec": "[1-7]", "event_clarity": "[12]",
        "date_prec": "[1-5]", "date_start": r"\d{4}-\d\d-\d\d.*", "date_end": r"\d{4}-\d\d-\d\d.*", "best": r"\d+",
        "high": r"\d+", "low": r"\d+",
    },
    dialect=Dialect(),
)  # fmt: skip


def _actors(batch: pl.DataFrame) -> pl.DataFrame:
    sides = (
        batch.lazy().select(
            "row_no",
            pl.lit(side).alias("role"),
            pl.lit(1, pl.Int32).alias("actor_no"),
            pl.format("ucdp:{}", f"{side}_new_id").alias("source_actor_id"),
            pl.col(side).alias("actor_text"),
        )
        for side in ("side_a", "side_b")
    )
    return pl.concat(sides).filter(pl.col("actor_text").is_not_null()).collect()


def _citations(batch: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("source_article")
    # Before 2013 the field is free text, such as `R 1989-03-13; BBC 1989-03-14`: one citation, as it stands.
    listed = text.str.strip_prefix('"').str.strip_suffix('"').str.replace_all(_BETWEEN_CITATIONS, _SEPARATOR)
    citations = (
        batch.filter(text.is_not_null())
        .select("row_no", citation_text=pl.when(text.str.starts_with('"')).then(listed).otherwise(text).str.split(_SEPARATOR))
        .with_columns(citation_no=pl.int_ranges(1, pl.col("citation_text").list.len() + 1, dtype=pl.Int32))
        .explode("citation_text", "citation_no")
    )
    return citations.with_columns(_parts(pl.col("citation_text")).struct.unnest()).select(
        "row_no",
        "citation_no",
        "citation_text",
        "office",
        pl.col("headline").replace(["", "-"], None),
        published_on=pl.col("published").str.to_date("%Y-%m-%d", strict=False),
    )


def _parts(citation: pl.Expr) -> pl.Expr:
    """Office, published and headline of a citation, as a struct; nulls where it is not made so."""
    usual = citation.str.splitn(",", 3).struct.rename_fields(["office", "published", "headline"])
    is_usual = usual.struct.field("published").str.contains(_DAY)
    # The expression also reads an office with a comma, but takes ten times as long: it is shown only what is left.
    return pl.when(is_usual).then(usual).otherwise(pl.when(~is_usual).then(citation).str.extract_groups(_CITATION))


def _release_label(name: str) -> str | None:
    if short := _SHORT_NAME.match(name):
        return f"{short[1]}.{short[2]}"
    long = _LONG_NAME.match(name)
    return re.sub("[-_]", ".", long[1]) if long else None


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="ucdp_ged",
        name="UCDP Georeferenced Event Dataset",
        publisher="Uppsala Conflict Data Program, Uppsala University",
        licence="CC-BY-4.0",
        redistribute=True,
        attribution=(
            "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace "
            "Research 50(4). Davies, Shawn, Therése Pettersson and Magnus Öberg: Organized violence, in the same journal, the "
            "article of the release's year."
        ),
        url="https://ucdp.uu.se/downloads/",
    ),
    signature=frozenset({
        "type_of_violence", "dyad_name", "side_a", "side_b", "where_prec", "where_coordinates", "event_clarity", "date_prec",
        "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high",
    }),
    required=frozenset({"id", "year", "type_of_violence", "date_start", "date_end", "low", "best", "high"}),
    source_event_id=pl.col("id").cast(pl.String),
    event=_EVENT,
    actors=_actors,
    citations=_citations,
    release_label=_release_label,
    released_on=released_on,
    layouts=(_LAYOUT,),
    is_provisional=is_candidate,
    provisional_row=pl.col("code_status").str.to_lowercase() != "clear",
    renames={
        # Releases before 17.1.
        "best_est": "best", "high_est": "high", "low_est": "low", "gwno": "country_id",
        # UCDP's other datasets, and copies of GED that follow them.
        "conflict_id": "conflict_new_id", "dyad_id": "dyad_new_id", "side_a_id": "side_a_new_id", "side_b_id": "side_b_new_id",
        "gwno_a": "gwnoa", "gwno_b": "gwnob", "adm1": "adm_1", "adm2": "adm_2",
    },
    not_substance=frozenset({
        "relid",  # an id from before 2012, in some releases only
        "conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id",  # the same for conflict, dyad and sides
        "start_year", "end_year",  # of date_start and date_end, in files of HDX only
        "geom_wkt",  # latitude and longitude again, with as many digits as the writer likes
        "priogrid_gid",  # follows from latitude and longitude
        "code_status",  # how far the coding of a release has come; `Clear` in every row of a final one
    }),
)  # fmt: skip
