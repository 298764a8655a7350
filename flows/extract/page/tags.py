"""Lists of tags, sections and related headlines run in between the head of an article and its reporting."""

from __future__ import annotations

import re

from flows.extract.page.titles import find_title, fold

_TAGS = re.compile(r"(?<=\S )Tags:? (?=[A-Z])")
_TAG_LIST = 240  # characters; no list of tags run into the text is longer
_TAGS_STOP = re.compile(r"(?<=[a-z]{3})\.(?= )")
_SENTENCE_STOP = re.compile(r"[^\W\d_]{3}[.!] ")
# Words of a sentence that stand in no tag.
_NO_TAG = re.compile(
    r" (?:an?|the|in|at|on|by|to|with|that|which|who|from|after|was|were|is|are|has|have|had|been|said|killed|his|its|their) "
)
# Words that begin a sentence and no tag.
_STARTER = re.compile(
    r" (?=(?:An?|The|At|In|On|As|After|More|Over|Nearly|Around|About|Dozens|Scores|Hundreds|Thousands|Some|Several|Many|"
    r"It|He|She|They|This|There|When|While|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|"
    r"(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|Twenty)\b )"
)


def tag_list(line: str) -> tuple[int, int] | None:
    """Where a list of tags between the standfirst and the reporting stands, if it can be told where it ends."""
    tags = _TAGS.search(line)
    end = _tags_end(line, tags.end()) if tags else None
    return (tags.start(), end) if tags and end else None


def related_end(line: str, title: str | None) -> int | None:
    """Where the headlines of "Related ..." between the title and the reporting end, if a sentence's first word tells."""
    if not line.startswith("Related "):
        return None
    at = find_title(line, title) if title else None
    end = at or (match.end() if (match := _STARTER.search(line)) else None)
    return end if end and not _SENTENCE_STOP.search(line, 0, end) else None


def _tags_end(line: str, start: int) -> int | None:
    """The list ends with a stop, or where the standfirst's first words come again, or before a word that no tag begins with."""
    area = line[start : start + _TAG_LIST]
    opening = " ".join(line.split()[:3])
    again = area.find(opening) if len(fold(opening)) > 8 else -1
    ends = [match.end() for match in (_STARTER.search(area), _TAGS_STOP.search(area)) if match]
    end = min([*ends, *([again] if again > 0 else [])], default=None)
    return None if end is None or _NO_TAG.search(area, 0, end) else start + end
