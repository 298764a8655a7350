"""`dateline demo`: the samples, from files to answers."""

from __future__ import annotations

from flows.cli.configured import Configured, command_for, for_run
from flows.cli.ingest import NoPrefect
from flows.cli.launched import launched
from flows.cli.output import TABLE
from flows.cli.query import answer, chosen, cookbook
from flows.model.run import RunOptions
from flows.samples import samples_path
from flows.settings import Settings

QUESTIONS = {
    "33_who_printed_it": ("at_most=5",),
    "01_deaths_by_month": (),
    "04_single_source": (),
    "08_revised_figures": (),
}
"""What the samples have an answer to, and what is asked of it otherwise than by default."""

_EXPLAINED = """
What you saw
  The samples are an invented week of reporting, dirty on purpose. Every record that was read is
  accounted for: inserted, or changed since an earlier release, unchanged, repeated, or set aside.
  Quarantine holds what breaks a rule that must hold, such as an event that ends before it begins.
  Nothing of it is lost: each record is kept with its file, line, text and every reason, and can be
  mended and replayed. Warnings are for what is odd and still possible, such as a best estimate
  above the highest: the record is loaded, and the warning stays on record.
  The event file came in two releases. The second one corrects two events and withdraws one; the
  warehouse keeps what both said, and the last question below asks for the difference.
  The articles tell of one air strike, and not all of them independently: the first question shows
  that three outlets print one report. Where nothing says who printed an article, nobody is named:
  an agency in a dateline wrote the report, whoever printed it."""


def demo(*, no_prefect: NoPrefect = False, settings: Configured) -> int:
    code = launched(
        for_run(settings, wait=None, no_prefect=no_prefect), RunOptions(inputs=(str(samples_path()),)), as_json=False
    )
    print(_EXPLAINED)
    _ask(settings)
    print(
        f"\nThe warehouse is {settings.warehouse}: open it read-only with any DuckDB client, or go on with\n"
        f'  {command_for(settings.home)} status, tables, query, quarantine list, or sql "select …"'
    )
    return code


def _ask(settings: Settings) -> None:
    book = cookbook()
    for name, given in QUESTIONS.items():
        question = book[name]
        command = " ".join([name, *(f"--param {pair}" for pair in given)])
        print(f"\nQuestion: {question.title} (dateline query {command})\n")
        answer(question, chosen(question, given), settings, TABLE)
