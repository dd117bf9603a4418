"""What the Zalo stand-in remembers: its settings, tokens, articles, jobs and broadcasts.

One state per world, shared by the API host and the OAuth host. Times are aware, UTC.
"""

import base64
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from publisher.sandbox.world import World

OA_ID = "4567890123456789012"
OA_NAME = "Sở Xây dựng tỉnh Đắk Lắk"
APP_ID = "1234567890123456789"
APP_SECRET = "sandbox-zalo-secret"  # noqa: S105  the sandbox's, known to everybody
OA_SECRET = "sandbox-zalo-oa-secret"  # noqa: S105  signs webhooks
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(slots=True)
class Settings:
    """What differs between Official Accounts, or is uncertain. Changed at any time."""

    token_seconds: float = 90_000  # 25 h; older documents and clients say 1 h
    refresh_seconds: float = 90 * 86_400
    expired_token_error: int = -220  # some clients met -216
    reused_refresh_error: int = -14014  # one source says -14020
    appsecret_proof: bool = False  # the app demands the header
    callback: str = ""  # the saved callback; "" takes any address on loopback
    processing_seconds: float = 2  # how long an article's job runs; really up to 2 minutes
    job_seconds: float = 3_600  # how long verify knows a job
    video_seconds: float = 10  # how long a video is converted
    fetch_seconds: float = 5  # patience with the web server of a picture
    refuse_at_limit: bool = True  # a title of 150 characters was refused, whatever is documented
    package: str = "growth"  # "basic" has no API
    oa_type: int = 4  # 2 business, 4 state agency
    articles_per_month: int = 500  # the real number is not published
    broadcasts_per_month: int = 4  # of the package; none is published for state agencies
    broadcast_seconds: float = 1_800  # review and queue before delivery
    requests_per_minute: int = 4_000  # of the app; a package may allow as few as 100
    webhook_url: str = ""  # "" sends nothing


@dataclass(slots=True)
class Article:
    """An article that has an id: shown to readers, or hidden."""

    id: str
    content: dict[str, Any]  # as the last create or update sent it
    created: datetime
    updated: datetime
    shown_at: datetime | None = None  # None while hidden
    media: dict[str, str] = field(default_factory=dict)  # address → digest of the fetched picture
    views: int = 0  # what does not grow by itself
    shares: int = 0

    @property
    def kind(self) -> str:
        """Return "normal" or "video"."""
        return str(self.content["type"])

    @property
    def cover(self) -> str:
        """Return the digest of the cover, see State.pictures; "" if it is a video."""
        return self.media.get(cover_address(self.content), "")


@dataclass(slots=True)
class Job:
    """A create or an update under way; nothing of it is visible before it is done."""

    token: str
    content: dict[str, Any]
    created: datetime
    due: datetime
    updates: str = ""  # id of the article that it replaces
    article: str = ""  # id of the article, once done
    failure: str = ""  # why it failed
    busy: bool = False  # pictures are being fetched


@dataclass(slots=True)
class Broadcast:
    """Articles on their way to all followers."""

    id: str
    accepted: datetime
    delivers: datetime
    target: dict[str, str]
    articles: list[str]


@dataclass(slots=True)
class Video:
    """An uploaded clip."""

    id: str
    name: str
    size: int
    uploaded: datetime
    ready: datetime
    broken: bool


@dataclass(slots=True)
class Grant:
    """A consent that waits to be exchanged for tokens."""

    expires: datetime
    challenge: str


@dataclass(slots=True)
class Tokens:
    """The one living pair of the account and the app."""

    access: str
    access_until: datetime
    refresh: str
    refresh_until: datetime
    dead: set[str] = field(default_factory=set)  # access and refresh tokens of the past


@dataclass(slots=True)
class State:
    """Everything; see `state_of`."""

    world: World
    opened: datetime
    ids: random.Random
    tokens: Tokens
    settings: Settings
    grants: dict[str, Grant] = field(default_factory=dict)  # by code
    articles: dict[str, Article] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)  # by token
    broadcasts: list[Broadcast] = field(default_factory=list)
    videos: dict[str, Video] = field(default_factory=dict)  # by token
    uploads: dict[str, datetime] = field(default_factory=dict)  # attachment id → its end
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # digest → type, bytes
    misses: dict[str, list[datetime]] = field(default_factory=dict)  # URL → failed fetches
    minute: int = 0  # of the calls counted
    calls: int = 0
    events: list[Any] = field(default_factory=list)  # webhook events that wait

    def now(self) -> datetime:
        """Return the sandbox's time."""
        return self.world.clock.now()

    def new_id(self) -> str:
        """Return 20 hex digits, as articles and messages have them."""
        return f"{self.ids.getrandbits(80):020x}"

    def new_token(self) -> str:
        """Return 88 characters that mean nothing, as tokens look."""
        return base64.b64encode(self.ids.randbytes(64)).decode()

    def issue(self) -> Tokens:
        """Make a new pair; the old one dies at once."""
        now, old = self.now(), self.tokens
        self.tokens = Tokens(
            self.new_token(),
            now + timedelta(seconds=self.settings.token_seconds),
            self.new_token(),
            now + timedelta(seconds=self.settings.refresh_seconds),
            old.dead | {old.access, old.refresh},
        )
        return self.tokens

    def delivered(self) -> list[Broadcast]:
        """Return the broadcasts that followers have, oldest first."""
        now = self.now()
        return [each for each in self.broadcasts if each.delivers <= now and each.articles]

    def withhold(self, article: str) -> None:
        """Take an article out of the broadcasts that are not delivered yet."""
        for each in self.broadcasts:
            if each.delivers > self.now() and article in each.articles:
                each.articles.remove(article)

    def newest(self) -> list[Article]:
        """Return all articles, hidden ones too, newest first."""
        return sorted(self.articles.values(), key=lambda each: each.created, reverse=True)


def state_of(world: World) -> State:
    """Return the world's state of Zalo, the same at every call."""
    if "zalo" not in world.states:
        now, settings = world.clock.now(), Settings()
        tokens = Tokens(
            "sandbox-zalo-access",
            now + timedelta(seconds=settings.token_seconds),
            "sandbox-zalo-refresh",
            now + timedelta(seconds=settings.refresh_seconds),
        )
        world.states["zalo"] = State(world, now, world.random("zalo:ids"), tokens, settings)
    state: State = world.states["zalo"]
    return state


def cover_address(content: dict[str, Any]) -> str:
    """Return the address of an article's cover picture; "" if the cover is a video."""
    if content["type"] == "video":
        return str(content["avatar"])
    return str(content["cover"].get("photo_url", ""))
