"""The analyst's side on real files: audits are silent, every question has an answer, figures are those of the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.model.run import Summary
from flows.settings import Settings
from warehouse.scripts import scripts

PARAM = re.compile(r"^-- param: (\w+) = (.+?) -- ", re.MULTILINE)

RAQQA_BY_MONTH = """
select date_trunc('month', date_start)::date, count(*), sum(low), sum(best), sum(high), sum(deaths_civilians)
from read_csv($path) where adm_1 = 'Ar Raqqah Governorate' and year(date_start) = 2017 group by all order by all
"""


@pytest.mark.timeout(300)
def test_audits_marts_and_cookbook_on_the_real_files(
    real_data: Path, ingest: Callable[..., Summary], settings: Settings
) -> None:
    ingest(real_data / "reports", real_data / "events" / "ucdp")
    syria = str(real_data / "events" / "ucdp" / "ged_syria.csv")
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        assert {name: found for name, text in scripts("audits").items() if (found := con.execute(text).fetchall())} == {}

        answers = {name: con.execute(text, dict(PARAM.findall(text))).fetchall() for name, text in scripts("queries").items()}
        assert [name for name, rows in answers.items() if not rows] == []
        assert answers["01_deaths_by_month"] == con.execute(RAQQA_BY_MONTH, {"path": syria}).fetchall()
        assert sum(row[1] for row in answers["01_deaths_by_month"]) == 1029

        # The second release of Ukraine differs in substance from the first in three ids: a place, a clarity, a side's deaths.
        assert sorted(row[0] for row in answers["08_revised_figures"]) == ["156835", "239008", "257655"]

        by_mart = [
            con.execute("select sum(events), sum(deaths_best) from mart.country_month").fetchone(),
            con.execute("select sum(events), sum(deaths_best) from mart.actor_dyad_month").fetchone(),
            con.execute("select count(*), sum(fatalities_best) from mart.event_ledger").fetchone(),
        ]
        assert set(by_mart) == {(17733, 119212)}
