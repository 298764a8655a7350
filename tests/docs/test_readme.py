"""The README's commands, run as a new user types them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.samples import samples_path

README = Path(__file__).parents[2] / "README.md"
COMMANDS = re.findall(r"^uv run dateline (.*?)(?:\s+#.*)?$", README.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the user stands, with the files that the README speaks of."""
    folder = tmp_path_factory.mktemp("new-user")
    shutil.copytree(samples_path() / "articles", folder / "reports")
    shutil.copy(samples_path() / "ucdp" / "ucdp_ged_sample.csv", folder / "ged_syria.csv")
    return folder


def test_the_readme_shows_commands():
    assert [command.split()[0] for command in COMMANDS[:2]] == ["demo", "ingest"]


@pytest.mark.parametrize("command", COMMANDS)  # in the README's order: each finds what the ones before it left
def test_a_command_of_the_readme_runs(command, folder):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PYTHONDONT"))}
    ran = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", *shlex.split(command)],
        cwd=folder,
        env={**environment, "DATELINE_PREFECT": "false"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
    assert (folder / "data" / "dateline.duckdb").exists()


def test_every_link_of_the_readme_leads_somewhere():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert (README.parent / target).exists(), target
