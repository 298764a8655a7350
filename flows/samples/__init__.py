"""The shipped samples: an invented week of reporting, dirty on purpose. README.md beside this file says what is odd and why."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def samples_path() -> Path:
    """The folder that `dateline demo` ingests. Nothing in it is not a sample."""
    return Path(str(files(__name__).joinpath("inbox")))
