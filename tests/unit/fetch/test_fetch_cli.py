"""`dateline fetch` beside the other commands: what it prints, what it imports, and that ingest takes what it brought."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import threading
import time

import pytest

CANDIDATE = "/downloads/candidateged/GEDEvent_v26_0_9.csv"


@pytest.fixture(autouse=True)
def _settings(site, waits, monkeypatch):
    monkeypatch.setenv("DATELINE_UCDP_URL", f"{site.url}/downloads")
    monkeypatch.setenv("DATELINE_GDELT_URL", site.url)


def test_what_was_fetched_is_what_the_next_ingest_loads(site, cli, house, ged_row, csv_text):
    site.files[CANDIDATE] = csv_text([ged_row(id=number, year=2026, date_start="2026-09-03", date_end="2026-09-03")
                                      for number in (1, 2)]).encode()  # fmt: skip
    assert cli("fetch", "ucdp", "--candidate", "26.0.9").code == 0
    (file,) = house.ingest().files
    assert (file.state, file.source, file.ledger and file.ledger.inserted) == ("loaded", "ucdp_ged", 2)
    assert house.ask("select release_label from ops.source_file") == [("26.0.9",)]


def test_pages_of_an_api_are_loaded_and_none_takes_out_what_another_has(site, cli, house, ged_row, monkeypatch):
    def page(request):
        number = int(request.query.get("page", 0))
        following = f"https://ucdpapi.pcr.uu.se/?page={number + 1}" if number < 2 else ""
        rows = [ged_row(id=500_000 + 2 * number + n) for n in (0, 1)]
        body = {"TotalCount": 6, "TotalPages": 3, "PreviousPageUrl": "", "NextPageUrl": following, "Result": rows}
        return site.reply(json.dumps(body).encode())

    site.apis["/api/gedevents/25.1"] = page
    monkeypatch.setenv("DATELINE_UCDP_API_URL", f"{site.url}/api")
    monkeypatch.setenv("DATELINE_UCDP_TOKEN", "let-me-in")
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0
    house.ingest()
    assert house.ask("select count(*), count(deleted_in_file_id) from core.record") == [(6, 0)]
    assert house.ask("select distinct release_label from ops.source_file") == [("25.1",)]


def test_a_command_that_was_killed_is_harmless_and_the_next_goes_on(site, cli, place, in_inbox):
    site.files[CANDIDATE] = b"id,year\n" + b"1,2026\n" * 100_000
    killed = threading.Event()
    site.fault(CANDIDATE, site.change(cut=300_000, until=killed))
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(place.inbox.parent)]
    running = subprocess.Popen([*command, "fetch", "ucdp", "--candidate", "26.0.9"], stderr=subprocess.DEVNULL)
    part = place.unfinished("ucdp/GEDEvent_v26_0_9.csv.part")
    while running.poll() is None and not (part.exists() and part.stat().st_size == 300_000):
        time.sleep(0.02)
    running.kill()
    assert running.wait() == -9
    killed.set()
    assert in_inbox() == []
    assert cli("fetch", "ucdp", "--candidate", "26.0.9").code == 0
    assert place.target(in_inbox()[0]).read_bytes() == site.files[CANDIDATE]
    assert site.requests[-1].headers["range"] == "bytes=300000-"


@pytest.mark.parametrize("form", ["--json", "--csv", "--nl"])
def test_programs_get_one_row_for_each_file(site, cli, form):
    site.files[CANDIDATE] = b"id\n"
    said = cli("fetch", "ucdp", "--candidate", "26.0.9", form)
    rows = {
        "--json": json.loads,
        "--csv": lambda text: list(csv.DictReader(io.StringIO(text))),
        "--nl": lambda text: [json.loads(line) for line in text.splitlines()],
    }[form](said.out)
    assert [{**row, "bytes": int(row["bytes"])} for row in rows] == [
        {"file": "ucdp/GEDEvent_v26_0_9.csv", "state": "fetched", "bytes": 3, "detail": ""}
    ]


def test_what_came_before_an_error_is_still_told(site, cli):
    site.files[CANDIDATE] = b"id\n"
    said = cli("fetch", "ucdp", "--candidate", "26.0.9", "--actors", "26.1", "--json")
    assert said.code == 1
    assert [row["state"] for row in json.loads(said.out)] == ["fetched"]
    assert "Error: UCDP has no such file." in said.err


def test_long_lists_are_cut_and_the_count_is_not(site, cli):
    site.files["/gdeltv2/masterfilelist.txt"] = b"1 " + b"0" * 32 + b" http://x/20150219120000.export.CSV.zip\n"
    site.files["/gdeltv2/20150219120000.export.CSV.zip"] = b"x"
    said = cli("fetch", "gdelt", "--since", "2015-02-19")
    assert said.code == 1  # what it lists is not the MD5 of it
    assert "Missing at the publisher's: 97\n" in said.out
    assert "… and 77 more" in said.out
    assert len(said.out.splitlines()) < 30
    assert "Next:" not in said.out


def test_waiting_is_told(site, cli):
    site.files[CANDIDATE] = b"id\n"
    site.fault(CANDIDATE, site.status(429, Retry_After="7"))
    assert "429 Too Many Requests. Trying again in 7 s." in cli("fetch", "ucdp", "--candidate", "26.0.9").err


def test_names_from_a_publisher_do_nothing_to_the_terminal(site, cli):
    site.fault(CANDIDATE, lambda _: site.reply(status=302, Location="/x\x1b[2J"))
    said = cli("fetch", "ucdp", "--candidate", "26.0.9")
    assert said.code == 1
    assert "\x1b" not in said.out + said.err


def test_fetching_imports_neither_prefect_nor_great_expectations(site, tmp_path):
    program = (
        "import sys; from flows.cli.app import run\n"
        "code = run(sys.argv[1:])\n"
        "sys.exit(code or ' '.join({'prefect', 'great_expectations', 'polars', 'duckdb'} & set(sys.modules)) or 0)"
    )
    site.files[CANDIDATE] = b"id\n"
    done = subprocess.run(
        [sys.executable, "-c", program, "--home", str(tmp_path / "home"), "fetch", "ucdp", "--candidate", "26.0.9"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
