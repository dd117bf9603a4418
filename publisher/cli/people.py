"""The commands for the office's people: who they are, who comes, who leaves."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.base import HERE, As, Root, opened, out, refuse, who
from publisher.cli.help import SpokenCommand, SpokenGroup
from publisher.cli.table import listed
from publisher.words import _, role_name

if TYPE_CHECKING:
    from publisher.people.people import Person
    from publisher.workspace import Workspace


people = typer.Typer(cls=SpokenGroup, help="Show, add and remove the office's people.")


@people.callback(invoke_without_command=True)
def list_people(context: typer.Context, root: Root = HERE) -> None:
    """Show who may do what."""
    from publisher.people.people import everybody

    if context.invoked_subcommand:
        return
    workspace = opened(root)
    with workspace.store.read() as db:
        known = everybody(db, workspace.config.people)
    if known:
        listed(out, [(each.id, *_known(each)) for each in known.values()], heads=2)
    else:
        out.print(_("nobody yet; add [[people]] to the config, or: publisher people add"))


@people.command("add", cls=SpokenCommand)
def add_person(
    name: Annotated[str, typer.Argument(help="Id: small letters, digits, hyphens.")],
    full_name: Annotated[str, typer.Argument(help="As others call them.")],
    role: Annotated[
        list[str],
        typer.Option(
            metavar="editor|approver|publisher|admin", help="May be given several times."
        ),
    ],
    unit: Annotated[str | None, typer.Option(help="Id of their unit.")] = None,
    telegram: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Their numeric id there.")
    ] = None,
    email: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where questions reach them by mail.")
    ] = None,
    own_unit: Annotated[
        bool, typer.Option("--own-unit", help="Acts on items of their own unit only.")
    ] = False,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Add a person, or change what is known of them."""
    from publisher.actions.membership import NotTaken, take_in

    workspace = opened(root)
    said: dict[str, Any] = {"id": name, "name": full_name.strip(), "roles": tuple(role)}
    said |= {"unit": unit, "scope": "unit" if own_unit else None}
    said |= {"telegram": telegram, "email": email}
    admin = who(workspace, person, "admin")
    try:
        added, was_known = take_in(workspace, said, admin)
    except NotTaken as error:
        refuse(error)
    workspace.ring()
    message = _("changed {person}") if was_known else _("added {person}")
    _tell(workspace, message, added.id, "; ".join(_known(added)))


def _tell(workspace: "Workspace", message: str, person: str, known: str) -> None:
    """Say what was done with whom."""
    out.print(message.format(person=f"{person}: {known}"), markup=False, soft_wrap=True)
    _tell_of_config(workspace, person)


def _tell_of_config(workspace: "Workspace", person: str) -> None:
    """Say which of the two holds where the config has somebody too."""
    if any(each.id == person for each in workspace.config.people):
        message = _("[[people]] in config/publisher.toml names {person} too; this holds, not that")
        out.print(message.format(person=person), markup=False, soft_wrap=True)


@people.command("remove", cls=SpokenCommand)
def remove_person(
    name: Annotated[str, typer.Argument(help="A person's id.")],
    person: As = None,
    root: Root = HERE,
) -> None:
    """Let somebody do nothing any more; the journal still knows them."""
    from publisher.actions.membership import NotTaken, take_off

    workspace = opened(root)
    admin = who(workspace, person, "admin")
    try:
        known = take_off(workspace, name, admin)
    except NotTaken as error:
        refuse(error)
    workspace.ring()
    message = _("{person} is off the list")
    told = f"{known.id} ({known.name})"
    out.print(message.format(person=told), markup=False, soft_wrap=True)
    _tell_of_config(workspace, known.id)


def _known(each: "Person") -> tuple[str, str, str, str]:
    """Return what is known of somebody: name, roles, unit, and whether Telegram knows them."""
    unit = each.unit or "–"
    if each.scope == "unit":
        unit = _("{unit} only").format(unit=unit)
    roles = ", ".join(role_name(role) for role in each.roles)
    telegram = _("Telegram set") if each.telegram else _("no Telegram")
    return each.name, roles, unit, telegram
