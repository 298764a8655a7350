"""The stages of a run in order, without Prefect: begin, receive, read, arrange, check, load, publish.

Each stage is a plain function of the settings and the run's id; what one leaves for the next lies in the run's folder, so
that a stage can be a task of its own and no frame crosses a border. `hold` must be held around them all.
"""

from __future__ import annotations

from flows.pipeline.arrange import arrange
from flows.pipeline.check import check
from flows.pipeline.load import load
from flows.pipeline.publish import fail, publish
from flows.pipeline.read import batch_of, read
from flows.pipeline.receive import receive
from flows.pipeline.rederive import rederive
from flows.pipeline.replay import take_from_quarantine
from flows.pipeline.run import begin, hold, options_of
from flows.pipeline.spread import reading_by, reading_in_processes

__all__ = [
    "arrange", "batch_of", "begin", "check", "fail", "hold", "load", "options_of", "publish", "read", "reading_by",
    "reading_in_processes", "receive", "rederive",
    "take_from_quarantine",
]  # fmt: skip
