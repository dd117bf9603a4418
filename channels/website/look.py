"""What an office decides about its site, the same on every page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from channels.website import palette
from channels.website.emblems import Emblem, read
from channels.website.settings import Settings
from publisher.contract import Office

_NO_TELEPHONE = re.compile(r"[^\d+]")


@dataclass(frozen=True, slots=True)
class Task:
    """Something that people come to do, and where they do it."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A label that an authority gave the site, and what it leads to."""

    picture: Emblem
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the office decides about its site, the same on every page."""

    base_url: str  # without a slash at the end
    office_name: str
    office_parent: str = ""
    description: str = ""
    footer: tuple[str, ...] = ()
    head_html: str = ""
    rating: bool = False  # readers may say whether a page was useful
    office: Office = field(default_factory=Office)
    palette: str = palette.DEFAULT  # the colour that all others are made from
    responsible: str = ""  # who answers for what the site says
    emblem: Emblem | None = None
    links: tuple[tuple[str, str], ...] = ()  # at the foot of every page: title, address
    badges: tuple[Badge, ...] = ()
    tasks: tuple[Task, ...] = ()  # what people come for
    notices: tuple[str, ...] = ("announcement",)  # forms on the front page until they expire
    alerts: tuple[str, ...] = ("outage",)  # forms on every page until they expire
    strips: tuple[str, ...] = ("video", "infographic")  # forms with pictures on the front page

    @property
    def root(self) -> str:
        """Return the path of the site on its host: "" or "/…"."""
        return urlsplit(self.base_url).path.rstrip("/")

    @property
    def governmental(self) -> bool:
        """Tell whether the address itself shows that it is a state body's."""
        return (urlsplit(self.base_url).hostname or "").endswith(".gov.vn")

    @property
    def contacts(self) -> Iterator[tuple[str, str, str]]:
        """Yield how to reach the office: what it is, the words, the link; not what is said."""
        office, dials = self.office, telephone(self.office.phone)
        ways = (
            ("Địa chỉ", office.address, office.map),
            ("Điện thoại", office.phone, f"tel:{dials}" if dials else ""),
            ("Thư điện tử", office.email, f"mailto:{office.email}"),
        )
        for name, value, link in ways:
            if value and not any(value in line for line in self.footer):
                yield name, value, link


def look_of(settings: Settings) -> Look:
    """Return the look that a site's settings ask for."""
    return Look(
        base_url=settings.base_url,
        office_name=settings.office_name,
        office_parent=settings.office_parent,
        description=settings.description,
        footer=settings.footer,
        head_html=settings.head_html,
        rating=settings.rating,
        office=settings.office,
        palette=settings.palette,
        responsible=settings.responsible,
        emblem=read(settings.emblem) if settings.emblem else None,
        links=tuple((each.title, each.url) for each in settings.links),
        badges=tuple(Badge(read(each.image), each.title, each.url) for each in settings.badges),
        tasks=_tasks(settings),
        notices=settings.notices,
        alerts=settings.alerts,
        strips=settings.strips,
    )


def _tasks(settings: Settings) -> tuple[Task, ...]:
    """Return what people come for; where nothing is said, the online public services."""
    asked = tuple(Task(each.title, each.text, each.url) for each in settings.tasks)
    portal = settings.office.public_services
    if asked or not portal:
        return asked
    return (Task("Nộp hồ sơ trực tuyến", "Thủ tục hành chính trên Cổng Dịch vụ công", portal),)


def telephone(written: str) -> str:
    """Return what a link dials; "" for what is no one telephone number."""
    digits = _NO_TELEPHONE.sub("", written)
    return digits if 6 <= len(digits) <= 15 and not re.search(r"[^\d\s.+()-]", written) else ""
