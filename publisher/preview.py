"""One page that shows an item as every channel's readers will see it, and what is wrong.

It shows each channel's own rendering, knowing nothing of channels: the post's text, the
item's pictures that its payload speaks of, and its HTML where the payload has some.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, RowMapping, select

from publisher import outbox
from publisher._pages import page
from publisher._preview_pictures import Album, Shown
from publisher.content import Draft, read_file, slugify
from publisher.contract import Image, Item, Post
from publisher.deliveries import SENT, WITHDRAWN, begun
from publisher.frontmatter import Problem
from publisher.identity import Others, SameItem, identify
from publisher.items import Version, find_item, version, versions
from publisher.rendering import Planned, Unfit, linked
from publisher.scan import markdown_files
from publisher.words import _, moment, number, state_name
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
    rows: Sequence[RowMapping] = ()  # its deliveries


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One channel's part of the page."""

    channel: str
    state: str = ""  # how its delivery is; empty if there is none
    state_name: str = ""
    when: str = ""
    remarks: Sequence[str] = ()
    problems: Sequence[str] = ()
    post: Post | None = None
    url: str | None = None
    frame: str = ""  # the channel's own HTML as a page of its own
    pictures: Sequence[Shown] = ()
    clip: str = ""  # name of the video file
    poster: Shown | None = None
    cover: Shown | None = None  # of the card that the service makes from the link
    link: str = ""


def preview_page(workspace: Workspace, wanted: str) -> tuple[str, str]:
    """Return an item's name and its preview; writes nothing and calls no service.

    wanted: a Markdown file, or the name of an item that the publisher knows; of a file the
    page shows what it says now. Raises NoSuchItem.
    """
    with workspace.store.read() as db:
        found = _from_file(workspace, db, wanted) or _from_store(workspace, db, wanted)
        if found is None:
            raise NoSuchItem(wanted)
        timed, dues = _timed(workspace, db, found)
    cards = _cards(workspace, found, timed, dues) if timed else []
    values = {
        "office": workspace.config.office,
        "found": found,
        "item": timed.item if timed else None,
        "cards": cards,
        "count": len(found.problems) + sum(len(card.problems) for card in cards),
        "number": number,
        "made_at": moment(workspace.now(), workspace.config.office.zone),
    }
    return found.name, page("preview.html.j2", **values)


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
    rows = outbox.of_item(db, name)
    kept = _as_version(db, draft, name)
    return Found(name=name, path=path, version=kept, problems=problems, rows=rows)


def _others(content: Path, path: Path) -> Others:
    present = (each for each, _stamp in markdown_files(content))
    return Others(content, frozenset(present) - {path})


def _inside(content: Path, wanted: str) -> Path | None:
    for candidate in (Path(wanted).resolve(), (content / wanted).resolve()):
        if candidate.is_file() and candidate.is_relative_to(content):
            return candidate.relative_to(content)
    return None


def _as_version(db: Connection, draft: Draft, name: str) -> Version:
    where = (versions.c.item == name, versions.c.fingerprint == draft.fingerprint)
    return Version(
        id=db.scalar(select(versions.c.id).where(*where)) or 0,
        item=replace(draft.item, id=name),
        slot=draft.slot,
        texts=draft.texts,
        channels=draft.channels,
    )


def _from_store(workspace: Workspace, db: Connection, wanted: str) -> Found | None:
    row = find_item(db, wanted)
    if row is None:
        return None
    return Found(
        name=row["id"],
        path=Path(row["path"]),
        version=version(db, row["version"], workspace.planner.media),
        rows=outbox.of_item(db, row["id"]),
    )


def _timed(
    workspace: Workspace, db: Connection, found: Found
) -> tuple[Version | None, dict[str, datetime]]:
    """Return the item as it would be planned now, and when each channel would carry it."""
    wanted = found.version
    if wanted is None:
        return None, {}
    dues = workspace.planner.dues(db, wanted, found.rows, workspace.now())
    publish_at = min(dues.values(), default=wanted.item.publish_at)
    return replace(wanted, item=replace(wanted.item, publish_at=publish_at)), dues


