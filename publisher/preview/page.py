"""One page that shows an item as every channel's readers will see it, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping

from publisher.contract import Post
from publisher.items.files import remarks_on
from publisher.items.head import Problem
from publisher.items.identity import Others, SameItem, identify
from publisher.items.lifecycle import find_item
from publisher.items.names import slugify
from publisher.items.reading import read_file
from publisher.items.scan import markdown_files
from publisher.items.versions import Version, as_version, version
from publisher.outbox.approval import item_digest, to_approve
from publisher.outbox.deliveries import WITHDRAW, agreed
from publisher.outbox.plan import of_item
from publisher.outbox.posts import content_digest, post_from_json
from publisher.pages import page
from publisher.preview.cards import Card, cards
from publisher.preview.finding import find_file
from publisher.preview.inventory import inventory
from publisher.preview.stage import staged
from publisher.words import _, channel_names, level_name, moment, number, place_name
from publisher.workspace import Workspace


class NoSuchItem(LookupError):
    """Neither an item nor a file of the content folder has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is to be previewed: an item, or a file that could not be read as one."""

    name: str
    path: Path  # relative to the content folder
    version: Version | None  # its id is 0 where the publisher has not kept it yet
    problems: Sequence[Problem] = ()
    remarks: Sequence[Problem] = ()  # warnings and hints
    rows: Sequence[RowMapping] = ()  # its deliveries
    withdrawn: str | None = None  # why it is taken back everywhere


class Preview(NamedTuple):
    """The page of an item, and how an approval says that it is about this page."""

    name: str
    page: str
    code: str | None  # for `approve --seen`; None where nothing on it can be approved
    why: str | None  # … though something waits for approval


CODE_LENGTH = 8  # hex digits of the digest that an approval is bound to


def preview_page(workspace: Workspace, wanted: str, *, commands: bool = True) -> Preview:
    """Return an item's name and its preview; writes nothing and calls no service.

    wanted: a Markdown file, the name of an item that the publisher knows, or what a file of
    the content folder can be known by; of a file the page shows what it says now. commands:
    whether the page tells the command that approves it, which is for operators. Raises
    NoSuchItem, and SeveralFiles.
    """
    with workspace.store.read() as db:
        found = (
            _from_file(workspace, db, wanted)
            or _from_store(workspace, db, wanted)
            or _by_name(workspace, db, wanted)
        )
        if found is None:
            raise NoSuchItem(wanted)
        gone = found.withdrawn is not None
        made = found.version and staged(workspace, db, found.version, found.rows, gone=gone)
        shown = cards(workspace, made) if made else []
        code, why = _code(db, found, shown)
    values = {
        "office": workspace.config.office,
        "found": found,
        "item": made.version.item if made else None,
        "cards": shown,
        "said": inventory(made.version.item, workspace.config.office.zone) if made else [],
        "count": sum(each.level == "error" for each in found.problems)
        + sum(len(card.problems) for card in shown),
        "code": code if commands else None,
        "why": why if commands else None,
        "number": number,
        "level_name": level_name,
        "place_name": place_name,
        "made_at": moment(workspace.now(), workspace.config.office.zone),
    }
    return Preview(found.name, page("preview.html.j2", **values), code, why)


def _code(db: Connection, found: Found, shown: Sequence[Card]) -> tuple[str | None, str | None]:
    """Return the code of a page, or why there is none though something waits for approval."""
    row, rows = find_item(db, found.name), to_approve(db, found.name)
    waiting = [each for each in rows if not agreed(each)]
    if row is None or not waiting:
        return None, None
    if found.version is None or found.version.id != row["version"]:
        return None, _("This page can't be approved: what waits is what its file said before.")
    posts = {card.channel: card.post for card in shown}
    others = [each["channel"] for each in waiting if not _shows(posts, each)]
    if others:
        message = _("This page can't be approved: it does not show what waits on {channels}.")
        return None, message.format(channels=channel_names(others))
    return item_digest(rows)[:CODE_LENGTH], None


def _shows(posts: Mapping[str, Post | None], row: RowMapping) -> bool:
    if row["kind"] == WITHDRAW:
        return True  # the page says that it is taken back, and why
    post = posts.get(row["channel"])
    if post is None:
        return False
    kept = post_from_json(row["post"])  # whatever a release before this one made its digest of
    return content_digest(row["version"], post) == content_digest(row["version"], kept)


# --- What is asked for ------------------------------------------------------------------


def _from_file(workspace: Workspace, db: Connection, wanted: str) -> Found | None:
    path = _inside(workspace.config.content.resolve(), wanted)
    if path is None:
        return None
    draft = read_file(workspace.config, path)
    if isinstance(draft, list):
        return Found(name=slugify(path.stem) or "bai", path=path, version=None, problems=draft)
    problems: list[Problem] = []
    try:
        name = identify(db, draft, _others(workspace.config.content, path))
    except SameItem as error:
        name, problems = draft.item.id, [Problem(1, "id", str(error))]
    rows = of_item(db, name)
    shown = as_version(db, draft, name)
    if shown.id:  # as it was read then: the config may say other words to readers since
        shown = workspace.planner.version(db, shown.id)
    why = draft.withdrawn or _withdrawn(find_item(db, name))
    return Found(
        name=name,
        path=path,
        version=shown,
        problems=problems,
        remarks=draft.remarks,
        rows=rows,
        withdrawn=why,
    )


def _by_name(workspace: Workspace, db: Connection, wanted: str) -> Found | None:
    path = find_file(workspace.config.content, wanted)
    return _from_file(workspace, db, str(path)) if path else None


def _withdrawn(row: RowMapping | None) -> str | None:
    return row["withdrawn_why"] or "" if row and row["withdrawn_at"] else None


def _others(content: Path, path: Path) -> Others:
    return Others(content, markdown_files(content).keys() - {path})


def _inside(content: Path, wanted: str) -> Path | None:
    for candidate in (Path(wanted).resolve(), (content / wanted).resolve()):
        if candidate.is_file() and candidate.is_relative_to(content):
            return candidate.relative_to(content)
    return None


def _from_store(workspace: Workspace, db: Connection, wanted: str) -> Found | None:
    row = find_item(db, wanted)
    if row is None:
        return None
    return Found(
        name=row["id"],
        path=Path(row["path"]),
        version=version(db, row["version"], workspace.planner.media),
        remarks=_of_file(workspace, db, row["id"]),
        rows=of_item(db, row["id"]),
        withdrawn=_withdrawn(row),
    )


def _of_file(workspace: Workspace, db: Connection, item: str) -> list[Problem]:
    """Return the remarks on the file itself; those of its posts stand on their cards."""
    return [each for each in remarks_on(db, item) if each.field not in workspace.config.accounts]
