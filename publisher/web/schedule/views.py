"""Which days a page of the calendar shows: a month, a week or a list of a month."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from publisher.web.visit import Unknown, Visit
from publisher.words import _

MONTH, WEEK, LIST = "thang", "tuan", "danh-sach"
A_DAY = {MONTH: 8, WEEK: 60, LIST: 20}  # items of a day that a view shows
YEARS = range(2000, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one page shows, and where its neighbours are."""

    kind: str
    first: date
    last: date
    month: int  # that is shown; 0: all days alike
    title: str
    before: str
    after: str
    today: str
    others: list[tuple[str, str, bool]]  # address, name, whether it is this one

    @property
    def a_day(self) -> int:
        """How many items of one day are shown."""
        return A_DAY[self.kind]


def view(visit: Visit) -> View:
    """Return the view that is asked for; this month's where nothing is. Raises Unknown."""
    today = visit.workspace.config.calendar.local(visit.now).date()
    if week := visit.asked(WEEK):
        return _week(_day(week, today), today)
    kind = LIST if visit.asked("kieu") == LIST else MONTH
    return _month(_day(visit.asked(MONTH), today), today, kind)


def _day(text: str, today: date) -> date:
    if not text:
        return today
    found = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise Unknown
    return day


def _month(day: date, today: date, kind: str) -> View:
    begin = day.replace(day=1)
    end = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    whole = kind == MONTH  # weeks are shown whole
    first = begin - timedelta(days=begin.weekday()) if whole else begin
    last = end + timedelta(days=6 - end.weekday()) if whole else end
    address = f"/lich?{'kieu=danh-sach&' if kind == LIST else ''}thang="
    return View(
        kind=kind,
        first=first,
        last=last,
        month=begin.month if whole else 0,
        title=_("month {index}/{year}").format(index=begin.month, year=begin.year),
        before=address + f"{begin - timedelta(days=1):%Y-%m}",
        after=address + f"{end + timedelta(days=1):%Y-%m}",
        today=address + f"{today:%Y-%m}",
        others=_others(kind, day),
    )


def _week(day: date, today: date) -> View:
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    title = _("week of {first} to {last}")
    return View(
        kind=WEEK,
        first=first,
        last=last,
        month=0,
        title=title.format(first=f"{first:%d/%m}", last=f"{last:%d/%m/%Y}"),
        before=f"/lich?tuan={first - timedelta(days=7)}",
        after=f"/lich?tuan={first + timedelta(days=7)}",
        today=f"/lich?tuan={today}",
        others=_others(WEEK, day),
    )


def _others(kind: str, day: date) -> list[tuple[str, str, bool]]:
    return [
        (f"/lich?thang={day:%Y-%m}", _("Month"), kind == MONTH),
        (f"/lich?tuan={day}", _("Week"), kind == WEEK),
        (f"/lich?kieu=danh-sach&thang={day:%Y-%m}", _("List"), kind == LIST),
    ]
