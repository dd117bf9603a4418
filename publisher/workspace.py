"""One office's folder, opened: its config, database, channels and what works on them."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dotenv import dotenv_values

from publisher import words
from publisher.config.accounts import titles
from publisher.config.file import Config, ConfigError, load
from publisher.config.installation import workspace_made_at
from publisher.contract import Channel, Desk, now
from publisher.outbox import pauses
from publisher.people.journal import anchor
from publisher.people.people import ApprovalInForce
from publisher.store.backup import quick_check
from publisher.store.channel_state import StoredState
from publisher.store.database import Store
from publisher.store.private import close_to_others, share
from publisher.words import _

if TYPE_CHECKING:
    from publisher.planning.planner import Planner

ENV_FILE = ".env"
BELL = "bell"  # a file below state/; the daemon looks when it is touched


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """Everything that works on one office's folder.

    Channels and planner are made when they are first used: a command that writes one row
    needs neither, and has to answer at once.
    """

    config: Config
    store: Store
    approval: ApprovalInForce
    made_at: datetime
    now: Callable[[], datetime]

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The configured channels, by name."""
        return _Channels(self.config, self.store)

    @cached_property
    def planner(self) -> "Planner":
        """What puts items into the outbox."""
        from publisher.planning.planner import Planner

        return Planner(self.config, self.store, self.channels, self.made_at, self.approval)

    @classmethod
    def open(cls, root: Path, *, offline: bool = False) -> "Workspace":
        """Open a folder made by `publisher init`; raises ConfigError with every problem.

        Raises Damaged if the database can't be trusted: then nothing is done with it.

        offline: secrets may be missing, for commands that call no service.
        """
        read_env(root / ENV_FILE)
        return cls.of(load(root, offline=offline))

    @classmethod
    def of(cls, config: Config) -> "Workspace":
        """Open the workspace of a config that was read; raises Damaged."""
        words.use(config.office.lang)
        words.call_channels(titles(config.accounts))
        close_to_others(config.state)
        store = Store(config.database)
        quick_check(store)
        store.migrate()
        if store.sqlite and store.url.database:
            share(Path(store.url.database))
        pauses.open_channels(store, config.accounts)
        return cls(
            config=config,
            store=store,
            approval=ApprovalInForce(config.approval),
            made_at=workspace_made_at(store, now()),
            now=now,
        )

    def ring(self) -> None:
        """Let a running daemon look at once for what has just been decided."""
        with suppress(PermissionError):  # the daemon's, which writes it each minute
            anchor(self.store, self.config.state)
        bell = self.config.state / BELL
        bell.touch()
        share(bell)

    def named(self, wanted: str) -> str:
        """Return an item's name as it is, and a path as the publisher keeps it.

        A path is one from here, from the workspace or from its content folder.
        """
        content = self.config.content.resolve()
        paths = [(folder / wanted).resolve() for folder in (Path.cwd(), self.config.root)]
        inside = [path for path in paths if path.is_relative_to(content)]
        there = [path for path in inside if path.is_file()] or inside  # it may have been removed
        return str(there[-1].relative_to(content)) if there else wanted


class _Channels(Mapping[str, Channel]):
    """The configured channels, each made when it is first asked for.

    That takes its service's library, which is slow to import.
    """

    def __init__(self, config: Config, store: Store) -> None:
        self._config, self._store = config, store
        self._made: dict[str, Channel] = {}

    def __getitem__(self, name: str) -> Channel:
        if name not in self._made:
            self._made.setdefault(name, _channel(self._config, self._store, name))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._config.accounts)

    def __len__(self) -> int:
        return len(self._config.accounts)


def _channel(config: Config, store: Store, name: str) -> Channel:
    account = config.accounts[name]
    return account.channel(account.settings, StoredState(store, name))


def make_channels(config: Config, store: Store) -> dict[str, Channel]:
    """Build every configured channel. Each worker gets its own: they are not safe for threads."""
    return {name: _channel(config, store, name) for name in config.accounts}


def make_desks(config: Config, store: Store) -> dict[str, Desk]:
    """Build every configured desk."""
    return {
        name: account.desk(account.settings, StoredState(store, f"desk:{name}"))
        for name, account in config.desks.items()
    }


def read_env(path: Path) -> None:
    """Put the lines "NAME=value" of a file into the environment, unless they stand there.

    Who may not read it can still open the workspace, and finds the secrets missing. Raises
    ConfigError, which never shows a value.
    """
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8-sig") as lines:
            found = dotenv_values(stream=lines, interpolate=False)  # a "$" is one of a secret
    except PermissionError:
        return
    except OSError as error:
        raise ConfigError([f"{path}: {words.unreadable(error)}"]) from None
    except UnicodeDecodeError:  # its text would show the bytes
        raise ConfigError([f"{path}: {_('not text in UTF-8')}"]) from None
    for name, value in found.items():
        if "\0" in name + (value or ""):
            why = _("has a character that no value may have")
            raise ConfigError([f"{path}: {name}: {why}"])
        if value is not None:
            os.environ.setdefault(name, value)
