"""What is secret goes to the publisher and to nobody else, and is in no file, log, message or traceback."""

from __future__ import annotations

import logging
import traceback

import httpx
import pytest

from flows.errors import DatelineError, UsageError
from flows.fetch.client import Client
from flows.fetch.publisher import Publisher, redirected, token

TOKEN = "s3cr3t-t0ken-7731"
PASSWORD = "hunter2-of-the-archive"
SECRETS = (TOKEN, PASSWORD, "acc3ss-of-the-day")


def _client(site, settings):
    publisher = Publisher("Example", site.url, "DATELINE_EXAMPLE_URL", 0.0, "x-token", token(TOKEN, "DATELINE_EXAMPLE_TOKEN"))
    return Client(publisher, settings)


def test_the_token_goes_to_the_publisher(site, settings, waits):
    site.files["/list"] = b"1"
    with _client(site, settings) as client:
        assert client.document("list") == b"1"
    assert [request.headers["x-token"] for request in site.requests] == [TOKEN]


def test_a_redirect_within_the_publisher_keeps_the_token_and_one_to_another_server_does_not(site, other_site, settings, waits):
    site.fault("/list", lambda _: site.reply(status=302, Location="/moved"))
    site.fault("/moved", lambda _: site.reply(status=307, Location=f"{other_site.url}/far"))
    other_site.files["/far"] = b"1"
    with _client(site, settings) as client:
        assert client.document("list") == b"1"
    assert [request.headers.get("x-token") for request in site.requests] == [TOKEN, TOKEN]
    (far,) = other_site.requests
    assert TOKEN not in repr(far)


def test_a_login_is_sent_to_one_address_only(site, other_site, settings, waits):
    for status in (302, 307, 308):
        site.fault("/login", lambda _, status=status: site.reply(status=status, Location=f"{other_site.url}/login"))
        with _client(site, settings) as client, pytest.raises(DatelineError):
            client.post("login", {"password": PASSWORD})
    assert other_site.requests == []


@pytest.mark.parametrize(
    "location", ["http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "//a:b", "javascript:0"]
)
def test_a_redirect_leads_to_no_worse_place(location):
    with pytest.raises(DatelineError):
        redirected(httpx.URL("https://example.org/a"), location)


def test_redirects_end(site, settings, waits):
    site.apis["/round"] = lambda _: site.reply(status=302, Location="/round")
    with _client(site, settings) as client, pytest.raises(DatelineError, match="without end"):
        client.document("round")
    assert len(site.requests) == 6


def test_a_login_is_not_sent_where_others_can_read_it(settings, waits):
    publisher = Publisher("Example", "http://example.org", "DATELINE_EXAMPLE_URL", 0.0, "x-token", token(TOKEN, "X"))
    with Client(publisher, settings) as client:
        for ask in (lambda: client.document("list"), lambda: client.post("login", {"password": PASSWORD})):
            with pytest.raises(UsageError, match="DATELINE_EXAMPLE_URL is not https"):
                ask()


@pytest.mark.parametrize(
    "url", ["ftp://example.org", "example.org", "https://", "https://me:word@example.org", "http://a:b", ""]
)
def test_an_address_that_is_none_names_the_setting(url):
    with pytest.raises(UsageError, match="DATELINE_EXAMPLE_URL") as caught:
        Publisher("Example", url, "DATELINE_EXAMPLE_URL", 0.0).address("list")
    assert "word" not in str(caught.value)


def test_what_copying_left_around_a_token_is_taken_off_and_what_is_none_is_not_shown():
    assert token(f"  {TOKEN}\n", "DATELINE_X").get_secret_value() == TOKEN
    for wrong in ("", "  ", f"{TOKEN}\r\nx-evil: 1", f"{TOKEN}é", f"{TOKEN}\x00"):
        with pytest.raises(UsageError, match="DATELINE_X holds no token") as caught:
            token(wrong, "DATELINE_X")
        assert TOKEN not in "".join(traceback.format_exception(caught.value))


def _events(site, _):
    site.apis["/api/gedevents/25.1"] = lambda _: site.reply(
        b'{"TotalCount": 1, "TotalPages": 1, "PreviousPageUrl": "", "NextPageUrl": "", "Result": [{"id": 7}]}'
    )
    site.apis["/api/acled/read"] = lambda request: site.reply(
        b'{"success": true, "count": 1, "data": [{"event_id_cnty": "SYR1"}]}'
        if request.query["page"] == "1"
        else b'{"success": true, "count": 0, "data": []}'
    )


def _says_it_back(code):
    def fault(site, _):
        everything = " ".join(SECRETS).encode()
        for path in ("/api/gedevents/25.1", "/api/acled/read", "/oauth/token"):
            site.apis[path] = lambda _: site.reply(everything, code, X_Echo=everything.decode())

    return fault


def _leads_away(site, other_site):
    for path in ("/api/gedevents/25.1", "/api/acled/read"):
        site.apis[path] = lambda _: site.reply(status=302, Location=f"{other_site.url}/far")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (_events, 0),
        (_says_it_back(200), 1),
        (_says_it_back(401), 1),
        (_says_it_back(403), 1),
        (_says_it_back(404), 1),
        (_says_it_back(400), 1),
        (_says_it_back(500), 1),
        (_leads_away, 1),
    ],
    ids=["well", "no_json", "401", "403", "404", "400", "500", "redirect"],
)
@pytest.mark.parametrize("source", ["ucdp", "acled"])
def test_no_secret_shows_anywhere(site, other_site, waits, cli, tmp_path, monkeypatch, caplog, source, fault, code):
    site.apis["/oauth/token"] = lambda _: site.reply(b'{"token_type": "Bearer", "access_token": "acc3ss-of-the-day"}')
    fault(site, other_site)
    for name, value in {
        "UCDP_API_URL": f"{site.url}/api", "UCDP_URL": site.url, "UCDP_TOKEN": TOKEN,
        "ACLED_URL": site.url, "ACLED_EMAIL": "me@example.org", "ACLED_PASSWORD": PASSWORD,
    }.items():  # fmt: skip
        monkeypatch.setenv(f"DATELINE_{name}", value)
    command = ["ucdp", "25.1", "--api"] if source == "ucdp" else ["acled", "--country", "Syria"]
    with caplog.at_level(logging.DEBUG):
        said = cli("--debug", "fetch", *command)
    assert said.code == code
    assert len(site.requests) >= 1
    sent = "".join(repr(request) for request in site.requests)
    assert (TOKEN if source == "ucdp" else PASSWORD) in sent  # so it was at work
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    logged = [record.getMessage() for record in caplog.records]
    # The one place where what a server sends is repeated: httpcore, at a level that nobody but a test asks for.
    logged = [text for text in logged if not text.startswith("receive_response_headers.complete")]
    shown = [said.out, said.err, *map(str, files), *(path.read_text("latin-1") for path in files), repr(other_site.requests)]
    assert logged
    assert not [text for text in (*shown, *logged) for secret in SECRETS if secret in text]


def test_settings_do_not_show_what_is_secret(monkeypatch):
    from flows.settings import Settings

    monkeypatch.setenv("DATELINE_UCDP_TOKEN", TOKEN)
    monkeypatch.setenv("DATELINE_ACLED_PASSWORD", PASSWORD)
    shown = f"{Settings()!r} {Settings()} {Settings().model_dump()} {Settings().model_dump_json()}"
    assert TOKEN not in shown
    assert PASSWORD not in shown
