"""GDELT: the last slot, periods with gaps, the list that grows, and GDELT 1.0."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from hashlib import md5

import pytest

LIST = "/gdeltv2/masterfilelist.txt"
FIRST = datetime(2015, 2, 18, 23, tzinfo=UTC)


class Gdelt:
    """GDELT on the test's site: what it serves it lists."""

    def __init__(self, site) -> None:
        self._site = site
        site.files[LIST] = b""

    def line(self, stamp: str, table: str) -> str:
        name = f"{stamp}.{table}.{'csv' if table == 'gkg' else 'CSV'}.zip"
        content = zipped(name, f"{stamp}\t{table}\n" * 40)
        self._site.files[f"/gdeltv2/{name}"] = content
        # The URLs of the lists lead to a server of GDELT's own; that one is not here, and must not be asked.
        return f"{len(content)} {md5(content).hexdigest()} http://127.0.0.1:9/gdeltv2/{name}\n"

    def publish(self, first: datetime, slots: int) -> None:
        for number in range(slots):
            stamp = f"{first + number * timedelta(minutes=15):%Y%m%d%H%M%S}"
            lines = "".join(self.line(stamp, table) for table in ("export", "mentions", "gkg"))
            self._site.files[LIST] += lines.encode()
            self._site.files["/gdeltv2/lastupdate.txt"] = lines.encode()

    def publish_day(self, name: str) -> None:
        content = zipped(name, f"{name}\n")
        self._site.files[f"/events/{name}"] = content
        sums, sizes = self._site.files.get("/events/md5sums", b""), self._site.files.get("/events/filesizes", b"")
        self._site.files["/events/md5sums"] = sums + f"{md5(content).hexdigest()}  {name}\n".encode()
        self._site.files["/events/filesizes"] = sizes + f"{len(content)} {name}\n".encode()


def zipped(name: str, text: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name.removesuffix(".zip")), text)
    return content.getvalue()


@pytest.fixture
def gdelt(site, waits, monkeypatch) -> Gdelt:
    monkeypatch.setenv("DATELINE_GDELT_URL", site.url)
    return Gdelt(site)


@pytest.fixture
def fetch(cli):
    """`dateline fetch gdelt …`: exit code, and state by file."""

    def call(*tokens: str):
        said = cli("fetch", "gdelt", *tokens, "--json")
        return said.code, {row["file"].removeprefix("gdelt/"): row["state"] for row in json.loads(said.out)}, said.err

    return call


def test_the_last_slot(gdelt, fetch, site, place):
    gdelt.publish(FIRST, 3)
    names = ["20150218233000.export.CSV.zip", "20150218233000.mentions.CSV.zip"]
    assert fetch()[:2] == (0, dict.fromkeys(names, "fetched"))
    assert fetch()[:2] == (0, dict.fromkeys(names, "there"))
    assert place.target(f"gdelt/{names[0]}").read_bytes() == site.files[f"/gdeltv2/{names[0]}"]
    assert site.asked(LIST) == []


def test_a_period_has_both_ends_and_only_events_and_mentions(gdelt, fetch):
    gdelt.publish(FIRST, 12)
    code, states, _ = fetch("--since", "2015-02-18T23:10", "--until", "2015-02-18T23:45")
    stamps = ["20150218231500", "20150218233000", "20150218234500"]
    assert code == 0
    assert states == {f"{stamp}.{table}.CSV.zip": "fetched" for stamp in stamps for table in ("export", "mentions")}


def test_a_day_is_the_whole_day_and_no_end_is_the_last_slot(gdelt, fetch):
    gdelt.publish(FIRST, 4 + 96 + 2)
    assert len(fetch("--since", "2015-02-19T23:00", "--until", "2015-02-19")[1]) == 4 * 2
    _, states, _ = fetch("--since", "2015-02-19T23:45")
    assert sorted(states) == [
        f"{stamp}.{table}.CSV.zip"
        for stamp in ("20150219234500", "20150220000000", "20150220001500")
        for table in ("export", "mentions")
    ]


