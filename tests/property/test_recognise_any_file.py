"""Whatever a file holds, it is recognised or refused in words; and whatever is read of it is an article or a reject."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnknownFile, UnreadableFile
from flows.model.batch import Kind
from flows.model.files import ReceivedFile
from flows.settings import Settings
from flows.sources.columns import contract_names, fold
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise
from flows.sources.ucdp_ged import SOURCE

TEXT = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from([*',;\t|"\n\r{}[]: .', "\r\n", "title", "text,", '"a": 1', "Two were killed. " * 9]),
    )
).map("".join)
HEAD = st.sampled_from(["title,text\n", "text;date;url\n", '{"title": "a", "text": "', '[{"text": 1, "url": '])
HEADED = st.builds(str.__add__, HEAD, TEXT)
NAME = st.one_of(st.sampled_from([*SOURCE.renames, *SOURCE.signature, "Best", "best ", ""]), st.text(max_size=5))


@given(st.one_of(TEXT, HEADED), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text(text: str, encoding: str) -> None:
    content = text.encode(encoding, "replace")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        file = ReceivedFile("0" * 64, "inbox/file", path, len(content), encoding, None, datetime.now(UTC))
        try:
            found = recognise(take_sample(file))
            assert found.kind is Kind.ARTICLES
            batches = list(article_source(found.source_name).read_articles(file, found, Settings()))
        except (UnknownFile, UnreadableFile):
            return  # refused in words: any other exception fails the test
    assert all(article.text.strip() for batch in batches for article in batch.articles)


@given(st.lists(NAME, max_size=20))
def test_no_column_goes_by_two_names_and_no_two_by_one(header: list[str]) -> None:
    unique = list({fold(name): name for name in header}.values())
    names = contract_names(unique, SOURCE.renames)
    assert len(names) == len(set(names)) == len(unique)
    assert all(fold(name) in names for name in unique if fold(name) not in SOURCE.renames)
