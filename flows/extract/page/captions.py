"""Captions of pictures: on lines of their own, run into the first paragraph, and glued to the sentence after them.

A glued caption is cut where a letter or digit runs into a capital without a space, `…_archivesTwo days ago`. A name may be
written so too (McGurk, YouTube, AlMayadeen), so such a seam counts only at the head of a paragraph, after words that read as a
caption: an underscore, as file names have, a full date, or a word such as "photo" or "archives" right before the seam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.extract.page.byline import outlets
from flows.extract.page.dates import FULL_DATE
from flows.extract.page.furniture import ends_as_sentence, reads_as_reporting, says_who_said_it
from flows.extract.page.layout import Layout, Span
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
_FEW_WORDS = 3
_MOST_SENTENCES = 3  # of a caption
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"'”’)]* (?=[A-Z\d“\"])")
_SHOWS = re.compile(
    r"(?:(?:In )?(?:[Tt]his|[Aa]) (?:\w+ ){0,3}(?:photo|picture|image|view|screenshot|still)|"
    r"(?:Still|File|Satellite|Undated|General|Aerial|Handout)\b|"
    r"(?:[^\s.]+ ){1,14}(?<!could )(?<!would )(?<!will )(?<!may )(?<!might )(?<!can )(?<!should )(?<!to )(?<!not )"
    r"(?:walks?|looks?|stands?|sits?|rises?|shows?|inspects?|drives?|gestures?|carr(?:y|ies)|gathers?|"
    r"attends?|runs?|holds?|watch(?:es)?|"
    r"speaks?|waits?|tr(?:y|ies)|searche?s?|prepares?|poses?|rides?|cr(?:y|ies)|reacts?|mourns?|prays?|flees?|breathes?|"
    r"receives?|waves?|takes?|"
    r"billows?|hugs?|sifts?|(?:is|are) (?:seen|pictured|shown))\b)"
)
_CUE_BEFORE_SEAM = re.compile(rf"(?:{_PICTURE_WORD}s?|(?:19|20)\d\d)(?=[A-Z“\"‘])")
_WORD_AFTER = re.compile(r"[“\"‘]?[A-Z][\w’'.-]*,? [\w“\"‘'(]")
_LABEL = re.compile(
    rf"(?:(?:file )?{_PICTURE_WORD}s?(?: (?:credit|by|caption|copyright|via|source|courtesy)\b| ?[:©|])|"
    rf"(?:media|image) ?(?:caption|copyright)(?-i:(?![a-z]))|{_PICTURE_WORD} courtesy\b|pictured:).{{0,500}}\Z",
    re.I | re.S,
)
# Pages that lost their lines: "Image caption", and what the picture shows on the next line.
_BARE_LABEL = re.compile(r"(?:image|media|photo|picture) ?(?:caption|copyright|source|credit)s?:?", re.I)
_LONGEST_BARE = 300
_LONGEST_CREDIT = 80
_LONGEST_LINE = 600
_NAME = r"[A-Z][\w.’'-]+"
_REACH = 1_000  # characters of the first paragraph in which captions run into the text are looked for
_VIDEO = re.compile(r"(?:(?<=[.!?)\"”] )|\A)[A-Z][^.!?]{8,140} - YouTube(?= |\Z)")


def cut_caption_lines(layout: Layout) -> None:
    """Takes out captions on lines of their own."""
    layout.cut_whole([(span, BlockKind.CAPTION, reason) for span, reason in _caption_lines(layout)])


def _caption_lines(layout: Layout) -> Iterator[tuple[Span, str]]:
    labelled = reported = False
    for at, span in enumerate(layout.body):
        line = layout.slice(span)
        alone = reported and at + 1 < len(layout.body)  # an outlet's name above is the publisher's, below the sign-off
        if reason := _line_caption(line):
            yield span, reason
        elif labelled and len(line) <= _LONGEST_BARE and not ends_as_sentence(line):
            yield span, "caption_below_label"
        elif len(line) <= _LONGEST_CREDIT and (_credit_line().fullmatch(line) if alone else _getty_line().fullmatch(line)):
            yield span, "credit_line"
        labelled = bool(_BARE_LABEL.fullmatch(line))
        reported = reported or reads_as_reporting(line)


def cut_glued_captions(layout: Layout) -> None:
    """Takes out captions glued to the head of a paragraph. The head of the article comes first: its dates end in years too."""
    for span in list(layout.body):
        if end := _glued_caption(layout, span):
            layout.cut(span.start, end, BlockKind.CAPTION, "glued_caption")


def cut_run_in_captions(layout: Layout) -> None:
    """Takes out captions ended by a credit in the first paragraph, and video titles and credited links in all of them."""
    for at, span in enumerate(list(layout.body)):
        line = layout.slice(span)
        found = [(match.start(), match.end(), "video_title") for match in _VIDEO.finditer(line)]
        found += [(match.start(), match.end(), "credited_link") for match in _credited_link().finditer(line)]
        if at == 0:
            found += _credited_captions(line[:_REACH])
        end = 0
        for start, stop, reason in sorted(found):
            if start >= end:
                layout.cut(span.start + start, span.start + stop, BlockKind.CAPTION, reason)
                end = stop


def _credited_captions(line: str) -> Iterator[tuple[int, int, str]]:
    for credit in _credit_run_in().finditer(line):
        start = _caption_start(line, credit.start(), says_picture=credit.lastgroup == "picture")
        if start is not None:
            yield start, credit.end(), "caption_credit"


def _caption_start(line: str, credit: int, *, says_picture: bool) -> int | None:
    """Where the caption that a credit ends begins: at the last of the sentences before it that says what a picture shows.

    If none does: a credit that names a picture ends a caption of a few words or with a date, and else goes alone; one that
    names only an agency may be the source of what was said, and stays.
    """
    starts = [0, *(match.end() for match in _STOP.finditer(line, 0, credit))]
    last = [start for start in starts if start < credit][-_MOST_SENTENCES:]
    if shows := [start for start in last if _SHOWS.match(line, start, credit)]:
        return shows[-1]
    if not says_picture:
        return None
    if not last:
        return credit
    caption = line[last[-1] : credit].rstrip(" .")
    return last[-1] if len(caption.split()) <= _FEW_WORDS or _ENDS_IN_DATE_OR_CREDIT.search(caption) else credit


@cache
def _picture_credit() -> str:
    """ "AFP Photo", "Photo by Reuters", "file photo", "AP Photo/Jane Doe", "3 Images", "archive"."""
    word = rf"(?i:{_PICTURE_WORD})s?"
    by = r"(?: (?:by|credit|courtesy|via|from)\b|[:/]| (?=[A-Z]))[^()\[\]]{1,60}"
    return rf"(?:(?:(?i:file|archive) )?{word}(?:{by})?|(?:[A-Z\d][\w.’'-]* ){{1,4}}{word}(?:/[^()\[\]]{{1,60}})?)"


@cache
def _credit_at_end() -> re.Pattern[str]:
    agency = rf"(?:{outlets()}|Getty(?: Images)?|EPA|Handout|File)"
    return re.compile(rf"[(\[](?:{_picture_credit()}|{agency}/[^()\[\]]{{2,60}}|[^()\[\]]{{2,60}}/{agency})[)\]]\.?\Z")


@cache
def _bare_credit_at_end() -> re.Pattern[str]:
    """ "… of the bridge. REUTERS/Jane Doe/File Photo", "… of the bridge. Getty Images"."""
    return re.compile(
        rf"[.!?”\"] (?:{outlets()}/(?:{_NAME}(?: {_NAME}){{1,2}}|Getty(?: Images)?)(?:/(?:File|Handout)(?: Photo)?)?|"
        r"(?:[A-Z][\w.’'-]* ?(?:/|via|for) ?)?Getty(?: Images)?|(?:File|Handout) (?:[Pp]hoto|[Pp]icture))\.?\Z"
    )


@cache
def _credit_line() -> re.Pattern[str]:
    """An outlet's name or a picture agency's as the whole line."""
    return re.compile(rf"(?:(?:{outlets()}|File|Handout)(?:[/,] ?| and | via )?){{1,4}}\.?|{_getty_line().pattern}")


@cache
def _getty_line() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^.!?\d]{{2,60}} ?(?:/|via|for|-|\|) ?)?Getty(?: Images)?\.?|{outlets()}/{_NAME}(?: {_NAME}){{1,2}}\.?"
    )


@cache
def _credit_run_in() -> re.Pattern[str]:
    agency = rf"{outlets()}(?:(?: and |/|, )(?:{outlets()}|[Aa]gencies|File|Handout)){{0,3}}"
    return re.compile(
        rf"[(\[](?:(?P<picture>{_picture_credit()})|{agency})[)\]]\.?(?=\s*[(A-Z\d“\"])|"
        rf"(?:(?<=\. )|(?<=\d )){outlets()}/{_NAME} {_NAME}(?= [A-Z\d“\"])"
    )


@cache
def _credited_link() -> re.Pattern[str]:
    """ "REUTERS Jane Doe Bridge of Marab Falls Again The army said": a picture's credit and the headline it links to.

    Only where it is plain where the headline ends: before a word that begins sentences, or before a dateline.
    """
    small = r"(?:of|in|on|to|and|the|for|with|from|at|by|as|a|an|or|over|into|near|-)"
    ends = rf"(?=(?:The|An?|In|On|This|There|According) (?:[\w’'-]+ ){{0,3}}?[a-z]{{2,}} [\w’'-]+ |[A-Z]{{4,}} \({outlets()}\))"
    return re.compile(
        rf"(?<=[.!?\"] )(?:{outlets()}(?: Photo)?|Photo) {_NAME} {_NAME}(?: (?:[A-Z\d][\w’'-]*|{small})){{3,25}}? {ends}"
    )


def _line_caption(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    if _LABEL.match(line) and not says_who_said_it(line):
        return "caption_label"
    if _credit_at_end().search(line) or (
        len(line) <= _LONGEST_BARE and _bare_credit_at_end().search(line, max(0, len(line) - _LONGEST_CREDIT))
    ):
        return "caption_credit"
    return None


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
