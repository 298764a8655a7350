"""What a run says at its end, put together from the warehouse it built and its notes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import duckdb

from flows.model.batch import FileFacts, Kind, Received
from flows.model.files import FileState
from flows.model.run import CheckLine, FileLine, Ledger, QuarantineLine, RunState, Summary
from flows.pipeline.read import batch_of
from flows.pipeline.run import options_of
from flows.settings import Settings
from warehouse.answers import exists, first_row
from warehouse.run_folder import RunFolder

_LEDGER = ("table_name", "read", "inserted", "updated", "unchanged", "duplicate", "quarantined", "deleted")
_MOST_LEFT_OUT = 200


def summarize(con: duckdb.DuckDBPyConnection, settings: Settings, folder: RunFolder, notes: tuple[str, ...]) -> Summary:
    """The summary of a run whose batches are all loaded. `notes` are further sentences, such as what audits warn of."""
    options = options_of(settings, folder.run_id)
    files = _files(con, folder)
    checks = _checks(con, folder.run_id)
    started_at = folder.noted("started_at", datetime)
    return Summary(
        run_id=folder.run_id,
        flow=options.flow,
        state=_state(files),
        dry_run=options.dry_run,
        started_at=started_at,
        ended_at=datetime.now(UTC),
        files=files,
        checks=checks,
        quarantine=_quarantine(con, started_at),
        notes=(
            *(folder.noted("notes", tuple[str, ...]) if folder.has_note("notes") else ()),
            *_left_out(settings, folder),
            *notes,
        ),
        seconds=folder.noted("seconds", dict[str, float]) if folder.has_note("seconds") else {},
        warehouse=settings.warehouse,
        checks_page=settings.docs / "checks" / f"{folder.run_id}.html" if _checked(con, folder.run_id) else None,
    )


def _left_out(settings: Settings, folder: RunFolder) -> list[str]:
    """A sentence for each file that holds what is not read; of a great many files, for the first."""
    batches = folder.noted("batches", tuple[str, ...]) if folder.has_note("batches") else ()
    lines = sorted(
        f"{file.path}: not read: {', '.join(one.left_out)}."
        for name in batches
        if (batch := batch_of(settings, folder.run_id, name)).kind is Kind.ARTICLES
        for file, one in zip(batch.files, folder.noted(f"facts/{name}", tuple[FileFacts, ...]), strict=True)
        if one.left_out
    )
    more = len(lines) - _MOST_LEFT_OUT
    return [*lines[:_MOST_LEFT_OUT], *([f"{more:,} more files hold what is not read."] if more > 0 else [])]


def totals(summary: Summary) -> dict[str, object]:
    """The summary in figures, for ops.run.summary; and the files that nothing could be kept of, which are in no other row."""
    rows = {name: sum(getattr(line.ledger, name) for line in summary.files if line.ledger) for name in _LEDGER[1:]}
    return {
        "files": dict(Counter(line.state for line in summary.files)),
        "not_kept": [
            {"path": line.path, "state": line.state, "message": line.message} for line in summary.files if not line.file_id
        ][:_MOST_LEFT_OUT],
        "rows": rows,
        "checks": dict(Counter(line.severity for line in summary.checks)),
        "notes": summary.notes,
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
    }


def changes_data(con: duckdb.DuckDBPyConnection, folder: RunFolder) -> bool:
    """Whether the run changed any row of core or source, or the schema."""
    if folder.has_note("touched"):
        return True
    row = first_row(
        con,
        """
        select
            exists (select 1 from ops.load where run_id = $run_id and inserted + updated + deleted > 0)
            or exists (
                select 1 from core.record_version as v inner join ops.source_file as f on v.file_id = f.file_id
                where f.run_id = $run_id and v.op = 'extend'
            )
        """,
        {"run_id": folder.run_id},
    )
    return bool(row and row[0])


def _state(files: tuple[FileLine, ...]) -> RunState:
    if any(line.state == "refused" for line in files):
        return RunState.STOPPED
    if any(line.ledger and line.ledger.quarantined for line in files):
        return RunState.DONE_WITH_QUARANTINE
    return RunState.DONE


def _files(con: duckdb.DuckDBPyConnection, folder: RunFolder) -> tuple[FileLine, ...]:
    """Every file of the run: what was asked for, in that order, then what was taken from the archive."""
    ledgers = {
        row[0]: Ledger(*row[1:])
        for row in con.execute(
            f"select file_id, {', '.join(_LEDGER)} from ops.load where run_id = ?", [folder.run_id]
        ).fetchall()
    }
    states = {
        row[0]: row[1:]
        for row in con.execute(
            """
            select file_id, path, source, state, message from ops.source_file
            where run_id = $run_id or file_id in (select file_id from ops.load where run_id = $run_id)
            order by path, file_id
            """,
            {"run_id": folder.run_id},
        ).fetchall()
    }
    lines = []
    received = folder.noted("received", tuple[Received, ...]) if folder.has_note("received") else ()
    for one in received:
        file_id = one.file.file_id if one.file else ""
        source, state, message, ledger = one.source, str(one.state), one.message, None
        if one.state is not FileState.SKIPPED:  # its bytes are those of another file, and so is their ledger
            ledger = ledgers.get(file_id)
            recorded = states.pop(file_id, None)
            if recorded and one.state not in (FileState.UNKNOWN, FileState.UNREADABLE):
                _, source, state, message = recorded
        lines.append(FileLine(file_id, one.path, source, state, message, ledger, one.explicit))
    lines += [
        FileLine(file_id, path, source, state, message, ledgers.get(file_id), explicit=False)
        for file_id, (path, source, state, message) in states.items()
    ]
    return tuple(lines)


def _checks(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[CheckLine, ...]:
    rows = con.execute(
        """
        select f.path, v.suite, v.code, v.severity, v.rejects, v.unexpected_count, v.message, v.error, v.example
        from ops.validation as v left join ops.source_file as f on v.file_id = f.file_id
        where v.run_id = ? and v.success is distinct from true
        order by v.severity, f.path, v.suite, v.code
        """,
        [run_id],
    ).fetchall()
    return tuple(CheckLine(*row) for row in rows)


def _checked(con: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    return exists(con, "select 1 from ops.validation where run_id = ?", [run_id])


def _quarantine(con: duckdb.DuckDBPyConnection, since: datetime) -> tuple[QuarantineLine, ...]:
    """Records that this run put, or put again, into quarantine, by reason."""
    rows = con.execute(
        """
        select
            q.code,
            first(q.message order by f.path, q.line_no, q.column_name),
            count(distinct (q.file_id, q.line_no)) as records,
            first(f.path || ':' || q.line_no order by f.path, q.line_no, q.column_name),
            first(
                case
                    when contains(q.column_name, ',') then q.value
                    when q.value = '' then q.column_name || ' is empty'
                    else q.column_name || '=' || q.value
                end
                order by f.path, q.line_no, q.column_name
            )
        from ops.quarantine as q left join ops.source_file as f on q.file_id = f.file_id
        where q.last_seen >= ? and q.status = 'open'
        group by q.code order by records desc, q.code
        """,
        [since],
    ).fetchall()
    return tuple(QuarantineLine(*row) for row in rows)
