"""ACLED's deletions, invented: the suite's table and its key, a good row, changes to it that are as good, and one for each rule
that breaks it. They are no events: no rule on events is asked."""

from __future__ import annotations

from typing import Any

from expectations.suites import load_suite

CONTRACT = "source.acled_deleted"
KEY = "event_id_cnty"

BASE: dict[str, Any] = {"event_id_cnty": "SYR900000", "deleted_timestamp": 1_517_443_200}

GOOD: list[dict[str, Any]] = [{}, {"deleted_timestamp": 1_262_304_000}, {"deleted_timestamp": 4_102_444_799}]

BAD: dict[str, dict[str, Any]] = {
    "event_id_malformed": {"event_id_cnty": "SYR-900000"},
    "time_impossible": {"deleted_timestamp": 1_517_443_200_000},
}

UNBREAKABLE = {rule.code for rule in load_suite("event").rules}
