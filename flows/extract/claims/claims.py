"""Who is said to have said what: speech, direct and indirect, and whatever else a text does not say in its own name.

A text is read as letters for words (text.py). A rule for each kind of cue (verbs.py, passives.py,
phrases.py) finds the speaker (speakers.py) and the content (contents.py). Quotations without a cue, names and
scare quotes, are no claims. What counts as content is what PolNeAR (Newell, Margolin and Ruths 2018) annotates: that of "said"
begins at "that" and ends with its clause; a quotation that "he said" breaks is one content, with those words in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from flows.extract.claims.identities import Identities
from flows.extract.claims.links import Links
from flows.extract.claims.phrases import ENCLOSED
from flows.extract.claims.quotations import read_claims
from flows.extract.claims.text import ClaimText, draw_claim_text
from flows.extract.claims.unit import Found
from flows.extract.places.index import PlaceIndex
from flows.extract.words import Words
from flows.model.claim import Claim
from flows.model.mention import ActorMention, PersonMention, PlaceMention, PublicationMention


def find_claims(
    words: Words,
    sentences: Sequence[tuple[int, int]],
    actors: Sequence[ActorMention],
    people: Sequence[PersonMention],
    publications: Sequence[PublicationMention],
    places: Sequence[PlaceMention],
    served: Mapping[int, str],
    gazetteer: PlaceIndex | None = None,
) -> tuple[Claim, ...]:
    """The claims of a text in English, in the order of the text. `served` has for whom people act by their office, by person_no
    (actors/offices.py), `gazetteer` the capitals; by default it is that which is installed.

    Speakers are found without the mentions, and then linked to them.
    """
    text = draw_claim_text(words, sentences)
    links = Links(Identities(text, actors, people, publications, places, served, gazetteer))
    claims: list[Claim] = []
    for found in read_claims(text):  # by their cues: who spoke before decides who "he" is
        if found.method != ENCLOSED or links.identities.is_agency(found.speaker):
            claims += _claims(text, links, found)
    return tuple(sorted(claims, key=attrgetter("char_start")))


def _claims(text: ClaimText, links: Links, found: Found) -> Iterator[Claim]:
    """One for each speaker: of "Russia and Iran said" one of Russia's, one of Iran's."""
    content = text.span(found.content)
    together = text.span(found.speaker) if found.speaker else None
    via = links.outlets.via(found, together)
    is_quotation = text.letters[found.content[0]] == "<" and text.letters[found.content[1] - 1] in ">q"
    for span, speaker in links.speakers(found, together):
        yield Claim(  # in the order of its fields, which is faster
            *content,
            text.words.text[content.start : content.end],
            text.span(found.cue),
            span,
            via.span,
            speaker.actor_id,
            speaker.person_no,
            speaker.role,
            via.publication_id,
            is_quotation,
            found.polarity,
            found.method,
            found.score,
        )
