"""The thinnest channel there can be, so that a lane is measured and not a service's library."""

from pydantic import BaseModel, ConfigDict

from bench.stand_in import Caller
from publisher.contract import Channel, ChannelState, Item, Post, Receipt


class Settings(BaseModel):
    """The keys of its table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str


class Plain(Channel):
    """Posts an item's title by one call, the same as the bare loop's."""

    settings = Settings

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        self._caller = Caller(settings.base_url)

    def render(self, item: Item) -> Post:
        """Make the post."""
        return Post(item.title, {"text": item.title})

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Send the post."""
        return Receipt(self._caller.send(post.payload["text"]))
