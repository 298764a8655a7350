"""What a document in HTML or XML is, told from its beginning, and pieces of HTML as text."""

from __future__ import annotations

import re

_DOCTYPE = r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>"
_PROLOG = re.compile(rf"(?:[\ufeff\s]+|<!--.*?-->|<\?.*?\?>|{_DOCTYPE})*", re.S | re.I)
_NAME = re.compile(r"<([A-Za-z][\w.:-]{0,60})")
_HTML_TYPE = re.compile(r"<!DOCTYPE\s+html\b", re.I)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "li", "main", "nav", "ol", "option",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript", "svg", "object", "iframe", "textarea", "select"))
_SPACE = re.compile(r"[^\S\n]+")


def root_of(text: str) -> str | None:
    """The name of the first element, in lower case, after declarations and comments; `html` if the document type says so."""
    prolog = _PROLOG.match(text)
    assert prolog
    if _HTML_TYPE.search(prolog.group()):
        return "html"
    name = _NAME.match(text, prolog.end())
    return name[1].lower() if name else None


def without_doctype(text: str) -> str:
    """XML without its document type, the only place from which it can define entities: a bomb has nothing left to go off."""
    prolog = _PROLOG.match(text)
    assert prolog
    return re.sub(_DOCTYPE, "", prolog.group(), flags=re.S | re.I) + text[prolog.end() :]


def text_of(markup: str) -> str:
    """HTML as text, a line for each block, without what no reader sees. The parser loses what lies hundreds of tags deep."""
    from lxml import etree, html  # only a file that needs it pays for it

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        if event == "start":
            unseen += element.tag in _UNSEEN
        else:
            unseen -= element.tag in _UNSEEN
        said = element.text if event == "start" else element.tail
        if said and not unseen:
            parts.append(said.replace("\n", " ").replace("\r", " "))
    lines = "".join(parts).split("\n")
    return "\n".join(filter(None, (_SPACE.sub(" ", line).strip() for line in lines)))
