"""Who is said to have said what, in sentences as newsrooms write them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from flows.extract.claims.claims import find_claims
from flows.extract.claims.publication_names import find_publications
from flows.extract.sentences import split_sentences
from flows.extract.words import split_words
from flows.model.claim import Claim, Polarity, Span
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention


class Said(NamedTuple):
    speaker: str | None
    cue: str | None
    content: str


def _claims(text: str, actors: tuple[ActorMention, ...] = (), people: tuple[PersonMention, ...] = ()) -> tuple[Claim, ...]:
    words = split_words(text)
    return find_claims(words, split_sentences(text, "en"), actors, people, find_publications(words), (), {})


def _said(text: str) -> list[Said]:
    def quoted(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    return [Said(quoted(claim.speaker), quoted(claim.cue), claim.text) for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The governor said that two children were killed in the strike.",
            "The governor",
            "said",
            "that two children were killed in the strike",
        ),
        (
            "The ministry, which counts the dead, says more than 40 people were hurt.",
            "The ministry",
            "says",
            "more than 40 people were hurt",
        ),
        (
            "The clinic, which treats children, is empty, said Lina Saleh.",
            "Lina Saleh",
            "said",
            "The clinic, which treats children, is empty",
        ),
        (
            "It is empty, said the governor of Homs.",
            "the governor of Homs",
            "said",
            "It is empty",
        ),
        (
            "It's not clear how many remain, said Omar Sello, who lives nearby.",
            "Omar Sello",
            "said",
            "It's not clear how many remain",
        ),
        (
            "Two officers were killed in Bogota, authorities reported this Saturday.",
            "authorities",
            "reported",
            "Two officers were killed in Bogota",
        ),
        (
            "The mayor said this week was the worst.",
            "The mayor",
            "said",
            "this week was the worst",
        ),
        (
            "GOMA (AFP) - Suspected rebels attacked the town, the mayor said.",
            "the mayor",
            "said",
            "GOMA (AFP) - Suspected rebels attacked the town",
        ),
        (
            "The roof fell in, a guard posted in the district told reporters.",
            "a guard",
            "told",
            "The roof fell in",
        ),
        (
            "The minister said on Wednesday world powers were on the right track.",
            "The minister",
            "said",
            "world powers were on the right track",
        ),
        (
            "Partners on the ground report that access is limited.",
            "Partners on the ground",
            "report",
            "that access is limited",
        ),
        (
            "The Islamic State (IS) group claimed that it had taken the town.",
            "The Islamic State (IS) group",
            "claimed",
            "that it had taken the town",
        ),
        (
            "In a statement read on television, the cabinet condemned “a cowardly act”.",
            "the cabinet",
            "condemned",
            "“a cowardly act”",
        ),
        (
            "The minister said earlier that the road was open.",
            "The minister",
            "said",
            "that the road was open",
        ),
        (
            "The minister posted on X that the road was open.",
            "The minister",
            "posted",
            "that the road was open",
        ),
        (
            "A doctor in Ruta told Reuters at least two men were killed when a rocket hit a house.",
            "A doctor in Ruta",
            "told",
            "at least two men were killed when a rocket hit a house",
        ),
        (
            "Sello told Magik 9 radio station that the toll could rise.",
            "Sello",
            "told",
            "that the toll could rise",
        ),
        (
            "A doctor told Reuters two men were killed.",
            "A doctor",
            "told",
            "two men were killed",
        ),
        (
            "The navy confirmed the loss of the ship but declined to give casualties.",
            "The navy",
            "confirmed",
            "the loss of the ship",
        ),
        (
            "Police denied reports of a massacre, and the army, which was sent there, has not commented.",
            "Police",
            "denied",
            "reports of a massacre",
        ),
        (
            "The rebels condemned the attack on the town, the raid on the camp, and the killing of three men.",
            "The rebels",
            "condemned",
            "the attack on the town, the raid on the camp, and the killing of three men",
        ),
        (
            "The ministry said the killed rebels and captured soldiers were in Ruta.",
            "The ministry",
            "said",
            "the killed rebels and captured soldiers were in Ruta",
        ),
        (
            "The Council, meeting in New York, declared Ruta a “safe area” on Friday and demanded that troops withdraw.",
            "The Council",
            "demanded",
            "that troops withdraw",
        ),
        (
            "It was attacked near a village, Inspector General of Police (western range) T J Sello said.",
            "Inspector General of Police (western range) T J Sello",
            "said",
            "It was attacked near a village",
        ),
        (
            "The association had earlier put the number of dead at 13.",
            "The association",
            "had earlier put",
            "the number of dead at 13",
        ),
        (
            "Sello denied through a spokesman that he was ready to surrender.",
            "Sello",
            "denied",
            "that he was ready to surrender",
        ),
        (
            "Ankara threatened retaliation.",
            "Ankara",
            "threatened",
            "retaliation",
        ),
        (
            "The raid began at dawn, a resident said by text message.",
            "a resident",
            "said",
            "The raid began at dawn",
        ),
        (
            "A doctor, who asked not to be named, said the ward was full.",
            "A doctor",
            "said",
            "the ward was full",
        ),
        (
            "The raid killed two people, officials of an ethnic armed group and a local charity said.",
            "officials of an ethnic armed group and a local charity",
            "said",
            "The raid killed two people",
        ),
        (
            "The police suspected northern rebels of the raid.",
            "The police",
            "suspected",
            "northern rebels of the raid",
        ),
        (
            "On Tuesday, the ministry has repeatedly said the road is open.",
            "the ministry",
            "has repeatedly said",
            "the road is open",
        ),
        (
            "Karim Haddad, a spokesman for the brigade, said on Friday that the town had fallen.",
            "Karim Haddad, a spokesman for the brigade",
            "said",
            "that the town had fallen",
        ),
        (
            "The clinic is empty, said Lina Saleh, a nurse.",
            "Lina Saleh, a nurse",
            "said",
            "The clinic is empty",
        ),
        (
            "Shelling resumed overnight, residents said.",
            "residents",
            "said",
            "Shelling resumed overnight",
        ),
        (
            "The bridge, officials said, was destroyed.",
            "officials",
            "said",
            "The bridge, officials said, was destroyed",
        ),
        (
            "According to the mayor, nine houses burned.",
            "the mayor",
            "According to",
            "nine houses burned",
        ),
        (
            "Nine houses burned, according to the mayor.",
            "the mayor",
            "according to",
            "Nine houses burned",
        ),
        ("“We have no water,” said Omar.", "Omar", "said", "“We have no water,”"),
        ('"We have no water," Omar said.', "Omar", "said", '"We have no water,"'),
        ("''We have no water,'' Omar said.", "Omar", "said", "''We have no water,''"),
        ("«We have no water», Omar said.", "Omar", "said", "«We have no water»"),
        ("‘We have no water,’ Omar said.", "Omar", "said", "‘We have no water,’"),
        ("Omar said: “We have no water.”", "Omar", "said", "“We have no water.”"),
        ('"Is it over?" she asked.', "she", "asked", '"Is it over?"'),
        (
            "The general accused the rebels of breaking the truce.",
            "The general",
            "accused",
            "the rebels of breaking the truce",
        ),
        (
            "The group threatened to shoot the hostages.",
            "The group",
            "threatened",
            "to shoot the hostages",
        ),
        (
            "He described the council as “a lost cause”.",
            "He",
            "described",
            "the council as “a lost cause”",
        ),
        ("Turkey called for a ceasefire.", "Turkey", "called for", "a ceasefire"),
        (
            "The attack was condemned by the bishop of Mosul.",
            "the bishop of Mosul",
            "was condemned",
            "The attack",
        ),
        (
            "The army's claim that the village was empty could not be checked.",
            "The army",
            "claim",
            "that the village was empty",
        ),
        (
            "Amnesty reports clearly said that the count is wrong.",
            "Amnesty reports",
            "clearly said",
            "that the count is wrong",
        ),
        ("“We left,” said Ms. Khoury, a nurse.", "Ms. Khoury, a nurse", "said", "“We left,”"),
        ("State television, citing a security source, reported two deaths.", "State television", "reported", "two deaths"),
        ("The minister later last week said it was over.", "The minister", "said", "it was over"),
        (
            "The town fell on Friday, state news agency SANA said.",
            "state news agency SANA",
            "said",
            "The town fell on Friday",
        ),
        (
            "The group has been accused by monitors of shelling a school.",
            "monitors",
            "has been accused",
            "The group has been accused by monitors of shelling a school",
        ),
        ("Omar said in a post on Twitter the talks were over.", "Omar", "said", "the talks were over"),
        ("Unconfirmed reports said he was dead.", "Unconfirmed reports", "said", "he was dead"),
        # texts that have lost their commas
        ("Nine civilians died in Homs the source said.", "the source", "said", "Nine civilians died in Homs"),
        ("According to the ANF news outlet 12 fighters died.", "the ANF news outlet", "According to", "12 fighters died"),
        (
            "Karim Haddad, a spokesman for the brigade said it had left.",
            "Karim Haddad, a spokesman for the brigade",
            "said",
            "it had left",
        ),
        ("He said to one of them that the road was shut.", "He", "said", "that the road was shut"),
        ("“I saw it,” one of them said.", "one of them", "said", "“I saw it,”"),
        ("“Two barrels fell” he said.", "he", "said", "“Two barrels fell”"),
        ("“We will stay,” a man who gave his name as Omar said.", "a man who gave his name as Omar", "said", "“We will stay,”"),
        ("The spokesman in February 2016 denounced the raids.", "The spokesman", "denounced", "the raids"),
        ("The army claims it did not shell the town.", "The army", "claims", "it did not shell the town"),
        ("Syrian state TV reported that two men died.", "Syrian state TV", "reported", "that two men died"),
        ("Syria’s state-run agency said two men died.", "Syria’s state-run agency", "said", "two men died"),
        ("Officials speaking on condition of anonymity said two men died.", "Officials", "said", "two men died"),
        ("A group that monitors the war said two men died.", "A group", "said", "two men died"),
        ("In May 2014 the mayor said two men died.", "the mayor", "said", "two men died"),
        ("The charity which runs clinics in the town said two men died.", "The charity", "said", "two men died"),
        ("A blast claimed by the rebel group killed at least ten men.", "the rebel group", "claimed", "A blast"),
        (
            "THE POLICE SAID THAT TWO MEN DIED.",
            "THE POLICE",
            "SAID",
            "THAT TWO MEN DIED",
        ),
    ],
)
def test_a_sentence_says_who_said_what(text: str, speaker: str, cue: str, content: str) -> None:
    assert _said(text) == [(speaker, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The remnants of the self-proclaimed “caliphate” withdrew.",
        "The so-called ‘state’ lost a third town.",
        "Fighters of the so called Army of Islam fired three shells.",
        "The “Avatar” star posted a picture.",
        "Air raids claimed 17 lives.",
        "Reports that show the damage are rare.",
        "Civilians died in an operation called “Shield”.",
        "Civilians accused of theft were held in a stadium.",
        "The alleged killers fled.",
        "Police put out the fire.",
        "They put the dead in trucks at the gate.",
        "Police report number five was lost.",
        "In the northeast, suspected northern rebels attacked a convoy.",
        "Karim Haddad asked to remain anonymous.",
        "The army rejected what followed.",
        "Two reported cases of cholera worried doctors.",
        "Women are asked to show their faces at the gate.",
        "The army continued to shell the town.",
        "Iran-backed militias entered the city.",
        "The minister will say more on Sunday.",
        "He did not say who fired.",
        "Israel neither confirmed nor denied the strike.",
        "The drivers' papers were checked.",
        "No group has claimed responsibility for the blast.",
        "The film that he made for the army won a prize.",
        "The rebels threatened the town.",
    ],
)
def test_what_looks_like_a_claim_and_is_none(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Damascus denied that it used gas.", Polarity.DENIED),
        ("The company rejected the charges.", Polarity.DENIED),
        ("They don't believe that he is dead.", Polarity.DENIED),
        ("The minister described the figures as “baseless”.", Polarity.DENIED),
        ("The minister described the town as calm.", Polarity.ASSERTED),
        ("The cell is reportedly led by a Tunisian.", Polarity.UNCONFIRMED),
        ("A gas believed to be chlorine was dropped.", Polarity.UNCONFIRMED),
        ("The report could not be independently verified.", Polarity.UNCONFIRMED),
        ("The group is accused of shelling a school.", Polarity.UNCONFIRMED),
        ("Forty fighters are believed to remain in the town.", Polarity.UNCONFIRMED),
        ("It was reported that the dam had been mined.", Polarity.UNCONFIRMED),
        ("The mayor confirmed that the dam had been mined.", Polarity.ASSERTED),
    ],
)
def test_how_the_speaker_stands_to_it(text: str, polarity: Polarity) -> None:
    assert [claim.polarity for claim in _claims(text)] == [polarity]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nine people were killed in the attack the Observatory said.", "the Observatory"),
        ("The Observatory which tracks the war said nine people were killed.", "The Observatory"),
        ("A study published in Geneva said nine people were killed.", "A study"),
        ("On Monday a nurse said nine people were killed.", "a nurse"),
        ("Sello, a lawyer in Homs, said nine people were killed.", "Sello, a lawyer in Homs"),
        ("Sources close to the army said nine people were killed.", "Sources close to the army"),
    ],
)
def test_a_sentence_that_has_lost_its_commas_says_who_said_it(text: str, speaker: str) -> None:
    assert [one.speaker for one in _said(text)] == [speaker]


_WITHOUT_COMMAS = (
    "The fighting in the north of the province went on for a third day on Monday as soldiers and rebels traded fire along the "
    "road to the border. Families fled to the fields outside the village and slept there without tents. Aid workers "
    "brought them bread and water from the town but the road was shut again before noon and most of them went without. "
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The town has been empty since Friday he said.", [("he", "The town has been empty since Friday")]),
        ("Two men were killed in Homs rights groups said.", [("rights groups", "Two men were killed in Homs")]),
        ("Two men died in Homs Turkish officials said.", [("Turkish officials", "Two men died in Homs")]),
        ("The road has been closed said the mayor.", [("the mayor", "The road has been closed")]),
        ("The road has been closed said the mayor of Homs was dead.", []),
        ("It was the worst thing the boy saw.", []),
        ("Two men died in a raid according to the Observatory hit a school.", [("the Observatory", "Two men died in a raid")]),
        (
            "The army said two men died while the rebels said ten died.",
            [("The army", "two men died"), ("the rebels", "ten died")],
        ),
        ("The army said two men died while they fled Homs.", [("The army", "two men died while they fled Homs")]),
        ("Asked about the raid the coalition said it was careful.", [("the coalition", "it was careful")]),
        ("In the meantime other sources said that the road was shut.", [("other sources", "that the road was shut")]),
        ("We are on the right track Haddad told a conference.", [("Haddad", "We are on the right track")]),
        (
            "Rebels retook the village hours earlier the Observatory for Human Rights said in a statement.",
            [("the Observatory for Human Rights", "Rebels retook the village hours earlier")],
        ),
        (
            "Two men died in Homs on Monday morning Observatory chief Sami de Aziz said.",
            [("Observatory chief Sami de Aziz", "Two men died in Homs on Monday morning")],
        ),
        (
            "Two men died on Wednesday official news agency SANA reported.",
            [("official news agency SANA", "Two men died on Wednesday")],
        ),
        (
            "It was to attack from Syria Turkish military sources said.",
            [("Turkish military sources", "It was to attack from Syria")],
        ),
        (
            "The army said two men had died in the town Interfax news agency reported.",
            [
                ("Interfax news agency", "The army said two men had died in the town"),
                ("The army", "two men had died in the town"),
            ],
        ),
        (
            "The road was shut overnight said the monitor which relies on a network.",
            [("the monitor", "The road was shut overnight")],
        ),
        (
            "Shells hit the mill and a centre in the old quarter Vasik Harak told reporters.",
            [("Vasik Harak", "Shells hit the mill and a centre in the old quarter")],
        ),
        (
            "The army said the council issued a statement asking civilians to leave the town.",
            [("The army", "the council issued a statement asking civilians to leave the town")],
        ),
        (
            "Nine men were killed when shells hit the mill a source in the town said on Monday SANA reported.",
            [("SANA", "Nine men were killed when shells hit the mill a source in the town said on Monday")],
        ),
        (
            "The sources added that clashes began after the council and the army in the town rejected the truce.",
            [
                ("The sources", "that clashes began after the council and the army in the town rejected the truce"),
                ("the army in the town", "the truce"),
            ],
        ),
        (
            "The raid killed 32 men the Observatory said updating an earlier toll.",
            [("the Observatory", "The raid killed 32 men")],
        ),
        (
            "At least 281 people have been wounded the Britain-based monitor said on Sunday.",
            [("the Britain-based monitor", "At least 281 people have been wounded")],
        ),
        ("A bomb went off on Friday state-run TV reported.", [("state-run TV", "A bomb went off on Friday")]),
        ("The roads are shut from Syria to Iraq Press TV reported.", [("Press TV", "The roads are shut from Syria to Iraq")]),
        (
            "The army said two men were wounded adding that one was a guard.",
            [("The army", "two men were wounded"), ("The army", "that one was a guard")],
        ),
        (
            "The army said two men had died in Homs adding that one was a guard.",
            [("The army", "two men had died in Homs"), ("The army", "that one was a guard")],
        ),
    ],
)
def test_a_text_that_has_lost_all_its_commas_says_who_said_it(text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.speaker, one.content) for one in _said(_WITHOUT_COMMAS + text)] == said


def test_what_a_writer_did_not_set_off_is_not_said_in_a_text_with_commas() -> None:
    assert (
        _said(
            "Meanwhile, as before, the village, which is small, was quiet, "
            + _WITHOUT_COMMAS[0].lower()
            + _WITHOUT_COMMAS[1:]
            + "They did, however, the few things he said."
        )
        == []
    )


def test_what_a_preposition_governs_does_not_speak() -> None:
    assert _said("A boy named Ahmad who was wounded in the blast described the scene.") == []


@pytest.mark.parametrize(
    ("text", "via", "outlet"),
    [
        ("“We are exhausted,” Sami Darwish was cited by AFP.", "AFP", "afp"),
        ("A medic told Reuters that the ward was full.", "Reuters", "reuters"),
        ("“The ward is full,” a medic told Reuters.", "Reuters", "reuters"),
        ("The ward was full, a medic told Reuters.", "Reuters", "reuters"),
        ("PressTV cited residents who were afraid of going out.", "PressTV", "press_tv"),
        ("Reuters quoted a medic as saying that the ward was full.", "Reuters", "reuters"),
        ("SANA reported that the road was open.", "SANA", "sana"),
        ("The Syrian Observatory for Human Rights told AFP that the road was open.", "AFP", "afp"),
        ("Salim was quoted by SANA as saying the army would advance.", "SANA", "sana"),
        (
            "Syria’s official and state-run news agency SANA said a man died.",
            "Syria’s official and state-run news agency SANA",
            "sana",
        ),
        ("State television reported that the road was open.", "State television", None),
        ("A medic told his brother that the ward was full.", None, None),
    ],
)
def test_through_which_outlet_it_came(text: str, via: str | None, outlet: str | None) -> None:
    (claim,) = _claims(text)
    assert (claim.via and text[claim.via.start : claim.via.end], claim.via_publication_id) == (via, outlet)


def test_the_outlet_is_the_one_named_before() -> None:
    _, claim = _claims("PressTV reported that the city is afraid. According to the outlet, cells remain.")
    assert claim.via_publication_id == "press_tv"


def test_it_is_the_outlet_that_spoke_before() -> None:
    claims = _claims(
        "SANA reported that the road was open. It added that the dam was safe. Sami said that the bridge was closed."
    )
    assert [claim.via_publication_id for claim in claims] == ["sana", "sana", None]


def test_the_observatory_may_be_written_small() -> None:
    claims = _claims("The Syrian Observatory for Human Rights said two men died. A child was hurt, the observatory added.")
    assert [claim.via_publication_id for claim in claims] == ["sohr", "sohr"]


def test_who_spoke_for_somebody_still_does() -> None:
    text = "Observatory head Sami Aziz said two men died. Aziz said the road was open."
    later = text.index("Aziz said the")
    people = (
        PersonMention(17, 26, "Sami Aziz", 0, "Sami Aziz", "head", None, None, False, "title", 0.9),
        PersonMention(later, later + 4, "Aziz", 0, "Sami Aziz", "head", None, None, False, "surname", 0.8),
    )
    actor = ActorMention(0, 11, "Observatory", "organisation", "observatory", None, "name", 0.9)
    assert [claim.speaker_actor_id for claim in _claims(text, actors=(actor,), people=people)] == ["observatory"] * 2


def test_who_is_named_speaks_and_not_who_stands_beside() -> None:
    text = "Pentagon officials said the road was open."
    actors = (
        ActorMention(0, 8, "Pentagon", "government", "us", "USA", "name", 0.9),
        ActorMention(9, 18, "officials", "government", "sy", "SYR", "side", 0.6),
    )
    assert [claim.speaker_actor_id for claim in _claims(text, actors=actors)] == ["us"]


def test_a_clause_ends_where_another_speaks() -> None:
    text = "The army said the road was open, residents said it was mined and Reuters reported shelling."
    assert [said.content for said in _said(text)] == ["the road was open", "it was mined", "shelling"]


def test_a_charge_is_denied_by_whom_it_meets() -> None:
    assert _said("The road was shelled, a charge Damascus denies.") == [("Damascus", "denies", "The road was shelled")]


def test_an_aside_ends_before_the_verb_it_stands_beside() -> None:
    assert _said("Sello, who denied that the town was lost, said that “all is well.”") == [
        ("who", "denied", "that the town was lost"),
        ("Sello", "said", "that “all is well.”"),
    ]


def test_what_was_reported_of_another_ends_what_was_said() -> None:
    assert _said("The army says it drove them back, but the town was reported to have changed hands.") == [
        Said("The army", "says", "it drove them back"),
        Said(None, "was reported", "the town was reported to have changed hands"),
    ]


def test_a_clause_ends_at_the_bracket_it_stands_in() -> None:
    assert _said("Two died (according to the mayor) in Homs.")[0].speaker == "the mayor"


def test_a_quotation_that_he_said_breaks_is_one_claim() -> None:
    text = "“We left,” Omar said. “There was nothing to eat.” The town is empty."
    assert _said(text) == [("Omar", "said", "“We left,” Omar said. “There was nothing to eat.”")]


def test_a_quotation_goes_on_over_paragraphs_without_closing_marks() -> None:
    text = "“We left,” Omar said.\n\n“There was nothing to eat.\n\n“My son was ill.”\n\nThe town is empty."
    (claim,) = _claims(text)
    assert claim.text.startswith("“We left") and claim.text.endswith("ill.”")


def test_a_quotation_after_reported_speech_has_its_speaker() -> None:
    text = "Omar said that they had left.\n\n“There was nothing to eat.”"
    first, second = _said(text)
    assert first.speaker == second.speaker == "Omar"
    assert second.content == "“There was nothing to eat.”"


def test_a_quotation_goes_on_in_its_sentence() -> None:
    text = "“We left,” he said two days after the attack, “with nothing.” They told “Fox and Friends” so."
    assert _said(text)[0] == ("he", "said", "“We left,” he said two days after the attack, “with nothing.”")


def test_a_statement_follows_its_colon_in_a_paragraph_of_its_own() -> None:
    assert _said("The spokesman said:\n\n“We left. They stayed.”") == [("The spokesman", "said", "“We left. They stayed.”")]
    assert _said("The minister said:\n\nI am appalled. We mourn.\n\nHe sat.") == [
        ("The minister", "said", "I am appalled. We mourn.")
    ]
    assert _said("The commander gave the following statement: “The road is open to all.”") == [
        ("The commander", "gave the following statement", "“The road is open to all.”")
    ]


def test_what_somebody_says_they_believe_is_one_claim() -> None:
    assert _said("She said she believes that he fled.") == [("She", "said", "she believes that he fled")]


def test_a_quotation_with_a_speaker_of_its_own_is_not_the_one_before() -> None:
    text = "“We left,” Omar said.\n\n“We stayed!” Lina said."
    assert [said.speaker for said in _said(text)] == ["Omar", "Lina"]


def test_one_speaker_says_two_things() -> None:
    text = "The spokesman said the men were in custody, adding that they would be tried, and denied any ill-treatment."
    assert [said.speaker for said in _said(text)] == ["The spokesman"] * 3


def test_speakers_are_linked_to_who_they_are() -> None:
    text = "Karim Haddad, a spokesman for the brigade, said it had left. He added that nobody was hurt."
    name = PersonMention(0, 12, "Karim Haddad", 0, "Karim Haddad", "spokesman", "the brigade", "sy_brigade", False, "name", 0.9)
    he = text.index("He ")
    pronoun = PersonMention(he, he + 2, "He", 0, "Karim Haddad", None, "the brigade", "sy_brigade", True, "pronoun", 0.7)
    first, second = _claims(text, people=(name, pronoun))
    assert (first.speaker_person_no, first.speaker_actor_id, first.speaker_role) == (0, "sy_brigade", "spokesman")
    assert (second.speaker_person_no, second.speaker_actor_id) == (0, "sy_brigade")


def test_an_actor_speaks() -> None:
    text = "The Syrian army said the road was open."
    army = ActorMention(4, 15, "Syrian army", "state_force", "sy_army", "SYR", "listed", 0.9)
    (claim,) = _claims(text, actors=(army,))
    assert claim.speaker_actor_id == "sy_army"


def test_a_country_speaks_through_its_government() -> None:
    text = "Russia said the road was open."
    place = PlaceMention(0, 6, "Russia", PlaceKind.COUNTRY, "Russia", 2017370, "RUS", 60.0, 100.0, 6, True, "listed", 0.9)
    words = split_words(text)
    (claim,) = find_claims(words, split_sentences(text, "en"), (), (), (), (place,), {})
    assert claim.speaker_actor_id == "ucdp:57"
    text = "A driver in Russia said the road was open."
    elsewhere = place._replace(char_start=12, char_end=18)
    (claim,) = find_claims(split_words(text), split_sentences(text, "en"), (), (), (), (elsewhere,), {})
    assert claim.speaker_actor_id is None


def test_a_pronoun_that_nobody_resolved_is_whoever_spoke_before() -> None:
    text = "The Syrian army said the road was open. It added that mines were left."
    army = ActorMention(4, 15, "Syrian army", "state_force", "sy_army", "SYR", "listed", 0.9)
    assert [claim.speaker_actor_id for claim in _claims(text, actors=(army,))] == ["sy_army", "sy_army"]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The agency has put the death toll at 54.", "The agency", "has put", "the death toll at 54"),
        ("Doctors put the number of dead at more than 50.", "Doctors", "put", "the number of dead at more than 50"),
        ("Aid workers report looting in the south.", "Aid workers", "report", "looting in the south"),
        ("• Nine people fled, according to the mayor.", "the mayor", "according to", "Nine people fled"),
    ],
)
def test_briefings_say_it_shortly(text: str, speaker: str, cue: str, content: str) -> None:
    assert _said(text) == [(speaker, cue, content)]


def test_a_rank_is_part_of_the_role_before_it() -> None:
    text = "Police chief General Karim Haddad said the road was open."
    at = text.index("Karim")
    haddad = PersonMention(at, at + 12, "Karim Haddad", 0, "Karim Haddad", "General", None, None, False, "name", 0.9)
    (claim,) = _claims(text, people=(haddad,))
    assert claim.speaker_role == "Police chief General"


def test_what_one_calls_it_another_rejects() -> None:
    army, it = _said("The army rejected what it called “lies”.")
    assert army == Said("The army", "rejected", "what it called “lies”")
    assert it == Said("it", "called", "“lies”")


def test_it_is_never_a_person() -> None:
    text = "Karim Haddad said the road was open. The army has not commented. It has said before that it only hits rebels."
    haddad = PersonMention(0, 12, "Karim Haddad", 0, "Karim Haddad", None, None, None, False, "name", 0.9)
    at = text.index("army")
    army = ActorMention(at, at + 4, "army", "state_force", "sy_army", "SYR", "listed", 0.9)
    first, second = _claims(text, actors=(army,), people=(haddad,))
    assert first.speaker_person_no == 0
    assert (second.speaker_actor_id, second.speaker_person_no) == ("sy_army", None)


def test_who_says_it_all_ends_what_another_demanded() -> None:
    text = "The gunmen, known as bandits, took 50 people, and demanded a ransom, said Karim Haddad, chairman of the council."
    assert _said(text) == [
        Said("Karim Haddad, chairman of the council", "said", text[: text.index(", said")]),
        Said("The gunmen, known as bandits", "demanded", "a ransom"),
    ]


def test_what_another_saw_is_not_the_quotation_before_it() -> None:
    text = "“We are safe,” he insisted, although shots could be heard, according to a reporter."
    assert [said.content for said in _said(text)] == ["“We are safe,”", "shots could be heard"]
    assert _said("“We are safe,” he insisted, according to a reporter.")[1].content == "“We are safe,” he insisted"


def test_he_is_whoever_spoke_in_the_sentence_before() -> None:
    text = "Karim Haddad said the guards had met Omar Saleh. “They left,” he added."
    he, omar = text.index("he added"), text.index("Omar")
    people = (
        PersonMention(0, 12, "Karim Haddad", 0, "Karim Haddad", None, None, None, False, "name", 0.9),
        PersonMention(omar, omar + 10, "Omar Saleh", 1, "Omar Saleh", None, None, None, False, "name", 0.9),
        PersonMention(he, he + 2, "he", 1, "Omar Saleh", None, None, None, True, "pronoun", 0.5),
    )
    assert [claim.speaker_person_no for claim in _claims(text, people=people)] == [0, 0]


def test_whoever_owns_the_speaker_does_not_speak() -> None:
    text = "Karim Haddad’s brigade said the road was open."
    name = PersonMention(0, 12, "Karim Haddad", 0, "Karim Haddad", None, None, None, False, "name", 0.9)
    (claim,) = _claims(text, people=(name,))
    assert claim.speaker_person_no is None


def test_who_is_the_person_before_it() -> None:
    text = "They met Karim Haddad, who said the road was open."
    name = PersonMention(9, 21, "Karim Haddad", 3, "Karim Haddad", None, None, None, False, "name", 0.9)
    (claim,) = _claims(text, people=(name,))
    assert claim.speaker_person_no == 3


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Karim Haddad, the brigade's spokesman, said it had left.", "brigade's spokesman"),
        ("Defence ministry spokesman Karim Haddad said it had left.", "Defence ministry spokesman"),
        ("The brigade said it had left.", None),
        ("Umm Mohammed al-Masri, 41, said it had left.", None),
        ("Russia, monitors and several brigades said it had left.", None),
    ],
)
def test_the_role_stands_beside_the_name(text: str, role: str | None) -> None:
    (claim,) = _claims(text)
    assert claim.speaker_role == role


def test_a_quotation_is_one_and_a_clause_is_none() -> None:
    first, second = _claims("“We have no water,” Omar said. Lina said that they had some.")
    assert first.is_quotation
    assert not second.is_quotation


def test_a_quotation_that_never_closes_is_bounded() -> None:
    text = "“We have no water, said Omar." + " They walked on." * 200
    assert all(claim.char_end < 1500 for claim in _claims(text))
