"""The actors of a text: whom it names, and what looks like a name and is none."""

from __future__ import annotations

import re

import pytest

from flows.extract.actors.actors import find_actors
from flows.extract.actors.homes import settle_actors, settle_people
from flows.extract.actors.names import namesakes, nation_words, states
from flows.extract.lexicon import read_rows
from flows.extract.words import split_words
from flows.match.shipped import shipped_actors
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention

IS, SDF, SYRIA, SYRIAN_ARMY = "ucdp:234", "ucdp:6288", "ucdp:118", "dateline:military_forces_of_syria"
COALITION = "dateline:global_coalition_against_daesh"


def actors(text: str, language: str = "en") -> tuple[ActorMention, ...]:
    return find_actors(split_words(text), language)


def named(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(actor.text, actor.actor_id) for actor in actors(text, language)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(actor.text, actor.kind) for actor in actors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IS lost the town.", [("IS", IS)]),
        ("They left Daesh in May.", [("Daesh", IS)]),
        ("He joined the Islamic State of Iraq and the Levant.", [("Islamic State of Iraq and the Levant", IS)]),
        ("Da’esh and Da'esh", [("Da’esh", IS), ("Da'esh", IS)]),
        ("the al Nusra Front", [("al Nusra Front", "ucdp:1170")]),
        ("an official of the Fatah al-Sham Front", [("Fatah al-Sham Front", "ucdp:1170")]),
        ("Hayat Tahrir al-Sham said", [("Hayat Tahrir al-Sham", "ucdp:6815")]),
        ("the mostly Kurdish Syrian Democratic Forces (SDF)", [("Syrian Democratic Forces", SDF), ("SDF", SDF)]),
        ("The Free Syrian army held on.", [("Free Syrian army", "ucdp:1130")]),
        ("The Pentagon declined.", [("Pentagon", "ucdp:3")]),
        ("The Department of State Services arrested two.", [("Department of State Services", "ucdp:84")]),
        ("The Department of Justice charged two.", [("Department of Justice", None)]),  # of which country?
        ("The Wagner Group left.", [("Wagner Group", "dateline:wagner_group")]),
        ("Ba‘ath and Hezbollah", [("Hezbollah", "ucdp:366")]),
    ],
)
def test_a_listed_name_is_found_in_its_spellings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish troops crossed.", [("Turkish troops", "dateline:military_forces_of_turkey")]),
        ("Three U.S. service members died.", [("U.S. service members", "dateline:military_forces_of_united_states")]),
        ("Iraqi security forces withdrew.", [("Iraqi security forces", "ucdp:116")]),
        ("Afghan police arrested him.", [("Afghan police", "dateline:police_forces_of_afghanistan")]),
        ("The Syrian government agreed.", [("Syrian government", SYRIA)]),
        ("the government of Iraq", [("government of Iraq", "ucdp:116")]),
        ("The Russian Defense Ministry said", [("Russian Defense Ministry", "ucdp:57")]),
        ("Turkey’s foreign ministry said", [("Turkey’s foreign ministry", "ucdp:115")]),
        ("Assad's forces shelled it.", [("Assad's forces", SYRIAN_ARMY)]),
        ("the Obama administration", [("Obama administration", "ucdp:3")]),
        ("Libyan troops fired.", [("Libyan troops", "dateline:military_forces_of_libya")]),
        ("the Libyan government", [("Libyan government", None)]),  # there are two
        ("Russian warplanes bombed it.", [("Russian warplanes", "dateline:military_forces_of_russia")]),
    ],
)
def test_the_forces_and_offices_of_a_state_are_its_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def test_two_states_share_a_noun() -> None:
    assert named("Russian and Syrian warplanes hit the town.") == [
        ("Russian", "dateline:military_forces_of_russia"),
        ("Syrian warplanes", SYRIAN_ARMY),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NPZ militants fled.", ("NPZ militants", "armed_group")),
        ("ISIL fighters fled.", ("ISIL fighters", "armed_group")),
        ("Kurdish forces advanced.", ("Kurdish forces", "armed_group")),
        ("Opposition fighters advanced.", ("Opposition fighters", "armed_group")),
        ("Shiite militias advanced.", ("Shiite militias", "militia")),
        ("The rebels advanced.", ("rebels", "armed_group")),
        ("Protesters gathered.", ("Protesters", "people")),
        ("Two residents of the camp spoke.", ("residents", "people")),
        ("the Syrian people", ("Syrian people", "people")),
        ("It hurt the Turks most.", ("Turks", "people")),
        ("Local Committee for Relief said", ("Local Committee for Relief", "organisation")),
        ("the Karam Observatory for Human Rights said", ("Karam Observatory for Human Rights", "organisation")),
        ("The Martyr Omar Brigade claimed it.", ("Martyr Omar Brigade", "armed_group")),
        ("A soldier was killed.", ("soldier", "state_force")),
        ("the Somali Journalists Syndicate said", ("Somali Journalists Syndicate", "organisation")),
        ("the Tribal Leaders' Forum said", ("Tribal Leaders' Forum", "organisation")),
        ("It killed 25 civilians Monitor AFP", ("civilians", "people")),
        ("Syrian state television said", ("Syrian state television", "media")),
    ],
)
def test_who_is_in_no_list_is_known_by_the_noun(text: str, expected: tuple[str, str]) -> None:
    assert expected in kinds(text)
    assert all(actor.actor_id is None for actor in actors(text) if actor.text == expected[0] and "ISIL" not in expected[0])


