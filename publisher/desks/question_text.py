"""What an approver reads: what is asked, by when, of how many, and every channel's text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from sqlalchemy import Connection, RowMapping, select

from publisher.actions.decisions import author_of
from publisher.contract import can
from publisher.desks.question_cards import besides, cards, text_of
from publisher.desks.question_changes import changes
from publisher.items.files import remarks_on
from publisher.items.lifecycle import find_item
from publisher.items.versions import Version, corrections
from publisher.outbox.approval import who_agreed
from publisher.outbox.deliveries import PUBLISH, UPDATE, WITHDRAW
from publisher.outbox.posts import post_from_json
from publisher.people.people import everybody
from publisher.planning.changes import note_of
from publisher.preview.inventory import inventory
from publisher.status.messages import matter, matter_name, name_of, quoted
from publisher.words import _, channel_names, clock
from publisher.workspace import Workspace


def subject(rows: Sequence[RowMapping], title: str) -> str:
    """Return what is asked, in one line."""
    return _("{matter} for approval: {title}").format(
        matter=matter_name(matter(rows)), title=quoted(title)
    )


def question_text(
    workspace: Workspace, db: Connection, item: str, rows: Sequence[RowMapping], preview: str = ""
) -> tuple[str, str]:
    """Return the subject and the whole of what an approver reads of what an item would show.

    preview: the name of the attached file that shows all of it, where there is one.
    """
    found = find_item(db, item)
    if found is None or not rows:
        return item, item
    wanted = workspace.planner.version(db, found["version"])
    title = subject(rows, wanted.item.title)
    unit, author = wanted.item.unit.name, author_of(workspace, db, found)
    lines = [title, unit if author in ("", unit) else f"{unit} · {author}"]
    lines += about(workspace, db, wanted, rows)
    lines.append(asked(workspace, db, wanted, rows))
    lines += _in_a_browser(workspace, item)
    lines += _warnings(db, item)
    lines += _shown(workspace, db, wanted, rows)
    if preview:
        shown = _("All of it as readers will see it: the attached file {name}")
        lines += ["", shown.format(name=preview)]
    return title, "\n".join(lines)


def _in_a_browser(workspace: Workspace, item: str) -> Iterator[str]:
    """Yield where the item can be looked at and decided, if people reach the web desk."""
    if origin := workspace.config.web.origin:
        address = f"{origin.rstrip('/')}/duyet/{quote(item)}"
        yield _("To look at it and decide: {address}").format(address=address)


def _shown(
    workspace: Workspace, db: Connection, wanted: Version, rows: Sequence[RowMapping]
) -> Iterator[str]:
    """Yield what readers will see: of a correction, what it changes."""
    kind = matter(rows)
    if kind == UPDATE:
        yield from changes(workspace, db, [row for row in rows if row["kind"] == UPDATE])
        rows = [row for row in rows if row["kind"] != UPDATE]
    if kind != WITHDRAW and rows:
        yield from cards(rows, workspace)
    if kind == PUBLISH:
        said = (wanted.item.unit.name, wanted.item.author, *map(text_of, rows))  # in its head too
        texts = "\n".join(said)
        yield from besides(inventory(wanted.item, workspace.config.office.zone), texts)


def about(
    workspace: Workspace, db: Connection, wanted: Version, rows: Sequence[RowMapping]
) -> Iterator[str]:
    """Yield what is to be done on which channels and when, and what readers are told of it."""
    every = list(dict.fromkeys(row["channel"] for row in rows))
    names, kind = channel_names(every), matter(rows)
    if kind == WITHDRAW:
        stay = [name for name in every if not _can_take_away(workspace, name)]
        gone = channel_names(name for name in every if name not in stay)
        yield _("To be taken away, once approved, from: {channels}").format(channels=gone or "–")
        if stay:
            yield _("Can't be taken away from: {channels}").format(channels=channel_names(stay))
        yield _("Why: {why}").format(why=" ".join(post_from_json(rows[0]["post"]).text.split()))
    elif kind == UPDATE:
        yield _("To be put right, once approved, on: {channels}").format(channels=names)
        note = select(corrections.c.note).where(
            corrections.c.item == wanted.item.id, corrections.c.version == wanted.id
        )
        why = " ".join((db.scalar(note) or note_of(workspace.config, wanted)).split())
        if why:
            yield _("What was wrong, as readers will be told: {why}").format(why=why)
        else:
            yield _("Readers see the page's new date, and no note on what was changed.")
    else:
        yield _when(rows, workspace, names)


def _can_take_away(workspace: Workspace, name: str) -> bool:
    account = workspace.config.accounts.get(name)
    return account is not None and can(account.channel, "withdraw")


def _when(rows: Sequence[RowMapping], workspace: Workspace, names: str) -> str:
    due: datetime = min(row["due_at"] for row in rows)
    time = clock(due, workspace.config.office.zone)
    if due <= workspace.now():
        said = _("To go out, once approved, on: {channels} (was due at {time})")
    elif _at_various_times(rows):
        said = _("To go out from {time} on, on: {channels}")
    else:
        said = _("To go out at {time} on: {channels}")
    return said.format(time=time, channels=names)


def _at_various_times(rows: Sequence[RowMapping]) -> bool:
    return len({row["due_at"] for row in rows}) > 1


def asked(
    workspace: Workspace, db: Connection, wanted: Version, rows: Sequence[RowMapping]
) -> str:
    """Return how many people must approve, and who has."""
    needed = max(row["approvals_needed"] for row in rows)
    said = _("{count} approval is needed") if needed == 1 else _("{count} approvals are needed")
    words = said.format(count=needed)
    known, yes = everybody(db, workspace.config.people), who_agreed(db, wanted.item.id)
    if yes:
        names = ", ".join(sorted(name_of(known, each) for each in yes))
        words = _("{needed}; {count} given: {names}").format(
            needed=words, count=len(yes), names=names
        )
    return _("Sensitive item · {needed}").format(needed=words) if wanted.sensitive else words


def _warnings(db: Connection, item: str) -> Iterator[str]:
    """Yield what speaks against the item as it is, though it may go out."""
    for each in remarks_on(db, item):
        if each.level == "warning":
            yield _("Mind: {what}").format(what=each.message)
