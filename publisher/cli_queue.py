"""The commands for what waits: adopt, hold, release, cancel, resolve, resume."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from publisher import cli_show
from publisher.cli_base import HERE, As, Root, app, err, no_item, opened, out, refuse, who
from publisher.words import _, state_name

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from publisher.workspace import Workspace


@app.command()
def adopt(
    names: Annotated[list[str] | None, typer.Argument(help="Items; default: all.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Count items dated before this workspace as published: they will never be sent."""
    from publisher.acts import adopt as act

    workspace = opened(root)
    done = act(workspace, names or None, who=who(workspace, person))
    _each(done, _("adopted: {item}"), asked=bool(names))


@app.command()
def hold(
    name: Annotated[str, typer.Argument(help="A channel or an item.")],
    why: Annotated[str, typer.Option(help="For the others.")] = "",
    person: As = None,
    root: Root = HERE,
) -> None:
    """Stop at once: nothing more of a channel or an item begins until `release`."""
    from publisher.acts import hold as act

    workspace = opened(root)
    kind = act(workspace, workspace.named(name), why, who=who(workspace, person))
    if kind is None:
        err.print(_("no channel or item {name!r}").format(name=name), markup=False)
        raise typer.Exit(1)
    workspace.ring()
    out.print(_("put on hold: {name}; go on with: publisher release {name}").format(name=name))


@app.command()
def release(
    names: Annotated[list[str] | None, typer.Argument(help="Items or channels.")] = None,
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
    cancelled: Annotated[
        bool, typer.Option("--cancelled", help="Also what was cancelled; for named items.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="All that is held or failed, and every hold.")
    ] = False,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Queue again what is held or failed, for its own time or, if that is over, for now.

    What is in doubt needs `resolve` first; what was withdrawn stays away. What may be out
    since a copy of the database was put back is released by name only.
    """
    from publisher.acts import release as act
    from publisher.acts import waiting
    from publisher.rendering import Unfit

    if not names and not everything:
        err.print(_("name the items, or say --all"))
        raise typer.Exit(2)
    workspace = opened(root)
    actor = who(workspace, person)
    done: list[str] = []
    unfit = False
    for name in waiting(workspace) if everything else map(workspace.named, names or ()):
        try:
            done += act(
                workspace, [name], channel,
                cancelled=cancelled and not everything, named=not everything, who=actor,
            )  # fmt: skip
        except Unfit as error:
            unfit = True
            for where, what in error.problems:
                err.print(f"{name}: {where}: {what}", markup=False)
    workspace.ring()
    _each(done, _("released: {item}"), asked=bool(names) or unfit)
    raise typer.Exit(1 if unfit else 0)


@app.command()
def cancel(
    item: str,
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Take back what has not begun to go out."""
    from publisher.acts import cancel as act

    workspace = opened(root)
    count = act(workspace, workspace.named(item), channel, who=who(workspace, person))
    out.print(_("{count} deliveries cancelled").format(count=count))
    raise typer.Exit(0 if count else 1)


@app.command()
def resolve(
    item: str,
    channel: str,
    sent: Annotated[str | None, typer.Option(help="It is out, at this address.")] = None,
    ref: Annotated[str | None, typer.Option(help="The service's id of it, if known.")] = None,
    not_sent: Annotated[bool, typer.Option("--not-sent", help="It is not out.")] = False,
    edition: Annotated[
        int | None, typer.Option(help="Which one, where several posts of it are in doubt.")
    ] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Say what became of a delivery in doubt."""
    from publisher.acts import SeveralDoubts
    from publisher.acts import resolve as act

    if bool(sent) == not_sent:
        refuse(_("say either --sent ADDRESS or --not-sent"), 2)
    if sent and not re.fullmatch(r"https?://\S+", sent):
        refuse(
            _("{value!r} is no address of a post: it begins with https://").format(value=sent), 2
        )
    workspace = opened(root)
    actor, name = who(workspace, person), workspace.named(item)
    try:
        settled = act(workspace, name, channel, sent, ref, edition=edition, who=actor)
    except SeveralDoubts as error:
        refuse(_which(error.rows))
    if not settled:
        refuse(_not_in_doubt(workspace, name, channel))
    workspace.ring()
    out.print(_("settled: {item} on {channel}").format(item=item, channel=channel))


def _which(rows: "Sequence[RowMapping]") -> str:
    """Ask which of several posts in doubt is meant."""
    lines = [_("several posts are in doubt there; say which one:")]
    lines += [
        f"  --edition {row['edition']}: {row['post']['text'].splitlines()[0]}" for row in rows
    ]
    return "\n".join(lines)


def _not_in_doubt(workspace: "Workspace", item: str, channel: str) -> str:
    """Say why there is nothing to settle: a wrong name, or what became of it."""
    from publisher.acts import newest
    from publisher.items import find_item

    with workspace.store.read() as db:
        found = find_item(db, item)
        if found is None:
            no_item(item)
        row = newest(db, found["id"], channel)
    if row is None:
        known = ", ".join(workspace.config.accounts)
        return _("{item} does not go to {channel!r}; channels: {known}").format(
            item=item, channel=channel, known=known
        )
    said = _("nothing is in doubt there: {item} on {channel}: {state}")
    return said.format(item=item, channel=channel, state=state_name(row["state"], row["kind"]))


@app.command()
def resume(channel: str, person: As = None, root: Root = HERE) -> None:
    """Let a channel go on that was stopped by refused credentials or rests."""
    from publisher.acts import resume as act

    workspace = opened(root)
    known = workspace.config.accounts
    if channel not in known:
        message = _("no channel {value!r}; known: {known}")
        refuse(message.format(value=channel, known=", ".join(known)), 2)
    if not act(workspace, channel, who=who(workspace, person)):
        refuse(_not_resting(workspace, channel))
    workspace.ring()
    out.print(_("{channel} goes on").format(channel=channel))


def _not_resting(workspace: "Workspace", channel: str) -> str:
    """Say why a channel can't be resumed: it runs, or a person holds it."""
    from publisher.overview import all_holds
    from publisher.people import names

    with workspace.store.read() as db:
        hold = all_holds(db).get(("channel", channel))
        called = names(db, workspace.config.people)
    if hold:
        return f"{channel}: {cli_show.hold_told(hold, called)}"
    return _("{channel} works, there is nothing to do").format(channel=channel)


def _each(names: list[str], message: str, *, asked: bool) -> None:
    """Say what was done; that nothing was is a failure where something was asked for."""
    for name in names:
        out.print(message.format(item=name), markup=False)
    if not names:
        out.print(_("nothing to do"))
        raise typer.Exit(1 if asked else 0)
