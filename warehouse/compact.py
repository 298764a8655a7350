"""Give back the room of rows that were deleted or replaced: DuckDB keeps it in the file for later rows."""

from __future__ import annotations

from flows.settings import Settings
from warehouse.answers import first_row
from warehouse.build import open_work
from warehouse.run_folder import RunFolder
from warehouse.staged import literal

_WORTH_IT = 0.25  # of the file's blocks free


def compact(settings: Settings, folder: RunFolder) -> str | None:
    """Write the warehouse being built anew if a quarter of its file is empty; say in words what that gave back."""
    target = folder.root / "compacted.duckdb"
    with open_work(settings, folder) as con:
        con.execute("checkpoint")
        row = first_row(con, "select free_blocks, total_blocks from pragma_database_size()")
        if row is None or row[1] == 0 or row[0] / row[1] < _WORTH_IT:
            return None
        target.unlink(missing_ok=True)
        con.execute(f"attach {literal(str(target))} as compacted")
        con.execute("copy from database work to compacted")
        con.execute("detach compacted")
    before, after = folder.work.stat().st_size, target.stat().st_size
    target.replace(folder.work)
    return f"The warehouse was written anew: {before / 1e6:,.0f} MB are now {after / 1e6:,.0f} MB."
