"""config/publisher.toml to checked settings.

All problems are found in one run. Unknown keys are errors, with the nearest known key
suggested; secrets are references, `{ env = "NAME" }` or `{ file = "path" }`.
"""

import difflib
import importlib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from publisher._tables import (
    ChannelTable,
    Document,
    EngagementTable,
    Entry,
    Office,
    Publishing,
    Table,
)
from publisher.contract import Channel, Secret
from publisher.timetable import Calendar, Rules

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
    raw = _read(path)
    document, problems = _document(raw)
    problems += _list_problems(document)
    accounts = _accounts(document, root, problems, offline=offline)
    problems += _order_problems(document, accounts)
    if problems:
        raise ConfigError([f"{path}: {each}" for each in problems])
    return _config(root, document, accounts)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
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


def _config(root: Path, document: Document, accounts: Mapping[str, Account]) -> Config:
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


@dataclass(slots=True)
class Reading:
    """Where references in a table lead, and the problems met on the way."""

    root: Path
    offline: bool
    problems: list[str]


def _account(
    name: str, table: ChannelTable, rest: dict[str, Any], reading: Reading, document: Document
) -> Account | None:
    try:
        kind, channel = channel_class(table.use)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        reading.problems.append(f"use: {error}")
        return None
    first = document.publishing.first
    resolved = {
        key: _resolved(key, value, channel.settings, reading) for key, value in rest.items()
    }
    if name == first and table.after:
        reading.problems.append(f"after: {name!r} is [publishing] first and waits for nobody")
    try:
        settings = channel.settings.model_validate(_with_office(channel, resolved, document))
    except ValidationError as error:
        reading.problems += problems_of(error, channel.settings)
        return None
    settings = settings.model_copy(
        update={
            key: reading.root / value
            for key, value in settings
            if isinstance(value, Path) and not value.is_absolute()
        }
    )
    return Account(
        name=name,
        kind=kind,
        channel=channel,
        settings=settings,
        rules=table.rules(),
        after=None if name == first else table.after or first,
    )


def _with_office(
    channel: type[Channel], given: dict[str, Any], document: Document
) -> dict[str, Any]:
    """Let a channel's `office_<key>` be [office] <key> where its table does not say it."""
    keys = [key for key in channel.settings.model_fields if key.startswith("office_")]
    office = {key: getattr(document.office, key.removeprefix("office_"), "") for key in keys}
    return office | given


def channel_class(use: str) -> tuple[str, type[Channel]]:
    """Find "package.module:Class"; returns the service's name and the class."""
    module_name, _, class_name = use.partition(":")
    if not class_name:
        raise ValueError(f'{use!r}: write "channels.<module>:<Class>"')
    found = getattr(importlib.import_module(module_name), class_name)
    if not (isinstance(found, type) and issubclass(found, Channel)):
        raise TypeError(f"{use!r} is not a channel")
    return module_name.rpartition(".")[2], found


def _resolved(key: str, value: Any, model: type[BaseModel], reading: Reading) -> Any:
    """Follow secret references, and let relative paths start at the workspace."""
    if isinstance(value, dict) and set(value) in ({"env"}, {"file"}) and _is_text(value):
        return _secret(key, value, reading)
    field = model.model_fields.get(key)
    if field is not None and Secret in _types(field.annotation):
        message = f'{key}: must be a reference, {{ env = "NAME" }} or {{ file = "path" }}'
        reading.problems.append(message)
        return Secret("")
    if isinstance(value, str) and field is not None and "Path" in str(field.annotation):
        return reading.root / value
    return value


def _is_text(reference: dict[str, Any]) -> bool:
    return all(isinstance(each, str) for each in reference.values())


def _secret(key: str, reference: dict[str, str], reading: Reading) -> Secret:
    try:
        if "env" in reference:
            value = os.environ.get(reference["env"], "").strip()
            where = f"environment variable {reference['env']}"
        else:
            where = f"file {reference['file']}"
            value = (reading.root / reference["file"]).read_text(encoding="utf-8").strip()
    except OSError as error:
        value, where = "", f"{where}: {error.strerror}"
    except ValueError:  # its text would show the bytes
        value, where = "", f"{where}: not text in UTF-8"
    if not value and not reading.offline:
        reading.problems.append(f"{key}: {where} is empty or missing; put the secret there")
    return Secret(value)


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


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """Say what pydantic found, in one line each, without the values (they may be secret)."""
    return [_problem(dict(each), model) for each in error.errors(include_url=False)]


def _problem(found: dict[str, Any], model: type[BaseModel]) -> str:
    where = ".".join(str(part) for part in found["loc"]) or "table"
    if found["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(found["loc"][-1]), _keys(model, found["loc"]), n=1)
        return f"{where}: unknown key" + (f", did you mean {near[0]!r}?" if near else "")
    return f"{where}: {found['msg'].removeprefix('Value error, ')}"


def _keys(model: type[BaseModel], location: tuple[Any, ...]) -> list[str]:
    """Return the keys that are known where an unknown one stands."""
    shared = [] if issubclass(model, Table) else list(ChannelTable.model_fields)
    for part in location[:-1]:
        field = model.model_fields.get(str(part))
        inner = _types(field.annotation) if field else ()
        model = next((each for each in inner if issubclass(each, BaseModel)), model)
    return list(model.model_fields) + shared


def _types(annotation: Any) -> Iterator[type]:
    """Yield every class that stands in an annotation such as tuple[Entry, ...] | None."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for each in get_args(annotation):
        yield from _types(each)
