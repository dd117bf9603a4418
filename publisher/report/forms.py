"""A report written down: CSV for Excel, JSON for programs, one HTML page for people."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from publisher.pages import page
from publisher.report.charts import charts
from publisher.report.figures import Followers
from publisher.report.lines import coverage, views_name
from publisher.report.report import Report
from publisher.report.rows import Row, Total
from publisher.words import _, moment, number

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel takes UTF-8 for something else
FORMULA = re.compile(r"[=+\-@\t\r]")  # what Excel may run if a cell begins with it
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def written(report: Report, form: str) -> str:
    """Return a report as csv, json or html; raises ValueError for any other form."""
    forms: Mapping[str, Callable[[Report], str]] = {"csv": _csv, "json": _json, "html": _html}
    if form not in forms:
        message = _("no form {form!r}; known: {known}")
        raise ValueError(message.format(form=form, known=", ".join(forms)))
    return forms[form](report)


# --- CSV ------------------------------------------------------------------------------


def _csv(report: Report) -> str:
    """Write the rows with bare numbers; what nobody knows is a dash, so that no sum takes it."""
    text = io.StringIO()
    writer = csv.writer(text)
    rows = [dict(_cells(report, row)) for row in (*report.rows, report.total)]
    writer.writerow(rows[0])
    writer.writerows([_safe(cell) for cell in row.values()] for row in rows)
    return BOM + text.getvalue()


def _cells(report: Report, row: Row) -> Iterator[tuple[str, Any]]:
    """Yield heading and value of a row's cells."""
    by_channel = report.by == "channel" and row is not report.total  # programs go by its id
    yield report.headings[0], row.key if by_channel else row.name
    if report.by == "item":
        yield _("Channel"), row.channel
        yield _("Day"), _local(report, row.sent_at)
        yield _("Address"), row.url or ""
    yield _("Products"), row.products
    yield _("Posts"), row.posts
    yield _("Withdrawn"), row.withdrawn
    names = _figure_names(report.by)
    for figure, total in row.figures.items():
        yield names[figure], total.value
        yield _("{figure}: posts with known figure").format(figure=names[figure]), total.known
    if report.by == "channel":
        found = row.followers
        yield _("Followers"), found.count if found else None
        yield _("Followers counted on"), found.day.isoformat() if found else None
        yield _("Followers: change"), found.change if found else None


def _figure_names(by: str) -> dict[str, str]:
    return {
        "views": views_name(by),
        "reach": _("Reach of one post, at most (a lower bound for all)"),
        "reactions": _("Reactions"),
        "comments": _("Comments"),
        "shares": _("Shares"),
        "clicks": _("Clicks"),
    }


def _safe(value: Any) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = number(None) if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def _local(report: Report, instant: datetime | None) -> str:
    return f"{instant.astimezone(report.office.zone):%Y-%m-%d %H:%M}" if instant else ""


# --- JSON -----------------------------------------------------------------------------


def _json(report: Report) -> str:
    """Write everything, with the readings that each figure comes from."""
    period = report.period
    told = {
        "title": report.title,
        "office": report.office.name,
        "by": report.by,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "closed_at": period.end.isoformat(),
        "made_at": report.made_at.isoformat(),
        "rows": [_row(row) for row in report.rows],
        "total": _row(report.total),
        "notes": list(report.notes),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {
        "key": row.key,
        "name": row.name,
        "products": row.products,
        "posts": row.posts,
        "withdrawn": row.withdrawn,
        "figures": {
            "reach_at_least" if figure == "reach" else figure: _total(total)
            for figure, total in row.figures.items()
        },
    }
    if row.channel:
        sent_at = row.sent_at.isoformat() if row.sent_at else None
        told |= {"channel": row.channel, "sent_at": sent_at, "url": row.url}
    if row.followers:
        told["followers"] = _followers(row.followers)
    return told


def _total(total: Total) -> dict[str, Any]:
    return {
        "value": total.value,
        "known": total.known,
        "posts": total.posts,
        "readings": list(total.readings),
    }


def _followers(found: Followers) -> dict[str, Any]:
    return {
        "value": found.count,
        "day": found.day.isoformat(),
        "change": found.change,
        "readings": list(found.readings),
    }


# --- HTML -----------------------------------------------------------------------------


def _html(report: Report) -> str:
    """Write one self-contained page that is also good on paper."""
    views = report.total.figures["views"]
    return page(
        "report.html.j2",
        report=report,
        place_and_day=_place_and_day(report),
        made_at=moment(report.made_at, report.office.zone),
        number=number,
        views=views,
        views_coverage=coverage(views),
        views_name=views_name("unit"),  # the sum's own name, whatever the rows are
        charts=charts(report.by, report.rows),
    )


def _place_and_day(report: Report) -> str:
    """Return the line at the top right, as Decree 30/2020/NĐ-CP writes it: 05, 10, 02, 3."""
    day = report.made_at.astimezone(report.office.zone)
    month = f"{day:%m}" if day.month <= 2 else str(day.month)
    text = _("{day} {month} {year}").format(day=f"{day:%d}", month=month, year=day.year)
    return ", ".join(filter(None, (report.office.province, text)))
