"""Whose verb it is: the subject before it."""

from __future__ import annotations

import re

from flows.extract.claims.clauses import behind_lead, finite_verbs, has_verb, noun_phrase_before
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.lost_commas import plain_speaker
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Unit

_TO_STRONG = re.compile(".*[<>;:|]", re.DOTALL)  # up to the last mark
_LONGEST = 30
_ASIDE = re.compile(",(?=[rgGpve])")
_OPENING = ",.&st<>|v"  # letters of what a clause may begin behind: "On Monday", "but in Homs residents said"


def subject_before(text: ClaimText, first: int, verb: int) -> Stretch | None:
    """The subject of the verb group that begins at `verb`, in a unit that begins at `first`; "who" for a relative clause."""
    letters = text.letters
    end = _before_time(text, first, verb)
    if end <= first:
        return None
    last = letters[end - 1]
    if last in "hr":
        return end - 1, end
    if last == "t":  # "reports that show"
        return noun_phrase_before(text, first, end - 1)
    strong = _TO_STRONG.match(letters, max(first, end - 80), end)
    begin = strong.end() if strong else first
    if (
        text.letter(begin - 1) == ">"
        and letters[begin] in "dunw"
        and "r" in letters[begin:end]
        and "," not in letters[begin:end]
    ):
        named = letters.find("nr", begin, end) + 1
        return begin, named or end  # "…" a man who gave his name as Ali said
    if letters[begin] == "r" and last == ",":
        begin = first  # "Sello, known as “Abu Ali,” who leads the group, said"
    if last == "&":
        return clause_subject(text, begin if begin < end - 3 else first, end)
    if last == ",":
        return _before_comma(text, begin, end - 1)
    if last in "-)":
        opening = max(letters.rfind("-", begin, end - 1), letters.rfind("(", begin, end - 1))
        before = noun_phrase_before(text, begin, opening) if opening > begin else None
        return (before[0], end) if before else None
    return _before_quotation(text, first, end) if last == ">" else _with_list(text, begin, end)


def subject_of(unit: Unit, verb: int) -> Stretch | None:
    """The subject of the verb, or of the verb before it: "Sello, a spokesman, said that … and denied that …"."""
    speaker = subject_before(unit.text, unit.first, verb)
    if speaker is None:
        return unit.last if verb > unit.first and unit.text.letters[verb - 1] == "," else None
    if not unit.found or not speaker[0] <= unit.last_cue < speaker[1]:
        return speaker
    if unit.text.letters[verb - 1] == "&":
        return unit.found[-1].speaker or speaker
    return noun_phrase_before(unit.text, unit.last_cue + 1, verb) or speaker  # "…, and another group said"


def is_nobody(text: ClaimText, speaker: Stretch) -> bool:
    """ "No group has claimed responsibility"."""
    return text.letters[speaker[0]] in "hu" and text.word(speaker[0]) in claim_contexts()["nobody"]


def _before_time(text: ClaimText, first: int, end: int) -> int:
    """Where a subject ends before adverbs and times: "the minister later on Tuesday", "last week"."""
    letters, folded, contexts = text.letters, text.words.folded, claim_contexts()
    while end > first:
        last = end - 1
        if letters[last] in "vT" or (letters[last] == "p" and text.letter(end) == "T"):
            end = last
        elif last == first:
            break
        elif letters[last - 1] == "T" and last in text.words.numbers:  # "in February 2016"
            end = last
        elif folded[last] in contexts["period"] and folded[last - 1] in contexts["which_period"]:
            end -= 2
        else:
            break
    return end


def _before_quotation(text: ClaimText, first: int, end: int) -> Stretch | None:
    """ "Sello, who spoke of a “dirty war,” said that": what the aside ends with is not what is said."""
    quotation = text.quotation_before.get(end)
    if quotation is None:
        return None
    first = behind_lead(text, first, quotation.first)
    comma = text.letters.find(",", first, quotation.first)
    return (first, comma) if comma > first and not has_verb(text, first, comma) else None


def _before_comma(text: ClaimText, begin: int, comma: int) -> Stretch | None:
    """ "Sello, another SDF spokesman, said": the comma closes what the one before it opens."""
    letters = text.letters
    first = behind_lead(text, begin, comma + 1)
    opening = letters.find(",", first, comma)
    if opening > first and not has_verb(text, first, opening):
        inner = max((at for at in range(first, opening) if letters[at] in "st-"), default=first - 1) + 1
        if inner < opening:
            aside = _ASIDE.search(letters, opening, comma)  # the name and role without "who …", "citing …"
            return inner, aside.start() if aside else comma
    relative = letters.find("r", first, comma)
    if relative > first and not has_verb(text, first, relative):
        return first, relative - (letters[relative - 1] == ",")  # "a man who gave his name as Ali, 41,"
    opening = letters.rfind(",", begin, comma)
    before = noun_phrase_before(text, begin, opening if opening > begin else comma)
    if before is None:
        return None
    return before[0], opening if opening > begin and letters[opening + 1] in "gG" else comma


