"""What a channel and the rest of the publisher have in common.

A channel is one place where posts appear: our website, one Facebook page, one Zalo
Official Account, one Telegram chat. This module is all that a channel may import from
the publisher, and all that the publisher knows about channels.

Times are aware datetimes in UTC. Durations are seconds. Text is Unicode NFC. Calls block;
the publisher makes at most one call at a time on a channel, so a channel need not be safe
for threads.
"""

import errno
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, Literal

CLOCK_FILE = "PUBLISHER_CLOCK_FILE"  # names a file with seconds that now() adds: demo and tests


def now() -> datetime:
    """Return the time, in UTC. Channels and core ask here, so that the demo can move it."""
    path = os.environ.get(CLOCK_FILE)
    if path is None:
        return datetime.now(UTC)
    try:
        offset = float(Path(path).read_text(encoding="ascii") or 0)
    except (OSError, ValueError):
        offset = 0.0
    return datetime.now(UTC) + timedelta(seconds=offset)


# --- What travels ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of one of the office's lists: a unit, a theme or a form."""

    id: str
    name: str
    order: int = 0  # its place in the list; equal ones stand by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of an item, JPEG or PNG."""

    name: str  # short hash of the bytes and the suffix: what the body's ![…](name) refers to
    path: Path  # the local file
    alt: str
    caption: str = ""
    credit: str = ""
    url: str | None = None  # its public address on our website, once that is known
    inline: bool = False  # stands in the body; the others belong to the item as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A clip: a local file or an address, never both."""

    path: Path | None = None
    url: str | None = None
    poster: Image | None = None
    transcript: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a quoted item comes from; None on an item of the office's own."""

    name: str
    url: str | None = None
    published_at: datetime | None = None
    permission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A legal or administrative document that an item refers to."""

    number: str
    title: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One time that a published item was put right."""

    at: datetime
    note: str  # what was wrong and is right now, for readers


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a post ended up."""

    ref: str  # the service's own id; all that update, withdraw and measure get
    url: str | None = None  # where a person can look at it; None if nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One Markdown file as the editor wrote it, made ready for one channel by the core."""

    id: str  # ASCII slug; the item's name for ever
    title: str
    summary: str
    body: str  # Markdown, front matter removed; pictures are referred to by Image.name
    unit: Term
    theme: Term
    form: Term
    author: str
    publish_at: datetime
    lang: str = "vi"
    source: Source | None = None
    cover: Image | None = None
    images: tuple[Image, ...] = ()  # all but the cover, those of the body included
    video: Video | None = None
    documents: tuple[Document, ...] = ()
    ai: Literal["none", "assisted", "generated"] = "none"
    notices: tuple[str, ...] = ()  # lines that every channel shows readers, e.g. the AI label
    hashtags: tuple[str, ...] = ()  # without "#"
    broadcast: bool = False
    expires: datetime | None = None
    text: str | None = None  # the editor's own text for this channel, plain, instead of summary
    corrections: tuple[Correction, ...] = ()  # oldest first; empty until something was wrong
    link: str | None = None  # the item's page on the website, once that is known
    origin: Receipt | None = None  # the post of the channel that this one waits for


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a post that its editor should know before it goes out.

    What a channel leaves out by its rule is a warning: the post goes, but whoever wrote it
    and whoever agrees to it is told. With an error it does not go; a hint is advice.
    """

    level: Literal["error", "warning", "hint"]
    place: str  # where in the item: a key of its head, "body", or "" for all of it
    what: str  # one sentence for the editor, as the words of an error


@dataclass(frozen=True, slots=True)
class Post:
    """An item made ready for one channel: exactly what will be sent."""

    text: str  # what a reader will see, as plain text; for previews
    payload: Mapping[str, Any]  # JSON; only the channel that made it reads it
    url: str | None = None  # where it will be seen, if the channel knows that beforehand
    media: Mapping[str, str] = field(default_factory=dict)  # Image.name → public address
    findings: tuple[Finding, ...] = ()  # for people here; never sent, nor kept with the post


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Running totals for one post since it was published.

    None means that the service does not tell; 0 means that it told zero.
    """

    views: int | None = None
    reach: int | None = None  # distinct accounts, as the service estimates; never summed
    reactions: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None
    unknown: Mapping[str, str] = field(default_factory=dict)
    # figure → why it is None: not_supported, no_permission, below_threshold, not_yet,
    # retired, error, deleted. A figure that is None and not named here is not_supported.
    raw: Mapping[str, Any] = field(default_factory=dict)  # the service's own figures


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: from its start until just before its end."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The account's own totals: at this moment, and of a period if one was asked for.

    None means that the service does not tell; 0 means that it told zero.
    """

    followers: int | None = None  # at this moment
    reach: int | None = None  # distinct people in the period, over all posts; never summed
    visits: int | None = None  # to the account's own pages in the period
    counted: Period | None = None  # what the service counted, where its days are not ours
    unknown: Mapping[str, str] = field(default_factory=dict)  # as in Engagement
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a channel found out about its account without publishing anything."""

    identity: str  # the account as the service names it
    facts: Mapping[str, str] = field(default_factory=dict)  # for the operator, e.g. expiry
    problems: tuple[str, ...] = ()  # what is missing, in words an operator can act on
    server_time: datetime | None = None  # the service's clock (its Date header)


