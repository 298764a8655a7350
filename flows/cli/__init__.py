"""The `dateline` command. Every command is in README.md beside this file."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from flows.cli.app import run

    sys.exit(run(sys.argv[1:]))
