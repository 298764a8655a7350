"""An article as it was scraped, made into an article as people read it. The rules are in the modules beside this one."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extract.language import detect_language
from flows.extract.page.byline import clean_byline
from flows.extract.page.captions import cut_caption_lines, cut_glued_captions, cut_run_in_captions
from flows.extract.page.dateline import cut_dateline
from flows.extract.page.furniture import cut_furniture
from flows.extract.page.head import cut_head, cut_repeated_standfirst
from flows.extract.page.layout import Cut, Layout, lay_out, trim
from flows.extract.page.offsets import Mended
from flows.extract.page.published import find_published
from flows.extract.page.publisher import find_publisher
from flows.extract.page.repair import repair, repair_text
from flows.extract.page.tail import cut_tail
from flows.extract.sentences import split_sentences
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
    language = detect_language(text, raw.language)
    return Article(
        title=title,
        byline=clean_byline(raw.byline) if raw.byline else _byline(layout),
        dateline=_first(_said(layout, BlockKind.DATELINE)),
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


def _assemble(raw: str, mended: Mended, layout: Layout) -> tuple[str, tuple[Block, ...]]:
    """The body's text and the blocks of the raw text, in order."""
    parts = sorted([*layout.cuts, *(Cut(span.start, span.end, BlockKind.BODY, "body") for span in layout.body)])
    limits = [*(part.start for part in parts[1:]), len(mended.text)]
    text: list[str] = []
    length = seen = 0
    blocks: list[Block] = []
    for part, limit in zip(parts, limits, strict=False):
        start = length
        if part.kind is BlockKind.BODY:
            said = _SPACE.sub(" ", layout.text[part.start : part.end])
            start = length + 2 if text else 0
            text.append(said)
            length = start + len(said)
        raw_start, raw_end = mended.raw_span(part.start, part.end, limit)
        raw_start = max(raw_start, seen)
        _keep_dropped(blocks, raw, (seen, raw_start), start)
        char_end = length if part.kind is BlockKind.BODY else start
        blocks.append(Block(part.kind, raw_start, raw_end, start, char_end, raw[raw_start:raw_end], part.reason))
        seen = raw_end
    _keep_dropped(blocks, raw, (seen, len(raw)), length)
    return "\n\n".join(text), tuple(blocks)


def _keep_dropped(blocks: list[Block], raw: str, gap: tuple[int, int], place: int) -> None:
    """Adds what the repair dropped between two blocks, tags or characters that nobody sees: to what was cut before it on its
    line, or as a block.
    """
    start, end = trim(raw, *gap)
    if start == end:
        return
    last = blocks[-1] if blocks else None
    if last and last.kind is not BlockKind.BODY and "\n" not in raw[last.raw_end : end]:
        blocks[-1] = replace(last, raw_end=end, raw_text=raw[last.raw_start : end])
        return
    reason = "markup" if "<" in raw[start:end] or "&" in raw[start:end] else "control_characters"
    blocks.append(Block(BlockKind.BOILERPLATE, start, end, place, place, raw[start:end], reason))


def _byline(layout: Layout) -> str | None:
    """The first byline, one that says "by" before one that only names."""
    bylines = _said(layout, BlockKind.BYLINE)
    named = [line for line in bylines if clean_byline(line) != line.strip(" .-–—|,;:")]
    return _first(named or bylines)


def _first(lines: list[str]) -> str | None:
    return clean_byline(lines[0]) or None if lines else None


def _said(layout: Layout, kind: BlockKind) -> list[str]:
    return [layout.text[cut.start : cut.end] for cut in sorted(layout.cuts) if cut.kind is kind]
