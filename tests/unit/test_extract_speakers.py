"""Who speaks, where several do, where nobody is named, and where somebody denies what was said."""

from __future__ import annotations

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.extract.ties import Ties
from flows.model.claim import Claim, Polarity
from flows.model.coded_event import EventStatus
from flows.model.reading import Reading


def _read(text: str) -> Reading:
    return read_text(text, split_sentences(text, "en"), None, "en")


def _claims(text: str) -> tuple[Claim, ...]:
    return _read(text).claims


def _speakers(text: str) -> list[str | None]:
    return [text[one.speaker.start : one.speaker.end] if one.speaker else None for one in _claims(text)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Syria and Russia say they only target militants.", ["Syria", "Russia"]),
        ("Britain, France and Germany accused Moscow of war crimes.", ["Britain", "France", "Germany"]),
        (
            "The UN, aid workers and Amnesty International called for an inquiry.",
            ["The UN", "aid workers", "Amnesty International"],
        ),
        ("John Smith and Mary Jones said they were leaving.", ["John Smith", "Mary Jones"]),
        # One speaks, or nobody tells who they are apart.
        ("Residents and aid workers said nine people died.", ["Residents and aid workers"]),
        ("UNICEF and its partners said nine people died.", ["UNICEF and its partners"]),
        ("John Smith, a lawyer and activist, said nine people died.", ["John Smith, a lawyer and activist"]),
        ("Officials in Kyiv and Moscow said that the talks had failed.", ["Officials in Kyiv and Moscow"]),
    ],
)
def test_each_who_speaks_has_a_claim(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


def test_each_of_several_is_linked() -> None:
    claims = _claims("Britain, France and Germany condemned the attack.")
    assert len({one.speaker_actor_id for one in claims} - {None}) == 3
    assert len({(one.char_start, one.char_end) for one in claims}) == 1


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Two officials told Reuters that the man had posed as a guard, which the interior ministry denied.",
            "that the man had posed as a guard",
            "the interior ministry",
        ),
        (
            "Diplomats believe that thousands have died since May, a figure the government disputes.",
            "that thousands have died since May",
            "the government",
        ),
        ("Israel says the group is rearming, something Hezbollah denies.", "the group is rearming", "Hezbollah"),
        (
            "More than 360 people were killed, an accusation rejected by the army.",
            "More than 360 people were killed",
            "the army",
        ),
    ],
)
def test_what_is_denied_afterwards_is_what_was_said(text: str, content: str, speaker: str) -> None:
    denied = [one for one in _claims(text) if one.polarity is Polarity.DENIED]
    assert [(one.text, text[one.speaker.start : one.speaker.end] if one.speaker else None) for one in denied] == [
        (content, speaker)
    ]
    assert all(one.text == content for one in _claims(text))  # and whoever said it said no more


def test_a_denial_afterwards_takes_nothing_back() -> None:
    text = "The strike killed 12 civilians in Homs on Monday, which the army denies."
    reading = _read(text)
    assert [one.polarity for one in reading.claims] == [Polarity.DENIED]
    assert [one.status for one in reading.events if one.fatalities_best] == [EventStatus.HAPPENED]
    assert [tie.claim_no for tie in Ties(text, split_sentences(text, "en"), None, reading).figures()] == [None]


def test_what_somebody_denies_has_not_happened() -> None:
    reading = _read("The army denied that it had killed 12 civilians in Homs on Monday.")
    assert {one.status for one in reading.events} == {EventStatus.NEGATED}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Six men died, an official told Reuters on condition of anonymity, as he was not allowed to speak.", "Six men died"),
        ("Six men died, his nephew Ali told Reuters, in the worst attack since the group took power.", "Six men died"),
        (
            "The strikes hit all hospitals, the ministry said late on Friday, though some still worked.",
            "The strikes hit all hospitals",
        ),
        ("According to the agency, which counts the dead, six men died.", "six men died"),
        ("The minister said on X he was “shocked” by the attack.", "he was “shocked” by the attack"),
        ("The force, which the junta insists is small, has 900 men.", "is small"),
    ],
)
def test_what_is_said_is_told_from_when_and_to_whom(text: str, said: str) -> None:
    assert [one.text for one in _claims(text)] == [said]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister, Ali Haddad, acknowledged that men were moving but denied a collapse.", "The minister, Ali Haddad"),
        ("The commission, in a statement, condemned the killings and denied any role.", "The commission"),
        ("A resident who gave only her first name, Nora, said she fled and denied the report.", "A resident"),
        ("State television, quoting a source, said the town fell and denied any losses.", "State television"),
    ],
)
def test_the_subject_of_two_verbs_ends_before_the_first(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker] * 2


def test_he_is_a_speaker_without_a_name_rather_than_somebody_named_before() -> None:
    text = "“Twenty died,” said Moulaye Guindo, mayor of the town. A doctor said women were hurt. “It was bad,” he added."
    assert [one.speaker_person_no for one in _claims(text)] == [0, None, None]


def test_he_behind_an_office_is_still_whoever_was_named() -> None:
    text = "“Twenty died,” said Moulaye Guindo, mayor of the town. The army said nothing of it. “It was bad,” he added."
    assert _claims(text)[-1].speaker_person_no == 0


def test_i_is_who_writes() -> None:
    text = "Nine people were executed, Human Rights Watch says. I believe that it was so. They say that they will publish."
    assert [one.speaker_actor_id is not None for one in _claims(text)] == [True, False, True]


