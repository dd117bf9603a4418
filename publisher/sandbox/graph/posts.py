"""Posts: publish, edit, publish later, delete."""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from publisher.sandbox.graph import webhooks
from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import GraphError, invalid, no_object
from publisher.sandbox.graph.objects import Page, Photo, Post, Preview
from publisher.sandbox.graph.preview import preview
from publisher.sandbox.graph.tokens import may_write

LONGEST = 63_206  # characters of a message
_SOONEST = timedelta(minutes=10)
_MOST_PHOTOS = 10
_OWNERS_ONLY = ("name", "description", "picture", "thumbnail")
_CONTENT_TYPES = ("SCHEDULED", "DRAFT", "ADS_POST", "INLINE_CREATED", "PUBLISHED", "REVIEWABLE")


def publish(call: Call, page: Page) -> dict[str, Any]:
    """Answer POST /{page}/feed; nothing is kept of a post that is refused."""
    token = may_write(call, page.id, "CREATE_CONTENT", "pages_manage_posts")
    params = call.params
    message = message_of(call)
    attached = call.listed("attached_media")
    cards = _cards(call)
    if not (message.strip() or params.get("link") or attached):
        raise invalid("One of message, link or attached_media is required")
    photos = _attached(call, page, attached)
    published, scheduled = timing(call)
    _check_content_type(call, scheduled, len(photos))
    card = None if photos else _linked(call)
    post = Post("", page.id, token.app, call.now, message, card, cards, photos)
    post.published, post.scheduled = published, scheduled
    return {"id": commit(call, post).id}


def commit(call: Call, post: Post) -> Post:
    """Keep a new post, unless it repeats the last one; it is out from now on, or later."""
    graph = call.graph
    _check_blocked(call, post.message)
    with graph.lock:
        if post.public(call.now):
            _check_duplicate(call, post)
        for name in post.photos:
            other = graph.posts.get(graph.photos[name].post or "")
            if other is not None and other.public(call.now):
                raise _already_posted()
        post.id = f"{post.page}_{graph.new_id()}"
        for name in post.photos:
            graph.photos[name].post = post.id
        graph.posts[post.id] = post
    if post.public(call.now):
        webhooks.send_post(call.world, post, "add")
    return post


def _already_posted() -> GraphError:
    return GraphError(100, "(#100) These photos were already posted.", subcode=1366051)


def message_of(call: Call, name: str = "message") -> str:
    """Return the text of a post, if it is not too long."""
    text = call.params.get(name, "")
    if len(text) > LONGEST:
        raise invalid(f"Param {name} is too long: at most {LONGEST} characters")
    return text


def timing(call: Call) -> tuple[datetime | None, bool]:
    """Return when a post becomes public (None: not by itself), and whether it is scheduled."""
    published, at = call.flag("published", True), call.moment("scheduled_publish_time")
    if at is None:
        return (call.now if published else None), False
    if published:
        raise invalid("You can not specify a scheduled publish time on a published post")
    _check_schedule(call, at)
    return at, True


def _check_schedule(call: Call, at: datetime) -> None:
    if not call.now + _SOONEST <= at <= call.now + call.graph.schedule_limit:
        raise invalid("The specified scheduled publish time is invalid.")


def _check_content_type(call: Call, scheduled: bool, photos: int) -> None:
    kind = call.params.get("unpublished_content_type", "")
    if kind and kind not in _CONTENT_TYPES:
        types = ", ".join(_CONTENT_TYPES)
        raise invalid(f"Param unpublished_content_type must be one of {{{types}}}")
    if scheduled and photos > 1 and kind != "SCHEDULED":
        raise invalid("unpublished_content_type SCHEDULED is required for scheduled photos")


def _attached(call: Call, page: Page, attached: list[Any]) -> list[str]:
    """Return the ids of the photos; only unused photos of this page will do."""
    names = [each.get("media_fbid") if isinstance(each, dict) else None for each in attached]
    if any(not isinstance(name, str | int) or isinstance(name, bool) for name in names):
        raise invalid("Param attached_media must be an array of objects with media_fbid")
    if len(names) > _MOST_PHOTOS:
        raise invalid(f"At most {_MOST_PHOTOS} photos can be attached")
    photos = [str(name) for name in names]
    if len(set(photos)) < len(photos):
        raise _already_posted()
    for name in photos:
        photo = call.graph.node(name)
        if not isinstance(photo, Photo) or photo.page != page.id:
            raise no_object(name, "post")
    return photos


