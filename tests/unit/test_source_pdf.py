"""PDF as files: those with a layer of text are articles, all others are refused in words."""

from __future__ import annotations

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from flows.errors import UnknownFile, UnreadableFile
from flows.sources import article_pdf

LINES = (
    "Six killed in Marab",
    "Six people were killed on Tuesday when a shell hit a ward of the city, a doc-",
    "tor told the agency by telephone. He gave no names, and spoke of al-",
    "Raqqa.",
    "The others could not be reached that day, said he, and the lines were down in",
    "all of the city.",
)
SAID = (
    "Six killed in Marab\n\n"
    "Six people were killed on Tuesday when a shell hit a ward of the city, a doctor told the agency by telephone. "
    "He gave no names, and spoke of al-Raqqa.\n\n"
    "The others could not be reached that day, said he, and the lines were down in all of the city."
)


def pdf(*pages: tuple[str, ...], title: str = "Six killed", created: str = "D:20171018080000+02'00'") -> bytes:
    """A PDF with these lines on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               f"<< /Title ({title}) /CreationDate ({created}) >>"]  # fmt: skip
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 72 760 Td 14 TL {shown} ET" if lines else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file([one.encode() for one in objects])


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def encrypted(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_of_a_pdf_in_paragraphs_with_its_title_and_date(take):
    taken = take(pdf(LINES))
    (one,) = taken.articles
    assert one.text == SAID
    assert (one.line_no, one.title, one.published) == (1, "Six killed", "2017-10-18")
    assert taken.media_type == "application/pdf"
    assert not taken.left_out


def test_a_sentence_goes_on_from_page_to_page(take):
    taken = take(pdf((*LINES, "A witness spoke of a plane that came from"), ("the north, and of smoke.",)))
    assert taken.articles[0].text.endswith("A witness spoke of a plane that came from the north, and of smoke.")


def test_pages_without_text_are_told(take):
    taken = take(pdf(LINES, (), ()))
    assert taken.articles[0].text == SAID
    assert taken.left_out == ["page 2, which has no text", "page 3, which has no text"]


@pytest.mark.parametrize("title", ["Microsoft Word - report.doc", "report_final.docx", "Untitled", ""])
def test_a_title_that_a_program_made_up_is_none(take, title):
    assert take(pdf(LINES, title=title)).articles[0].title is None


def test_a_date_that_is_none_is_none(take):
    assert take(pdf(LINES, created="last year")).articles[0].published is None


def test_a_pdf_that_everybody_may_read_is_read(take):
    assert take(encrypted(pdf(LINES), "")).articles[0].text == SAID


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf((), ()), "no layer of text: its 2 pages"),
        (pdf(("Page 1",)), "no layer of text"),
        (encrypted(pdf(LINES), "secret"), "encrypted"),
        (pdf(LINES)[:300], "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (pdf(LINES).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"), "damaged|no layer of text"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_words(take, content, why):
    with pytest.raises(UnreadableFile, match=why) as error:
        take(content)
    assert error.value.where == "inbox/file"


def test_bounds_of_pages_and_time(take, monkeypatch):
    monkeypatch.setattr(article_pdf, "MAX_PAGES", 2)
    with pytest.raises(UnreadableFile, match="3 pages, where at most 2"):
        take(pdf(LINES, LINES, LINES))
    monkeypatch.setattr(article_pdf, "MAX_SECONDS", 0.0)
    with pytest.raises(UnreadableFile, match="more than 0 seconds"):
        take(pdf(LINES))


def test_a_stream_that_unpacks_without_end_costs_its_page_only(take):
    bomb = zlib.compress(b" " * 50_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
        b"null",
        b"<< >>",
        stream,
        page,
    ]
    with pytest.raises(UnreadableFile, match="no layer of text"):
        take(_file(objects))


def test_what_is_said_to_be_a_pdf_and_is_none_is_refused(take):
    with pytest.raises(UnknownFile, match="no PDF"):
        take("Six people were killed on Tuesday.", source="article_pdf")
