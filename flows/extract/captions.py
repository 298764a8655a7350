"""Captions of pictures: on lines of their own, run into the first paragraph, and glued to the sentence after them.

A glued caption is cut where a letter or digit runs into a capital without a space, `…_archivesTwo days ago`. A name may be
written so too (McGurk, YouTube, AlMayadeen), so such a seam counts only at the head of a paragraph, after words that read as a
caption: an underscore, as file names have, a full date, or a word such as "photo" or "archives" right before the seam.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.byline import outlets
from flows.extract.dates import FULL_DATE
from flows.extract.layout import Layout, Span
from flows.model.article import BlockKind

_HEAD = 300  # no glued caption is longer
_SEAM = re.compile(r"(?<=[^\W_A-Z])(?=[A-Z“\"‘])")
_SENTENCE = re.compile(r"[.!?][\"'”’)]* [A-Z“\"]")
_FILE_NAME = re.compile(r"[^\W_]_+[^\W_]")
_PICTURE_WORD = (
    r"(?:photo(?:s|graph)?|picture|image|file|archives?|credit|courtesy|screenshot|screengrab|handout|caption|"
    r"getty|flickr|wikimedia)"
)
_ENDS_IN_CUE = re.compile(rf"(?:(?:\b|_){_PICTURE_WORD}s?|(?:\b|_)(?:19|20)\d\d)\Z", re.I)
_ENDS_IN_DATE_OR_CREDIT = re.compile(rf"(?:\b{_PICTURE_WORD}s?|{FULL_DATE.pattern})\Z", re.I)
_MOST_WORDS = 25
_MOST_SENTENCES = 3  # of a caption
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"'”’)]* (?=[A-Z\d“\"])")
# A picture is told in the present tense: "A man walks by a damaged site", "Smoke rises", "File photo shows".
_SHOWS = re.compile(
    r"(?:(?:In )?(?:[Tt]his|[Aa]) (?:\w+ ){0,3}(?:photo|picture|image|view|screenshot|still)|"
    r"(?:Still|File|Satellite|Undated|General|Aerial|Handout)\b|"
    r"(?:[^\s.]+ ){1,14}(?:walks?|looks?|stands?|sits?|rises?|shows?|inspects?|drives?|gestures?|carr(?:y|ies)|gathers?|"
    r"attends?|runs?|holds?|watch(?:es)?|"
    r"speaks?|waits?|tr(?:y|ies)|searche?s?|prepares?|poses?|rides?|cr(?:y|ies)|react(?:s)?|mourns?|pray(?:s)?|flee(?:s)?|breathes?|receives?|waves?|take(?:s)?|"
    r"billows?|hugs?|sifts?|(?:is|are) (?:seen|pictured|shown))\b)"
)
_CUE_BEFORE_SEAM = re.compile(rf"(?:{_PICTURE_WORD}s?|(?:19|20)\d\d)(?=[A-Z“\"‘])")
_WORD_AFTER = re.compile(r"[“\"‘]?[A-Z][\w’'.-]*,? [\w“\"‘'(]")
_CREDIT = re.compile(
    rf"[(\[](?:(?:file )?{_PICTURE_WORD}s?\b[^()\[\]]{{0,120}}|[^()\[\]]{{0,80}}\b{_PICTURE_WORD}s?|"
    r"[^()\[\]]{2,60}/[^()\[\]]{2,60})[)\]]\.?\Z",
    re.I,
)
_LABEL = re.compile(
    rf"(?:(?:file )?{_PICTURE_WORD}s?(?: (?:credit|by|caption|copyright|via|source|courtesy)\b| ?[:©|])|"
    rf"(?:media|image) caption\b|{_PICTURE_WORD} courtesy\b|pictured:).{{0,500}}\Z",
    re.I | re.S,
)
_LONGEST_LINE = 600
_REACH = 1_000  # characters of the first paragraph in which captions run into the text are looked for
_VIDEO = re.compile(r"(?:(?<=[.!?)\"”] )|\A)[A-Z][^.!?]{8,140} - YouTube(?= |\Z)")


def cut_caption_lines(layout: Layout) -> None:
    """Takes out captions on lines of their own."""
    layout.cut_whole(
        [(span, BlockKind.CAPTION, reason) for span in layout.body if (reason := _line_caption(layout.slice(span)))]
    )


def cut_glued_captions(layout: Layout) -> None:
    """Takes out captions glued to the head of a paragraph. The head of the article comes first: its dates end in years too."""
    for span in list(layout.body):
        if end := _glued_caption(layout, span):
            layout.cut(span.start, end, BlockKind.CAPTION, "glued_caption")


def cut_run_in_captions(layout: Layout) -> None:
    """Takes out captions that run into the first paragraph and end with a credit, or with the name of a video site."""
    if not layout.body:
        return
    span = layout.body[0]
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    found = [(match.start(), match.end(), "video_title") for match in _VIDEO.finditer(line)]
    for credit in _credit_run_in().finditer(line):
        start = _caption_start(line, credit.start(), says_picture=credit.lastgroup == "picture")
        if start is not None:
            found.append((start, credit.end(), "caption_credit"))
    end = 0
    for start, stop, reason in sorted(found):
        if start >= end:
            layout.cut(span.start + start, span.start + stop, BlockKind.CAPTION, reason)
            end = stop


def _caption_start(line: str, credit: int, *, says_picture: bool) -> int | None:
    """Where the caption that a credit ends begins: at the last of the sentences before it that says what a picture shows.

    A credit that names a picture ends a caption in any case: the sentence before it. One that names an agency may end
    reporting.
    """
    starts = [0, *(match.end() for match in _STOP.finditer(line, 0, credit))]
    last = [start for start in starts if start < credit][-_MOST_SENTENCES:]
    return next(
        (start for start in reversed(last) if _SHOWS.match(line, start, credit)), last[-1] if says_picture and last else None
    )


@cache
def _credit_run_in() -> re.Pattern[str]:
    picture = rf"(?:(?i:[^()\[\]]{{0,60}}\b{_PICTURE_WORD}s?\b)[^()\[\]]{{0,60}})"
    agency = rf"{outlets()}(?:(?: and |/|, )(?:{outlets()}|[Aa]gencies|File|Handout)){{0,3}}"
    name = r"[A-Z][\w'’-]+ [A-Z][\w'’-]+"
    return re.compile(
        rf"[(\[](?:(?P<picture>{picture})|{agency})[)\]]\.?(?=\s*[(A-Z\d“\"])|"
        rf"(?:(?<=\. )|(?<=\d )){outlets()}/{name}(?= [A-Z\d“\"])"
    )


def _line_caption(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    if _LABEL.match(line):
        return "caption_label"
    return "caption_credit" if _CREDIT.search(line) else None


def _glued_caption(layout: Layout, span: Span) -> int | None:
    """Where the caption at the head of the paragraph ends, if there is one."""
    head = layout.text[span.start : min(span.end, span.start + _HEAD)]
    if "_" not in head and not _CUE_BEFORE_SEAM.search(head):
        return None
    if sentence := _SENTENCE.search(head):
        head = head[: sentence.start() + 1]
    for seam in _SEAM.finditer(head):
        caption, rest = head[: seam.start()], layout.text[span.start + seam.start() : span.end]
        if _reads_as_caption(caption) and _WORD_AFTER.match(rest):
            return span.start + seam.start()
    return None


def _reads_as_caption(caption: str) -> bool:
    """Whether what stands before a seam is a caption: like a file's name, or ended by a full date or a picture word."""
    if _FILE_NAME.search(caption):
        last = re.split(r"[\s_]", caption)[-1]
        return bool(_ENDS_IN_CUE.search(caption)) or (len(last) > 3 and last.islower())
    words = len(caption.split())
    return 2 <= words <= _MOST_WORDS and bool(_ENDS_IN_DATE_OR_CREDIT.search(caption))
