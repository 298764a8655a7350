"""What `--help` says of each command.

It stands here and not in the docstrings so that listing the commands imports none of them: first line for the list, the rest
for `dateline COMMAND --help`. Each has an example.
"""

from __future__ import annotations

from cyclopts import Group
from cyclopts.validators import mutually_exclusive

OPTIONS = Group("Options", sort_key=7)
OUTPUT = Group("Output", sort_key=8, validator=mutually_exclusive)
EVERYWHERE = Group("Everywhere", sort_key=9)

DATELINE = """Conflict reporting in one validated DuckDB warehouse.

News articles and event datasets go in as files; what comes out are tables in which every figure knows its file and line.
New here? Type `dateline demo`. With files of your own: `dateline ingest FILE`, then `dateline status`.
"""

EXIT_CODES = "Exit codes: 0 done, 1 failed, 2 usage, 3 stopped by a check, 4 another run holds the warehouse."

COMMANDS = {
    "demo": """Load the shipped samples, and show what comes out of them.

An invented week of reporting, dirty on purpose. It goes into `--home` like any other files; loading it twice changes nothing.

Example: dateline --home /tmp/try demo
""",
    "fetch": """Get releases from UCDP, GDELT or ACLED into the inbox, for the next ingest.

What is in the inbox already is not fetched again, and what was interrupted goes on where it stopped.

Example: dateline fetch ucdp 25.1

Example: dateline fetch gdelt --since 2017-10-17 --until 2017-10-17
""",
    "ingest": """Load files, folders, globs or URLs; without any, what lies in the inbox.

Files are recognised by their content, whatever their name. Every record ends as inserted, updated, unchanged, duplicate or
quarantined; the summary shows how many. Files that were loaded before are skipped.

Example: dateline ingest reports/ ged_syria.csv

Example: dateline ingest --dry-run ged_syria.csv
""",
    "rebuild": """Derive the tables anew from the archived files, by today's rules.

For after an upgrade, or after a suite of expectations was edited. The files need not be at hand: the archive has them.

Example: dateline rebuild --source ucdp_ged --from 2017-06-01 --to 2017-10-31
""",
    "serve": """Watch the inbox and run the scheduled flows, until Ctrl-C.

Example: dateline serve
""",
    "status": """Show the warehouse, its sources, open quarantine, and what waits in the inbox.

Example: dateline status
""",
    "runs": """List the runs, latest first; or show what one did with each file.

RUN is a run_id, its beginning, or `latest`.

Example: dateline runs latest
""",
    "checks": """Show which expectations failed in a run, and what that cost.

A failed rule of severity critical sets the row aside, or refuses the whole file; a warning is recorded and the row is loaded.

Example: dateline checks latest --all
""",
    "quarantine": """Records that were set aside: list, look at, mend and replay, or dismiss them.

Nothing that was rejected is lost: each record is kept with its file, line, text and every reason.

Example: dateline quarantine list --code date_order
""",
    "read": """Show one article as people read it, with what is read out of it; loads nothing.

Each row is a stretch of the text and what it is taken for: who claims what, how many, where, when. On a terminal the
stretches are underlined; `--html` writes a page with the rows beside the text.

Example: dateline read report.txt

Example: dateline read articles.csv --article 12 --html article.html
""",
    "tables": """List the tables and views, or the columns of one, with what they mean.

The dictionary is read from the warehouse itself.

Example: dateline tables core.event
""",
    "sql": """Answer a query in SQL. Nothing can be changed by it.

One statement that reads. It sees the published warehouse and nothing else: no files, no network. Values are printed as they
are, so a cell that begins with = is a formula to a spreadsheet that opens the CSV.

Example: dateline sql "select country_iso3, sum(fatalities_best) as deaths from core.event group by all"

Example: dateline sql - --csv < question.sql > answer.csv
""",
    "query": """Answer a question of the cookbook; without a name, list the questions.

NAME is the file's name in sql/queries, or its number.

Example: dateline query 01 --param governorate=Raqqah --param first_day=2017-06-01
""",
    "export": """Write a table or view to a .csv, .parquet or .jsonl file.

The file appears whole or not at all; one of that name is replaced. What the publishers ask to be cited as goes into the
metadata of a Parquet file, and into FILE.attribution.txt beside any other. Rows of a dataset that may not be passed on are
exported only if it is named with --include. Values are written as they are: a cell that begins with = is a formula to a
spreadsheet.

Example: dateline export mart.event_ledger --to events.parquet
""",
    "actors": """List who is who over all datasets; or judge which name is whose.

The same armed group under its names in each dataset is one actor. WORDS is a part of a name, or an actor_id.

Example: dateline actors "islamic state"

Example: dateline actors داعش --json
""",
    "origins": """List articles that were taken from others; or judge which was taken from which.

Copies, excerpts, updates and rewrites have one origin, however many outlets print them. mart.document_origins has the passages.

Example: dateline origins "Harbour Gazette"
""",
    "snapshots": """Earlier states of the warehouse: list them, or publish one again.

Example: dateline snapshots restore 20171019T081500Z-3f9a1c
""",
    "migrate": """Bring the warehouse to the schema of this version, making it if there is none.

Every run does so by itself; this is for reading a warehouse that an earlier version made.

Example: dateline migrate
""",
    "doctor": """Check the installation and the data folder, and say what to do about what is amiss.

Example: dateline doctor
""",
}
