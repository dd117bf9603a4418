"""The commands by which people decide of an item: approve, reject, withdraw."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, As, Item, Root, opened, out, reason_given, refuse, who
from publisher.cli.story import print_withdrawal
from publisher.words import _, moment

if TYPE_CHECKING:
    from publisher.actions.decisions import Seen
    from publisher.workspace import Workspace


def approve(
    item: Item,
    person: As = None,
    note: Annotated[str | None, typer.Option(help="What was wrong, for readers.")] = None,
    reason: Annotated[str, typer.Option(help="Why; the journal keeps it.")] = "",
    seen: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="The code of the preview that you looked at."),
    ] = None,
    root: Root = HERE,
) -> None:
    """Approve exactly what an item's readers would see now, on every channel.

    Where the office asks no approval, it lets the changed file of a published item go out.
    """
    from publisher.actions import decisions
    from publisher.actions.decisions import Seen
    from publisher.outbox.approval import Refused
    from publisher.planning.rendering import Unfit

    if seen is not None and not re.fullmatch("[0-9a-fA-F]{8,64}", seen):
        refuse(_("--seen wants the code that publisher preview {item} tells").format(item=item), 2)
    shown = Seen(digest=seen and seen.lower())
    workspace = opened(root)
    name = workspace.named(item)
    try:
        if person and note is None and decisions.takes_verdict(workspace, name):
            message, count = _approved(workspace, name, person, reason, shown)
        else:
            whose = who(workspace, person)
            count = decisions.correct(workspace, name, note, who=whose, reason=reason, seen=shown)
            if not count:
                refuse(_nothing_corrected(workspace, item))
            message = _("{count} posts are being corrected")
    except (Refused, Unfit) as error:
        refuse(error)
    workspace.ring()
    out.print(message.format(count=count, item=item), markup=False)


def _approved(
    workspace: "Workspace", name: str, person: str, reason: str, seen: "Seen"
) -> tuple[str, int]:
    """Say yes as one person; returns what to tell of it, and how many must still say so."""
    from publisher.actions import decisions

    again = decisions.has_approved(workspace, name, person)
    missing = decisions.approve(workspace, name, person, reason, seen)
    if not missing:
        return _("approved: {item}"), missing
    if again:
        message = _("you have approved it already; {count} more approval by others is needed")
        return message, missing
    return _("noted; {count} more approval is needed"), missing


def reject(
    item: Item,
    person: Annotated[
        str, typer.Option("--as", metavar="PERSON", help="Who does this: a person's id.")
    ],
    reason: Annotated[str, typer.Option(help="For its editor.")],
    root: Root = HERE,
) -> None:
    """Send an item back to its editor; it stays until its file is changed.

    Who sent it back can also let it go after all: by approving it.
    """
    from publisher.actions import decisions
    from publisher.outbox.approval import Refused

    workspace = opened(root)
    try:
        decisions.reject(workspace, workspace.named(item), person, reason_given(reason))
    except Refused as error:
        refuse(error)
    workspace.ring()
    out.print(_("sent back: {item}").format(item=item), markup=False)


def _nothing_corrected(workspace: "Workspace", item: str) -> str:
    """Say why no correction was let go."""
    from publisher.items.files import problems_of_files
    from publisher.status.overview import OPEN, last_read
    from publisher.status.story import story

    with workspace.store.read() as db:
        found = story(db, workspace.planner, workspace.named(item)) or {}
        read = last_read(db, found["item"]["id"])
        wrong = found["item"]["path"] in problems_of_files(db)
    name, rows = found["item"]["id"], found["deliveries"]
    message = _("the file says nothing else than what is out; it was last read on {time}")
    if any(row["kind"] in ("update", "note") and row["state"] in OPEN for row in rows):
        message = _("its correction was let go already or is stuck; see: publisher show {item}")
    elif not any(row["kind"] == "publish" and row["state"] == "sent" for row in rows):
        message = _("nothing of {item} is out; see: publisher show {item}")
    elif wrong:
        message = _("its file has problems and is not taken; see: publisher check {path}")
    time = moment(read, workspace.config.office.zone)
    return message.format(item=name, path=found["item"]["path"], time=time)


def withdraw(
    item: Item,
    reason: Annotated[str, typer.Option(help="Why; the journal keeps it.")],
    now: Annotated[bool, typer.Option("--now", help="Before all else, unapproved.")] = False,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Take an item back everywhere: what waits is cancelled, what is out is removed."""
    from publisher.actions import decisions
    from publisher.outbox.approval import Refused
    from publisher.status.story import story

    workspace = opened(root)
    item = workspace.named(item)
    try:
        taken = decisions.withdraw(
            workspace, item, reason_given(reason), urgent=now, who=who(workspace, person)
        )
    except Refused as error:
        refuse(error)
    workspace.ring()
    if taken.since and not (taken.removals or taken.cancelled):
        since = moment(taken.since, workspace.config.office.zone)
        message = _("withdrawn already, on {time}; see: publisher show {item}")
        refuse(message.format(time=since, item=item))
    with workspace.store.read() as db:
        found = story(db, workspace.planner, item)
    if found:
        print_withdrawal(out, found, taken)
