"""Articles made, shown and changed: each a job of Zalo's that is begun and then waited for.

An article can be made hidden and shown afterwards: `update` replaces the status with all
the rest, and may be repeated (Article API documents, September 2026). Its id is kept in
between, so that what readers see can be proved by asking for that one article.
"""

import logging
from collections.abc import Mapping
from typing import Any

from channels.zalo import account as zalo_account
from channels.zalo.account import Settings
from channels.zalo.api import Api
from channels.zalo.jobs import (
    STILL_PROCESSING,
    Job,
    JobForgotten,
    Jobs,
    PicturesRefused,
    age,
    start,
    verify,
)
from publisher.contract import ChannelError, OutcomeUnknown, Post, Rejected, Unavailable

log = logging.getLogger(__name__)

Article = Mapping[str, Any]


class Maker:
    """Brings articles to their end at Zalo; remembers how far each delivery's has come."""

    def __init__(self, settings: Settings, api: Api, jobs: Jobs) -> None:
        self._settings = settings
        self._api = api
        self._jobs = jobs

    # --- In one step --------------------------------------------------------------------

    def make(self, post: Post, article: Article, key: str, *, hidden: bool = False) -> str:
        """Have an article made; return its id.

        If Zalo surely could not take its pictures, it is made once more with the office's
        cover.
        """
        refusal = PicturesRefused()
        for cover in self._covers(post, key):
            self._jobs.begin(key, cover, hidden=hidden)
            token = start(self._api, "create", _with_cover(article, cover))
            self._jobs.accepted(key, token)
            try:
                return self._outcome(token)
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

    def change(self, article: Article, ref: str) -> str:
        """Replace an article; return its id, which may be another one. May be repeated."""
        return self._await(start(self._api, "update", {**article, "id": ref}))

    def _outcome(self, token: str) -> str:
        """Wait for a job; whatever goes wrong but a sure failure leaves its outcome open."""
        try:
            return self._await(token)
        except Rejected:
            raise
        except ChannelError as error:  # whatever it is, the article may still appear
            unknown = OutcomeUnknown(f"Zalo đã nhận bài, chưa rõ kết quả: {error}")
            unknown.answer = error.answer
            raise unknown from None

    def _await(self, token: str) -> str:
        """Ask after a job until it is done; OutcomeUnknown if that takes too long."""
        for _ in range(self._settings.verify_times):
            zalo_account.pause(self._settings.verify_every)
            if ref := verify(self._api, token):
                return ref
        raise OutcomeUnknown(STILL_PROCESSING)

    # --- In two steps -------------------------------------------------------------------

    def make_hidden(self, post: Post, article: Article, key: str) -> None:
        """Have an article made that nobody sees, unless there is one already; keep its id.

        What goes wrong is harmless: at worst a hidden article stays behind at Zalo.
        """
        job = self._jobs.get(key)
        if job and job.draft:
            return
        ref = self._resumed(key, job)
        if ref is None:
            ref = self.make(post, {**article, "status": "hide"}, key, hidden=True)
        self._jobs.drafted(key, ref)

    def _resumed(self, key: str, job: Job | None) -> str | None:
        """Wait for the job of an earlier attempt; None if there is none to wait for."""
        if not (job and job.hidden and job.token and self._is_known(job)):
            return None
        try:
            return self._await(job.token)
        except PicturesRefused:
            self._jobs.refuse_cover(key)
        except JobForgotten:
            pass
        except OutcomeUnknown as error:  # nobody can see it, so this much is sure
            raise Unavailable(str(error)) from None
        return None

    def show(self, post: Post, article: Article, key: str) -> str:
        """Show the hidden article of a delivery; return its id. May be repeated."""
        job = self._jobs.get(key)
        if job is None:
            raise Unavailable("Không còn thông tin về bài ẩn đã tạo trên Zalo")
        own, spare = article["cover"]["photo_url"], post.payload["spare_cover"]
        cover = job.cover if job.cover in (own, spare) else own
        try:
            token = start(self._api, "update", {**_with_cover(article, cover), "id": job.draft})
            self._jobs.accepted(key, token)
            ref = self._outcome(token)
        except PicturesRefused as error:  # they were taken a moment ago
            raise Unavailable(f"Bài trên Zalo vẫn ẩn: {error}") from None
        except Rejected:
            self._give_up(key, job.draft)
            raise
        self._jobs.done(key, ref)
        return ref

    def _give_up(self, key: str, draft: str) -> None:
        """Forget a hidden article that Zalo won't show; Unavailable if it is not there."""
        self._jobs.forget(key)
        if not self.status(draft):
            raise Unavailable("Bài ẩn không còn trên Zalo; sẽ được tạo lại") from None
        try:
            self._api.call("POST", "/v2.0/article/remove", body={"id": draft})
        except ChannelError as error:
            log.info("hidden-stays ref=%s reason=%s", draft, error)

    def seen(self, key: str, job: Job) -> str | None:
        """Return the id of a delivery's article if readers can see it; None if surely not."""
        if not job.draft:
            return None
        if job.token:
            try:
                ref = verify(self._api, job.token)
            except (Rejected, JobForgotten):
                ref = ""  # the job is over; the article itself tells
            if ref is None and self._is_known(job):
                raise OutcomeUnknown(STILL_PROCESSING)
            if ref:
                return ref
        status = self.status(job.draft)
        if status not in ("show", "hide"):
            raise OutcomeUnknown("Không thấy bài ẩn trên Zalo; có thể đã bị xóa bằng tay")
        return job.draft if status == "show" else None

    def status(self, ref: str) -> str:
        """Return an article's status, "show" or "hide"; "" if it is not there (any more)."""
        try:
            data = self._api.call("GET", "/v2.0/article/getdetail", query={"id": ref})
        except Rejected:  # -201: it is not there; what no table knows proves nothing
            return ""
        return str(data.get("status") or "unknown")

    def _is_known(self, job: Job) -> bool:
        """Tell whether Zalo should still know the job's token."""
        return age(job) < self._settings.job_life


def _with_cover(article: Article, cover: str) -> dict[str, Any]:
    return {**article, "cover": {**article["cover"], "photo_url": cover}}
