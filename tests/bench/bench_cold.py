"""`dateline ingest FILE` as a user types it: with Prefect's own server, with one that runs, and without Prefect."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from urllib.error import URLError

from bench import SAMPLE, Bench
from measure import BenchError, Usage, ratios, spread
from tables import show

_OWN, _RUNNING, _NONE = "nothing runs", "a server runs", "--no-prefect"
_PREFECTS_PORT = 4200
_START_SECONDS = 120


def run(bench: Bench) -> None:
    with closing(socket.socket()) as probe:
        if probe.connect_ex(("127.0.0.1", _PREFECTS_PORT)) == 0:
            raise BenchError(f"something listens at port {_PREFECTS_PORT}: `{_OWN}` cannot be measured")
    first = _ingest(bench)
    usages: dict[str, list[Usage]] = defaultdict(list)
    for _ in range(bench.runs or 3):
        usages[_OWN].append(_ingest(bench))
        # Stopped in between: idle it takes time from the others.
        with _server(bench) as url:
            _ingest(bench, url=url)
            usages[_RUNNING].append(_ingest(bench, url=url))
        usages[_NONE].append(_ingest(bench, "--no-prefect"))
    _show_walls(usages)
    _show_parts(usages)
    _show_imports(bench)
    print(f"\n  The first run of all, which makes Prefect's database: {first.wall:.1f} s")


def _ingest(bench: Bench, *options: str, url: str | None = None) -> Usage:
    """One run into a new home. A server of the command's own outlives it by a second, and is waited for."""
    with bench.scratch() as home:
        env = {"PREFECT_API_URL": url} if url else {}
        return bench.dateline(home, "ingest", SAMPLE, "--json", *options, with_orphans=url is None, **env)


@contextmanager
def _server(bench: Bench) -> Iterator[str]:
    """A Prefect server that has started, at a port that was free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    env = bench.env(PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")
    server = subprocess.Popen(command, env=env, cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/api"
        _wait_until_up(server, url)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _wait_until_up(server: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise BenchError("Prefect's server did not start")


def _before(usage: Usage) -> float:
    return datetime.fromisoformat(usage.told["started_at"]).timestamp() - usage.started_at


def _within(usage: Usage) -> float:
    told = usage.told
    return (datetime.fromisoformat(told["ended_at"]) - datetime.fromisoformat(told["started_at"])).total_seconds()


def _after(usage: Usage) -> float:
    return usage.wall - _before(usage) - _within(usage)


def _show_walls(usages: dict[str, list[Usage]]) -> None:
    bare = [usage.wall for usage in usages[_NONE]]
    show(
        "cold: dateline ingest of the sample GED file into a new home",
        ("", "s", "cpu s", f"times {_NONE}"),
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


def _show_parts(usages: dict[str, list[Usage]]) -> None:
    parts: dict[str, Callable[[Usage], float]] = {
        "before the run: imports, the API": _before,
        "the run": _within,
        "after it: artifacts, hand over, exit": _after,
    }
    stages = {stage: None for each in usages.values() for usage in each for stage in usage.told["seconds"]}
    rows = [(part, *(spread([taken(usage) for usage in each]) for each in usages.values())) for part, taken in parts.items()]
    rows += [
        (f"of the run: {stage}", *(spread([usage.told["seconds"].get(stage, 0) for usage in each]) for each in usages.values()))
        for stage in stages
    ]
    show("What the seconds are made of", ("", *usages), rows)


def _show_imports(bench: Bench) -> None:
    modules = ("prefect", "great_expectations", "polars", "duckdb")
    taken = {module: [bench.python(f"import {module}").wall for _ in range(bench.runs or 3)] for module in modules}
    show("For comparison: a Python that only imports", ("", "s"), [(module, spread(walls)) for module, walls in taken.items()])
