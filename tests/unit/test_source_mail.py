"""Mail as files: messages, folders of them, pages saved as one; nothing that is attached is lost silently."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest

SAID = "Six people were killed on Tuesday, a doctor said.\n\nHe gave no names, and spoke of “many more”."
HEAD = (
    "From: Nadia Haddow <n@levantwire.example>\nSubject: Six killed\nDate: Wed, 18 Oct 2017 08:00:00 +0200\nTo: a@b.example\n"
)


def parts(*bodies: str, kind: str = "mixed", end: str = "--q--\n") -> str:
    return (
        f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=q\n\n"
        + "".join(f"--q\n{one}\n" for one in bodies)
        + end
    )


def plain(text: str, charset: str = "utf-8") -> str:
    return f"Content-Type: text/plain; charset={charset}\n\n{text}"


def marked(text: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\n\n<html><head><style>x</style></head><p>{text}</p></html>"


def test_a_message_is_an_article(take):
    taken = take(f"{HEAD}\n{SAID}\n")
    (one,) = taken.articles
    assert one.text == SAID
    assert (one.line_no, one.title, one.byline) == (1, "Six killed", "Nadia Haddow")
    assert one.published == "Wed, 18 Oct 2017 08:00:00 +0200"
    assert (taken.media_type, taken.left_out) == ("message/rfc822", [])


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_every_transfer_encoding(take, charset, transfer):
    pack = {"8bit": bytes, "base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[transfer]
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n"
    assert take(head.encode() + pack(SAID.encode(charset))).articles[0].text == SAID


@pytest.mark.parametrize(
    ("declared", "real"), [("us-ascii", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("x", "utf-8")]
)
def test_the_charset_that_is_declared_and_the_one_that_is_real(take, declared, real):
    content = f"{HEAD}Content-Type: text/plain; charset={declared}\n\n{SAID}".encode(real)
    assert take(content).articles[0].text == SAID


def test_headers_in_encoded_words(take):
    head = "From: =?utf-8?q?N=C3=A1dia?= <n@l.example>\nSubject: =?windows-1256?b?x+HRzt0=?= =?utf-8?q?_x?=\nDate: today\n\n"
    (one,) = take(head + SAID).articles
    assert (one.byline, one.title) == ("Nádia", "الرخف x")


def test_a_message_written_by_the_library(take):
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "N <n@l.example>", "Šest mrtvých", "Wed, 18 Oct 2017 08:00:00 +0200"
    message.set_content(SAID)
    message.add_alternative(f"<p>{SAID}</p>", subtype="html")
    message.add_attachment(b"PDF", maintype="application", subtype="pdf", filename="zpráva.pdf")
    taken = take(message.as_bytes())
    assert (taken.articles[0].text, taken.articles[0].title) == (SAID, "Šest mrtvých")
    assert taken.left_out == ["zpráva.pdf (application/pdf) of message 1"]


def test_the_html_is_the_text_where_the_plain_text_is_a_hint(take):
    text = "Six people were killed on Tuesday. " * 20
    hint = take(parts(plain("View this message in a browser."), marked(text), kind="alternative"))
    both = take(parts(plain(text), marked(text + "<script>alert('HIDDEN')</script>"), kind="alternative"))
    assert hint.articles[0].text == both.articles[0].text == text.strip()


def test_what_is_attached_is_named(take):
    forwarded = f"Content-Type: message/rfc822\n\n{HEAD}\n{SAID}"
    note = "Content-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nA note."
    picture = "Content-Type: image/png\nContent-ID: <a>\n\nPNG"
    taken = take(parts(plain(SAID), forwarded, note, picture))
    assert taken.articles[0].text == SAID
    assert taken.left_out == [
        "Six killed (message/rfc822) of message 1",
        "note.txt (text/plain) of message 1",
        "image/png of message 1",
    ]


def test_a_message_without_the_boundary_that_ends_it_is_read_and_told(take):
    taken = take(parts(plain(SAID), end=""))
    assert taken.articles[0].text == SAID
    assert taken.left_out == ["the end of message 1, whose last boundary is missing"]


def test_a_message_without_any_of_its_boundaries_is_read(take):
    taken = take(f"{HEAD}Content-Type: multipart/mixed; boundary=q\n\n{SAID}")
    assert taken.articles[0].text == SAID


def test_a_message_without_text_is_a_reject(take):
    taken = take(parts("Content-Type: image/png\n\nPNG"))
    assert taken.codes == [(1, "no_text")]
    assert taken.rejects[0].raw_text.startswith("Six killed\n")


def test_a_folder_of_messages(take):
    envelope = "From n@levantwire.example Wed Oct 18 08:00:00 2017\n"
    text = f"{SAID}\n\nFrom the city came no word.\n>From there on, none."
    taken = take("".join(f"{envelope}{HEAD.replace('Six', word)}\n{text}\n\n" for word in ("One", "Two", "Three")))
    assert [(one.line_no, one.title) for one in taken.articles] == [(1, "One killed"), (2, "Two killed"), (3, "Three killed")]
    assert {one.text for one in taken.articles} == {text.replace(">From", "From")}
    assert taken.media_type == "application/mbox"


def test_a_page_that_a_browser_saved_as_a_message(take):
    said = "".join(
        f"<p>Six people were killed on Tuesday in ward {n} of Marab, a doctor told the agency.</p>" for n in range(6)
    )
    page = f"<html><head><title>Six killed in Marab</title></head><body><article>{said}</article></body></html>"
    content = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://levantwire.example/six\nSubject: Six killed in Marab\n"
        "Date: Wed, 18 Oct 2017 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=q\n\n"
        f"--q\nContent-Type: text/html\nContent-Location: https://levantwire.example/six\n\n{page}\n"
        "--q\nContent-Type: text/css\nContent-Location: https://levantwire.example/x.css\n\np {}\n--q--\n"
    )
    taken = take(content)
    (one,) = taken.articles
    assert (one.title, one.byline, one.url) == ("Six killed in Marab", None, "https://levantwire.example/six")
    assert len(one.text.splitlines()) == 6
    assert taken.left_out == ["text/css of message 1"]


@pytest.mark.parametrize(
    "content",
    [
        HEAD.replace("Six killed", "=?utf-8?q?a?= " * 20_000) + "\n" + SAID,
        HEAD.replace("Nadia Haddow", "(" * 50_000) + "\n" + SAID,
        f"{HEAD}Content-Type: text/plain; {'a=b; ' * 50_000}\n\n{SAID}",
        HEAD + "".join(f"X-{n}: y\n" for n in range(50_000)) + "\n" + SAID,
        f"{HEAD}Content-Transfer-Encoding: base64\n\n{base64.b64encode(SAID.encode()).decode()}!!!===",
    ],
)
def test_messages_made_to_do_harm_are_read(take, content):
    assert take(content, source="article_mail").articles[0].text.startswith("Six people were killed")


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)),
        parts(*["\nx"] * 20_000),
    ],
)
def test_messages_that_cannot_be_taken_apart_are_rejects(take, content):
    assert take(content).codes == [(1, "not_mail")]


def test_a_line_of_many_megabytes_is_a_text_too_large(take):
    assert take(f"{HEAD}\n{'word ' * 2_000_000}").codes == [(1, "cell_too_large")]
