"""Articles out of their files: every record is an article or a reject, as it stands and with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.errors import UnreadableFile
from flows.model.article import ArticleBatch, RawArticle
from flows.model.files import ReceivedFile
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXT = (
    "Six people were killed on Tuesday, a doctor said. He gave no names; the others could not be reached by telephone that day."
)

Reader = Callable[..., list[ArticleBatch]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def of(
        content: bytes, encoding: str = "utf-8", source: str | None = None, batch_articles: int = 1000
    ) -> list[ArticleBatch]:
        path = tmp_path / "file"
        path.write_bytes(content)
        return batches(
            ReceivedFile("f" * 64, "inbox/file", path, len(content), encoding, None, datetime.now(UTC)), source, batch_articles
        )

    return of


def batches(file: ReceivedFile, source: str | None = None, batch_articles: int = 1000) -> list[ArticleBatch]:
    recognised = recognise(take_sample(file), source=source)
    settings = Settings(batch_articles=batch_articles)
    return list(article_source(recognised.source_name).read_articles(file, recognised, settings))


def articles(read: list[ArticleBatch]) -> list[RawArticle]:
    return [one for batch in read for one in batch.articles]


def test_plain_text_is_kept_to_the_character(read: Reader) -> None:
    text = f"\r\n A title\r\n\r\n{TEXT}\r\n\u00a0"
    assert articles(read(b"\xef\xbb\xbf" + text.encode())) == [RawArticle("f" * 64, 1, text)]


def test_plain_text_in_its_encoding(read: Reader) -> None:
    assert articles(read(f"Café\n{TEXT}".encode("cp1252"), "cp1252"))[0].text.startswith("Café")
    with pytest.raises(UnreadableFile, match="not utf-8"):
        read(f"Café\n{TEXT}".encode("cp1252"))


def test_a_table_with_every_field(read: Reader) -> None:
    table = (
        "Title,Body,Outlet,Published,Link,Author,Other\n"
        f'"A, title","{TEXT}\n\nSecond paragraph.  ",Levant Wire,11/10/2017,https://levantwire.example/a,N. Haddow,x\n'
    )
    assert articles(read(table.encode())) == [
        RawArticle(
            file_id="f" * 64,
            line_no=2,
            text=f"{TEXT}\n\nSecond paragraph.  ",
            title="A, title",
            byline="N. Haddow",
            publication="Levant Wire",
            published="11/10/2017",
            url="https://levantwire.example/a",
        )
    ]


def test_every_record_is_an_article_or_a_reject(read: Reader) -> None:
    table = f"title,text\nOne,{TEXT.split(',')[0]}\nTwo,\nThree,NaN\nFour,a,b\nFive,five\nSix,\u00a0\n"
    found = read(table.encode())
    assert [(one.title, one.line_no) for one in articles(found)] == [("One", 2), ("Five", 6)]
    rejects = sorted((one.line_no, one.code) for batch in found for one in batch.rejects)
    assert rejects == [(3, "no_text"), (4, "no_text"), (5, "too_many_fields"), (7, "no_text")]
    assert {one.raw_text for batch in found for one in batch.rejects} == {"Two,", "Three,NaN", "Four,a,b", "Six,\u00a0"}


def test_a_missing_value_in_words_is_none(read: Reader) -> None:
    (one,) = articles(read(b"title,text,source\nN/A,words,none\n"))
    assert (one.title, one.publication) == (None, None)


def test_tables_come_in_batches(read: Reader) -> None:
    table = "title,text\n" + "".join(f"{n},text {n}\n" for n in range(7))
    found = read(table.encode(), batch_articles=3)
    assert [len(batch.articles) for batch in found] == [3, 3, 1]
    assert [one.title for one in articles(found)] == [str(n) for n in range(7)]


def record(number: int, **more: object) -> dict[str, object]:
    return {"title": f"T{number}", "text": f"Text “{number}”\nof two lines", "authors": ["A. B.", "C. D."], **more}


def test_json_lines(read: Reader) -> None:
    lines = [json.dumps(record(1)), "", json.dumps(record(2, authors=None)), '{"title": "T3", "text": ""}', "{broken"]
    found = read(("\n".join(lines) + "\n").encode())
    assert [(one.line_no, one.title, one.byline) for one in articles(found)] == [(1, "T1", "A. B., C. D."), (3, "T2", None)]
    assert articles(found)[0].text == "Text “1”\nof two lines"
    assert sorted(one.line_no for batch in found for one in batch.rejects) == [4, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_json_array(read: Reader, encoding: str) -> None:
    text = json.dumps(
        [record(1), record(2, url="https://a.example"), {"title": "T3"}, "no object"], indent=1, ensure_ascii=False
    )
    found = read(text.encode(encoding), encoding, batch_articles=2)
    assert [(one.title, one.url) for one in articles(found)] == [("T1", None), ("T2", "https://a.example")]
    assert [text.splitlines()[one.line_no - 1].strip() for one in articles(found)] == ["{", "{"]
    rejects = [one for batch in found for one in batch.rejects]
    assert {one.code for one in rejects} == {"no_text", "not_an_object"}
    assert {"".join(one.raw_text.split()) for one in rejects} == {'{"title":"T3"}', '"noobject"'}


def test_one_json_object(read: Reader) -> None:
    assert [one.title for one in articles(read(json.dumps(record(1), indent=2).encode()))] == ["T1"]


@pytest.mark.parametrize("ending", ["", ",", ', {"title": "T2"'])
def test_what_stands_before_a_json_array_breaks_off_is_read(read: Reader, ending: str) -> None:
    found = read(("[" + json.dumps(record(1)) + ending).encode())
    assert [one.title for one in articles(found)] == ["T1"]
    assert [one.code for batch in found for one in batch.rejects] == ["truncated"]


def test_nothing_after_a_json_array_is_passed_over(read: Reader) -> None:
    found = read(f"{json.dumps([record(1)])}\n{json.dumps([record(2)])}\n".encode())
    assert [one.title for one in articles(found)] == ["T1", "T2"]


def test_the_real_table_of_articles() -> None:
    path = DATA / "reports" / "syria_articles_2011_2018_latin1.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not present (../shared/data is part of no installation)")
    found = batches(ReceivedFile("f" * 64, str(path), path, path.stat().st_size, "latin-1", None, datetime.now(UTC)))
    assert len(articles(found)) == 804
    assert not any(batch.rejects for batch in found)
    assert len({one.publication for one in articles(found)}) == 15
    assert all(one.title and one.published for one in articles(found))
