"""A page's own metrics, day by day."""

from datetime import datetime, timedelta
from typing import Any

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.metrics import plays
from publisher.sandbox.graph.objects import Page, Post
from publisher.sandbox.graph.state import Graph


def daily(graph: Graph, page: Page, name: str, end: datetime, days: int) -> Any:
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
        return sum(plays(graph, post, end) - plays(graph, post, start) for post in posts)
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
