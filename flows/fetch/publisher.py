"""Who is asked: where, how fast, and with which token. What is secret goes to that one origin, and into no message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from pydantic import SecretStr

from flows.errors import DatelineError, UsageError

_HERE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """A server of a publisher.

    Attributes:
        name: as people know it.
        url: what every path is below.
        setting: the environment variable that says another `url`.
        pause: seconds between two requests.
        header, token: what lets us in, if anything does; `token` is the whole value of that header.
        refused: what to do when it answers that we may not.
    """

    name: str
    url: str
    setting: str
    pause: float
    header: str = ""
    token: SecretStr | None = None
    refused: str = "Look whether its pages open in a browser."

    def address(self, path: str, params: Mapping[str, str] | None = None) -> httpx.URL:
        """The URL of a path.

        Raises:
            UsageError: the setting holds no address; or one where anybody on the way could read the token.
        """
        try:
            url = httpx.URL(f"{self.url.rstrip('/')}/{path}", params=params)
        except httpx.InvalidURL:
            url = httpx.URL()
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise UsageError(f"{self.setting} is no http(s) address.", next_step=f"unset {self.setting}")
        return url

    def login(self, url: httpx.URL) -> dict[str, str]:
        """The header with the token, for a URL of this publisher; nothing for any other."""
        if self.token is None or _origin(url) != _origin(self.address("")):
            return {}
        self.demand_privacy()
        return {self.header: self.token.get_secret_value()}

    def demand_privacy(self) -> None:
        """Raise UsageError if what is sent to this publisher could be read on the way."""
        url = self.address("")
        if url.scheme != "https" and url.host not in _HERE:
            what = f"{self.setting} is not https: whoever passes it on could read your login."
            raise UsageError(what, next_step=f"unset {self.setting}")


def token(secret: str, setting: str) -> SecretStr:
    """A secret as the value of a header, without what copying leaves around it.

    Raises:
        UsageError: it can be no such value. The message does not show it: the libraries' own would.
    """
    value = secret.strip()
    if not value or not value.isascii() or not value.isprintable():
        raise UsageError(f"{setting} holds no token.", next_step="Copy it again: no line breaks, no letters with accents.")
    return SecretStr(value)


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads.

    Raises:
        DatelineError: to no web address, or from an encrypted one to one that is not.
    """
    try:
        to = url.join(location)
    except httpx.InvalidURL:
        to = httpx.URL()
    if to.scheme != "https" and (to.scheme != "http" or url.scheme == "https"):
        raise DatelineError(f"A redirect leads to {to.scheme or 'no address'}, where https is due.", where=shown(url))
    return to


def shown(url: httpx.URL) -> str:
    """A URL as it may be shown: without what is asked for."""
    return str(url.copy_with(query=None, fragment=None, userinfo=b""))


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
