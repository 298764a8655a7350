"""All that is read out of one text."""

from __future__ import annotations

from dataclasses import dataclass

from flows.model.claim import Citation, Claim
from flows.model.coded_event import CodedEvent
from flows.model.mention import ActorMention, PersonMention, PlaceMention, PublicationMention
from flows.model.quantity import Quantity
from flows.model.time_expression import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, each part in the order of the text; every part has its span, its rule and how sure it is."""

    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    publications: tuple[PublicationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    events: tuple[CodedEvent, ...] = ()
