"""What the Graph stand-in remembers: pages, tokens, posts, photos, videos, comments."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from publisher.sandbox.world import World

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
APP_ID, APP_SECRET = "900800700600500", "sandbox-app-secret"
SYSTEM_USER_ID = "100900800700600"
PHOTO_LIFE = timedelta(hours=24)  # of an unpublished photo that no post uses


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


class Graph:
    """All state of one world, and the settings that the fact sheets leave open."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lock = threading.RLock()
        self.apps: dict[str, App] = {}
        self.users: dict[str, User] = {}
        self.tokens: dict[str, Token] = {}
        self.pages: dict[str, Page] = {}
        self.posts: dict[str, Post] = {}
        self.photos: dict[str, Photo] = {}
        self.videos: dict[str, Video] = {}
        self.comments: dict[str, Comment] = {}
        self.visited: set[str] = set()  # posts whose visitors' comments were drawn
        self.calls: Counter[tuple[str, int]] = Counter()  # (page or app, hour) → calls
        self.engaged_users = 10  # quota of a page: 4800 times this in 24 h
        self.processing = timedelta(seconds=20)  # of a video
        self.chunk = 1 << 20  # bytes of a video that a transfer may bring
        self.insights_after = timedelta(hours=6)  # fresh posts have no insights
        self.schedule_limit = timedelta(days=30)  # the guide's; the reference says 75
        self.videos_only_reels = False  # videos are missing from published_posts
        self._ids = count(122_103_000_000_007, 6)

    def new_id(self) -> str:
        """Return an id that was never used."""
        with self.lock:
            return str(next(self._ids))

    def node(self, name: str) -> Node | None:
        """Return the object with an id, or None if there is none (any more)."""
        tables: tuple[dict[str, Node], ...] = (  # type: ignore[assignment]  # dict is invariant
            self.pages,
            self.posts,
            self.photos,
            self.videos,
            self.comments,
            self.users,
            self.apps,
        )
        found = next((table[name] for table in tables if name in table), None)
        return None if found is None or self._gone(found) else found

    def _gone(self, node: Node) -> bool:
        if isinstance(node, Post | Comment):
            return node.deleted or node.created > self.world.clock.now()
        if isinstance(node, Photo):
            return node.post is None and self.world.clock.now() - node.created > PHOTO_LIFE
        return False

    def posts_of(self, page: str) -> list[Post]:
        """Return a page's posts, deleted ones too, newest first."""
        now = self.world.clock.now()
        posts = [post for post in list(self.posts.values()) if post.page == page]
        return sorted(posts, key=lambda post: (post.time(now), post.id), reverse=True)

    def standing(self, kind: str) -> list[dict[str, object]]:
        """Return the details of the faults of a kind that hold now, without using them up."""
        return [
            fault["details"]
            for fault in self.world.faults.listed()
            if fault["service"] == "graph" and fault["kind"] == kind
        ]


def state_of(world: World) -> Graph:
    """Return the world's Graph state, made and seeded at the first call."""
    state = world.states.get("graph")
    if not isinstance(state, Graph):
        state = world.states["graph"] = _seeded(world)
    return state


def _seeded(world: World) -> Graph:
    graph = Graph(world)
    graph.apps[APP_ID] = App(APP_ID, "Lan Tỏa", APP_SECRET)
    graph.users[SYSTEM_USER_ID] = User(SYSTEM_USER_ID, "Hệ thống Lan Tỏa")
    about = "Trang thông tin chính thức của Sở Xây dựng tỉnh Đắk Lắk."
    youth = "Hoạt động của Đoàn Thanh niên cơ quan Sở Xây dựng."
    pages = (
        Page(
            "100200300400500",
            "Sở Xây dựng tỉnh Đắk Lắk",
            about,
            "Cơ quan nhà nước",
            12480,
            "#0b5fa5",
        ),
        Page("100200300400501", "Đoàn Thanh niên Sở Xây dựng", youth, "Tổ chức", 1630, "#1f7a4d"),
    )
    graph.pages = {page.id: page for page in pages}
    now = world.clock.now()
    for token in (
        Token("sandbox-page-token", "PAGE", APP_ID, pages[0].id, now),
        Token("sandbox-page-token-2", "PAGE", APP_ID, pages[1].id, now),
        Token("sandbox-system-user-token", "SYSTEM_USER", APP_ID, SYSTEM_USER_ID, now),
        Token(f"{APP_ID}|{APP_SECRET}", "APP", APP_ID, APP_ID, now),
    ):
        graph.tokens[token.value] = token
    return graph
