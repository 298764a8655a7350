"""Files at a URL, by fsspec: http(s), and the object storage whose library is installed."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from flows.errors import DatelineError, UnreadableFile, UsageError
from flows.settings import Settings

CHUNK_BYTES = 1024 * 1024
_CONNECT_SECONDS, _READ_SECONDS = 30, 120
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "az": "azure", "abfs": "azure", "abfss": "azure", "adl": "azure"}
_WEB = ("http", "https")
_CHECK = "Check the URL."


def expand(url: str) -> list[str]:
    """The URLs of the files that a URL names: itself, or in object storage those that match a pattern or lie in a folder.

    Raises:
        UsageError: the library is missing, or nothing is there.
        UnreadableFile: the place cannot be reached.
    """
    scheme = urlsplit(url).scheme
    if scheme in _WEB:
        return [url]
    with _errors(url):
        system, path = _system(url)
        if "*" in path or "?" in path or "[" in path:
            found = sorted(system.glob(path))
        elif system.isdir(path):
            found = sorted(system.find(path))
        else:
            return [url]
    if not found:
        raise UsageError(f"No file matches {shown(url)}.", next_step=_CHECK)
    return [str(system.unstrip_protocol(one)) for one in found]


def fetch(url: str, settings: Settings) -> Iterator[bytes]:
    """The bytes at a URL.

    Raises:
        UsageError: the library is missing.
        UnreadableFile: it cannot be fetched to its end, or is larger than settings.max_unpacked_bytes.
    """
    with _errors(url):
        system, path = _system(url)
        size = 0
        with system.open(path, "rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                size += len(chunk)
                if size > settings.max_unpacked_bytes:
                    raise UnreadableFile(
                        f"There are more than {settings.max_unpacked_bytes:,} bytes.",
                        next_step="Set DATELINE_MAX_UNPACKED_BYTES if you trust it.",
                    )
                yield chunk


def shown(url: str) -> str:
    """A URL as it may be stored and shown: without user, password, and query, which may hold a key."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, query="…" if parts.query else "", fragment="").geturl()


def without_secrets(given: str) -> str:
    """What a user named, as it may be stored and shown: a URL as above, anything else as it is."""
    return shown(given) if "://" in given else given


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    import fsspec

    scheme = urlsplit(url).scheme
    options: dict[str, Any] = {}
    if scheme in _WEB:
        import aiohttp

        timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=_READ_SECONDS)
        options = {"client_kwargs": {"timeout": timeout}}
    try:
        system, path = fsspec.core.url_to_fs(url, **options)  # type: ignore[no-untyped-call]
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        install = f"uv pip install 'dateline[{extra}]'" if extra else f"Install what fsspec needs for {scheme}."
        raise UsageError(f"{scheme}:// needs a library that is not installed.", where=shown(url), next_step=install) from error
    except ValueError as error:
        raise UsageError(f"{scheme}:// is no kind of address that is known.", where=shown(url), next_step=_CHECK) from error
    return system, path


@contextmanager
def _errors(url: str) -> Iterator[None]:
    """Say what went wrong with a URL, without what may be secret in it."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        what, next_step = _told(error)
        raise UnreadableFile(what, where=shown(url), next_step=next_step) from error


def _told(error: Exception) -> tuple[str, str]:
    """What happened, and what to do about it.

    fsspec says of whatever goes wrong on the web that there is no file: the cause of its error says more. Each storage library
    has errors of its own, and their texts are not repeated: they may quote the address.
    """
    cause = error.__cause__ or error
    match cause:
        case _ if isinstance(status := getattr(cause, "status", None), int):
            return _answered(status)
        case TimeoutError():
            return "The server does not answer in time.", "Run again later."
        case socket.gaierror():
            return "No server has this name.", "Check the URL, and the network."
        case ssl.SSLCertVerificationError():
            return "The server's certificate is not trusted.", "Check the URL, and the certificates of this machine."
        case ssl.SSLError():
            return "The server makes no secure connection.", "Check whether the URL begins with http:// or https://."
        case ConnectionRefusedError():
            return "The server refuses the connection.", "Check the URL and its port, or run again later."
        case OSError() if isinstance(inner := getattr(cause, "os_error", None), OSError):  # aiohttp: no connection was made
            return _told(inner)
        case FileNotFoundError():
            return "There is no file at this address.", _CHECK
        case _:
            return f"It cannot be fetched ({type(cause).__name__}).", "Check the network and your rights, then run again."


def _answered(status: int) -> tuple[str, str]:
    """The same of an answer that is none."""
    try:
        said = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        said = f"{status}"
    if status in (404, 410):
        return f"There is no file at this address: the server answers {said}.", _CHECK
    if status in (401, 403, 407):
        return f"The server does not give the file to us: it answers {said}.", "Fetch it with your login or a browser."
    if status == 429 or status >= 500:
        return f"The server cannot answer now: {said}.", "Run again later."
    return f"The server answers {said}.", _CHECK
