"""The channels of a random walk, and what fate may have in store for a call of theirs."""

from collections.abc import Callable
from datetime import datetime

from fake_channels import Fake, Site
from publisher.contract import (
    Channel,
    ChannelError,
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Unauthorized,
    Unavailable,
    Unsupported,
)

FATES = {
    "well": 10, "down": 2, "cut": 2, "lost": 2, "killed before": 1, "killed after": 1,
    "refused": 0.5, "unsupported": 1, "unauthorised": 0.3, "limited": 0.3,
}  # fmt: skip


class Killed(BaseException):
    """The process ends here."""


class Place(Fake):
    """A channel whose service plays the walk's next fate."""

    name: str
    call: Callable[[str, str, str | None], None]  # a channel is asked to do something
    look: Callable[[str, str], bool]  # … whether a post is out

    def publish(self, post: Post, *, key: str) -> Receipt:
        self.call(self.name, f"publish {key}", post.text)
        return self._receipt(key, post)

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        self.call(self.name, f"update {receipt.ref}", post.text)
        return receipt

    def withdraw(self, receipt: Receipt) -> None:
        self.call(self.name, f"withdraw {receipt.ref}", None)

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        return self._receipt(key, post) if self.look(self.name, key) else None


class Front(Place, Site):
    """The website."""


class Fixed(Place):
    """Can't change what is out: a note corrects it."""

    update = Channel.update


class Mute(Place):
    """Can't be asked what is out."""

    find = Channel.find


def strike(fate: str, verb: str) -> None:
    """Let a call end as fate has it; after what it did, or instead of that."""
    if fate.startswith("killed"):
        raise Killed
    errors: dict[str, ChannelError] = {
        "down": Unavailable("down"),
        "cut": OutcomeUnknown("cut"),
        "lost": OutcomeUnknown("answer lost"),
        "refused": Rejected("no"),
        "unsupported": Unavailable("down") if verb == "publish" else Unsupported(verb),
        "unauthorised": Unauthorized("token"),
        "limited": RateLimited("slower", retry_after=60),
    }
    if fate in errors:
        raise errors[fate]
