"""Insights of posts, videos and pages.

Live metrics as of v26.0, checked 2026-09-25 in the Graph API reference; those retired on
2025-11-15 and 2026-06-15 and all other names fail the whole call, as they do there.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.call import Call, stamp
from publisher.sandbox.graph.errors import GraphError, invalid
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.metrics import OF_POSTS, OF_VIDEOS, PERIODS, SPANS
from publisher.sandbox.graph.objects import Page, Post, Video
from publisher.sandbox.graph.page_metrics import daily
from publisher.sandbox.graph.project import restricted
from publisher.sandbox.graph.tokens import may_measure

_PACIFIC = ZoneInfo("America/Los_Angeles")  # the day ends at midnight there
_LONGEST = timedelta(days=90)
_TWO_DAYS = timedelta(days=2)
_FEWEST = 100  # followers that a page needs for data
_BREAKDOWNS = ("is_from_ads", "is_from_followers")

_KEYS = frozenset({"name", "period", "values", "title", "description", "id"})


def insights(call: Call, node: Post | Page | Video, selection: Selection) -> dict[str, Any]:
    """Answer the edge insights (video_insights of a video), with the wanted keys only."""
    args = selection.args
    if isinstance(node, Post):
        answer = _of_post(call, node, args)
    else:
        answer = (
            _of_page(call, node, args) if isinstance(node, Page) else _of_video(call, node, args)
        )
    return restricted(answer, selection.fields, _KEYS)


def _of_post(call: Call, post: Post, args: dict[str, str]) -> dict[str, Any]:
    """Answer /{post}/insights; no data while the post is fresh or the page is small."""
    may_measure(call, post.page)
    names = _wanted(call, args, OF_POSTS | OF_VIDEOS)
    _period(args, "lifetime", ("lifetime",))
    breakdown = _breakdown(args, names)
    since = _probe(call, args).moment("since")
    if _fresh(call, post) or (since is not None and since > call.now):
        return {"data": []}
    if not post.video:
        names = [name for name in names if name not in OF_VIDEOS]
    data = []
    for name in names:
        value = (OF_POSTS | OF_VIDEOS)[name](call.graph, post, call.now)
        data.append(_entry(post.id, name, "lifetime", _split({"value": value}, breakdown)))
    return {"data": data, "paging": _around(call, f"{post.id}/insights", args, call.now)}


def _of_video(call: Call, video: Video, args: dict[str, str]) -> dict[str, Any]:
    """Answer /{video}/video_insights: the metrics of its post that are about videos."""
    may_measure(call, video.page)
    names = _wanted(call, args, OF_VIDEOS)
    post = call.graph.posts.get(video.post or "")
    if post is None or _fresh(call, post):
        return {"data": []}
    entries = [(name, {"value": OF_VIDEOS[name](call.graph, post, call.now)}) for name in names]
    return {"data": [_entry(video.id, name, "lifetime", [point]) for name, point in entries]}


def _of_page(call: Call, page: Page, args: dict[str, str]) -> dict[str, Any]:
    """Answer /{page}/insights: one point for each day that has ended, Pacific time."""
    may_measure(call, page.id)
    names = _wanted(call, args, PERIODS)
    period = args.get("period", "day")
    for name in names:
        _period(args, "day", PERIODS[name])
    breakdown = _breakdown(args, names)
    ends = _ends(call, args)
    if figures.followers(call.graph, page, call.now) < _FEWEST or not ends:
        return {"data": []}
    data = []
    for name in names:
        values = []
        for end in ends if period in SPANS else ends[-1:]:
            days = SPANS.get(period, len(ends))
            point = {"value": daily(call.graph, page, name, end, days)}
            values += _split(point | {"end_time": stamp(end)}, breakdown)
        data.append(_entry(page.id, name, period, values))
    return {
        "data": data,
        "paging": _around(call, f"{page.id}/insights", args, ends[0] - _TWO_DAYS / 2),
    }


def _wanted(call: Call, args: dict[str, str], known: dict[str, Any]) -> list[str]:
    text = args.get("metric", "").strip("[]").replace('"', "")
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        text = "(#3001) Invalid query: no metric was specified to be fetched."
        raise GraphError(3001, text, subcode=1504028)
    retired = {details.get("metric") for details in call.graph.standing("retired")}
    if any(name not in known or name in retired for name in names):
        raise invalid("The value must be a valid insights metric")
    return names


def _period(args: dict[str, str], default: str, allowed: tuple[str, ...]) -> None:
    period = args.get("period", default)
    if period == "lifetime" and "day" in allowed:
        raise GraphError(1, "An unknown error occurred", subcode=99)
    if period not in allowed:
        text = f"For field 'insights': Param period must be one of {{{', '.join(allowed)}}}"
        raise invalid(text)


def _breakdown(args: dict[str, str], names: list[str]) -> str:
    breakdown = args.get("breakdown", "")
    if breakdown and breakdown not in _BREAKDOWNS:
        raise invalid(f"Param breakdown must be one of {{{', '.join(_BREAKDOWNS)}}}")
    if breakdown and any(not name.endswith("_media_view") for name in names):
        raise invalid("The metric does not support this breakdown")
    return breakdown


def _split(point: dict[str, Any], breakdown: str) -> list[dict[str, Any]]:
    """Return a point, or the two flat ones that a breakdown makes of it."""
    if not breakdown:
        return [point]
    yes = point["value"] * 3 // 5 if breakdown == "is_from_followers" else 0
    parts = (("0", point["value"] - yes), ("1", yes))
    return [{**point, "value": value, breakdown: flag} for flag, value in parts]


def _fresh(call: Call, post: Post) -> bool:
    small = figures.followers(call.graph, call.graph.pages[post.page], call.now) < _FEWEST
    return small or not post.public(call.now - call.graph.insights_after)


def _entry(node: str, name: str, period: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "period": period,
        "values": values,
        "title": name.replace("_", " ").capitalize(),
        "description": "",
        "id": f"{node}/insights/{name}/{period}",
    }


def _probe(call: Call, args: dict[str, str]) -> Call:
    """Return a call whose parameters are the arguments: those may stand in `fields`."""
    return replace(call, params=args)


def _ends(call: Call, args: dict[str, str]) -> list[datetime]:
    """Return the ends of the days asked for, as far as they are over; else the last two."""
    probe = _probe(call, args)
    until = probe.moment("until") or call.now
    since = probe.moment("since") or until - _TWO_DAYS
    if until - since > _LONGEST:
        text = "There cannot be more than 90 days (7776000 s) between since and until"
        raise invalid(text, 1504016)
    if until < since:
        raise invalid("Param until must not be before since", 1504016)
    day = since.astimezone(_PACIFIC).date()
    ends: list[datetime] = []
    while True:
        day += timedelta(days=1)
        end = datetime(day.year, day.month, day.day, tzinfo=_PACIFIC).astimezone(UTC)
        if end > min(until, call.now):
            return ends
        ends.append(end)


def _around(call: Call, path: str, args: dict[str, str], since: datetime) -> dict[str, str]:
    """Return the addresses of the two days before a moment, and of those after it."""
    kept: dict[str, str] = {
        name: args[name] for name in ("metric", "period", "breakdown") if name in args
    }
    if not call.bearer:
        kept["access_token"] = call.secret
    found = {}
    for name, start in (("previous", since - _TWO_DAYS), ("next", since + _TWO_DAYS)):
        first = int(start.timestamp())
        span = {"since": str(first), "until": str(first + int(_TWO_DAYS.total_seconds()))}
        found[name] = f"{call.base}/{call.version}/{path}?{urlencode(kept | span)}"
    return found
