"""GDELT 1.0, invented: as rules/gdelt.py, but for what it has not and for its days."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

_LATER = runpy.run_path(str(Path(__file__).with_name("gdelt.py")))


def _of_a_day(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"dateadded": row["dateadded"] // 1_000_000} if "dateadded" in row else row


CONTRACT = "source.gdelt_v1"
KEY = _LATER["KEY"]
BASE = _of_a_day(_LATER["BASE"])
GOOD: list[dict[str, Any]] = [*_LATER["GOOD"], {"dateadded": 20130203, "sqldate": 19790101, "monthyear": 197901, "year": 1979,
                                                "sourceurl": None}]  # fmt: skip
BAD: dict[str, dict[str, Any]] = {code: _of_a_day(change) for code, change in _LATER["BAD"].items()}
UNBREAKABLE = _LATER["UNBREAKABLE"]
