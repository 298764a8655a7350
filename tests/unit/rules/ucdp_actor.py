"""UCDP's list of actors, invented: the suite's table and its key, a good row, changes to it that are as good, and one for each
rule that breaks it."""

from __future__ import annotations

from typing import Any

from expectations.suites import load_suite

CONTRACT = "source.ucdp_actor"
KEY = "actorid"

BASE: dict[str, Any] = {
    "actorid": 900_001,
    "namedata": "ELA",
    "nameorig": "ELA",
    "nameorigfull": "n/a",
    "nameorigfulleng": "Examplian Liberation Army",
    "namechange": False,
    "org": 1,
    "primaryparty": True,
    "location": "Examplia",
    "gwnoloc": "652",
    "region": "2",
    "version": "22.1",
    "countries": "SYR",
}

GOOD: list[dict[str, Any]] = [{}, {"org": 4}, {"gwnoloc": None, "countries": None}]

BAD: dict[str, dict[str, Any]] = {
    "actorid_repeated_with_other_content": {"actorid": 900_001, "namedata": "ELF"},
    "org_unknown": {"org": 5},
    "location_unknown": {"gwnoloc": "9999", "countries": ""},
}

UNBREAKABLE = {rule.code for rule in load_suite("event").rules}
