"""What a careful reader noted in two reports on Raqqa is read out of them, where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
REPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the real reports are not present at {REPORTS}")


def test_the_facts_of_two_reports_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from gold.reports import KINDS, compare

    tallies = compare(REPORTS)
    found, missed, wrong = (sum(getattr(one, name) for one in tallies.values()) for name in ("found", "missed", "wrong"))
    assert {kind for kind, tally in tallies.items() if tally.found} == set(KINDS)
    assert found / (found + wrong) >= 0.95
    assert found / (found + missed) >= 0.9
