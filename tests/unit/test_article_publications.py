from __future__ import annotations

import pytest

from flows.extract.publications import all_publications, find_publication, fold_name, known_publication, publication_id
from flows.model.publication import PublicationKind


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Reuters", "reuters"),
        ("REUTERS", "reuters"),
        ("https://www.reuters.com/world/x", "reuters"),
        ("arabic.rt.com", "rt"),
        ("PressTV", "press_tv"),
        ("the guardian", "guardian"),
        ("Asharq Al-Awsat", "asharq_al_awsat"),
        ("Al-Mayadeen", "al_mayadeen"),
        ("AlMayadeen", "al_mayadeen"),
        ("El Pais", "el_pais"),
        ("http://isis.liveuamap.com", "liveuamap"),
        ("SyriaLiveuaMap", "liveuamap"),
        ("World Service Wire", "tass"),
        ("The Seattle Times (in SOHR)", "sohr"),
        ("RUDAW (on SOHR)", "sohr"),
        ("Ministry of Defense of Ukraine (on Facebook)", "ukrainian_mod"),
    ],
)
def test_a_known_outlet_is_found_by_name_alias_or_address(name: str, slug: str) -> None:
    assert publication_id(name) == slug
    assert find_publication(name).kind is not None


def test_an_unknown_outlet_gets_a_slug_of_its_own_and_no_kind() -> None:
    found = find_publication("The Marab Evening Post")
    assert (found.publication_id, found.kind, found.country_iso3) == ("marab_evening_post", None, None)
    assert publication_id("marab-post.example") == "marab_post_example"
    assert publication_id("   ") == "unknown"


def test_a_name_that_only_contains_an_outlets_name_is_not_that_outlet() -> None:
    assert known_publication("Reuters Foundation Choir") is None
    assert known_publication("notreuters.com") is None
    assert known_publication("The Marab Evening Post (in Nobody's Gazette)") is None


def test_no_two_outlets_share_a_name() -> None:
    owner: dict[str, str] = {}
    for known in all_publications():
        for name in (known.name, known.domain or known.name, *known.aliases):
            assert owner.setdefault(fold_name(name), known.publication_id) == known.publication_id, name


def test_the_list_is_sound() -> None:
    known = all_publications()
    assert len(known) >= 120
    assert len({outlet.publication_id for outlet in known}) == len(known)
    assert all(outlet.country_iso3 is None or len(outlet.country_iso3) == 3 for outlet in known)
    assert {outlet.kind for outlet in known} == set(PublicationKind)
