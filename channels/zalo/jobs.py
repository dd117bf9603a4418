"""The jobs by which Zalo makes articles: begun, asked after, remembered.

Zalo makes an article in the background: "create" and "update" answer with a token, and
"verify" tells the article's id some seconds or minutes later. That token is all there is
to find an article by, besides its title. A job that failed leaves no article (production
logs, 2026).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from channels.shared.drafts import Draft, Drafts
from channels.zalo import account as zalo_account
from channels.zalo.api import (
    FORBIDDEN_CONTENT,
    INVALID,
    OPERATOR,
    OUT_OF_QUOTA,
    TOO_LARGE,
    TOO_MANY_CALLS,
    UPLOAD_FAILED,
    Api,
)
from publisher.contract import ChannelError, ChannelState, OutcomeUnknown, Rejected

STILL_PROCESSING = "Zalo còn đang xử lý bài"
_TELLING = {TOO_MANY_CALLS, TOO_LARGE, OUT_OF_QUOTA, FORBIDDEN_CONTENT, *OPERATOR}


class PicturesRefused(Rejected):
    """Zalo could not take a picture; the job is over and left no article."""

    def __init__(self) -> None:
        super().__init__(
            "Zalo không tải được ảnh của bài: mỗi ảnh phải mở được từ Internet và không quá 1 MB."
        )


class JobForgotten(OutcomeUnknown):
    """Zalo does not know the job, or no longer."""


def start(api: Api, action: str, body: Mapping[str, Any]) -> str:
    """Have an article made ("create") or changed ("update"); return the job's token."""
    token = api.call("POST", f"/v2.0/article/{action}", body=body).get("token")
    if not (isinstance(token, str) and token):
        raise OutcomeUnknown("Zalo đã nhận bài nhưng không cho mã để theo dõi")
    return token


def verify(api: Api, token: str) -> str | None:
    """Return the article's id, or None if it is still being made. May be repeated.

    Raises Rejected if it surely never will be, JobForgotten if Zalo does not know.
    """
    answer = api.ask("POST", "/v2.0/article/verify", body={"token": token})
    ref = answer.data.get("id") or answer.data.get("article_id")
    if answer.code == 0 and ref:
        return str(ref)
    error: ChannelError
    if answer.code == UPLOAD_FAILED:
        error = PicturesRefused()
    elif answer.code == INVALID:
        error = JobForgotten("Zalo không còn thông tin về bài đang xử lý")
    elif answer.code in _TELLING:
        raise api.error(answer)
    else:
        return None  # -214, and codes that no table knows
    error.answer = answer.text
    raise error


@dataclass(frozen=True, slots=True)
class Job(Draft):
    """One attempt at an article, or several: the last counts."""

    token: str = ""  # "" while Zalo has not answered
    cover: str = ""  # the cover of this attempt
    refused: Sequence[str] = ()  # covers that Zalo could not take
    hidden: bool = False  # made hidden first: before `draft` is shown, nothing can be seen
    draft: str = ""  # the hidden article; from then on the token is that of showing it
    ref: str = ""  # the article that readers see, once there is one


def age(job: Job) -> float:
    """Return the seconds since a job was begun."""
    return job.age(zalo_account.now()).total_seconds()


class Jobs:
    """The jobs of a channel in its state, by the delivery's key."""

    def __init__(self, state: ChannelState) -> None:
        self._drafts = Drafts(state, "job ", Job)

    def get(self, key: str) -> Job | None:
        """Return what is known of a delivery's job."""
        return self._drafts.get(key)

    def begin(self, key: str, cover: str, *, hidden: bool = False) -> None:
        """Forget an earlier attempt's token: it must not speak for the one that starts now."""
        known, now = self.get(key), zalo_account.now()
        refused = known.refused if known else ()
        job = Job(now.isoformat(), cover=cover, refused=refused, hidden=hidden)
        self._drafts.begin(key, job, now)

    def accepted(self, key: str, token: str) -> None:
        """Keep the token that Zalo gave."""
        self._drafts.change(key, token=token)

    def refuse_cover(self, key: str) -> None:
        """Note that the job failed for its pictures: it leaves no article."""
        if job := self.get(key):
            self._drafts.change(key, token="", refused=(*job.refused, job.cover))

    def drafted(self, key: str, ref: str) -> None:
        """Note the hidden article, before anything else is done with it."""
        self._drafts.change(key, draft=ref, token="")

    def done(self, key: str, ref: str) -> None:
        """Note the article that came of it."""
        self._drafts.change(key, ref=ref)

    def forget(self, key: str) -> None:
        """Drop all that is known, so that a person's next attempt starts anew."""
        self._drafts.forget(key)

    def others(self, key: str) -> set[str]:
        """Return the articles that belong to other deliveries."""
        return {job.ref for job in self._drafts.others(key) if job.ref}