def test_slots_that_never_were_are_told_and_no_error(gdelt, fetch, site):
    gdelt.publish(FIRST, 1)
    gdelt.publish(FIRST + timedelta(minutes=30), 1)
    del site.files["/gdeltv2/20150218233000.mentions.CSV.zip"]  # listed, and not there
    code, states, _ = fetch("--since", "2015-02-18T23:00", "--until", "2015-02-18T23:30")
    assert code == 0
    assert states == {
        "20150218230000.export.CSV.zip": "fetched",
        "20150218230000.mentions.CSV.zip": "fetched",
        "20150218231500.export.CSV.zip": "missing",
        "20150218231500.mentions.CSV.zip": "missing",
        "20150218233000.export.CSV.zip": "fetched",
        "20150218233000.mentions.CSV.zip": "missing",
    }
    assert site.asked("/gdeltv2/20150218231500.export.CSV.zip") == []


def test_a_file_that_is_not_as_listed_fails_and_the_others_come(gdelt, cli, site, in_inbox):
    gdelt.publish(FIRST, 2)
    wrong = "20150218230000.mentions.CSV.zip"
    listed = md5(site.files[f"/gdeltv2/{wrong}"]).hexdigest()
    site.files[f"/gdeltv2/{wrong}"] = other = site.files[f"/gdeltv2/{wrong}"][::-1]
    said = cli("fetch", "gdelt", "--since", "2015-02-18T23:00")
    assert said.code == 1
    assert "Fetched: 3" in said.out
    assert f"gdelt/{wrong}: Its MD5 is {md5(other).hexdigest()}, where GDELT lists {listed}." in said.out
    assert f"gdelt/{wrong}" not in in_inbox()
    assert len(in_inbox()) == 3


def test_only_what_is_new_of_the_long_list_is_fetched_again(gdelt, fetch, site):
    gdelt.publish(FIRST, 200)
    fetch("--since", "2015-02-18T23:00", "--until", "2015-02-18T23:00")
    whole = len(site.files[LIST])
    gdelt.publish(FIRST + 200 * timedelta(minutes=15), 1)
    _, states, _ = fetch("--since", "2015-02-21T01:00")
    assert list(states.values()) == ["fetched"] * 2
    first, second = site.asked(LIST)
    assert "range" not in first.headers
    assert int(second.headers["range"][6:-1]) > whole - 5000


def test_a_list_cut_on_the_way_goes_on_and_one_written_anew_is_read_anew(gdelt, fetch, site, place):
    gdelt.publish(FIRST, 200)
    site.fault(LIST, site.change(cut=30_000), site.change(cut=30_000))
    assert fetch("--since", "2015-02-18T23:00", "--until", "2015-02-18T23:00")[0] == 0
    kept = place.unfinished("gdelt/masterfilelist.txt")
    assert kept.read_bytes() == site.files[LIST]
    site.files[LIST] = site.files[LIST].replace(b"http://127.0.0.1:9", b"http://localhost:9")
    assert fetch("--since", "2015-02-18T23:00", "--until", "2015-02-18T23:15")[0] == 0
    assert kept.read_bytes() == site.files[LIST]
    site.files[LIST] = site.files[LIST][:20_000]
    assert fetch("--since", "2015-02-18T23:00", "--until", "2015-02-18T23:15")[0] == 0
    assert kept.read_bytes() == site.files[LIST]


def test_a_period_between_two_slots_has_nothing(gdelt, cli):
    gdelt.publish(FIRST, 3)
    said = cli("fetch", "gdelt", "--since", "2015-02-18T23:01", "--until", "2015-02-18T23:14")
    assert (said.code, said.out) == (0, "Nothing: the publisher has no file of this period.\n")