# --- What its readers will see ----------------------------------------------------------


def _cards(
    workspace: Workspace, found: Found, wanted: Version, dues: Mapping[str, datetime]
) -> list[Card]:
    planned, refusals = _rendered(workspace, wanted, dues)
    first = next((p for p in planned if p.account.name == workspace.config.publishing.first), None)
    item = linked(wanted.item, first.post.url, first.post.media) if first else wanted.item
    by_channel = {each.account.name: each for each in planned}
    rows = {row["channel"]: row for row in found.rows}
    album = Album(item)
    names = dict.fromkeys([*dues, *refusals])
    cards = []
    for name in names:
        card = Card(channel=name, problems=refusals.get(name, ()))
        card = _scheduled(workspace, card, dues.get(name), rows.get(name), wanted)
        each = by_channel.get(name)
        cards.append(_with_post(card, each.post, album) if each else card)
    return cards


def _rendered(
    workspace: Workspace, wanted: Version, dues: Mapping[str, datetime]
) -> tuple[list[Planned], dict[str, list[str]]]:
    """Render for every channel that takes the item, and tell what the others refuse."""
    refusals: dict[str, list[str]] = {}
    while True:
        try:
            return workspace.planner.renderer.render(wanted, dues), refusals
        except Unfit as error:
            for channel, what in error.problems:
                refusals.setdefault(channel, []).append(what)
        left = tuple(name for name in dues if name not in refusals)
        if not left:
            return [], refusals
        wanted = replace(wanted, channels=left)


def _scheduled(
    workspace: Workspace,
    card: Card,
    due: datetime | None,
    row: RowMapping | None,
    wanted: Version,
) -> Card:
    """Say when the channel carries the item, and how that stands."""
    zone = workspace.config.office.zone
    if row is None:
        late = due is not None and due < workspace.now()
        remark = _("this time has passed: the item goes out at once, or waits for a person")
        when = _("To go out on {time}").format(time=moment(due, zone)) if due else ""
        return replace(card, when=when, remarks=[remark] if late else [])
    if row["state"] in (SENT, WITHDRAWN):
        when = _("Went out on {time}").format(time=moment(row["sent_at"], zone))
    else:
        when = _("To go out on {time}").format(time=moment(row["due_at"], zone))
    return replace(
        card,
        state=row["state"],
        state_name=state_name(row["state"]),
        when=when,
        url=row["url"],
        remarks=_remarks(row, wanted),
    )


def _remarks(row: RowMapping, wanted: Version) -> list[str]:
    remarks = [row["reason"]] if row["reason"] else []
    if row["waits_for"]:
        remarks.append(_("goes out after {channel}").format(channel=row["waits_for"]))
    if begun(row) and row["version"] != wanted.id:
        remarks.append(_("what went out is an earlier version than the one shown here"))
    return remarks


def _with_post(card: Card, post: Post, album: Album) -> Card:
    """Put a channel's post onto its card."""
    own = post.payload.get("html")
    markup = own if isinstance(own, str) else ""
    pictures = [album.shown(each) for each in album.beside(post, markup)]
    item, clip = album.item, album.clip(post)
    poster = item.video.poster if item.video else None
    return replace(
        card,
        post=post,
        url=card.url or post.url,
        frame=_page_of(item, album.inlined(markup), album) if markup else "",
        pictures=pictures,
        clip=clip,
        poster=album.shown(poster) if clip and poster else None,
        cover=album.shown(item.cover) if album.card(post) and item.cover else None,
        link=item.link or "" if album.card(post) else "",
    )


def _page_of(item: Item, body: str, album: Album) -> str:
    """Return a channel's HTML as a page for a frame, title and cover above it."""
    cover: Image | None = item.cover
    return page(
        "preview_frame.html.j2",
        item=item,
        body=body,
        cover=album.shown(cover) if cover else None,
    )
