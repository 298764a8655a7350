"""Names that break programs: of files, of folders in an archive, of the home itself; and links that lead elsewhere."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from flows.model.run import Summary

ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct 11 (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted {number} dead. The council said it would count again on Thursday, when the roads are open.
"""
NAMES = {
    "quotes": b'it\'s "quoted" `now` $(id).txt',
    "a newline": b"two\nlines\r.txt",
    "escapes": b"\x1b[2J\x07bell.txt",
    "markup": b"<script>alert(1)<script>.txt",
    "no UTF-8": b"caf\xe9 \xff.txt",
    "a pattern": b"*[a-z]?{b}.txt",
    "an option": b"--dry-run.txt",
    "a statement": b"'); drop table core.event; --.txt",
    "a member": b"outer.zip!inner.txt",
    "right to left": "\u202etxt.exe".encode(),
    "long": b"n" * 251 + b".txt",
    "spaces": b"   .txt",
    "percent": b"%2e%2e%2fup.txt",
    "an address": b"s3:bucket.txt",
}


@pytest.fixture(scope="module")
def house(house_at, tmp_path_factory):
    return house_at(tmp_path_factory.mktemp("house") / "home")


@pytest.fixture(scope="module")
def outside(tmp_path_factory) -> Path:
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text(ARTICLE.format(number="secret"), encoding="utf-8")
    return secret


@pytest.fixture(scope="module")
def summary(house, outside) -> Summary:
    """Everything lies in the inbox."""
    inbox = house.settings.inbox
    inbox.mkdir(parents=True)
    for number, name in enumerate(NAMES.values()):
        Path(os.fsdecode(bytes(inbox) + b"/" + name)).write_text(ARTICLE.format(number=number), encoding="utf-8")
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "folder").symlink_to(outside.parent)
    (inbox / "nowhere.txt").symlink_to(inbox / "gone")
    (inbox / "round").symlink_to(inbox)
    os.mkfifo(inbox / "pipe.txt")
    with zipfile.ZipFile(inbox / "members.zip", "w") as archive:
        for name in ("../../up.txt", "/etc/cron.d/job", "a\\..\\b.txt", "new\nline\x1b[2J.txt", "é'\".txt"):
            archive.writestr(name, ARTICLE.format(number=name))
    return house.ingest()


def _line(summary: Summary, part: str):
    (line,) = [line for line in summary.files if part in line.path]
    return line


def test_every_file_loads_whatever_its_name(summary, house):
    loaded = [line for line in summary.files if line.state == "loaded"]
    assert len(loaded) == len(NAMES) + 5
    assert all(line.ledger.inserted == 1 for line in loaded)
    assert house.ask("select count(*) from core.document") == [(len(NAMES) + 5,)]
    assert house.findings() == []


def test_every_name_is_one_line_of_text_that_can_be_told_from_the_others(summary, house):
    paths = [path for (path,) in house.ask("select path from ops.source_file")]
    assert len(set(paths)) == len(paths)
    assert all(path.isprintable() for path in paths)
    assert any("caf\\udce9" in path or "caf\\xe9" in path for path in paths)


def test_no_link_is_followed_out_of_the_inbox(summary, house):
    for name in ("link.txt", "folder", "nowhere.txt", "round", "pipe.txt"):
        line = _line(summary, f"/{name}")
        assert line.state == "unreadable"
        assert line.message.startswith("It is a ")
    assert "outside the folder" in _line(summary, "/link.txt").message
    assert house.ask("select count(*) from core.document where text like '%secret dead%'") == [(0,)]
    assert not any("secret" in path.read_text(encoding="utf-8") for path in house.settings.archive.rglob("*") if path.is_file())


def test_no_member_of_an_archive_names_a_place(summary, house):
    home = house.settings.home
    assert {path.name for path in home.iterdir()} == {"inbox", "archive", "build", "docs", "dateline.duckdb"}
    assert all(len(path.name) == 64 for path in house.settings.archive.glob("*/*"))
    assert not Path("/etc/cron.d/job").exists()
    assert _line(summary, "members.zip!../../up.txt").state == "loaded"


def test_names_do_nothing_to_a_terminal_or_a_page(summary, house, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    home = str(house.settings.home)
    for tokens in (("ingest",), ("runs", "latest"), ("checks",), ("sql", "select path from ops.source_file"), ("status",)):
        said = cli("--home", home, *tokens)
        assert said.code == 0
        assert not {"\x1b", "\x07", "\r", "\u202e"} & set(said.out + said.err)
        assert "Traceback" not in said.err
    assert summary.checks_page is not None
    assert "<script>alert" not in summary.checks_page.read_text(encoding="utf-8")


def test_such_a_file_named_by_its_own_path_is_taken(cli, monkeypatch, tmp_path, ged_row, csv_text):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    paths = [tmp_path / os.fsdecode(NAMES[name]) for name in ("quotes", "no UTF-8", "a newline", "a pattern", "a statement")]
    for number, path in enumerate(paths):
        path.write_text(ARTICLE.format(number=number), encoding="utf-8")
    said = cli("ingest", *map(str, paths))
    assert said.code == 0, said.err
    assert said.out.count("inserted 1 ") == len(paths)


@pytest.mark.parametrize("name", ["it's [a] *home {x}", "year=2017", "new\nline", "percent%20 #1;"])
def test_a_home_may_have_such_a_name(name, house_at, tmp_path, ged_row, csv_text):
    house = house_at(tmp_path / name)
    path = tmp_path / "ged.csv"
    path.write_text(csv_text([ged_row(id=1), ged_row(id=2, best="six")]), encoding="utf-8")
    (line,) = house.ingest(path).files
    assert (line.state, line.ledger.inserted, line.ledger.quarantined) == ("loaded", 1, 1)
    house.ingest(path)
    assert house.findings() == []


def test_a_home_that_duckdb_cannot_open_is_refused_in_words(cli, monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    said = cli("--home", str(tmp_path / "why?"), "ingest")
    assert said.code == 2
    assert "question mark" in said.err
    assert "--home" in said.err
