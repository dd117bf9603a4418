"""The pages as their readers see them, and what the stand-in holds, for people and tests."""

import io
from datetime import datetime
from typing import Any

from PIL import Image
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from publisher.sandbox.graph import comments, figures
from publisher.sandbox.graph.objects import Comment, Page, Post
from publisher.sandbox.graph.state import Graph, state_of
from publisher.sandbox.graph.words import ago, rich
from publisher.sandbox.pages import page
from publisher.sandbox.world import World

_LONG = 480  # characters or lines from which a text is folded
_LINES = 6
_ICONS = {
    "like": "thumb",
    "love": "heart",
    "haha": "smile",
    "wow": "round",
    "sorry": "frown",
    "anger": "frown",
}
_INLINE = ("image/jpeg", "image/png", "image/gif")


def routes(world: World) -> list[Route]:
    """Return the routes for people; not part of the Graph API."""

    async def timeline(request: Request) -> Response:
        graph = state_of(world)
        name = request.path_params.get("page") or next(iter(graph.pages))
        if name not in graph.pages:
            raise HTTPException(404)
        return HTMLResponse(await run_in_threadpool(_timeline, graph, graph.pages[name]))

    async def media(request: Request) -> Response:
        return _media(state_of(world), request.path_params["name"])

    async def comment(request: Request) -> Response:
        graph, form = state_of(world), await request.form()
        post = graph.posts.get(request.path_params["post"])
        text = str(form.get("message", "")).strip()
        if post is None or not post.public(world.clock.now()) or not text:
            raise HTTPException(400)
        await run_in_threadpool(comments.written, graph, post, text)
        return RedirectResponse(f"/_page/{post.page}#{post.id}", 303)

    return [
        Route("/_page", timeline),
        Route("/_page/{page}", timeline),
        Route("/_page/{post}/comments", comment, methods=["POST"]),
        Route("/_media/{name}", media),
    ]


def _media(graph: Graph, name: str) -> Response:
    photo, video = graph.photos.get(name), graph.videos.get(name)
    if photo is not None and photo.content_type in _INLINE:
        return Response(photo.data, media_type=photo.content_type)
    if photo is not None:  # browsers don't show TIFF
        buffer = io.BytesIO()
        Image.open(io.BytesIO(photo.data)).convert("RGB").save(buffer, "PNG")
        return Response(buffer.getvalue(), media_type="image/png")
    if video is not None:
        return Response(video.data, media_type="video/mp4")
    raise HTTPException(404)


def _timeline(graph: Graph, shown: Page) -> str:
    now = graph.world.clock.now()
    posts = [post for post in graph.posts_of(shown.id) if post.public(now) and not post.hidden]
    posts.sort(key=lambda post: not post.pinned)
    return page(
        "graph_page.html",
        page=shown,
        pages=list(graph.pages.values()),
        followers=figures.followers(graph, shown, now),
        likes=figures.followers(graph, shown, now) * 19 // 20,
        photos=[name for post in posts for name in post.photos][:9],
        posts=[_card(graph, post, now) for post in posts],
        icons=_ICONS,
        now=now,
    )


def _card(graph: Graph, post: Post, now: datetime) -> dict[str, Any]:
    reactions = figures.reactions(graph, post, now)
    found = [c for c in figures.comments(graph, post) if not c.deleted and not c.hidden]
    kinds = sorted(reactions, key=lambda name: -reactions[name])
    photos = [graph.photos[name] for name in post.photos]
    return {
        "id": post.id,
        "text": rich(post.message),
        "long": len(post.message) > _LONG or post.message.count("\n") >= _LINES,
        "large": len(post.message) <= 85 and not (post.preview or photos or post.video),
        "time": post.time(now),
        "ago": ago(post.time(now), now),
        "edited": post.edited is not None,
        "pinned": post.pinned,
        "card": post.preview,
        "photos": photos,
        "rest": len(photos) - 5,
        "upright": bool(photos) and photos[0].size[1] > photos[0].size[0],
        "video": graph.videos.get(post.video or ""),
        "kinds": [name for name in kinds[:3] if reactions[name]],
        "reactions": sum(reactions.values()),
        "comments": _thread(found, now),
        "comment_count": len(found),
        "shares": figures.shares(graph, post, now),
    }


def _thread(found: list[Comment], now: datetime) -> list[dict[str, Any]]:
    """Return the first comments, each followed by its replies."""
    tops = [each for each in found if each.parent is None]
    ordered = []
    for top in tops:
        ordered += [top, *(each for each in found if each.parent == top.id)]
    return [
        {
            "text": rich(each.message),
            "own": each.page is not None,
            "reply": bool(each.parent),
            "ago": ago(each.created, now),
            "time": each.created,
            "likes": each.likes,
        }
        for each in ordered
    ]


def snapshot(world: World) -> dict[str, Any]:
    """Return what readers see ("posts", newest first) and, apart, what they don't."""
    graph = state_of(world)
    now = world.clock.now()
    pages = []
    for each in graph.pages.values():
        kept = [post for post in graph.posts_of(each.id) if not post.deleted]
        seen = [post for post in kept if post.public(now) and not post.hidden]
        pages.append(
            {
                "id": each.id,
                "name": each.name,
                "posts": [_plain(graph, post, now) for post in seen],
                "hidden": [_plain(graph, post, now) for post in kept if post not in seen],
                "unused_photos": [
                    photo.id
                    for photo in graph.photos.values()
                    if photo.page == each.id and photo.post is None and graph.node(photo.id)
                ],
            }
        )
    return {"posts": [post for each in pages for post in each["posts"]], "pages": pages}


def _plain(graph: Graph, post: Post, now: datetime) -> dict[str, Any]:
    photos = [graph.photos[name] for name in post.photos]
    return {
        "id": post.id,
        "page": post.page,
        "message": post.message,
        "link": post.preview.url if post.preview else None,
        "photos": [{"id": photo.id, "alt": photo.alt} for photo in photos],
        "video": post.video,
        "created_time": post.time(now).isoformat(),
        "is_published": post.public(now),
        "scheduled": post.scheduled,
        "hidden": post.hidden,
        "edited": post.edited is not None,
    }
