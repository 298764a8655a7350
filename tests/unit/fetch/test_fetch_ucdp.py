"""UCDP: releases as files, and events through the API in pages."""

from __future__ import annotations

import json
from math import ceil

import pytest

EVENTS = "/api/gedevents/25.1"


class Api:
    """gedevents as UCDP answers it: pages from 0, and URLs of an address that must not be asked."""

    def __init__(self, site, release: str = "25.1") -> None:
        self.rows = [{"id": number, "country_id": 652, "best": number % 7} for number in range(2500)]
        self.token = "let-me-in"
        self.total_extra = 1000  # rows that UCDP counts and does not send
        self._site = site
        site.apis[f"/api/gedevents/{release}"] = self.answer

    def answer(self, request):
        if request.headers.get("x-ucdp-access-token") != self.token:
            return self._site.reply(b"API token required. Add header: x-ucdp-access-token", 401)
        size, page = int(request.query["pagesize"]), int(request.query.get("page", 0))
        rows = [row for row in self.rows if row["country_id"] in self.countries(request)]
        pages = ceil(len(rows) / size)
        following = f"http://127.0.0.1:9{EVENTS}?pagesize={size}&page={page + 1}" if page + 1 < pages else ""
        body = {
            "TotalCount": len(rows) + self.total_extra,
            "TotalPages": pages,
            "PreviousPageUrl": "",
            "NextPageUrl": following,
            "Result": rows[page * size : (page + 1) * size],
        }
        return self._site.reply(json.dumps(body).encode())

    def countries(self, request):
        asked = request.query.get("Country")
        return [int(number) for number in asked.split(",")] if asked else [row["country_id"] for row in self.rows[:1]]


@pytest.fixture(autouse=True)
def _settings(site, waits, monkeypatch):
    monkeypatch.setenv("DATELINE_UCDP_URL", f"{site.url}/downloads")
    monkeypatch.setenv("DATELINE_UCDP_API_URL", f"{site.url}/api")
    monkeypatch.setenv("DATELINE_UCDP_TOKEN", "let-me-in")


@pytest.fixture
def api(site) -> Api:
    return Api(site)


def test_releases_are_files_that_need_no_token(site, cli, in_inbox, monkeypatch):
    monkeypatch.delenv("DATELINE_UCDP_TOKEN")
    site.files |= {
        "/downloads/ged/ged251-csv.zip": b"PK",
        "/downloads/candidateged/GEDEvent_v26_0_9.csv": b"id,year\n",
        "/downloads/candidateged/GEDEvent_v26_01_26_06.csv": b"id,year,\n",
        "/downloads/actor/ucdp-actor-261-csv.zip": b"PK.",
    }
    said = cli("fetch", "ucdp", "25.1", "--candidate", "26.0.9", "--candidate", "26.01.26.06", "--actors", "26.1")
    assert said.code == 0, said.err
    assert in_inbox() == [
        "ucdp/GEDEvent_v26_01_26_06.csv",
        "ucdp/GEDEvent_v26_0_9.csv",
        "ucdp/ged251-csv.zip",
        "ucdp/ucdp-actor-261-csv.zip",
    ]
    assert "Fetched: 4" in said.out
    assert said.out.rstrip().endswith("dateline ingest")
    again = cli("fetch", "ucdp", "25.1")
    assert "There already: 1" in again.out
    assert len(site.requests) == 4


def test_a_release_that_is_not_there_says_where_they_are_listed(site, cli, in_inbox):
    site.files["/downloads/ged/ged251-csv.zip"] = b"PK"
    said = cli("fetch", "ucdp", "25.1", "--candidate", "31.0.9")
    assert said.code == 1
    assert "Fetched: 1" in said.out
    assert "/downloads/candidateged/GEDEvent_v31_0_9.csv" in said.err
    assert "https://ucdp.uu.se/downloads" in said.err
    assert in_inbox() == ["ucdp/ged251-csv.zip"]


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        ([], "Which release"),
        (["latest"], "latest is no release of GED"),
        (["../25.1"], "no release of GED"),
        (["--candidate", "25.1"], "25.1 is no release of candidate events"),
        (["--actors", "26.0.9"], "no release of the list of actors"),
        (["25.1", "--country", "652"], "--api --country 652"),
    ],
)
def test_what_cannot_be_asked_says_what_can(cli, tokens, says):
    said = cli("fetch", "ucdp", *tokens)
    assert said.code == 2
    assert says in said.err


def test_pages_are_saved_as_they_come_and_together(api, site, cli, in_inbox, place, unfinished):
    said = cli("fetch", "ucdp", "25.1", "--api", "--json")
    assert said.code == 0, said.err
    (row,) = json.loads(said.out)
    assert (row["file"], row["state"], row["detail"]) == ("ucdp/GEDEvent_v25_1_api", "fetched", "2,500 rows on 3 pages.")
    pages = [f"ucdp/GEDEvent_v25_1_api/GEDEvent_v25_1_api_page{number:04}.json" for number in (1, 2, 3)]
    assert (in_inbox(), unfinished()) == (pages, [])
    saved = [json.loads(place.target(page).read_bytes()) for page in pages]
    assert [row["id"] for page in saved for row in page["Result"]] == list(range(2500))
    assert {page["TotalPages"] for page in saved} == {3}
    assert json.loads(cli("fetch", "ucdp", "25.1", "--api", "--json").out)[0]["state"] == "there"
    assert [request.query.get("page") for request in site.requests] == [None, "1", "2"]


