"""Articles that are bad, all in one folder: each is in the warehouse, in quarantine, or refused in clear words."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.model.run import FileLine, Summary

SAID = "On Tuesday Turkish troops killed 12 civilians in Aleppo, the Russian Defense Ministry said. Residents fled to Raqqa. "
CHINESE = "據敘利亞人權觀察站稱，周二在阿勒頗發生的空襲造成12名平民死亡。俄羅斯國防部否認了這一指控。" * 4
THAI = "การโจมตีทางอากาศเมื่อวันอังคารทำให้พลเรือนเสียชีวิต 12 คน กระทรวงกลาโหมรัสเซียกล่าว " * 6
# What stands in the records of one file, from line 1.
TEXTS = {
    "as it should be": SAID * 3,
    "no end of a sentence": SAID.replace(".", "") * 20,
    "marks of direction": "\u202e".join(SAID.split(" ")) + "\u200f",
    "joiners between letters": "\u200d".join(SAID * 2),
    "letters of another alphabet": SAID.replace("a", "а").replace("e", "е") * 3,
    "halves of characters": SAID.replace("civilians", "civi\ud800lians") * 3,
    "pictures": "😀🔥" * 100 + SAID,
    "capitals": SAID.upper() * 3,
    "a quotation that never ends": "“We will fight on. " + SAID * 3,
    "markup": f"<p>{SAID}</p><script>alert('killed 5')</script><table><tr><td>Aleppo</td><td>12</td></tr></table>{SAID}",
    "a table": SAID + "\nTown | Killed\nAleppo | 12\nRaqqa | 4\n" + SAID,
    "only figures": "12 3,000 2.5 1/2 " * 40,
    "only marks": "“ ” ( ) , ' \" " * 40,
    "only names": "Aleppo ISIS Raqqa Assad " * 40,
    "only speech": "said " * 200,
    "Chinese": CHINESE,
    "Thai": THAI,
    "Hindi": "मंगलवार को अलेप्पो में हवाई हमले में 12 नागरिक मारे गए। " * 4,
    "Hebrew": "ביום שלישי נהרגו 12 אזרחים בתקיפה אווירית בחאלב. " * 4,
    "only buttons of a page": "Share this on Facebook\n\nAdvertisement\n\nAll rights reserved.",
    "a NUL byte": SAID.replace("civilians", "civi\0lians"),
    "too much": SAID * 500,
    "nothing": " \u200b\n ",
}
SET_ASIDE = {
    "halves of characters": "invalid_encoding",
    "only marks": "text_empty",
    "only buttons of a page": "text_empty",
    "a NUL byte": "nul_bytes",
    "too much": "cell_too_large",
    "nothing": "no_text",
}
REFUSED = {
    "long.txt": "too long: more than 8,000 words",
    "names.txt": "it has no sentences",
    "figures.txt": "It does not read like an article",
    "empty.txt": "The file is empty",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    records = [{"title": name, "text": text, "date": "2017-05-03", "source": "Reuters"} for name, text in TEXTS.items()]
    (folder / "bad.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with (folder / "tiny.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("title", "text", "date"))
        rows.writerows((f"No. {number}", f"{number} were killed in Aleppo.", "2099-05-01") for number in range(300))
    for name, text in {
        "long.txt": SAID * 600, "names.txt": TEXTS["only names"], "figures.txt": TEXTS["only figures"], "empty.txt": " \n ",
        "chinese.txt": CHINESE, "thai.txt": THAI,
    }.items():  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def house(house_at, tmp_path_factory):
    return house_at(tmp_path_factory.mktemp("house") / "home", max_cell_bytes=50_000)


@pytest.fixture(scope="module")
def summary(house, folder) -> Summary:
    return house.ingest(folder, partial=True)


@pytest.fixture(scope="module")
def line(summary) -> Callable[[str], FileLine]:
    lines = {one.path.rpartition("/")[2]: one for one in summary.files}
    return lambda name: lines[name]


def test_every_article_is_in_the_warehouse_or_in_quarantine(line, house):
    ledger = line("bad.jsonl").ledger
    assert (ledger.read, ledger.inserted, ledger.quarantined) == (len(TEXTS), len(TEXTS) - len(SET_ASIDE), len(SET_ASIDE))
    assert ledger.balances
    titles = {title for (title,) in house.ask("select title from core.document where title in (select unnest(?))", [[*TEXTS]])}
    assert titles == {*TEXTS} - {*SET_ASIDE}


@pytest.mark.parametrize(("name", "code"), SET_ASIDE.items(), ids=SET_ASIDE)
def test_what_is_set_aside_says_why(name, code, house, line):
    line_no = [*TEXTS].index(name) + 1
    codes = house.ask(
        "select code from ops.quarantine inner join ops.source_file using (file_id) where line_no = ? and path like ?",
        [line_no, "%bad.jsonl"],
    )
    assert codes == [(code,)]


@pytest.mark.parametrize(("name", "said"), REFUSED.items(), ids=REFUSED)
def test_a_file_that_is_no_article_says_so_in_a_few_words(name, said, line):
    assert line(name).state in ("unknown", "unreadable")
    assert said in line(name).message
    assert len(line(name).message) < 1_000


@pytest.mark.parametrize("name", ["chinese.txt", "thai.txt"])
def test_scripts_without_blanks_are_articles_too(name, line):
    assert (line(name).state, line(name).ledger.inserted) == ("loaded", 1)


def test_articles_of_a_day_to_come_are_loaded_and_noted(line, summary):
    assert line("tiny.csv").ledger.inserted == 300
    assert any("document_published_after_received" in note for note in summary.notes)


def test_what_was_read_stands_in_the_texts(summary, house):
    for table in ("mention", "claim", "figure"):
        quoted = "substring(document.text, part.char_start + 1, part.char_end - part.char_start)"
        both = f"core.{table} as part inner join core.document using (document_id)"
        assert house.ask(f"select count(*) from {both} where part.text is distinct from {quoted}") == [(0,)], table
        assert house.ask(f"select count(*) > 0 from {both}") == [(True,)], table
    assert [note for note in summary.notes if "document_published_after_received" not in note] == []


@pytest.mark.parametrize("name", ["joiners between letters", "letters of another alphabet"])
def test_names_in_disguise_are_found(name, summary, house):
    places = house.ask(
        "select distinct mention.name from core.mention inner join core.document using (document_id) "
        "where kind = 'place' and title = ? order by all",
        [name],
    )
    assert places == [("Aleppo",), ("Raqqa",)]


def test_articles_whose_words_mix_alphabets_are_flagged(summary, house):
    flags = house.ask(
        "select severity, sum(unexpected_count) from ops.validation where code = 'mixed_scripts' and not success group by all"
    )
    assert flags == [("warning", 1)]


def test_a_file_with_nothing_to_show_says_why(cli, folder, monkeypatch):
    monkeypatch.setenv("DATELINE_MAX_CELL_BYTES", "50000")
    said = cli("read", str(folder / "long.txt"), "--source", "article_text")
    assert said.code != 0
    assert "where at most 50,000 are taken (DATELINE_MAX_CELL_BYTES)" in said.err
