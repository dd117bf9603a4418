"""Reading a node or one of its edges."""

from typing import Any

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import no_field
from publisher.sandbox.graph.fields import Selection, parse
from publisher.sandbox.graph.media_read import PHOTO, VIDEO
from publisher.sandbox.graph.objects import App, Comment, Node, Page, Photo, Post, User, Video
from publisher.sandbox.graph.pages_read import APP, PAGE, USER
from publisher.sandbox.graph.posts_read import COMMENT, POST
from publisher.sandbox.graph.project import KINDS, Wanted, shown
from publisher.sandbox.graph.tokens import may_read

KINDS.update(
    {Page: PAGE, Post: POST, Photo: PHOTO, Video: VIDEO, Comment: COMMENT, User: USER, App: APP}
)


def wanted(call: Call) -> Wanted:
    """Return the fields that a call asks for; None if it leaves the choice to us."""
    return parse(call.params["fields"]) if call.params.get("fields") else None


def read(call: Call, node: Node, edge: str) -> dict[str, Any]:
    """Answer a GET of a node, or of one of its edges."""
    owner = call.graph.posts[node.post] if isinstance(node, Comment) else node
    if isinstance(owner, Post | Photo | Video):
        may_read(call, owner.page)
    if not edge:
        return shown(call, node, wanted(call))
    reader = KINDS[type(node)].edges.get(edge)
    if reader is None:
        raise no_field(edge, type(node).__name__)
    return reader(call, node, Selection(edge, call.params, wanted(call))) or {"data": []}
