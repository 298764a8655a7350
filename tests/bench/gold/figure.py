"""A figure of how well texts are read, and what the scorers of the sets are given."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Figure:
    """`baseline` is what a few lines of regular expressions score by the set's own README, `reach` what we want to."""

    split: str
    measure: str
    baseline: float
    value: float
    reach: float


def scorer(path: Path) -> ModuleType:
    """The scorer of a set, a script that lies beside it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str, published_on: date | None = None) -> Reading:
    """The text as an English article's body."""
    return read_text(text, split_sentences(text, "en"), published_on, "en")
