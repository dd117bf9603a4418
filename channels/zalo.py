"""Zalo Official Account: the item as an article that followers can open and share.

Zalo tells views and shares only. Readers may comment, but no call reads or answers that:
it is done on the account's own pages at Zalo.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from channels._zalo import account as zalo_account
from channels._zalo.account import Settings
from channels._zalo.api import Api, number
from channels._zalo.article import compose
from channels._zalo.body import line
from channels._zalo.broadcast import ZaloBroadcast
from channels._zalo.health import health
from channels._zalo.jobs import JobForgotten, Jobs, PicturesRefused, start, verify
from channels._zalo.listing import PAGE, Entry, entries
from publisher.contract import (
    Audience,
    Channel,
    ChannelError,
    Engagement,
    Health,
    Item,
    Memory,
    OutcomeUnknown,
    Post,
    Receipt,
    Rejected,
    Unauthorized,
)

__all__ = ["Zalo", "ZaloBroadcast"]

log = logging.getLogger(__name__)

CLOCKS_APART = timedelta(minutes=2)  # that Zalo's clock and ours may differ


class Zalo(Channel):
    """Articles of one Official Account."""

    settings = Settings
    settle = 180.0  # making an article takes up to two minutes

    def __init__(self, settings: Settings, memory: Memory) -> None:
        """Build from checked settings; no network."""
        self._settings = settings
        self._api = Api(settings)
        self._jobs = Jobs(memory)

    def render(self, item: Item) -> Post:
        """Make the article; raises Rejected with all problems."""
        return compose(item, self._settings)

    # --- Publishing ---------------------------------------------------------------------

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Have the article made and wait for it, some seconds at most.

        If Zalo surely could not take its pictures, it is made once more with the office's
        cover. RateLimited is also raised when the account's quota of articles is used up.
        """
        article = _final(post)
        refusal = PicturesRefused()
        for cover in self._covers(post, key):
            try:
                return self._publish_with(cover, article, key)
            except PicturesRefused as error:
                log.warning("pictures-refused key=%s answer=%s", key, error.answer)
                self._jobs.refuse_cover(key)
                refusal = error
        self._jobs.forget(key)
        raise refusal

    def _covers(self, post: Post, key: str) -> list[str]:
        """Return the covers to try: the article's own, the spare one, but none twice."""
        known = self._jobs.get(key)
        refused = known.refused if known else ()
        own, spare = post.payload["article"]["cover"]["photo_url"], post.payload["spare_cover"]
        return [each for each in dict.fromkeys((own, spare)) if each and each not in refused]

    def _publish_with(self, cover: str, article: Mapping[str, Any], key: str) -> Receipt:
        self._jobs.begin(key, cover)
        body = {**article, "cover": {**article["cover"], "photo_url": cover}}
        token = start(self._api, "create", body)
        self._jobs.accepted(key, token)
        try:
            ref = self._await(token)
        except Rejected:
            raise
        except ChannelError as error:  # whatever it is, the article may still appear
            unknown = OutcomeUnknown(f"the article was accepted, its outcome is open: {error}")
            unknown.answer = error.answer
            raise unknown from None
        self._jobs.done(key, ref)
        return self._receipt(ref)

    def _await(self, token: str) -> str:
        """Ask after a job until it is done; OutcomeUnknown if that takes too long."""
        for _ in range(self._settings.verify_times):
            zalo_account.pause(self._settings.verify_every)
            if ref := verify(self._api, token):
                return ref
        raise OutcomeUnknown("Zalo is still processing the article")

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
        """Ask after the job; if there is none to ask after, look through the list."""
        job = self._jobs.get(key)
        if job and job.ref:
            return self._receipt(job.ref)
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
                self._jobs.done(key, ref)
                return self._receipt(ref)
            if job.age() < self._settings.job_life:
                raise OutcomeUnknown("Zalo is still processing the article")
        return self._listed(post, key, since)

    def _listed(self, post: Post, key: str, since: datetime) -> Receipt | None:
        """Look for the title among the articles made since then, newest first."""
        title, begin = line(post.payload["article"]["title"]), since - CLOCKS_APART
        others = self._jobs.others(key)
        for entry in entries(self._api):
            if entry.created is not None and entry.created < begin:
                return None
            if line(entry.title) != title or entry.ref in others:
                continue
            if not entry.ref or entry.created is None:
                raise OutcomeUnknown("an article of this title is listed without id or time")
            self._jobs.done(key, entry.ref)
            return Receipt(entry.ref, entry.link or self._link(entry.ref))
        return None

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace the whole article; Zalo may give it another id."""
        token = start(self._api, "update", {**_final(post), "id": receipt.ref})
        ref = self._await(token)
        return receipt if ref == receipt.ref else self._receipt(ref)

    def withdraw(self, receipt: Receipt) -> None:
        """Remove the article.

        No document says how Zalo answers for an article that is gone. So a refusal counts
        as success if Zalo does not show the article any more.
        """
        try:
            self._api.call("POST", "/v2.0/article/remove", body={"id": receipt.ref})
        except Rejected:
            if self._is_there(receipt.ref):
                raise

    def _is_there(self, ref: str) -> bool:
        try:
            self._api.call("GET", "/v2.0/article/getdetail", query={"id": ref})
        except Rejected:
            return False
        return True

    # --- Figures ------------------------------------------------------------------------

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        """Read views and shares, ten articles a call. What is not listed is left out."""
        wanted = {receipt.ref for receipt in receipts}
        readings: dict[str, Engagement] = {}
        for kind in ("normal", "video"):
            for entry in entries(self._api, kind) if wanted - readings.keys() else ():
                if entry.ref in wanted:
                    readings[entry.ref] = _reading(entry)
                if not wanted - readings.keys():
                    break
        return readings

    def audience(self) -> Audience:
        """Read the number of followers."""
        data = self._api.call("GET", "/v2.0/oa/getoa")
        raw = {name: data[name] for name in ("num_follower", "package_name") if name in data}
        return Audience(followers=number(data.get("num_follower")), raw=raw)

    def check(self) -> Health:
        """Ask for the account, and whether it may list articles, which takes its package."""
        found = health(self._api, self._settings)
        try:
            next(entries(self._api), None)
        except (Rejected, Unauthorized) as error:
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