@pytest.mark.parametrize(
    "text",
    [
        "He is here and tells us who died.",
        "WHAT IS THE AIM OF THIS WAR AND WHO TELLS US",
        "The front moved, and the party was over.",
        "It was a group photo.",
        "Amal went to school in Homs.",  # a woman
        "It has a military base.",
        "The targets were military.",
        "They hold Lashkar Gah.",
        "It costs US$1.7 billion.",
        "She lives in Turkey.",
    ],
)
def test_what_looks_like_a_name_is_none(text: str) -> None:
    assert named(text) == []


def test_a_name_that_others_share_needs_its_country() -> None:
    assert named("The Southern Front advanced near Deraa in Syria.") == [("Southern Front", "ucdp:6333")]
    assert ("Southern Front", "ucdp:6333") not in named("The Southern Front advanced.")


def test_a_name_that_two_groups_share_is_that_of_the_one_whose_country_is_named() -> None:
    assert ("al-Shabab", "ucdp:7032") in named("Fighters known as al-Shabab attacked Palma in Mozambique.")
    assert ("al-Shabab", "ucdp:717") in named("Somalia and Mozambique fight al-Shabab.")
    assert ("al-Shabab", "ucdp:717") in named("Kenya fights al-Shabab.")


def test_words_that_name_nobody_mean_whom_the_text_has_named() -> None:
    text = (
        "The Iraqi army took the town. Two days later the army left. The US-led coalition bombed IS; the coalition denied it."
    )
    assert named(text) == [
        ("Iraqi army", "dateline:military_forces_of_iraq"),
        ("army", "dateline:military_forces_of_iraq"),
        ("US-led coalition", COALITION),
        ("IS", IS),
        ("coalition", COALITION),
    ]
    assert named("The army left.") == [("army", None)]
    text = "Russian troops came to Syria, and Syria welcomed them. The army left."
    assert named(text) == [("Russian troops", "dateline:military_forces_of_russia"), ("army", SYRIAN_ARMY)]
    assert named("Syrian and Iraqi armies fought. The Iraqi army and the Syrian army lost. The army left.")[-1] == (
        "army",
        None,
    )


def test_an_abbreviation_means_what_the_text_says_it_does() -> None:
    text = "The Sudan Defence Brigade (SDB) fled. On Monday the SDB came back."
    assert [(actor.text, actor.method) for actor in actors(text)] == [
        ("Sudan Defence Brigade", "organisation"),
        ("SDB", "abbreviation"),
        ("SDB", "abbreviation"),
    ]


def test_a_text_in_capitals_is_read_by_its_lists() -> None:
    text = "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) AMBUSHED TROOPS OF THE SALVADORAN ARMED FORCES."
    assert named(text) == [
        ("GUERRILLAS", None),
        ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "ucdp:755"),
        ("FMLN", "ucdp:755"),
        ("TROOPS", "dateline:military_forces_of_el_salvador"),
        ("SALVADORAN ARMED FORCES", "dateline:military_forces_of_el_salvador"),
    ]


