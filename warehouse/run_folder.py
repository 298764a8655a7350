"""The folder of one run, `build/<run_id>/`: everything its stages hand to each other, by path.

It holds the warehouse being built (`work.duckdb`), the staged batches as Parquet (`stage/<batch>/<table>/`) and small JSON
notes. A folder that outlives its run is what a killed run left; the next run marks it in ops.run and removes it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import polars as pl
from pydantic import TypeAdapter
from pydantic_core import to_json

from flows.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Paths and notes of the run `root.name`."""

    root: Path

    @property
    def run_id(self) -> str:
        return self.root.name

    @property
    def work(self) -> Path:
        return self.root / "work.duckdb"

    def note(self, name: str, value: object) -> None:
        """Keep a value (dataclasses, tuples, paths, dates) under `name`, whole or not at all."""
        path = self.root / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".json.part")
        partial.write_bytes(to_json(value))
        partial.replace(path)

    def noted(self, name: str, form: type[T]) -> T:
        """The value kept under `name`, as the type it was."""
        return TypeAdapter(form).validate_json((self.root / f"{name}.json").read_bytes())

    def has_note(self, name: str) -> bool:
        return (self.root / f"{name}.json").exists()

    def stage(self, batch: str) -> Path:
        return self.root / "stage" / batch

    def write_part(self, batch: str, table: str, frame: pl.DataFrame, part: int | None = None) -> None:
        """Append a Parquet part to a staged table; with a number of its own if several processes write parts of it."""
        folder = self.stage(batch) / table
        folder.mkdir(parents=True, exist_ok=True)
        part = len(list(folder.iterdir())) if part is None else part
        # lz4 without statistics: read once or twice and thrown away.
        frame.write_parquet(folder / f"{part:06}.parquet", compression="lz4", statistics=False)

    def staged_tables(self, batch: str) -> list[str]:
        return sorted(folder.name for folder in self.stage(batch).iterdir() if folder.is_dir())

    def clear_stage(self, batch: str) -> None:
        shutil.rmtree(self.stage(batch), ignore_errors=True)

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)


def new_run_folder(settings: Settings) -> RunFolder:
    """A folder for a run that starts now; its name is the run_id."""
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    root = settings.build / run_id
    root.mkdir(parents=True)
    return RunFolder(root)


def run_folder(settings: Settings, run_id: str) -> RunFolder:
    return RunFolder(settings.build / run_id)


def left_behind(settings: Settings, *, except_for: str) -> Iterator[RunFolder]:
    """Folders of runs that died. Only the holder of the writer lock may ask: any other folder is then a dead run's."""
    for entry in sorted(os.scandir(settings.build), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False) and entry.name != except_for:
            yield RunFolder(Path(entry.path))
