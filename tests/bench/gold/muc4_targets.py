"""Whom and what MUC-4's incidents hit: names apart from descriptions, types, numbers."""

from __future__ import annotations

import re

from flows.extract.counted import nouns
from flows.extract.numerals import plain_number
from flows.extract.quantities import find_quantities
from flows.extract.words import split_words
from flows.model.coded_event import EventParty

_ROLES = frozenset(
    "DR MR MRS MONSIGNOR FATHER ENGINEER DEPUTY GOVERNOR AMBASSADOR RECTOR SECRETARY ATTORNEY MAGISTRATE MAJ COL GEN LT CAPT "
    "MAJOR CONGRESSMAN CATTLEMAN INDUSTRIALIST NEWSMAN COUNSELOR CITIZEN CHIEF DIRECTOR CHAIRMAN SERGEANT CORPORAL ESCORT "
    "ESCORTS LEADER BODYGUARD BODYGUARDS JESUIT JESUITS PRIEST PRIESTS MEMBER MEMBERS COMMANDER CARDINAL CONSUL".split()
)
_TYPES = {
    "soldiers": "ACTIVE MILITARY", "security forces": "ACTIVE MILITARY", "police": "LAW ENFORCEMENT", "officials": "GOVERNMENT OFFICIAL",
}  # fmt: skip
_BY_WORD = (
    (r"FORMER|EX-", "FORMER GOVERNMENT OFFICIAL"),
    (r"JUDGES?|MAGISTRATES?|ATTORNEYS?|PROSECUTORS?", "LEGAL OR JUDICIAL"),
    (r"BODYGUARDS?|ESCORTS?|GUARDS?", "SECURITY GUARD"),
    (r"SENATORS?|CANDIDATES?|CONGRESSM[AE]N|DEPUT(?:Y|IES)|PARTY", "POLITICAL FIGURE"),
    (r"MINISTERS?|GOVERNORS?|MAYORS?|PRESIDENT|COUNCIL[A-Z]*|SECRETARY", "GOVERNMENT OFFICIAL"),
    (r"AMBASSADORS?|CONSULS?|DIPLOMATS?", "DIPLOMAT"),
    (r"POLICE[A-Z]*|DETECTIVES?|AGENTS?", "LAW ENFORCEMENT"),
    (r"SOLDIERS?|TROOPS?|ARMY|MILITARY|COLONEL|GENERAL|LIEUTENANT|SERGEANT|BATTALION", "ACTIVE MILITARY"),
)
_ARMED = r"\b(?:GUERRILLAS?|TERRORISTS?|REBELS?|SUBVERSIVES?|EXTREMISTS?|INSURGENTS?)\b"
_THINGS = (
    (r"EMBASSY|CONSULATE", "DIPLOMAT OFFICE OR RESIDENCE"),
    (r"POLICE|STATION HOUSE", "LAW ENFORCEMENT FACILITY"),
    (r"CAR|CARS|BUS|BUSES|VEHICLES?|TRUCKS?|PLANES?|AIRCRAFT|HELICOPTERS?|TRAINS?|MOTORCYCLES?|SHIPS?|BOATS?|JEEP", "TRANSPORT VEHICLE"),
    (r"BRIDGES?|ROADS?|HIGHWAYS?|RAILWAY|AIRPORT", "TRANSPORTATION ROUTE"),
    (r"BANKS?", "FINANCIAL"),
    (r"PYLONS?|TOWERS?|PIPELINES?|POWER|ELECTRIC[A-Z]*|OIL|ENERGY|SUBSTATION", "ENERGY"),
    (r"TELEPHONE|RADIO|TELEVISION|NEWSPAPER", "COMMUNICATIONS"),
    (r"GOVERNMENT|MINISTRY|PALACE|MAYOR'?S?|MUNICIPAL", "GOVERNMENT OFFICE OR RESIDENCE"),
    (r"HEADQUARTERS|OFFICES?|UNION|UNIVERSITY|PARTY", "ORGANIZATION OFFICE"),
    (r"HOUSES?|HOMES?|RESIDENCES?|DWELLINGS?|APARTMENTS?", "CIVILIAN RESIDENCE"),
    (r"STORES?|SHOPS?|RESTAURANTS?|HOTELS?|SUPERMARKETS?|COMPANY|FACTORY|FARMS?|PLANTS?|GAS STATION", "COMMERCIAL"),
)


def description_and_name(text: str) -> tuple[str, str]:
    """ "MAYOR PEDRO PEREZ" is a mayor, and Pedro Perez; either may be empty."""
    parts = [word for word in re.sub(r"[\[\]()]", " ", text.upper()).split() if word]
    while parts and (parts[0] in ("THE", "A", "AN", "HIS", "HER", "THEIR", "SOME", "OTHER", "AND") or _is_number(parts[0])):
        parts = parts[1:]
    last = max((at for at, word in enumerate(parts) if _is_role(word)), default=-1)
    if "OF" in parts:
        return " ".join(parts), ""
    if last == -1:
        return ("", " ".join(parts)) if 1 < len(parts) <= 5 else (" ".join(parts), "")
    described, name = parts[: last + 1], parts[last + 1 :]
    return " ".join(described), " ".join(name) if len(name) > 1 or (name and len(name[0]) > 3) else ""


def _is_role(word: str) -> bool:
    bare = word.rstrip(".,'")
    noun = nouns().get(bare.casefold())
    return bare in _ROLES or (noun is not None and noun.kind == "person")


def _is_number(word: str) -> bool:
    return plain_number(word) is not None or bool(split_words(word).numbers)


def human_type(text: str) -> str:
    upper = text.upper()
    if re.search(_ARMED, upper):
        return ""
    for pattern, kind in _BY_WORD:
        if re.search(rf"\b(?:{pattern})\b", upper):
            return kind
    labels = {noun.label for word in text.casefold().split() if (noun := nouns().get(word)) and noun.kind == "person"}
    return next((kind for label, kind in _TYPES.items() if label in labels), "CIVILIAN")


def thing_type(text: str) -> str:
    return next((kind for pattern, kind in _THINGS if re.search(rf"\b(?:{pattern})\b", text)), "OTHER")


def number(text: str) -> str:
    """How many: "2", "PLURAL", "1"."""
    words = split_words(text)
    for quantity in find_quantities(words, ()):
        if quantity.value_best:
            return f"{quantity.value_best:.0f}"
    if words.numbers:
        return f"{next(iter(words.numbers.values())):.0f}"
    return "PLURAL" if re.search(r"S\b|MEN\b|PEOPLE\b|CHILDREN\b", text.upper()) and not text.upper().startswith(("A ", "AN ")) else "1"


def is_organisation(party: EventParty) -> bool:
    return party.actor_id is not None or bool(re.search(r"\b(?:ARMY|FORCES?|GOVERNMENT|FRONT|MOVEMENT|PATH|CARTEL|SQUADS?|POLICE)\b", party.text.upper()))


def is_individual(party: EventParty) -> bool:
    return bool(re.search(r"(?:MEN|S|LAS|PEOPLE|MAN|PERSON|T)\b", party.text.upper())) and not is_organisation(party)
