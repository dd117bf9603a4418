"""The channels and desks of the config: each table to its class and its checked settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publisher.config.plugins import Reading, channel_class, desk_class, problems_of, settings_of
from publisher.config.tables import ChannelTable, DeskTable, Document
from publisher.contract import Channel, Desk, can
from publisher.timetable.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One configured channel: its class, its own settings, and when it may post."""

    name: str
    kind: str  # the service's name: the channel's module
    channel: type[Channel]
    settings: Any
    rules: Rules
    after: str | None
    corrections: str = "update"

    @property
    def updates_in_place(self) -> bool:
        """Tell whether a correction changes the post itself; else a note is posted beside it."""
        return self.corrections == "update" and can(self.channel, "update")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAccount:
    """One configured desk: its class, its own settings, and what it is told."""

    desk: type[Desk]
    settings: Any
    receives: tuple[str, ...]


def read_accounts(
    document: Document, root: Path, problems: list[str], *, offline: bool
) -> dict[str, Account]:
    """Return the channels that are switched on; adds to the problems."""
    accounts = {}
    for name, raw in document.channels.items():
        mine = {key: raw[key] for key in raw if key in ChannelTable.model_fields}
        rest = {key: raw[key] for key in raw if key not in mine}
        try:
            table = ChannelTable.model_validate(mine)
        except ValidationError as error:
            problems += [f"[channels.{name}] {each}" for each in problems_of(error, ChannelTable)]
            continue
        if not table.enabled:
            continue
        found: list[str] = []
        account = _account(name, table, rest, Reading(root, offline, found), document)
        problems += [f"[channels.{name}] {each}" for each in found]
        if account:
            accounts[name] = account
    return accounts


def _account(
    name: str, table: ChannelTable, rest: dict[str, Any], reading: Reading, document: Document
) -> Account | None:
    try:
        kind, channel = channel_class(table.use)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        reading.problems.append(f"use: {error}")
        return None
    first = document.publishing.first
    if name == first and table.after:
        reading.problems.append(f"after: {name!r} is [publishing] first and waits for nobody")
    settings = settings_of(channel.settings, rest, reading, document.office)
    if settings is None:
        return None
    return Account(
        name=name,
        kind=kind,
        channel=channel,
        settings=settings,
        rules=table.rules(),
        after=None if name == first else table.after or first,
        corrections=table.corrections,
    )


def read_desks(
    document: Document, root: Path, problems: list[str], *, offline: bool
) -> dict[str, DeskAccount]:
    """Return the desks that are switched on; adds to the problems."""
    desks = {}
    for name, raw in document.desks.items():
        mine = {key: raw[key] for key in raw if key in DeskTable.model_fields}
        found: list[str] = []
        try:
            table = DeskTable.model_validate(mine)
        except ValidationError as error:
            problems += [f"[desks.{name}] {each}" for each in problems_of(error, DeskTable)]
            continue
        rest = {key: raw[key] for key in raw if key not in mine}
        desk = _desk(table, rest, Reading(root, offline, found), document)
        problems += [f"[desks.{name}] {each}" for each in found]
        if desk:
            desks[name] = desk
    return desks


def _desk(
    table: DeskTable, rest: dict[str, Any], reading: Reading, document: Document
) -> DeskAccount | None:
    if not table.enabled:
        return None
    try:
        desk = desk_class(table.use)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        reading.problems.append(f"use: {error}")
        return None
    settings = settings_of(desk.settings, rest, reading, document.office)
    return settings and DeskAccount(desk=desk, settings=settings, receives=table.receives)
