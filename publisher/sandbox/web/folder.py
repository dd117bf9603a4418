"""What a web server can know of the site from its folder: articles, withdrawals, previews."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ENTRY = re.compile(r"<url>\s*<loc>([^<]+)</loc>(?:\s*<lastmod>([^<]+)</lastmod>)?")
_GONE = re.compile(r"^(/\S+)\s+1;", re.MULTILINE)
_META = re.compile(r'<meta property="og:(title|description|image)" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Preview:
    """What a service shows of a link, from the page's Open Graph data."""

    title: str
    description: str
    image: str  # an address on the sandbox's web server, or ""


def articles(site: Path) -> Iterator[tuple[str, datetime | None]]:
    """List the articles of the sitemaps: path on the host, and when it was last changed."""
    for file in sorted([*site.glob("sitemap*.xml"), *site.glob("sitemap/*.xml")]):
        for address, changed in _ENTRY.findall(file.read_text(encoding="utf-8")):
            time = datetime.fromisoformat(changed) if changed else None
            if time and time.tzinfo is None:
                time = time.replace(tzinfo=UTC)
            yield urlsplit(unescape(address)).path, time


def gone(site: Path, path: str) -> bool:
    """Tell whether the site's gone.map says that an address was taken down."""
    try:
        return path in _GONE.findall((site / "gone.map").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False


def preview(site: Path | None, server: str, address: str) -> Preview | None:
    """Return how a link to one of the site's pages is shown; None if it is no such page.

    server: the address of the sandbox's web server; the page itself may carry any host.
    """
    file = _file(site, address)
    if file is None or file.suffix != ".html":
        return None
    found = {name: unescape(value) for name, value in _META.findall(file.read_text("utf-8"))}
    if "title" not in found:
        return None
    image = _file(site, found.get("image", ""))
    shown = server + urlsplit(found["image"]).path if image else ""
    return Preview(found["title"], found.get("description", ""), shown)


def _file(site: Path | None, address: str) -> Path | None:
    if site is None:
        return None
    file = (site / unquote(urlsplit(address).path).lstrip("/")).resolve()
    return file if file.is_file() and file.is_relative_to(site.resolve()) else None
