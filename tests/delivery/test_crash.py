"""The daemon is killed in the middle of every request that publishing makes, and of writing.

After the restart readers see one post, or the delivery waits for a person; never two.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from e2e import DUE, PICTURE, Daemon, Office, office

ITEM = "tin-mot"
CLIP = Path(__file__).parents[2] / "content" / "hinh" / "nop-truc-tuyen.mp4"
PHOTOS = {
    "form": "infographic",
    "images": "[{path: hinh/anh.png, alt: Hình một}, {path: hinh/hai.png, alt: Hình hai}]",
}
VIDEO = {
    "video": "{path: hinh/phim.mp4, poster: {path: hinh/anh.png, alt: Phim}, transcript: Lời}"
}
LATER = {"publish_at": "2026-11-26 08:00"}  # Zalo's access token lives for 25 hours
PAGE = "100200300400500"  # whose followers are asked for at any time
PROOF = 'proof_chat = "-1009876543210"'


@dataclass(frozen=True)
class Step:
    """One request of a channel, at whose arrival the daemon dies."""

    channel: str
    match: str
    count: int = 1  # of the matching requests
    service: str = ""
    before: str = "sent"  # where the delivery ends if the service did nothing
    after: str = "sent"  # … and if it did all, but nobody was there to hear it
    settings: str = ""

    def __str__(self) -> str:
        return f"{self.channel} {self.match} {self.count}{' proof' if self.settings else ''}"


STEPS: tuple[tuple[Step, dict[str, Any]], ...] = (
    (Step("facebook", "POST .*/feed"), {}),
    (Step("facebook", "POST .*/photos"), PHOTOS),
    (Step("facebook", "POST .*/photos", 2), PHOTOS),
    (Step("facebook", "POST .*/feed"), PHOTOS),
    (Step("facebook", "POST .*/videos"), VIDEO),  # start, transfer, finish
    (Step("facebook", "POST .*/videos", 2), VIDEO),
    (Step("facebook", "POST .*/videos", 3, before="held"), VIDEO),
    (Step("facebook", rf"GET /v26.0/(?!{PAGE}$)\d+$"), VIDEO),
    (Step("zalo", "POST .*/access_token", service="zalo_oauth", after="stopped"), LATER),
    (Step("zalo", "POST .*/article/create"), {}),
    (Step("zalo", "POST .*/article/verify"), {}),
    (Step("zalo", "GET .*/article/getslice"), {}),
    (Step("zalo-broadcast", "POST .*/oa/message", before="held", after="held"), {}),
    (Step("telegram", "POST .*/sendMessage", before="held", after="held"), {"cover": None}),
    (Step("telegram", "POST .*/sendMessage", settings=PROOF), {"cover": None}),
    (Step("telegram", "POST .*/sendPhoto", before="held", after="held"), {}),
    (Step("telegram", "POST .*/sendMediaGroup", before="held", after="held"), PHOTOS),
    (Step("telegram", "POST .*/sendMediaGroup", settings=PROOF), PHOTOS),
    (Step("telegram", "POST .*/sendVideo", before="held", after="held"), VIDEO),
)


def opened(folder: Path, channel: str) -> AbstractContextManager[Office]:
    """Open an office with as few channels as this one needs."""
    needed = {"website", channel} | ({"zalo"} if channel == "zalo-broadcast" else set())
    return office(folder, *needed)


def service_of(step: Step) -> str:
    own = {"facebook": "graph", "telegram": "telegram"}
    return step.service or own.get(step.channel, "zalo")


def posts(desk: Office, channel: str) -> int:
    """Return how often readers meet the item."""
    if channel == "zalo-broadcast":
        return len(desk.sandbox.state("zalo")["broadcasts"])
    return desk.seen(channel)[ITEM]


def written(desk: Office, front: dict[str, Any], step: Step) -> None:
    """Write the item with the files that it shows."""
    shutil.copy(desk.content / "hinh" / "anh.png", desk.content / "hinh" / "hai.png")
    if "video" in front:
        shutil.copy(CLIP, desk.content / "hinh" / "phim.mp4")
    broadcast = {"broadcast": "true"} if step.channel == "zalo-broadcast" else {}
    desk.write(ITEM, **{"cover": PICTURE, **front, **broadcast})


@pytest.mark.parametrize("fault", ["delay", "delay_after_commit"])
@pytest.mark.parametrize(("step", "front"), STEPS, ids=lambda value: str(value)[:60])
def test_kill_at_a_request_never_makes_two_posts(
    tmp_path: Path, step: Step, front: dict[str, Any], fault: str
) -> None:
    with opened(tmp_path, step.channel) as desk:
        if step.settings:
            desk.configure(f"channels.{step.channel}", step.settings)
        with desk.daemon() as daemon:
            if step.settings:  # the proof needs a message's number from before
                desk.write("tin-khong", cover=None, publish_at="2026-11-24 07:45")
                desk.settle()
            written(desk, front, step)
            desk.until(lambda: desk.states(ITEM), "queued")
            desk.sandbox.fault(
                service_of(step), fault, step.match, after=step.count - 1, seconds=600
            )
            desk.move_to(front.get("publish_at", DUE))
            kill_at_arrival(desk, daemon, step)
        with desk.daemon():
            desk.settle()
            ends(desk, step, step.before if fault == "delay" else step.after, fault)


def kill_at_arrival(desk: Office, daemon: Daemon, step: Step) -> None:
    faulted = len(desk.sandbox.requests(service_of(step), step.match))
    arrived = desk.sandbox.wait(service_of(step), step.match, max(step.count, faulted))
    assert arrived >= step.count, desk.rows()
    desk.until(
        lambda: any(each["fault"] for each in desk.sandbox.requests(service_of(step), step.match)),
        "the fault",
    )
    if service_of(step) == "zalo_oauth":  # upkeep may renew the tokens first; the post waits then
        desk.until(lambda: desk.row(ITEM, step.channel)["state"] == "sending", "the intent")
    assert desk.row(ITEM, step.channel)["state"] == "sending"
    daemon.kill()


def ends(desk: Office, step: Step, wanted: str, fault: str) -> None:
    row = desk.row(ITEM, step.channel)
    out = posts(desk, step.channel)
    if wanted == "sent":
        assert (row["state"], out) == ("sent", 1), row
    elif wanted == "held":
        assert (row["state"], row["held_for"]) == ("held", "doubt")
        assert row["reason"]
        assert out == (fault == "delay_after_commit")
    else:
        assert (row["state"], out) == ("doubtful", 0)
        (channel,) = desk.query("SELECT * FROM channels WHERE name = ?", step.channel)
        assert channel["stopped_at"] and channel["why"]


@pytest.mark.parametrize(
    "file",
    [f"{ITEM}.html", "index.html", "sitemap.xml", "tin-tuc/1.html", "media/19b37fbd9f51271a.png"],
)
def test_kill_while_the_website_is_written_leaves_one_whole_article(
    tmp_path: Path, file: str
) -> None:
    with office(tmp_path, "website") as desk, desk.daemon() as daemon:
        desk.write(ITEM)
        desk.until(lambda: desk.states(ITEM), "queued")
        with stuck(desk.folder / "site" / file) as opened_by_daemon:
            desk.move_to(DUE)
            desk.until(lambda: desk.row(ITEM, "website")["state"] == "sending", "under way")
            opened_by_daemon()
            daemon.kill()  # at once: from here on it can write, and would not end well
        with desk.daemon():
            desk.settle()
        assert desk.row(ITEM, "website")["state"] == "sent"
        assert whole(desk) == 1


@contextmanager
def stuck(file: Path) -> Iterator[Callable[[], None]]:
    """Let whoever writes a file of the website stand still there; yields how to await that.

    The website writes each file beside its place, under a name that is always the same: a
    pipe that nobody reads.
    """
    pipe = file.with_name(f".{file.name}.tmp")
    pipe.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(pipe)
    ends: list[int] = []
    try:
        yield lambda: ends.append(os.open(pipe, os.O_RDONLY))
    finally:
        for each in ends:
            os.close(each)
        pipe.unlink()


def whole(desk: Office) -> int:
    """Return how often the front page links to the article; fails if a page is missing."""
    front = requests.get(desk.sandbox.url("web") + "/", timeout=10).text
    for path in set(re.findall(r'(?:href|src)="(/[^"#?]*)"', front)):
        assert requests.get(desk.sandbox.url("web") + path, timeout=10).ok, path
    feed = requests.get(desk.sandbox.url("web") + "/rss.xml", timeout=10).text
    assert feed.count(f"/{ITEM}.html</link>") == 1
    return len(re.findall(rf'<h[23][^>]*>\s*<a[^>]*/{ITEM}.html"', front))
