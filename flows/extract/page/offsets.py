"""The way back from a text that was mended to the text as it was read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]  # `before[start:end]` becomes the text


@dataclass(frozen=True, slots=True)
class Step:
    """One mending: `text` was made of `before`, and `at[i]` and `before_at[i]` are offsets of the same place in them.

    A step that is not `exact` knows the way back only at the ends of words and lines.
    """

    before: str
    text: str
    at: tuple[int, ...]
    before_at: tuple[int, ...]
    exact: bool = True

    def start(self, offset: int) -> int:
        """The offset in `before` of what begins at `offset`: after anything that was dropped there."""
        return self._ahead(bisect_right(self.at, offset) - 1, offset)

    def end(self, offset: int, limit: int) -> int:
        """The offset in `before`, at most `limit`, of what ends at `offset`: before anything that was dropped there."""
        nearest = bisect_left(self.at, offset)
        found = self.at[nearest] == offset if nearest < len(self.at) else False
        end = self.before_at[nearest] if found else self._ahead(nearest - 1, offset)
        while not self.exact and end < limit and not self.before[end].isspace():
            end += 1
        return min(end, limit)

    def _ahead(self, nearest: int, offset: int) -> int:
        ahead = self.before_at[nearest] + offset - self.at[nearest]
        return min(ahead, self.before_at[nearest + 1]) if nearest + 1 < len(self.before_at) else ahead


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and the steps that made it of the raw one."""

    text: str
    steps: tuple[Step, ...] = ()

    def then(self, mend: Callable[[str], Step | None]) -> Mended:
        """This, mended once more; unchanged if `mend` finds nothing to do."""
        step = mend(self.text)
        return Mended(step.text, (*self.steps, step)) if step else self

    def raw_span(self, start: int, end: int, limit: int) -> tuple[int, int]:
        """The span of the raw text that `text[start:end]` was made of. `limit` is the offset that it must not reach beyond."""
        for step in reversed(self.steps):
            limit = step.start(limit)
            start, end = step.start(start), step.end(end, limit)
        return start, end


def apply(before: str, edits: Iterable[Edit]) -> Step | None:
    """`before` with the edits made, which are in order and do not overlap; None if there are none."""
    pieces: list[str] = []
    at, before_at = [0], [0]
    length = seen = 0
    for start, end, text in edits:
        pieces += (before[seen:start], text)
        length += start - seen
        at += (length, length + len(text))
        before_at += (start, end)
        length += len(text)
        seen = end
    if not pieces:
        return None
    text = "".join((*pieces, before[seen:]))
    return Step(before, text, (*at, len(text)), (*before_at, len(before)))
