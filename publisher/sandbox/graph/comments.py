"""Comments: write, answer, hide, delete; and what visitors write."""

from typing import Any

from publisher.sandbox.graph import webhooks
from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import invalid
from publisher.sandbox.graph.objects import Comment, Post
from publisher.sandbox.graph.posts import message_of
from publisher.sandbox.graph.state import Graph
from publisher.sandbox.graph.tokens import may_write


def add(call: Call, node: Post | Comment) -> dict[str, Any]:
    """Answer POST /{post}/comments and POST /{comment}/comments, as the page.

    There are two levels only: a reply to a reply goes to the first comment.
    """
    post = call.graph.posts[node.post] if isinstance(node, Comment) else node
    may_write(call, post.page, "MODERATE", "pages_manage_engagement")
    message = message_of(call)
    if not message.strip() and "attachment_url" not in call.params:
        raise invalid("Param message must not be empty")
    parent = (node.parent or node.id) if isinstance(node, Comment) else None
    made = written(call.graph, post, message, parent, post.page)
    return {"id": made.id}


def written(
    graph: Graph, post: Post, message: str, parent: str | None = None, page: str | None = None
) -> Comment:
    """Keep a comment, a visitor's if no page is named, and tell subscribers."""
    name = f"{post.id.partition('_')[2]}_{graph.new_id()}"
    made = Comment(name, post.id, message, graph.world.clock.now(), parent, page)
    with graph.lock:
        graph.comments[name] = made
    webhooks.send_comment(graph.world, made, "add")
    return made


def change(call: Call, comment: Comment) -> dict[str, Any]:
    """Answer POST /{comment}: hide or show it; the page's own text can be changed."""
    post = call.graph.posts[comment.post]
    may_write(call, post.page, "MODERATE", "pages_manage_engagement")
    if "message" not in call.params and "is_hidden" not in call.params:
        raise invalid("No parameter that can be changed was given")
    if "message" in call.params:
        if comment.page != post.page:
            raise invalid("Only comments of the page can be changed")
        comment.message = message_of(call)
    hidden = call.flag("is_hidden", comment.hidden)
    if hidden != comment.hidden:
        comment.hidden = hidden
        webhooks.send_comment(call.world, comment, "hide" if hidden else "unhide")
    return {"success": True}


def delete(call: Call, comment: Comment) -> dict[str, Any]:
    """Answer DELETE /{comment}; the replies to it go with it."""
    post = call.graph.posts[comment.post]
    may_write(call, post.page, "MODERATE", "pages_manage_engagement")
    with call.graph.lock:
        for each in call.graph.comments.values():
            each.deleted = each.deleted or comment.id in (each.id, each.parent)
    webhooks.send_comment(call.world, comment, "remove")
    return {"success": True}