def test_the_names_of_pages_say_the_release():
    from flows.sources.ucdp_ged import SOURCE

    assert SOURCE.release_label("GEDEvent_v25_1_api_page0001.json") == "25.1"
    assert SOURCE.release_label("GEDEvent_v26_0_9_country652_api_page0001.json") == "26.0.9"


def test_a_country_is_asked_for_by_its_number(api, site, cli, in_inbox):
    api.rows[0]["country_id"] = 645
    assert cli("fetch", "ucdp", "25.1", "--api", "--country", "645").code == 0
    assert in_inbox() == ["ucdp/GEDEvent_v25_1_country645_api/GEDEvent_v25_1_country645_api_page0001.json"]
    said = cli("fetch", "ucdp", "25.1", "--api", "--country", "2", "--json")
    assert [(row["state"], said.code) for row in json.loads(said.out)] == [("missing", 0)]


def test_an_interrupted_query_goes_on_after_the_pages_it_has(api, site, cli, in_inbox, unfinished):
    site.fault(EVENTS, lambda answer: answer, *[site.status(500)] * 6)
    said = cli("fetch", "ucdp", "25.1", "--api")
    assert said.code == 1
    assert "500" in said.err
    assert in_inbox() == []
    assert len(unfinished()) == 1
    before = len(site.requests)
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0
    assert [request.query.get("page") for request in site.requests[before:]] == ["1", "2"]
    assert len(in_inbox()) == 3


def test_a_page_that_was_cut_while_it_was_saved_is_fetched_again(api, site, cli, place, in_inbox):
    site.fault(EVENTS, lambda answer: answer, *[site.status(500)] * 6)
    cli("fetch", "ucdp", "25.1", "--api")
    page = place.unfinished("ucdp/GEDEvent_v25_1_api/GEDEvent_v25_1_api_page0001.json")
    page.write_bytes(page.read_bytes()[:1000])
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0
    assert sum(len(json.loads(place.target(name).read_bytes())["Result"]) for name in in_inbox()) == 2500


@pytest.mark.parametrize(
    "how", ["truncated", "html", "empty", "other_json", "cut", "ends_early", "in_circles", "no_url", "odd_url"]
)
def test_a_page_that_is_none_is_asked_for_again(api, site, cli, waits, in_inbox, how):
    changes = {
        "truncated": lambda answer: site.reply(answer.body[:-500]),
        "html": lambda _: site.reply(b"<html>Wait</html>"),
        "empty": lambda _: site.reply(b""),
        "other_json": lambda _: site.reply(b'{"Message": "An error has occurred."}'),
        "cut": site.change(cut=1000),
        **{
            name: lambda answer, url=url: site.reply(json.dumps({**json.loads(answer.body), "NextPageUrl": url}).encode())
            for name, url in {"ends_early": "", "in_circles": "/?page=0", "no_url": 5, "odd_url": "http://[?page=2"}.items()
        },
    }
    site.fault(EVENTS, lambda answer: answer, changes[how])
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0
    assert len(waits) == 1
    assert len(in_inbox()) == 3
    site.fault("/api/gedevents/24.1", *[changes[how]] * 6)
    Api(site, "24.1")
    assert cli("fetch", "ucdp", "24.1", "--api").code == 1
    assert len(in_inbox()) == 3


@pytest.mark.parametrize("how", ["count", "shift"])
def test_a_dataset_that_changes_between_pages_is_not_mixed(api, site, cli, in_inbox, unfinished, how):
    def change(answer):
        if how == "count":
            api.rows.append({"id": 9999, "country_id": 652})
        else:  # one comes in at the front and one goes at the end: the count is the same
            api.rows = [{"id": 9999, "country_id": 652}, *api.rows[:-1]]
        return answer

    site.fault(EVENTS, change)
    said = cli("fetch", "ucdp", "25.1", "--api")
    assert said.code == 1
    assert "changed" in said.err
    assert ("3500" in said.err and "3501" in said.err) == (how == "count")
    assert (in_inbox(), unfinished()) == ([], [])
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0


def test_too_fast_is_not_a_wrong_question(api, site, cli, waits):
    site.fault(EVENTS, lambda answer: answer, site.status(400), site.status(400))
    assert cli("fetch", "ucdp", "25.1", "--api").code == 0
    assert waits == [30.0, 30.0]
    site.fault("/api/gedevents/99.1", site.status(400))
    said = cli("fetch", "ucdp", "99.1", "--api")
    assert (said.code, len(waits)) == (1, 2)
    assert "400 Bad Request" in said.err


def test_no_token_or_a_wrong_one_says_where_to_get_it(api, site, cli, monkeypatch):
    api.token = "another"
    said = cli("fetch", "ucdp", "25.1", "--api")
    assert said.code == 1
    assert "401 Unauthorized" in said.err
    assert "DATELINE_UCDP_TOKEN" in said.err
    asked = len(site.requests)
    monkeypatch.delenv("DATELINE_UCDP_TOKEN")
    said = cli("fetch", "ucdp", "25.1", "--api")
    assert said.code == 2
    assert "https://ucdp.uu.se/apidocs" in said.err
    assert len(site.requests) == asked


def test_a_release_that_the_api_does_not_have(api, cli):
    said = cli("fetch", "ucdp", "31.1", "--api")
    assert said.code == 1
    assert "404 Not Found" in said.err
