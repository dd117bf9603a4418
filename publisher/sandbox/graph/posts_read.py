"""What a GET shows of posts and comments."""

from dataclasses import replace
from typing import Any

from publisher.sandbox.graph import figures
from publisher.sandbox.graph.attachments import attachments, media, permalink
from publisher.sandbox.graph.call import Call, stamp
from publisher.sandbox.graph.errors import invalid
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.insights import insights
from publisher.sandbox.graph.lists import Row
from publisher.sandbox.graph.objects import Comment, Post
from publisher.sandbox.graph.project import Edge, Field, Kind, listed
from publisher.sandbox.graph.tokens import may_read


def author(call: Call, page: str) -> dict[str, str]:
    """Return a page as the author of something."""
    return {"name": call.graph.pages[page].name, "id": page}


def _app(call: Call, app: str) -> dict[str, str]:
    return {"name": call.graph.apps[app].name, "id": app}


def _status_type(call: Call, post: Post) -> str:
    if post.video:
        return "added_video"
    if post.photos:
        return "added_photos"
    return "shared_story" if post.preview else "mobile_status_update"


def _shares(call: Call, post: Post) -> dict[str, int] | None:
    number = figures.shares(call.graph, post, call.now)
    return {"count": number} if number else None  # Graph leaves a zero out


def waits_until(call: Call, post: Post) -> int | None:
    """Return the UNIX time of a scheduled post that is still to come."""
    waits = post.scheduled and post.published is not None and post.published > call.now
    return int(post.published.timestamp()) if waits and post.published else None


def _picture(call: Call, post: Post) -> str | None:
    if post.photos:
        return media(call, post.photos[0])
    return (post.preview and post.preview.image) or None


_POST_FIELDS: dict[str, Field] = {
    "created_time": lambda call, post: stamp(post.time(call.now)),
    "updated_time": lambda call, post: stamp(post.edited or post.time(call.now)),
    "message": lambda call, post: post.message or None,
    "permalink_url": permalink,
    "is_published": lambda call, post: post.public(call.now),
    "is_hidden": lambda call, post: post.hidden,
    "is_pinned": lambda call, post: post.pinned,
    "status_type": _status_type,
    "shares": _shares,
    "application": lambda call, post: _app(call, post.app),
    "from": lambda call, post: author(call, post.page),
    "scheduled_publish_time": waits_until,
    "full_picture": _picture,
}


_REACTION_TYPES = {
    "LIKE": "like",
    "LOVE": "love",
    "HAHA": "haha",
    "WOW": "wow",
    "SAD": "sorry",
    "ANGRY": "anger",
}


def _reactions(call: Call, post: Post, selection: Selection) -> dict[str, Any]:
    may_read(call, post.page)
    if "summary" in selection.args:
        may_read(call, post.page, "pages_read_user_content")
    wanted = selection.args.get("type")
    if wanted is not None and wanted not in _REACTION_TYPES:
        raise invalid(f"Param type must be one of {{{', '.join(_REACTION_TYPES)}}}")
    numbers = figures.reactions(call.graph, post, call.now)
    kinds = [wanted] if wanted else list(_REACTION_TYPES)
    people = [kind for kind in kinds for _ in range(numbers[_REACTION_TYPES[kind]])]
    rows = [Row(f"7{n:015}", {"id": f"7{n:015}", "type": kind}) for n, kind in enumerate(people)]
    return listed(call, rows, selection, f"{post.id}/reactions", {"total_count": len(people)})


def _likes(call: Call, post: Post, selection: Selection) -> dict[str, Any]:
    return _reactions(call, post, replace(selection, args={**selection.args, "type": "LIKE"}))


def _comments(call: Call, node: Post | Comment, selection: Selection) -> dict[str, Any]:
    """List comments: of a post (filter stream: replies too), or the replies to one."""
    args, graph = selection.args, call.graph
    post = node if isinstance(node, Post) else graph.posts[node.post]
    if call.token is not None and call.token.kind not in ("PAGE", "APP"):
        return {"data": []}  # seen live: silently empty without a page token
    may_read(call, post.page, "pages_read_user_content")
    found = figures.comments(graph, post)
    if isinstance(node, Comment):
        found = [each for each in found if each.parent == node.id]
    elif args.get("filter", "toplevel") == "toplevel":
        found = [each for each in found if each.parent is None]
    elif args["filter"] != "stream":
        raise invalid("Param filter must be one of {toplevel, stream}")
    order = args.get("order", "chronological")
    if order not in ("chronological", "reverse_chronological"):
        raise invalid("Param order must be one of {chronological, reverse_chronological}")
    rows = [Row(each.id, each, not each.deleted) for each in found]
    if order != "chronological":
        rows.reverse()
    total = sum(row.shown for row in rows)
    summary = {"order": order, "total_count": total, "can_comment": True}
    return listed(call, rows, selection, f"{node.id}/comments", summary)


_POST_EDGES: dict[str, Edge] = {
    "attachments": attachments,
    "reactions": _reactions,
    "likes": _likes,
    "comments": _comments,
    "insights": insights,
}
POST = Kind(_POST_FIELDS, _POST_EDGES, "created_time message")


def _replies(call: Call, comment: Comment) -> int:
    found = figures.comments(call.graph, call.graph.posts[comment.post])
    return sum(each.parent == comment.id and not each.deleted for each in found)


_COMMENT_FIELDS: dict[str, Field] = {
    "created_time": lambda call, comment: stamp(comment.created),
    "message": lambda call, comment: comment.message,
    "from": lambda call, comment: author(call, comment.page) if comment.page else None,
    "like_count": lambda call, comment: comment.likes,
    "comment_count": _replies,
    "parent": lambda call, comment: {"id": comment.parent} if comment.parent else None,
    "permalink_url": lambda call, comment: (
        permalink(call, call.graph.posts[comment.post])
        + f"?comment_id={comment.id.partition('_')[2]}"
    ),
    "is_hidden": lambda call, comment: comment.hidden,
    "attachment": lambda call, comment: None,
}
COMMENT = Kind(_COMMENT_FIELDS, {"comments": _comments}, "created_time from message")
