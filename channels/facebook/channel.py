"""A Facebook page, through the Graph API.

A post is made visible by one request, POST /{page}/feed or the last step of a video, and
that request is never repeated: the service has no idempotency key, and answers 500 to posts
that do go out. `find` reads the page's list instead. With `publish_hidden_first` the post is
made unseen, its id kept, and then shown by a request that may be repeated; see hidden.py.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from channels.facebook import audience, card, check, feed, find, video
from channels.facebook.errors import GraphError, asking, changing, publishing
from channels.facebook.figures import Figures
from channels.facebook.graph import Graph
from channels.facebook.hidden import Hidden
from channels.facebook.ref import post_id
from channels.facebook.settings import Settings, access_of
from publisher.contract import (
    Audience,
    Channel,
    ChannelState,
    Engagement,
    Health,
    Item,
    OutcomeUnknown,
    Period,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Unsupported,
)


class Facebook(Channel):
    """One Facebook page."""

    leaves_out = ("body", "documents", "source", "cover", "images", "video")
    settings = Settings
    display_name = "Fanpage Facebook"
    min_gap = 30.0

    @classmethod
    def home(cls, settings: Settings) -> str:
        """Return the page's address."""
        return f"https://www.facebook.com/{settings.page_id}"

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings; no network."""
        self._set = settings
        self._state = state
        self._graph = Graph(access_of(settings), state)
        self._hidden = Hidden(self._graph, settings.page_id, state)
        metrics = {str(figure): metric for figure, metric in settings.metrics.items()}
        self._figures = Figures(
            self._graph, settings.page_id, metrics, settings.extra_metrics, state
        )

    def render(self, item: Item) -> Post:
        """Make a link post, a photo post, a video or a text, see `channels.facebook.render`."""
        from channels.facebook.render import render

        return render(
            item,
            read_more=self._set.read_more,
            message_limit=self._set.message_limit,
            max_photos=self._set.max_photos,
        )

    # --- Publishing -------------------------------------------------------------------

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Make the post visible, once; the key is only ours, Facebook takes none.

        A post that an earlier attempt made and did not show is shown, not made again.
        """
        self._rest()
        receipt = self._publish(post.payload, key)
        self._note(receipt, post)
        return receipt

    def _publish(self, payload: Mapping[str, Any], key: str) -> Receipt:
        if payload["kind"] == "video":
            return self._publish_video(payload, key)
        if self._set.publish_hidden_first or self._hidden.made(key):
            return self._hidden.publish(payload, key)
        self._hidden.forget(key)  # begun unseen, never made: it must not speak for this one
        return feed.publish(self._graph, self._set.page_id, payload)

    def _publish_video(self, payload: Mapping[str, Any], key: str) -> Receipt:
        clip = payload["video"]
        session, number = video.upload(self._graph, Path(clip["path"]))
        self._state[video.ticket(key)] = number
        video.finish(self._graph, session, title=clip["title"], description=payload["message"])
        receipt = video.wait(self._graph, self._set.page_id, number, seconds=self._set.video_wait)
        self._state.pop(video.ticket(key), None)
        return receipt

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        """Ask the post itself if its id is known, else look in the page's list.

        A video in doubt is also asked how far its processing is.
        """
        if self._hidden.speaks_for(key):
            receipt = self._hidden.find(key)
        else:
            receipt = self._find_unasked(post, key, since)
        if receipt:
            self._note(receipt, post)
        return receipt

    def _find_unasked(self, post: Post, key: str, since: datetime) -> Receipt | None:
        ticket = video.ticket(key)
        number = self._state.get(ticket)
        status, receipt = self._look(number) if number else ("", None)
        receipt = receipt or self._find_listed(post, since)
        if receipt is None and status and not video.failed(status):
            raise OutcomeUnknown(video.STILL_PROCESSING)
        self._state.pop(ticket, None)
        return receipt

    def _look(self, number: str) -> tuple[str, Receipt | None]:
        try:
            return video.look(self._graph, self._set.page_id, number)
        except Rejected:  # the service knows no such video (any more)
            return "", None

    def _find_listed(self, post: Post, since: datetime) -> Receipt | None:
        page_id, app_id = self._set.page_id, self._set.app_id
        with publishing():
            return find.find(self._graph, page_id, post.payload, since=since, app_id=app_id)

    # --- Afterwards -------------------------------------------------------------------

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace the text; raise Unsupported if pictures or video are not what they were.

        Facebook can swap neither, and a correction that leaves a wrong picture standing is
        none: such a post has to be withdrawn and published anew. So also where nobody knows
        what they were: of a post that a person found.
        """
        ref = self._id(receipt)
        if self._state.get(_attached(ref)) != _fingerprint(post.payload):
            raise Unsupported("Facebook không cho đổi ảnh hoặc video của bài đã đăng")
        with changing():
            try:
                answer = self._graph.post(ref, message=post.payload["message"])
            except GraphError as error:
                if error.gone:
                    raise _gone(error) from None
                raise
        if answer.get("success") is not True:
            raise OutcomeUnknown("Không đọc được câu trả lời của Facebook khi sửa bài")
        if self._set.refresh_card and (link := post.payload.get("link")):
            return replace(receipt, remark=card.refresh(self._graph, ref, link))
        return receipt

    def withdraw(self, receipt: Receipt) -> None:
        """Delete the post; gone already is success.

        What was attached stays known: a later update then gets the service's own no.
        """
        with changing():
            try:
                self._graph.delete(self._id(receipt))
            except GraphError as error:
                if not error.gone:
                    raise

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        """Read counters, live, and insights, which the service refreshes once a day."""
        self._rest()
        known: dict[str, str] = {}
        for each in receipts:
            with suppress(Rejected):  # of what has no id nothing can be known
                known[self._id(each)] = each.ref
        with asking():
            figures = self._figures.read([Receipt(each) for each in known])
        return {known[each]: found for each, found in figures.items()}

    def audience(self, period: Period | None = None) -> Audience:
        """Read the number of followers, and the people reached in a period of 90 days at most."""
        with asking():
            return audience.audience(self._graph, self._set.page_id, self._set.page_reach, period)

    def check(self) -> Health:
        """Ask for the page, the token's rights and end, the version and dead metrics."""
        health = check.check(
            self._graph,
            self._set.page_id,
            version=self._set.graph_version,
            app_id=self._set.app_id,
            tasks=self._set.token_kind == "system_user",  # noqa: S105  no secret
        )
        dead = self._figures.retired & set(self._set.metrics.values())
        problems = [f"Facebook đã bỏ chỉ số {name}; hãy sửa metrics." for name in sorted(dead)]
        return replace(health, problems=(*health.problems, *problems))

    # --- Shared -----------------------------------------------------------------------

    def _rest(self) -> None:
        if seconds := self._graph.rest():
            raise RateLimited("Sắp hết hạn mức gọi Facebook, tạm nghỉ", retry_after=seconds)

    def _id(self, receipt: Receipt) -> str:
        return post_id(receipt.ref, self._set.page_id)

    def _note(self, receipt: Receipt, post: Post) -> None:
        """Remember what is attached to a post, for update must know whether it changed."""
        self._state[_attached(receipt.ref)] = _fingerprint(post.payload)


def _gone(error: GraphError) -> Rejected:
    refusal = Rejected("Bài không còn trên Facebook nên không sửa được nữa.")
    refusal.answer = error.answer
    return refusal


def _attached(ref: str) -> str:
    return f"attached/{ref}"


def _fingerprint(payload: Mapping[str, Any]) -> str:
    """Return a short hash of a post's pictures or video; "" if it has none."""
    parts = [photo["name"] for photo in payload.get("photos", ())]
    parts += [payload["video"]["path"]] if "video" in payload else []
    return sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""
