"""What lays something at somebody's door without a verb: "according to X", "reportedly", "X's claim that …", a colon."""

from __future__ import annotations

from flows.extract.claims.clauses import clause_around, clause_end, has_verb, is_finite, noun_phrase_before, subject_clause_end
from flows.extract.claims.contents import quotation_before
from flows.extract.claims.cues import cue_nouns
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.speakers import clause_subject, subject_before
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import ASSERTED, UNCONFIRMED, Unit

_LONGEST_APPOSITION = 12
_LONGEST_CUE = 14
_SMALL_WORDS = 3  # of a name that has more words than its abbreviation has letters
_LONGEST_ENCLOSED = 8  # words of "(IOM, 12 May 2024)"
ENCLOSED = "enclosed"  # the method of what a bracket attributes
_COLON_REACH = 6  # words before a colon in which a cue has taken what follows it
_LONGEST_STATEMENT = 400


def read_according(unit: Unit, index: int) -> None:
    """ "According to X, …" and "…, according to X"."""
    text, letters = unit.text, unit.text.letters
    begin = index + 2
    if text.word(index + 1) != "to" or begin >= unit.stop:
        return
    end = begin
    while end < unit.stop and letters[end] not in ",;:<-)" and (index == unit.first or not _goes_on(unit, begin, end)):
        end += 1
    if end == unit.stop and index == unit.first:
        end = _first_noun(unit, begin, end)
    if end == begin:
        return
    at, (speaker, after) = (index, begin), _apposition(unit, begin, end)
    enclosed = text.letter(index - 1) == "(" and text.letter(end) == ")"  # "two died (according to the mayor) in Homs"
    if index == unit.first or (letters[index - 1] in "&(" and not enclosed):
        if after < unit.stop:
            content = after, clause_end(text, after, unit.stop)
            unit.add(content, at, speaker, ASSERTED, "according_to", 0.9)
        return
    close = index - (letters[index - 1] in ",(")
    quoted = quotation_before(text, unit.first, close)
    if letters[index - 1] == "," and after < unit.stop and letters[after - 1] == "," and not quoted:
        begin = clause_around(text, unit.first, index - 1)  # "the city, according to X, is empty"; "that, according to X, …"
        content = begin if begin < index - 1 else after, unit.stop
    else:
        content = quoted or (_behind_claim(unit, close), close)
    unit.add(content, at, speaker, ASSERTED, "according_to", 0.9)


def _behind_claim(unit: Unit, end: int) -> int:
    """Where begins what is said by somebody else than a quotation before it: "“…,” he said, although shots were heard"."""
    before = unit.found[-1] if unit.found else None
    if before is None or unit.text.letters[before.content[1] - 1] != ">" or before.content[0] > before.cue[0]:
        return unit.first
    aside = unit.text.letters.find(",s", before.cue[1], end)
    return aside + 2 if aside > 0 and has_verb(unit.text, aside + 2, end) else unit.first


def _goes_on(unit: Unit, first: int, at: int) -> bool:
    """Whether a sentence that has lost its commas goes on: "the raid according to the Observatory hit a village"."""
    text, letters = unit.text, unit.text.letters
    if at == first or "r" in letters[first:at] or "t" in letters[first:at]:
        return False
    return is_finite(text, at, first) and (letters[at] in "ab" or letters[at + 1 : at + 2] in ("d", "n", "u"))


def _apposition(unit: Unit, first: int, end: int) -> tuple[Stretch, int]:
    """The speaker from `first` to a first comma, with an apposition; and the word behind the comma after it."""
    text, letters = unit.text, unit.text.letters
    after = end
    while after < unit.stop and letters[after] in ",:":
        after += 1
    comma = letters.find(",", after, min(unit.stop, after + _LONGEST_APPOSITION))
    if comma > 0 and letters[after] == "r":
        return (first, end), comma + 1  # "According to the agency, which counts them, …"
    plain = "n" not in letters[first:end] and text.word(after) == "the"  # "According to police, the militants, armed with …"
    if after < unit.stop and letters[after] in "du" and not plain:
        close = comma if comma > 0 else unit.stop if unit.stop - after < _LONGEST_APPOSITION else -1
        if close > 0 and not has_verb(text, after, close):
            return (first, close), min(close + 1, unit.stop)
    return (first, end), after


def _first_noun(unit: Unit, first: int, end: int) -> int:
    """Where a noun phrase ends that no comma closes: "According to the agency 12 people died"."""
    text = unit.text
    for at in range(first + 1, end):
        if text.letters[at - 1] in "nw" and (text.letters[at] in "duh" or at in text.words.numbers):
            return at
    return end


