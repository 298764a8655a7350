"""What articles say becomes rows: with their spans, the same in any order of files, and replaced when the rules change."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from flows.extract.ties import Ties
from flows.model.claim import Citation, Claim, Polarity, Span
from flows.model.coded_event import CodedEvent, EventParty, EventStatus
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention, PublicationMention
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

SURE = {"method": "invented", "score": 0.9}
PARTS = ("mention", "claim", "figure", "citation", "event", "event_actor")

ARTICLE = """Shells fall on Raqqa

RAQQA, Syria, Oct 12, 2017 (Levant Wire) - At least 12 people died in Raqqa on Tuesday, General Ali Darwish told Reuters. {more}

The army did not enter the town of Madan, a resident said on Wednesday, and nobody was told to leave the houses by the river.
"""


def found(text: str, words: str) -> tuple[int, int, str] | None:
    at = text.find(words)
    return None if at < 0 else (at, at + len(words), words)


def place(text: str, words: str, geonameid: int | None = None, **other) -> list[PlaceMention]:
    given = {"kind": PlaceKind.POPULATED, "name": words, "country_iso3": "SYR", "latitude": 35.95, "longitude": 39.01}
    given |= {"where_prec": 1, "is_metonym": False, **SURE, **other}
    return [PlaceMention(at.start(), at.end(), words, geonameid=geonameid, **given) for at in re.finditer(words, text)]


def day(text: str, words: str, start: date | None, end: date | None = None, **other) -> list[TimeExpression]:
    given = {"kind": TimeKind.DATE, "value": str(start), "precision": TimePrecision.DAY, "signal": None, **SURE, **other}
    span = found(text, words)
    return [TimeExpression(*span, date_start=start, date_end=end or start, **given)] if span else []


def figure(text: str, words: str, number: str, value: float, **other) -> list[Quantity]:
    span = found(text, words)
    if span is None:
        return []
    at = text.index(number, span[0])
    given = {"qualifier": "at_least", "metric": Metric.KILLED, "population": "people", "unit": None, "counted_start": None}
    given |= {"counted_end": None, "is_cumulative": False, "is_part": False, "is_total": False, **SURE, **other}
    return [Quantity(*span, at, at + len(number), value, value, None, **given)]


def claim(text: str, words: str, cue: str, **other) -> list[Claim]:
    span = found(text, words)
    if span is None:
        return []
    at = text.index(cue, span[0])
    given = {"cue": Span(at, at + len(cue)), "speaker": None, "via": None, "speaker_actor_id": None, "speaker_person_no": None}
    given |= {"speaker_role": None, "via_publication_id": None, "is_quotation": False, "polarity": Polarity.ASSERTED}
    return [Claim(*span, **{**given, **SURE, **other})]


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def invented(text: str, *_: object) -> Reading:
    """A reading of ARTICLE as a careful reader would have it."""
    if "General Ali Darwish" not in text:
        return Reading()
    told = "At least 12 people died in Raqqa on Tuesday"
    general, reuters, people = (found(text, words) for words in ("General Ali Darwish", "Reuters", "12 people"))
    event = CodedEvent(
        *found(text, told), trigger=span_of(text, "died"), event_type=None, sub_event_type=None, plover_event="ASSAULT",
        plover_mode=None, status=EventStatus.HAPPENED, date_start=date(2017, 10, 10), date_end=date(2017, 10, 10), date_prec=1,
        place_no=0, actors=(), recipients=(EventParty(*people, actor_id=None),),
        targets=(), instrument=None, figure_nos=(0,), fatalities_low=12,
        fatalities_best=12, fatalities_high=None, claim_no=0, **SURE,
    )  # fmt: skip
    return Reading(
        times=(*day(text, "on Tuesday", date(2017, 10, 10)), *day(text, "on Wednesday", date(2017, 10, 11))),
        quantities=tuple(figure(text, "At least 12 people", "12", 12.0)),
        actors=(ActorMention(*found(text, "The army"), "state_force", "ucdp:118", "SYR", **SURE),),
        people=(PersonMention(*general, 0, "Ali Darwish", "General", None, "ucdp:118", False, **SURE),),
        publications=(PublicationMention(*reuters, "reuters", **SURE),),
        places=(*place(text, "Raqqa", 172955), *place(text, "Madan", kind=PlaceKind.UNKNOWN, name=None)),
        claims=(
            *claim(
                text, told, "told", speaker=span_of(text, "General Ali Darwish"), via=span_of(text, "Reuters"),
                speaker_actor_id="ucdp:118", speaker_person_no=0, speaker_role="General", via_publication_id="reuters",
            ),
            *claim(text, "The army did not enter the town of Madan", "said", polarity=Polarity.DENIED),
        ),
        citations=(Citation(*reuters, "reuters", span_of(text, "told"), **SURE),),
        events=(event,),
    )  # fmt: skip


@pytest.fixture
def read_by(monkeypatch):
    """Articles are read by this function from now on."""

    def replace_reader(reader):
        def steps(*asked):
            yield
            return reader(*asked)

        monkeypatch.setattr("flows.pipeline.stage_article.reading_steps", steps)

    return replace_reader


@pytest.fixture(autouse=True)
def _careful_reader(read_by):
    read_by(invented)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE.format(more="It is not known who fired."), encoding="utf-8")
    return path


def parts(house) -> dict[str, list[tuple[object, ...]]]:
    return {name: house.ask(f"select * from core.{name} order by all") for name in PARTS}


def test_every_part_of_a_reading_is_a_row_that_quotes_its_span(house, article):
    house.ingest(article)
    assert house.findings() == []
    assert house.ask("select kind, text, sentence_no from core.mention order by char_start, kind") == [
        ("place", "Raqqa", 0),
        ("date", "on Tuesday", 0),
        ("person", "General Ali Darwish", 0),
        ("publication", "Reuters", 0),
        ("actor", "The army", 2),
        ("place", "Madan", 2),
        ("date", "on Wednesday", 2),
    ]
    assert house.ask(
        "select said, speaker_name, speaker_actor, via, polarity, said_on from mart.claim_ledger order by char_start"
    ) == [
        ("At least 12 people died in Raqqa on Tuesday", "Ali Darwish", "Government of Syria", "Reuters", "asserted", None),
        ("The army did not enter the town of Madan", None, None, None, "denied", date(2017, 10, 11)),
    ]
    spans = "select t.text, d.text, t.char_start, t.char_end from core.{} t inner join core.document d using (document_id)"
    for table in ("mention", "claim", "figure", "citation"):
        quoted = house.ask(spans.format(table))
        assert quoted
        assert all(text == whole[start:end] for text, whole, start, end in quoted)


def test_what_is_cited_in_a_dateline_or_a_caption_is_a_citation_there(house, tmp_path):
    """They are taken out of the body, and whom they cite is not said there again."""
    text = ARTICLE.format(more="").replace("(Levant Wire)", "(Reuters)").replace("The army", "Photo by AFP\n\nThe army")
    (tmp_path / "wire.txt").write_text(text, encoding="utf-8")
    house.ingest(tmp_path / "wire.txt")
    beside = house.ask(
        """select citation.text, cited_publication_id, block.kind, sentence_no
        from core.citation inner join core.document_block as block using (document_id, block_no) order by 1"""
    )
    assert ("Reuters", "reuters", "dateline", None) in beside
    assert house.ask("select cited_publication_id from core.citation where block_no is null") == [("reuters",)]
    assert house.findings() == []


def test_a_figure_has_its_event_its_claim_its_day_and_its_place(house, article):
    house.ingest(article)
    assert house.ask(
        """select figure.text, value_low, value_high, figure.as_of, as_of_by, figure.place_text, figure.place_by,
        claim.text, event.notes
        from core.figure inner join core.claim using (claim_id) inner join core.event using (event_id)"""
    ) == [
        ("At least 12 people", 12.0, None, date(2017, 10, 10), "event", "Raqqa", "event",
         "At least 12 people died in Raqqa on Tuesday", "At least 12 people died in Raqqa on Tuesday"),
    ]  # fmt: skip


def test_a_coded_event_is_no_event_of_a_dataset(house, article, tmp_path, csv_text, ged_row):
    (tmp_path / "ged181.csv").write_text(csv_text([ged_row(id=1)]), encoding="utf-8")
    house.ingest(article, tmp_path / "ged181.csv")
    assert house.ask("select dataset_id, status, plover_event, quad_class from core.event order by 1") == [
        ("dateline_text", "happened", "ASSAULT", 4),
        ("ucdp_ged", None, "ASSAULT", 4),
    ]
    assert house.ask("select sum(events) from mart.country_month") == [(1,)]
    assert house.ask("select dataset_id from mart.event_ledger") == [("ucdp_ged",)]
    assert house.ask("select count(*) from mart.event_as_of('2099-01-01')") == [(1,)]
    assert house.ask("select events from ops.snapshot order by published_at desc limit 1") == [(1,)]
    assert house.ask("select source, current_rows from mart.source_freshness order by 1") == [
        ("article_text", 1),
        ("ucdp_ged", 1),
    ]
    assert house.findings() == []


def test_parts_of_one_span_are_told_apart_and_none_is_lost(house, article, read_by):
    def twice(*asked):
        reading = invented(*asked)
        return replace(reading, quantities=reading.quantities * 2, claims=reading.claims[:1] * 3 + reading.claims[1:])

    read_by(twice)
    house.ingest(article)
    assert house.ask("select count(*), count(distinct figure_id) from core.figure") == [(2, 2)]
    assert house.ask("select count(*), count(distinct claim_id) from core.claim") == [(4, 4)]
    assert house.findings() == []


def test_the_order_of_files_does_not_matter(house_at, tmp_path):
    """One article stands in two files: its events go to the lesser of its places, whichever came first."""
    text = json.dumps({"title": "Shells fall on Raqqa", "published": "2017-10-12", "text": ARTICLE.format(more="It was noon.")})
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    files[0].write_text(text, encoding="utf-8")
    files[1].write_text(text.replace("noon", "night") + "\n" + text, encoding="utf-8")
    one_first, two_first, at_once = (house_at(tmp_path / name) for name in ("one first", "two first", "at once"))
    for house, order in ((one_first, files), (two_first, reversed(files))):
        for path in order:
            house.ingest(path)
    at_once.ingest(*files)
    assert parts(one_first) == parts(two_first) == parts(at_once)
    assert at_once.ask("select count(*) from core.event") == [(2,)]
    assert [house.findings() for house in (one_first, two_first)] == [[], []]


def test_a_second_run_changes_nothing_and_neither_does_a_rebuild_by_the_same_rules(house, article):
    house.ingest(article)
    before = parts(house)
    house.ingest(article)
    assert parts(house) == before
    (line,) = house.run(flow="rebuild", source="article_text").files
    assert (line.ledger.unchanged, line.ledger.updated) == (1, 0)
    assert parts(house) == before


def test_a_rebuild_by_other_rules_replaces_what_was_read_though_the_text_is_the_same(house, article, read_by, monkeypatch):
    house.ingest(article)
    text, before = house.ask("select text_sha256 from core.document"), parts(house)

    def fewer(*asked):
        reading = invented(*asked)
        return replace(reading, places=reading.places[:1], claims=reading.claims[1:], events=())

    read_by(fewer)
    monkeypatch.setattr("flows.pipeline.read_articles.rules_sha256", lambda: "other rules")
    (line,) = house.run(flow="rebuild", source="article_text").files
    assert (line.ledger.read, line.ledger.updated, line.ledger.unchanged) == (1, 1, 0)
    assert house.ask("select text_sha256, rules_sha256 from core.document") == [(*text[0], "other rules")]
    assert parts(house)["event"] == parts(house)["event_actor"] == []
    assert {row[0] for row in parts(house)["mention"]} < {row[0] for row in before["mention"]}
    assert house.ask("select count(*) from core.claim") == [(1,)]


def test_an_actor_that_is_listed_no_more_is_nobodys_until_the_articles_are_read_anew(house, article, monkeypatch):
    from warehouse.build import open_work, start_build, transaction
    from warehouse.run_folder import new_run_folder
    from warehouse.scripts import script

    house.ingest(article)
    folder = new_run_folder(house.settings)
    start_build(house.settings, folder)
    with open_work(house.settings, folder) as con, transaction(con):
        con.execute("create temp table wanted_actor as from core.actor where actor_id <> 'ucdp:118'")
        con.execute("create temp table wanted_name as from core.actor_name where actor_id <> 'ucdp:118'")
        con.execute(script("load", "actor_replace.sql"))
        assert con.execute("select count(*) from core.mention where actor_id is not null").fetchall() == [(0,)]
        assert con.execute("select count(*) from core.claim where speaker_actor_id is not null").fetchall() == [(0,)]


# What a figure is tied to. Sentences end in full stops, paragraphs in line ends.
PUBLISHED = date(2017, 10, 12)


def tie(text: str, *, published: date | None = PUBLISHED, figures=None, **parts_of):
    sentences = [(at.start(), at.end()) for at in re.finditer(r"[^.\n]+\.", text)]
    figures = figures or tuple(figure(text, "12 died", "12", 12.0))
    return next(Ties(text, sentences, published, Reading(quantities=figures, **parts_of)).figures())


def test_a_figure_is_of_the_nearest_day_in_its_sentence():
    text = "On Monday one fell. On Tuesday 12 died and on Wednesday it was quiet."
    times = [*day(text, "On Monday", date(2017, 10, 9)), *day(text, "On Tuesday", date(2017, 10, 10))]
    times += day(text, "on Wednesday", date(2017, 10, 11))
    found_tie = tie(text, times=tuple(times))
    assert (found_tie.since, found_tie.as_of, found_tie.as_of_by) == (date(2017, 10, 10), date(2017, 10, 10), "sentence")


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("Jets struck on Tuesday. In all 12 died.", [10], (date(2017, 10, 10), "sentence_before")),
        ("Jets struck on Tuesday.\nIn all 12 died.", [10], (PUBLISHED, "publication")),  # in another paragraph
        ("Jets struck on Monday and on Tuesday. In all 12 died.", [9, 10], (PUBLISHED, "publication")),
        ("Jets struck on Tuesday. They left. In all 12 died.", [10], (PUBLISHED, "publication")),
        ("Jets struck on Monday. On Tuesday 12 died.", [9, 10], (date(2017, 10, 10), "sentence")),
    ],
)
def test_a_figure_without_a_day_is_of_the_one_that_the_sentence_before_names(text, days, expected):
    times = [one for number in days for one in day(text, "on Monday" if number == 9 else "n Tuesday", date(2017, 10, number))]
    found_tie = tie(text, times=tuple(times))
    assert (found_tie.as_of, found_tie.as_of_by) == expected


@pytest.mark.parametrize(
    ("words", "start", "end", "signal", "expected"),
    [
        ("since June", date(2017, 6, 1), date(2017, 6, 30), "since", (date(2017, 6, 1), PUBLISHED, "sentence")),
        ("in 2014", date(2014, 1, 1), date(2014, 12, 31), "in", (date(2014, 1, 1), date(2014, 12, 31), "sentence")),
        ("in October", date(2017, 10, 1), date(2017, 10, 31), "in", (date(2017, 10, 1), PUBLISHED, "sentence")),
        ("next week", date(2017, 10, 16), date(2017, 10, 22), None, (None, PUBLISHED, "publication")),
    ],
)
def test_a_figure_speaks_of_no_day_after_its_publication(words, start, end, signal, expected):
    text = f"In all 12 died {words}."
    words = words.removeprefix("since ")
    figures = tuple(figure(text, "12 died", "12", 12.0, is_cumulative=signal == "since"))
    found_tie = tie(text, figures=figures, times=tuple(day(text, words, start, end, signal=signal)))
    assert (found_tie.since, found_tie.as_of, found_tie.as_of_by) == expected


@pytest.mark.parametrize("behind", ["up from four in May", "compared with four in May", "which was quiet in May"])
def test_a_figure_is_not_of_the_day_that_another_is_compared_with_it_of(behind):
    text = f"In all 12 died, {behind}."
    found_tie = tie(text, times=tuple(day(text, "in May", date(2017, 5, 1), date(2017, 5, 31))))
    assert (found_tie.as_of, found_tie.as_of_by) == (PUBLISHED, "publication")


def test_a_figure_of_the_last_time_is_not_of_the_time_since_then():
    text = "It was the worst since May, when 12 died."
    found_tie = tie(text, times=tuple(day(text, "May", date(2017, 5, 1), date(2017, 5, 31), signal="since")))
    assert (found_tie.since, found_tie.as_of) == (date(2017, 5, 1), date(2017, 5, 31))


def test_a_figure_without_a_day_is_of_the_day_it_was_printed_and_of_none_if_that_is_unknown():
    assert tie("In all 12 died.").as_of == PUBLISHED
    assert (tie("In all 12 died.", published=None).as_of, tie("In all 12 died.", published=None).as_of_by) == (None, None)


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("In Raqqa, 12 died and in Madan none.", ("Raqqa", "Madan"), (0, "sentence")),
        ("Raqqa was hit, but 12 died in Madan.", ("Raqqa", "Madan"), (1, "sentence")),
        ("Raqqa was hit. Later 12 died, while 300 fled to Madan.", ("Raqqa", "Madan"), (0, "paragraph")),
        ("Raqqa was hit. Later 12 died.", ("Raqqa",), (0, "paragraph")),
        ("Raqqa was hit.\nLater 12 died.", ("Raqqa",), (None, None)),
        ("Later 12 died. Raqqa was hit.", ("Raqqa",), (None, None)),
    ],
)
def test_a_figure_is_of_the_nearest_place_in_its_sentence_or_the_last_of_its_paragraph(text, places, expected):
    found_tie = tie(text, places=tuple(one for name in places for one in place(text, name)))
    assert (found_tie.place_no, found_tie.place_by) == expected


def test_who_governs_there_is_no_place_of_a_figure():
    text = "Damascus said that 12 died."
    assert tie(text, places=tuple(place(text, "Damascus", is_metonym=True))).place_no is None


def test_a_figure_is_of_the_shortest_claim_around_it():
    text = "He said that she said that 12 died on the road."
    long, short = claim(text, "that she said that 12 died on the road", "said")[0], claim(text, "that 12 died", "died")[0]
    beside = claim(text, "on the road", "road")[0]
    assert tie(text, claims=(long, short, beside)).claim_no == 1
    assert tie(text, claims=(beside,)).claim_no is None


def test_a_day_inside_what_is_said_is_not_the_day_on_which_it_was_said():
    text = "On Wednesday he said that 12 died on Tuesday."
    times = (*day(text, "On Wednesday", date(2017, 10, 11)), *day(text, "on Tuesday", date(2017, 10, 10)))
    (one,) = claim(text, "that 12 died on Tuesday", "that")
    ties = Ties(text, [(0, len(text))], PUBLISHED, Reading(times=times, claims=(one,)))
    assert ties.said_on(one) == date(2017, 10, 11)
    assert ties.said_on(one._replace(char_start=0)) is None
    assert ties.said_on(one._replace(char_end=one.char_start + 4)) is None, "two days are named outside of it"
