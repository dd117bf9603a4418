"""The page that finds items."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from starlette.responses import Response

from publisher.items.dates import NoMoment, read_moment
from publisher.status.search import STANDINGS, Standing, Wanted, search
from publisher.web.marks import mark
from publisher.web.visit import EVERYBODY, Page, Visit
from publisher.words import _

MANY = 20  # items of a page
LONGEST = 200  # characters that are looked for
DEEPEST = 10_000  # pages
FIELDS = ("q", "don_vi", "chu_de", "trang_thai", "tu", "den")


def show(visit: Visit) -> Response:
    """Show the items that fit what was asked for; all of them, the newest first, at the start."""
    asked = {key: visit.asked(key).strip()[:LONGEST] for key in FIELDS}
    wanted, problem = _wanted(visit, asked)
    number = page_number(visit)
    with visit.workspace.store.read() as db:
        count, hits = search(db, wanted, limit=MANY, offset=(number - 1) * MANY)
    config = visit.workspace.config
    return visit.page(
        "search.html.j2",
        asked=asked,
        problem=problem,
        count=count,
        hits=hits,
        mark=mark,
        units=config.units,
        themes=config.themes,
        standings=[(each, standing_name(each)) for each in STANDINGS],
        page=number,
        pages=max(1, -(-count // MANY)),
        query=urlencode({key: value for key, value in asked.items() if value}),
    )


def page_number(visit: Visit, key: str = "trang") -> int:
    """Return which page of a list is asked for, 1 at the least."""
    text = visit.asked(key)[:6]
    return min(max(1, int(text)), DEEPEST) if text.isdecimal() else 1


def standing_name(standing: str) -> str:
    """Return what a standing is called."""
    return {
        "out": _("is out"),
        "waits": _("is to go out"),
        "wrong": _("needs somebody"),
        "withdrawn": _("withdrawn"),
    }.get(standing, standing)


def _wanted(visit: Visit, asked: dict[str, str]) -> tuple[Wanted, str]:
    """Return what is looked for, and what of it could not be read."""
    standing: Standing = next((each for each in STANDINGS if each == asked["trang_thai"]), "")
    since, until, problem = None, None, ""
    try:
        since = _day(visit, asked["tu"])
        last = _day(visit, asked["den"])
        until = last and _day_after(visit, last)
    except NoMoment as error:
        problem = str(error)
    except OverflowError:
        problem = _("no calendar goes that far")
    return Wanted(
        words=asked["q"],
        unit=asked["don_vi"],
        theme=asked["chu_de"],
        standing=standing,
        since=since,
        until=until,
    ), problem


def _day(visit: Visit, text: str) -> datetime | None:
    """Return where a day begins. Raises NoMoment."""
    calendar = visit.workspace.config.calendar
    if not text:
        return None
    return calendar.at(calendar.local(read_moment(text, calendar.zone).at).date(), time())


def _day_after(visit: Visit, day: datetime) -> datetime:
    calendar = visit.workspace.config.calendar
    return calendar.at(calendar.local(day).date() + timedelta(days=1), time())


PAGES: tuple[Page, ...] = (Page(path="/tim", show=show, roles=EVERYBODY),)