def test_which_is_the_actor_before_it() -> None:
    text = "Israel, which denies backing the gang, described the report as false."
    first, second = _claims(text)
    assert first.speaker_actor_id == second.speaker_actor_id is not None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("More than 60,000 people have fled the south since December (IOM).", ["IOM"]),
        ("• Cases are rising among the displaced (WHO).", ["WHO"]),
        ("Forty people have been killed this year (OCHA).", ["OCHA"]),
        ("The figures were given by the International Organization for Migration (IOM).", []),
        ("The town was taken by Islamic State (ISIS).", []),
        ("The people were counted with the Displacement Tracking Matrix (DTM).", []),
        ("The school (WHO) was shelled in the town.", []),
    ],
)
def test_an_agency_in_a_bracket_at_the_end_says_it(text: str, speakers: list[str]) -> None:
    assert [
        text[one.speaker.start : one.speaker.end] for one in _claims(text) if one.method == "enclosed" and one.speaker
    ] == speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It is false,” the spokesman said, putting the toll at 54.", [("the spokesman", "the toll at 54")]),
        (
            "The mayor put the toll at 40 and the army at more than 14.",
            [("The mayor", "the toll at 40"), ("the army", "at more than 14")],
        ),
        ("The agency has raised its toll to 350 people.", [("The agency", "its toll to 350 people")]),
        ("A mayor gave a toll of 24 for the village.", [("A mayor", "a toll of 24 for the village")]),
        ("The agency raised its flag to half-mast.", []),
    ],
)
def test_whoever_gives_a_toll_says_it(text: str, said: list[tuple[str, str]]) -> None:
    tolls = [one for one in _claims(text) if one.method == "toll"]
    assert [(text[one.speaker.start : one.speaker.end] if one.speaker else None, one.text) for one in tolls] == said


def test_an_abbreviation_of_an_army_is_no_outlet() -> None:
    text = "The Armed Forces of the Philippines (AFP) said the road was open. AFP chief Ali Cruz said it was mined."
    assert [one.via for one in _claims(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Hamas, for its part, called for calm, and another group said the crime was great.",
            "another group",
            "the crime was great",
        ),
        (
            "According to police, the militants, armed with rifles, fired at the camp.",
            "police",
            "the militants, armed with rifles, fired at the camp",
        ),
        ("A cell affiliated with the army announced on Tuesday that it had won.", "A cell", "that it had won"),
        ("The force believes that ten died, a source close to the mission told Reuters.", "The force", "that ten died"),
        ("The council condemned the attack, as did the African Union.", "The council", "the attack"),
        ("The mayor said that, according to the army, ten had died.", "The mayor", "that, according to the army, ten had died"),
        ("More than 1,000 fled, figures from the agency show.", "figures from the agency", "More than 1,000 fled"),
        (
            "Seventy patients were killed, the mayor said on X. Activists blamed the army.",
            "the mayor",
            "Seventy patients were killed",
        ),
        ("The SDF (SDF) group said the road to the town was shut.", "The SDF (SDF) group", "the road to the town was shut"),
        ("Another resident who craved anonymity claimed that they left.", "Another resident", "that they left"),
        (
            "The head of it, Joseph Yonkpa, who confirmed the attack, said they came.",
            "The head of it, Joseph Yonkpa",
            "they came",
        ),
        ("“Both have weapons,” notes Michael Kugelman.", "Michael Kugelman", "“Both have weapons,”"),
        (
            "The office says that Britain and the United States have informed it of the attacks.",
            "The office",
            "that Britain and the United States have informed it of the attacks",
        ),
        ("“It is calm,” the official was quoted as saying.", "the official", "“It is calm,”"),
        ("The premier condemned what he termed “a vile act”.", "The premier", "what he termed “a vile act”"),
    ],
)
def test_where_a_speaker_and_what_they_say_end(text: str, speaker: str, content: str) -> None:
    said = [(text[one.speaker.start : one.speaker.end] if one.speaker else None, one.text) for one in _claims(text)]
    assert (speaker, content) in said


@pytest.mark.parametrize(
    "text",
    [
        "In Homs, now called Old Homs by some, the road was open.",
        "At least 10 suspected rebels were killed in the town on Monday.",
    ],
)
def test_what_names_or_suspects_in_passing_is_no_claim(text: str) -> None:
    assert _claims(text) == ()


def test_its_director_serves_whom_was_spoken_of() -> None:
    text = "The SDF accuses the army of shelling, which the army denies. Its director, Yuli Novak, said: “It is a policy.”"
    first, _, last = _claims(text)
    assert last.speaker_actor_id == first.speaker_actor_id is not None


def test_its_head_speaks_for_the_subject_of_what_is_said() -> None:
    text = "Russia denied it. The ICRC does not take sides, its head of delegation in Kyiv, Jürg Eglin, explained."
    assert _claims(text)[-1].speaker_actor_id == "dateline:icrc"


def test_three_governments_are_none_of_them() -> None:
    text = "Britain, France and Germany condemned it. The three governments demanded that Israel leave."
    assert _claims(text)[-1].speaker_actor_id is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("One of its MPs, Hassan Fadlallah, said the road was open.", "One of its MPs"),
        ("The DUP leader, Sir Jeffrey Donaldson, said the road was open.", "DUP leader"),
        ("Ali Hassan, known locally as Abu Ali, said the road was open.", None),
        ("A public prosecutor, Aly Benjamin Coulibaly, said the road was open.", "public prosecutor"),
    ],
)
def test_what_a_speaker_is_said_to_be(text: str, role: str | None) -> None:
    assert _claims(text)[0].speaker_role == role
