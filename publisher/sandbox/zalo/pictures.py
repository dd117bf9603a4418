"""How the Zalo stand-in fetches the pictures of an article.

The real one fetches from public addresses. Here nothing but loopback is ever asked: an
address elsewhere stands for the same path on the sandbox's web server.
"""

import asyncio
import hashlib
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from publisher.sandbox.zalo.refusals import refused
from publisher.sandbox.zalo.state import State

LIMIT = 1_048_576  # bytes of one picture, "≤ 1 MB"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_MISSES, _REST = 5, timedelta(minutes=5)  # after so many failures an address is left alone


def picture_type(data: bytes) -> str | None:
    """Return the media type of a JPEG or PNG, by its first bytes; None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/png" if data.startswith(b"\x89PNG\r\n\x1a\n") else None


async def fetched(state: State, url: str) -> str:
    """Fetch a picture, keep it, and return its digest. Raises Refused (-200)."""
    recent = [each for each in state.misses.get(url, []) if each > state.now() - _REST]
    if len(recent) >= _MISSES:
        raise refused("picture_again", field=url)
    data = await asyncio.to_thread(_got, _near(state, url), state.settings.fetch_seconds)
    kind = picture_type(data)
    if kind is None or len(data) > LIMIT:
        state.misses[url] = [*recent, state.now()]
        raise refused("picture", field=url)
    digest = hashlib.sha256(data).hexdigest()[:32]
    state.pictures[digest] = (kind, data)
    return digest


def _near(state: State, url: str) -> str:
    """Return the address on loopback that an address stands for; "" if there is none."""
    parts = urlsplit(url)
    if parts.hostname in _LOOPBACK:
        return url
    web = state.world.addresses.get("web", "").rstrip("/")
    return web and web + parts.path + (f"?{parts.query}" if parts.query else "")


def _got(url: str, patience: float) -> bytes:
    """Return what is there, nothing if it can't be had whole; at most one byte too many."""
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK:
        return b""
    line = HTTPConnection(parts.hostname, parts.port or 80, timeout=patience)
    try:
        line.request("GET", parts._replace(scheme="", netloc="", fragment="").geturl() or "/")
        answer = line.getresponse()
        data = answer.read(LIMIT + 1)
        whole = len(data) > LIMIT or not answer.length
        return data if answer.status == 200 and whole else b""
    except (OSError, HTTPException):
        return b""
    finally:
        line.close()
