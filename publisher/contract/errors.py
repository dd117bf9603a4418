"""What a channel raises: sorted by what the publisher does next."""

from typing import Literal


class ChannelError(Exception):
    """Base of everything a channel raises. Raise one of the seven below, never this one.

    The seven differ in what the publisher does next. Any other exception that leaves a
    channel is a bug in it; the publisher then assumes the worst, OutcomeUnknown.
    """

    answer: str = ""  # what the service said, secrets removed; kept with the attempt


class Rejected(ChannelError):
    """The post as it is will never be accepted. No retry; the editor is told why."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Unauthorized(ChannelError):
    """The service refuses our credentials. The channel stops until an operator acts."""


class RateLimited(ChannelError):
    """Not now; nothing was published.

    scope: whom the service wants to rest. "account": all calls, and the channel rests; not
    counted as an attempt. "post": this post alone, others may go meanwhile; from anything
    but publish, update and withdraw it means the same as "account".
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float | None = None,
        scope: Literal["account", "post"] = "account",
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after  # seconds from now; None if the service is silent
        self.scope = scope


class Unexplained(ChannelError):
    """The service refuses by a code that no table knows; surely nothing was published.

    Whether the post or the account is at fault is found out by trial: whether other posts
    go, and what check() says. From anything but publish, update and withdraw it means the
    same as Unavailable.
    """


class Unavailable(ChannelError):
    """The service can't be used now, and surely nothing was published. Retried later."""


class OutcomeUnknown(ChannelError):
    """The post may be out, or not. Never retried blindly: find() decides, or a person.

    From anything but publish it means the same as Unavailable: the rest may be repeated.
    """


class Unsupported(ChannelError):
    """This channel has no way to do that."""
