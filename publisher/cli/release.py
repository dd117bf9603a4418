"""The command that lets go on what is held or failed: release."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, As, Root, check_channel, err, item_id, opened, print_each, who
from publisher.cli.delivery import resolve_command
from publisher.words import _, channel_name, state_name

if TYPE_CHECKING:
    from publisher.workspace import Workspace


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
    since a copy of the database was put back is released by name only. What could not go,
    as its file is gone or wrong or its channel not in the config, stays, and why is told.
    """
    from publisher.actions.waiting import waiting

    if not names and not everything:
        err.print(_("name the items, or say --all"))
        raise typer.Exit(2)
    workspace = opened(root)
    check_channel(workspace, channel)
    wanted = waiting(workspace) if everything else _named(workspace, names or ())
    done, wrong, unfit = _release(
        workspace, wanted, channel,
        cancelled=cancelled and not everything, named=not everything, actor=who(workspace, person),
    )  # fmt: skip
    workspace.ring()
    wrong += _restored(workspace) if everything else []
    for line in wrong:
        err.print(line, markup=False, soft_wrap=True)
    if done or not wrong:
        print_each(done, _("released: {item}"))
    raise typer.Exit(1 if unfit or (names and wrong and not done) else 0)


def _release(
    workspace: "Workspace", wanted: Sequence[str], channel: str | None,
    *, cancelled: bool, named: bool, actor: str,
) -> tuple[list[str], list[str], bool]:  # fmt: skip
    """Return what was released, why the rest was not, and whether one can't go out as it is."""
    from publisher.actions import waiting
    from publisher.planning.rendering import Unfit

    done: list[str] = []
    wrong: list[str] = []
    unfit = False
    for name in wanted:
        try:
            released = waiting.release(
                workspace, [name], channel, cancelled=cancelled, named=named, who=actor
            )
        except Unfit as error:
            unfit = True
            wrong += [f"{name}: {channel_name(where)}: {what}" for where, what in error.problems]
            continue
        done += released
        held = _still_held(workspace, name, channel, cancelled=cancelled)
        if not released and not held:
            held += _not_released(workspace, name, channel, named=named)
        wrong += held
    return done, wrong, unfit


def _named(workspace: "Workspace", names: Sequence[str]) -> list[str]:
    """Return channels and items by their own names; ends where one is neither."""
    known = workspace.config.accounts
    return [each if each in known else item_id(workspace, each) for each in names]


def _still_held(
    workspace: "Workspace", name: str, channel: str | None, *, cancelled: bool
) -> list[str]:
    """Return what keeps an item's deliveries held whatever a person says, if anything does."""
    from publisher.items.lifecycle import find_item
    from publisher.planning.obstacles import still_held

    with workspace.store.read() as db:
        item = find_item(db, name)
        known = workspace.config.accounts
        return list(still_held(db, item, channel, known, cancelled=cancelled)) if item else []


def _not_released(
    workspace: "Workspace", name: str, channel: str | None, *, named: bool
) -> Iterator[str]:
    """Yield why nothing was released: it is in doubt or under way or, if named, not held."""
    from publisher.status.overview import may_be_out, to_be_resolved

    if name in workspace.config.accounts:
        yield _("{channel} is not on hold; see: publisher status").format(
            channel=channel_name(name)
        )
        return
    with workspace.store.read() as db:
        rows = may_be_out(db, name, channel)
    for row in rows:
        message = _("{channel}: {state}; see: publisher show {item}")
        if to_be_resolved(row):
            message = _("{channel}: it may be out; look there, then: {command}")
        state, command = state_name(row["state"], row["kind"]), resolve_command(row, rows)
        yield message.format(
            channel=channel_name(row["channel"]), state=state, item=name, command=command
        )
    if named and not rows:
        message = _("nothing of {item} is held or failed; see: publisher show {item}")
        yield message.format(item=name)


def _restored(workspace: "Workspace") -> list[str]:
    """Return a line on what `release --all` leaves held after a restore, if there is any."""
    from publisher.status.overview import restored_items

    with workspace.store.read() as db:
        count = restored_items(db)
    message = _(
        "{count} items held since a restore are released one by one: publisher release ITEM"
    )
    return [message.format(count=count)] if count else []
