"""Channels for tests of the core: `use = "fake_channels:Fake"` and its siblings.

A fake's service is a folder of the workspace (`box`), so that its posts outlive the channel
object and the process. What it should do next is said to its `Service`, found by
`service(workspace, "page")`:

    service.then(Unavailable("down"))                  the next publish raises this; not out
    service.then(OutcomeUnknown("cut"), out=True)      … raises this, but the post is out
    service.denies = Unauthorized("token")             every call raises this until it is None
    service.posts, service.out, service.calls          what is there; what was asked
"""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from publisher.contract import (
    Audience,
    Channel,
    ChannelState,
    Engagement,
    Health,
    Item,
    Period,
    Post,
    Receipt,
    Rejected,
    Secret,
    Unsupported,
)
from publisher.workspace import Workspace


class Settings(BaseModel):
    """What a fake is told in the config."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    box: Path = Path("box")  # where the service keeps its posts
    token: Secret = Secret("")
    refuses: tuple[str, ...] = ()  # words that it never carries
    limit: int = 10_000  # characters of a post


@dataclass(frozen=True, slots=True)
class Kept:
    """One post as the service has it."""

    ref: str
    key: str
    text: str
    payload: Mapping[str, Any]


@dataclass(slots=True)
class Service:
    """The stand-in for one service, the same object for every channel on its folder."""

    box: Path
    calls: list[str] = field(default_factory=list)  # "publish <key>", "find <key>", …
    denies: Exception | None = None
    sees: bool = True  # whether find and measure know the posts that are there
    shown: dict[str, str] = field(default_factory=dict)  # texts after updates, by ref
    trouble: deque[BaseException] = field(default_factory=deque)  # the next changes raise these
    _script: deque[tuple[Exception, bool]] = field(default_factory=deque)
    _meanwhile: deque[tuple[str, Callable[[], object]]] = field(default_factory=deque)

    def then(self, error: Exception, *, out: bool = False) -> None:
        """Let the next publish raise an error; out: after the post became visible."""
        self._script.append((error, out))

    def meanwhile(self, verb: str, act: Callable[[], object]) -> None:
        """Let something happen while the next call of a kind is under way."""
        self._meanwhile.append((verb, act))

    @property
    def posts(self) -> list[Kept]:
        """Return everything that readers were ever shown, in order."""
        path = self.box / "posts.jsonl"
        if not path.exists():
            return []
        return [Kept(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]

    @property
    def out(self) -> list[str]:
        """Return the keys of the posts in the order in which they went out."""
        return [post.key for post in self.posts]

    def publish(self, post: Post, key: str) -> str:
        """Show a post, or do what was said to be done next."""
        self._asked(f"publish {key}")
        error, out = self._script.popleft() if self._script else (None, True)
        ref = f"ref-{len(self.posts) + 1}"
        if out:
            self.box.mkdir(parents=True, exist_ok=True)
            kept = asdict(Kept(ref, key, post.text, dict(post.payload)))
            with (self.box / "posts.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")
        if error:
            raise error
        return ref

    def change(self, what: str) -> None:
        """Note an update or a withdrawal, or fail as was said to be done next."""
        self._asked(what)
        if self.trouble:
            raise self.trouble.popleft()

    def look(self, key: str) -> str | None:
        """Return the ref of a post that is out, where the service shows it."""
        self._asked(f"find {key}")
        return next((post.ref for post in self.posts if post.key == key and self.sees), None)

    def _asked(self, what: str) -> None:
        self.calls.append(what)
        if self._meanwhile and what.startswith(self._meanwhile[0][0]):
            self._meanwhile.popleft()[1]()
        if self.denies:
            raise self.denies


_SERVICES: dict[Path, Service] = {}


def service(workspace: Workspace, channel: str) -> Service:
    """Return the service behind one of a workspace's fakes."""
    return _service(workspace.config.accounts[channel].settings.box)


def _service(box: Path) -> Service:
    return _SERVICES.setdefault(box, Service(box))


class Blind(Channel):
    """Renders and publishes, and can do nothing else."""

    settings = Settings

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        self.told = settings
        self.state = state
        self.service = _service(settings.box)

    leaves_out = (
        *("title", "body", "correction", "documents", "source", "cover", "images", "video"),
    )

    def render(self, item: Item) -> Post:
        text = item.text or f"{item.title}\n\n{item.summary}"
        lines = [text, item.link or "", *item.notices]
        text = "\n".join(line for line in lines if line)
        problems = [f"the word {word!r}" for word in self.told.refuses if word in text]
        if len(text) > self.told.limit:
            problems.append(f"longer than {self.told.limit}")
        if problems:
            raise Rejected(*problems)
        pictures = [image.url or image.name for image in self._pictures(item)]
        origin = item.origin and item.origin.ref
        return Post(text, {"link": item.link, "pictures": pictures, "origin": origin})

    def _pictures(self, item: Item) -> list[Any]:
        return [*([item.cover] if item.cover else []), *item.images]

    def publish(self, post: Post, *, key: str) -> Receipt:
        return self._receipt(self.service.publish(post, key), post)

    def _receipt(self, ref: str, post: Post) -> Receipt:
        return Receipt(ref, post.url or f"https://fake.example/{ref}")


class Fake(Blind):
    """A social channel that can do everything."""

    visibility_lag: ClassVar[float] = 60.0

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        ref = self.service.look(key)
        return self._receipt(ref, post) if ref else None

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        self.service.change(f"update {receipt.ref}")
        self.service.shown[receipt.ref] = post.text
        return receipt

    def withdraw(self, receipt: Receipt) -> None:
        self.service.change(f"withdraw {receipt.ref}")
        self.service.shown.pop(receipt.ref, None)

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        self.service.calls.append(f"measure {len(receipts)}")
        there = {post.ref for post in self.service.posts}
        return {each.ref: Engagement(views=7) for each in receipts if each.ref in there}

    def audience(self, period: Period | None = None) -> Audience:
        return Audience(followers=42)

    def check(self) -> Health:
        if self.service.denies:
            raise self.service.denies
        return Health(identity="fake", server_time=datetime.now(UTC))


class Frozen(Fake):
    """Can neither change nor take away what is out, and knows it only when asked to."""

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        super().update(receipt, post)
        raise Unsupported("other pictures")

    def withdraw(self, receipt: Receipt) -> None:
        super().withdraw(receipt)
        raise Unsupported("withdraw")


class Lasting(Fake):
    """Has no way to take away what is out, nor an address of it: what mail is."""

    withdraw = Channel.withdraw

    def publish(self, post: Post, *, key: str) -> Receipt:
        return Receipt(super().publish(post, key=key).ref)


class Site(Fake):
    """A website: it knows beforehand where a post and its pictures will stand."""

    carries_pages = True

    def render(self, item: Item) -> Post:
        post = super().render(item)
        media = {each.name: f"https://site.example/{each.name}" for each in self._pictures(item)}
        return Post(post.text, post.payload, f"https://site.example/{item.id}/", media)


class Broadcast(Fake):
    """Carries only items that ask for it, and points at another channel's post."""

    opt_in = True