def test_other_languages_have_the_names_of_lists() -> None:
    assert named("اشتبكت قوات سوريا الديمقراطية مع تنظيم داعش وداعش انسحب", "ar") == [
        ("قوات سوريا الديمقراطية", SDF),
        ("تنظيم داعش", IS),
        ("وداعش", IS),
    ]
    assert named("وقصفت قوات النظام والجيش الروسي ريف إدلب للضغط", "ar") == [
        ("قوات النظام", SYRIAN_ARMY),
        ("والجيش الروسي", "dateline:military_forces_of_russia"),
    ]
    assert named("Türk askerleri PKK hedeflerini vurdu", "tr") == [("PKK", "ucdp:323")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army is back. It is held by Amhara forces.", ("forces", None)),
        ("The Syrian army is back. In Hama forces fled.", ("forces", SYRIAN_ARMY)),
        ("The Syrian army is back. Ten servicemen of the Kayes Defence Army died.", ("servicemen", None)),
        ("The Syrian army is back. Soldiers of the Islamic State fled.", ("Soldiers", IS)),
        ("The Syrian army is back. Haftar's army fled.", ("army", None)),
        ("The Syrian army is back. Portugal will send 60 soldiers.", ("soldiers", "dateline:military_forces_of_portugal")),
        ("The Syrian army is back. The U.S. sends a few more troops.", ("troops", "dateline:military_forces_of_united_states")),
        ("The Syrian army is back. Portugal said the soldiers had died.", ("soldiers", SYRIAN_ARMY)),
        ("The Syrian army is back. Hezbollah sent more troops.", ("troops", None)),
        ("The Syrian army is back. Rwanda says its troops left.", ("troops", "dateline:military_forces_of_rwanda")),
        ("The Syrian army is back. Hezbollah said its forces left.", ("forces", "ucdp:366")),
        ("The Syrian army is back. It said its forces left.", ("forces", SYRIAN_ARMY)),
        ("The Libyan army is back. Forces from Misrata shelled it.", ("Forces", None)),
        ("The Libyan army is back. It was bombed by forces loyal to commander Khalifa Haftar.", ("forces", None)),
        ("It was bombed by forces loyal to President Bashar al-Assad.", ("forces", SYRIAN_ARMY)),
        ("Bashar al-Assad and his forces fled.", ("forces", SYRIAN_ARMY)),
        ("The Syrian army is back. Mr Karadzic said his forces fled.", ("forces", None)),
        ("The Bosnian army is back. The Yugoslav government spoke.", ("Yugoslav government", None)),
        ("The Bosnian army is back. Bosnian Serb artillery fired.", ("Bosnian Serb artillery", None)),
        ("The Cameroonian government fell. The Interim Government of Ambazonia spoke.", ("Interim Government", None)),
        ("The Syrian army is back. Former soldiers spoke.", ("Former soldiers", None)),
        ("The Syrian government is back. Portugal will close the embassy.", ("embassy", None)),
        ("Syria and Syria. Canada's special forces left. They killed captured soldiers.", ("soldiers", SYRIAN_ARMY)),
        ("Syria and Syria. Canada's army left. The army is home.", ("army", "dateline:military_forces_of_canada")),
        ("The army's Atlacatl Battalion left Syria and Syria.", ("Atlacatl Battalion", SYRIAN_ARMY)),
        ("Senegal is calm. The Senegalese government said so.", ("Senegalese government", "ucdp:73")),
    ],
)
def test_forces_beside_a_name_are_not_those_of_the_country_that_the_text_is_about(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert expected in named(text)


def test_what_a_people_is_called_is_no_adjective_of_its_state() -> None:
    """Or "the Senegalese government" would be two: people, and a government."""
    assert not dict(nation_words("people")).keys() & dict(nation_words("adjective")).keys()


def place(country_iso3: str, name: str = "X", start: int = 0) -> PlaceMention:
    return PlaceMention(
        start, start + len(name), name, PlaceKind.POPULATED, name, 1, country_iso3, 0.0, 0.0, 1, False, "name", 0.9
    )


def places(text: str, **of: str) -> list[PlaceMention]:
    """The places of a text, given with their countries."""
    return sorted(
        (place(of[match[0]], match[0], match.start()) for match in re.finditer("|".join(of), text)),
        key=lambda one: one.char_start,
    )


def settled(text: str, **of: str) -> list[str | None]:
    """The ids of the actors of a text with such places."""
    return [one.actor_id for one in settle_actors(text, actors(text), places(text, **of))]


def test_an_office_is_that_of_the_place_whose_it_is() -> None:
    mali = {"Kayes": "MLI", "Mopti": "MLI", "Niono": "MLI"}
    said = "Kayes, Mopti and Niono fell. Delhi's foreign ministry and Nairobi police said so."
    assert settled(said, **mali, Delhi="IND", Nairobi="KEN") == ["ucdp:141", "dateline:police_forces_of_kenya"]
    assert settled("Kayes, Mopti and Niono fell. Haftar's ministry said so.", **mali) == [None]


def test_forces_are_those_of_the_country_that_their_paragraph_is_about() -> None:
    text = "Kayes, Mopti and Niono fell, the army said.\n\nIn Burkina, soldiers fled from Kaya and Djibo.\n\nThe army is back."
    of = {"Kayes": "MLI", "Mopti": "MLI", "Niono": "MLI", "Kaya": "BFA", "Djibo": "BFA", "Burkina": "BFA"}
    mali, burkina = "dateline:military_forces_of_mali", "dateline:military_forces_of_burkina_faso"
    assert settled(text, **of, Segou="MLI") == [None, burkina, None]
    more = text + " Segou, Gao, Timbuktu, Nioro, Sikasso and Kati are calm."
    of |= dict.fromkeys(("Segou", "Gao", "Timbuktu", "Nioro", "Sikasso", "Kati"), "MLI")
    assert settled(more, **of) == [mali, burkina, mali]


def test_forces_are_those_of_the_country_of_their_sentence_where_the_text_has_none() -> None:
    of = {"Bol": "TCD", "Tillia": "NER"}
    text = "An attack in Bol killed 40 soldiers. A group that is based in Tillia killed two soldiers."
    located = [place(one.country_iso3 or "", one.text, one.char_start)._replace(method="in") for one in places(text, **of)]
    found = settle_actors(text, actors(text), located)
    assert [one.actor_id for one in found if one.text == "soldiers"] == ["dateline:military_forces_of_chad", None]


def test_forces_are_those_of_the_only_state_whose_a_text_names_again() -> None:
    """Not those of the country in which they act."""
    text = "Soldiers shot at Nablus and Jenin. The Israeli army denied it. Israeli troops left Hebron. Police came."
    of = {"Nablus": "PSE", "Jenin": "PSE", "Hebron": "PSE"}
    israel = "dateline:military_forces_of_israel"
    assert settled(text, **of)[:3] == [israel, israel, israel]
    assert settled(text, **of)[-1] is None  # whose police it is nobody says


def test_an_office_is_nobodys_if_the_state_that_is_named_most_is_not_where_the_text_is() -> None:
    text = (
        "Pakistan, Pakistan said, mourns in Lahore and Quetta. A blast hit Kabul and Herat, an interior ministry official said."
    )
    found = actors(text)
    [official] = [number for number, one in enumerate(found) if one.text == "interior ministry"]
    assert found[official].actor_id == "ucdp:142"
    of = {"Kabul": "AFG", "Herat": "AFG", "Lahore": "PAK", "Quetta": "PAK"}
    assert settle_actors(text, found, places(text, **of))[official].actor_id is None


def test_many_places_outweigh_a_state_named_twice() -> None:
    text = "Near Senegal, and Senegal is afraid, Kayes, Mopti and Niono fell. The army said so. Its spokesman, Ba, fled."
    found = actors(text)
    assert ("army", "dateline:military_forces_of_senegal") in [(one.text, one.actor_id) for one in found]
    kept = settle_actors(text, found, places(text, Kayes="MLI", Mopti="MLI", Niono="MLI"))
    assert ("army", "dateline:military_forces_of_mali") in [(one.text, one.actor_id) for one in kept]
    spokesman = PersonMention(
        79, 88, "spokesman", 0, None, "army spokesman", "army", "dateline:military_forces_of_senegal", False, "office", 0.7
    )
    assert settle_people((spokesman,), found, kept)[0].affiliation_actor_id == "dateline:military_forces_of_mali"


def test_forces_without_a_name_are_those_of_the_country_that_the_text_is_about() -> None:
    found = actors("Police arrested three students. Soldiers and the rebels left.")
    at_home = settle_actors("", found, [place("MMR"), place("MMR")])
    assert [(actor.text, actor.actor_id) for actor in at_home] == [
        ("Police", "dateline:police_forces_of_myanmar"),
        ("students", None),
        ("Soldiers", "dateline:military_forces_of_myanmar"),
        ("rebels", None),
    ]
    assert settle_actors("", found, [place("MMR"), place("THA")]) == found
    assert settle_actors("", actors("The provincial government fell."), [place("MMR")])[0].actor_id is None
    assert settle_actors("", found, []) == found


def test_of_namesakes_the_one_at_home_is_meant() -> None:
    found = actors("Fighters of the ADF fled.")
    assert [(actor.text, actor.actor_id) for actor in found] == [("Fighters", None), ("ADF", None)]
    assert settle_actors("", found, [place("COD")])[1].actor_id == "ucdp:489"
    assert settle_actors("", found, [place("AUS")])[1].actor_id is None


def test_the_lists_name_actors_and_states_that_there_are() -> None:
    known = set(shipped_actors()["actor_id"])
    kinds = {*shipped_actors()["kind"], "organisation", "media"}
    assert {row["actor_id"] for row in read_rows("organisations.csv") if row["actor_id"]} <= known
    assert {row["kind"] for row in read_rows("organisations.csv")} <= kinds
    countries = {actor.country_iso3 for actors in namesakes().values() for actor in actors if actor.country_iso3}
    assert {row["iso3"] for row in (*read_rows("leaders.csv"), *read_rows("demonyms.csv")) if row["iso3"]} <= countries
    of_state = {actor_id for has in states().values() for actor_id in has if actor_id}
    assert of_state <= known


def test_the_group_may_be_the_monitor() -> None:
    armed = "The Islamic State fled. The group left its posts."
    both = "The Observatory for Human Rights said the Islamic State fled. The group counted the dead."
    assert find_actors(split_words(armed), "en")[-1].actor_id == "ucdp:234"
    assert find_actors(split_words(both), "en")[-1].actor_id is None


@pytest.mark.parametrize(
    "words",
    [
        "Jihadist forces",
        "An Islamist rebel brigade",
        "Pro-government forces",
        "Allied forces",
        "Resistance forces",
        "Local defence forces",
        "Joint forces",
    ],
)
def test_forces_beside_an_army_are_not_that_army(words: str) -> None:
    told = dict(named(f"The Syrian army shelled the town. {words} advanced and soldiers fled."))
    assert told["Syrian army"] == told["soldiers"] == SYRIAN_ARMY
    assert told[words.removeprefix("An ")] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sudanese army and the RSF", "dateline:rapid_support_forces"),
        ("Reporters Without Borders (RSF) said", "dateline:reporters_without_borders"),
        ("The RSF condemned his arrest in France.", "dateline:reporters_without_borders"),
    ],
)
def test_an_abbreviation_is_the_one_of_the_country_that_the_text_names(text: str, expected: str) -> None:
    assert ("RSF", expected) in named(text)


