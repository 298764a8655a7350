"""Which outlets a text names, and on which it relies."""

from __future__ import annotations

import pytest

from flows.extract.claims.citations import find_citations
from flows.extract.claims.publication_names import find_publications
from flows.extract.words import split_words


def _named(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.publication_id) for mention in find_publications(split_words(text))]


def _cited(text: str) -> list[tuple[str, str | None]]:
    return [(citation.text, citation.publication_id) for citation in find_citations(split_words(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke to the New York Times.", [("New York Times", "nyt")]),
        ("AFP and Reuters were there.", [("AFP", "afp"), ("Reuters", "reuters")]),
        ("The REUTERS desk.", [("REUTERS", "reuters")]),
        ("Dawn reported it.", [("Dawn", "dawn")]),
        ("al-Mayadeen said so.", [("al-Mayadeen", "al_mayadeen")]),
        # the same words for something else
        ("At dawn. Dawn broke.", []),
        ("On the axis of al-Mayadeen, sappers went on.", []),
        ("An Independent candidate and the Economist left.", []),
        ("The Pentagon confirmed it.", []),
    ],
)
def test_the_outlets_of_a_text(text: str, names: list[tuple[str, str]]) -> None:
    found = _named(text)
    assert [name for name, _ in found] == [name for name, _ in names]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("PressTV reported that the city is afraid.", "press_tv"),
        ("The AFP news agency also reported it.", "afp"),
        ("The city is afraid, according to the Guardian.", "guardian"),
        ("“We left,” he told Reuters.", "reuters"),
        ("“We left,” he was cited by AFP.", "afp"),
        ("A soldier stands guard. (Reuters)", "reuters"),
        ("A soldier stands guard. [AFP/Getty]", "afp"),
        ("A soldier stands guard (Photo: Reuters).", "reuters"),
        ("A soldier stands guard. (Photo by Reuters)", "reuters"),
        ("Source: SANA", "sana"),
        ("Source SANA", "sana"),
        ("The Syrian Observatory for Human Rights (SOHR) said two died.", "sohr"),
        ("Two died, according to the Britain-based Syrian Observatory for Human Rights.", "sohr"),
        ("Two died, the Syrian Observatory for Human Rights monitor on Sunday said.", "sohr"),
        ("The crew was quoted as saying by the Interfax news agency.", "interfax"),
        ("Speaking to Al Jazeera, he denied it.", "al_jazeera"),
        ("REUTERS/Omar Haddad", "reuters"),
        ("© AFP", "afp"),
        ("nsnbc : Two days ago the town fell.", "nsnbc"),
        ("BEIRUT (AP) — Two days ago the town fell.", "ap"),
        ("Two died, he said in an interview with Al Jazeera.", "al_jazeera"),
    ],
)
def test_a_text_cites_an_outlet(text: str, outlet: str) -> None:
    assert [cited for _, cited in _cited(text)] == [outlet]


@pytest.mark.parametrize(
    "text",
    [
        "Three Reuters journalists were freed.",
        "The offices of Al Jazeera were bombed.",
        "He reads the New York Times.",
        "Dawn broke over the town.",
    ],
)
def test_a_name_alone_cites_nobody(text: str) -> None:
    assert _cited(text) == []


def test_an_outlet_that_no_list_has() -> None:
    assert _cited("Syrian state TV reported two dead.") == [("Syrian state TV", None)]
    assert _cited("The television was on.") == []


def test_the_cue_says_why() -> None:
    text = "The city is afraid, according to AFP."
    (citation,) = find_citations(split_words(text))
    assert citation.cue is not None
    assert text[citation.cue.start : citation.cue.end] == "according to"
    assert (text[citation.char_start : citation.char_end], citation.method) == ("AFP", "according")


def test_an_outlet_is_called_by_its_noun_once_it_was_named():
    def named(text):
        return [(one.text, one.publication_id) for one in find_publications(split_words(text))]

    text = "The Syrian Observatory for Human Rights said so. The Observatory counts the dead, Observatory head Ali said."
    assert named(text) == [("Syrian Observatory for Human Rights", "sohr"), ("Observatory", "sohr"), ("Observatory", "sohr")]
    assert named("The Observatory said so. The Syrian Observatory for Human Rights did not.") == [
        ("Syrian Observatory for Human Rights", "sohr")
    ]
    assert named("SOHR said so. The Southern Observatory and the Post did not.") == [("SOHR", "sohr")]
