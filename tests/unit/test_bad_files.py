"""Files that are bad as a whole, all in one run: each says what is wrong and what to do, the others load, nothing is lost."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.model.run import FileLine, RunState, Summary
from warehouse.read import ask, published

ROWS = 5  # of every file that says nothing else; on the lines 2 to 6
ALL = {line_no: {"loaded"} for line_no in range(2, 2 + ROWS)}
ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct 11 (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted six dead. The council said it would count again on Thursday, when the roads are open.
"""


class Maker:
    """Writes files of events; every row of every file has an id of its own, so that no file is a release of another."""

    def __init__(self, folder: Path, ged_row: Callable[..., dict[str, Any]], csv_text: Callable[..., str]) -> None:
        self._folder, self._row, self._text = folder, ged_row, csv_text
        self._id = 0
        self.columns = list(ged_row())
        folder.mkdir()

    def text(self, *changes: dict[str, Any], columns: list[str] | None = None, header: tuple[str, str] = ("", "")) -> str:
        """A file of ROWS rows, the first of them changed so. `header`: what stands there, and what is to stand there."""
        rows = [{}] * ROWS
        rows[: len(changes)] = changes
        first, self._id = self._id, self._id + ROWS
        made = [self._row(**{"id": first + number, **change}) for number, change in enumerate(rows)]
        head, _, rest = self._text(made, columns).partition("\n")
        return f"{head.replace(*header)}\n{rest}"

    def write(self, name: str, content: str | bytes) -> None:
        (self._folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def _zip(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def _write_what_cannot_be_taken(make: Maker) -> None:
    make.write("empty.csv", "")
    make.write("blank.csv", "\n \n\t\n")
    make.write("only_a_mark.csv", b"\xef\xbb\xbf")
    make.write("no_header.csv", make.text().partition("\n")[2])
    make.write("another_table.csv", "name,age\nAmal,3\nBasil,4\nCarim,5\n")
    make.write("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    make.write("bomb.zip", _zip({"a.csv": make.text().encode(), "b.csv": bytes(30_000_000)}))
    make.write("bomb.csv.gz", gzip.compress(bytes(30_000_000)))
    make.write("cut.csv.gz", gzip.compress(make.text().encode())[:-20])


def _write_what_a_check_refuses(make: Maker) -> None:
    make.write("header_only.csv", make.text().partition("\n")[0] + "\n")
    head, _, rest = make.text().partition("\n")
    make.write("other_delimiter.csv", f"{head}\n{rest.replace(',', ';')}")
    lacking = [name for name in make.columns if name != "best"]
    make.write("lacking_and_renamed.csv", make.text(columns=lacking, header=(",date_start,", ",start_date,")))
    make.write("repeated.csv", make.text(header=(",side_b_new_id,", ",side_a_new_id,")))


def _write_what_loads(make: Maker) -> None:
    make.write("good.csv", make.text())
    make.write("good.txt", ARTICLE)
    other = [*(name for name in make.columns if name != "source_original"), "my_notes"]
    make.write("other_columns.csv", make.text({"my_notes": "seen"}, columns=other, header=(",best,", ",best_est,")))
    make.write("escaping.zip", _zip({"../../../escaped.csv": make.text().encode()}))
    text = make.text()
    make.write("truncated.csv", text[: text.rindex("Balikh Monitor,2017")])
    make.write("stray_quote.csv", make.text({}, {"side_b": "STRAY"}).replace("STRAY", '"Islamic" State'))


def _write_encodings(make: Maker) -> None:
    rows = ({"adm_1": "Muḩāfaz̧at ar Raqqah"}, {"best": "zwölf"})
    make.write("utf16.csv", b"\xfe\xff" + make.text(*rows).encode("utf-16-be"))
    make.write("utf32.csv", b"\x00\x00\xfe\xff" + make.text(*rows).encode("utf-32-be"))
    make.write("utf8_marked.csv", b"\xef\xbb\xbf" + make.text(*rows).encode())
    many = [{"adm_1": "Muḩāfaz̧at ar Raqqah"} for _ in range(ROWS - 1)]
    mixed = make.text({"adm_1": "Région"}, *many).encode().replace("Région".encode(), "Région".encode("cp1252"))
    make.write("cp1252_in_utf8.csv", mixed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, ged_row, csv_text) -> Path:
    folder = tmp_path_factory.mktemp("files") / "in"
    make = Maker(folder, ged_row, csv_text)
    for write in (_write_what_cannot_be_taken, _write_what_a_check_refuses, _write_what_loads, _write_encodings):
        write(make)
    return folder


@pytest.fixture(scope="module")
def house(house_at, tmp_path_factory):
    return house_at(tmp_path_factory.mktemp("house") / "home", max_unpacked_bytes=20_000_000)


@pytest.fixture(scope="module")
def summary(house, folder) -> Summary:
    return house.ingest(folder, partial=True)


@pytest.fixture(scope="module")
def line(summary) -> Callable[[str], FileLine]:
    lines = {one.path.rpartition("/")[2]: one for one in summary.files}
    return lambda name: lines[name]


NOT_TAKEN = {
    "empty.csv": ("unreadable", "The file is empty", "Fetch it again"),
    "blank.csv": ("unreadable", "The file is empty", "Fetch it again"),
    "only_a_mark.csv": ("unreadable", "The file is empty", "Fetch it again"),
    "no_header.csv": ("unknown", "a header with the columns' names is missing", "Next: dateline ingest FILE --source"),
    "another_table.csv": ("unknown", "2 columns between commas (utf-8): name, age", "Next: dateline ingest FILE --source"),
    "picture.csv": ("unknown", "a PNG picture", "Next: "),
    "bomb.zip": ("unreadable", "unpacks to more than 20,000,000 bytes", "Set DATELINE_MAX_UNPACKED_BYTES"),
    "bomb.csv.gz": ("unreadable", "unpacks to more than 20,000,000 bytes", "Set DATELINE_MAX_UNPACKED_BYTES"),
    "cut.csv.gz": ("unreadable", "The archive is cut off", "Fetch it again"),
    "header_only.csv": ("refused", "no_rows", "next: dateline checks"),
    "other_delimiter.csv": ("refused", "mostly_unreadable", "next: dateline checks"),
    "lacking_and_renamed.csv": (
        "refused",
        "date_start: The file cannot be loaded without it; start_date may be it under another name.",
        "`dateline tables`",
    ),
    "repeated.csv": ("refused", "columns_repeated", "next: dateline checks"),
}


@pytest.mark.parametrize(("name", "said"), NOT_TAKEN.items(), ids=NOT_TAKEN)
def test_a_file_that_is_not_loaded_says_why_and_what_to_do(name, said, line, house):
    state, why, next_step = said
    assert line(name).state == state
    assert why in line(name).message
    assert next_step in line(name).message
    assert "Traceback" not in line(name).message
    assert line(name).ledger is None
    assert house.fates(name) == {}


def test_every_column_that_is_lacking_is_named(line):
    assert "best: The file cannot be loaded without it." in line("lacking_and_renamed.csv").message


def test_what_was_not_loaded_is_in_ops_with_its_reason(summary, house):
    kept = dict(
        house.ask("select path.split('/')[-1], state from ops.source_file where state <> 'loaded' and message is not null")
    )
    beyond_the_archive = {"bomb.zip", "bomb.csv.gz", "cut.csv.gz"}  # nothing whole to keep: their run alone has them
    assert kept == {name: said[0] for name, said in NOT_TAKEN.items() if name not in beyond_the_archive}
    with published(house.settings) as con:
        of_run = {Path(str(row["path"])).name: row for row in ask(con, "run_files", {"run_id": summary.run_id}).records()}
    assert {name: of_run[name]["state"] for name in NOT_TAKEN} == {name: said[0] for name, said in NOT_TAKEN.items()}
    assert "unpacks to more than 20,000,000 bytes" in of_run["bomb.zip"]["message"]


LOADED = {
    "good.csv": ALL,
    "other_columns.csv": ALL,
    "escaped.csv": ALL,
    "truncated.csv": ALL | {6: {"truncated"}},
    "stray_quote.csv": ALL | {3: {"unbalanced_quote"}},
    "utf16.csv": ALL | {3: {"not_a_number"}},
    "utf32.csv": ALL | {3: {"not_a_number"}},
    "utf8_marked.csv": ALL | {3: {"not_a_number"}},
    "cp1252_in_utf8.csv": ALL | {2: {"invalid_encoding"}},
}


@pytest.mark.parametrize(("name", "fates"), LOADED.items(), ids=LOADED)
def test_every_record_of_a_file_that_loads_is_in_the_warehouse_or_in_quarantine(name, fates, line, house):
    ledger = line(name).ledger
    rejected = sum("loaded" not in fate for fate in fates.values())
    assert line(name).state == "loaded"
    assert house.fates(name) == fates
    assert (ledger.read, ledger.inserted, ledger.quarantined) == (ROWS, ROWS - rejected, rejected)
    assert ledger.balances


def test_the_article_loads_among_them(line):
    assert (line("good.txt").state, line("good.txt").ledger.inserted) == ("loaded", 1)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("utf16.csv", "utf-16"), ("utf32.csv", "utf-32"), ("utf8_marked.csv", "utf-8-sig")],
)
def test_the_text_in_quarantine_is_that_of_the_file_whatever_its_encoding(name, encoding, house, folder):
    lines = (folder / name).read_bytes().decode(encoding).split("\n")
    assert house.ask(
        "select line_no, column_name, value, raw_text from ops.quarantine inner join ops.source_file using (file_id) "
        "where path like ?",
        [f"%/{name}"],
    ) == [(3, "best", "zwölf", lines[2])]
    assert house.ask(
        "select admin1 from core.event inner join ops.source_file using (file_id) where line_no = 2 and path like ?",
        [f"%/{name}"],
    ) == [("Muḩāfaz̧at ar Raqqah",)]


def test_bytes_that_are_not_of_the_encoding_stand_as_escapes(house, folder):
    raw = (folder / "cp1252_in_utf8.csv").read_bytes().split(b"\n")[1].decode(errors="backslashreplace")
    assert r"R\xe9gion" in raw
    assert house.ask("select raw_text from ops.quarantine where code = 'invalid_encoding'") == [(raw,)]


def test_columns_that_are_missing_added_or_renamed_are_drift(house):
    drift = house.ask(
        "select column_name, kind, detail from ops.drift inner join ops.source_file using (file_id) "
        "where path like '%other_columns.csv' and column_name in ('my_notes', 'source_original', 'best')"
    )
    assert {(name, kind) for name, kind, _ in drift} == {
        ("my_notes", "new"), ("source_original", "missing"), ("best", "renamed")
    }  # fmt: skip
    assert "best_est" in next(detail for name, _, detail in drift if name == "best")


def test_the_run_is_stopped_and_the_warehouse_is_whole(summary, house):
    assert summary.state is RunState.STOPPED
    assert house.findings() == []
    assert house.ask("select state from ops.run") == [("stopped",)]
    assert list(house.settings.build.iterdir()) == [house.settings.build / "lock"]


def test_no_member_of_an_archive_leaves_it(house, folder):
    assert not list(folder.parent.rglob("escaped.csv"))
    assert not list(house.settings.home.parent.rglob("escaped.csv"))


def test_nothing_of_a_bomb_stays_in_the_archive(house):
    kept = {path.stat().st_size for path in house.settings.archive.rglob("*") if path.is_file()}
    assert max(kept) < 1_000_000


@pytest.mark.parametrize(("name", "code"), [("empty.csv", 1), ("another_table.csv", 1), ("header_only.csv", 3)])
def test_named_by_its_own_path_such_a_file_fails_the_command(name, code, cli, folder, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    said = cli("ingest", str(folder / name))
    assert said.code == code
    assert "Traceback" not in said.out + said.err
    assert NOT_TAKEN[name][1] in said.out


def test_what_a_cut_off_release_lacks_is_not_gone(house_at, csv_text, ged_row, tmp_path):
    house = house_at(tmp_path / "home")
    path = tmp_path / "ged.csv"
    path.write_text(csv_text([ged_row(id=number) for number in range(20)]), encoding="utf-8")
    house.ingest(path)
    path.write_text(path.read_text(encoding="utf-8")[:-900], encoding="utf-8")
    (line,) = house.ingest(path).files
    assert line.ledger.deleted == 0
    assert line.ledger.quarantined == 1
    assert house.ask("select count(*) from core.event where record_id is not null") == [(20,)]
