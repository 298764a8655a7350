"""Processes that read parts of batches of articles, and the pipes to them.

They are Pythons of their own and not forks: Prefect and DuckDB have threads, whose locks a fork would copy as they stand. Nor
are they multiprocessing's, which imports the main module once more in each and leaves them behind when their parent is
killed: these end when their standard input does.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from flows.errors import DatelineError
from flows.pipeline.stage_article import Part, stage_part

_COMMAND = "from flows.pipeline.processes import serve; serve()"


class Processes:
    """So many processes, started by the first parts to read."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def are_running(self) -> bool:
        return bool(self._running)

    def read(self, parts: Iterable[Part]) -> None:
        """Have every part read. A part is taken when a process is free, so that few wait.

        Raises:
            DatelineError: a process ended before its time, or what a part raised, with its traceback in words.
        """
        if not self._running:
            self._running = [_start() for _ in range(self._workers)]
        shared = _Shared(iter(parts))
        with ThreadPoolExecutor(len(self._running), thread_name_prefix="read articles") as threads:
            done = [threads.submit(_feed, process, shared) for process in self._running]
            try:
                for one in done:
                    one.result()
            except BaseException:
                shared.fail()  # also on Ctrl-C: the threads are waited for, and must not go on to the last part
                raise

    def close(self) -> None:
        """End the processes: their input ends, and none has a part by now unless the run failed."""
        for process in self._running:
            if process.stdin:
                with suppress(BrokenPipeError):
                    process.stdin.close()
        for process in self._running:
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        self._running = []


class _Shared:
    """One iterator for several threads; empty for all once one has failed."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self._parts = parts
        self._lock = threading.Lock()
        self._failed = False

    def take(self) -> Part | None:
        with self._lock:
            try:
                return None if self._failed else next(self._parts, None)
            except BaseException:
                self._failed = True
                raise

    def fail(self) -> None:
        with self._lock:
            self._failed = True


def _feed(process: subprocess.Popen[bytes], shared: _Shared) -> None:
    assert process.stdin
    assert process.stdout
    while (part := shared.take()) is not None:
        try:
            pickle.dump(part, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            problem = pickle.load(process.stdout)  # noqa: S301  # from a process of ours
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            shared.fail()
            raise DatelineError(
                f"A process that reads articles ended before its time (exit code {process.poll()}).",
                where=f"part {part.number} of batch {part.batch}",
                kept="The published warehouse is as it was.",
                next_step="If memory ran out: DATELINE_WORKERS=1 dateline ingest",
            ) from error
        if problem:
            shared.fail()
            raise DatelineError(
                f"Articles could not be read: {problem}",
                where=f"part {part.number} of batch {part.batch}",
                kept="The published warehouse is as it was.",
                next_step="This is a defect of Dateline: report it with this message.",
            )


def _start() -> subprocess.Popen[bytes]:
    # -P: a file of the current folder that is named like a module of ours must not be taken for it.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-c", _COMMAND]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603


def serve() -> None:
    """The life of such a process: read parts from standard input to its end, and answer each with what went wrong, or None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which closes the pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    while True:
        try:
            part = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our parent
        except EOFError:
            return
        try:
            stage_part(part)
            problem = None
        except Exception:
            problem = traceback.format_exc()
        try:
            pickle.dump(problem, answers)
            answers.flush()
        except BrokenPipeError:
            os._exit(1)
