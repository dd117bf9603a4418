"""Texts, links and photos on a Facebook page: all become visible by one POST to its feed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from channels.facebook.errors import asking, best_effort, publishing, reading
from channels.facebook.find import receipt
from channels.facebook.graph import Graph
from publisher.contract import (
    OutcomeUnknown,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
)


def publish(
    graph: Graph, page_id: str, payload: Mapping[str, Any], *, hidden: bool = False
) -> Receipt:
    """Make a text, a link or photos visible, once; hidden: make the post, but show it to none."""
    data: dict[str, Any] = {"message": payload["message"]}
    if hidden:
        data["published"] = False
    if payload["kind"] != "photos":
        return _feed(graph, page_id, **data, link=payload.get("link"))
    with _staged(graph, payload["photos"]) as photos:
        attached = [{"media_fbid": photo} for photo in photos]
        return _feed(graph, page_id, **data, attached_media=attached)


def _feed(graph: Graph, page_id: str, **data: Any) -> Receipt:
    """Make the one request that readers see."""
    with publishing():
        answer = graph.post(f"{page_id}/feed", fields="id,permalink_url", **data)
    if found := receipt(answer):
        return found
    error = OutcomeUnknown("Facebook nhận bài nhưng không cho mã số của bài")
    error.answer = json.dumps(answer)
    raise error


@contextmanager
def _staged(graph: Graph, photos: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """Upload photos unseen; remove them again if it is sure that nothing went out.

    Facebook itself deletes those that stay behind, after a day.
    """
    staged: list[str] = []
    try:
        for photo in photos:
            staged.append(_stage(graph, photo))
        yield staged
    except (Rejected, Unauthorized, RateLimited, Unexplained, Unavailable):
        for name in staged:
            best_effort(partial(graph.delete, name))
        raise


def _stage(graph: Graph, photo: Mapping[str, str]) -> str:
    from channels.shared.images import encode, plan

    path, said = Path(photo["path"]), photo.get("file", "")
    with reading():
        alt = photo["alt"] or None
        picture = encode(path, plan(path, said), said)  # upright, without place and device
        with _naming(said):
            answer = graph.photo(picture, published=False, alt_text_custom=alt)
    if not answer.get("id"):
        raise Unavailable("Facebook nhận ảnh nhưng không cho mã số của ảnh")
    return str(answer["id"])


@contextmanager
def _naming(said: str) -> Iterator[None]:
    """Translate the errors of an upload, and say which picture a refusal is about."""
    try:
        with asking():
            yield
    except (Rejected, Unexplained) as error:
        named = type(error)(f"Ảnh {said}: {error}" if said else str(error))
        named.answer = error.answer
        raise named from None
