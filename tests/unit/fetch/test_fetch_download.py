"""One file from a publisher to the inbox: what is kept, what is asked again, and what never gets in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import md5

import pytest

from flows.cli.inbox import inbox_files
from flows.errors import DatelineError
from flows.fetch.client import Client
from flows.fetch.download import download
from flows.fetch.outcome import State, TooMuch, Wanted
from flows.fetch.place import hold
from flows.fetch.publisher import Publisher
from flows.watch import look
from warehouse.inputs import find

FILE = bytes(range(256)) * 1000
PATH = "/files/events.zip"
WANTED = Wanted("files/events.zip", "example/events.zip", len(FILE), md5(FILE).hexdigest())
UNLISTED = Wanted("files/events.zip", "example/events.zip")


@pytest.fixture(autouse=True)
def _events(site):
    site.files[PATH] = FILE


def test_a_file_comes_whole_and_is_not_asked_for_again(site, client, place, in_inbox, unfinished):
    assert download(client, WANTED, place).state is State.FETCHED
    assert place.target("example/events.zip").read_bytes() == FILE
    again = download(client, WANTED, place)
    assert (again.state, again.size) == (State.THERE, len(FILE))
    assert len(site.requests) == 1
    assert (in_inbox(), unfinished()) == (["example/events.zip"], [])


def test_a_cut_connection_goes_on_where_it_stopped(site, client, place, waits):
    site.fault(PATH, site.change(cut=100_000), site.change(cut=50_000))
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == FILE
    begins = [int(request.headers.get("range", "bytes=0-")[6:-1]) for request in site.requests]
    assert begins == [0, 100_000, 150_000]
    assert site.requests[1].headers["if-range"] == f'"{md5(FILE).hexdigest()}"'
    assert waits == [1.0, 2.0]


def test_what_an_interrupted_command_fetched_is_kept_for_the_next(site, client, place, in_inbox, unfinished):
    site.fault(PATH, *[site.change(cut=10_000)] * 6)
    with pytest.raises(DatelineError, match="Tried 6 times") as caught:
        download(client, WANTED, place)
    assert "not whole yet" in (caught.value.kept or "")
    assert in_inbox() == []
    assert unfinished() == ["example/events.zip.mark", "example/events.zip.part"]
    assert download(client, WANTED, place).state is State.FETCHED
    assert site.requests[-1].headers["range"] == "bytes=60000-"
    assert unfinished() == []


def test_nothing_takes_a_file_that_is_not_whole(site, client, place, settings):
    site.fault(PATH, *[site.change(cut=10_000)] * 6)
    with pytest.raises(DatelineError):
        download(client, WANTED, place)
    assert list(find((), settings, inbox=True)) == []
    assert look(settings.inbox) == {}
    assert inbox_files(settings.inbox) == []


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(site, client, place):
    site.fault(PATH, *[site.change(cut=10_000)] * 6)
    with pytest.raises(DatelineError):
        download(client, UNLISTED, place)
    site.files[PATH] = newer = b"newer" * 20_000
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == newer


@pytest.mark.parametrize("lacks", ["keeps_ranges", "has_marks"])
def test_a_server_that_cannot_continue_sends_it_anew(site, client, place, lacks):
    setattr(site, lacks, False)
    site.fault(PATH, site.change(cut=100_000))
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == FILE


def test_a_rest_that_does_not_continue_is_not_stitched_on(site, client, place):
    shifted = site.change(body=FILE[5:], headers={"Content-Range": f"bytes 5-{len(FILE) - 1}/{len(FILE)}"}, status=206)
    site.fault(PATH, site.change(cut=100_000), shifted)
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == FILE


@pytest.mark.parametrize(
    "headers",
    [{"ETag": '"é"'}, {"ETag": 'W/"1"'}, {"Content-Range": f"bytes {'9' * 5000}-"}, {"Retry-After": "9" * 400}],
    ids=["etag", "weak", "range", "wait"],
)
def test_odd_headers_do_no_harm(site, client, place, headers):
    site.fault(PATH, site.change(headers=headers, cut=1000), site.change(headers=headers, status=206))
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == FILE
    assert not [request for request in site.requests if request.headers.get("if-range") == headers.get("ETag", "none")]


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(site, client, place, waits, code):
    site.fault(PATH, site.status(code), site.status(code))
    assert download(client, WANTED, place).state is State.FETCHED
    assert waits == [1.0, 2.0]


def test_the_wait_that_is_asked_for_is_kept(site, client, place, waits):
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    site.fault(PATH, site.status(429, Retry_After="7"), site.status(503, Retry_After=soon), site.status(429, Retry_After="x"))
    assert download(client, WANTED, place).state is State.FETCHED
    assert waits[0] == 7.0
    assert 60 < waits[1] <= 90
    assert waits[2] == 4.0  # nothing that can be read: as long as the third failure has it


def test_nobody_sits_through_an_hour(site, client, place, waits):
    site.fault(PATH, site.status(429, Retry_After="3600"))
    with pytest.raises(DatelineError, match=r"429 Too Many Requests.*3,600 s") as caught:
        download(client, WANTED, place)
    assert waits == []
    assert "later" in (caught.value.next_step or "")


def test_a_server_that_stays_in_trouble_is_told(site, client, place, waits):
    site.fault(PATH, *[site.status(500)] * 6)
    with pytest.raises(DatelineError, match="500 Internal Server Error"):
        download(client, WANTED, place)
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_long_file_on_a_bad_line_is_not_given_up_while_it_grows(site, client, place):
    site.files[PATH] = long = bytes(12_000_000)
    site.fault(PATH, *[site.change(cut=1_500_000)] * 7)
    assert download(client, UNLISTED, place).state is State.FETCHED
    assert place.target(UNLISTED.file).read_bytes() == long


def test_a_server_that_is_not_there(settings, place, waits):
    nobody = Publisher("Example", "http://127.0.0.1:9", "DATELINE_EXAMPLE_URL", 0.0)
    with Client(nobody, settings) as client, pytest.raises(DatelineError, match="Example does not give it"):
        download(client, WANTED, place)
    assert len(waits) == 5


def test_a_wrong_checksum_says_both_and_keeps_nothing(site, client, place, in_inbox, unfinished):
    site.files[PATH] = wrong = FILE[:-1] + b"x"
    outcome = download(client, WANTED, place)
    assert outcome.state is State.FAILED
    assert md5(wrong).hexdigest() in outcome.detail
    assert md5(FILE).hexdigest() in outcome.detail
    assert (in_inbox(), unfinished()) == ([], [])
    assert len(site.requests) == 2


def test_bytes_that_went_wrong_on_the_way_are_fetched_once_more(site, client, place):
    site.fault(PATH, site.change(body=FILE[:-1] + b"x"))
    assert download(client, WANTED, place).state is State.FETCHED
    assert place.target(WANTED.file).read_bytes() == FILE


@pytest.mark.parametrize("how", ["short", "long", "endless"])
def test_another_size_than_listed_says_both_and_keeps_nothing(site, client, place, in_inbox, unfinished, how):
    if how == "endless":
        site.fault(PATH, site.change(endless=True))
    else:
        site.files[PATH] = FILE[:-10] if how == "short" else FILE + b"x"
    outcome = download(client, WANTED, place)
    assert outcome.state is State.FAILED
    assert f"lists {len(FILE):,}" in outcome.detail
    assert (f"{len(FILE) - 10:,} bytes came" in outcome.detail) == (how == "short")
    assert (in_inbox(), unfinished()) == ([], [])


ENDLESS = {"headers": {"Transfer-Encoding": "chunked"}, "body": b"1000\r\n" + bytes(0x1000) + b"\r\n", "endless": True}
ANNOUNCED = {"headers": {"Content-Length": "5000000"}, "says_length": False}


@pytest.mark.parametrize("fields", [ENDLESS, ANNOUNCED], ids=["endless", "announced"])
def test_a_fetch_ends_at_its_bound(site, settings, place, waits, in_inbox, unfinished, fields):
    site.fault(PATH, site.change(**fields))
    settings = settings.model_copy(update={"fetch_max_bytes": 1_000_000})
    publisher = Publisher("Example", site.url, "DATELINE_EXAMPLE_URL", 0.0)
    with Client(publisher, settings) as client, pytest.raises(TooMuch, match="1,000,000 bytes") as caught:
        download(client, UNLISTED, place)
    assert "DATELINE_FETCH_MAX_BYTES" in (caught.value.next_step or "")
    assert (in_inbox(), unfinished()) == ([], [])


def test_what_is_not_there_is_missing(site, client, place, unfinished):
    outcome = download(client, Wanted("files/other.zip", "example/other.zip"), place)
    assert (outcome.state, "404 Not Found" in outcome.detail) == (State.MISSING, True)
    assert unfinished() == []


def test_a_web_page_is_no_file(site, client, place, in_inbox):
    site.fault(PATH, lambda _: site.reply(b"<html>Please log in</html>", Content_Type="text/html; charset=utf-8"))
    outcome = download(client, UNLISTED, place)
    assert (outcome.state, in_inbox()) == (State.FAILED, [])
    assert "web page" in outcome.detail


def test_a_file_whose_end_cannot_be_told_from_a_cut_is_not_taken(site, client, place, in_inbox):
    site.fault(PATH, site.change(says_length=False), site.change(says_length=False))
    assert download(client, UNLISTED, place).state is State.FAILED
    assert in_inbox() == []
    assert download(client, WANTED, place).state is State.FETCHED  # its MD5 tells


def test_a_file_in_the_inbox_of_another_size_than_listed_is_told(client, place):
    target = place.target(WANTED.file)
    target.parent.mkdir(parents=True)
    target.write_bytes(b"short")
    outcome = download(client, WANTED, place)
    assert outcome.state is State.FAILED
    assert f"5 bytes, where Example lists {len(FILE):,}" in outcome.detail
    assert target.read_bytes() == b"short"


def test_two_fetches_at_once_do_not_share_a_file(settings):
    with hold(settings), pytest.raises(DatelineError, match="Another fetch"), hold(settings):
        pass
    with hold(settings):
        pass


def test_an_inbox_that_cannot_be_written_is_said(settings):
    settings.home.mkdir()
    settings.inbox.write_text("a file where the folder should be")
    with pytest.raises(DatelineError, match="cannot be read or written") as caught, hold(settings):
        pass
    assert str(settings.inbox) in (caught.value.where or "")


def test_requests_keep_the_pace_of_the_publisher(site, settings, place, monkeypatch):
    paused: list[float] = []
    monkeypatch.setattr("flows.fetch.client.sleep", paused.append)
    with Client(Publisher("Example", site.url, "DATELINE_EXAMPLE_URL", 30.0), settings) as client:
        for number in range(3):
            download(client, Wanted("files/events.zip", f"example/{number}.zip"), place)
    assert len(paused) == 2
    assert all(0 < pause <= 60 for pause in paused)
