"""Archives: told by content, taken within bounds, refused in clear words."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from flows.model.batch import Received
from flows.model.files import FileState
from flows.settings import Settings
from warehouse import unpack
from warehouse.receive import receive

ROWS = b"id,note\n1,a\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path / "home", settle_seconds=0)
    settings.inbox.mkdir(parents=True)
    return settings


def take(settings: Settings, data: bytes, name: str = "file") -> list[Received]:
    (settings.inbox / name).write_bytes(data)
    return list(receive((), settings, inbox=True))


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def contents(found: list[Received]) -> dict[str, bytes]:
    return {one.path: one.file.archived.read_bytes() for one in found if one.file}


def refusals(found: list[Received]) -> dict[str, str | None]:
    return {one.path: one.message for one in found if one.state is FileState.UNREADABLE}


def archived(settings: Settings) -> int:
    return sum(path.is_file() for path in settings.archive.rglob("*"))


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(ROWS),
        gzip.compress(ROWS[:5]) + gzip.compress(ROWS[5:]),
        zstandard.compress(ROWS),
        zstandard.compress(ROWS[:5]) + zstandard.compress(ROWS[5:]),
    ],
    # Names of their own: the bytes of a .gz hold the time, and pytest's workers must agree on the names.
    ids=["gz", "gz of two parts", "zst", "zst of two parts"],
)
def test_a_stream_is_unpacked_whatever_its_name(settings: Settings, data: bytes) -> None:
    (one,) = take(settings, data, "events.csv")
    assert one.file is not None
    assert one.file.archived.read_bytes() == ROWS
    assert one.file.file_id == hashlib.sha256(ROWS).hexdigest()
    assert one.file.container_id == hashlib.sha256(data).hexdigest()
    assert archived(settings) == 1


def test_every_member_of_a_zip_is_a_file(settings: Settings) -> None:
    members = {
        "a.csv": b"a\n",
        "sub/b.csv": b"b\n",
        "c.gz": gzip.compress(b"c\n"),
        "d.zst": zstandard.compress(b"d\n"),
        "e/": b"",
    }
    data = zipped({**members, "__MACOSX/._a.csv": b"x", ".DS_Store": b"x"})
    found = take(settings, data, "data.zip")
    root = "inbox/data.zip!"
    assert contents(found) == {
        f"{root}a.csv": b"a\n",
        f"{root}sub/b.csv": b"b\n",
        f"{root}c.gz": b"c\n",
        f"{root}d.zst": b"d\n",
    }
    assert {one.file.container_id for one in found if one.file} == {hashlib.sha256(data).hexdigest()}


def test_names_in_a_zip_lead_nowhere(settings: Settings, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if "archive" not in path.parts}
    found = take(settings, zipped({"../../evil.csv": b"1\n", "/etc/evil.csv": b"2\n", "a\nb.csv": b"3\n"}), "x.zip")
    assert set(contents(found)) == {"inbox/x.zip!../../evil.csv", "inbox/x.zip!/etc/evil.csv", "inbox/x.zip!a\\nb.csv"}
    after = {path for path in tmp_path.rglob("*") if "archive" not in path.parts}
    assert {path.name for path in after - before} == {"x.zip"}


def test_a_spreadsheet_is_no_archive(settings: Settings) -> None:
    for data in (
        zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
        zipped({"mimetype": b"x", "content.xml": b"<x/>"}),
    ):
        (one,) = take(settings, data, "book.csv")
        assert one.file is not None
        assert (one.file.encoding, one.file.size, one.file.container_id) == ("binary", len(data), None)


def test_archives_in_archives_are_refused(settings: Settings) -> None:
    inner = zipped({"a.csv": ROWS})
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as out:
        out.addfile(tarfile.TarInfo("a.csv"))
    data = zipped({"in.zip": inner, "in.gz.gz": gzip.compress(gzip.compress(ROWS)), "in.tar": tar.getvalue(), "good.csv": ROWS})
    found = take(settings, data, "x.zip")
    assert set(contents(found)) == {"inbox/x.zip!good.csv"}
    assert set(refusals(found)) == {"inbox/x.zip!in.zip", "inbox/x.zip!in.gz.gz", "inbox/x.zip!in.tar"}
    assert all("archive in an archive" in (message or "") for message in refusals(found).values())


def test_encrypted_members_and_links_are_refused_and_the_others_taken(settings: Settings) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("good.csv", ROWS)
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.csv", ROWS)
    data = bytearray(out.getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    data[data.rindex(b"PK\x03\x04") + 6] |= 1
    found = take(settings, bytes(data), "x.zip")
    assert set(contents(found)) == {"inbox/x.zip!good.csv"}
    assert "encrypted" in (refusals(found)["inbox/x.zip!locked.csv"] or "")
    assert "link" in (refusals(found)["inbox/x.zip!link.csv"] or "")


@pytest.mark.parametrize(
    "data",
    [gzip.compress(ROWS * 50)[:-12], zstandard.compress(ROWS * 50)[:-4], zipped({"a": ROWS})[:-30]],
    ids=["gz", "zst", "zip"],
)
def test_an_archive_that_is_cut_off_is_said(settings: Settings, data: bytes) -> None:
    (one,) = take(settings, data)
    assert "cut off" in (one.message or "")
    assert archived(settings) == 0


@pytest.mark.parametrize(
    "data", [b"\x1f\x8bnonsense....", b"\x28\xb5\x2f\xfdnonsense", b"PK\x03\x04nonsense"], ids=["gz", "zst", "zip"]
)
def test_nonsense_with_a_known_beginning_is_refused(settings: Settings, data: bytes) -> None:
    (one,) = take(settings, data)
    assert one.state is FileState.UNREADABLE
    assert archived(settings) == 0


def test_a_damaged_member_costs_itself(settings: Settings) -> None:
    data = bytearray(zipped({"bad.csv": ROWS, "good.csv": b"id\n"}, zipfile.ZIP_STORED))
    data[data.index(ROWS) + 3] ^= 0xFF
    found = take(settings, bytes(data), "x.zip")
    assert set(contents(found)) == {"inbox/x.zip!good.csv"}
    assert "damaged" in (refusals(found)["inbox/x.zip!bad.csv"] or "")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda data: zipped({"small.csv": b"x", "a.csv": data})])
@pytest.mark.parametrize("bound", ["max_unpacked_bytes", "max_unpacked_ratio"])
def test_a_bomb_is_refused_whole(settings: Settings, pack: object, bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "RATIO_FREE_BYTES", 1_000_000)
    settings = settings.model_copy(update={bound: 2_000_000 if bound == "max_unpacked_bytes" else 50})
    (one,) = take(settings, pack(bytes(30_000_000)))  # type: ignore[operator]
    assert one.state is FileState.UNREADABLE
    assert f"DATELINE_{bound.upper()}" in (one.message or "")
    assert archived(settings) == 0


def test_headers_that_lie_do_not_help(settings: Settings) -> None:
    settings = settings.model_copy(update={"max_unpacked_bytes": 100_000})
    data = bytearray(zipped({"a.csv": bytes(1_000_000)}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    (one,) = take(settings, bytes(data))
    assert one.state is FileState.UNREADABLE
    assert archived(settings) == 0


def test_too_many_members_are_refused_before_they_are_read(settings: Settings) -> None:
    settings = settings.model_copy(update={"max_archive_members": 3})
    (one,) = take(settings, zipped({f"{n}.csv": b"x" for n in range(4)}))
    assert "4 members" in (one.message or "")
    assert archived(settings) == 0


def test_an_empty_zip_is_said(settings: Settings) -> None:
    (one,) = take(settings, zipped({}))
    assert "no file in the archive" in (one.message or "")
