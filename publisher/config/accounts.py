"""The channels and desks of the config: each table to its class and its checked settings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from publisher.config.complaints import Complaint
from publisher.config.plugins import (
    Reading,
    WrongUse,
    channel_class,
    desk_class,
    problems_of,
    settings_of,
    with_office,
)
from publisher.config.tables import ChannelTable, DeskTable, Document
from publisher.contract import Channel, Desk, Official, can
from publisher.timetable.rules import Rules
from publisher.words import _

T = TypeVar("T", ChannelTable, DeskTable)


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
    title: str = ""  # what people call it
    address: str = ""  # where readers find it

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
    document: Document, root: Path, problems: list[Complaint], *, offline: bool
) -> dict[str, Account]:
    """Return the channels that are switched on; adds to the problems."""
    accounts = {}
    for name, table, rest in _enabled("channels", document.channels, ChannelTable, problems):
        found: list[Complaint] = []
        account = _account(name, table, rest, Reading(root, offline, found), document)
        problems += [each.under("channels", name) for each in found]
        if account:
            accounts[name] = account
    return _told_of_the_office(accounts, document)


def _told_of_the_office(accounts: dict[str, Account], document: Document) -> dict[str, Account]:
    """Let the settings that ask for it know the office, with the addresses of all channels."""
    called = titles(accounts)
    office = document.office.public(
        Official(called[name], each.address) for name, each in accounts.items() if each.address
    )
    return {
        name: replace(each, settings=with_office(each.settings, office))
        for name, each in accounts.items()
    }


def _enabled(
    kind: str, tables: Mapping[str, dict[str, Any]], model: type[T], problems: list[Complaint]
) -> Iterator[tuple[str, T, dict[str, Any]]]:
    """Yield each table that is switched on: what of it is ours, and the rest."""
    for name, raw in tables.items():
        mine = {key: raw[key] for key in raw if key in model.model_fields}
        try:
            table = model.model_validate(mine)
        except ValidationError as error:
            problems += [each.under(kind, name) for each in problems_of(error, model)]
            continue
        if table.enabled:
            yield name, table, {key: raw[key] for key in raw if key not in mine}


def _account(
    name: str, table: ChannelTable, rest: dict[str, Any], reading: Reading, document: Document
) -> Account | None:
    try:
        kind, channel = channel_class(table.use)
    except WrongUse as error:
        reading.problems.append(Complaint(("use",), str(error)))
        return None
    first = document.publishing.first
    if name == first and table.after:
        message = _("{name!r} is [publishing] first and waits for nobody").format(name=name)
        reading.problems.append(Complaint(("after",), message))
    settings = settings_of(channel.settings, rest, reading, document.office)
    if settings is None:
        return None
    return Account(
        name=name,
        kind=kind,
        channel=channel,
        settings=settings,
        rules=table.rules(channel.min_gap),
        after=None if name == first else table.after or first,
        corrections=table.corrections,
        title=table.name or channel.display_name or name,
        address=channel.home(settings) if table.address is None else table.address,
    )


def titles(accounts: Mapping[str, Account]) -> dict[str, str]:
    """Return what people call each channel, by id; namesakes with their id."""
    many = Counter(each.title for each in accounts.values())
    return {
        name: each.title if many[each.title] == 1 else f"{each.title} ({name})"
        for name, each in accounts.items()
    }


def read_desks(
    document: Document, root: Path, problems: list[Complaint], *, offline: bool
) -> dict[str, DeskAccount]:
    """Return the desks that are switched on; adds to the problems."""
    desks = {}
    for name, table, rest in _enabled("desks", document.desks, DeskTable, problems):
        found: list[Complaint] = []
        desk = _desk(table, rest, Reading(root, offline, found), document)
        problems += [each.under("desks", name) for each in found]
        if desk:
            desks[name] = desk
    return desks


def _desk(
    table: DeskTable, rest: dict[str, Any], reading: Reading, document: Document
) -> DeskAccount | None:
    try:
        desk = desk_class(table.use)
    except WrongUse as error:
        reading.problems.append(Complaint(("use",), str(error)))
        return None
    settings = settings_of(desk.settings, rest, reading, document.office)
    return settings and DeskAccount(desk=desk, settings=settings, receives=table.receives)
