"""GDELT 2.0, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that breaks
it, and the rules on events that no row can break."""

from __future__ import annotations

from typing import Any

CONTRACT = "source.gdelt"
KEY = "globaleventid"

BASE: dict[str, Any] = {
    "globaleventid": 900_000_000,
    "sqldate": 20171019,
    "monthyear": 201710,
    "year": 2017,
    "fractiondate": 2017.874,
    "actor1code": "SYRMIL",
    "actor1name": "SYRIAN ARMY",
    "actor2code": "REB",
    "actor2name": "REBEL",
    "isrootevent": 1,
    "eventcode": "190",
    "eventbasecode": "190",
    "eventrootcode": "19",
    "quadclass": 4,
    "goldsteinscale": -10.0,
    "nummentions": 4,
    "numsources": 1,
    "numarticles": 4,
    "avgtone": -6.25,
    "actiongeo_type": 4,
    "actiongeo_fullname": "Al Matahin, Ar Raqqah, Syria",
    "actiongeo_countrycode": "SY",
    "actiongeo_adm1code": "SY04",
    "actiongeo_lat": 35.95,
    "actiongeo_long": 39.01,
    "actiongeo_featureid": "-2000001",
    "dateadded": 20171019081500,
    "sourceurl": "https://example-wire.test/2017/four-killed",
}

NOWHERE = {"actiongeo_type": 0} | dict.fromkeys(
    ["actiongeo_fullname", "actiongeo_adm1code", "actiongeo_lat", "actiongeo_long", "actiongeo_featureid"]
)
VISIT = {"eventcode": "042", "eventbasecode": "042", "eventrootcode": "04", "quadclass": 1, "goldsteinscale": 1.9}

GOOD: list[dict[str, Any]] = [
    {},
    VISIT,
    VISIT | {"eventcode": "0251", "eventbasecode": "025", "eventrootcode": "02", "goldsteinscale": -0.3},
    {"eventcode": "071", "eventbasecode": "071", "eventrootcode": "07", "quadclass": 2, "goldsteinscale": 7.4},
    {"eventcode": "145", "eventbasecode": "145", "eventrootcode": "14", "quadclass": 3, "goldsteinscale": -7.5},
    {"eventcode": "201", "eventbasecode": "201", "eventrootcode": "20", "goldsteinscale": 10.0},
    {"sqldate": 20161019, "monthyear": 201610, "year": 2016},
    {"actor1code": None, "actor1name": None},
    {"actor2code": None, "actor2name": None},
    {"actiongeo_type": 1, "actiongeo_fullname": "Syria", "actiongeo_adm1code": "SY", "actiongeo_featureid": "SY"},
    {"actiongeo_lat": 0.0, "actiongeo_long": 0.0},
    {"actiongeo_type": 0, "actiongeo_fullname": None},
    NOWHERE,
    dict.fromkeys(["monthyear", "year", "fractiondate", "isrootevent", "avgtone", "goldsteinscale", "quadclass"]),
]

BAD: dict[str, dict[str, Any]] = {
    "id_missing": {"globaleventid": None},
    "id_repeated_with_other_content": {"globaleventid": 900_000_000, "numarticles": 5},
    "year_not_of_date": {"monthyear": 201711},
    "date_start_missing": {"sqldate": 20170931, "monthyear": 201709},
    "date_in_future": {"sqldate": 20261122, "monthyear": 202611, "year": 2026, "dateadded": 20261122001500},
    "dateadded_impossible": {"dateadded": 20171032081500},
    "event_after_report": {"sqldate": 20171020},
    "eventcode_malformed": {"eventcode": "19", "eventbasecode": "19"},
    "root_not_of_eventcode": {"eventbasecode": "19"},
    "quadclass_unknown": {"quadclass": 0},
    "quadclass_not_of_root": {"quadclass": 2},
    "goldstein_out_of_range": {"eventcode": "191", "eventbasecode": "191", "goldsteinscale": -10.5},
    "goldstein_not_of_eventcode": {"goldsteinscale": -9.0},
    "actiongeo_type_unknown": {"actiongeo_type": 6},
    "place_without_point": {"actiongeo_lat": None, "actiongeo_long": None},
    "coordinate_alone": {"actiongeo_long": None},
    "latitude_out_of_range": {"actiongeo_lat": 90.5},
    "longitude_out_of_range": {"actiongeo_long": -180.5},
    "country_iso3_missing": {"actiongeo_countrycode": "OS"},
    "actors_missing": dict.fromkeys(["actor1code", "actor1name", "actor2code", "actor2name"]),
    "coverage_not_positive": {"numsources": 0},
    "sourceurl_missing": {"sourceurl": None},
}

UNBREAKABLE = {
    "date_end_missing", "dates_reversed",  # made here, as is what follows
    "date_prec_unknown", "where_prec_unknown", "priogrid_gid_not_of_coordinates",
    "coordinates_zero",  # taken for no coordinates
    "country_iso3_malformed",  # from a list
    "deaths_negative", "type_of_violence_unknown", "event_clarity_unknown",  # not said
}  # fmt: skip
