"""Read ahead: the next part of a file is taken apart while the one before is cleaned and staged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(parts: Iterable[T]) -> Iterator[T]:
    """The same parts in the same order, each made in a thread while its predecessor is in use; one at most waits.

    What `parts` raises is raised where its turn comes.
    """
    iterator = iter(parts)
    end = object()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="read ahead") as reader:
        coming = reader.submit(next, iterator, end)
        while (part := coming.result()) is not end:
            coming = reader.submit(next, iterator, end)
            yield part  # type: ignore[misc]  # `end` is no part
