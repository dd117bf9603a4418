"""A report's rows as people read them: headings, cells and the notes that say what they mean."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from publisher.engagement.readings import FIGURES
from publisher.report.figures import CLOSING_MAY_LAG, Followers, Period, SentPost
from publisher.report.rows import Row, Total
from publisher.timetable.rules import Calendar
from publisher.words import _, channel_name, moment, number


def title(by: str) -> str:
    """Return the report's name."""
    return {
        "channel": _("Report on publishing, by channel"),
        "unit": _("Report on publishing, by unit"),
        "theme": _("Report on publishing, by theme"),
        "form": _("Report on publishing, by form"),
        "item": _("Report on publishing, by item"),
    }[by]


def period_text(period: Period) -> str:
    """Return the period as people write it."""
    message = _("From {first} to the end of {last}")
    return message.format(first=day_text(period.first), last=day_text(period.last))


def day_text(day: date) -> str:
    """Return a day as people in Vietnam write it: 23/11/2026."""
    return f"{day:%d/%m/%Y}"


def views_name(by: str) -> str:
    """Return the name of the views; a sum over channels says that it is one, a note how."""
    return _("Views") if by in ("channel", "item") else _("Total views")


def headings(by: str) -> tuple[str, ...]:
    """Return the headings of the table's columns."""
    first = {
        "channel": _("Channel"),
        "unit": _("Unit"),
        "theme": _("Theme"),
        "form": _("Form"),
        "item": _("Item"),
    }[by]
    begin = (first, _("Channel"), _("Day")) if by == "item" else (first, _("Products"))
    figures = (
        views_name(by),
        _("Reach, people"),
        _("Reactions"),
        _("Comments"),
        _("Shares"),
        _("Clicks"),
    )
    end = (_("Followers"),) if by == "channel" else ()
    return (*begin, _("Posts"), _("Withdrawn"), *figures, *end)


def line(row: Row, by: str, calendar: Calendar) -> tuple[str, ...]:
    """Return a row's cells; what adds to a figure stands below it, after a line break."""
    if by == "item":
        day = day_text(calendar.local(row.sent_at).date()) if row.sent_at else ""
        begin: tuple[str, ...] = (row.name, channel_name(row.channel), day)
    else:
        begin = (row.name, number(row.products))
    end: tuple[str, ...] = ()
    if by == "channel":
        end = (_followers_cell(row.followers) if row.key != "total" else "",)
    figures = (_cell(figure, row.figures[figure]) for figure in FIGURES)
    return (*begin, number(row.posts), number(row.withdrawn), *figures, *end)


def _cell(figure: str, total: Total) -> str:
    if total.value is None:
        return number(None)
    value = number(total.value)
    if figure == "reach" and total.posts > 1:
        value = _("at least {number}").format(number=value)
    return value if total.known == total.posts else f"{value}\n{coverage(total)}"


def coverage(total: Total) -> str:
    """Say how many posts a sum knows."""
    return _("known for {known}/{posts} posts").format(known=total.known, posts=total.posts)


def _followers_cell(found: Followers | None) -> str:
    if found is None:
        return number(None)
    day = _("on {day}").format(day=day_text(found.day))
    return f"{number(found.count)}\n{_change(found)}{day}"


def _change(found: Followers) -> str:
    if found.change is None:
        return ""
    sign = "+" if found.change > 0 else "-" if found.change < 0 else "±"
    return f"{sign}{number(abs(found.change))}; "


def notes(
    by: str, period: Period, calendar: Calendar, total: Row, posts: Sequence[SentPost]
) -> Iterator[str]:
    """Yield what a reader has to know to understand the figures."""
    yield _(
        "Product: an item, counted once on however many channels it went out. Post: one "
        "publication of it on one channel, counted by the day it went out, and still there. "
        "Withdrawn posts are counted apart and are in no other figure."
    )
    yield _(
        "The figures are running totals since each post went out: its last reading that told "
        "the figure, taken by the closing time {time} (the closing reading may be up to "
        "{hours} hours late)."
    ).format(
        time=moment(period.end, calendar.zone),
        hours=round(CLOSING_MAY_LAG.total_seconds() / 3600),
    )
    yield _readings_note(posts, calendar)
    yield _(
        "“–” means that nobody knows the figure, not that it is 0. “Known for a/b posts” means "
        "that the sum is that of a of the b posts; without it all posts are known."
    )
    yield _views_note(total)
    yield _(
        "Reach is never added up over posts or channels, for they may be the same people; "
        "“at least” gives the post with the highest figure."
    )
    if by == "channel":
        yield _(
            "Followers: the last count by the end of the period, with its day, and the change "
            "since the first count within the period; never added up over channels."
        )


def _readings_note(posts: Sequence[SentPost], calendar: Calendar) -> str:
    times: list[datetime] = [
        each.at for post in posts if not post.withdrawn for each in post.figures.values()
    ]
    if not times:
        return _("No reading has been taken of these posts yet.")
    first, last = (moment(each, calendar.zone) for each in (min(times), max(times)))
    return _("The readings were taken from {first} to {last}.").format(first=first, last=last)


def _views_note(total: Row) -> str:
    views = total.figures["views"]
    name = _("Total views of all channels added up, each platform counting in its own way")
    if views.value is None:
        return f"{name}: {number(None)}."
    return f"{name}: {number(views.value)} ({coverage(views)})."


def open_notes(in_doubt: int, period: Period, now: datetime, calendar: Calendar) -> Iterator[str]:
    """Yield what may still change the report."""
    if in_doubt:
        yield _(
            "Posts of this period of which nobody knows yet whether they went out, and which "
            "are not counted: {count}."
        ).format(count=in_doubt)
    if now < period.end:
        message = _("The period is not over: these are the figures of {time}.")
        yield message.format(time=moment(now, calendar.zone))
