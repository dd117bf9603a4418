"""The office of the fault matrix: a workspace with the channels that one variant needs.

with room(tmp_path, Variant("telegram")) as it: …
"""

import os
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

import e2e
import publisher
from channel_items import FILM
from e2e import office
from matrix_room import FIRST, SECOND, Room, Variant
from publisher.actions import decisions
from publisher.cli.init import SANDBOX_ENV
from publisher.cli.ports import sandbox_addresses
from publisher.contract import CLOCK_FILE
from publisher.planning.dependents import release_dependents
from publisher.planning.intake import Intake
from publisher.sandbox.zalo.app import state_of

EARLIER, ITEM = "tin-truoc", "tin"
FORMS: Mapping[str, dict[str, Any]] = {
    "article": {},
    "pictures": {"images": "[{path: hinh/a.png, alt: Một}, {path: hinh/b.png, alt: Hai}]"},
    "clip": {"video": "{path: hinh/phim.mp4}"},
    "words": {"cover": None},
}
SECRETS = tuple(line.partition("=")[0] for line in SANDBOX_ENV.splitlines())
SETTINGS: Mapping[str, str] = {  # what else would only take time
    "facebook": "video_wait = 0",
    "zalo": "verify_every = 0\nverify_times = 3",
}


def channels_of_config() -> dict[str, str]:
    """Return the channels of the sandbox's config, and after which each one goes."""
    template = Path(publisher.__file__).parent / "templates" / "workspace" / "sandbox.toml"
    text = template.read_text("utf-8").format(**sandbox_addresses())
    tables = tomllib.loads(text)["channels"]
    return {name: table.get("after", "website") for name, table in tables.items()}


@contextmanager
def room(folder: Path, variant: Variant) -> Iterator[Room]:
    """Open an office with the channels that the variant needs, at the moment "publish"."""
    before = dict(os.environ)
    needed, after = [variant.channel], channels_of_config()
    while after[needed[-1]] not in needed:
        needed.append(after[needed[-1]])
    try:
        with office(folder, *needed, publishing="still = 0\n") as desk:
            os.environ[CLOCK_FILE] = desk.env[CLOCK_FILE]
            for name in needed:
                desk.configure(f"channels.{name}", SETTINGS.get(name, ""))
            desk.configure(f"channels.{variant.channel}", variant.lines)
            e2e.steer(desk, "zalo/settings", processing_seconds=0)
            e2e.steer(desk, "graph/settings", processing=0)
            for name, colour in (("a", "red"), ("b", "navy")):
                Image.new("RGB", (640, 360), colour).save(desk.content / "hinh" / f"{name}.png")
            (desk.content / "hinh" / "phim.mp4").write_bytes(FILM)
            for name, value in variant.secrets:
                desk.secret(name, value)
            it = Room(desk, variant)
            it.environment()
            it.start()
            try:
                prepare(it)
                yield it
            finally:
                it.stop()
    finally:
        for name in {CLOCK_FILE, *SECRETS}:
            os.environ.pop(name, None)
            if name in before:
                os.environ[name] = before[name]


def prepare(it: Room) -> None:
    """Bring the item to where the channel's turn comes; an earlier one is out already.

    The earlier one is what a running office has: tokens used, numbers known.
    """
    _write(it, EARLIER, "Tin trước", broadcast=None)
    _read(it)
    it.desk.move_to(e2e.DUE)
    for name in _order(it):
        if it.row(name):
            it.settle(name)
    _write(it, ITEM, FIRST, publish_at="2026-11-24 09:00", **FORMS[it.variant.form])
    _read(it)
    it.desk.move_to("2026-11-24 09:00")
    for name in _order(it)[:-1]:
        it.settle(name)
    if it.variant.before:
        it.variant.before(it)
    release_dependents(it.open.planner, it.open.now())
    it.keep("publish")


def prepare_change(it: Room, action: str) -> bool:
    """Bring the item to where it is corrected or withdrawn; False if it never is."""
    it.put_back("publish")
    it.settle()
    it.desk.move(3600)  # else the times on the pages may be the same, or not
    before = it.row()["id"]
    if action == "update":
        _write(it, ITEM, SECOND, publish_at="2026-11-24 09:00", **FORMS[it.variant.form])
        _read(it)
        decisions.correct(it.open, ITEM, None)
        for name in _order(it)[:-1]:
            it.settle(name)
    else:
        decisions.withdraw(it.open, ITEM, "Đăng nhầm", urgent=True)
    release_dependents(it.open.planner, it.open.now())
    if it.row()["id"] == before:
        return False
    it.keep(action)
    return True


def _order(it: Room) -> list[str]:
    """Return the channels that go first, and the variant's own at the end."""
    accounts, chain = it.open.config.accounts, [it.variant.channel]
    while after := accounts[chain[0]].after:
        chain.insert(0, after)
    return chain


def _write(it: Room, name: str, title: str, **front: Any) -> None:
    it.desk.write(name, title=title, **{"broadcast": "true", **front})


def _read(it: Room) -> None:
    space = it.open
    intake = Intake.open(space.config, space.store, space.planner)
    intake.run(space.now(), time.monotonic())
    assert not it.desk.problems(), it.desk.problems()


def new_consent(it: Room) -> None:
    """Put a new pair of tokens into the workspace, as after an administrator's consent."""
    pair = state_of(it.sandbox.world).issue()
    it.desk.secret("ZALO_ACCESS_TOKEN", pair.access)
    it.desk.secret("ZALO_REFRESH_TOKEN", pair.refresh)
    it.environment()
    it.restart()


def end_zalo_token(it: Room) -> None:
    """Let the access token end."""
    state = state_of(it.sandbox.world)
    state.tokens.access_until = state.now()
