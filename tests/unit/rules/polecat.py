"""POLECAT, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that breaks
it, and the rules on events that no row can break."""

from __future__ import annotations

import datetime as dt
from typing import Any

CONTRACT = "source.polecat"
KEY = "event_id"

BASE: dict[str, Any] = {
    "event_id": "20171019-0001-aaaaaaaaaaaa_ASSAULT",
    "event_date": dt.date(2017, 10, 18),
    "event_type": "ASSAULT",
    "event_mode": "firearms",
    "intensity": -9.3,
    "quad_code": "MATERIAL CONFLICT",
    "actor_name": "Examplian Liberation Army",
    "recipient_name": "Examplia",
    "placename": "Raqqa",
    "country": "SYR",
    "latitude": 35.95,
    "longitude": 39.01,
    "feature_type": "PPLA",
    "source": "Example Wire",
    "publication_date": dt.date(2017, 10, 19),
}

GOOD: list[dict[str, Any]] = [
    {},
    {"event_date": dt.date(2017, 10, 19)},
    {"event_date": dt.date(2016, 10, 19)},
    {"event_type": "REQUEST", "quad_code": "VERBAL CONFLICT", "intensity": -5.0},
    {"event_type": "Consult", "quad_code": "Verbal cooperation", "intensity": 10.0},
    {"event_type": "AID", "quad_code": "MATERIAL COOPERATION", "intensity": -10.0},
    {"actor_name": None, "actor_name_raw": "gunmen", "recipient_name": None},
    {"country": "Syria", "feature_type": "LK"},
    dict.fromkeys(["event_mode", "intensity", "contexts", "publication_date", "placename", "feature_type"]),
]

BAD: dict[str, dict[str, Any]] = {
    "id_missing": {"event_id": None},
    "id_repeated_with_other_content": {"event_id": BASE["event_id"], "contexts": "military"},
    "event_type_unknown": {"event_type": "arrest", "quad_code": "MATERIAL CONFLICT"},
    "intensity_out_of_range": {"intensity": -93.0},
    "quad_code_not_of_event_type": {"quad_code": "VERBAL CONFLICT"},
    "date_before_1900": {"event_date": dt.date(18, 6, 1), "publication_date": None},
    "date_in_future": {"event_date": dt.date(2026, 11, 22), "publication_date": None},
    "date_not_of_publication": {"event_date": dt.date(2017, 10, 20)},
    "coordinates_missing": {"latitude": None, "longitude": None},
    "coordinate_alone": {"longitude": None},
    "latitude_out_of_range": {"latitude": 90.5},
    "longitude_out_of_range": {"longitude": -180.5},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0},
    "country_iso3_missing": {"country": "EUR"},
    "actor_missing": {"actor_name": None},
    "source_missing": {"source": None},
}

UNBREAKABLE = {
    "date_start_missing", "date_end_missing", "dates_reversed",  # it is one day, and a row without it is not typed
    "date_prec_unknown", "type_of_violence_unknown", "event_clarity_unknown", "deaths_negative",  # not said
    "where_prec_unknown", "priogrid_gid_not_of_coordinates", "country_iso3_malformed",  # made by the source
}  # fmt: skip
