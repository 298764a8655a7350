"""GTD, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that breaks it,
and the rules on events that no row can break."""

from __future__ import annotations

import datetime as dt
from typing import Any

CONTRACT = "source.gtd"
KEY = "eventid"

BASE: dict[str, Any] = {
    "eventid": 201710190001,
    "iyear": 2017,
    "imonth": 10,
    "iday": 19,
    "extended": 0,
    "country_txt": "Syria",
    "provstate": "Ar Raqqa",
    "city": "Al Matahin",
    "latitude": 35.95,
    "longitude": 39.01,
    "specificity": 1,
    "vicinity": 0,
    "summary": "10/19/2017: Assailants fired on a checkpoint in Al Matahin, Ar Raqqa, Syria.",
    "crit1": 1,
    "crit2": 1,
    "crit3": 0,
    "doubtterr": 0,
    "attacktype1": 2,
    "attacktype1_txt": "Armed Assault",
    "targtype1": 4,
    "targtype1_txt": "Military",
    "gname": "Examplian Liberation Army",
    "weaptype1": 5,
    "weaptype1_txt": "Firearms",
    "nkill": 4.0,
    "nkillter": 1.0,
    "nwound": 2.0,
    "scite1": '"Four killed," Example Wire, October 20, 2017.',
}

NO_POINT = {"latitude": None, "longitude": None}
ABDUCTION = {
    "extended": 1,
    "resolution": dt.date(2018, 2, 1),
    "attacktype1": 6,
    "attacktype1_txt": "Hostage Taking (Kidnapping)",
}

GOOD: list[dict[str, Any]] = [
    {},
    {"iday": 0},
    {"imonth": 0, "iday": 0},
    ABDUCTION,
    ABDUCTION | {"iday": 0, "resolution": dt.date(2017, 10, 3)},
    NO_POINT | {"specificity": 5},
    NO_POINT | {"specificity": None},
    {"doubtterr": 1, "alternative": 1},
    {"nkill": None, "nkillter": None, "nwound": None},
    {"nkill": 2.0, "nkillter": 2.0, "nkillus": 0.0},
    {"iyear": 1970, "eventid": 197010190001, "scite1": None},
    {"gname": "Unknown", "targtype1": 20, "weaptype1": 13, "attacktype1": 9},
    dict.fromkeys(["crit1", "crit2", "crit3", "doubtterr", "extended", "vicinity", "provstate", "city", "summary"]),
]

BAD: dict[str, dict[str, Any]] = {
    "id_missing": {"eventid": None},
    "id_repeated_with_other_content": {"eventid": 201710190001, "addnotes": "Another."},
    "eventid_malformed": {"eventid": 20171019000},
    "year_not_of_eventid": {"iyear": 2016},
    "year_before_1970": {"iyear": 1969, "eventid": 196910190001},
    "date_start_missing": {"imonth": 2, "iday": 30},
    "date_in_future": {"iyear": 2027, "eventid": 202710190001},
    "day_without_month": {"imonth": 0},
    "resolution_missing_or_before": {"extended": 1},
    "resolution_of_short_attack": {"resolution": dt.date(2017, 10, 20)},
    "country_iso3_missing": {"country_txt": "International"},
    "specificity_unknown": {"specificity": 6},
    "specificity_not_of_coordinates": NO_POINT,
    "coordinate_alone": {"latitude": None, "specificity": None},
    "latitude_out_of_range": {"latitude": 90.5},
    "longitude_out_of_range": {"longitude": -180.5},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0},
    "type_unknown": {"targtype1": 23},
    "attack_type_missing": {"attacktype1_txt": None},
    "criteria_not_met": {"crit1": 0},
    "doubtterr_unknown": {"doubtterr": 2},
    "alternative_missing": {"doubtterr": 1},
    "group_missing": {"gname": None},
    "casualties_negative": {"nwoundte": -1.0},
    "casualties_above_total": {"nkillus": 5.0},
    "deaths_divided": {"nkill": 19.8},
    "source_missing": {"scite1": None},
}

UNBREAKABLE = {
    "date_end_missing", "dates_reversed",  # made here, as is what follows
    "date_prec_unknown", "where_prec_unknown", "priogrid_gid_not_of_coordinates",
    "country_iso3_malformed",  # from a list
    "deaths_negative",  # casualties_negative is the same of more columns
    "type_of_violence_unknown", "event_clarity_unknown",  # not said
}  # fmt: skip
