"""Small articles, one to a file, as a scraper leaves them: all different, all invented, 2 to 3 kB."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

_OUTLETS = ("Levant Wire", "Jazira Courier", "Balikh Monitor", "Harbour Gazette", "Euphrates Herald", "Meridian Post")
_REPORTERS = ("Lina Haddour", "Marcus Oakley", "Samir Qabbas", "Ines Falk", "Yara Termanini", "Tom Bexley")
_PLACES = ("Raqqa", "Tabqa", "Ein Issa", "Mansura", "Karama", "Suluk", "Maadan", "Deir ez-Zor", "Palmyra", "Idlib")
_SPEAKERS = ("a relief worker", "a local council member", "a medic", "residents", "a spokesman for the force", "a shopkeeper")
_TITLES = (
    "{dead} killed as shells hit {place}",
    "Families leave {place} as fighting nears",
    "Truce holds in {place} for a {ordinal} day",
    "Aid reaches {place} after {days} days",
)
_SENTENCES = (
    "At least {dead} people were killed and {hurt} wounded when shells landed near the market of {place}, {speaker} said.",
    "The strike hit a row of houses on the road to {other} shortly before dawn.",
    "“We heard the aircraft and then the whole street was dust,” {speaker} told {outlet} by telephone.",
    "The figure could not be confirmed; {speaker} in {other} put it at {hurt}.",
    "Some {families} families have left {place} for {other} since {weekday}, according to {speaker}.",
    "Fighters of both sides exchanged fire across the river for {days} hours and withdrew at nightfall.",
    "A convoy of {days} lorries with flour and medicine was held at a checkpoint outside {other}.",
    "The ministry denied that its aircraft had flown over {place} on {weekday}.",
    "Of the wounded, {days} were taken to the hospital in {other}, where there is power for four hours a day.",
    "“Nobody knows who holds the bridge now,” {speaker} said.",
    "It was the {ordinal} attack on {place} within a month.",
    "Bread has doubled in price in {other}, and the mill has stood still for {days} weeks.",
)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_FIRST_DAY = date(2017, 1, 1)
_LEAST_CHARACTERS = 2_000


def write_articles(folder: Path, count: int) -> None:
    """Write so many files; the same ones each time."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(_article(number), encoding="utf-8")


def _article(number: int) -> str:
    chance = random.Random(number)
    outlet, day = chance.choice(_OUTLETS), _FIRST_DAY + timedelta(number % 365)
    title = _filled(_TITLES, chance, outlet)
    head = f"{title} | {outlet}\n\nBy {chance.choice(_REPORTERS)}\nPublished {day.day} {day:%B %Y}\n\n"
    # The number makes it unlike any other.
    paragraphs = [f"{chance.choice(_PLACES).upper()} – Report {number:,} of this year follows what was said on the day."]
    while sum(map(len, paragraphs)) < _LEAST_CHARACTERS:
        paragraphs.append(" ".join(_filled(_SENTENCES, chance, outlet) for _ in range(3)))
    return head + "\n\n".join(paragraphs) + "\n\nShare this article\nLeave a comment\n"


def _filled(templates: tuple[str, ...], chance: random.Random, outlet: str) -> str:
    place, other = chance.sample(_PLACES, 2)
    text = chance.choice(templates).format(
        outlet=outlet,
        place=place,
        other=other,
        speaker=chance.choice(_SPEAKERS),
        weekday=chance.choice(_WEEKDAYS),
        ordinal=chance.choice(_ORDINALS),
        dead=chance.randint(2, 40),
        hurt=chance.randint(2, 90),
        days=chance.randint(2, 30),
        families=chance.randint(20, 900),
    )
    return text[0].upper() + text[1:]