@pytest.mark.parametrize("list_name", ["master", "last"])
def test_a_list_does_not_send_us_elsewhere(gdelt, fetch, site, in_inbox, list_name):
    gdelt.publish(FIRST, 1)
    evil = b"5 " + b"0" * 32 + b" http://127.0.0.1:9/gdeltv2/../../../20150218230000.export.CSV.zip/../../evil.CSV.zip\n"
    far = b"1" * 20 + b" x y\n" + b"\xff\xfe" * 5000 + b"\n"
    path = LIST if list_name == "master" else "/gdeltv2/lastupdate.txt"
    site.files[path] = evil + far + site.files[path]
    code, states, _ = fetch(*(["--since", "2015-02-18T23:00"] if list_name == "master" else []))
    assert (code, set(states.values())) == (0, {"fetched"})
    assert in_inbox() == ["gdelt/20150218230000.export.CSV.zip", "gdelt/20150218230000.mentions.CSV.zip"]


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        (["--since", "2014-01-01"], "--daily"),
        (["--since", "2015-03-01"], "after 2015-02-18 23:00"),
        (["--since", "yesterday"], "no day and no moment"),
        (["--since", "2015-02-19", "--until", "2015-02-18"], "before"),
        (["--until", "2015-02-19"], "where it begins"),
        (["--daily", "--since", "1968-01-01"], "1979"),
    ],
)
def test_what_cannot_be_asked_says_what_can(gdelt, cli, tokens, says):
    gdelt.publish(FIRST, 1)
    gdelt.publish_day("20130401.export.CSV.zip")
    said = cli("fetch", "gdelt", *tokens)
    assert said.code == 2
    assert says in said.err
    assert "Next: " in said.err


def test_lists_that_are_none_are_told(gdelt, cli, site):
    for path, tokens in {
        LIST: ["--since", "2020-01-01"],
        "/gdeltv2/lastupdate.txt": [],
        "/events/filesizes": ["--daily"],
    }.items():
        site.files["/events/md5sums"] = b""
        site.files[path] = b"We are moving.\n"
        said = cli("fetch", "gdelt", *tokens)
        assert said.code == 1
        assert path.rpartition("/")[2] in said.err
        assert "Traceback" not in said.err


def test_more_than_one_fetch_takes_is_refused_before_it_begins(gdelt, cli, site, monkeypatch):
    gdelt.publish(FIRST, 20)
    monkeypatch.setenv("DATELINE_FETCH_MAX_BYTES", str(len(site.files[LIST]) + 100))
    said = cli("fetch", "gdelt", "--since", "2015-02-18T23:00")
    assert said.code == 1
    assert "40 files of GDELT" in said.err
    assert "DATELINE_FETCH_MAX_BYTES" in said.err
    assert [request.path for request in site.requests] == [LIST]


def test_days_months_and_years_of_gdelt_1(gdelt, fetch):
    for name in [
        "2005.zip",
        "200601.zip",
        "201303.zip",
        "20130401.export.CSV.zip",
        "20130403.export.CSV.zip",
        "GDELT.MASTER.zip",
    ]:
        gdelt.publish_day(name)
    code, states, _ = fetch("--daily", "--since", "2013-03-20", "--until", "2014-01-01")
    assert code == 0
    assert states == {
        "201303.zip": "fetched",
        "20130401.export.CSV.zip": "fetched",
        "20130402.export.CSV.zip": "missing",
        "20130403.export.CSV.zip": "fetched",
    }
    assert fetch("--daily")[1] == {"20130403.export.CSV.zip": "there"}
    assert fetch("--daily", "--since", "2005-12-31", "--until", "2006-01-01")[1] == {
        "2005.zip": "fetched",
        "200601.zip": "fetched",
    }


def test_a_wrong_day_of_gdelt_1_fails(gdelt, fetch, site, in_inbox):
    gdelt.publish_day("20130401.export.CSV.zip")
    site.files["/events/20130401.export.CSV.zip"] = site.files["/events/20130401.export.CSV.zip"][::-1]
    assert fetch("--daily")[:2] == (1, {"20130401.export.CSV.zip": "failed"})
    assert in_inbox() == []
