"""The language a text is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flows.extract.lookalikes import in_plain_letters

UNDETERMINED = "und"  # ISO 639-2
_ENOUGH = 600  # characters; more does not change the answer and costs time
_FEW = 100
"""In a text of fewer characters the identifier is often wrong; in a longer one pages are, whose templates say `en`."""
_PIDGIN = re.compile(r"\b(?:dem|dey|na|pipo|tok|wetin|wey)\b", re.IGNORECASE)
"""Function words of Nigerian Pidgin that English lacks; the identifier takes short English news of Nigeria for it."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def detect_language(text: str, stated: str | None = None) -> str:
    """ISO 639-1 code of the language of `text` (py3langid), or `und` if it has no words; of a short one, the code `stated`."""
    head = in_plain_letters(text[:_ENOUGH])
    if not _LETTERS.search(head):
        return UNDETERMINED
    if stated and len(head) < _FEW:
        return stated
    language = str(_identifier().classify(head)[0])
    return "en" if language == "pcm" and not _PIDGIN.search(head) else language


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes most of a second

    untyped: Any = LanguageIdentifier
    return untyped.from_model_file(MODEL_FILE)
