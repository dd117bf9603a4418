"""What a page, its posts and its tokens are to the Graph stand-in."""

from dataclasses import dataclass, field
from datetime import datetime

SCOPES = frozenset(
    {
        "pages_show_list",
        "pages_read_engagement",
        "pages_manage_posts",
        "pages_read_user_content",
        "pages_manage_engagement",
        "read_insights",
        "pages_manage_metadata",
        "business_management",
        "publish_video",
    }
)
TASKS = ("ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT", "MANAGE")


@dataclass(slots=True)
class App:
    """An application; whoever knows its secret can sign calls."""

    id: str
    name: str
    secret: str
    require_proof: bool = False  # the switch "Require App Secret"
    callback: str = ""  # where webhooks go; loopback only


@dataclass(slots=True)
class User:
    """A system user who owns the pages."""

    id: str
    name: str


@dataclass(slots=True)
class Token:
    """An access token and what it may do."""

    value: str
    kind: str  # PAGE, USER, SYSTEM_USER, APP
    app: str
    subject: str  # id of the page, user or app
    issued: datetime
    scopes: frozenset[str] = SCOPES
    tasks: tuple[str, ...] = TASKS
    expires: datetime | None = None  # None: never
    dead: int | None = None  # subcode of the 190 that it gets, e.g. 460, 492
    data_ends: datetime | None = None


@dataclass(slots=True)
class Page:
    """A Facebook page."""

    id: str
    name: str
    about: str
    category: str
    followers: int  # at the beginning; more come with time
    colour: str  # of the cover
    subscribed: dict[str, tuple[str, ...]] = field(default_factory=dict)  # app → fields


@dataclass(slots=True)
class Preview:
    """The card under a link, from the linked page's Open Graph tags."""

    url: str
    title: str = ""
    description: str = ""
    image: str = ""  # an address that a browser here can load
    site: str = ""


@dataclass(slots=True)
class Photo:
    """An uploaded picture."""

    id: str
    page: str
    app: str
    data: bytes
    content_type: str
    size: tuple[int, int]
    created: datetime
    alt: str = ""
    caption: str = ""
    post: str | None = None  # the post that shows it


@dataclass(slots=True)
class Video:
    """An uploaded clip; processed for a while after its last byte came."""

    id: str
    page: str
    app: str
    created: datetime
    expected: int  # bytes
    data: bytes = b""
    session: str = ""
    title: str = ""
    description: str = ""
    uploaded: datetime | None = None  # None while bytes are missing
    sound: bool = False  # the bytes are a film
    published: bool = True
    post: str | None = None


@dataclass(slots=True)
class Post:
    """A post of a page. Public from `published` on; None: unpublished."""

    id: str
    page: str
    app: str
    created: datetime
    message: str = ""
    preview: Preview | None = None
    cards: tuple[str, ...] = ()  # links of child_attachments
    photos: list[str] = field(default_factory=list)
    video: str | None = None
    published: datetime | None = None
    scheduled: bool = False
    edited: datetime | None = None
    hidden: bool = False
    pinned: bool = False
    deleted: bool = False

    def public(self, now: datetime) -> bool:
        """Tell whether readers can see it."""
        return not self.deleted and self.published is not None and self.published <= now

    def time(self, now: datetime) -> datetime:
        """Return created_time: of the publishing, once it is out."""
        return self.published if self.published and self.published <= now else self.created


@dataclass(slots=True)
class Comment:
    """A comment, of a visitor or of the page itself."""

    id: str
    post: str
    message: str
    created: datetime
    parent: str | None = None
    page: str | None = None  # the author, if it is a page; visitors are not told
    likes: int = 0
    hidden: bool = False
    deleted: bool = False


Node = App | User | Page | Post | Photo | Video | Comment
