"""States as actors: of each a government, its military forces and its police forces, with the names that datasets give them.

UCDP's "Government of Syria" is the state as a party to a war, with all of its forces. ACLED's "Military Forces of Syria" and
"Police Forces of Syria" are parts of it, and so are the Military and the Police of ICEWS and of CAMEO: actors of their own that
belong to the government. What an army does is then found under the state, and what the police does is not taken for the army's.
CAMEO's code of a government also stands for mayors and provinces, so it is nobody's here. ACLED's years of a government
("(2000-2024)") make no other actor: UCDP, too, keeps the id when a state's rulers change.

Where rival governments have an army each, "the army" is another with every source: there its forces belong to no government,
and no name of a government is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

_ACLED = "ACLED, names of actors"
_ICEWS = "ICEWS, names of actors"
_CAMEO = "CAMEO codebook 1.1b3, chapter 3"
_UCDP = "UCDP Actor Dataset 22.1"
_PRESS = "press"


@dataclass(frozen=True, slots=True)
class _Force:
    """What a state has; its PLOVER sector is also its role in CAMEO.

    `by_name`, `by_adjective`: how it is named after the state's name, and by whom, or after its adjective.
    """

    kind: str
    plover_sector: str
    title: str
    slug: str
    by_name: Mapping[str, str]
    by_adjective: tuple[str, ...]


_GOVERNMENT = _Force(
    "government",
    "GOV",
    "Government of {}",
    "government_of_{}",
    {"Government of {}": _UCDP, "Government ({})": _ICEWS},
    ("{} Government",),
)
_FORCES = (
    _Force(
        "state_force",
        "MIL",
        "Military Forces of {}",
        "military_forces_of_{}",
        {"Military Forces of {}": _ACLED, "Military ({})": _ICEWS, "Armed Forces of {}": _PRESS, "{} Armed Forces": _PRESS},
        ("{} Army", "{} Armed Forces", "{} Military", "{} Military Forces", "{} Air Force", "{} Navy"),
    ),
    _Force(
        "state_force",
        "COP",
        "Police Forces of {}",
        "police_forces_of_{}",
        {"Police Forces of {}": _ACLED, "Police ({})": _ICEWS},
        ("{} Police", "{} National Police", "{} Police Forces"),
    ),
)


def state_actors(states: pl.DataFrame) -> pl.DataFrame:
    """The actors of data/states.csv: the columns of shipped.ACTOR."""
    return pl.concat(
        states.select(
            actor_id=_actor_id(force),
            name=pl.format(force.title, "name"),
            kind=pl.lit(force.kind),
            country_iso3="iso3",
            plover_sector=pl.lit(force.plover_sector),
            part_of=pl.lit(None, pl.String)
            if force is _GOVERNMENT
            else pl.when(_has_one_government()).then(_actor_id(_GOVERNMENT)),
            source=pl.lit("ISO 3166"),
        )
        for force in (_GOVERNMENT, *_FORCES)
    )


def state_names(states: pl.DataFrame) -> pl.DataFrame:
    """What datasets call them: the columns of shipped.NAME."""
    named = _each_name(states)
    rows = [_written(named.filter(_has_one_government()), _GOVERNMENT), _adjectival(states, _GOVERNMENT)]
    for force in _FORCES:
        rows += [_written(named, force), _adjectival(states, force), _coded(states, force)]
    return pl.concat(rows)


def state_words(states: pl.DataFrame) -> pl.DataFrame:
    """name: every name and adjective of a state."""
    adjectives = states.filter(pl.col("adjective").is_not_null()).select(name="adjective")
    return pl.concat([_each_name(states).select(name="called"), adjectives])


def _each_name(states: pl.DataFrame) -> pl.DataFrame:
    other = pl.col("other_names").str.split("|").fill_null([])
    return states.with_columns(called=pl.concat_list("name", other)).explode("called")


def _has_one_government() -> pl.Expr:
    return pl.col("rival_governments").is_null()


def _actor_id(force: _Force) -> pl.Expr:
    slug = pl.col("name").str.to_lowercase().str.replace_all(r"[^a-z0-9]+", "_").str.strip_chars("_")
    own = pl.format(f"dateline:{force.slug}", slug)
    if force is not _GOVERNMENT:
        return own
    return pl.coalesce(pl.format("ucdp:{}", "ucdp_government"), own)


def _written(named: pl.DataFrame, force: _Force) -> pl.DataFrame:
    return pl.concat(_names(named, force, pl.format(pattern, "called"), source) for pattern, source in force.by_name.items())


def _adjectival(states: pl.DataFrame, force: _Force) -> pl.DataFrame:
    known = states.filter(pl.col("adjective").is_not_null())
    return pl.concat(_names(known, force, pl.format(pattern, "adjective"), _PRESS) for pattern in force.by_adjective)


def _coded(states: pl.DataFrame, force: _Force) -> pl.DataFrame:
    code = pl.concat_str(pl.lit("cameo:"), "iso3", pl.lit(force.plover_sector))
    return _names(states.filter(_has_one_government()), force, code, _CAMEO)


def _names(rows: pl.DataFrame, force: _Force, name: pl.Expr, source: str) -> pl.DataFrame:
    return rows.select(
        actor_id=_actor_id(force),
        name=name,
        language=pl.lit("en"),
        dataset_id=pl.lit(None, pl.String),
        source=pl.lit(source),
    )
