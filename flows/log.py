"""The one logger of Dateline. Prefect ships its records to the UI when a flow runs; see flows/README.md."""

from __future__ import annotations

import logging

log = logging.getLogger("dateline")
log.setLevel(logging.INFO)
log.addHandler(logging.NullHandler())
