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
    person: As = None,
    root: Root = HERE,
) -> None:
    """Add a person, or change what is known of them."""
    workspace = opened(root)
    said = {"id": name, "name": full_name.strip(), "roles": tuple(role), "unit": unit}
    added = _checked(workspace, said | {"telegram": telegram, "email": email})
    was_known = _put(workspace, added, who(workspace, person, "admin"))
    workspace.ring()
    message = _("changed {person}") if was_known else _("added {person}")
    told = f"{added.id}: {'; '.join(_known(added))}"
    out.print(message.format(person=told), markup=False, soft_wrap=True)
    _tell_of_config(workspace, added.id)


def _checked(workspace: "Workspace", said: dict[str, Any]) -> "Person":
    """Return a person as they were described; ends where that can't be."""
    from pydantic import ValidationError

    from publisher.people.people import Person, why_nobody

    try:
        added = Person.model_validate(said)
    except ValidationError as error:
        refuse("\n".join(why_nobody(error)))
    if added.unit is not None and added.unit not in workspace.config.units:
        message = _("no unit {value!r}; known: {known}")
        refuse(message.format(value=added.unit, known=", ".join(workspace.config.units)))
    return added


def _put(workspace: "Workspace", added: "Person", admin: str) -> bool:
    """Write a person down; tells whether they were known. Ends where their Telegram is taken."""
    from publisher.people.journal import Entry, write
    from publisher.people.journal_lines import change, known_of
    from publisher.people.people import by_telegram, everybody, put

    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people)
        taken = added.telegram and by_telegram(known.values(), added.telegram)
        if taken and taken.id != added.id:
            refuse(_("that Telegram id is {name}'s").format(name=taken.name))
        put(db, added)
        was = known_of(known[added.id]) if added.id in known else None
        details = change(added.id, was, known_of(added))
        write(db, Entry(who=admin, act="person", details=details), workspace.now())
    return was is not None


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
    from publisher.people.journal import Entry, write
    from publisher.people.journal_lines import LEFT, change, known_of
    from publisher.people.people import everybody, remove

    workspace = opened(root)
    now, admin = workspace.now(), who(workspace, person, "admin")
    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people).get(name)
        if known is not None:
            remove(db, known, now)
            details = change(name, known_of(known), None)
            write(db, Entry(who=admin, act=LEFT, details=details), now)
    if known is None:
        refuse(_("nobody here is called {name!r}").format(name=name))
    workspace.ring()
    message = _("{person} is off the list")
    told = f"{known.id} ({known.name})"
    out.print(message.format(person=told), markup=False, soft_wrap=True)
    _tell_of_config(workspace, known.id)


def _known(each: "Person") -> tuple[str, str, str, str]:
    """Return what is known of somebody: name, roles, unit, and whether Telegram knows them."""
    roles = ", ".join(role_name(role) for role in each.roles)
    telegram = _("Telegram set") if each.telegram else _("no Telegram")
    return each.name, roles, each.unit or "–", telegram
