"""The metrics of insights: their names, their periods, and how each is counted."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.objects import Post
from publisher.sandbox.graph.state import Graph

SPANS = {"day": 1, "week": 7, "days_28": 28}
PERIODS: dict[str, tuple[str, ...]] = {
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


def plays(graph: Graph, post: Post, now: datetime) -> int:
    """Return how often a video was played until then."""
    return figures.part(graph, post, now, "plays", 0.3, 0.6)


def _reaction(name: str) -> Figure:
    return lambda graph, post, now: figures.reactions(graph, post, now)[name]


OF_VIDEOS: dict[str, Figure] = {
    "post_video_views": plays,
    "post_video_avg_time_watched": lambda graph, post, now: (
        8_400 if plays(graph, post, now) else 0
    ),
    "post_video_view_time": lambda graph, post, now: 8_400 * plays(graph, post, now),
}


OF_POSTS: dict[str, Figure] = {
    "post_media_view": figures.views,
    "post_total_media_view_unique": figures.viewers,
    "post_clicks": figures.clicks,
    "post_clicks_by_type": _clicks_by_type,
    "post_reactions_by_type_total": _by_type,
    "post_activity_by_action_type": _actions,
    "post_activity_by_action_type_unique": _actions,
    **{f"post_reactions_{name}_total": _reaction(name) for name in figures.REACTIONS},
}
