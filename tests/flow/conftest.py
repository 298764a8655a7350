"""The one place with a Prefect harness: a migrated database copied, not migrated again, and an API of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.prefect_settings import environment

# Prefect reads these when it is first imported, which the test modules of this folder do.
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="dateline-prefect-")
os.environ.pop("PREFECT_API_URL", None)
os.environ.update(environment(quiet_console=True))


@pytest.fixture(scope="session")
def migrated_database(pytestconfig: pytest.Config) -> Path:
    """Prefect's database, migrated and empty. Kept from session to session in pytest's cache: the migrations take 10 s."""
    from prefect import __version__

    assert pytestconfig.cache is not None
    path = pytestconfig.cache.mkdir(f"prefect-{__version__}") / "prefect.db"
    if not path.exists():
        with tempfile.TemporaryDirectory() as home:
            upgrade = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
            subprocess.run(upgrade, env={**os.environ, "PREFECT_HOME": home}, check=True, capture_output=True)
            shutil.move(Path(home) / "prefect.db", path)
    return path


@pytest.fixture
def fresh_prefect_home(migrated_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PREFECT_HOME for processes that the test starts, with nothing in it but the migrated database."""
    home = tmp_path / "prefect"
    home.mkdir()
    shutil.copyfile(migrated_database, home / "prefect.db")
    monkeypatch.setenv("PREFECT_HOME", str(home))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return home


@pytest.fixture(scope="session")
def api(migrated_database: Path) -> Iterator[str]:
    """The URL of one API for all flows that run inside the tests' own process."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    from flows.api import prefect_api
    from flows.launch import hand_over

    shutil.copyfile(migrated_database, Path(os.environ["PREFECT_HOME"]) / "prefect.db")
    with prefect_api(local="http://127.0.0.1:9/api") as api:
        assert api.answers(), api.last_words()
        with temporary_settings({PREFECT_API_URL: api.url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            yield api.url
            hand_over()
