"""How a command ends when it cannot do what it was asked to."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from flows.cli.printable import printable
from flows.errors import DatelineError

_INTERRUPTED = 130  # 128 + SIGINT
_PIPE_CLOSED = 141  # 128 + SIGPIPE


def reported(command: Callable[[], int], *, debug: bool) -> int:
    """The exit code of `command`; what went wrong is told on standard error, without a traceback unless `debug`."""
    debug = debug or os.environ.get("DATELINE_DEBUG", "").lower() in {"1", "true", "yes"}
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that is not UTF-8 gets escapes for what it cannot show, instead of an error.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = command()
        sys.stdout.flush()
        return code
    except DatelineError as error:
        _tell(error, debug=debug)
        return error.exit_code
    except KeyboardInterrupt:
        print("\nInterrupted. The published warehouse is whole; what was not published is not in it.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough. Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except Exception as error:
        _tell_defect(error, debug=debug)
        return 1


def _tell(error: DatelineError, *, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    print(printable(f"Error: {error}", keep="\n"), file=sys.stderr)


def _tell_defect(error: Exception, *, debug: bool) -> None:
    if debug:
        traceback.print_exc()
        return
    print(printable(f"Error: {type(error).__name__}: {error}"), file=sys.stderr)
    print(
        "This is a defect of Dateline, not of your files. The published warehouse is as it was.\n"
        "Next: run the same with --debug, and report what it prints together with `dateline doctor`.",
        file=sys.stderr,
    )
