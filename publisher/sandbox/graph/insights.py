"""Insights of posts, videos and pages.

Live metrics as of v26.0, checked 2026-09-25 in the Graph API reference; those retired on
2025-11-15 and 2026-06-15 and all other names fail the whole call, as they do there.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.call import Call, stamp
from publisher.sandbox.graph.errors import GraphError, invalid
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.project import restricted
from publisher.sandbox.graph.state import Graph, Page, Post, Video
from publisher.sandbox.graph.tokens import may_measure

_PACIFIC = ZoneInfo("America/Los_Angeles")  # the day ends at midnight there
_LONGEST = timedelta(days=90)
_TWO_DAYS = timedelta(days=2)
_FEWEST = 100  # followers that a page needs for data
_BREAKDOWNS = ("is_from_ads", "is_from_followers")
_SPANS = {"day": 1, "week": 7, "days_28": 28}
_PERIODS: dict[str, tuple[str, ...]] = {
    "page_media_view": ("day", "week", "days_28"),
    "page_total_media_view_unique": ("day", "week", "days_28", "total_over_range"),
    "page_post_engagements": ("day", "week", "days_28"),
    "page_views_total": ("day", "week", "days_28"),
    "page_total_actions": ("day", "week", "days_28"),
    "page_video_views": ("day", "week", "days_28"),
    "page_follows": ("day",),
    "page_daily_follows": ("day",),
    "page_daily_follows_unique": ("day",),
    "page_daily_unfollows_unique": ("day",),
    "page_actions_post_reactions_total": ("day",),
}

_KEYS = frozenset({"name", "period", "values", "title", "description", "id"})

Figure = Callable[[Graph, Post, datetime], Any]


def _by_type(graph: Graph, post: Post, now: datetime) -> dict[str, int]:
    return {name: n for name, n in figures.reactions(graph, post, now).items() if n}


def _clicks_by_type(graph: Graph, post: Post, now: datetime) -> dict[str, int]:
    clicks = figures.clicks(graph, post, now)
    main = "link clicks" if post.preview else "video play" if post.video else "photo view"
    parts = {main: clicks * 7 // 10, "other clicks": clicks - clicks * 7 // 10}
    return {name: n for name, n in parts.items() if n}


def _actions(graph: Graph, post: Post, now: datetime) -> dict[str, int]:
    parts = {
        "like": sum(figures.reactions(graph, post, now).values()),
        "comment": sum(not each.deleted for each in figures.comments(graph, post)),
        "share": figures.shares(graph, post, now),
    }
    return {name: n for name, n in parts.items() if n}


def _plays(graph: Graph, post: Post, now: datetime) -> int:
    return figures.part(graph, post, now, "plays", 0.3, 0.6)


def _reaction(name: str) -> Figure:
    return lambda graph, post, now: figures.reactions(graph, post, now)[name]


_OF_VIDEOS: dict[str, Figure] = {
    "post_video_views": _plays,
    "post_video_avg_time_watched": lambda graph, post, now: (
        8_400 if _plays(graph, post, now) else 0
    ),
    "post_video_view_time": lambda graph, post, now: 8_400 * _plays(graph, post, now),
}
_OF_POSTS: dict[str, Figure] = {
    "post_media_view": figures.views,
    "post_total_media_view_unique": figures.viewers,
    "post_clicks": figures.clicks,
    "post_clicks_by_type": _clicks_by_type,
    "post_reactions_by_type_total": _by_type,
    "post_activity_by_action_type": _actions,
    "post_activity_by_action_type_unique": _actions,
    **{f"post_reactions_{name}_total": _reaction(name) for name in figures.REACTIONS},
}


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
    names = _wanted(call, args, _OF_POSTS | _OF_VIDEOS)
    _period(args, "lifetime", ("lifetime",))
    breakdown = _breakdown(args, names)
    since = _probe(call, args).moment("since")
    if _fresh(call, post) or (since is not None and since > call.now):
        return {"data": []}
    if not post.video:
        names = [name for name in names if name not in _OF_VIDEOS]
    data = []
    for name in names:
        value = (_OF_POSTS | _OF_VIDEOS)[name](call.graph, post, call.now)
        data.append(_entry(post.id, name, "lifetime", _split({"value": value}, breakdown)))
    return {"data": data, "paging": _around(call, f"{post.id}/insights", args, call.now)}


def _of_video(call: Call, video: Video, args: dict[str, str]) -> dict[str, Any]:
    """Answer /{video}/video_insights: the metrics of its post that are about videos."""
    may_measure(call, video.page)
    names = _wanted(call, args, _OF_VIDEOS)
    post = call.graph.posts.get(video.post or "")
    if post is None or _fresh(call, post):
        return {"data": []}
    entries = [(name, {"value": _OF_VIDEOS[name](call.graph, post, call.now)}) for name in names]
    return {"data": [_entry(video.id, name, "lifetime", [point]) for name, point in entries]}


def _of_page(call: Call, page: Page, args: dict[str, str]) -> dict[str, Any]:
    """Answer /{page}/insights: one point for each day that has ended, Pacific time."""
    may_measure(call, page.id)
    names = _wanted(call, args, _PERIODS)
    period = args.get("period", "day")
    for name in names:
        _period(args, "day", _PERIODS[name])
    breakdown = _breakdown(args, names)
    ends = _ends(call, args)
    if figures.followers(call.graph, page, call.now) < _FEWEST or not ends:
        return {"data": []}
    data = []
    for name in names:
        values = []
        for end in ends if period in _SPANS else ends[-1:]:
            days = _SPANS.get(period, len(ends))
            point = {"value": _daily(call.graph, page, name, end, days)}
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


def _daily(graph: Graph, page: Page, name: str, end: datetime, days: int) -> Any:
    """Return a page metric for the days that end then."""
    start = end - timedelta(days=days)
    if "follows" in name:
        return _of_followers(graph, page, name, start, end)
    rest = graph.world.random(f"graph:{page.id}:{end.date()}").randint(20, 90) * days
    if name in ("page_views_total", "page_total_actions"):
        return rest if name == "page_views_total" else rest // 9
    posts = [post for post in graph.posts_of(page.id) if not post.deleted]
    if name == "page_video_views":
        posts = [post for post in posts if post.video]
        return sum(_plays(graph, post, end) - _plays(graph, post, start) for post in posts)
    if name == "page_actions_post_reactions_total":
        return _reacted(graph, posts, start, end)
    seen = sum(
        figures.views(graph, post, end) - figures.views(graph, post, start) for post in posts
    )
    if name == "page_post_engagements":
        return seen // 15
    return seen + rest if name == "page_media_view" else int((seen + rest) * 0.7)


def _of_followers(graph: Graph, page: Page, name: str, start: datetime, end: datetime) -> int:
    """Return the followers at the end, or how many came or went: came less went is the rise."""
    now = figures.followers(graph, page, end)
    if name == "page_follows":
        return now
    rise = now - figures.followers(graph, page, start)
    both = graph.world.random(f"graph:{page.id}:lost:{end.date()}").randint(0, 2)
    return both + max(0, -rise if "unfollows" in name else rise)


def _reacted(graph: Graph, posts: list[Post], start: datetime, end: datetime) -> dict[str, int]:
    found = dict.fromkeys(figures.REACTIONS, 0)
    for post in posts:
        before, after = (figures.reactions(graph, post, time) for time in (start, end))
        found = {kind: found[kind] + after[kind] - before[kind] for kind in found}
    return {kind: number for kind, number in found.items() if number}


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
