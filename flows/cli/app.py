"""The commands by name. Each is imported when it is called, so that `dateline --help` costs next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Group, Parameter

from flows.cli.failures import reported
from flows.cli.help import COMMANDS, DATELINE, EVERYWHERE, EXIT_CODES, OPTIONS

_GROUPS = {
    Group("Load", sort_key=1): ("demo", "fetch", "ingest", "rebuild", "serve"),
    Group("What happened", sort_key=2): ("status", "runs", "checks", "quarantine"),
    Group("Ask", sort_key=3): ("read", "tables", "sql", "query", "export", "actors", "origins"),
    Group("Keep", sort_key=4): ("snapshots", "migrate", "doctor"),
}
_OF_SEVERAL = ("actors", "fetch", "origins", "quarantine", "snapshots")
"""Commands that have commands of their own: their modules hold an App."""


def _flowing(text: str) -> str:
    """Paragraphs without their line breaks: the terminal is as wide as it is."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


app = App(
    name="dateline",
    help=_flowing(DATELINE),
    help_epilogue=EXIT_CODES,
    help_format="plaintext",
    version=_version,
    # An option is there or it is not: no --no-json beside --json.
    default_parameter=Parameter(negative="", show_default=lambda value: value if value not in (False, ()) else None),
    result_action="return_value",
    suppress_keyboard_interrupt=False,  # failures.py has words for it
)
app["--help"].group = app["--version"].group = EVERYWHERE
app.group_parameters = app.meta.group_parameters = OPTIONS
# A `--` is for the command: the meta app only takes its own options out of the line.
app.meta.end_of_options_delimiter = ""
app.meta.suppress_keyboard_interrupt = False

for _group, _names in _GROUPS.items():
    for _order, _name in enumerate(_names):
        _where = f"flows.cli.{_name}:{'app' if _name in _OF_SEVERAL else _name}"
        app.command(_where, name=_name, help=_flowing(COMMANDS[_name]), group=_group, sort_key=_order)


@app.meta.default
def _launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    home: Annotated[
        Path | None,
        Parameter(
            group=EVERYWHERE, env_var="DATELINE_HOME", help="Folder of inbox, archive and warehouse; ./data if not given."
        ),
    ] = None,
    debug: Annotated[
        bool, Parameter(group=EVERYWHERE, env_var="DATELINE_DEBUG", help="Show where in the code an error arose.")
    ] = False,
) -> int:
    command, bound, needed = app.parse_args(tokens, end_of_options_delimiter="--")
    given: dict[str, Any] = {"settings": _settings(home)} if "settings" in needed else {}
    return command(*bound.args, **bound.kwargs, **given) or 0


def _settings(home: Path | None) -> Any:
    from flows.cli.configured import settings

    return settings(home)


def run(tokens: list[str]) -> int:
    """Do what the command line says and give the exit code.

    Raises:
        SystemExit: with 2, where the command line itself is wrong.
    """
    return reported(lambda: app.meta(_hyphen_last(tokens)), debug="--debug" in tokens)


def _hyphen_last(tokens: list[str]) -> list[str]:
    """`sql - --csv` as `sql --csv -- -`: to cyclopts a lone hyphen is an option, unless all options are said to be over."""
    if "sql" not in tokens or "-" not in tokens or "--" in tokens:
        return tokens
    return [*(each for each in tokens if each != "-"), "--", "-"]
