"""The files of the website, made from its index: pages, lists, feeds, site maps."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from channels.shared.readers import LABELS, labels
from channels.shared.words import ZONE
from channels.website.pages.lists import ALL, KINDS
from channels.website.site.history import path_of
from channels.website.site.index import FIXED, Index
from channels.website.typography import ended

KIND_TITLES = {"chu-de": "Chủ đề", "don-vi": "Đơn vị"}
TEMPLATES = Path(__file__).parents[1] / "templates"

_LIST_PAGE = re.compile(r"(.+)/(\d+)\.html")
_SITEMAP = re.compile(r"sitemap/(\d+)\.xml")
_VERSION = re.compile(r"([^/]+)/phien-ban-(\d+)\.html")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """What the office decides about its site, the same on every page."""

    base_url: str  # without a slash at the end
    office_name: str
    office_parent: str = ""
    description: str = ""
    footer: tuple[str, ...] = ()
    head_html: str = ""

    @property
    def root(self) -> str:
        """Return the path of the site on its host: "" or "/…"."""
        return urlsplit(self.base_url).path.rstrip("/")


class Pages:
    """Makes the content of any file of the site."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._templates = _environment(look)
        made = "".join(f"{each.name}\n{each.read_text()}" for each in sorted(TEMPLATES.iterdir()))
        self.fingerprint = sha256(f"{asdict(look)}\n{LABELS}\n{made}".encode()).hexdigest()

    def content(self, index: Index, path: str) -> bytes | None:
        """Return the bytes of a file, given by its path below the site's folder.

        None if the site has no such file: an article that broke off would have made it.
        """
        if not index.sitemaps():  # not one article yet
            return None
        if path in FIXED:
            return self._render(path, gone=index.withdrawn() if path == "gone.map" else ())
        if path == "sitemap.xml":
            return self._render("sitemaps.xml", parts=index.sitemaps())
        if match := _SITEMAP.fullmatch(path):
            return self._sitemap(index, int(match[1]))
        if match := _VERSION.fullmatch(path):
            return self._version(index, match[1], int(match[2]))
        if path in ("index.html", "rss.xml"):
            return self._front(index, ALL, path)
        folder, _, name = path.rpartition("/")
        if folder in KINDS:
            return self._kind(index, folder)
        if name in ("index.html", "rss.xml"):
            return self._front(index, folder, name)
        if match := _LIST_PAGE.fullmatch(path):
            return self._list_page(index, match[1], int(match[2]))
        return self._article(index, path.removesuffix(".html"))

    def _sitemap(self, index: Index, part: int) -> bytes | None:
        if part > index.sitemaps():
            return None
        return self._render("sitemap.xml", articles=index.sitemap(part))

    def _article(self, index: Index, slug: str) -> bytes | None:
        entry = index.entry(slug)
        if entry is None:
            return None
        if not entry.live:
            return self._gone(f"{slug}.html")
        return self._render(
            "article.html",
            article=entry.payload,
            modified=entry.modified,
            expired=index.expiry.over(slug),
            path=f"{slug}.html",
            version=None,
            versions=index.history.of(slug),
        )

    def _version(self, index: Index, slug: str, nr: int) -> bytes | None:
        path = path_of(slug, nr)
        if path not in index.history.paths(slug):
            return None
        found = next((each for each in index.history.of(slug) if each.nr == nr), None)
        if found is None:
            return self._gone(path)
        return self._render(
            "article.html",
            article=found.payload,
            modified=None if found.since == _time(found.payload["published"]) else found.since,
            expired=False,  # the page it was, when it was
            path=path,
            version=found,
            versions=[],
        )

    def _gone(self, path: str) -> bytes:
        return self._render("gone.html", url=f"{self._look.base_url}/{path}")

    def _front(self, index: Index, name: str, file: str) -> bytes | None:
        """Make the top page or the feed of a list: its newest articles."""
        if not index.lists.pages(name):
            return None
        shown = {"list": _described(index, name), "cards": index.lists.newest(name)}
        if file == "rss.xml":
            return self._render("rss.xml", **shown)
        older = index.lists.pages(name) - 1  # the newest articles cover at least the last page
        lists = {kind: index.lists.of(kind) for kind in KINDS} if name == ALL else {}
        return self._render("list.html", **shown, page=None, older=older, newer=None, lists=lists)

    def _list_page(self, index: Index, name: str, page: int) -> bytes | None:
        if page > index.lists.pages(name):
            return None
        newer = page + 1 if page < index.lists.pages(name) else None
        return self._render(
            "list.html",
            list=_described(index, name),
            cards=index.lists.page(name, page),
            page=page,
            older=page - 1,
            newer=newer,
            lists={},
        )

    def _kind(self, index: Index, kind: str) -> bytes:
        return self._render(
            "terms.html", kind=kind, title=KIND_TITLES[kind], lists=index.lists.of(kind)
        )

    def _render(self, template: str, **values: Any) -> bytes:
        made = self._templates.get_template(template).render(values)
        return _NOT_XML.sub("", made).encode(errors="replace")


def _described(index: Index, name: str) -> dict[str, str]:
    """Return what templates say of a list; a front folder "" is the site's own."""
    front = "" if name == ALL else f"{name}/"
    return {
        "name": name,
        "title": index.lists.title(name),
        "front": front,
        "kind": name.split("/")[0],
    }


@lru_cache(maxsize=8)
def _environment(look: Look) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(site=look, root=look.root, kinds=KIND_TITLES, labels=labels)
    environment.filters.update(
        {"local": _local, "iso": _iso, "rfc822": _rfc822, "size": _size_of, "head": _head},
        ended=ended,
    )
    return environment


def _time(value: str | datetime) -> datetime:
    time = datetime.fromisoformat(value) if isinstance(value, str) else value
    return time.astimezone(ZONE)


def _local(value: str | datetime) -> str:
    """Write a time as offices do: 23/11/2026 08:00."""
    return f"{_time(value):%d/%m/%Y %H:%M}"


def _iso(value: str | datetime) -> str:
    return _time(value).isoformat(timespec="seconds")


def _rfc822(value: str | datetime) -> str:
    return format_datetime(_time(value))


def _size_of(picture: Mapping[str, Any], longest: int) -> str:
    """Write width and height of a picture shown no longer than that, as attributes."""
    scale = min(1.0, longest / max(picture["width"], picture["height"]))
    width, height = (max(1, round(picture[side] * scale)) for side in ("width", "height"))
    return f'width="{width}" height="{height}"'


def _head(words: str, length: int) -> str:
    """Cut a description at a word, for the tags that want it short."""
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
