"""What a channel does."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from publisher.contract.errors import Unsupported
from publisher.contract.figures import Audience, Engagement, Health, Period
from publisher.contract.items import Finding, Item, Post, Receipt
from publisher.contract.state import ChannelState


@dataclass(frozen=True, slots=True)
class Command:
    """Something of its own that operators can have a channel do: `publisher <group> <name>`."""

    name: str  # one word
    help: str  # one sentence, in Vietnamese
    run: Callable[..., Iterable[Finding]]  # gets the channel; what it yields is printed at once,
    # and an error among it, or one that is raised, ends the command with exit status 1. What it
    # takes by keyword only are the command's options: `port: Annotated[int, "help"] = 8091`


class Channel(ABC):
    """One place where posts appear.

    Write render and publish; write any of the others that the service allows.
    """

    settings: ClassVar[type[Any]]  # frozen pydantic model: the keys allowed in config
    display_name: ClassVar[str] = ""  # what people call such a channel, if the config does not say
    opt_in: ClassVar[bool] = False  # carries only items that ask for it (broadcast: true)
    carries_pages: ClassVar[bool] = False  # carries standing pages too, see Item.page
    command_group: ClassVar[str] = ""  # the word under which its commands stand
    commands: ClassVar[tuple[Command, ...]] = ()
    # Fields that no post here shows, by the channel's rule: "body", "documents", "source", the
    # captions of "cover" and "images", the transcript of "video". All others are looked for.
    leaves_out: ClassVar[tuple[str, ...]] = ()
    visibility_lag: ClassVar[float] = 60.0  # seconds until find() surely sees what is out
    min_gap: ClassVar[float] = 0.0  # seconds between two posts, where the config says nothing

    @classmethod
    def home(cls, settings: Any) -> str:
        """Return the address at which readers find the account; "" where that is not known."""
        return ""

    @abstractmethod
    def __init__(self, settings: Any, state: ChannelState) -> None:
        """Build from checked settings. No network here: that is what check() is for."""

    @abstractmethod
    def render(self, item: Item) -> Post:
        """Make the post for this channel. Pure: no network, no clock, no randomness.

        Raises Rejected with every problem found, so that an editor fixes all at once. What
        of this item is left out here, though others' is shown, stands in the post's findings.
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
