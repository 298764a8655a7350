"""flows/cli/README.md names every command, option and setting, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclopts import App

from flows.cli.app import app
from flows.cli.help import COMMANDS
from flows.settings import Settings

README = (Path(__file__).parents[2] / "flows" / "cli" / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `dateline ([a-z ]+?)(?: [A-Z\[][^\n]*)?`\n(.*?)(?=^#|\Z)", README, re.MULTILINE | re.DOTALL))
EVERYWHERE = README.partition("## Everywhere")[2].partition("\n## ")[0]
FORMS = {"--json", "--csv", "--nl"}


def _commands(parent: App, path: tuple[str, ...] = ()) -> Iterator[tuple[str, App]]:
    for name in parent:
        if name.startswith("-"):
            continue
        command = parent[name]
        if command.default_command:
            yield " ".join((*path, name)), command
        yield from _commands(command, (*path, name))


ALL = dict(_commands(app))


def _options(command: App) -> set[str]:
    shown = (
        argument for argument in command.assemble_argument_collection(default_parameter=app.default_parameter) if argument.show
    )
    return {name for argument in shown for name in argument.names if name.startswith("--")}


def test_there_is_a_section_for_every_command_and_no_other():
    assert len(ALL) > 15
    assert set(SECTIONS) == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_in_the_section_of_its_command(name):
    options = _options(ALL[name])
    if options >= FORMS:
        options -= FORMS  # those of every list, explained once
        assert all(form in EVERYWHERE for form in FORMS)
    written = set(re.findall(r"--[a-z-]+", SECTIONS[name]))
    assert options - written == set()
    assert written - options - FORMS == set()


def test_every_option_everywhere_is_explained():
    options = _options(app.meta)
    assert {"--home", "--debug"} <= options
    assert all(f"`{option}" in EVERYWHERE for option in options)


def test_every_setting_is_in_the_table_with_its_default():
    rows = dict(re.findall(r"^\| `(DATELINE_\w+)` \| `([^`]*)` \|", README, re.MULTILINE))
    assert rows == {f"DATELINE_{name.upper()}": str(field.default) for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("name", ALL)
def test_help_has_a_first_line_that_is_a_sentence_and_an_example(name):
    words = COMMANDS.get(name) or ALL[name].help
    first = words.strip().splitlines()[0]
    assert first.endswith(".")
    assert len(first) <= 100
    assert f"Example: dateline {name}" in words or f"Example: dateline --home /tmp/try {name}" in words


@pytest.mark.parametrize("name", ALL)
def test_every_option_and_argument_says_what_it_is(name):
    assert [
        argument.name for argument in ALL[name].assemble_argument_collection() if argument.show and not argument.parameter.help
    ] == []


@pytest.mark.parametrize("name", ALL)
def test_examples_are_command_lines_that_can_be_typed(name):
    import shlex

    for line in re.findall(r"^\s*Example: dateline (.*)$", COMMANDS.get(name) or ALL[name].help, re.MULTILINE):
        typed = shlex.split(re.split(r" [<>] ", line)[0].replace("--home /tmp/try ", ""))
        tokens = [*(each for each in typed if each != "-"), *(["--", "-"] if "-" in typed else [])]
        _, bound, _ = app.parse_args(tokens, exit_on_error=False, print_error=False, end_of_options_delimiter="--")
        assert bound is not None
