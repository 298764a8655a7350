"""Who does what to whom in a text, of what is no violence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.claims.claims import find_claims
from flows.extract.relations.events import apart, find_relations
from flows.extract.sentences import split_sentences
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.claim import Claim, Polarity
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

_NAMES = ("Arland", "Borduria", "Cordia")


def _reading(text: str) -> Reading:
    spans = sorted((at, name) for name in _NAMES for at in range(len(text)) if text.startswith(name, at))
    return Reading(
        actors=tuple(
            ActorMention(at, at + len(name), name, "government", name.lower(), None, "name", 0.9) for at, name in spans
        )
    )


def _relations(text: str, reading: Reading | None = None) -> tuple[CodedEvent, ...]:
    return find_relations(split_words(text), split_sentences(text, "en"), reading or _reading(text), date(2020, 5, 1))


def _told(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (", ".join(one.text for one in event.actors), event.plover_event, ", ".join(one.text for one in event.recipients))
        for event in _relations(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Arland condemned Borduria on Monday.", [("Arland", "ACCUSE", "Borduria")]),
        ("Borduria was condemned by Arland.", [("Arland", "ACCUSE", "Borduria")]),
        ("Borduria faced criticism from Arland.", [("Arland", "ACCUSE", "Borduria")]),
        ("Arland and Cordia imposed sanctions on Borduria.", [("Arland, Cordia", "COERCE", "Borduria")]),
        ("Arland and Borduria met in Geneva.", [("Arland", "CONSULT", "Borduria")]),
        ("Arland said Borduria must withdraw.", [("Arland", "REQUEST", "Borduria")]),
        ("Arland praised Borduria. It then recalled its ambassador from Cordia.", [("Arland", "SUPPORT", "Borduria")]),
        ("Arland thanked Cordia and warned Borduria.", [("Arland", "SUPPORT", "Cordia"), ("Arland", "THREATEN", "Borduria")]),
        ("Arland said it had condemned Borduria.", [("Arland", "ACCUSE", "Borduria")]),
        ("Arland welcomed the decision by Borduria.", [("Arland", "SUPPORT", "Borduria")]),
        ("After the talks, Arland condemned Borduria.", [("Arland", "ACCUSE", "Borduria")]),
        ("Last week, Arland condemned Borduria.", [("Arland", "ACCUSE", "Borduria")]),
        ("Talks between Arland and Borduria began in Geneva.", [("Arland", "CONSULT", "Borduria")]),
        ("The trade deal between Arland and Borduria was signed.", [("Arland", "SUPPORT", "Borduria")]),
        ("The border between Arland and Borduria is long.", []),
        ("Cordia hosted talks between Arland and Borduria.", [("Cordia", "CONSULT", "Arland, Borduria")]),
        ("Arland criticized Borduria's plan.", [("Arland", "ACCUSE", "Borduria")]),
        ("Arland arrested Borduria's dog.", []),  # whose it is is not who was taken
        ("Arland recalled its ambassador from Borduria.", [("Arland", "SANCTION", "Borduria")]),
        ("Arland blamed the rain for the loss of Borduria.", []),
        ("Arland lifted the blockade of Borduria.", [("Arland", "RETREAT", "Borduria")]),
        ("Cordia accused Arland of shelling Borduria.", [("Cordia", "ACCUSE", "Arland")]),  # and tells of no shelling
        ("Arland wants to meet and thank Borduria.", [("Arland", "AGREE", "Borduria")]),
        ("Arland has not met Borduria.", []),
        ("Arland will not meet Borduria.", [("Arland", "REJECT", "Borduria")]),
        ("Arland never blamed Borduria.", []),
        ("Borduria, which Arland accuses of theft, is small.", []),  # what is no object here is not guessed
        ("Arland lies between Borduria and Cordia.", []),
        ("The killing of an envoy of Arland angered Borduria.", []),
        ("Arland condemned the attack.", []),
        ("Arland thanked Arland.", []),
        ("Arland is holding 500 peacekeepers of Borduria.", [("Arland", "COERCE", "Borduria")]),  # and sends none
        ("A battle with Arland left 33 dead on the side of Borduria.", []),
        ("Arland left 33 dead in Borduria.", []),
        ("Arland left Borduria.", [("Arland", "RETREAT", "Borduria")]),
        ("Clashes between Arland and Borduria forced 2,400 people to flee.", []),  # not each other
        ("Talks between Arland and Borduria were suspended.", [("Arland", "SANCTION", "Borduria")]),
        ("Arland, the Borduria of the north, agreed to a truce.", []),  # is the same
        ("Arland, Borduria and Cordia met.", [("Arland", "CONSULT", "Borduria, Cordia")]),
        ("Arland struck a meeting with Borduria with two missiles.", []),
        ("Arland struck a deal with Borduria.", [("Arland", "SUPPORT", "Borduria")]),
        ("Clashes between Arland and Borduria broke out on Monday.", []),  # which ends nothing
        ("Arland held Borduria responsible.", [("Arland", "ACCUSE", "Borduria")]),
        ("Arland said it would send 60 soldiers to train Borduria.", [("Arland", "AGREE", "Borduria")]),
        ("Arland sent troops to Borduria.", [("Arland", "MOBILIZE", "Borduria")]),
        ("Arland sent troops to Borduria to protect Cordia.", [("Arland", "AID", "Cordia")]),
        ("Arland will deploy troops to Borduria.", []),  # what for?
        ("Arland ordered Borduria police to fire.", []),  # who serve it
        ("Arland ordered Borduria to leave.", [("Arland", "COERCE", "Borduria")]),
    ],
)
def test_who_does_what_to_whom(text: str, told: list[tuple[str, str | None, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arland condemned Borduria.", EventStatus.HAPPENED),
        ("Arland is withdrawing its troops from Borduria.", EventStatus.ONGOING),
        ("Arland may condemn Borduria.", EventStatus.HYPOTHETICAL),
        ("If Arland condemns Borduria, it will be alone.", EventStatus.HYPOTHETICAL),
        ("Cordia feared that Arland has threatened Borduria.", EventStatus.FEARED),
    ],
)
def test_whether_it_happened(text: str, status: EventStatus) -> None:
    assert [one.status for one in _relations(text)] == [status]


def test_what_only_says_who_somebody_is_goes_on_and_is_of_no_day() -> None:
    text = "Arland supporting Borduria said on Monday that it was quiet."
    monday = TimeExpression(
        35, 41, "Monday", TimeKind.DATE, "2020-04-27", date(2020, 4, 27), date(2020, 4, 27), TimePrecision.DAY, "on", "day", 0.9
    )
    [event] = _relations(text, replace(_reading(text), times=(monday,)))
    assert (event.status, event.date_start, event.plover_event) == (EventStatus.ONGOING, None, "SUPPORT")


def test_what_is_long_past_is_background_and_what_is_denied_did_not_happen() -> None:
    text = "Arland condemned Borduria in 2014."
    past = TimeExpression(
        29, 33, "2014", TimeKind.DATE, "2014", date(2014, 1, 1), date(2014, 12, 31), TimePrecision.YEAR, "in", "year", 0.9
    )
    (event,) = _relations(text, replace(_reading(text), times=(past,)))
    assert (event.status, event.date_start, event.date_prec) == (EventStatus.BACKGROUND, date(2014, 1, 1), 5)
    denial = Claim(0, 34, text, None, None, None, None, None, None, None, False, Polarity.DENIED, "said", 0.9)
    (event,) = _relations(text, replace(_reading(text), claims=(denial,)))
    assert (event.status, event.claim_no) == (EventStatus.NEGATED, 0)


def _place(text: str, name: str, kind: PlaceKind, *, is_metonym: bool = False) -> PlaceMention:
    at = text.index(name)
    return PlaceMention(at, at + len(name), name, kind, name, 1, None, None, None, 1, is_metonym, "name", 0.9)


def test_where_they_met_is_the_narrowest_place_and_no_government() -> None:
    text = "In Syldavia, Arland met Borduria in Klow, Sbrodj said."
    kinds = {"Syldavia": PlaceKind.COUNTRY, "Klow": PlaceKind.POPULATED}
    places = (*(_place(text, *one) for one in kinds.items()), _place(text, "Sbrodj", PlaceKind.POPULATED, is_metonym=True))
    (event,) = _relations(text, replace(_reading(text), places=places))
    assert event.place_no == 1


def test_a_country_is_a_party_where_the_verb_has_one() -> None:
    text = "Arland imposed sanctions on Syldavia."
    (event,) = _relations(text, replace(_reading(text), places=(_place(text, "Syldavia", PlaceKind.COUNTRY),)))
    assert [one.text for one in event.recipients] == ["Syldavia"]
    text = "Arland imposed sanctions in Syldavia."
    assert not _relations(text, replace(_reading(text), places=(_place(text, "Syldavia", PlaceKind.COUNTRY),)))


def test_the_son_of_a_person_is_somebody_else() -> None:
    text = "Sponsz met Borduria. Sponsz's son met Cordia."
    sponsz = [PersonMention(at, at + 6, "Sponsz", 0, "Sponsz", None, None, None, False, "name", 0.9) for at in (0, 21)]
    events = _relations(text, replace(_reading(text), people=tuple(sponsz)))
    assert [event.text for event in events] == ["Sponsz met Borduria"]


def test_the_name_beside_a_party_is_the_party() -> None:
    text = "A faction, Arland, condemned Borduria."
    faction = ActorMention(2, 9, "faction", "rebels", None, None, "generic", 0.9)
    (event,) = _relations(text, replace(_reading(text), actors=(faction, *_reading(text).actors)))
    assert [one.text for one in event.actors] == ["Arland"]


def test_who_commands_their_own_coerces_nobody() -> None:
    text = "Arland ordered Sponsz to fly to the site."
    sponsz = PersonMention(15, 21, "Sponsz", 0, "Sponsz", None, None, None, False, "name", 0.9)
    assert not _relations(text, replace(_reading(text), people=(sponsz,)))
    assert _told("Arland ordered Borduria to withdraw.") == [("Arland", "COERCE", "Borduria")]


def test_violence_is_left_to_the_reader_of_events() -> None:
    assert _told("Arland attacked Borduria and condemned Cordia.") == [("Arland", "ACCUSE", "Cordia")]


def test_what_is_coded_as_an_event_is_not_coded_twice() -> None:
    arrest, condemnation = _relations("Arland arrested Borduria and condemned Cordia.")
    assert arrest.plover_event == "COERCE"
    assert apart((arrest, condemnation), (arrest._replace(method="arrest_verb"),)) == (condemnation,)
    assert apart((arrest, condemnation), ()) == (arrest, condemnation)


@given(
    st.lists(
        st.sampled_from(
            (*_NAMES, "condemned", "the", "deal", "with", "and", ",", "that", "said", "to", "by", "was", ".", "\n\n")
        ),
        max_size=30,
    )
)
def test_spans_lie_in_the_text_and_name_two_sides(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for event in _relations(text):
        assert text[event.char_start : event.char_end] == event.text
        assert event.char_start <= event.trigger.start < event.trigger.end <= event.char_end
        assert event.actors
        assert event.recipients
        for party in (*event.actors, *event.recipients):
            assert text[party.char_start : party.char_end] == party.text
            assert event.char_start <= party.char_start < party.char_end <= event.char_end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Cordia said on Monday that Arland had condemned Borduria.", None),
        ("Arland has condemned Borduria, Cordia said in a statement on Monday.", None),
        ("Cordia said that Arland had condemned Borduria on Monday.", date(2020, 4, 27)),
        ("Arland condemned Borduria on Monday, Cordia said.", date(2020, 4, 27)),
    ],
)
def test_a_deed_is_not_of_the_day_on_which_it_was_told(text: str, day: date | None) -> None:
    words = split_words(text)
    reading = replace(_reading(text), times=find_times(words, date(2020, 5, 1)))
    sentences = split_sentences(text, "en")
    reading = replace(reading, claims=find_claims(words, sentences, reading.actors, (), (), (), {}))
    assert [one.date_start for one in find_relations(words, sentences, reading, date(2020, 5, 1))] == [day]
