"""Channels against the sandbox: what readers really see after each verb.

def test_it(service: Living) -> None:
    channel = service.make(state)
    channel.publish(channel.render(service.item()), key=KEY)
    assert service.seen() == [...]
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from channel_items import make_image, make_item
from channels.facebook.channel import Facebook
from channels.telegram.channel import Telegram
from channels.website.channel import Website
from channels.zalo.channel import Zalo
from fleeting_state import FleetingState
from publisher.contract import Channel, ChannelState, Item, Secret
from publisher.sandbox.app import Sandbox
from publisher.sandbox.zalo import app
from zalo_replies import account

SITE = "https://soxaydung.example.vn"
PAGE = "100200300400500"
OG = '<html><head><meta property="og:title" content="Cấp phép"></head></html>'


def furnish(site: Path) -> None:
    """Put into the web server's folder what the services fetch."""
    (site / "bai.html").write_text(OG, encoding="utf-8")
    make_image(site).path.rename(site / "bia.jpg")


@dataclass
class Living:
    """One kind of channel on its running stand-in."""

    name: str  # the service: graph, zalo, telegram, web
    sandbox: Sandbox
    folder: Path
    build: "Callable[[Living, ChannelState], Channel]"
    look: "Callable[[Living], list[str]]"
    settings: dict[str, Any] = field(default_factory=dict)

    def make(self, state: FleetingState) -> Channel:
        return self.build(self, state)

    def seen(self) -> list[str]:
        """Return the text of each post that readers see."""
        return self.look(self)

    def item(self, **changes: Any) -> Item:
        return make_item(**{"link": f"{SITE}/bai.html", **changes})


def facebook(living: Living, state: ChannelState) -> Channel:
    table = {
        "page_id": PAGE,
        "token": Secret("sandbox-page-token"),
        "base_url": living.sandbox.url("graph"),
        "video_url": living.sandbox.url("graph"),
        "read_timeout": 3.0,
        "video_wait": 0.0,
        **living.settings,
    }
    return Facebook(Facebook.settings.model_validate(table), state)


def zalo_articles(living: Living, state: ChannelState) -> Channel:
    app.state_of(living.sandbox.world).settings.processing_seconds = 0
    table = account(
        living.sandbox.url("zalo"),
        living.folder,
        oauth_url=living.sandbox.url("zalo_oauth"),
        default_cover=f"{SITE}/bia.jpg",
        verify_every=0.01,
        read_timeout=3.0,
        **living.settings,
    )
    return Zalo(Zalo.settings.model_validate(table), state)


def telegram(living: Living, state: ChannelState) -> Channel:
    table = {
        "token": Secret("123456789:sandbox-telegram-token"),
        "chat": "@soxaydung_sandbox",
        "base_url": living.sandbox.url("telegram"),
        "proof_chat": "-1009876543210",
        **living.settings,
    }
    return Telegram(Telegram.settings.model_validate(table), state)


def website(living: Living, state: ChannelState) -> Channel:
    table = {
        "directory": living.folder / "www",
        "base_url": SITE,
        "index": living.folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
    }
    return Website(Website.settings.model_validate(table), state)


def posts(living: Living) -> list[str]:
    """Return what readers see of a service's posts, with everything that is said in them."""
    return [str(post) for post in living.sandbox.state(living.name)["posts"]]


def pages(living: Living) -> list[str]:
    """Return the articles that the website lists as its news."""
    www = living.folder / "www"
    news = (www / "tin-tuc/index.html").read_text("utf-8") if www.exists() else ""
    listed = news.partition("<main")[2].partition("</main>")[0]
    names = [each.name for each in www.glob("*.html") if f'href="/{each.name}"' in listed]
    return [(www / name).read_text("utf-8") for name in sorted(names)]


KINDS: dict[str, tuple[str, Any, Any, dict[str, Any]]] = {
    "website": ("web", website, pages, {}),
    "facebook": ("graph", facebook, posts, {}),
    "facebook, hidden first": ("graph", facebook, posts, {"publish_hidden_first": True}),
    "zalo": ("zalo", zalo_articles, posts, {}),
    "zalo, hidden first": ("zalo", zalo_articles, posts, {"publish_hidden_first": True}),
    "telegram": ("telegram", telegram, posts, {}),
}


def living(kind: str, sandbox: Sandbox, folder: Path) -> Living:
    """Return a kind of channel on a fresh sandbox."""
    sandbox.reset()
    name, build, look, settings = KINDS[kind]
    return Living(name, sandbox, folder, build, look, dict(settings))


def sandbox_now(sandbox: Sandbox) -> datetime:
    return sandbox.world.clock.now().astimezone(UTC)
