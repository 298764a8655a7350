"""The bench runs and prints its tables; what it measures is nobody's business here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "flows" / "samples" / "inbox" / "ucdp" / "ucdp_ged_sample.csv"


@pytest.mark.skipif(sys.platform != "linux", reason="the bench takes its figures from the Linux kernel")
def test_the_bench_of_events_loads_every_row_and_prints_its_tables(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tests" / "bench", "ged", "--rows", "500", "--runs", "1", "--dlt", "none"]
    done = subprocess.run([*command, "--seed", SAMPLE, "--dir", tmp_path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "ged: a UCDP GED file of 500 rows" in done.stdout
    table = {line.split("  ")[1]: line.split() for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {"Dateline", "DuckDB", "Dateline / DuckDB", "receive", "read", "check", "load", "publish"} <= set(table)
    seconds, peak = float(table["Dateline"][1]), float(table["Dateline"][4])
    assert seconds > 0
    assert peak > 0
    assert list(tmp_path.iterdir()) == [], "generated files are left behind"
