"""Whatever a text is made of, what is read as claims and citations stands in it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from flows.extract.claims.citations import find_citations
from flows.extract.claims.claims import find_claims
from flows.extract.claims.publication_names import find_publications
from flows.extract.claims.quotes import find_quotations
from flows.extract.sentences import split_sentences
from flows.extract.words import split_words
from flows.model.claim import Citation, Claim

_WORDS = (
    "said says that told AFP Reuters according to reportedly claim claimed claims adding saying was by he who the a of and "
    "residents Sello spokesman army believed 40 Monday didn t s state TV Source: U.S. Isn’t @ © / [ ] ( ) ; : . . , , ? ! … "
    "“ ” ‘ ’ « » '' ' - – — "
)
_PIECES = st.sampled_from([*_WORDS.split(), '"', "\n\n", "\n", "’s", "\u202eحلب", "🙂", "\u200d"])
_TEXTS = st.one_of(
    st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", ""])), max_size=60).map(lambda parts: "".join(map("".join, parts))),
    st.text(max_size=200),
)


def _read(text: str, *, whole: bool = False) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    words = split_words(text)
    publications = find_publications(words)
    sentences = [(0, len(text))] if whole and text else split_sentences(text, "en")
    return find_claims(words, sentences, (), (), publications, (), {}), find_citations(words, publications)


@given(_TEXTS, st.booleans())
@example("he, who @ said ( '", False)
@example("it is, according to ;40", False)
def test_spans_are_of_the_text(text: str, in_capitals: bool) -> None:
    text = text.upper() if in_capitals else text
    claims, citations = _read(text)
    for one in (*claims, *citations):
        assert 0 <= one.char_start < one.char_end <= len(text)
        assert text[one.char_start : one.char_end] == one.text
        assert 0 < one.score <= 1
    spans = [span for claim in claims for span in (claim.cue, claim.speaker, claim.via)] + [one.cue for one in citations]
    assert all(0 <= span.start < span.end <= len(text) for span in spans if span)


@given(_TEXTS)
def test_quotations_stand_in_order_apart_from_each_other(text: str) -> None:
    quotations = find_quotations(split_words(text))
    ends = [0]
    for first, end, _ in quotations:
        assert ends[-1] <= first < end
        ends.append(end)


def test_thousands_of_marks_that_never_close() -> None:
    for piece in ("“", '"', "''", "‘a ", "«", '"He said, ', "said: “", "he said that ", "(Reuters ", "Reuters "):
        text = piece * 5_000
        claims, _ = _read(text, whole=True)
        assert all(claim.char_end <= len(text) for claim in claims)
