"""GDELT 1.0 events: what `gdelt.py` has, since 1979, in files of a year, a month or, since April 2013, a day.

Codebook: "GDELT Data Format Codebook V1.03", 2013. Second-order divisions are not in it; the other columns are those of 2.0,
and are read alike.

- Record: the codebook of 2.0 says that the numbers of events went on from a higher one when 2.0 began in February 2015, to
  tell the events of both apart. Whether files of 1.0 of later days have the numbers of 2.0, it does not say. So this is a
  dataset of its own: of a day that both have, take one.
- Archives: files of before April 2013 have no SOURCEURL, and their DATEADDED is the day on which they were made. How exact
  their days are is not known (date_prec is null), nor which are artefacts or duplicates: they have no flags.
- Counts: GDELT goes on counting the mentions, outlets and reports of an event, says the codebook; daily files have the first
  counts. The same event with other counts is a revision.
"""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl

from flows.clean.dates import numbered_day
from flows.model.source import Dataset, Layout
from flows.sources import gdelt
from flows.sources.gdelt_files import ATTRIBUTION, DIALECT, EVENT_COLUMNS, EVENT_LOOKS, LICENCE

_DAILY = tuple(name for name in EVENT_COLUMNS if not name.endswith("_adm2code"))
_ARCHIVE = _DAILY[:-1]  # without sourceurl
_LOOKS = EVENT_LOOKS | {"dateadded": r"\d{8}"}
_ADDED = numbered_day(pl.col("dateadded"))

# 20130401.export.CSV, 201303.csv, 1979.csv
_PERIOD = re.compile(r"^(\d{8}\.export|\d{6}|\d{4})\.csv$", re.IGNORECASE)


def _release_label(name: str) -> str | None:
    period = _PERIOD.match(name)
    return period[1].partition(".")[0] if period else None


SOURCE = replace(
    gdelt.SOURCE,
    dataset=Dataset(
        dataset_id="gdelt_v1",
        name="GDELT 1.0 Event Database",
        publisher="The GDELT Project",
        licence=LICENCE,
        redistribute=True,
        attribution=ATTRIBUTION,
        url="https://www.gdeltproject.org",
    ),
    # A header of 2.0 has these, too: of two datasets with all of theirs, the first by name has the file.
    signature=gdelt.SOURCE.signature.intersection(_DAILY) | {"eventbasecode", "numarticles", "actiongeo_featureid"},
    event={name: value for name, value in gdelt.events(_ADDED).items() if name != "admin2"},
    citations=lambda batch: gdelt.citations(_ADDED, batch),
    release_label=_release_label,
    layouts=tuple(Layout(columns, _LOOKS, DIALECT) for columns in (_DAILY, _ARCHIVE)),
    afterwards=("gdelt_duplicates",),
    said_on=_ADDED,
)
