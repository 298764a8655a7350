"""Who speaks where the words name nobody: "the group", "the source", "his office", "a man who had lost his wife"."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.extract.actors.names import states
from flows.extract.places.gazetteer import compile_gazetteer
from flows.extract.places.index import PlaceIndex
from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.claim import Claim
from flows.model.gazetteer import Edition
from flows.model.reading import Reading

SOHR, SYRIAN_ARMY = "dateline:sohr", "dateline:military_forces_of_syria"


def _read(text: str) -> Reading:
    return read_text(text, split_sentences(text, "en"), None, "en")


def _last(text: str) -> Claim:
    return _read(text).claims[-1]


def _words(text: str, claim: Claim) -> str | None:
    return text[claim.speaker.start : claim.speaker.end] if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A resident who fled on foot said the army came late.", "A resident"),
        ("A man who had lost his wife said the army came late.", "A man"),
        ("On Monday, an activist who spoke on condition of anonymity told Reuters that the army came late.", "an activist"),
        (
            "Amos Lado, known as “the Barber,” who leads the gang, said the war was over.",
            "Amos Lado, known as “the Barber,” who leads the gang",
        ),
        # Whoever stands nearer is the subject.
        ("A boy who survived what residents say was a raid was crying.", "residents"),
        ("He met the man who had lost his wife and said the army came late.", "He"),
    ],
)
def test_whom_a_relative_clause_tells_of_speaks(text: str, speaker: str) -> None:
    assert _words(text, _last(text)) == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The plant has been shut, an official said on condition of anonymity because talks go on.", "The plant has been shut"),
        ("The plant has been shut, an official said by phone as shells fell nearby.", "The plant has been shut"),
        ("Gangs killed 5,000 people last year, the United Nations estimates.", "Gangs killed 5,000 people last year"),
        ("Two people died in the raid, Reuters reports.", "Two people died in the raid"),
        # What was said stands behind the verb, or nobody says anything.
        ("In Homs, an official said by phone the plant had been shut.", "the plant had been shut"),
    ],
)
def test_what_is_said_stands_before_why_it_is_not_signed(text: str, content: str) -> None:
    assert _last(text).text == content


@pytest.mark.parametrize(
    "text", ["They compared the lists, the figures and the estimates.", "He lost two houses, a car, and the insurance claims."]
)
def test_nouns_at_the_end_of_a_sentence_say_nothing(text: str) -> None:
    assert not _read(text).claims


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Jets flew 80 sorties, Interfax quoted General Amos Lado as saying.", "General Amos Lado", "Jets flew 80 sorties"),
        (
            "Jets flew 80 sorties, General Amos Lado was quoted by Interfax as saying.",
            "General Amos Lado",
            "Jets flew 80 sorties",
        ),
        (
            "A Russian military spokesman said it fell. Jets flew 80 sorties, Interfax quoted him as saying.",
            "him",
            "Jets flew 80 sorties",
        ),
        ("Interfax quoted General Amos Lado as saying jets flew 80 sorties.", "General Amos Lado", "jets flew 80 sorties"),
    ],
)
def test_an_outlet_that_quotes_is_not_who_says_it(text: str, speaker: str, content: str) -> None:
    claim = _last(text)
    assert (_words(text, claim), claim.text, claim.via_publication_id) == (speaker, content, "interfax")


def test_whom_an_outlet_quotes_is_who_spoke_before() -> None:
    first, second = _read(
        "A Russian military spokesman said it fell. Jets flew 80 sorties, Interfax quoted him as saying."
    ).claims
    assert first.speaker_actor_id == second.speaker_actor_id == "dateline:military_forces_of_russia"


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("The Syrian Observatory for Human Rights said nine died. The group said more would die.", SOHR),
        ("The Syrian Observatory for Human Rights said nine died. The Britain-based rights group said more would die.", SOHR),
        ("A Syrian military source said nine died. The source said more would die.", SYRIAN_ARMY),
        ("The LRA said nine died. The Syrian Observatory for Human Rights left as it said more would die.", SOHR),
        ("The LRA said nine died. The website Syrianet published what it said were pictures of them.", None),
        # Of another, or long ago, or of a person.
        ("The Syrian Observatory for Human Rights said nine died. The outlawed group said more would die.", None),
        ("The Syrian Observatory for Human Rights said nine died. A group said more would die.", None),
        ("Syria said nine died. The organisation said more would die.", None),
        ("A Syrian military source said nine died. A source said more would die.", None),
        ("A medical source said nine died. A Syrian military officer said ten died. The source said more would die.", None),
    ],
)
def test_the_group_and_the_source_are_who_spoke_before(text: str, actor_id: str | None) -> None:
    assert _last(text).speaker_actor_id == actor_id


MONITOR = "The Syrian Observatory for Human Rights said nine people died. "


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Amos Lado, who runs the Syrian Observatory for Human Rights, said the war was over.", SOHR),
        ("Amos Lado, a former officer who leads the LRA, said the war was over.", "ucdp:488"),
        (MONITOR + "The group's director Amos Lado said the war was over.", SOHR),
        (MONITOR + "Amos Lado the Observatorys head said the war was over.", SOHR),
        (MONITOR + "The Britain-based groups director Amos Lado said ten died. More would die, Lado said.", SOHR),
        # Who led it once, or only knows it, or of what nobody cited.
        ("Amos Lado, who led the LRA, said the war was over.", None),
        ("Amos Lado, who fears the LRA, said the war was over.", None),
        ("Amos Lado, the group's director, said the war was over.", None),
        (MONITOR + "Amos Lado, the school's director, said the war was over.", None),
    ],
)
def test_who_leads_an_organisation_speaks_for_it(text: str, actor_id: str | None) -> None:
    assert _last(text).speaker_actor_id == actor_id


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("South African President Jacob Zuma called for talks. His office said nine people died.", "ZAF"),
        ("South African President Jacob Zuma stepped down, and his defence minister said nine people died.", "ZAF"),
        # His wife is no office, and of two it is nobody's.
        ("South African President Jacob Zuma called for talks. His wife said nine people died.", None),
        ("South African President Jacob Zuma met Amos Lado. His office said nine people died.", None),
    ],
)
def test_an_office_is_of_whoever_holds_it(text: str, iso3: str | None) -> None:
    assert _last(text).speaker_actor_id == (states()[iso3].government if iso3 else None)


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Turkey's ambassador to the United Nations said the war was over.", "TUR"),
        ("The ambassador to the United Nations said the war was over.", None),
    ],
)
def test_an_ambassador_is_of_who_sent_him(text: str, iso3: str | None) -> None:
    assert _last(text).speaker_actor_id == (states()[iso3].government if iso3 else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A spokesman for Amos Lado said the war was over. Amos Lado left.", None),
        ("An aide to President Amos Lado said the war was over.", None),
        ("A spokesman for Amos Lado, Jon Dak, said the war was over. Jon Dak left.", "Jon Dak"),
        ("The head of the army, Amos Lado, said the war was over.", "Amos Lado"),
        ("President Amos Lado said the war was over.", "Amos Lado"),
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(text: str, name: str | None) -> None:
    reading = _read(text)
    number = reading.claims[-1].speaker_person_no
    assert next((one.name for one in reading.people if one.person_no == number), None) == name


@pytest.mark.parametrize(("name", "iso3"), [("Jakarta", "IDN"), ("Medan", None)])
def test_a_capital_that_speaks_is_a_government(name: str, iso3: str | None, tmp_path: Path) -> None:
    towns = {
        str(number): {
            "geonameid": number, "name": town, "countrycode": "ID", "admin1code": "04", "latitude": latitude,
            "longitude": 100.0, "population": 8_000_000, "alternatenames": [],
        }
        for number, town, latitude in ((1, "Jakarta", -6.0), (2, "Medan", 3.0))
    }  # fmt: skip
    (tmp_path / "places.json").write_text(json.dumps(towns), encoding="utf-8")
    countries = {"ID": {"iso": "ID", "iso3": "IDN", "capital": "Jakarta", "geonameid": 3, "name": "Indonesia"}}
    (tmp_path / "countries.json").write_text(json.dumps(countries), encoding="utf-8")
    edition = Edition("two towns", tmp_path / "places.json", tmp_path / "countries.json")
    index, text = PlaceIndex(compile_gazetteer(tmp_path / "compiled", edition)), f"{name} flatly denied that nine people died."
    (claim,) = read_text(text, [(0, len(text))], None, "en", index).claims
    assert claim.speaker_actor_id == (states()[iso3].government if iso3 else None)
