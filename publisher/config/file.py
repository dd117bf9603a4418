"""config/publisher.toml to checked settings.

All problems are found in one run. Unknown keys are errors, with the nearest known key
suggested; secrets are references, `{ env = "NAME" }` or `{ file = "path" }`.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publisher.config.plugins import Reading, channel_class, desk_class, problems_of, settings_of
from publisher.config.tables import (
    Alerts,
    ChannelTable,
    DeskTable,
    Document,
    EngagementTable,
    Entry,
    Office,
    Publishing,
)
from publisher.contract import Channel, Desk, can
from publisher.people.people import Approval, Person
from publisher.timetable.rules import Calendar, Rules

__all__ = [
    "Account",
    "ChannelTable",
    "Config",
    "ConfigError",
    "Document",
    "Entry",
    "Office",
    "channel_class",
    "load",
]

CONFIG = Path("config/publisher.toml")


class ConfigError(Exception):
    """The configuration is wrong; `problems` says everything that is."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that one workspace is told."""

    root: Path
    office: Office
    publishing: Publishing
    engagement: EngagementTable
    units: Mapping[str, Entry]
    themes: Mapping[str, Entry]
    forms: Mapping[str, Entry]
    accounts: Mapping[str, Account]
    disabled: frozenset[str] = frozenset()  # channels that editors may name all the same
    calendar: Calendar
    approval: Approval = field(default_factory=Approval)
    people: tuple[Person, ...] = ()
    desks: Mapping[str, DeskAccount] = field(default_factory=dict)
    alerts: Alerts = field(default_factory=Alerts)
    digest: str = ""  # of the file as it was read

    @property
    def content(self) -> Path:
        """Return the folder of the editors' files."""
        return self.root / self.publishing.content

    @property
    def state(self) -> Path:
        """Return the folder of what the publisher itself keeps."""
        return self.root / self.publishing.state

    @property
    def database(self) -> str:
        """Return the database's address; a relative SQLite path starts at the workspace."""
        url = self.publishing.database
        prefix = "sqlite:///"
        if url.startswith(prefix) and not url.startswith(prefix + "/"):
            return prefix + str(self.root / url.removeprefix(prefix))
        return url


def load(root: Path, *, offline: bool = False) -> Config:
    """Read a workspace's configuration; raises ConfigError with every problem.

    offline: secrets that can't be found are left empty, for commands that only render.
    """
    path = root / CONFIG
    raw, digest = _read(path)
    document, problems = _document(raw)
    problems += _list_problems(document)
    accounts = _accounts(document, root, problems, offline=offline)
    desks = _desks(document, root, problems, offline=offline)
    problems += _order_problems(document, accounts)
    problems += _people_problems(document)
    if problems:
        raise ConfigError([f"{path}: {each}" for each in problems])
    return replace(_config(root, document, accounts, desks), digest=digest)


def digest_of(root: Path) -> str:
    """Return the digest of a workspace's config as it is now; empty where there is none."""
    try:
        return hashlib.sha256((root / CONFIG).read_bytes()).hexdigest()
    except OSError:
        return ""


def _read(path: Path) -> tuple[dict[str, Any], str]:
    """Return what a file says, and its digest."""
    try:
        text = path.read_bytes()
        return tomllib.loads(text.decode("utf-8-sig")), hashlib.sha256(text).hexdigest()
    except FileNotFoundError:
        raise ConfigError([f"{path}: not found; `publisher init DIR` makes one"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: {error.strerror}"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: not valid TOML: {error}"]) from None


def _document(raw: dict[str, Any]) -> tuple[Document, list[str]]:
    """Return the file's tables and what is wrong; a wrong table is left out, to go on."""
    try:
        return Document.model_validate(raw), []
    except ValidationError as error:
        problems = problems_of(error, Document)
        wrong = {each["loc"][0] for each in error.errors(include_url=False)}
    right = {key: value for key, value in raw.items() if key not in wrong}
    if "publishing" in wrong and isinstance(raw["publishing"], dict):
        first = raw["publishing"].get("first", "website")
        right["publishing"] = {"first": first if isinstance(first, str) else ""}
    # a wrong list is said already: it must not be missing too
    stand_in = Entry(id="x", name="x")
    right |= {key: (stand_in,) for key in ("units", "themes", "forms") if key in wrong}
    return Document.model_validate({"office": {"name": "x"}} | right), problems


def _config(
    root: Path,
    document: Document,
    accounts: Mapping[str, Account],
    desks: Mapping[str, DeskAccount],
) -> Config:
    publishing = document.publishing
    return Config(
        root=root,
        office=document.office,
        publishing=publishing,
        engagement=document.engagement,
        units=_ordered(document.units),
        themes=_ordered(document.themes),
        forms=_ordered(document.forms),
        accounts=accounts,
        disabled=frozenset(document.channels) - accounts.keys(),
        calendar=Calendar(
            document.office.zone,
            frozenset(publishing.holidays_added),
            frozenset(publishing.holidays_removed),
        ),
        approval=document.approval,
        people=document.people,
        desks=desks,
        alerts=document.alerts,
    )


def _ordered(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    return {each.id: each for each in sorted(entries, key=lambda each: each.order)}


def _list_problems(document: Document) -> Iterator[str]:
    for name in ("units", "themes", "forms"):
        ids = [entry.id for entry in getattr(document, name)]
        if not ids:
            yield f"[[{name}]]: at least one entry is needed"
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            yield f"[[{name}]] {twice}: stands twice"


def _people_problems(document: Document) -> Iterator[str]:
    ids = [person.id for person in document.people]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"[[people]] {twice}: stands twice"
    chats = [person.telegram for person in document.people if person.telegram]
    for twice in sorted({each for each in chats if chats.count(each) > 1}):
        yield f"[[people]] telegram {twice}: stands twice"
    for kind in ("themes", "forms"):
        known = {entry.id for entry in getattr(document, kind)}
        for unknown in sorted(set(getattr(document.approval, kind)) - known):
            yield f"[approval.{kind}] {unknown}: not in the list [[{kind}]]"


def _accounts(
    document: Document, root: Path, problems: list[str], *, offline: bool
) -> dict[str, Account]:
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


def _desks(
    document: Document, root: Path, problems: list[str], *, offline: bool
) -> dict[str, DeskAccount]:
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


def _order_problems(document: Document, accounts: Mapping[str, Account]) -> Iterator[str]:
    names = set(document.channels)
    first = document.publishing.first
    enabled = {name for name in names if document.channels[name].get("enabled") is not False}
    if first and enabled and first not in enabled:
        known = ", ".join(sorted(names))
        yield f"[publishing] first: no enabled channel {first!r}; known: {known}"
    for account in accounts.values():
        if not account.after or account.after == first:
            continue
        if account.after not in names:
            yield f"[channels.{account.name}] after: no channel {account.after!r}"
        elif account.after not in enabled:
            yield f"[channels.{account.name}] after: {account.after!r} is not enabled"
        elif _waits_for_itself(account, accounts):
            yield f"[channels.{account.name}] after: {account.after!r} waits for this one"


def _waits_for_itself(account: Account, accounts: Mapping[str, Account]) -> bool:
    after, seen = account.after or "", set[str]()
    while after in accounts and after not in seen:
        seen.add(after)
        after = accounts[after].after or ""
    return account.name in seen
