"""ACLED: the login, events in pages, and what an account may not see."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

READ = "/api/acled/read"
TODAY = datetime.now(UTC).date().isoformat()


class Acled:
    """ACLED as it answers: a login for a token, pages from 1, an empty one after the last."""

    def __init__(self, site) -> None:
        self.rows = [{"event_id_cnty": f"SYR{number}", "country": "Syria"} for number in range(7000, 0, -1)]
        self.extra: dict = {}
        self._site = site
        site.apis |= {"/oauth/token": self.login, READ: self.read, "/api/deleted/read": self.read}

    def login(self, request):
        body = request.body.decode()
        if request.method != "POST" or "username=me%40example.org" not in body or "password=open+sesame" not in body:
            return self._site.reply(b'{"error": "invalid_grant"}', 400)
        assert "grant_type=password" in body
        assert "client_id=acled" in body
        return self._site.reply(b'{"token_type": "Bearer", "expires_in": 86400, "access_token": "t0day"}')

    def read(self, request):
        if request.headers.get("authorization") != "Bearer t0day":
            return self._site.reply(b"{}", 401)
        size, page = int(request.query["limit"]), int(request.query["page"])
        rows = [row for row in self.rows if row["country"] == request.query.get("country", row["country"])]
        rows = rows[(page - 1) * size : page * size]
        body = {"status": 200, "success": True, "last_update": 2, "count": len(rows), "messages": [], "data": rows}
        return self._site.reply(json.dumps({**body, **self.extra}).encode())


@pytest.fixture(autouse=True)
def acled(site, waits, monkeypatch) -> Acled:
    monkeypatch.setenv("DATELINE_ACLED_URL", site.url)
    monkeypatch.setenv("DATELINE_ACLED_EMAIL", "me@example.org")
    monkeypatch.setenv("DATELINE_ACLED_PASSWORD", "open sesame")
    return Acled(site)


def test_events_of_a_country_and_a_period(site, cli, in_inbox, place):
    said = cli("fetch", "acled", "--country", "Syria", "--since", "2017-06-01", "--until", "2017-10-31", "--json")
    assert said.code == 0, said.err
    folder = f"acled/ACLED_Data_{TODAY}_Syria_2017-06-01_2017-10-31"
    assert [(row["file"], row["detail"]) for row in json.loads(said.out)] == [(folder, "7,000 rows on 2 pages.")]
    name = folder.rpartition("/")[2]
    assert in_inbox() == [f"{folder}/{name}_page0001.json", f"{folder}/{name}_page0002.json"]
    rows = [row["event_id_cnty"] for page in in_inbox() for row in json.loads(place.target(page).read_bytes())["data"]]
    assert rows == [f"SYR{number}" for number in range(7000, 0, -1)]
    assert [request.query for request in site.asked(READ)] == [
        {
            "_format": "json",
            "limit": "5000",
            "page": str(page),
            "country": "Syria",
            "event_date": "2017-06-01|2017-10-31",
            "event_date_where": "BETWEEN",
        }
        for page in (1, 2, 3)
    ]


def test_the_names_of_pages_say_the_day_of_access():
    from flows.sources.acled import SOURCE

    assert SOURCE.release_label(f"ACLED_Data_{TODAY}_Syria_page0001.json") == TODAY


def test_the_same_day_it_is_not_fetched_again(site, cli):
    cli("fetch", "acled", "--country", "Syria")
    asked = len(site.asked(READ))
    assert "There already: 1" in cli("fetch", "acled", "--country", "Syria").out
    assert len(site.asked(READ)) == asked


def test_each_country_is_a_query_of_its_own(acled, site, cli, in_inbox):
    acled.rows[0] = {"event_id_cnty": "CIV1", "country": "Côte d'Ivoire/../x"}
    said = cli("fetch", "acled", "--country", "Syria", "--country", "Côte d'Ivoire/../x")
    assert said.code == 0, said.err
    assert {path.split("/")[1] for path in in_inbox()} == {
        f"ACLED_Data_{TODAY}_Syria",
        f"ACLED_Data_{TODAY}_Côte-d-Ivoire-x",
    }


def test_one_end_of_a_period_is_enough(site, cli):
    cli("fetch", "acled", "--since", "2026-01-01")
    cli("fetch", "acled", "--until", "1999-12-31")
    periods = {request.query["event_date"] for request in site.asked(READ)}
    assert periods == {f"2026-01-01|{TODAY}", "1997-01-01|1999-12-31"}


def test_what_an_account_may_not_see_is_told(acled, cli, in_inbox):
    acled.extra = {"data_query_restrictions": {"date_recency": {"quantity": 12, "unit": "Months", "date": "2025-11-20"}}}
    assert "up to 2025-11-20" in cli("fetch", "acled", "--country", "Syria").out
    acled.rows = []
    said = cli("fetch", "acled", "--country", "Syria", "--since", "2026-06-01")
    assert said.code == 0
    assert "Missing" in said.out
    assert said.out.count("up to 2025-11-20") == 1
    assert len(in_inbox()) == 2


def test_ids_of_deleted_events(site, cli, in_inbox):
    said = cli("fetch", "acled", "--deleted", "--since", "2026-01-01")
    assert said.code == 0, said.err
    folder = f"ACLED_Deleted_{TODAY}_since_2026-01-01"
    assert in_inbox() == [f"acled/{folder}/{folder}_page{page:04}.json" for page in (1, 2)]
    query = site.asked("/api/deleted/read")[0].query
    assert (query["deleted_timestamp"], query["deleted_timestamp_where"]) == ("1767225600", ">=")


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        ([], "Which events"),
        (["--deleted", "--country", "Syria"], "--deleted --since"),
        (["--country", "Syria", "--since", "soon"], "no day"),
    ],
)
def test_what_cannot_be_asked_says_what_can(site, cli, tokens, says):
    said = cli("fetch", "acled", *tokens)
    assert said.code == 2
    assert says in said.err
    assert site.requests == []


@pytest.mark.parametrize("lacks", ["EMAIL", "PASSWORD"])
def test_no_account_says_where_to_get_one(site, cli, monkeypatch, lacks):
    monkeypatch.delenv(f"DATELINE_ACLED_{lacks}")
    said = cli("fetch", "acled", "--country", "Syria")
    assert said.code == 2
    assert "https://acleddata.com" in said.err
    assert f"DATELINE_ACLED_{lacks}" in said.err
    assert site.requests == []


def test_a_wrong_password_is_told_once(site, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_ACLED_PASSWORD", "wrong")
    said = cli("fetch", "acled", "--country", "Syria")
    assert said.code == 1
    assert "Check DATELINE_ACLED_EMAIL and DATELINE_ACLED_PASSWORD" in said.err
    assert len(site.requests) == 1


@pytest.mark.parametrize("code", [401, 403])
def test_an_account_without_access_says_what_to_look_at(site, cli, in_inbox, code):
    site.fault(READ, site.status(code))
    said = cli("fetch", "acled", "--country", "Syria")
    assert said.code == 1
    assert str(code) in said.err
    assert "accepted the terms" in said.err
    assert in_inbox() == []


def test_a_login_that_gives_no_token(site, cli):
    site.apis["/oauth/token"] = lambda _: site.reply(b'["surprise"]')
    said = cli("fetch", "acled", "--country", "Syria")
    assert said.code == 1
    assert "no token" in said.err


@pytest.mark.parametrize(
    "change",
    [
        {"count": 4999},
        {"count": 1e999},
        {"success": False},
        {"data": None},
        {"data": [{}]},
        {"data_query_restrictions": "none"},
    ],
    ids=["count", "endless", "success", "no_data", "no_id", "restrictions"],
)
def test_an_answer_that_does_not_agree_with_itself_is_asked_for_again(acled, site, cli, waits, in_inbox, change):
    site.fault(READ, lambda answer: site.reply(json.dumps({**json.loads(answer.body), **change}).encode()))
    assert cli("fetch", "acled", "--country", "Syria").code == 0
    assert len(waits) == 1
    assert len(in_inbox()) == 2


def test_rows_that_move_between_pages_are_told(acled, site, cli, in_inbox, unfinished):
    def one_more(answer):
        acled.rows.insert(0, {"event_id_cnty": "SYR9999", "country": "Syria"})
        return answer

    site.fault(READ, one_more)
    said = cli("fetch", "acled", "--country", "Syria")
    assert said.code == 1
    assert "such as SYR2001" in said.err
    assert (in_inbox(), unfinished()) == ([], [])
