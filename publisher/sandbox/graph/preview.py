"""Link previews: fetch the linked page as Facebook's crawler does and read its Open Graph tags."""

import http.client
from contextlib import closing
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from publisher.sandbox.graph.errors import GraphError
from publisher.sandbox.graph.objects import Preview
from publisher.sandbox.world import World

CRAWLER = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"
_TIMEOUT = 5.0  # seconds
_LARGEST = 8 << 20  # bytes that are read of an answer
_HOPS = 3  # redirects that are followed
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def local(world: World, url: str) -> str | None:
    """Return where a public address can be fetched here; None if nowhere.

    A host that is not loopback stands for the office's website, if that runs here.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if parts.hostname in _LOOPBACK:
        return url
    base = world.addresses.get("web")
    query = f"?{parts.query}" if parts.query else ""
    return f"{base}{parts.path or '/'}{query}" if base else None


def fetched(world: World, url: str) -> tuple[bytes, str] | None:
    """Return the bytes and the content type behind an address; None if it can't be fetched."""
    for _ in range(_HOPS + 1):
        address = local(world, url)
        if address is None:
            return None
        try:
            status, location, kind, body = _get(address)
        except (OSError, ValueError, http.client.HTTPException):
            return None
        if status == 200:
            return body, kind
        if status not in (301, 302, 303, 307, 308) or not location:
            return None
        url = urljoin(url, location)
    return None


def _get(address: str) -> tuple[int, str, str, bytes]:
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_TIMEOUT)
    with closing(connection):
        headers = {"User-Agent": CRAWLER, "Accept": "*/*", "Connection": "close"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        kind = answer.headers.get_content_type()
        return answer.status, answer.headers.get("Location", ""), kind, answer.read(_LARGEST)


def preview(world: World, url: str) -> Preview:
    """Return the card of a link; raise 1609005 if its page can't be fetched."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in url:
        raise GraphError(100, "(#100) The URL is not valid", subcode=2061006)
    if parts.hostname.removeprefix("www.") in ("facebook.com", "fb.com", "fb.me"):
        raise GraphError(100, "(#100) facebook.com links can't be shared", subcode=1609008)
    answer = fetched(world, url)
    if answer is None:
        text = "(#100) The link could not be scraped: the crawler can't fetch the URL"
        raise GraphError(100, text, subcode=1609005)
    body, kind = answer
    tags = _tags(body) if kind in ("text/html", "application/xhtml+xml") else {}
    return Preview(
        url=url,
        title=tags.get("og:title") or tags.get("title") or url,
        description=tags.get("og:description") or tags.get("description", ""),
        image=_image(world, url, tags.get("og:image", "")),
        site=parts.hostname,
    )


def _image(world: World, url: str, image: str) -> str:
    """Return where the card's picture can be loaded; "" if there is none, or it is no picture."""
    answer = fetched(world, urljoin(url, image)) if image else None
    if answer is None or not answer[1].startswith("image/"):
        return ""
    return local(world, urljoin(url, image)) or ""


def _tags(body: bytes) -> dict[str, str]:
    reader = _Head()
    reader.feed(body.decode("utf-8", "replace"))
    return {name: value.strip() for name, value in reader.found.items()}


class _Head(HTMLParser):
    """Collects meta tags and the title; the first of a name counts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and "title" not in self.found
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.found.setdefault(name.lower(), values.get("content", ""))

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.found["title"] = self.found.get("title", "") + data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
