"""ingest.py HOME PATH…: all stages of an ingest, without Prefect. Prints what its summary says as JSON."""

import json
import sys
import time
from pathlib import Path

from flows import pipeline
from flows.model.run import RunOptions
from flows.settings import Settings
from flows.stages import run_stages

settings = Settings(home=Path(sys.argv[1]))
began = time.perf_counter()
steps = []
with pipeline.hold(settings):
    summary = run_stages(
        settings, RunOptions(inputs=tuple(sys.argv[2:])), on_step=lambda step: steps.append(time.perf_counter())
    )
ledgers = [file.ledger for file in summary.files if file.ledger]
told = {
    "state": summary.state,
    "rows": sum(ledger.read for ledger in ledgers),
    "quarantined": sum(ledger.quarantined for ledger in ledgers),
    "skipped": sum(file.state == "skipped" for file in summary.files),
    # The summary is written in the midst of publishing, and knows neither of that nor of what was before the first stage.
    "seconds": {"begin": steps[0] - began, **summary.seconds, "publish": steps[-1] - steps[-2]},
    "modules": list(sys.modules),
}
print(json.dumps(told))