def read_enclosed(unit: Unit, opening: int) -> None:
    """ "More than 60 people have fled since May (IOM)." It counts where an organisation is in the bracket: see claims.py."""
    text, letters = unit.text, unit.text.letters
    close = unit.stop - 1
    if not opening < close <= opening + _LONGEST_ENCLOSED or letters[close] != ")" or letters[opening + 1] != "n":
        return
    end = opening + 1
    while letters[end] == "n" and end not in text.words.numbers:
        end += 1
    if end > opening + 1 and letters[end] in "),&" and not _is_short_for(unit, opening) and has_verb(text, unit.first, opening):
        unit.add((unit.first, opening), (opening, opening + 1), (opening + 1, end), ASSERTED, ENCLOSED, 0.6)


def _is_short_for(unit: Unit, opening: int) -> bool:
    """ "the Displacement Tracking Matrix (DTM)": whether the name before a bracket begins with the same letter."""
    text, short = unit.text, unit.text.written[opening + 1]
    at = opening - 1
    while at >= unit.first and opening - at <= len(short) + _SMALL_WORDS and text.letters[at] in "nwo&pd":
        if text.written[at][0] == short[0]:
            return True
        at -= 1
    return False


def read_reportedly(unit: Unit, index: int) -> None:
    """ "The cell is reportedly led by a Tunisian", once for a sentence."""
    if unit.found and unit.found[-1].method == "reportedly":
        return
    first = clause_around(unit.text, unit.first, index)
    content = first, clause_end(unit.text, index, unit.stop)
    unit.add(content, (index, index + 1), None, UNCONFIRMED, "reportedly", 0.8)


def read_noun(unit: Unit, that: int) -> None:
    """ "the army's claim that …", "reports that …"."""
    text, letters, noun = unit.text, unit.text.letters, that - 1
    polarity = cue_nouns().get(text.word(noun))
    if polarity is None or letters[noun] == "q" or text.letter(that + 1) in ("", *"Kabex") or unit.last_cue == noun:
        return
    end = clause_end(text, that, unit.stop)
    if not has_verb(text, unit.first, noun):
        end = subject_clause_end(text, that, end)
    owner = noun
    while owner > unit.first and letters[owner - 1] in "we":
        owner -= 1
    speaker = None
    if owner - 2 > unit.first and letters[owner - 1] == "z":
        speaker = _owner(unit, owner - (2 if letters[owner - 2] == "z" else 1))
    elif text.word(owner - 1) in claim_contexts()["whose"]:
        speaker = owner - 1, owner
    unit.add((that, end), (noun, that), speaker, polarity, "noun", 0.6)


def _owner(unit: Unit, end: int) -> Stretch | None:
    """Who owns what follows: a name or a noun with its article, from all that stands before "'s"."""
    letters = unit.text.letters
    phrase = noun_phrase_before(unit.text, unit.first, end)
    if phrase is None:
        return None
    name = len(letters[phrase[0] : end].rstrip("n"))
    if phrase[0] + name < end:
        return phrase[0] + name, end
    begin = max(letters.rfind(letter, phrase[0], end) for letter in "du")
    return (begin if begin >= 0 else end - 1, end)


def read_colon(unit: Unit, colon: int) -> None:
    """ "The commander gave the following statement: “…”", whatever the verb; and what follows "said:" in a new paragraph."""
    text, begin = unit.text, colon + 1
    while text.letter(begin) == "|":
        begin += 1
    if any(claim.content[1] > begin or claim.cue[0] > colon - _COLON_REACH for claim in unit.found):
        return
    quotation = text.quotation_at.get(begin)
    if quotation and quotation.end >= unit.stop - 1:
        _statement(unit, (begin, quotation.end), colon, clause_subject(text, unit.first, colon))
    elif colon == unit.stop - 1 < begin - 1 and begin < len(text.letters) and text.letters[colon - 1] == "K":
        end = text.letters.find("|", begin, begin + _LONGEST_STATEMENT)
        content = begin, end if end > 0 else min(len(text.letters), begin + _LONGEST_STATEMENT)
        _statement(unit, content, colon, subject_before(text, unit.first, colon - 1))


def _statement(unit: Unit, content: Stretch, colon: int, speaker: Stretch | None) -> None:
    """A claim whose cue is what stands between its speaker and the colon."""
    if speaker is None:
        return
    verb = speaker[1]
    while verb < colon and unit.text.letters[verb] in ",v":
        verb += 1
    if verb < colon <= verb + _LONGEST_CUE:
        unit.add(content, (verb, colon), speaker, ASSERTED, "colon", 0.6)
