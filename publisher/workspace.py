"""One office's folder, opened: its config, database, channels and what works on them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher import words
from publisher.config import Config, load
from publisher.contract import Channel, now
from publisher.items import workspace_made_at
from publisher.memory import ChannelMemory
from publisher.outbox import Outbox
from publisher.planning import Planner
from publisher.store import Store

ENV_FILE = ".env"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Everything that works on one office's folder."""

    config: Config
    store: Store
    outbox: Outbox
    planner: Planner
    channels: dict[str, Channel]
    now: Callable[[], datetime]

    @classmethod
    def open(cls, root: Path, *, offline: bool = False) -> "Workspace":
        """Open a folder made by `publisher init`; raises ConfigError with every problem.

        offline: secrets may be missing, for commands that call no service.
        """
        read_env(root / ENV_FILE)
        config = load(root, offline=offline)
        words.use(config.office.lang)
        store = Store(config.database)
        store.migrate()
        outbox = Outbox(store)
        outbox.open_channels(config.accounts)
        channels = make_channels(config, store)
        planner = Planner(config, store, outbox, channels, workspace_made_at(store, now()))
        return cls(
            config=config, store=store, outbox=outbox, planner=planner, channels=channels, now=now
        )


def make_channels(config: Config, store: Store) -> dict[str, Channel]:
    """Build every configured channel. Each worker gets its own: they are not safe for threads."""
    return {
        name: account.channel(account.settings, ChannelMemory(store, name))
        for name, account in config.accounts.items()
    }


def read_env(path: Path) -> None:
    """Put the lines "NAME=value" of a file into the environment, unless they stand there."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))
