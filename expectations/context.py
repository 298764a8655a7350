"""Great Expectations' data context as Dateline uses it: in memory, and silent."""

from __future__ import annotations

import logging
from pathlib import Path

import great_expectations as gx
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults, ProgressBarsConfig

# What Great Expectations logs is said in its results, and has no place in a run's output.
logging.getLogger("great_expectations").addHandler(logging.NullHandler())
logging.getLogger("great_expectations").propagate = False


def silent_context(docs: Path | None = None) -> EphemeralDataContext:
    """A context that keeps everything in memory, shows nothing and sends nothing; `docs` is where it may build Data Docs."""
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
        data_docs_sites={} if docs is None else {"site": site(docs)},
    )
    return gx.get_context(mode="ephemeral", project_config=config)


def site(folder: Path) -> dict[str, object]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.absolute())},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }
