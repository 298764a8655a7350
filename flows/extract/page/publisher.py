"""Which outlet printed an article, where nothing beside the text says it.

Only what an outlet says of itself counts: its address, its masthead, its name after the title, its copyright, its sign-off, its
own line about itself, or its name alone above the title or in the dateline. An
agency in a dateline, "RAQQA (Reuters) -", is who wrote it and not who printed it.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.page.byline import outlets
from flows.extract.page.layout import Cut, Layout
from flows.extract.page.titles import outlet_after
from flows.extract.publications import find_publication, known_publication
from flows.model.article import BlockKind

_ITSELF = frozenset({"copyright", "sign_off", "about_author", "about_publication", "trust_line"})


def find_publisher(layout: Layout, url: str | None) -> str | None:
    """The name of the outlet, or None."""
    if url and (known := known_publication(url)):
        return known.name
    titles = (layout.text[cut.start : cut.end] for cut in sorted(layout.cuts) if cut.kind is BlockKind.TITLE)
    if named := next(filter(None, map(outlet_after, titles)), None):
        return find_publication(named).name
    above_title = True
    for cut in sorted(layout.cuts):
        above_title = above_title and cut.kind is not BlockKind.TITLE
        if found := _names_itself(layout, cut, above_title=above_title):
            return find_publication(found).name
    return None


def _names_itself(layout: Layout, cut: Cut, *, above_title: bool) -> str | None:
    said = layout.text[cut.start : cut.end]
    if cut.kind is BlockKind.DATELINE or (above_title and cut.reason == "byline_line"):
        name = said.strip(" :-–—()")
        return name if known_publication(name) else None
    if cut.reason == "masthead":
        return said.partition(" - ")[0]
    if cut.reason not in _ITSELF:
        return None
    match = _outlet_is().match(said) if cut.reason.startswith("about") else _outlet().search(said[:300])
    return match.group("outlet") if match else None


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<outlet>{outlets()})(?!\w)")


@cache
def _outlet_is() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{outlets()} )?(?P<outlet>{outlets()})(?: \w+)? is (?:a|an|the)\b")
