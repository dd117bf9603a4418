"""config/publisher.toml to checked settings.

All problems are found in one run. Unknown keys are errors, with the nearest known key
suggested; secrets are references, `{ env = "NAME" }` or `{ file = "path" }`.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from publisher.config.accounts import Account, DeskAccount, read_accounts, read_desks
from publisher.config.complaints import Complaint
from publisher.config.places import line_of, places
from publisher.config.plugins import problems_of
from publisher.config.problems import (
    list_problems,
    order_problems,
    people_problems,
    report_problems,
    settings_problems,
)
from publisher.config.tables import (
    Alerts,
    Document,
    EngagementTable,
    Entry,
    Form,
    Index,
    Office,
    Proofreading,
    Publishing,
    ReportTable,
)
from publisher.config.web import WebTable
from publisher.people.people import Approval, Person
from publisher.timetable.regimes import REGIMES, Regime
from publisher.timetable.rules import Calendar
from publisher.words import DEFAULT, LANGUAGES, _, unreadable, use

__all__ = ["Account", "Config", "ConfigError", "load"]

Listed = TypeVar("Listed", bound=Entry)
CONFIG = Path("config/publisher.toml")


class ConfigError(Exception):
    """The configuration is wrong; `problems` says everything that is."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that one workspace is told."""

    root: Path
    office: Office
    publishing: Publishing
    engagement: EngagementTable
    units: Mapping[str, Entry]
    themes: Mapping[str, Entry]
    forms: Mapping[str, Form]
    accounts: Mapping[str, Account]
    disabled: frozenset[str] = frozenset()  # channels that editors may name all the same
    calendar: Calendar
    approval: Approval = field(default_factory=Approval)
    people: tuple[Person, ...] = ()
    desks: Mapping[str, DeskAccount] = field(default_factory=dict)
    alerts: Alerts = field(default_factory=Alerts)
    proofreading: Proofreading = field(default_factory=Proofreading)
    report: ReportTable = field(default_factory=ReportTable)
    indices: tuple[Index, ...] = ()
    web: WebTable = field(default_factory=WebTable)
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

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """Return the calendars of reports that there are, by name."""
        own = self.report.calendars.items()
        return REGIMES | {name: Regime(name, closes) for name, closes in own}

    @property
    def regime(self) -> Regime:
        """Return the calendar that the office's reports follow."""
        return self.regimes[self.report.calendar]

    @property
    def closings(self) -> tuple[Regime, ...]:
        """Return those on whose closing days posts are measured; the reports' own if any are."""
        names = self.engagement.closings
        every = dict.fromkeys((self.report.calendar, *names)) if names else ()
        return tuple(self.regimes[name] for name in every)


def load(root: Path, *, offline: bool = False) -> Config:
    """Read a workspace's configuration; raises ConfigError with every problem.

    offline: secrets that can't be found are left empty, for commands that only render.
    """
    path = root / CONFIG
    raw, text = _read(path)
    _speak(raw)
    document, problems = _document(raw)
    problems += list_problems(document)
    accounts = read_accounts(document, root, problems, offline=offline)
    desks = read_desks(document, root, problems, offline=offline)
    problems += order_problems(document, accounts)
    problems += people_problems(document)
    problems += report_problems(document)
    wrong = {each.where[0] for each in problems}
    problems += settings_problems(document, accounts, wrong)
    if problems:
        raise ConfigError(list(_with_lines(path, text, problems)))
    return replace(
        _config(root, document, accounts, desks), digest=hashlib.sha256(text).hexdigest()
    )


def _with_lines(path: Path, text: bytes, problems: list[Complaint]) -> Iterator[str]:
    """Yield each problem with the line at which its key stands."""
    found = places(text.decode("utf-8-sig"))
    for each in problems:
        line = line_of(found, each.where)
        yield f"{path}:{line}: {each.text}" if line else f"{path}: {each.text}"


def _speak(raw: dict[str, Any]) -> None:
    """Say what is wrong in the office's language, also where another key is wrong."""
    office = raw.get("office")
    wanted = office.get("lang") if isinstance(office, dict) else None
    use(wanted if wanted in LANGUAGES else DEFAULT)


def digest_of(root: Path) -> str:
    """Return the digest of a workspace's config as it is now; empty where there is none."""
    try:
        return hashlib.sha256((root / CONFIG).read_bytes()).hexdigest()
    except OSError:
        return ""


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return what a file says, and the file itself."""
    try:
        text = path.read_bytes()
        return tomllib.loads(text.decode("utf-8-sig")), text
    except FileNotFoundError:
        why = _("not found; `publisher init DIR` makes one")
    except UnicodeDecodeError:
        why = _("not text in UTF-8")
    except tomllib.TOMLDecodeError as error:
        why = _not_toml(str(error))
    except OSError as error:
        why = unreadable(error)
    raise ConfigError([f"{path}: {why}"])


def _not_toml(said: str) -> str:
    """Return why a file can't be read, with the line; its text may hold secrets."""
    at = re.search(r"line (\d+), column (\d+)", said)
    if at is None:
        return _("not valid TOML; the file ends in the middle of something")
    message = _("line {line}, column {column}: not valid TOML; a text stands within quotes")
    if "overwrite" in said or "twice" in said or "already" in said:
        message = _("line {line}: this key or table stands above already")
    return message.format(line=at[1], column=at[2])


def _document(raw: dict[str, Any]) -> tuple[Document, list[Complaint]]:
    """Return the file's tables and what is wrong; a wrong table is left out, to go on."""
    try:
        return Document.model_validate(raw), []
    except ValidationError as error:
        problems = problems_of(error, Document)
        wrong = {each["loc"][0] for each in error.errors(include_url=False)}
    if "report" in wrong:
        wrong.add("engagement")  # it may name what stands there
    right = {key: value for key, value in raw.items() if key not in wrong}
    if "publishing" in wrong and isinstance(raw["publishing"], dict):
        first = raw["publishing"].get("first", "website")
        right["publishing"] = {"first": first if isinstance(first, str) else ""}
    # a wrong list is said already: it must not be missing too
    stand_in = Form(id="x", name="x")
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
        proofreading=document.proofreading,
        report=document.report,
        indices=document.indices,
        web=document.web,
    )


def _ordered(entries: tuple[Listed, ...]) -> dict[str, Listed]:
    return {each.id: each for each in sorted(entries, key=lambda each: each.order)}
