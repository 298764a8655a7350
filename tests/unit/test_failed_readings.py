"""A defect of a reader that shows in one text: that article waits in quarantine, the run goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.pipeline import stage_article


@pytest.fixture
def half_read(house, tmp_path, monkeypatch):
    """A table of three articles, one of which a reader fails on, ingested."""
    reader = stage_article.reading_steps

    def failing(text, *rest):
        if "Aleppo" in text:
            raise IndexError("list index out of range")
        return (yield from reader(text, *rest))

    monkeypatch.setattr(stage_article, "reading_steps", failing)
    return house.ingest(_table(tmp_path, "Raqqa", "Aleppo", "Homs"))


def _table(folder, *towns):
    said = '{0} shelled,"Rebels shelled {0} on Monday, the mayor said.",2017-10-19\n'
    path = folder / "news.csv"
    path.write_text("title,text,date\n" + "".join(map(said.format, towns)), encoding="utf-8")
    return path


def test_an_article_that_a_reader_fails_on_is_kept_with_the_reason_and_the_others_are_loaded(half_read, house):
    ledger = half_read.files[0].ledger
    assert (ledger.read, ledger.inserted, ledger.quarantined) == (3, 2, 1)
    [(line_no, code, message, raw_text)] = house.ask("select line_no, code, message, raw_text from ops.quarantine")
    assert (line_no, code) == (3, "reading_failed")
    assert "IndexError: list index out of range (failing, line" in message
    assert "Rebels shelled Aleppo" in raw_text


def test_it_is_loaded_by_a_replay_once_the_reader_is_mended(half_read, house, monkeypatch):
    monkeypatch.undo()
    [(quarantine_id,)] = house.ask("select quarantine_id from ops.quarantine")
    assert house.run(flow="replay", quarantine_ids=(quarantine_id,)).files[0].ledger.inserted == 1
    assert house.ask("select status from ops.quarantine") == [("replayed",)]
    assert house.ask("select count(*) from core.document where text like '%Aleppo%'") == [(1,)]


def test_what_does_not_stand_where_a_reader_says_is_such_a_failure(house, tmp_path, monkeypatch):
    reader = stage_article.reading_steps

    def shifted(text, *rest):
        reading = yield from reader(text, *rest)
        return replace(reading, places=tuple(one._replace(text="elsewhere") for one in reading.places))

    monkeypatch.setattr(stage_article, "reading_steps", shifted)
    assert house.ingest(_table(tmp_path, "Raqqa", "Homs")).files[0].ledger.quarantined == 2
    [(message,)] = house.ask("select message from ops.quarantine where line_no = 2")
    assert "PlaceMention 'elsewhere' is not at 15 to 20" in message
