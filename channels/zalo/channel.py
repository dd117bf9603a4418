"""Zalo Official Account: the item as an article that followers can open and share.

Zalo tells views and shares only. Readers may comment, but no call reads or answers that:
it is done on the account's own pages at Zalo.
"""

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from channels.zalo.account import Settings
from channels.zalo.api import Api, number
from channels.zalo.broadcast import ZaloBroadcast
from channels.zalo.health import health
from channels.zalo.jobs import STILL_PROCESSING, JobForgotten, Jobs, PicturesRefused, age, verify
from channels.zalo.listing import PAGE, Entry, entries
from channels.zalo.making import Maker
from channels.zalo.ref import article_id
from publisher.contract import (
    Audience,
    Channel,
    ChannelError,
    ChannelState,
    Engagement,
    Health,
    Item,
    OutcomeUnknown,
    Period,
    Post,
    Receipt,
    Rejected,
    Unauthorized,
    Unexplained,
)

__all__ = ["Zalo", "ZaloBroadcast"]

log = logging.getLogger(__name__)

CLOCKS_APART = timedelta(minutes=2)  # that Zalo's clock and ours may differ


class Zalo(Channel):
    """Articles of one Official Account."""

    leaves_out = ("cover", "video")  # but for the credit; a clip is linked to
    settings = Settings
    display_name = "Zalo OA"
    min_gap = 30.0
    visibility_lag = 180.0  # making an article takes up to two minutes

    @classmethod
    def home(cls, settings: Settings) -> str:
        """Return the account's address."""
        return f"https://zalo.me/{settings.oa_id}"

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings; no network."""
        self._settings = settings
        self._api = Api(settings)
        self._jobs = Jobs(state)
        self._maker = Maker(settings, self._api, self._jobs)

    def render(self, item: Item) -> Post:
        """Make the article; raises Rejected with all problems."""
        from channels.zalo.article import compose

        return compose(item, self._settings)

    # --- Publishing ---------------------------------------------------------------------

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Have the article made and wait for it, some seconds at most.

        With `publish_hidden_first` it is made hidden, then shown; a hidden article that an
        earlier attempt left is shown, not made again. RateLimited is also raised when the
        account's quota of articles is used up.
        """
        article, job = _final(post), self._jobs.get(key)
        hide = self._settings.publish_hidden_first and article["status"] == "show"
        if hide or (job and job.draft):
            self._maker.make_hidden(post, article, key)
            return self._receipt(self._maker.show(post, article, key))
        ref = self._maker.make(post, article, key)
        self._jobs.done(key, ref)
        return self._receipt(ref)

    def _receipt(self, ref: str) -> Receipt:
        """Return the receipt, with Zalo's own link if the list shows it at once."""
        link = None
        try:
            page = islice(entries(self._api), PAGE)
            link = next((entry.link for entry in page if entry.ref == ref), None)
        except ChannelError as error:  # the article is out, and nothing may hide that
            log.info("no-link ref=%s reason=%s", ref, error)
        return Receipt(ref, link or self._link(ref))

    def _link(self, ref: str) -> str:
        return self._settings.article_url.format(id=ref, oa_id=self._settings.oa_id)

    # --- Afterwards ---------------------------------------------------------------------

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        """Ask after the job; if there is none to ask after, look through the list.

        Of an article that is made hidden first, Zalo is asked whether readers see it.
        """
        job = self._jobs.get(key)
        if job and job.ref:
            return self._receipt(job.ref)
        if job and job.hidden:
            ref = self._maker.seen(key, job)
            return self._known(key, ref) if ref else None
        if job and job.token:
            try:
                ref = verify(self._api, job.token)
            except PicturesRefused:
                self._jobs.refuse_cover(key)
                return None
            except Rejected:
                return None
            except JobForgotten:
                return self._listed(post, key, since)
            if ref:
                return self._known(key, ref)
            if age(job) < self._settings.job_life:
                raise OutcomeUnknown(STILL_PROCESSING)
        return self._listed(post, key, since)

    def _known(self, key: str, ref: str) -> Receipt:
        self._jobs.done(key, ref)
        return self._receipt(ref)

    def _listed(self, post: Post, key: str, since: datetime) -> Receipt | None:
        """Look for the title among the articles made since then, newest first."""
        from channels.zalo.body import line

        title, begin = line(post.payload["article"]["title"]), since - CLOCKS_APART
        others = self._jobs.others(key)
        for entry in entries(self._api):
            if entry.created is not None and entry.created < begin:
                return None
            if line(entry.title) != title or entry.ref in others:
                continue
            if entry.status == "hide" and post.payload["article"]["status"] == "show":
                continue  # left behind by an attempt that hid it first, or an editor's
            if not entry.ref or entry.created is None:
                raise OutcomeUnknown(
                    "Trên Zalo có bài cùng tiêu đề nhưng thiếu mã số hoặc thời gian"
                )
            self._jobs.done(key, entry.ref)
            return Receipt(entry.ref, entry.link or self._link(entry.ref))
        return None

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace the whole article; Zalo may give it another id."""
        before = self._id(receipt)
        ref = self._maker.change(_final(post), before)
        return receipt if ref == before else self._receipt(ref)

    def withdraw(self, receipt: Receipt) -> None:
        """Remove the article.

        No document says how Zalo answers for an article that is gone. So a refusal counts
        as success if Zalo does not show the article any more.
        """
        ref = self._id(receipt)
        try:
            self._api.call("POST", "/v2.0/article/remove", body={"id": ref})
        except (Rejected, Unexplained):
            if self._maker.status(ref):
                raise

    def _id(self, receipt: Receipt) -> str:
        return article_id(receipt.ref, self._settings.oa_id)

    # --- Figures ------------------------------------------------------------------------

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        """Read views and shares, ten articles a call. What is not listed is left out."""
        wanted: dict[str, str] = {}
        for each in receipts:
            with suppress(Rejected):  # of what has no id nothing can be known
                wanted[self._id(each)] = each.ref
        readings: dict[str, Engagement] = {}
        for kind in ("normal", "video"):
            for entry in entries(self._api, kind) if wanted.keys() - readings.keys() else ():
                if entry.ref in wanted:
                    readings[entry.ref] = _reading(entry)
                if not wanted.keys() - readings.keys():
                    break
        return {wanted[ref]: reading for ref, reading in readings.items()}

    def audience(self, period: Period | None = None) -> Audience:
        """Read the number of followers."""
        data = self._api.call("GET", "/v2.0/oa/getoa")
        raw = {name: data[name] for name in ("num_follower", "package_name") if name in data}
        return Audience(followers=number(data.get("num_follower")), raw=raw)

    def check(self) -> Health:
        """Ask for the account, and whether it may list articles, which takes its package."""
        found = health(self._api, self._settings)
        try:
            next(entries(self._api), None)
        except (Rejected, Unauthorized, Unexplained) as error:
            return replace(found, problems=(*found.problems, str(error)))
        return found


def _final(post: Post) -> dict[str, Any]:
    """Return the article of a post that is fit to go out."""
    if missing := post.payload["missing"]:
        raise Rejected(
            f"Ảnh {', '.join(missing)} chưa có địa chỉ công khai: đăng bài trên trang web trước."
        )
    return dict(post.payload["article"])


def _reading(entry: Entry) -> Engagement:
    silent = {"comments": "not_supported", "reactions": "not_supported"}
    figures = {"views": entry.views, "shares": entry.shares}
    silent |= {name: "error" for name, value in figures.items() if value is None}
    return Engagement(views=entry.views, shares=entry.shares, unknown=silent, raw=entry.raw)
