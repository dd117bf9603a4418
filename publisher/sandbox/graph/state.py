"""What the Graph stand-in remembers: pages, tokens, posts, photos, videos, comments."""

import threading
from collections import Counter
from datetime import timedelta
from itertools import count

from publisher.sandbox.graph.objects import (
    App,
    Comment,
    Node,
    Page,
    Photo,
    Post,
    Preview,
    Token,
    User,
    Video,
)
from publisher.sandbox.world import World

APP_ID, APP_SECRET = "900800700600500", "sandbox-app-secret"
SYSTEM_USER_ID = "100900800700600"
PHOTO_LIFE = timedelta(hours=24)  # of an unpublished photo that no post uses


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
        self.cards: dict[str, Preview] = {}  # as links were first read, by address; see scrape
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