def test_the_forces_of_who_speaks_are_not_those_of_the_state_that_the_text_is_about() -> None:
    assert named("The Syrian army left. The army is gone.")[-1] == ("army", SYRIAN_ARMY)
    assert named('The Syrian army left. "Our forces are there," the mayor said.')[1] == ("forces", None)
    assert named("The Syrian army left. Its forces are gone.")[-1] == ("forces", SYRIAN_ARMY)


def test_a_fighter_jet_is_nobody() -> None:
    assert kinds("A fighter jet dropped bombs.") == []
    assert kinds("A fighter dropped his gun.") == [("fighter", "people")]


def test_groups_of_no_list_have_the_noun_behind_their_name() -> None:
    assert kinds("the Gran Grif gang") == [("Gran Grif gang", "criminal_group")]
    assert kinds("the Hafiz Gul Bahadur armed group") == [("Hafiz Gul Bahadur armed group", "armed_group")]
    assert kinds("the Black Lives Matter movement") == [("Black Lives Matter movement", "organisation")]
    assert kinds("On Monday militants fled.") == [("militants", "people")]


def test_an_office_that_is_run_by_somebody_is_not_that_of_the_state_a_text_is_about() -> None:
    assert named("the Houthi-run health ministry, Iran said. Iran denied it.")[0] == ("Houthi-run health ministry", "ucdp:1091")
    assert named("Israel and the Israeli army; Gaza's health ministry said")[-1] == ("Gaza's health ministry", None)
    assert ("Al-Qaeda", "ucdp:769") in named("Al-Qaeda-linked groups fled.")


def test_a_department_is_that_of_the_country_that_is_named() -> None:
    assert named("In Mexico, the Defense Department said")[0] == ("Defense Department", None)
    assert named("The U.S. said so, and so did the Defense Department.")[-1] == ("Defense Department", "ucdp:3")


def test_forces_behind_a_name_in_brackets_are_its_own() -> None:
    text = "The Syrian army left. U.S. Central Command (CENTCOM) forces struck."
    assert named(text)[-1] == ("forces", "dateline:military_forces_of_united_states")
    assert named("The Syrian army left (in May) and forces struck.")[-1] == ("forces", SYRIAN_ARMY)
