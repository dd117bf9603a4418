"""The commands for what waits: adopt, hold, cancel, resume."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.base import (
    HERE,
    As,
    Item,
    Root,
    check_channel,
    item_id,
    opened,
    out,
    print_each,
    refuse,
    who,
)
from publisher.cli.delivery import hold_told, next_step
from publisher.words import _, channel_name, channel_names

if TYPE_CHECKING:
    from publisher.workspace import Workspace


def adopt(
    names: Annotated[list[str] | None, typer.Argument(help="Items; default: all.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Count items dated before this workspace as published: they will never be sent."""
    from publisher.actions import waiting

    workspace = opened(root)
    wanted = [item_id(workspace, name) for name in names or ()]
    done = waiting.adopt(workspace, wanted or None, who=who(workspace, person))
    print_each(done, _("adopted: {item}"))
    if names and not done:
        raise typer.Exit(1)


def hold(
    name: Annotated[
        str | None, typer.Argument(help="A channel or an item; default: every channel.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="REASON", help="For the others.")] = "",
    person: As = None,
    root: Root = HERE,
) -> None:
    """Stop at once: nothing more of a channel or an item begins until `release`."""
    from publisher.actions import waiting

    workspace = opened(root)
    names = [workspace.named(name)] if name else list(workspace.config.accounts)
    actor = who(workspace, person)
    for each in names:
        if waiting.hold(workspace, each, why, who=actor) is None:
            refuse(_("no channel or item {name!r}; see: publisher status").format(name=name))
    workspace.ring()
    told = {"held": channel_names(names), "names": " ".join(names)}
    out.print(
        _("put on hold: {held}; go on with: publisher release {names}").format(**told),
        markup=False,
    )


def cancel(
    item: Item,
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Take back what has not begun to go out."""
    from publisher.actions import waiting

    workspace = opened(root)
    item = item_id(workspace, item)
    check_channel(workspace, channel)
    before = {row["id"] for row in _taken_back(workspace, item, channel)}
    count = waiting.cancel(workspace, item, channel, who=who(workspace, person))
    rows = _taken_back(workspace, item, channel)
    ended = count - sum(row["id"] not in before for row in rows)
    if ended > 0:
        out.print(_("{count} deliveries cancelled").format(count=ended))
    for row in rows:
        message = _("{channel}: it may be out; if it is not, it is not sent again")
        if row["state"] in ("claimed", "sending"):
            message = _("{channel}: it is just being sent; if that fails, it is not sent again")
        out.print(
            message.format(channel=channel_name(row["channel"])), markup=False, soft_wrap=True
        )
    next_step(out, item, [row | {"lacks": None} for row in rows])
    if not (count or rows):
        message = _("nothing of {item} can be cancelled any more; see: publisher show {item}")
        refuse(message.format(item=item))
    raise typer.Exit(0 if count else 1)


def _taken_back(workspace: "Workspace", item: str, channel: str | None) -> list[dict[str, Any]]:
    """Return what was cancelled while it was under way or in doubt, and is still."""
    from publisher.status.overview import may_be_out

    with workspace.store.read() as db:
        return [row for row in may_be_out(db, item, channel) if row["cancel_asked"]]


def resume(
    channel: Annotated[str, typer.Argument(help="A channel's id.")],
    person: As = None,
    root: Root = HERE,
) -> None:
    """Let a channel go on that was stopped by refused credentials or rests."""
    from publisher.actions import waiting

    workspace = opened(root)
    known = workspace.config.accounts
    if channel not in known:
        message = _("no channel “{value}”; known: {known}")
        refuse(message.format(value=channel, known=", ".join(known)), 2)
    if not waiting.resume(workspace, channel, who=who(workspace, person)):
        refuse(_not_resting(workspace, channel))
    workspace.ring()
    message = _("{channel} may try again; see how it goes: publisher status")
    out.print(message.format(channel=channel_name(channel)), markup=False)


def _not_resting(workspace: "Workspace", channel: str) -> str:
    """Say why a channel can't be resumed: it runs, or a person holds it."""
    from publisher.people.people import names
    from publisher.status.overview import all_holds

    with workspace.store.read() as db:
        hold = all_holds(db).get(("channel", channel))
        called = names(db, workspace.config.people)
    if hold:
        return f"{channel_name(channel)}: {hold_told(hold, called)}"
    return _("{channel} works, there is nothing to do").format(channel=channel_name(channel))
