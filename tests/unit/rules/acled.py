"""ACLED, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that breaks it,
and the rules on events that no row can break."""

from __future__ import annotations

import datetime as dt
from typing import Any

CONTRACT = "source.acled"
KEY = "event_id_cnty"

BASE: dict[str, Any] = {
    "event_id_cnty": "SYR900000",
    "event_date": dt.date(2017, 10, 19),
    "year": 2017,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Examplia (2000-)",
    "assoc_actor_1": "Militia (Pro-Government)",
    "inter1": "State forces",
    "actor2": "Examplian Liberation Army",
    "inter2": "Rebel group",
    "interaction": "State forces-Rebel group",
    "iso": 760,
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Ar Raqqa",
    "location": "Al Matahin",
    "latitude": 35.95,
    "longitude": 39.01,
    "geo_precision": 1,
    "source": "Example Wire; Balikh Monitor",
    "source_scale": "National",
    "notes": "On 19 October 2017, forces of Examplia clashed with rebels in Al Matahin. Four were killed.",
    "fatalities": 4,
    "timestamp": 1_508_803_200,
}

PROTEST = {
    "disorder_type": "Demonstrations", "event_type": "Protests", "sub_event_type": "Peaceful protest", "fatalities": 0,
    "actor1": "Protesters (Examplia)", "inter1": "Protesters", "actor2": None, "inter2": None, "interaction": "Protesters only",
}  # fmt: skip
AGAINST_CIVILIANS = {
    "event_type": "Violence against civilians", "sub_event_type": "Attack", "actor2": "Civilians (Examplia)",
    "inter2": "Civilians", "interaction": "State forces-Civilians",
}  # fmt: skip

GOOD: list[dict[str, Any]] = [
    {},
    PROTEST,
    PROTEST | {"sub_event_type": "Excessive force against protesters", "fatalities": 2, "disorder_type": None},
    PROTEST | {"actor1": "Police Forces of Examplia", "inter1": "State forces", "actor2": "Protesters (Examplia)",
               "inter2": "Protesters", "interaction": "State forces-Protesters"},
    AGAINST_CIVILIANS,
    AGAINST_CIVILIANS | {"sub_event_type": "Abduction/forced disappearance", "fatalities": 0},
    {"inter1": "Rebel group", "inter2": "State forces"},
    {"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actor2": None, "inter2": None,
     "interaction": "State forces only"},
    {"event_type": "Strategic developments", "sub_event_type": "Other", "disorder_type": "Strategic developments"},
    {"disorder_type": "Political violence; Demonstrations"},
    {"time_precision": 3, "geo_precision": 3},
    {"event_date": dt.date(1997, 1, 1), "year": 1997},
    {"country": "Kosovo", "iso": 0},
    dict.fromkeys(["year", "disorder_type", "assoc_actor_1", "interaction", "iso3", "admin1", "tags", "timestamp", "region"]),
]  # fmt: skip

BAD: dict[str, dict[str, Any]] = {
    "id_missing": {"event_id_cnty": None},
    "id_repeated_with_other_content": {"event_id_cnty": "SYR900000", "notes": "Another."},
    "event_id_malformed": {"event_id_cnty": "7298917"},
    "event_type_unknown": {"event_type": "Battle-No change of territory"},
    "sub_event_type_not_of_event_type": {"sub_event_type": "Suicide bomb"},
    "disorder_type_unknown": {"disorder_type": "Demostrations"},
    "coding_missing": {"geo_precision": None},
    "date_before_1997": {"event_date": dt.date(22, 10, 19), "year": 22, "timestamp": None},
    "date_in_future": {"event_date": dt.date(2026, 11, 22), "year": 2026, "timestamp": None},
    "year_not_of_date": {"year": 2016},
    "time_precision_unknown": {"time_precision": 4},
    "uploaded_before_event": {"timestamp": 1_508_371_199},
    "coordinates_missing": {"latitude": None, "longitude": None},
    "coordinate_alone": {"longitude": None},
    "latitude_out_of_range": {"latitude": 90.5},
    "longitude_out_of_range": {"longitude": -180.5},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0},
    "geo_precision_unknown": {"geo_precision": 0},
    "country_missing": {"country": None},
    "country_iso3_missing": {"iso": 999},
    "country_iso3_malformed": {"iso": None, "iso3": "SY"},
    "location_missing": {"location": None},
    "actor1_missing": {"actor1": None},
    "actor2_missing": {"actor2": None, "inter2": None, "interaction": "State forces only"},
    "inter1_unknown": {"inter1": "9", "interaction": "9-Rebel group"},
    "inter2_unknown": {"inter2": "Bandits", "interaction": "State forces-Bandits"},
    "actor2_without_type": {"inter2": None, "interaction": None},
    "interaction_not_of_actor_types": {"interaction": "State forces-Rioters"},
    "actor_types_not_of_event_type": PROTEST | {"inter1": "Rioters", "interaction": "Rioters only"},
    "deaths_contradict_sub_event_type": PROTEST | {"fatalities": 1},
    "deaths_negative": {"fatalities": -1},
    "source_missing": {"source": None},
    "notes_missing": {"notes": None},
}

UNBREAKABLE = {
    "date_start_missing", "date_end_missing", "dates_reversed",  # it is one day, and a row without it is not typed
    "date_prec_unknown", "where_prec_unknown", "priogrid_gid_not_of_coordinates",  # made by the source
    "type_of_violence_unknown", "event_clarity_unknown",  # not said
}  # fmt: skip