def _linked(call: Call) -> Preview | None:
    link = call.params.get("link", "")
    if not link:
        return None
    if any(name in call.params or name in call.files for name in _OWNERS_ONLY):
        text = (
            "Only owners of the URL have the ability to specify the picture, name, thumbnail "
            "or description params."
        )
        raise invalid(text)
    address = link.partition("?")[0]  # query and all lead to one page
    card = call.graph.cards.get(address) or preview(call.world, link)
    call.graph.cards[address] = card
    return replace(card, url=link)


def _cards(call: Call) -> tuple[str, ...]:
    cards = call.listed("child_attachments")
    if not cards:
        return ()
    if not 2 <= len(cards) <= 10 or "link" not in call.params:
        raise invalid("child_attachments needs a link and 2 to 10 cards")
    if any(not isinstance(card, dict) or set(card) != {"link"} for card in cards):
        raise invalid("Only owners of the URL may describe child_attachments")
    return tuple(str(card["link"]) for card in cards)


def same(text: str) -> str:
    """Return a text as the check for duplicates compares it."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _check_duplicate(call: Call, post: Post) -> None:
    """Raise 506 if the last post said the same; only posts of nothing but text are compared."""
    if post.preview or post.photos or post.video:
        return
    posts = (each for each in call.graph.posts_of(post.page) if each.public(call.now))
    last = next((each for each in posts if each.id != post.id), None)
    plain = last is not None and not (last.preview or last.photos or last.video)
    if last is not None and plain and same(last.message) == same(post.message):
        raise GraphError(506, "(#506) Duplicate status message")


def _check_blocked(call: Call, message: str) -> None:
    """Raise 368 for a text that the service takes for spam, or for a page that it blocks."""
    for details in call.graph.standing("blocked"):
        if str(details.get("text", "")) in message:
            text = "(#368) The action attempted has been deemed abusive or is otherwise disallowed"
            subcode = details.get("subcode")
            raise GraphError(368, text, subcode=subcode if isinstance(subcode, int) else None)


def edit(call: Call, post: Post) -> dict[str, Any]:
    """Answer POST /{post}: new text, hidden, pinned, or publish what was unpublished."""
    token = may_write(call, post.page, "CREATE_CONTENT", "pages_manage_posts")
    _check_app(token.app, post.app)
    params = call.params
    if any(name in params for name in ("link", "attached_media", "child_attachments")):
        raise invalid("The link and the photos of a post can't be changed")
    known = ("message", "is_hidden", "is_pinned", "is_published", "scheduled_publish_time")
    if not any(name in params for name in known):
        raise invalid("No parameter that can be changed was given")
    message = message_of(call) if "message" in params else post.message
    if not (message.strip() or post.preview or post.photos or post.video):
        raise invalid("The message of a text post can't be empty")
    _check_blocked(call, message)
    published, scheduled = _new_timing(call, post)
    hidden, pinned = call.flag("is_hidden", post.hidden), call.flag("is_pinned", post.pinned)
    appears = not post.public(call.now)
    with call.graph.lock:
        if message != post.message:
            post.message, post.edited = message, call.now
        post.published, post.scheduled = published, scheduled
        post.hidden, post.pinned = hidden, pinned
    if post.public(call.now):
        webhooks.send_post(call.world, post, "add" if appears else "edited")
    return {"success": True}


def _new_timing(call: Call, post: Post) -> tuple[datetime | None, bool]:
    """Return what edit makes of a post's time; what is out can't go back."""
    out = post.public(call.now)
    at = call.moment("scheduled_publish_time")
    if "is_published" in call.params and call.flag("is_published", out) != out:
        if out:
            raise invalid("A published post can't be made unpublished")
        return call.now, False
    if at is not None:
        if out:
            raise invalid("A published post can't be scheduled")
        _check_schedule(call, at)
        return at, True
    return post.published, post.scheduled


def _check_app(mine: str, its: str) -> None:
    if mine != its:
        text = "(#200) The post was not created by this application and can't be changed by it"
        raise GraphError(200, text)


def delete(call: Call, post: Post) -> dict[str, Any]:
    """Answer DELETE /{post}; a second one gets 100/33."""
    token = may_write(call, post.page, "CREATE_CONTENT", "pages_manage_posts")
    _check_app(token.app, post.app)
    was_public = post.public(call.now)
    with call.graph.lock:
        post.deleted = True
        for name in post.photos:
            if name in call.graph.photos and call.graph.photos[name].post == post.id:
                del call.graph.photos[name]
        if post.video:
            call.graph.videos.pop(post.video, None)
    if was_public:
        webhooks.send_post(call.world, post, "remove")
    return {"success": True}
