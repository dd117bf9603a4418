"""What a GET shows of pages, users and apps; lists of posts."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.attachments import SITE
from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.insights import insights
from publisher.sandbox.graph.lists import Row
from publisher.sandbox.graph.objects import Page, Post, User
from publisher.sandbox.graph.posts_read import waits_until
from publisher.sandbox.graph.project import Edge, Field, Kind, listed
from publisher.sandbox.graph.tokens import accounts, may_read, page_token


def _page_secret(call: Call, page: Page) -> str | None:
    token = call.token
    if token is None or token.kind == "APP":
        return None
    return page_token(call.graph, token, page.id).value


def _followers(call: Call, page: Page) -> int:
    may_read(call, page.id)
    return figures.followers(call.graph, page, call.now)


_PAGE_FIELDS: dict[str, Field] = {
    "name": lambda call, page: page.name,
    "about": lambda call, page: page.about,
    "category": lambda call, page: page.category,
    "link": lambda call, page: f"{SITE}/{page.id}",
    "is_published": lambda call, page: True,
    "followers_count": _followers,
    "fan_count": lambda call, page: _followers(call, page) * 19 // 20,
    "access_token": _page_secret,
    "tasks": lambda call, page: list(call.token.tasks) if call.token else None,
}


def _posts(call: Call, page: Page, selection: Selection, name: str) -> dict[str, Any]:
    """List a page's posts, newest first."""
    may_read(
        call, page.id, "pages_read_user_content" if name == "feed" else "pages_read_engagement"
    )
    now, late = call.now, _lag(call)
    posts = _between(call, page, selection.args)
    if name == "scheduled_posts":
        posts = [post for post in posts if waits_until(call, post)]
    elif name != "feed":  # the feed holds unpublished posts too
        posts = [post for post in posts if post.published and post.published <= now]
        posts = [post for post in posts if not (post.video and call.graph.videos_only_reels)]
    rows = [Row(each.id, each, not each.deleted and each.time(now) <= late) for each in posts]
    return listed(call, rows, selection, f"{page.id}/{name}", {"total_count": len(rows)})


def _between(call: Call, page: Page, args: dict[str, str]) -> list[Post]:
    """Return the posts of a span of time, both its ends included: Graph counts whole seconds."""
    asked = replace(call, params=args)
    since, until = asked.moment("since"), asked.moment("until")
    return [
        post
        for post in call.graph.posts_of(page.id)
        for time in (post.time(call.now).replace(microsecond=0),)
        if (since is None or time >= since) and (until is None or time <= until)
    ]


def _lag(call: Call) -> datetime:
    """Return the time up to which listings know of posts: now, unless a fault says earlier."""
    fault = call.world.faults.take("graph", call.route, frozenset({"lag"}))
    return call.now - timedelta(seconds=float(fault.details.get("seconds", 60)) if fault else 0)


def _reels(call: Call, page: Page, selection: Selection) -> dict[str, Any]:
    may_read(call, page.id)
    late, graph = _lag(call), call.graph
    posts = [post for post in _between(call, page, selection.args) if post.video]
    rows = [
        Row(post.video, graph.videos[post.video], post.public(late))
        for post in posts
        if post.video in graph.videos and post.published and post.published <= call.now
    ]
    return listed(call, rows, selection, f"{page.id}/video_reels", {"total_count": len(rows)})


def _subscriptions(call: Call, page: Page, selection: Selection) -> dict[str, Any]:
    data = [
        {"id": app, "name": call.graph.apps[app].name, "subscribed_fields": list(fields)}
        for app, fields in page.subscribed.items()
    ]
    return {"data": data}


_PAGE_EDGES: dict[str, Edge] = {
    "published_posts": lambda call, page, wanted: _posts(call, page, wanted, "published_posts"),
    "posts": lambda call, page, wanted: _posts(call, page, wanted, "posts"),
    "feed": lambda call, page, wanted: _posts(call, page, wanted, "feed"),
    "scheduled_posts": lambda call, page, wanted: _posts(call, page, wanted, "scheduled_posts"),
    "video_reels": _reels,
    "insights": insights,
    "subscribed_apps": _subscriptions,
}
PAGE = Kind(_PAGE_FIELDS, _PAGE_EDGES, "name")


def _accounts(call: Call, user: User, selection: Selection) -> dict[str, Any]:
    pages = accounts(call, user)
    fields = selection.fields or tuple(
        Selection(name) for name in ("access_token", "category", "name", "tasks")
    )
    rows = [Row(page.id, page) for page in pages]
    wanted = replace(selection, fields=fields)
    return listed(call, rows, wanted, f"{user.id}/accounts", {"total_count": len(rows)})


USER = Kind({"name": lambda call, user: user.name}, {"accounts": _accounts}, "name")
APP = Kind({"name": lambda call, app: app.name}, {}, "name")
