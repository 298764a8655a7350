"""Files of several datasets with the names a test gives, all invented."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_ACLED = {
    "event_date": "2017-10-11", "year": "2017", "time_precision": "1", "disorder_type": "Political violence",
    "event_type": "Battles", "sub_event_type": "Armed clash", "assoc_actor_1": "", "inter1": "Rebel group", "actor2": "",
    "assoc_actor_2": "", "inter2": "", "interaction": "Rebel group only", "civilian_targeting": "", "iso": "760",
    "region": "Middle East", "country": "Syria", "admin1": "Ar Raqqa", "admin2": "Ar Raqqa", "admin3": "",
    "location": "Al Matahin", "latitude": "35.9500", "longitude": "39.0100", "geo_precision": "1", "source": "Levant Wire",
    "source_scale": "National", "notes": "Invented.", "fatalities": "6", "tags": "", "timestamp": "1508803200",
}  # fmt: skip
_GTD = {
    "iyear": 2017, "imonth": 10, "iday": 19, "approxdate": "", "extended": 0, "resolution": "", "country": 200,
    "country_txt": "Syria", "provstate": "Ar Raqqa", "city": "Al Matahin", "latitude": 35.95, "longitude": 39.01,
    "specificity": 1, "vicinity": 0, "summary": "Invented.", "crit1": 1, "crit2": 1, "crit3": 1, "doubtterr": 0,
    "attacktype1": 2, "attacktype1_txt": "Armed Assault", "targtype1": 4, "targtype1_txt": "Military", "guncertain1": 0,
    "weaptype1": 5, "weaptype1_txt": "Firearms", "nkill": 4, "nkillter": 1, "nwound": 2, "ishostkid": 0, "dbsource": "Example",
}  # fmt: skip
_LISTED = {
    "NameOrig": "", "NameOrigFull": "n/a", "NameOrigFullEng": "", "NameChange": 0, "NewName": "", "NewNameFullMotherTongue": "",
    "NewNameFullEng": "", "Org": 1, "ConflictId": "", "DyadId": "", "PrimaryParty": 0, "OSID": "", "OSCoalition": 0,
    "OSCoalitionID": "", "NSID": "", "NSCoalition": 0, "NSCoalitionID": "", "Splinter": 0, "NamePrev": "", "ActorIdPrev": "",
    "SplitTemp": 0, "NameSplitTemp": "", "ActorIdSplitTemp": "", "Alliance": 0, "NameAlliance": "", "ActorIdAlliance": "",
    "JoinGroup": 0, "GroupName": "", "ActorIdGroup": "", "Location": "Syria", "GWNOLoc": "652", "Region": "2",
    "Version": "22.1",
}  # fmt: skip


Row = dict[str, Any]


@pytest.fixture
def write(tmp_path: Path, csv_text: Callable[..., str], ged_row: Callable[..., Row]) -> Callable[..., Path]:
    """A file of a dataset with a row for each name, or of these changes: write("gtd", "gtd.csv", "Hamas", {"nkill": 9})."""
    number = itertools.count(1)
    good: dict[str, tuple[str, Callable[[int], Row]]] = {
        "ucdp_ged": ("side_b", lambda n: ged_row(id=n)),
        "acled": ("actor1", lambda n: {"event_id_cnty": f"SYR{n}", **_ACLED}),
        "gtd": ("gname", lambda n: {"eventid": 201710190000 + n, **_GTD}),
        "ucdp_actor": ("NameData", lambda n: {"ActorId": 900_000 + n, **_LISTED}),
    }

    def build(dataset: str, file: str, *names: str | Row) -> Path:
        column, row = good[dataset]
        changes = [{column: name} if isinstance(name, str) else name for name in names]
        rows = [{**row(next(number)), **change} for change in changes]
        for one in rows:
            one.setdefault(column, "Examplian Liberation Army")
        path = tmp_path / file
        path.write_text(csv_text(rows), encoding="utf-8")
        return path

    return build


@pytest.fixture
def listed() -> Callable[..., Row]:
    """An actor as UCDP's list has it: listed(900001, "ELA", "Examplian Liberation Army", Org=3)."""

    def build(number: int, name: str, english: str, **changes: Any) -> Row:
        return {"ActorId": number, "NameData": name, "NameOrig": name, "NameOrigFullEng": english, **changes}

    return build
