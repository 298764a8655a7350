"""Web archives: every record is an article, a reject or counted, wherever the file is cut or damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnreadableFile
from flows.settings import Settings
from flows.sources.readers.warc_records import stretches
from warehouse.unpack import unpack_stream

DATA = Path(__file__).parents[3] / "shared" / "data" / "broken"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
ANSWER = "application/http; msgtype=response"


def page(number: int) -> bytes:
    said = "".join(
        f"<p>Six people were killed on Tuesday in ward {n} of town {number}, a doctor told us.</p>" for n in range(6)
    )
    return f"<html><head><title>Report {number}</title></head><body><article>{said}</article></body></html>".encode()


def record(
    number: int, body: bytes, http: bytes = HTML, kind: str = "response", media: str = ANSWER, length: int | None = None
):
    block = http + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://levantwire.example/{number}\r\n"
        f"WARC-Date: 2017-10-20T17:27:41Z\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ONE, TWO, THREE = (record(number, page(number)) for number in (1, 2, 3))


def titles(taken) -> list[tuple[int, str | None]]:
    return [(one.line_no, one.title) for one in taken.articles]


def test_each_page_is_an_article_with_its_address(take):
    taken = take(ONE + TWO)
    assert titles(taken) == [(1, "Report 1"), (2, "Report 2")]
    assert taken.articles[0].url == "https://levantwire.example/1"
    assert not taken.rejects
    assert not taken.left_out


def test_every_record_counts_and_other_kinds_are_told(take):
    content = (
        record(0, b"software: x\r\n", b"", "warcinfo", "application/warc-fields")
        + record(1, b"", b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")
        + ONE
        + record(2, page(2), b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n")
        + record(3, b"\x89PNG", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
        + record(4, b"<html><body><ul><li>Home<li>World<li>Sport</ul>")
        + TWO
    )
    taken = take(content)
    assert titles(taken) == [(3, "Report 1"), (7, "Report 2")]
    assert taken.codes == [(6, "no_article")]
    assert taken.left_out == ["1 × warcinfo", "1 × request", "1 × answer with status 404", "1 × response of image/png"]


def test_texts_and_pages_without_an_answer(take):
    text = "Six people were killed on Tuesday, a doctor said.\nHe gave no names, and spoke of many more wounded.\n\n" * 3
    plain = record(1, text.encode("cp1252"), b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    taken = take(
        plain + record(2, page(2), b"", "resource", "text/html") + record(3, text.encode(), b"", "conversion", "text/plain")
    )
    assert [one.line_no for one in taken.articles] == [1, 2, 3]
    assert taken.articles[0].text == taken.articles[2].text == text


def test_packed_and_chunked_answers(take):
    packed = record(1, gzip.compress(page(1)), HTML[:-2] + b"Content-Encoding: gzip\r\n\r\n")
    body = page(2)
    chunked = record(2, b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), HTML[:-2] + b"Transfer-Encoding: chunked\r\n\r\n")
    assert titles(take(packed + chunked)) == [(1, "Report 1"), (2, "Report 2")]


def test_a_page_is_not_dated_after_it_was_fetched(take):
    dated = page(1).replace(b"<head>", b'<head><meta property="article:published_time" content="2031-01-01">')
    assert take(record(1, dated)).articles[0].published is None
    dated = dated.replace(b"2031-01-01", b"2017-10-18")
    assert take(record(1, dated)).articles[0].published == "2017-10-18"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (ONE + TWO[:-500], [(2, "truncated")]),
        (ONE + TWO[:50], [(2, "truncated")]),
        (ONE + TWO[:3], [(2, "not_a_record")]),
        (b"junk\r\n" + ONE, [(1, "not_a_record")]),
        (ONE + record(2, page(2), length=80) + THREE, [(2, "wrong_length")]),
        (ONE + record(2, page(2), length=5000) + THREE, [(2, "wrong_length")]),
        (ONE + record(2, page(2), length=10**17) + THREE, [(2, "wrong_length")]),
        (ONE + TWO.replace(b"Content-Length", b"X-Length") + THREE, [(2, "no_length")]),
        (ONE + record(2, page(2), length=-5) + THREE, [(2, "no_length")]),
        (ONE + record(2, b"notgzip", HTML[:-2] + b"Content-Encoding: gzip\r\n\r\n") + THREE, [(2, "not_decoded")]),
        (ONE + record(2, page(2), b"\x00\x01junk") + THREE, [(2, "not_http")]),
    ],
)
def test_a_damaged_record_costs_no_other(take, content, codes):
    taken = take(content, source="article_warc")
    assert taken.codes == codes
    assert {"Report 1", "Report 3"} >= {one.title for one in taken.articles} >= {"Report 1"}
    assert ("Report 3" in {one.title for one in taken.articles}) is (THREE in content)


def test_a_page_that_unpacks_to_more_than_a_page_is_not_unpacked(take):
    bomb = record(1, gzip.compress(b"<html>" + b"x" * 30_000_000), HTML[:-2] + b"Content-Encoding: gzip\r\n\r\n")
    assert take(bomb).codes == [(1, "page_too_large")]


@given(
    st.lists(
        st.sampled_from([ONE, TWO, b"WARC/1.0\r\n", b"\r\n\r\n", b"junk", b"Content-Length: 9\r\n", b"\nWARC/"]), max_size=9
    )
)
def test_no_byte_of_an_archive_is_passed_over(parts):
    content = b"".join(parts)
    at = 0
    for one in stretches(content):
        assert not content[at : one.start].strip(b"\r\n")
        assert one.start < one.end
        at = one.end
    assert not content[at:].strip(b"\r\n")


@pytest.mark.parametrize("unit", [b"WARC/1.0\r\n", b"\nWARC/1.", b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\n"])
def test_archives_of_nothing_but_beginnings_are_taken_apart_to_the_end(unit):
    assert sum(one.end - one.start for one in stretches(unit * 50_000)) >= 50_000 * len(unit) - 1


def unpacked(tmp_path: Path, content: bytes) -> bytes:
    path = tmp_path / "file"
    path.write_bytes(content)
    return b"".join(unpack_stream(path, Settings()))


def test_a_packed_archive_that_is_cut_off_is_read_as_far_as_it_goes(take, tmp_path):
    packed = gzip.compress(ONE) + gzip.compress(TWO) + gzip.compress(THREE)[:-60]
    taken = take(unpacked(tmp_path, packed))
    assert titles(taken) == [(1, "Report 1"), (2, "Report 2")]
    assert taken.codes == [(3, "truncated")]


def test_other_packed_files_that_are_cut_off_are_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="cut off"):
        unpacked(tmp_path, gzip.compress(b"title,text\n" + bytes(range(256)) * 99)[:-20])


@pytest.mark.parametrize(("name", "articles", "rejects"), [("warcfile.warc", 5, 11), ("clipped.warc.gz", 0, 1)])
def test_real_archives(take, tmp_path, name, articles, rejects):
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not present (../shared/data is part of no installation)")
    content = path.read_bytes()
    taken = take(unpacked(tmp_path, content) if name.endswith(".gz") else content)
    assert (len(taken.articles), len(taken.rejects)) == (articles, rejects)
