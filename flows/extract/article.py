"""An article as it was scraped, made into an article as people read it. The rules are in the modules beside this one."""

from __future__ import annotations

import re

from flows.extract.byline import clean_byline
from flows.extract.captions import cut_caption_lines, cut_glued_captions, cut_run_in_captions
from flows.extract.dateline import cut_dateline
from flows.extract.furniture import cut_furniture
from flows.extract.head import cut_head, cut_repeated_standfirst
from flows.extract.language import detect_language
from flows.extract.layout import Cut, Layout, lay_out, trim
from flows.extract.published import find_published
from flows.extract.publisher import find_publisher
from flows.extract.repair import Repaired, repair, repair_text
from flows.extract.sentences import split_sentences
from flows.extract.tail import cut_tail
from flows.model.article import Article, Block, BlockKind, RawArticle

_SPACE = re.compile(r"\s+")


def read_article(raw: RawArticle, *, day_first: bool | None = None) -> Article:
    """What `raw` says, with everything that is not reporting taken out of the text and kept as blocks.

    `day_first` is how the file writes all-number dates, if known (see `dates.day_first_of`). Nothing is raised for odd text: an
    article without reporting has an empty `text`.
    """
    mended = repair(raw.text)
    layout = lay_out(mended.text)
    cut_furniture(layout)
    cut_caption_lines(layout)
    title = cut_head(layout, repair_text(raw.title) if raw.title else None)
    cut_glued_captions(layout)
    cut_run_in_captions(layout)
    if title:
        cut_head(layout, title)  # once more: buttons may stand below the picture
    cut_dateline(layout)
    cut_repeated_standfirst(layout)
    cut_tail(layout, raw.publication)
    published = find_published(layout, raw.published, raw.url, day_first)
    text, blocks = _assemble(raw.text, mended, layout)
    language = detect_language(text)
    return Article(
        title=title,
        byline=clean_byline(raw.byline) if raw.byline else _byline(blocks),
        dateline=_first(blocks, BlockKind.DATELINE),
        publication=raw.publication or find_publisher(layout, raw.url),
        published_on=published.on,
        published_prec=published.prec,
        published_from=published.source,
        language=language,
        url=raw.url,
        text=text,
        blocks=blocks,
        sentences=split_sentences(text, language),
    )


def _assemble(raw: str, mended: Repaired, layout: Layout) -> tuple[str, tuple[Block, ...]]:
    """The body's text and the blocks of the raw text, in order."""
    parts = sorted([*layout.cuts, *(Cut(span.start, span.end, BlockKind.BODY, "body") for span in layout.body)])
    starts = [*(mended.raw(part.start) for part in parts), len(raw)]
    text: list[str] = []
    length = seen = 0
    blocks: list[Block] = []
    for at, part in enumerate(parts):
        start = length
        if part.kind is BlockKind.BODY:
            said = _SPACE.sub(" ", layout.text[part.start : part.end])
            start = length + 2 if text else 0
            text.append(said)
            length = start + len(said)
        raw_start = max(starts[at], seen)
        raw_end = _end_of_word(raw, mended.raw(part.end), starts[at + 1])
        blocks += _unseen(raw, seen, raw_start, start)
        char_end = length if part.kind is BlockKind.BODY else start
        blocks.append(Block(part.kind, raw_start, raw_end, start, char_end, raw[raw_start:raw_end], part.reason))
        seen = raw_end
    blocks += _unseen(raw, seen, len(raw), length)
    return "\n\n".join(text), tuple(blocks)


def _end_of_word(raw: str, end: int, limit: int) -> int:
    """Where the word that goes on at `end` ends, if mending made it shorter than it is in the raw text."""
    while end < limit and not raw[end].isspace():
        end += 1
    return end


def _unseen(raw: str, start: int, end: int, place: int) -> list[Block]:
    """What the repair dropped between two blocks: control characters, which nobody sees."""
    start, end = trim(raw, start, end)
    return [Block(BlockKind.BOILERPLATE, start, end, place, place, raw[start:end], "control_characters")] if start < end else []


def _byline(blocks: tuple[Block, ...]) -> str | None:
    """The first byline, one that says "by" before one that only names."""
    bylines = tuple(block for block in blocks if block.kind is BlockKind.BYLINE)
    named = tuple(block for block in bylines if clean_byline(block.raw_text) != block.raw_text.strip(" .-–—|,;:"))
    return _first(named or bylines, BlockKind.BYLINE)


def _first(blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    found = next((block.raw_text for block in blocks if block.kind is kind), None)
    return clean_byline(found) or None if found else None
