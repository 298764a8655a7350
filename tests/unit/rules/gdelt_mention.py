"""GDELT mentions, invented: the suite's table and its key, a good row, changes to it that are as good, one for each rule that
breaks it. They are no events: no rule on events is asked."""

from __future__ import annotations

from typing import Any

from expectations.suites import load_suite

CONTRACT = "source.gdelt_mention"
KEY = "record_id"

BASE: dict[str, Any] = {
    "record_id": "gdelt_mention:1",
    "globaleventid": 900_000_000,
    "eventtimedate": 20171019081500,
    "mentiontimedate": 20171019083000,
    "mentiontype": 1,
    "mentionsourcename": "example-wire.test",
    "mentionidentifier": "https://example-wire.test/2017/four-killed",
    "sentenceid": 3,
    "actor1charoffset": 412,
    "actor2charoffset": 460,
    "actioncharoffset": 431,
    "inrawtext": 1,
    "confidence": 80,
    "mentiondoclen": 2_140,
    "mentiondoctone": -6.25,
}

GOOD: list[dict[str, Any]] = [
    {},
    {"eventtimedate": 20171019083000},
    {"actor1charoffset": -1, "actor2charoffset": -1, "actioncharoffset": -1},
    {"actor1charoffset": 0, "sentenceid": 1},
    {"mentiontype": 2, "mentionsourcename": "BBC Monitoring", "mentionidentifier": "Example Radio/BBC Monitoring/(c) BBC"},
    {"confidence": 10, "inrawtext": 0, "mentiondoctranslationinfo": "srclc:fra; eng:GT-FRA 1.0"},
    dict.fromkeys(["sentenceid", "actor1charoffset", "actioncharoffset", "inrawtext", "confidence", "mentiontype"]),
]

BAD: dict[str, dict[str, Any]] = {
    "mention_repeated_with_other_content": {"record_id": "gdelt_mention:1", "confidence": 70},
    "time_impossible": {"mentiontimedate": 20171032083000},
    "mentioned_before_found": {"eventtimedate": 20171019084500},
    "mentiontype_unknown": {"mentiontype": 7},
    "report_without_address": {"mentionidentifier": "Example Radio"},
    "outlet_missing": {"mentionsourcename": None},
    "place_in_text_impossible": {"sentenceid": 0},
    "confidence_out_of_range": {"confidence": 101},
    "inrawtext_unknown": {"inrawtext": 2},
}

UNBREAKABLE = {rule.code for rule in load_suite("event").rules}
