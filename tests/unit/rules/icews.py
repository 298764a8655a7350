"""ICEWS, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that breaks it,
and the rules on events that no row can break."""

from __future__ import annotations

import datetime as dt
from typing import Any

CONTRACT = "source.icews"
KEY = "event_id"

BASE: dict[str, Any] = {
    "event_id": 90_000_000,
    "event_date": dt.date(2017, 10, 19),
    "source_name": "Foreign Affairs (Examplia)",
    "source_sectors": "Executive,Foreign Ministry,Government",
    "source_country": "Examplia",
    "event_text": "Consult",
    "cameo_code": "040",
    "intensity": 1.0,
    "target_name": "Balikh Monitor",
    "target_sectors": "NGOs,Human Rights NGOs",
    "target_country": "Syria",
    "story_id": 90_400_000,
    "sentence_number": 2,
    "publisher": "Example Wire",
    "city": "Raqqa",
    "province": "Ar Raqqah",
    "country": "Syria",
    "latitude": 35.95,
    "longitude": 39.01,
}

GOOD: list[dict[str, Any]] = [
    {},
    {"event_date": dt.date(1995, 1, 1)},
    {"cameo_code": "0841", "intensity": 10.0},
    {"cameo_code": "204", "intensity": -10.0},
    {"target_name": "Unspecified Actor", "target_sectors": "Unspecified"},
    {"city": None, "province": None, "country": "Occupied Palestinian Territory"},
    dict.fromkeys(["source_sectors", "source_country", "target_sectors", "target_country", "district", "intensity"]),
]

BAD: dict[str, dict[str, Any]] = {
    "id_repeated_with_other_content": {"event_id": 90_000_000, "event_text": "Meet"},
    "cameo_code_unknown": {"cameo_code": "871"},
    "cameo_code_short": {"cameo_code": "10"},
    "event_text_missing": {"event_text": None},
    "intensity_out_of_range": {"intensity": 10.1},
    "date_before_1995": {"event_date": dt.date(18, 6, 1)},
    "date_in_future": {"event_date": dt.date(2026, 11, 22)},
    "coordinates_missing": {"latitude": None, "longitude": None},
    "coordinate_alone": {"longitude": None},
    "latitude_out_of_range": {"latitude": 90.5},
    "longitude_out_of_range": {"longitude": -180.5},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0},
    "country_iso3_missing": {"country": "Atlantis"},
    "actor_missing": {"target_name": None},
    "publisher_missing": {"publisher": None},
    "story_missing": {"story_id": None},
}

UNBREAKABLE = {
    "id_missing",  # a row without it is not typed
    "date_start_missing", "date_end_missing", "dates_reversed",  # it is one day, and a row without it is not typed
    "date_prec_unknown", "type_of_violence_unknown", "event_clarity_unknown", "deaths_negative",  # not said
    "where_prec_unknown", "priogrid_gid_not_of_coordinates", "country_iso3_malformed",  # made by the source
}  # fmt: skip
