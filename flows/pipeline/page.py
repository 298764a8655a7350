"""The page of a run's checks, written from what the run recorded of them."""

from __future__ import annotations

from typing import Any

import duckdb

from flows.model.run import Summary
from flows.report.checks_page import write_checks_page

_RUN = "select * from ops.run where run_id = ?"

# A rule that rejects rows has them in quarantine; of any other the first row that fails is known. Files that are checked
# together have their checks under the first of them.
_CHECKS = """
with failing as (
    select q.file_id, q.code, q.suite_hash, parse_filename(f.path) || ':' || q.line_no as line, q.value as found,
        f.path, q.line_no
    from ops.quarantine as q inner join ops.source_file as f using (file_id)
    where q.last_seen >= $started_at and q.suite_hash is not null
),

sample as (
    select v.file_id, v.suite, v.code, list({'line': line, 'found': found} order by path, line_no)[:5] as samples
    from ops.validation as v inner join failing
        on v.code = failing.code and v.suite_hash = failing.suite_hash
        and (v.file_id = failing.file_id or v.suite = 'document')
    where v.run_id = $run_id
    group by all
)

select v.*,
    coalesce(
        sample.samples, if(v.example is not null, [{'line': parse_filename(v.example), 'found': null::varchar}], null)
    ) as samples,
    f.path || if(v.files > 1, ' and ' || (v.files - 1) || ' checked with it', '') as path
from ops.validation as v
left join ops.source_file as f using (file_id)
left join sample using (file_id, suite, code)
where v.run_id = $run_id
"""


def write_page(con: duckdb.DuckDBPyConnection, summary: Summary) -> None:
    """Write the page, if the run checked anything."""
    if summary.checks_page is None:
        return
    (run,) = _records(con, _RUN, [summary.run_id])
    checks = _records(con, _CHECKS, {"run_id": summary.run_id, "started_at": summary.started_at})
    write_checks_page(run, checks, summary.checks_page)


def _records(con: duckdb.DuckDBPyConnection, sql: str, parameters: object) -> list[dict[str, Any]]:
    cursor = con.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