@dataclass(frozen=True, slots=True)
class Secret:
    """A token or password: where it stands, read anew each time that it is revealed.

    So a process that may not read it can build the channel all the same, and a new one
    counts at once. Never shows itself in logs, errors or reports.
    """

    _value: str = field(default="", repr=False)
    env: str | None = None  # the environment variable that has it
    file: Path | None = None  # or the file

    def reveal(self) -> str:
        """Return the secret itself; raises Unauthorized where it should stand and does not.

        Ask before the request leaves, not after: that error says that nothing went out.
        """
        if self.env is None and self.file is None:
            return self._value
        found, why = "", ""
        try:
            if self.file is None:
                found = os.environ.get(self.env or "", "").strip()
            else:
                found = self.file.read_text(encoding="utf-8").strip()
        except OSError as error:
            why = error.strerror or ""
        except ValueError:  # its text would show the bytes
            why = "not text in UTF-8"
        if not found:
            where = f"tệp {self.file.name}" if self.file else f"biến môi trường {self.env}"
            failure = Unauthorized(f"Chưa có mã bí mật trong {where}")
            failure.answer = why
            raise failure
        return found


# --- What goes wrong ------------------------------------------------------------------


class ChannelError(Exception):
    """Base of everything a channel raises. Raise one of the six below, never this one.

    The six differ in what the publisher does next. Any other exception that leaves a
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
    """Too many calls; nothing was published. Not counted as an attempt."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after  # seconds from now; None if the service is silent


class Unavailable(ChannelError):
    """The service can't be used now, and surely nothing was published. Retried later."""


class OutcomeUnknown(ChannelError):
    """The post may be out, or not. Never retried blindly: find() decides, or a person.

    From anything but publish it means the same as Unavailable: the rest may be repeated.
    """


class Unsupported(ChannelError):
    """This channel has no way to do that."""


# --- What a channel does --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lease:
    """A name that is ours alone for a while; see ChannelState.lease."""

    name: str
    token: str  # new each time that it is taken


class ChannelState(MutableMapping[str, str]):
    """Strings that a channel keeps between runs, by key. Each channel has its own.

    All processes and machines of the office see the same. A write is on disk when it
    returns; where that can't be done it raises OutcomeUnknown.
    """

    @abstractmethod
    def scan(self, prefix: str) -> Mapping[str, str]:
        """Return what is kept under keys that begin with the prefix, in order of the keys."""

    @abstractmethod
    def transaction(self, lease: Lease | None = None) -> AbstractContextManager[None]:
        """Keep all that is written in the block, or nothing; it is on disk when that ends.

        Nothing slow in it, for all other writers wait. With a lease nothing is kept, and
        OutcomeUnknown raised, if that lease is ours no more.
        """

    @abstractmethod
    def lease(
        self, name: str, seconds: float, *, wait: float = 0.0
    ) -> AbstractContextManager[Lease]:
        """Keep all others out of a name, in whatever process on whatever machine.

        Raises Unavailable if somebody has it for longer than `wait` seconds. It is free when
        the block ends or, where the holder died, `seconds` after it was taken; at most an
        hour. A holder that stood still for longer may find another at work: what must not be
        written then goes into `transaction(lease)`.
        """


@dataclass(frozen=True, slots=True)
class Command:
    """Something of its own that operators can have a channel do: `publisher <group> <name>`."""

    name: str  # one word
    help: str  # one sentence, in Vietnamese
    run: Callable[[Any], Iterable[Finding]]  # gets the channel; what it yields is printed,
    # and an error among it, or one that is raised, ends the command with exit status 1


