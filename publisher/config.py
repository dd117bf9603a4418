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
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from publisher.contract import Channel, Secret, Term
from publisher.timetable import Calendar, Rules
from publisher.timing import ClockRange, RateText, Seconds, SlotText

CONFIG = Path("config/publisher.toml")


class ConfigError(Exception):
    """The configuration is wrong; `problems` says everything that is."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Table(BaseModel):
    """A table of the config: unknown keys are errors, nothing is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _zone(value: Any) -> Any:
    try:
        return ZoneInfo(value) if isinstance(value, str) else value
    except (KeyError, ValueError):
        raise ValueError(f"no such time zone: {value!r}, e.g. Asia/Ho_Chi_Minh") from None


class Office(Table):
    """Who publishes."""

    name: str
    short_name: str = ""
    parent: str = ""
    province: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    public_services: str = ""
    zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Ho_Chi_Minh")
    lang: Literal["vi", "en"] = "vi"
    ai_assisted: str = "Nội dung có sử dụng trí tuệ nhân tạo hỗ trợ biên soạn, đã được kiểm duyệt."
    ai_generated: str = "Nội dung do trí tuệ nhân tạo tạo ra, đã được kiểm duyệt."


class Entry(Table):
    """One entry of a controlled list."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    order: int = 0
    hashtags: tuple[str, ...] = ()

    @property
    def term(self) -> Term:
        """Return the entry as channels know it."""
        return Term(self.id, self.name)


class Publishing(Table):
    """How items get in and out."""

    content: Path = Path("content")
    state: Path = Path("state")
    database: str = "sqlite:///state/publisher.sqlite"
    first: str | None = "website"  # goes first and gives the others their link
    still: Seconds = 3.0  # a file is read when it has not changed for so long
    scan_every: Seconds = 60.0
    tick_every: Seconds = 30.0
    lease: Seconds = 180.0  # at least four times the longest time-out of a channel
    holidays_added: tuple[date, ...] = ()
    holidays_removed: tuple[date, ...] = ()


class EngagementTable(Table):
    """When posts are measured."""

    ages: tuple[Seconds, ...] = (3_600, 21_600, 86_400, 259_200, 604_800, 2_592_000)
    closings: Literal["nd09", "calendar", "none"] = "nd09"


class ChannelTable(Table):
    """What the publisher itself reads of a channel's table; the rest is the channel's."""

    use: str
    enabled: bool = True
    after: str | None = None  # waits for this channel's receipt; default: publishing.first
    slots: tuple[SlotText, ...] = ()
    quiet: ClockRange | None = None
    holidays: Literal["send", "skip"] = "send"
    min_gap: Seconds = 0.0
    daily_cap: Annotated[int, Field(ge=1)] | None = None
    rate: RateText | None = None
    too_late: Seconds | None = 86_400.0

    def rules(self) -> Rules:
        """Return the timetable's view of this table."""
        return Rules(
            slots=self.slots,
            quiet=self.quiet,
            holidays=self.holidays,
            min_gap=self.min_gap,
            daily_cap=self.daily_cap,
            rate=self.rate,
            too_late=self.too_late,
        )


class Document(Table):
    """The whole file."""

    office: Office
    publishing: Publishing = Publishing()
    engagement: EngagementTable = EngagementTable()
    units: tuple[Entry, ...] = ()
    themes: tuple[Entry, ...] = ()
    forms: tuple[Entry, ...] = ()
    channels: dict[str, dict[str, Any]] = {}


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
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError([f"{path}: not found; `publisher init DIR` makes one"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: not valid TOML: {error}"]) from None
    try:
        document = Document.model_validate(raw)
    except ValidationError as error:
        raise ConfigError([f"{path}: {each}" for each in problems_of(error, Document)]) from None
    problems = list(_list_problems(document))
    accounts = _accounts(document, root, problems, offline=offline)
    problems += _order_problems(document, accounts)
    if problems:
        raise ConfigError([f"{path}: {each}" for each in problems])
    return _config(root, document, accounts)


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
    if reading.problems:
        return None
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
    if isinstance(value, dict) and set(value) in ({"env"}, {"file"}):
        return _secret(key, value, reading)
    field = model.model_fields.get(key)
    if isinstance(value, str) and field is not None and "Path" in str(field.annotation):
        return reading.root / value
    return value


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
    if not value and not reading.offline:
        reading.problems.append(f"{key}: {where} is empty or missing; put the secret there")
    return Secret(value)


def _order_problems(document: Document, accounts: Mapping[str, Account]) -> Iterator[str]:
    names = set(document.channels)
    if document.publishing.first and accounts and document.publishing.first not in accounts:
        yield (
            f"[publishing] first: no enabled channel {document.publishing.first!r}"
            + (f"; known: {', '.join(sorted(names))}" if names else "")
        )
    for account in accounts.values():
        if account.after and account.after not in accounts and account.after in names:
            yield f"[channels.{account.name}] after: {account.after!r} is not enabled"
        elif account.after and account.after not in names:
            yield f"[channels.{account.name}] after: no channel {account.after!r}"


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """Say what pydantic found, in one line each, without the values (they may be secret)."""
    return [_problem(dict(each), model) for each in error.errors(include_url=False)]


def _problem(found: dict[str, Any], model: type[BaseModel]) -> str:
    where = ".".join(str(part) for part in found["loc"]) or "table"
    if found["type"] == "extra_forbidden":
        known = list(model.model_fields) + list(ChannelTable.model_fields)
        near = difflib.get_close_matches(str(found["loc"][-1]), known, n=1)
        return f"{where}: unknown key" + (f", did you mean {near[0]!r}?" if near else "")
    return f"{where}: {found['msg'].removeprefix('Value error, ')}"
