"""The commands by which people decide of an item: approve, reject, correct, withdraw."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, As, Root, opened, out, reason_given, refuse, who
from publisher.cli.story import print_withdrawal
from publisher.words import _, moment

if TYPE_CHECKING:
    pass
if TYPE_CHECKING:
    from publisher.workspace import Workspace


def approve(
    item: str,
    person: Annotated[str, typer.Option("--as", help="A person's id.")],
    reason: str = "",
    seen: Annotated[
        str | None, typer.Option(help="The code of the preview that you looked at.")
    ] = None,
    root: Root = HERE,
) -> None:
    """Approve exactly what an item's readers would see now, on every channel."""
    from publisher.actions import decisions
    from publisher.actions.decisions import Seen, has_approved
    from publisher.outbox.approval import Refused

    if seen is not None and not re.fullmatch("[0-9a-fA-F]{8,64}", seen):
        refuse(_("--seen wants the code that publisher preview {item} tells").format(item=item), 2)
    digest = seen and seen.lower()
    workspace = opened(root)
    name = workspace.named(item)
    try:
        again = has_approved(workspace, name, person)
        missing = decisions.approve(workspace, name, person, reason, Seen(digest=digest))
    except Refused as error:
        refuse(error)
    workspace.ring()
    if missing and again:
        message = _("you have approved it already; {count} more approval by others is needed")
        out.print(message.format(count=missing))
    elif missing:
        out.print(_("noted; {count} more approval is needed").format(count=missing))
    else:
        out.print(_("approved: {item}").format(item=item), markup=False)


def reject(
    item: str,
    person: Annotated[str, typer.Option("--as", help="A person's id.")],
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


def correct(
    item: str,
    note: Annotated[str | None, typer.Option(help="What was wrong, for readers.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Let the changed file of a published item go out, where no approval is asked."""
    from publisher.actions import decisions
    from publisher.outbox.approval import Refused
    from publisher.planning.rendering import Unfit

    workspace = opened(root)
    try:
        count = decisions.correct(
            workspace, workspace.named(item), note, who=who(workspace, person)
        )
    except (Refused, Unfit) as error:
        refuse(error)
    if not count:
        refuse(_nothing_corrected(workspace, item))
    workspace.ring()
    out.print(_("{count} posts are being corrected").format(count=count))


def _nothing_corrected(workspace: "Workspace", item: str) -> str:
    """Say why `correct` let nothing go."""
    from publisher.planning.intake import problems_of_files
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
    item: str,
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
