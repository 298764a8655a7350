"""The shipped samples carry what their README promises: a user is shown these oddities and must be able to find them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import ftfy
import pytest

import flows.samples
from flows.samples import samples_path

INBOX = samples_path()
README = Path(flows.samples.__file__).with_name("README.md").read_text(encoding="utf-8")
Row = dict[str, str]


def article(name: str, encoding: str = "utf-8") -> str:
    return (INBOX / "articles" / name).read_bytes().decode(encoding)


def records(name: str) -> dict[int, list[str]]:
    """The records of an event file, header included, by the physical line on which each begins."""
    reader = csv.reader(io.StringIO((INBOX / "ucdp" / name).read_bytes().decode("utf-8-sig"), newline=""))
    found, line = {}, 1
    for record in reader:
        found[line] = record
        line = reader.line_num + 1
    return found


def rows(name: str) -> dict[int, Row]:
    header, *rest = records(name).items()
    return {line: dict(zip(header[1], record, strict=False)) for line, record in rest}


RELEASE_1 = rows("ucdp_ged_sample.csv")
RELEASE_2 = {line: row for line, row in rows("ucdp_ged_sample_r2.csv").items() if row["id"]}
DIRTY = {33, 35, 39, 44, 48, 52, 57, 64, 67, 86}
GOOD = {line: row for line, row in RELEASE_1.items() if line not in DIRTY}


def test_every_sample_is_in_the_readme_and_nothing_else_is_in_the_folder() -> None:
    shipped = {path.relative_to(INBOX).as_posix() for path in INBOX.rglob("*") if path.is_file()}
    assert shipped == set(re.findall(r"^\| `([\w./]+)` \|", README, re.MULTILINE))


def test_the_readme_says_first_that_the_events_are_invented() -> None:
    assert "invented" in README.splitlines()[0]


# --- Articles --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((INBOX / "articles").iterdir()), ids=lambda path: path.name)
def test_articles_are_short_enough_to_read_and_long_enough_to_be_real(path: Path) -> None:
    assert 1_500 <= path.stat().st_size <= 4_000


def test_one_paper_reprints_the_wire_report_to_the_letter() -> None:
    wire = article("01_levant_wire.txt")
    body = wire[wire.index("RAQQA, Syria, Oct 10 (Levant Wire) -") :]
    reprint = article("02_harbour_gazette.txt")
    assert body in reprint
    assert reprint.startswith(f"{wire.splitlines()[0]} - The Harbour Gazette\n")


def runs_of_five_words(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def test_another_edits_it_under_its_own_headline() -> None:
    wire, edited = article("01_levant_wire.txt"), article("03_euphrates_herald.txt")
    shared = runs_of_five_words(wire) & runs_of_five_words(edited)
    assert 0.4 < len(shared) / len(runs_of_five_words(edited)) < 0.9
    assert wire.splitlines()[0] not in edited
    assert "Raqqah" in edited and "Raqqah" not in wire


@pytest.mark.parametrize(
    "debris",
    [
        '" />\nPublished On: Thu, Oct 12th, 2017\n',
        "Other Way \N{EN DASH} Two Rivers Dispatch\n",
        "Other Way - Two Rivers Dispatch\n",
        "_archivesThree days after",
        "_Oct 10 2017The Syrian Democratic Forces",
        "please consider a small donation",
        "About the Author\n",
        "Leave a comment\n",
        "XHTML: You can use these html tags:",
    ],
)
def test_the_blog_is_badly_scraped(debris: str) -> None:
    assert article("04_two_rivers_dispatch.txt").count(debris) == 1


def test_the_local_paper_is_in_windows_1252_with_curly_quotes() -> None:
    raw = (INBOX / "articles" / "05_jazira_courier.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert set("“”\N{RIGHT SINGLE QUOTATION MARK}\N{EN DASH}É") <= set(raw.decode("cp1252"))
    assert raw.count(b"\r\n") == raw.count(b"\n") > 0


def test_the_mojibake_can_be_repaired() -> None:
    scraped = article("06_meridian_post.txt")
    assert "Raqqaâ€™s" in scraped
    repaired = ftfy.fix_text(scraped)
    assert "Raqqa's" in repaired and "â" not in repaired


def test_one_article_has_no_date_but_a_day_without_a_year_and_an_older_photo() -> None:
    text = article("07_northgate_review.txt")
    assert re.findall(r"On October 11th(?!,? 20)", text)
    assert re.findall(r"\w+ \d+, 20\d\d", text) == ["September 23, 2017"]


def test_two_articles_lack_the_last_newline() -> None:
    cut = {path.name for path in (INBOX / "articles").iterdir() if not path.read_bytes().endswith(b"\n")}
    assert cut == {"04_two_rivers_dispatch.txt", "09_balikh_monitor.txt"}


@pytest.mark.parametrize(
    ("name", "encoding", "figure"),
    [
        ("01_levant_wire.txt", "utf-8", "killed at least six civilians"),
        ("04_two_rivers_dispatch.txt", "utf-8", "dozens of civilians were killed"),
        ("05_jazira_courier.txt", "cp1252", "pulled twelve bodies"),
        ("06_meridian_post.txt", "utf-8", "Eleven Daesh fighters were killed"),
        ("08_orontes_state_tv.txt", "utf-8", "More than 40 civilians"),
        ("09_balikh_monitor.txt", "utf-8", "at least 18 civilians, including five children"),
        ("10_ministry_statement.txt", "utf-8", "dozens of innocent civilians"),
    ],
)
def test_the_outlets_disagree_on_the_dead_of_one_strike(name: str, encoding: str, figure: str) -> None:
    assert figure in article(name, encoding)


def test_the_city_is_spelled_in_three_ways() -> None:
    words = Counter(
        word
        for path in (INBOX / "articles").iterdir()
        for word in re.findall(r"\b(?:ar-Raqqah|Raqqah|Raqqa|Raqa)\b", path.read_bytes().decode("cp1252", "replace"))
    )
    assert set(words) == {"Raqqa", "Raqqah", "ar-Raqqah", "Raqa"}


def test_the_table_of_articles() -> None:
    raw = (INBOX / "articles.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert not set(raw) & set(range(0x80, 0xA0)), "Latin-1 has no letters there: the file would be Windows-1252"
    table = list(csv.DictReader(io.StringIO(raw.decode("latin-1"), newline="")))
    assert list(table[0]) == ["title", "content", "source", "date"]
    assert len(table) == 6
    assert [i for i, row in enumerate(table) if row in table[:i]] == [3]
    assert all(re.fullmatch(r"10/1\d/2017", row["date"]) for row in table)
    assert table[0]["content"].startswith(f"Wed 11 Oct 2017 {table[0]['title']}. ")
    assert table[2]["content"].startswith(f"{table[2]['title']} Levant Wire Thursday 12 Oct 2017 ")


def test_the_second_line_of_the_jsonl_was_cut() -> None:
    readable = {}
    for number, line in enumerate((INBOX / "articles.jsonl").read_text(encoding="utf-8").splitlines(), start=1):
        try:
            readable[number] = json.loads(line)
        except json.JSONDecodeError:
            continue
    assert list(readable) == [1, 3]


# --- Events ----------------------------------------------------------------------------------------------------------------


def test_the_events_are_as_many_as_the_readme_says() -> None:
    assert (len(RELEASE_1), len(RELEASE_2)) == (83, 75)
    assert len({row["id"] for row in GOOD.values()}) == len(GOOD) == 73
    assert all(int(row["id"]) > 9_000_000 for row in RELEASE_1.values())


@pytest.mark.parametrize("row", GOOD.values(), ids=lambda row: row["id"])
def test_a_row_that_is_not_in_the_list_of_dirt_keeps_the_codebook(row: Row) -> None:
    start, end = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    shortest, longest = {"1": (1, 1), "2": (2, 6), "3": (7, 7), "4": (8, 31), "5": (29, 366)}[row["date_prec"]]
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    assert int(row["best"]) == sum(int(row[part]) for part in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
    assert start.year == int(row["year"])
    assert shortest <= (end - start).days + 1 <= longest
    assert int(row["priogrid_gid"]) == (latitude + 90) * 2 // 1 * 720 + (longitude + 180) * 2 // 1 + 1
    assert row["geom_wkt"] == f"POINT ({longitude:.6f} {latitude:.6f})"
    assert row["type_of_violence"] != "3" or (row["deaths_a"], row["deaths_b"]) == ("0", "0")
    assert int(row["high"]) > 0
    assert len(row["source_office"].split(";")) == int(row["number_of_sources"])


def test_each_dirty_line_breaks_what_the_readme_says() -> None:
    assert RELEASE_1[33]["deaths_a"] == "six"
    assert (RELEASE_1[35]["best"], RELEASE_1[35]["deaths_a"]) == ("12", "4")
    assert (RELEASE_1[39]["date_start"], RELEASE_1[39]["date_end"]) == ("2017-10-09", "2017-10-08")
    assert RELEASE_1[44]["latitude"] == "135.9528"
    assert RELEASE_1[48]["date_start"] == "0025-10-11"
    assert (len(records("ucdp_ged_sample.csv")[1]), len(RELEASE_1[52])) == (42, 30)
    assert RELEASE_1[57] == RELEASE_1[53]
    assert RELEASE_1[64]["id"] == RELEASE_1[45]["id"] and RELEASE_1[64] != RELEASE_1[45]
    assert (RELEASE_1[67]["type_of_violence"], RELEASE_1[67]["deaths_a"]) == ("3", "2")
    tail = (INBOX / "ucdp" / "ucdp_ged_sample.csv").read_bytes().splitlines()
    assert len(tail) == 86 and tail[85].count(b'"') % 2 == 1


def test_every_dirty_line_is_explained_in_the_readme() -> None:
    explained = {int(line) for line in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert explained == DIRTY | {50, 68}


def test_the_warnings_and_the_odd_but_legal_rows_are_where_the_readme_says() -> None:
    estimates = {line: tuple(int(row[name]) for name in ("low", "best", "high")) for line, row in GOOD.items()}
    assert {line for line, (low, best, _) in estimates.items() if best < low} == {50}
    assert {line for line, (_, best, high) in estimates.items() if high < best} == {20, 68}
    assert GOOD[20]["event_clarity"] == "2" and GOOD[68]["event_clarity"] == "1"
    assert {line for line, (_, best, _) in estimates.items() if best == 0} == {22}
    assert {line for line, row in GOOD.items() if "\n" in row["source_headline"]} == {58}
    assert {
        line for line, row in GOOD.items() if "<script>" in row["source_headline"] and "DROP TABLE" in row["source_headline"]
    } == {65}


def test_the_siblings_are_alike_but_for_their_id() -> None:
    lines: dict[tuple[str, ...], list[int]] = {}
    for line, row in GOOD.items():
        lines.setdefault(tuple(value for name, value in row.items() if name != "id"), []).append(line)
    assert [found for found in lines.values() if len(found) > 1] == [[13, 14], [61, 62]]


def substance(row: Row) -> Row:
    """A row of either release without its form."""

    def plain(name: str, value: str) -> str:
        if name in ("date_start", "date_end"):
            return value[:10]
        return str(float(value)) if re.fullmatch(r"\d+(\.\d+)?", value) else value

    return {name: plain(name, value) for name, value in row.items() if name != "code_status"}


def test_the_second_release_changes_two_rows_drops_one_and_adds_three() -> None:
    before = {row["id"]: substance(row) for row in GOOD.values()}
    after = {row["id"]: substance(row) for row in RELEASE_2.values()}
    assert {key for key in before.keys() & after.keys() if before[key] != after[key]} == {"9000037", "9000046"}
    assert [version["9000037"]["deaths_civilians"] for version in (before, after)] == ["18.0", "21.0"]
    assert before.keys() - after.keys() == {"9000057"}
    assert after.keys() - before.keys() == {"9000074", "9000075", "9000076"}


def test_the_second_release_covers_a_later_day_as_releases_do() -> None:
    first, second = (max(row["date_end"][:10] for row in rows) for rows in (GOOD.values(), RELEASE_2.values()))
    assert (first, second) == ("2017-12-31", "2018-01-05")


def test_the_second_release_is_in_another_form() -> None:
    raw = (INBOX / "ucdp" / "ucdp_ged_sample_r2.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,") and raw.count(b"\r\n") == 1 + 1 + len(RELEASE_2)
    header, tags = list(records("ucdp_ged_sample_r2.csv").values())[:2]
    assert len(header) == len(tags) and "#date+start" in tags
    assert set(header) - set(GOOD[2]) == {"code_status"}
    assert [name for name in header if name != "code_status"] != list(GOOD[2])
    assert {row["country_id"] for row in RELEASE_2.values()} == {"652.0", "645.0"}
    assert all(
        row["date_start"].endswith(" 00:00:00.000") and row["date_end"].endswith(" 00:00:00") for row in RELEASE_2.values()
    )
