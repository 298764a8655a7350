"""For whom officials act whose office names no state, and who is not the state's."""

from __future__ import annotations

import pytest

from flows.extract.actors.names import states
from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences

HOMS, MANILA = "Shells hit Aleppo and Homs. ", "Shells hit Manila and Cebu, in the Philippines. "
SYRIAN_POLICE, PHILIPPINE_POLICE = "dateline:police_forces_of_syria", "dateline:police_forces_of_philippines"


def _speaks(text: str) -> str | None:
    return read_text(text, split_sentences(text, "en"), None, "en").claims[-1].speaker_actor_id


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        (HOMS + "The mayor said the war was over.", "SYR"),
        (HOMS + "Homs Mayor Amos Lado said the war was over.", "SYR"),
        (HOMS + "Amos Lado, the governor of Homs province, said the war was over.", "SYR"),
        (HOMS + "The provincial governor said the war was over.", "SYR"),
        (HOMS + "A prosecutor said the war was over.", "SYR"),
        (HOMS + "Prosecutor Amos Lado said the war was over.", "SYR"),
        (MANILA + "Defense Secretary Amos Lado said the war was over.", "PHL"),
        ("Shells hit Aleppo and Homs. In Turkey, Foreign Minister Amos Lado said the war was over.", "TUR"),
        (HOMS + "He flew to Turkey. Amos Lado, the mayor of Kilis in Turkey, said the war was over.", "TUR"),
        # Of none that has such offices, of a court, of rivals, or of who knows whom.
        (HOMS + "Nowherethorpe Mayor Amos Lado said the war was over.", None),
        (HOMS + "The rebel governor said the war was over.", None),
        (HOMS + "Former Mayor Amos Lado said the war was over.", None),
        (HOMS + "The tribunal met. Prosecutor Amos Lado said the war was over.", None),
        (HOMS + "Defense Secretary Amos Lado said the war was over.", None),
        (HOMS + "Bank governor Amos Lado said the war was over.", None),
        (HOMS + "Senior vice president Amos Lado said the war was over.", None),
        ("Shots were heard in London, in London again and in all of London. The mayor said it was over.", None),
    ],
)
def test_officials_below_ministers_are_of_the_state_where_that_is_plain(text: str, iso3: str | None) -> None:
    assert _speaks(text) == (states()[iso3].government if iso3 else None)


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        (HOMS + "Provincial police said the war was over.", SYRIAN_POLICE),
        (HOMS + "Senior Superintendent Amos Lado, provincial police director, said the war was over.", SYRIAN_POLICE),
        (MANILA + "Police said nine died. Superintendent Amos Lado said the war was over.", PHILIPPINE_POLICE),
        (HOMS + "A source at Homs Police Command said the war was over.", SYRIAN_POLICE),
        (HOMS + "A senior army officer said the war was over.", "dateline:military_forces_of_syria"),
        # Nobody named the police, or they are of a part of a state abroad, or it is another house.
        (MANILA + "Superintendent Amos Lado said the war was over.", None),
        (MANILA + "Police said nine died. Hospital superintendent Amos Lado said the war was over.", None),
        (HOMS + "A source at Nowherethorpe Police Command said the war was over.", None),
    ],
)
def test_the_police_of_a_town_are_the_states(text: str, actor_id: str | None) -> None:
    assert _speaks(text) == actor_id


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        (MANILA + "Police said nine died. Spokesman Amos Lado said the war was over.", PHILIPPINE_POLICE),
        (MANILA + "Police said nine died. Ten had fled, spokesman Amos Lado said.", PHILIPPINE_POLICE),
        (
            MANILA + "U.N. Secretary-General Ban Ki-moon is worried, spokesman Amos Lado said.",
            "dateline:united_nations",
        ),
        # Somebody else is told of, or nobody spoke.
        (MANILA + "Police said nine died. The United Nations has left, spokesman Amos Lado said.", None),
        (MANILA + "Police came. Spokesman Amos Lado said the war was over.", None),
        (MANILA + "Police said nine died. Company spokesman Amos Lado said the war was over.", None),
    ],
)
def test_a_spokesman_speaks_for_whoever_spoke(text: str, actor_id: str | None) -> None:
    assert _speaks(text) == actor_id
