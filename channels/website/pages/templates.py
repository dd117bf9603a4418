"""The templates of the site's files, and what they may say of any article."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache, partial
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from channels.shared.readers import LABELS, labels
from channels.shared.words import ZONE
from channels.website.look import Look
from channels.website.pages.assets import TEMPLATES, asset, assets
from channels.website.pages.frame import Frame, frame
from channels.website.pages.headings import heading
from channels.website.pages.ics import when
from channels.website.pages.listed import KEPT
from channels.website.pages.lists import KIND_TITLES
from channels.website.pages.pictures import card, pieces, shared, tint
from channels.website.pages.sharing import length, zalo_share
from channels.website.payload.labels import PAGE_LABELS, page_labels
from channels.website.payload.typography import ended
from channels.website.site.index import Index

T = TypeVar("T")

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

GROUP = 50  # entries of a long list that are kept together
_KEPT = (  # macros for what stands on many pages, or on one that is made again and again
    ("card", "_card.html", KEPT),
    ("rss_item", "_entry.xml", KEPT),
    ("atom_entry", "_entry.xml", KEPT),
    ("terms", "_terms.html", 64),
    ("urls", "_urls.xml", 64),
)


class Templates:
    """Makes files from templates, each with the same look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._environment = _environment(look)
        self._drawn = lru_cache(maxsize=64)(self._draw)  # the same for most pages
        self.assets = {**assets(look.palette), **_pictures(look)}
        files = sorted(each for each in TEMPLATES.rglob("*") if each.is_file())
        made = "".join(f"{each.name}\n{each.read_text(encoding='utf-8')}" for each in files)
        self.fingerprint = sha256(
            f"{asdict(look)}\n{LABELS}\n{PAGE_LABELS}\n{made}".encode()
        ).hexdigest()

    def render(self, template: str, index: Index, **values: Any) -> bytes:
        """Return a file as its template makes it of some values; index: for what is around it."""
        around = frame(index, self.look.alerts)
        surrounding = partial(self._drawn, around)
        made = self._environment.get_template(template).render(
            values, frame=around, surrounding=surrounding
        )
        return _NOT_XML.sub("", made).encode(errors="replace")

    def _draw(
        self, around: Frame, template: str, here: str = "", here_exactly: bool = False
    ) -> Markup:
        """Return a piece of what stands around pages; here: the entry of the menu it leads to."""
        made = self._environment.get_template(template)
        return Markup(made.render(frame=around, here=here, here_exactly=here_exactly))  # noqa: S704


def _pictures(look: Look) -> dict[str, bytes]:
    """Return the office's own pictures by their names on the site."""
    own = [look.emblem] if look.emblem else []
    return {each.name: each.content for each in (*own, *(badge.picture for badge in look.badges))}


class _Environment(Environment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look into a dict first: to ask it for an attribute costs an exception each time."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@lru_cache(maxsize=8)
def _environment(look: Look) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(
        site=look,
        root=look.root,
        card_of=card,
        asset=partial(asset, accent=look.palette),
        kinds=KIND_TITLES,
        labels=labels,
    )
    environment.globals.update(page_labels=page_labels, zalo_share=zalo_share)
    environment.globals.update({each[0]: _kept(environment, *each) for each in _KEPT})
    environment.filters.update(
        {
            "local": _local,
            "day": _day,
            "iso": _iso,
            "rfc822": _rfc822,
            "size": _size_of,
            "head": _head,
        },
        ended=ended,
        held=heading,
        when=when,
        pieces=partial(pieces, root=look.root),
        shared=shared,
        tint=tint,
        length_of=length,
    )
    return environment


def in_groups(entries: Iterable[T]) -> list[tuple[T, ...]]:
    """Cut a long list into groups, for macros that are kept: the old ones hardly change."""
    rest, groups = iter(entries), list[tuple[T, ...]]()
    while group := tuple(islice(rest, GROUP)):
        groups.append(group)
    return groups


def _kept(environment: Environment, macro: str, template: str, most: int) -> Callable[..., Any]:
    """Return a macro of a template that is asked once for the same."""

    @lru_cache(maxsize=most)
    def made(*what: Any, **how: Any) -> Any:
        return getattr(environment.get_template(template).module, macro)(*what, **how)

    return made


def read_time(value: str | datetime) -> datetime:
    """Return an instant, written down or not, as people here read it."""
    time = datetime.fromisoformat(value) if isinstance(value, str) else value
    return time.astimezone(ZONE)


@lru_cache(maxsize=KEPT)
def _local(value: str | datetime) -> str:
    """Write a time as offices do: 23/11/2026 08:00."""
    return f"{read_time(value):%d/%m/%Y %H:%M}"


@lru_cache(maxsize=KEPT)
def _day(value: str | datetime) -> str:
    """Write a day as offices do: 23/11/2026."""
    return f"{read_time(value):%d/%m/%Y}"


@lru_cache(maxsize=KEPT)
def _iso(value: str | datetime) -> str:
    return read_time(value).isoformat(timespec="seconds")


def _rfc822(value: str | datetime) -> str:
    return format_datetime(read_time(value))


def _size_of(picture: Mapping[str, Any], longest: int) -> str:
    """Write width and height of a picture shown no longer than that, as attributes."""
    scale = min(1.0, longest / max(picture["width"], picture["height"]))
    width, height = (max(1, round(picture[side] * scale)) for side in ("width", "height"))
    return f'width="{width}" height="{height}"'


def _head(words: str, length: int) -> str:
    """Cut a description at a word, for the tags that want it short."""
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
