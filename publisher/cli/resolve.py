"""The command that settles a doubt: resolve."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, As, Item, Root, item_id, opened, out, refuse, who
from publisher.words import _, channel_name, state_name

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from publisher.workspace import Workspace


def resolve(
    item: Item,
    channel: Annotated[str, typer.Argument(help="A channel's id.")],
    sent: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="It is out, at this address.")
    ] = None,
    ref: Annotated[
        str | None, typer.Option(metavar="ID", help="The service's id of it, if known.")
    ] = None,
    not_sent: Annotated[bool, typer.Option("--not-sent", help="It is not out.")] = False,
    sequence: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="Which one, where several posts of it are in doubt."),
    ] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Say what became of a delivery in doubt."""
    if bool(sent) == not_sent:
        refuse(_("say either --sent ADDRESS or --not-sent"), 2)
    from publisher.actions import resolving

    if sent and not resolving.is_address(sent):
        message = _("{value!r} is no address of a post: it begins with https://")
        refuse(message.format(value=sent), 2)
    workspace = opened(root)
    actor, item = who(workspace, person), item_id(workspace, item)
    try:
        settled = resolving.resolve(
            workspace, item, channel, sent, ref, sequence=sequence, who=actor
        )
    except resolving.SeveralDoubts as error:
        refuse(_which(error.rows))
    if not settled:
        refuse(_not_in_doubt(workspace, item, channel))
    workspace.ring()
    out.print(
        _("settled: {item} on {channel}").format(item=item, channel=channel_name(channel)),
        markup=False,
    )


def _which(rows: "Sequence[RowMapping]") -> str:
    """Ask which of several posts in doubt is meant."""
    lines = [_("several posts are in doubt there; say which one:")]
    lines += [
        f"  --sequence {row['sequence']}: {row['post']['text'].splitlines()[0]}" for row in rows
    ]
    return "\n".join(lines)


def _not_in_doubt(workspace: "Workspace", item: str, channel: str) -> str:
    """Say why there is nothing to settle: it never went there, or what became of it."""
    from publisher.actions.resolving import newest

    with workspace.store.read() as db:
        row = newest(db, item, channel)
    if row is None:
        known = ", ".join(workspace.config.accounts)
        return _("{item} does not go to {channel!r}; channels: {known}").format(
            item=item, channel=channel, known=known
        )
    said = _("nothing is in doubt there: {item} on {channel}: {state}")
    return said.format(
        item=item, channel=channel_name(channel), state=state_name(row["state"], row["kind"])
    )
