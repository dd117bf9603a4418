"""A page's own totals: its followers now, and how many people it reached in a period.

The service counts each person once over a range of days (`total_over_range`, page insights;
read 2026-09): at most 90, each ending at midnight on the Pacific coast, so a month of ours
is not quite a month of theirs. Daily values must not be added up.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from channels.facebook.codes import BAD_PARAMETER, NO_PERMISSION
from channels.facebook.errors import GraphError
from channels.facebook.graph import Graph
from publisher.contract import Audience, Period

LONGEST = timedelta(days=90)
FEWEST = 100  # followers below which the service tells no figures of a page
_PACIFIC = ZoneInfo("America/Los_Angeles")
_FOLLOWERS = ("followers_count", "fan_count")


def audience(graph: Graph, page_id: str, metric: str, period: Period | None) -> Audience:
    """Read the totals; raises GraphError if not even the followers can be read."""
    page = graph.node(page_id, fields=",".join(_FOLLOWERS))
    raw: dict[str, Any] = {name: page[name] for name in _FOLLOWERS if name in page}
    followers = page.get("followers_count")
    followers = followers if isinstance(followers, int) else None
    if period is None:
        return Audience(followers=followers, raw=raw)
    days = whole_days(period)
    reach, why, told = _reach(graph, page_id, metric, days, followers)
    return Audience(
        followers=followers,
        reach=reach,
        counted=days if reach is not None else None,
        unknown={"reach": why} if why else {},
        raw=raw | told,
    )


def whole_days(period: Period) -> Period:
    """Return the days of the service that a period begins and ends in, the last one over."""
    return Period(_midnight(period.start), _midnight(period.end))


def _midnight(instant: datetime) -> datetime:
    day = instant.astimezone(_PACIFIC).date()
    return datetime.combine(day, time(), _PACIFIC).astimezone(UTC)


def _reach(
    graph: Graph, page_id: str, metric: str, days: Period, followers: int | None
) -> tuple[int | None, str, dict[str, Any]]:
    """Return the people reached, or None and why; with what the service said."""
    if days.end - days.start > LONGEST:
        return None, "not_supported", {}
    span = {"since": int(days.start.timestamp()), "until": int(days.end.timestamp())}
    if days.end <= days.start:
        return None, "not_yet", {}
    try:
        answer = graph.edge(page_id, "insights", metric=metric, period="total_over_range", **span)
    except GraphError as error:
        if error.code in NO_PERMISSION:
            return None, "no_permission", {}
        if error.code == BAD_PARAMETER:
            return None, "retired", {}
        raise
    told = {metric: answer.get("data"), **span}
    try:
        value = answer["data"][0]["values"][-1]["value"]
    except (LookupError, TypeError):
        small = followers is not None and followers < FEWEST
        return None, "below_threshold" if small else "not_yet", told
    return (value, "", told) if isinstance(value, int) else (None, "error", told)