class Channel(ABC):
    """One place where posts appear.

    Write render and publish; write any of the others that the service allows.
    """

    settings: ClassVar[type[Any]]  # frozen pydantic model: the keys allowed in config
    opt_in: ClassVar[bool] = False  # carries only items that ask for it (broadcast: true)
    command_group: ClassVar[str] = ""  # the word under which its commands stand
    commands: ClassVar[tuple[Command, ...]] = ()
    visibility_lag: ClassVar[float] = 60.0  # seconds until find() surely sees what is out

    @abstractmethod
    def __init__(self, settings: Any, state: ChannelState) -> None:
        """Build from checked settings. No network here: that is what check() is for."""

    @abstractmethod
    def render(self, item: Item) -> Post:
        """Make the post for this channel. Pure: no network, no clock, no randomness.

        Raises Rejected with every problem found, so that an editor fixes all at once. What
        of the item is left out here stands in the post's findings.
        """

    @abstractmethod
    def publish(self, post: Post, *, key: str) -> Receipt:
        """Make the post visible, once.

        Only the last request may have a visible effect; whatever goes before it
        (uploads, drafts) must be invisible and harmless to repeat. If the service
        finishes later, wait a few seconds, then raise OutcomeUnknown: find() is asked.

        key: the same for every attempt at this post; hand it to the service where that
        helps it, or find, recognise the post.
        """

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        """Look for a post whose publishing ended in OutcomeUnknown.

        since: when the first attempt began. None means surely not published; if the
        service leaves room for doubt, raise OutcomeUnknown. Listings that lag are the
        core's business: it asks again after `visibility_lag` before it believes None.
        """
        raise Unsupported("find")

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace a published post. May be repeated."""
        raise Unsupported("update")

    def withdraw(self, receipt: Receipt) -> None:
        """Remove a published post. May be repeated; gone already is success."""
        raise Unsupported("withdraw")

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        """Read the posts' totals as they are now, by ref. May be repeated.

        Takes many at once because services list counters by the page: a hundred posts
        must not cost a hundred calls. A ref that is missing from the answer is unknown.
        """
        raise Unsupported("measure")

    def audience(self, period: Period | None = None) -> Audience:
        """Read the account's own totals as they are now. May be repeated.

        period: also those of this span, as far as the service tells any; one that it can't
        count (too long, too far back) leaves its figures None and keeps none from being told.
        """
        raise Unsupported("audience")

    def upkeep(self, now: datetime) -> None:
        """Change what is to change because time went by, e.g. mark what has expired.

        Called every few minutes, by one process at a time. May be repeated, and may be
        killed at any moment; what fails is tried again with the next call.
        """
        raise Unsupported("upkeep")

    def check(self) -> Health:
        """Ask the service whether our credentials would do. Publishes nothing."""
        raise Unsupported("check")


# --- What people of the office see ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    """Something that a person can press under a message."""

    label: str
    data: str  # at most 64 bytes; comes back in the Answer


ATTACHMENT_LIMIT = 10_000_000  # bytes of all attachments of one message


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or a file that goes with a message."""

    name: str  # as people see it, with its suffix
    content: bytes | Path
    kind: Literal["picture", "file"] = "file"  # a picture, JPEG or PNG, is shown at once

    def read(self) -> bytes:
        """Return the bytes; raises OSError, also where there are more than can be sent."""
        if isinstance(self.content, bytes):
            return self.content
        if self.content.stat().st_size > ATTACHMENT_LIMIT:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return self.content.read_bytes()


@dataclass(frozen=True, slots=True)
class Answer:
    """A button that somebody pressed, or words that they wrote in reply to a message."""

    person: str  # their id at the service
    data: str  # of the button; "" if they wrote
    ref: str  # of the one message under which the button stood, or that they replied to
    id: str  # of the press itself, or of what they wrote, for `reply`
    text: str = ""  # what they wrote


class Desk(ABC):
    """Where the publisher speaks with the office's own people: a group chat, a mailbox."""

    settings: ClassVar[type[Any]]  # frozen pydantic model: the keys allowed in config

    @abstractmethod
    def __init__(self, settings: Any, state: ChannelState) -> None:
        """Build from checked settings. No network here."""

    @abstractmethod
    def tell(
        self,
        text: str,
        *,
        subject: str = "",
        buttons: Sequence[Button] = (),
        attachments: Sequence[Attachment] = (),
    ) -> str:
        """Send a text with buttons; return the service's ids of its messages, in their order.

        The ids have blanks between them: a long text may need several messages, and the
        last has the buttons. Raises the errors of a channel. A message told twice is a
        nuisance, not a fault. What can't be attached is named in the text: it must not keep
        the text from people.
        """

    def answers(self) -> Sequence[Answer]:
        """Return the buttons pressed since the last call; waits a few seconds for one.

        Also what was written in reply to a message. Only under our own messages in our own
        chat, never forwarded ones, by whomever. A call says that
        those of the last one were handled; without it, they come again after a restart.
        So each is returned at least once, and handling it twice must do no harm.
        Unsupported where nobody can press anything.
        """
        raise Unsupported("answers")

    def reply(self, answer: Answer, text: str) -> None:
        """Tell the person who pressed or wrote what came of it. May be repeated."""
        raise Unsupported("reply")

    def close(self, ref: str, text: str) -> None:
        """Let the last of several messages say this, without buttons; take the others away.

        ref: their ids, with blanks between them. May be repeated; gone is success.
        """
        raise Unsupported("close")

    def check(self) -> Health:
        """Ask the service whether messages would arrive. Sends nothing."""
        raise Unsupported("check")


def can(which: type[Channel | Desk] | Channel | Desk, action: str) -> bool:
    """Tell whether a channel or desk has its own way to do an action, e.g. "measure"."""
    kind = which if isinstance(which, type) else type(which)
    base = Desk if issubclass(kind, Desk) else Channel
    return getattr(kind, action) is not getattr(base, action)
