"""Posts made unseen first and shown afterwards, so that it can be proved what is out.

Making one leaves nothing that readers see, and may be done again; its id is kept on disk.
Showing it, `is_published=true` on that id, may be repeated without end. The Graph API
documents both (Page Feed: `published`; Page Post: `is_published`; read 2026-10), but not
that every page and kind of post plays along. So the service is asked once whether a post
made this way is hidden; until it has said so, `find` goes by the page's list as well.

Not for videos: an unpublished one names no post that could be shown, and the id of a video
is known before its last step anyway.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any

from channels.facebook import feed
from channels.facebook.errors import GraphError, asking, best_effort, publishing
from channels.facebook.find import receipt
from channels.facebook.graph import Graph
from channels.shared.drafts import Draft, Drafts
from publisher.contract import (
    ChannelError,
    ChannelState,
    OutcomeUnknown,
    Receipt,
    Rejected,
    Unavailable,
    now,
)

log = logging.getLogger(__name__)

_HIDES = "hides_posts"  # in state once the service has shown that it does


@dataclass(frozen=True, slots=True)
class Unseen(Draft):
    """One delivery's post on its way: begun, then made, then shown."""

    mark: str  # hash of the payload it was begun with
    post: str = ""  # the post's id, hidden or shown


class Hidden:
    """Publishes in two steps; remembers in between, by the delivery's key."""

    def __init__(self, graph: Graph, page_id: str, state: ChannelState) -> None:
        self._graph = graph
        self._page_id = page_id
        self._state = state
        self._drafts = Drafts(state, "hidden/", Unseen)

    # --- Publishing -------------------------------------------------------------------

    def publish(self, payload: Mapping[str, Any], key: str) -> Receipt:
        """Make the post unless it is made already, then show it.

        Another content than before is made anew: whoever calls knows that nothing is out.
        """
        mark = sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]
        draft = self._drafts.get(key)
        if draft and draft.mark != mark:
            self._drop(key, draft)
            draft = None
        if draft is None or not draft.post:
            draft = self._made(payload, key, draft or Unseen(now().isoformat(), mark))
        return self._shown(key, draft)

    def _made(self, payload: Mapping[str, Any], key: str, draft: Unseen) -> Unseen:
        """Make the unseen post and keep its id before anything else is done with it."""
        self._drafts.begin(key, draft, now())
        made = feed.publish(self._graph, self._page_id, payload, hidden=True)
        self._drafts.change(key, post=made.ref)
        draft = replace(draft, post=made.ref)
        if not self.proved:
            self._prove(made.ref)
        return draft

    def _prove(self, post: str) -> None:
        public, _ = self._look(post)
        if public:
            log.warning("graph_hides_nothing ref=%s: set publish_hidden_first = false", post)
        else:
            self._state[_HIDES] = "yes"

    def _shown(self, key: str, draft: Unseen) -> Receipt:
        """Show the post. May be repeated."""
        try:
            with publishing():
                answer = self._show(draft.post)
        except Rejected:
            self._drop(key, draft)
            raise
        except _Gone:
            self.forget(key)
            raise Unavailable("Bài ẩn không còn trên Facebook; sẽ được tạo lại") from None
        if answer.get("success") is not True:
            raise OutcomeUnknown("Không đọc được câu trả lời của Facebook khi cho hiện bài")
        try:
            public, found = self._look(draft.post)
        except ChannelError as error:  # the post is out, and nothing may hide that
            log.info("no_permalink ref=%s reason=%s", draft.post, error)
            return _receipt({"id": draft.post})
        if not public:
            raise OutcomeUnknown("Đã cho hiện bài nhưng bài vẫn ẩn trên Facebook")
        return found

    def _show(self, post: str) -> Mapping[str, Any]:
        try:
            return self._graph.post(post, is_published=True)
        except GraphError as error:
            if error.gone:
                raise _Gone from None
            raise

    # --- Looking ----------------------------------------------------------------------

    @property
    def proved(self) -> bool:
        """Tell whether the service has shown that it keeps such posts from readers."""
        return _HIDES in self._state

    def made(self, key: str) -> bool:
        """Tell whether the delivery's post exists, hidden or shown."""
        draft = self._drafts.get(key)
        return draft is not None and draft.post != ""

    def speaks_for(self, key: str) -> bool:
        """Tell whether `find` is sure about a delivery."""
        return self.made(key) or (self.proved and self._drafts.get(key) is not None)

    def find(self, key: str) -> Receipt | None:
        """Return the post if readers can see it; None if surely not.

        OutcomeUnknown if it is gone: somebody deleted it, hidden or seen.
        """
        draft = self._drafts.get(key)
        if draft is None or not draft.post:
            return None
        public, found = self._look(draft.post)
        return found if public else None

    def _look(self, post: str) -> tuple[bool, Receipt]:
        try:
            with asking():
                node = self._graph.node(post, fields="is_published,permalink_url")
        except Rejected:
            raise OutcomeUnknown(
                "Bài không còn trên Facebook; có thể đã bị xóa bằng tay"
            ) from None
        if not isinstance(node.get("is_published"), bool):
            raise OutcomeUnknown("Facebook không cho biết bài đã hiện hay chưa")
        return node["is_published"], _receipt({**node, "id": post})

    # --- What is remembered -----------------------------------------------------------

    def forget(self, key: str) -> None:
        """Drop what is known of a delivery."""
        self._drafts.forget(key)

    def _drop(self, key: str, draft: Unseen) -> None:
        """Forget a post that is not wanted any more, and delete it if that can be done."""
        if draft.post:
            best_effort(partial(self._graph.delete, draft.post))
        self.forget(key)


class _Gone(Exception):
    """The post does not exist any more."""


def _receipt(node: Mapping[str, Any]) -> Receipt:
    return receipt(node) or Receipt(str(node["id"]))
