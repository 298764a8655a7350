"""Files at a URL, by fsspec: http(s), and the object storage whose library is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    except FileNotFoundError as error:
        raise UnreadableFile("There is no file at this address.", where=shown(url), next_step=_CHECK) from error
    except Exception as error:
        # Each storage library has errors of its own, and their texts may quote the address.
        reason = f"It cannot be fetched ({type(error).__name__})."
        raise UnreadableFile(
            reason, where=shown(url), next_step="Check the network and your rights, then run again."
        ) from error
