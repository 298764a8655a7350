"""Earlier states of the warehouse, kept as they were published."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.errors import UsageError
from flows.settings import Settings
from warehouse.answers import first_row


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state that was published, then replaced. `size` in bytes."""

    snapshot_id: str
    path: Path
    size: int
    kept_at: datetime


def list_snapshots(settings: Settings) -> list[Snapshot]:
    """The snapshots kept, newest first."""
    if not settings.snapshots.is_dir():
        return []
    found = [
        Snapshot(path.stem, path, path.stat().st_size, datetime.fromtimestamp(path.stat().st_mtime, UTC))
        for path in settings.snapshots.glob("*.duckdb")
    ]
    return sorted(found, key=lambda snapshot: snapshot.snapshot_id, reverse=True)


def find_snapshot(settings: Settings, snapshot_id: str) -> Snapshot:
    """The snapshot of that id.

    Raises:
        UsageError: there is none.
    """
    kept = list_snapshots(settings)
    for snapshot in kept:
        if snapshot.snapshot_id == snapshot_id:
            return snapshot
    names = ", ".join(snapshot.snapshot_id for snapshot in kept) or "none are kept yet"
    raise UsageError(f"No snapshot is named {snapshot_id}: {names}.", next_step="dateline snapshots")


def keep_published(settings: Settings) -> None:
    """Keep the published file as a snapshot under the id of the run that published it; costs no copy. One that cannot be
    opened is kept beside the warehouse, as `dateline.damaged.duckdb`."""
    if not settings.warehouse.exists():
        return
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    try:
        target = settings.snapshots / f"{_published_by(settings.warehouse)}.duckdb"
    except duckdb.Error:
        target = settings.warehouse.with_suffix(".damaged.duckdb")
        target.unlink(missing_ok=True)
    if not target.exists():
        try:
            os.link(settings.warehouse, target)
        except OSError:  # a file system without hard links
            partial = target.with_suffix(".part")
            try:
                shutil.copyfile(settings.warehouse, partial)
                partial.replace(target)
            finally:
                partial.unlink(missing_ok=True)


def drop_old(settings: Settings) -> list[str]:
    """Remove all but the newest `settings.keep_snapshots`; give the ids removed."""
    surplus = list_snapshots(settings)[settings.keep_snapshots :]
    for snapshot in surplus:
        snapshot.path.unlink()
    return [snapshot.snapshot_id for snapshot in surplus]


def _published_by(path: Path) -> str:
    con = duckdb.connect(str(path), read_only=True)
    try:
        row = first_row(con, "select snapshot_id from ops.snapshot order by published_at desc limit 1")
    finally:
        con.close()
    return str(row[0]) if row else "unnamed"
