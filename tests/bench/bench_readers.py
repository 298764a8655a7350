"""Commands that only read: beside a Python that does nothing, and one that only imports DuckDB."""

from __future__ import annotations

from collections.abc import Callable

from bench import SAMPLE, Bench
from measure import Usage, ratios, spread
from tables import show


def run(bench: Bench) -> None:
    with bench.scratch() as home:
        bench.dateline(home, "ingest", SAMPLE, "--no-prefect")
        programs: dict[str, Callable[[], Usage]] = {
            "python, nothing": lambda: bench.python("pass"),
            "python, import duckdb": lambda: bench.python("import duckdb"),
            "dateline --help": lambda: bench.dateline(home, "--help"),
            "dateline status": lambda: bench.dateline(home, "status"),
            "dateline sql 'select 1'": lambda: bench.dateline(home, "sql", "select 1"),
        }
        for program in programs.values():
            program()
        usages: dict[str, list[Usage]] = {name: [] for name in programs}
        for _ in range(bench.runs or 7):
            for name, program in programs.items():
                usages[name].append(program())
    bare = [usage.wall for usage in usages["python, nothing"]]
    show(
        "readers: commands that only read",
        ("", "s", "cpu s", "times bare Python"),
        [
            (
                name,
                spread([usage.wall for usage in each]),
                spread([usage.cpu for usage in each]),
                spread(ratios([usage.wall for usage in each], bare), 1),
            )
            for name, each in usages.items()
        ],
    )
