"""A look before the run: is there anything to load?"""

from __future__ import annotations

import gzip

import pytest

from flows.errors import UsageError
from warehouse.known import nothing_new


@pytest.fixture
def loaded(ingest, tmp_path, csv_text, ged_row):
    path = tmp_path / "in" / "ged.csv"
    path.parent.mkdir()
    path.write_text(csv_text([ged_row(id=number) for number in range(3)]), encoding="utf-8")
    ingest(path)
    return path


def test_a_loaded_file_is_nothing_new_by_whatever_name(settings, loaded):
    copy = loaded.with_name("copy.csv")
    copy.write_bytes(loaded.read_bytes())
    assert nothing_new(settings, [str(loaded)])
    assert nothing_new(settings, [str(loaded.parent)])


def test_an_empty_inbox_is_nothing_new(settings, loaded):
    assert nothing_new(settings, [])


def test_another_file_of_the_same_size_is_new(settings, loaded):
    other = loaded.with_name("other.csv")
    other.write_bytes(loaded.read_bytes().replace(b"residents", b"witnesses"))
    assert other.stat().st_size == loaded.stat().st_size
    assert not nothing_new(settings, [str(loaded.parent)])


def test_what_is_packed_or_fetched_may_be_new(settings, loaded):
    packed = loaded.with_name("ged.csv.gz")
    packed.write_bytes(gzip.compress(loaded.read_bytes()))
    assert not nothing_new(settings, [str(packed)])
    assert not nothing_new(settings, ["https://example.org/ged.csv"])


def test_without_a_warehouse_all_is_new(settings, tmp_path):
    assert not nothing_new(settings, [str(tmp_path)])


def test_an_input_that_is_not_there(settings, loaded):
    with pytest.raises(UsageError):
        nothing_new(settings, [str(loaded) + ".gone"])
