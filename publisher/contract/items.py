"""What travels: from an editor's file to a post, and where it ended up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal


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
    file: str = ""  # as its editor knows it, below the content folder

    @property
    def said(self) -> str:
        """The name of its file for messages to people."""
        return self.file or self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A clip: a local file or an address, never both."""

    path: Path | None = None
    url: str | None = None
    poster: Image | None = None
    transcript: str = ""
    captions: str = ""  # of a file: WebVTT, plain words only
    name: str = ""  # of a file: short hash of the bytes and the suffix
    file: str = ""  # as its editor knows it, below the content folder
    codec: str = ""  # of a file: what is in it, e.g. "AVC"; "" where nobody looked
    seconds: float = 0.0  # of a file; 0 where nobody looked

    @property
    def said(self) -> str:
        """The name of its file for messages to people."""
        return self.file or (self.path.name if self.path else "")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the office, as a standing page shows them."""

    name: str
    title: str = ""  # what they are, e.g. "Giám đốc"
    task: str = ""  # what they answer for
    phone: str = ""
    email: str = ""
    biography: str = ""
    picture: str = ""  # Image.name of one of the item's images


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What readers may attend. Whole days begin at midnight and end in a day's last minute."""

    begins: datetime
    ends: datetime | None = None
    place: str = ""


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
    # of an update: what its readers still see wrong, in words for people here
    remark: str = field(default="", compare=False)


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
    event: Event | None = None
    old_addresses: tuple[str, ...] = ()  # paths, /…, that lead to the item's page on the website
    text: str | None = None  # the editor's own text for this channel, plain, instead of summary
    corrections: tuple[Correction, ...] = ()  # oldest first; empty until something was wrong
    link: str | None = None  # the item's page on the website, once that is known
    origin: Receipt | None = None  # the post of the channel that this one waits for
    # Of a standing page, which only channels with `carries_pages` get; its theme has no id, and
    # its unit may have none.
    page: str = ""  # what it is, e.g. "to-chuc"; "" of an article
    updated: datetime | None = None  # the date that readers see; None: when this came out
    place: int = 0  # among the pages; equal ones stand by title
    staff: tuple[Person, ...] = ()


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
