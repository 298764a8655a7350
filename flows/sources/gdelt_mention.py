"""GDELT 2.0 mentions: which report speaks of which event, and where in its text, since February 2015.

Codebook: "The GDELT Event Database Data Format Codebook V2.0", 2015, Mentions Table. A file has those of the reports of a
quarter of an hour, so what it lacks is not gone. Most are of events of earlier files.

- Record: a mention, which is no event. It is what it is by its event, its quarter of an hour, its report and the places in the
  report of sentence, act and actors. These are its id; the report is in it by the first 16 digits of its SHA-256. In the
  37,208 lines we have, no two agree in these. A report may speak of one event twice, even in one sentence.
- Citations: mentions of events that are loaded are citations of these (core.event_citation), behind that of the event's own
  row, by time, report and place. The others wait in source.gdelt_mention for their event: sql/load/gdelt_citations.sql.
- Outlet: MentionSourceName, a domain if the report is of the web. The report is taken as printed on the day of the mention.
- Places are counted in the English text of the report, as GDELT cleans and, if need be, translates it; -1 is not found.
"""

from __future__ import annotations

import hashlib

import polars as pl

from flows.model.source import Dataset, EventSource, Layout
from flows.sources.gdelt_files import ATTRIBUTION, DIALECT, LICENCE, MENTION_COLUMNS, MENTION_LOOKS, slot, slot_day

_PLACES = ("sentenceid", "actor1charoffset", "actor2charoffset", "actioncharoffset")
_DIGITS = 16


def _digests(reports: pl.Series) -> pl.Series:
    """A hash of each that is the same everywhere and always; each report is hashed once, however often it is mentioned."""
    known = reports.drop_nulls().unique()
    digests = [hashlib.sha256(report.encode()).hexdigest()[:_DIGITS] for report in known]
    return reports.replace_strict(known, pl.Series(digests, dtype=pl.String), default=None)


def _outlets(batch: pl.DataFrame) -> pl.DataFrame:
    """Each outlet once: the mentions have its name, and sql/load/gdelt_outlets.sql keeps which publication that is."""
    outlet = pl.col("mentionsourcename")
    return (
        batch.filter(outlet.is_not_null())
        .unique("mentionsourcename", keep="first")
        .select(
            "row_no",
            pl.lit(1, pl.Int32).alias("citation_no"),
            outlet.alias("citation_text"),
            outlet.alias("office"),
            pl.lit(None, pl.String).alias("headline"),
            pl.lit(None, pl.Date).alias("published_on"),
        )
    )


SOURCE = EventSource(
    dataset=Dataset(
        dataset_id="gdelt_mention",
        name="GDELT 2.0 Mentions",
        publisher="The GDELT Project",
        licence=LICENCE,
        redistribute=True,
        attribution=ATTRIBUTION,
        url="https://www.gdeltproject.org",
        holds="mentions",
    ),
    signature=frozenset({
        "eventtimedate", "mentiontimedate", "mentiontype", "mentionsourcename", "mentionidentifier", "sentenceid",
        "actor1charoffset", "actor2charoffset", "actioncharoffset", "inrawtext", "confidence", "mentiondoclen",
        "mentiondoctone",
    }),
    required=frozenset({"globaleventid", "mentiontimedate", "mentionidentifier"}),
    source_event_id=pl.concat_str(
        pl.col("globaleventid", "mentiontimedate"),
        pl.col(*_PLACES).cast(pl.String).fill_null(""),
        pl.col("mentionidentifier").map_batches(_digests, return_dtype=pl.String),
        separator=":",
    ),
    citations=_outlets,
    release_label=slot,
    layouts=(Layout(MENTION_COLUMNS, MENTION_LOOKS, DIALECT),),
    afterwards=("gdelt_outlets", "gdelt_citations"),
    full_releases=False,
    adds_only=True,
    said_on=slot_day("mentiontimedate"),
    not_substance=frozenset({"globaleventid", "mentiontimedate", "mentionidentifier", *_PLACES}),  # the id has them
)  # fmt: skip
