"""`publisher check`: everything that can be known to be wrong before its time comes."""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from publisher.actions.overdue import on_past
from publisher.config.file import ConfigError, load
from publisher.contract import Channel, ChannelError, Desk, Unauthorized, can
from publisher.items.copies import Together
from publisher.items.head import Problem
from publisher.items.identity import Others, SameItem, as_copy, identify, item_at
from publisher.items.reading import Draft, read_file
from publisher.items.scan import markdown_files
from publisher.items.versions import as_version
from publisher.planning.rendering import Planned, Unfit, remarks_of
from publisher.store.private import open_to_others
from publisher.words import _
from publisher.workspace import ENV_FILE, Workspace, make_desks

SKEW = 60.0  # seconds that our clock and a service's may differ
ROOM = 500_000_000  # bytes that should be free for the website and the database


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out about one file."""

    path: Path
    draft: Draft | None
    posts: list[Planned]
    problems: list[Problem]  # errors, warnings and hints, also of the posts

    def has(self, level: str) -> bool:
        """Tell whether something of this level was found."""
        return any(each.level == level for each in self.problems)


def check_files(workspace: Workspace, paths: Iterable[Path] | None = None) -> Iterator[Checked]:
    """Read and render files as if they were to go out; writes nothing.

    paths: relative to the content folder; None for all of them.
    """
    present = sorted(markdown_files(workspace.config.content))
    seen: dict[str, Path] = {}
    together = Together(partial(_read, workspace))
    for path in present if paths is None else paths:
        yield _unless_copy(workspace, check_file(workspace, path, present, seen), together)


def _read(workspace: Workspace, path: Path) -> Draft | None:
    read = read_file(workspace.config, path)
    return None if isinstance(read, list) else read


def _unless_copy(workspace: Workspace, checked: Checked, together: Together) -> Checked:
    """Return what was found of a file; a new one may be a copy of another new one."""
    draft = checked.draft
    if draft is None or checked.has("error"):
        return checked
    original = together.original_of(draft)
    with workspace.store.read() as db:
        if original is None or item_at(db, str(draft.path)):
            return checked
    problem = Problem(1, "id", as_copy(original.path, draft.item.id))
    return Checked(checked.path, draft, [], [problem])


def check_file(
    workspace: Workspace, path: Path, present: Iterable[Path], seen: dict[str, Path]
) -> Checked:
    """Read and render one file. seen: items met so far in this check, and where."""
    read = read_file(workspace.config, path)
    if isinstance(read, list):
        return Checked(path, None, [], read)
    try:
        others = Others(workspace.config.content, set(present) - {path})
        with workspace.store.read() as db:
            name = identify(db, read, others)
        if seen.setdefault(name, path) != path:
            message = _(
                "is the same item as {path}; remove one, or give this file an id of its own"
            )
            raise SameItem(message.format(path=seen[name]))
        with workspace.store.read() as db:
            planned = workspace.planner.tried(db, as_version(db, read, name), workspace.now())
            past = list(on_past(workspace, db, read, name, planned))
    except SameItem as error:
        return Checked(path, read, [], [Problem(1, "id", str(error))])
    except Unfit as error:
        wrong = [Problem(1, channel, what) for channel, what in error.problems]
        return Checked(path, read, [], [*wrong, *read.remarks])
    return Checked(path, read, planned, [*read.remarks, *past, *remarks_of(planned, read.source)])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said about one account."""

    channel: str
    facts: dict[str, str]
    problems: list[str]


def check_online(workspace: Workspace) -> Iterator[Answer]:
    """Ask every service and every desk whether our accounts would do; sends nothing."""
    for name, channel in workspace.channels.items():
        yield _asked(name, f"[channels.{name}]", channel)
    for name, desk in make_desks(workspace.config, workspace.store).items():
        yield _asked(_("desk {name}").format(name=name), f"[desks.{name}]", desk)


def _asked(name: str, table: str, which: Channel | Desk) -> Answer:
    if not can(which, "check"):
        return Answer(name, {}, [])
    began = datetime.now(UTC)
    try:
        health = which.check()
    except Unauthorized as error:
        advice = _("put valid credentials where {table} points, then check again")
        return Answer(name, {}, [str(error), advice.format(table=table)])
    except ChannelError as error:
        return Answer(name, {}, [str(error)])
    problems = list(health.problems)
    skew = abs((health.server_time - began).total_seconds()) if health.server_time else 0.0
    if skew > SKEW:
        message = _("this machine's clock and the service's differ by {seconds} s: set it")
        problems.append(message.format(seconds=round(skew)))
    return Answer(name, {_("account"): health.identity, **health.facts}, problems)


def check_start(workspace: Workspace) -> Iterator[str]:
    """Yield why `run` would end at once, or find nothing to do, for this account."""
    config = workspace.config
    env = config.root / ENV_FILE
    if env.exists() and not os.access(env, os.R_OK):
        yield f"{env}: {_('no right to read it')}"
    try:
        load(config.root)  # this time with its secrets
    except ConfigError as error:
        yield from error.problems
    if not config.content.is_dir():
        yield _("there is no folder {path}").format(path=config.content)
    if not os.access(config.state, os.W_OK):
        yield f"{config.state}: {_('no right to write there')}"


def check_disk(workspace: Workspace) -> list[str]:
    """Return what is wrong with the disk under the workspace."""
    problems = []
    free = shutil.disk_usage(workspace.config.state).free
    if free < ROOM:
        message = _("only {megabytes} MB free on the disk")
        problems.append(message.format(megabytes=free // 1_000_000))
    secrets = workspace.config.root / ENV_FILE
    if open_to_others(secrets):
        problems.append(_("{path} can be read by others: chmod 600 {path}").format(path=secrets))
    return problems
