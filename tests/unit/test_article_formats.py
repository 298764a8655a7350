"""Files of every format of articles in one run: what was read is accounted for, what is not read is told."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.model.run import RunState, Summary

SAID = tuple(f"Six people were killed on Tuesday in ward {n} of Marab, a doctor told the agency." for n in range(6))
MAIL = "From: N. Haddow <n@levantwire.example>\nSubject: Six killed\nDate: Wed, 18 Oct 2017 08:00:00 +0200\n\n"

Ingest = Callable[..., Summary]
Ask = Callable[..., list[tuple[Any, ...]]]


def page(title: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><p>{'</p><p>'.join(SAID)}</p></article></html>"
    )


def record(body: str, kind: str = "response") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://levantwire.example/{len(block)}\r\n"
        f"WARC-Date: 2017-10-20T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_every_record_of_every_format_is_accounted_for(ingest: Ingest, ask: Ask, tmp_path: Path) -> None:
    archive = record("GET /", "request") + record(page("In an archive")) + record("<ul><li>Home<li>World</ul>")
    cut = gzip.compress(record(page("Before the cut"))) + gzip.compress(record(page("In the cut")))[:-40]
    items = "".join(f"<item><title>Item {n}</title><description>{' '.join(SAID)} {n}</description></item>" for n in (1, 2))
    files = {
        "page": page("A page"),
        "menu": "<html><body><ul><li><a href='/'>Home</a></ul></body></html>",
        "archive": archive,
        "cut": cut,
        "zip": zipped("inner", gzip.compress(record(page("In a zip")))),
        "feed": f"<rss version='2.0'><channel>{items}<item><title>No text</title></item></channel></rss>",
        "mail": MAIL + "\n\n".join(SAID),
        "scan": b"%PDF-1.4\n1 0 obj\n",
    }
    summary = ingest(write(tmp_path / "files", files))
    found = {Path(line.path).name: line for line in summary.files}
    ledgers = {name: line.ledger for name, line in found.items() if line.ledger}
    assert summary.state is RunState.DONE_WITH_QUARANTINE
    assert {name: (one.read, one.inserted, one.quarantined) for name, one in ledgers.items()} == {
        "page": (1, 1, 0), "menu": (1, 0, 1), "archive": (2, 1, 1), "cut": (2, 1, 1), "zip!inner": (1, 1, 0), "feed": (3, 2, 1),
        "mail": (1, 1, 0),
    }  # fmt: skip
    assert found["scan"].state == "unreadable"
    assert "damaged" in str(found["scan"].message)
    assert [note for note in summary.notes if "not read" in note] == [f"{found['archive'].path}: not read: 1 × request."]
    assert ask("select code, line_no from ops.quarantine order by all") == [
        ("no_article", 1), ("no_article", 3), ("no_text", 3), ("truncated", 2),
    ]  # fmt: skip
    titles = {title for (title,) in ask("select title from core.document")}
    assert titles == {"A page", "In an archive", "Before the cut", "In a zip", "Item 1", "Item 2", "Six killed"}


def test_a_run_of_files_that_cannot_be_read_ends_in_words(ingest: Ingest, ask: Ask, tmp_path: Path) -> None:
    summary = ingest(
        write(tmp_path / "files", {"one": b"%PDF-1.4\n", "two": b"%PDF-1.7\nx", "empty": "<rss><channel></channel></rss>"})
    )
    assert {str(line.state) for line in summary.files} == {"unreadable"}
    assert all(line.message for line in summary.files)
    assert ask("select count(*) from core.document") == [(0,)]


def test_a_second_run_changes_nothing(ingest: Ingest, ask: Ask, tmp_path: Path) -> None:
    folder = write(tmp_path / "files", {"page": page("A page"), "archive": record(page("In an archive"))})
    ingest(folder)
    documents = ask("select * from core.document order by document_id")
    (folder / "packed").write_bytes(gzip.compress(record(page("In an archive"))))
    assert {str(line.state) for line in ingest(folder).files} == {"skipped"}
    assert ask("select * from core.document order by document_id") == documents