def _with_list(text: ClaimText, begin: int, end: int) -> Stretch | None:
    """ "Russia, Iran and Turkey said"."""
    phrase = _own_phrase(text, begin, noun_phrase_before(text, begin, end))
    if phrase is None:
        return None
    first, end = phrase
    if first == begin:
        return phrase
    listed = first - 2 >= begin and text.letters[first - 1] == "," and "&" in text.letters[first:end]
    joined = first - 1 >= begin and text.letters[first - 1] == "&" and text.word(first - 1) != "but"
    if (listed or joined) and not has_verb(text, begin, first):
        return behind_lead(text, begin, end), end
    if joined:
        return _of_two(text, begin, phrase)
    if text.letters[first] in "duw" and text.letters[first - 1] == ",":
        named = behind_lead(text, begin, first)
        if set(text.letters[named : first - 1]) == {"n"}:
            return named, end  # "Sello, another SDF spokesman said"
    return phrase


def _of_two(text: ClaimText, begin: int, second: Stretch) -> Stretch:
    """Behind what they say: "…, a doctor and two residents said"; else the second alone."""
    first = noun_phrase_before(text, begin, second[0] - 1)
    both = first is not None and first[0] > begin and text.letters[first[0] - 1] == ","
    return (first[0], second[1]) if first is not None and both else second


def _own_phrase(text: ClaimText, begin: int, phrase: Stretch | None) -> Stretch | None:
    """The subject in a sentence that has lost its commas, if the phrase is none but what a verb or preposition governs:
    "killed in the attack the Observatory said", "the Observatory which tracks the war said", "sources close to the army said".
    """
    letters = text.letters
    if phrase is None:
        return None
    if letters.find("r", begin + 1, phrase[0]) > 0 and (whole := _before_who(text, begin, phrase)):
        return whole
    if text.lost_commas and text.has("pe", *phrase) and text.word(phrase[1] - 1) in claim_contexts()["speaking"]:
        return plain_speaker(text, *phrase), phrase[1]
    if phrase[0] <= begin:
        return phrase
    first, end = phrase
    before = letters[first - 1]
    monitors = before == "r" or (before == "t" and letters[first - 2] in "nw" and letters[first + 1] == "d")
    if monitors and letters[first] == "w" and text.word(first).endswith("s") and _takes_object(text, first, end):
        return noun_phrase_before(text, begin, first - 1)
    if before == "i" and text.word(first - 2) in claim_contexts()["to_whom"]:
        source = noun_phrase_before(text, begin, first - 2)
        return (source[0], end) if source else None
    opens = first - 2 < begin or letters[first - 2] in _OPENING
    if before == "e" and letters[first - 2] == "r":
        return noun_phrase_before(text, begin, first - 2)  # "a resident who craved anonymity"
    is_governed = before in "pi" and (not opens or text.lost_commas)
    if not is_governed and before not in "eg":
        return phrase
    if is_governed and text.word(first - 2) in claim_contexts()["participles"] and letters[first - 3] in "nw":
        return noun_phrase_before(text, begin, first - 2)  # "a poll released in May found"
    run_in = next(
        (at for at in range(end - 1, first, -1) if letters[at] in ("du" if opens else "d") and letters[at - 1] in "nwT"), None
    )
    if run_in:
        return run_in, end
    return _of_participle(text, begin, phrase) if is_governed else phrase


def _before_who(text: ClaimText, begin: int, phrase: Stretch) -> Stretch | None:
    """ "A man who had lost his wife said", "a resident who fled on foot said": whom the relative clause tells of."""
    letters, (first, end) = text.letters, phrase
    who = letters.rfind("r", begin + 1, first)
    if who < 0 or text.word(who) != "who" or letters[who - 1] not in "nw" or "," in letters[who:first]:
        return None
    if letters[first - 1] in "rst":  # "a boy who survived what activists say was a raid cries"
        return None
    subject = noun_phrase_before(text, begin, who)
    if subject is None or letters[subject[0]] not in "dunw" or has_verb(text, begin, who):
        return None
    return subject if has_verb(text, who, end) else None


def _takes_object(text: ClaimText, verb: int, end: int) -> bool:
    """Whether "tracks the war", "supports hospitals in the north" is a verb with what it takes, not a plural with its own."""
    return text.letters[verb + 1] in "dunp" or (text.letters[verb + 1] == "w" and "p" in text.letters[verb + 2 : end])


def _of_participle(text: ClaimText, begin: int, phrase: Stretch) -> Stretch | None:
    """ "Officials speaking on condition of anonymity said": the noun phrase that the participle belongs to."""
    first = behind_lead(text, begin, phrase[0])
    participle = next((at for at in range(first, phrase[0]) if text.letters[at] in "gG"), first)
    if participle == first or text.letters[first] not in "dunw" or has_verb(text, first, phrase[1]):
        return None
    return first, participle


def clause_subject(text: ClaimText, first: int, end: int) -> Stretch | None:
    """What stands before the first finite verb of the clause that begins at `first`."""
    letters = text.letters
    first = behind_lead(text, first, end)
    verb = next(finite_verbs(text, first, min(end, first + _LONGEST)), end)
    if verb == end and letters[end - 1] not in "&,":
        return None
    while verb > first and letters[verb - 1] in "vx,&Tr":
        verb -= 1
    if text.lost_commas and letters[first] in "egKG":  # "Asked about the raid the coalition said"
        first = max(letters.rfind("d", first, verb), first)
    if not first < verb < first + _LONGEST or letters[first] == "p":
        return None
    aside = _ASIDE.search(letters, first, verb) if letters[verb] == "," else None
    return first, aside.start() if aside else verb
