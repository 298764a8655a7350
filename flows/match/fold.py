"""Names of actors made comparable: folded, and taken apart into what is written of them.

Exact rules, nothing fuzzy. Two names are the same if they are equal when folded; how far a form of a name may be believed is
said where it is used (sql/load/actor_match.sql).
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

_APOSTROPHES = "['\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u0060\u00b4\u2032\u0640]"  # and the Arabic tatweel
# Letters that Unicode does not take apart into a letter and a mark, and letters of one sound in Arabic, Persian and Kurdish.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ħ": "h", "ə": "e",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ٱ": "ا", "ي\u200c": "ي", "\u200c": "", "\u200f": "", "\u200e": "",
}  # fmt: skip
# The Arabic article, also as it is assimilated (ash-Sham), and the joints of Persian and Urdu (Tehrik-e-Taliban, Hizb-ul-).
_JOINT = r"(?:^|\b)(?:a[dnrstz]|a(?:dh|sh|th)|e[dnrstz]|esh|u[dlrs])-|-(?:e|i|ul|ud|us|ur|ut|uz)-"
_ARTICLE = r"\b(?:the|al|el)\b"

_SPELLINGS = {"defense": "defence", "ization": "isation", "labor ": "labour "}  # American and British

_YEARS = r"\((?:19|20)\d\d\s*[-–]\s*(?:(?:19|20)\d\d)?\)"
_LONGEST_ABBREVIATION = 12
# Two capitals, or one and a digit: ISIL, BR-PCC, M23, 3R.
_ABBREVIATION = r"(?:[^\s():]*\p{Lu}[^\s():]*[\p{Lu}\d][^\s():]*|[^\s():]*\d[^\s():]*\p{Lu}[^\s():]*)"
_BRACKETED_ABBREVIATION = rf"\(\s*({_ABBREVIATION})\s*\)"
# ACLED writes `PKK: Kurdistan Workers Party`; what stands before the colon may be several, and have brackets of its own.
_BEFORE_COLON = r"^[^:]{1,40}: "
# ACLED names a branch of a state's forces behind the years: `Military Forces of Russia (2000-) Air Force`. Only such branches
# as every state may have: behind other years stands a rival of the government.
_BRANCH = (
    r"^((?:Military|Police) Forces of .+ \((?:19|20)\d\d-(?:(?:19|20)\d\d)?\)) (?:Air Force|Navy|Coast Guard|Border Guards?|"
    r"National Guard|Presidential Guard|Republican Guard|Gendarmerie|Special Forces|Special Operations|Military Police|"
    r"Military Intelligence|Civil Police|State Police|Federal Police|Prison Guards)$"
)
_LAST_BRACKET = r"\(([^()]*)\)\s*$"


def fold(name: pl.Expr) -> pl.Expr:
    """A name as it is compared: no case, diacritics, punctuation, years in brackets or articles, one spelling
    of English; words one blank apart."""
    plain = name.str.replace_all(_YEARS, " ").str.replace_all(_APOSTROPHES, "").str.normalize("NFKD").str.to_lowercase()
    plain = plain.str.replace_all(rf"\p{{M}}|{_APOSTROPHES}", "").str.replace_many(_LETTERS)
    plain = plain.str.replace_all("&", " and ", literal=True).str.replace_all(_JOINT, " ")
    words = _spaced(plain.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.replace_many(_SPELLINGS))
    without_articles = _spaced(words.str.replace_all(_ARTICLE, " "))
    return pl.when(without_articles == "").then(words).otherwise(without_articles)


def forms(names: pl.Series, countries: Collection[str]) -> pl.DataFrame:
    """What is written of each name, folded.

    Args:
        names: distinct names as they are written.
        countries: folded names of countries.

    Returns:
        name; whole: all of it; bare: without abbreviations in brackets, an abbreviation before a colon and a branch of a
        state's forces; anywhere: also without a country in the last bracket; both null if that changes nothing; subject: what
        stands before the first bracket; bracketed: what stands in the last; abbreviations: those in brackets or before a
        colon; is_abbreviation: the name is nothing else.
    """
    written = pl.col("name")
    bare = written.str.replace(_BRANCH, "${1}").str.replace_all(_BRACKETED_ABBREVIATION, " ").str.replace(_BEFORE_COLON, "")
    without_years = written.str.replace_all(_YEARS, " ")
    anywhere = bare.str.replace_all(_YEARS, " ").str.replace(_LAST_BRACKET, "")
    frame = names.unique(maintain_order=True).alias("name").to_frame()
    frame = frame.with_columns(
        whole=fold(written),
        bare=fold(bare),
        anywhere=fold(anywhere),
        subject=fold(without_years.str.replace(r"\(.*$", "")),
        bracketed=fold(without_years.str.extract(_LAST_BRACKET)),
        abbreviations=_abbreviations(written).list.eval(fold(pl.element())),
        is_abbreviation=written.str.contains(rf"^{_ABBREVIATION}$") & (written.str.len_chars() <= _LONGEST_ABBREVIATION),
    )
    changed = (pl.col("bare") != pl.col("whole")) & (pl.col("bare") != "")
    in_a_country = pl.col("bracketed").is_in(list(countries)) & (pl.col("anywhere") != "")
    return frame.with_columns(bare=pl.when(changed).then("bare"), anywhere=pl.when(in_a_country).then("anywhere"))


def _abbreviations(written: pl.Expr) -> pl.Expr:
    """`PKK`; of `KNU/KNLA: ...` both, and what stands in brackets."""
    before = written.str.extract(rf"^({_ABBREVIATION}(?: \([^()]*\))?): ").str.replace(r" \(.*$", "").str.split("/")
    bracketed = written.str.extract_all(_BRACKETED_ABBREVIATION).list.eval(pl.element().str.strip_chars("()"))
    return pl.concat_list(before.fill_null([]), bracketed)


def _spaced(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"\s+", " ").str.strip_chars(" ")
