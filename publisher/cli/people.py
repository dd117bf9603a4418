"""The commands by which people decide: approve, correct, withdraw; people, journal, backup."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher import words
from publisher.cli import journal as cli_journal
from publisher.cli import show
from publisher.cli import story as cli_story
from publisher.cli.base import (
    HERE,
    As,
    Root,
    account,
    app,
    err,
    opened,
    out,
    reason_given,
    refuse,
    who,
    write_file,
)
from publisher.words import _, moment

if TYPE_CHECKING:
    from publisher.workspace import Workspace


@app.command()
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
    from publisher.actions.decisions import Seen, has_approved
    from publisher.actions.decisions import approve as act
    from publisher.outbox.approval import Refused

    if seen is not None and not re.fullmatch("[0-9a-fA-F]{8,64}", seen):
        refuse(_("--seen wants the code that publisher preview {item} tells").format(item=item), 2)
    digest = seen and seen.lower()
    workspace = opened(root)
    name = workspace.named(item)
    try:
        again = has_approved(workspace, name, person)
        missing = act(workspace, name, person, reason, Seen(digest=digest))
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


@app.command()
def reject(
    item: str,
    person: Annotated[str, typer.Option("--as", help="A person's id.")],
    reason: Annotated[str, typer.Option(help="For its editor.")],
    root: Root = HERE,
) -> None:
    """Send an item back to its editor; it stays until its file is changed.

    Who sent it back can also let it go after all: by approving it.
    """
    from publisher.actions.decisions import reject as act
    from publisher.outbox.approval import Refused

    workspace = opened(root)
    try:
        act(workspace, workspace.named(item), person, reason_given(reason))
    except Refused as error:
        refuse(error)
    workspace.ring()
    out.print(_("sent back: {item}").format(item=item), markup=False)


@app.command()
def correct(
    item: str,
    note: Annotated[str | None, typer.Option(help="What was wrong, for readers.")] = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Let the changed file of a published item go out, where no approval is asked."""
    from publisher.actions.decisions import correct as act
    from publisher.outbox.approval import Refused
    from publisher.planning.rendering import Unfit

    workspace = opened(root)
    try:
        count = act(workspace, workspace.named(item), note, who=who(workspace, person))
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


@app.command()
def withdraw(
    item: str,
    reason: Annotated[str, typer.Option(help="Why; the journal keeps it.")],
    now: Annotated[bool, typer.Option("--now", help="Before all else, unapproved.")] = False,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Take an item back everywhere: what waits is cancelled, what is out is removed."""
    from publisher.actions.decisions import withdraw as act
    from publisher.outbox.approval import Refused
    from publisher.status.story import story

    workspace = opened(root)
    item = workspace.named(item)
    try:
        taken = act(workspace, item, reason_given(reason), urgent=now, who=who(workspace, person))
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
        cli_story.withdrawal(out, found, taken)


people = typer.Typer(no_args_is_help=False, help="Show, add and remove the office's people.")
app.add_typer(people, name="people")


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
        show.people(out, known.values())
    else:
        out.print(_("nobody yet; add [[people]] to the config, or: publisher people add"))


@people.command("add")
def add_person(
    name: Annotated[str, typer.Argument(help="Id: small letters, digits, hyphens.")],
    full_name: str,
    role: Annotated[list[str], typer.Option(help="editor, approver, publisher, admin.")],
    unit: str | None = None,
    telegram: Annotated[str | None, typer.Option(help="Their numeric id there.")] = None,
    email: str | None = None,
    person: As = None,
    root: Root = HERE,
) -> None:
    """Add a person, or change what is known of them."""
    from pydantic import ValidationError

    from publisher.people.journal import Entry, write
    from publisher.people.journal_lines import change, known_of
    from publisher.people.people import Person, by_telegram, everybody, put, why_nobody

    workspace = opened(root)
    try:
        said = {"id": name, "name": full_name.strip(), "roles": tuple(role), "unit": unit}
        added = Person.model_validate(said | {"telegram": telegram, "email": email})
    except ValidationError as error:
        refuse("\n".join(why_nobody(error)))
    if unit is not None and unit not in workspace.config.units:
        message = _("no unit {value!r}; known: {known}")
        refuse(message.format(value=unit, known=", ".join(workspace.config.units)))
    admin = who(workspace, person, "admin")
    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people)
        taken = added.telegram and by_telegram(known.values(), added.telegram)
        if taken and taken.id != added.id:
            refuse(_("that Telegram id is {name}'s").format(name=taken.name))
        put(db, added)
        was = known_of(known[name]) if name in known else None
        details = change(name, was, known_of(added))
        write(db, Entry(who=admin, act="person", details=details), workspace.now())
    workspace.ring()
    message = _("changed {person}") if added.id in known else _("added {person}")
    told = f"{added.id}: {'; '.join(show.person(added))}"
    out.print(message.format(person=told), markup=False, soft_wrap=True)
    _tell_of_config(workspace, added.id)


def _tell_of_config(workspace: "Workspace", person: str) -> None:
    """Say which of the two holds where the config has somebody too."""
    if any(each.id == person for each in workspace.config.people):
        message = _("[[people]] in config/publisher.toml names {person} too; this holds, not that")
        out.print(message.format(person=person), markup=False, soft_wrap=True)


@people.command("remove")
def remove_person(name: str, person: As = None, root: Root = HERE) -> None:
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


@app.command()
def journal(
    verify: Annotated[
        bool, typer.Option("--verify", help="Prove that no line was changed.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write all lines to a JSON Lines file.")
    ] = None,
    last: Annotated[int, typer.Option(help="How many lines to show.")] = 30,
    root: Root = HERE,
) -> None:
    """Show who did what and when; prove it; export it."""
    from publisher.people import journal as book
    from publisher.people.people import names

    workspace = opened(root)
    with workspace.store.read() as db:
        lines = list(book.lines(db))
        wrong = book.verify(db, workspace.config.state) if verify or export else []
        known = names(db, workspace.config.people)
    if export:
        text = "".join(json.dumps(_line(each), ensure_ascii=False) + "\n" for each in lines)
        write_file(export, text)
    elif not verify:
        cli_journal.journal(out, lines[-last:], workspace.config.office.zone, known)
    for problem in wrong:
        err.print(problem, markup=False)
    if wrong:
        raise typer.Exit(1)
    if verify:
        message = _("{count} lines, none changed, none removed; newest hash {hash}")
        newest = lines[-1]["hash"][:16] if lines else "–"
        out.print(message.format(count=len(lines), hash=newest))


def _line(line: dict[str, object]) -> dict[str, object]:
    at = line["at"]
    return line | {"at": at.isoformat() if isinstance(at, datetime) else at}


@app.command()
def backup(root: Root = HERE) -> None:
    """Copy the database while it is in use, and read the copy through."""
    from publisher.store.backup import Damaged
    from publisher.store.backup import backup as act

    workspace = opened(root)
    try:
        path = act(workspace.store, workspace.config.state / "backups", workspace.now())
    except (Damaged, OSError, ValueError) as error:
        refuse(error)
    out.print(str(path), markup=False)


@app.command()
def restore(copy: Path, root: Root = HERE) -> None:
    """Put a copy of the database in the place of the present one; the daemon must not run."""
    from publisher.actions.restoring import restore as act
    from publisher.config.file import ConfigError, load
    from publisher.contract import now
    from publisher.daemon.daemon import AlreadyRunning, OnlyOne
    from publisher.store.backup import Damaged
    from publisher.workspace import ENV_FILE, read_env

    try:
        read_env(root / ENV_FILE)
        config = load(root.resolve(), offline=True)
        words.use(config.office.lang)
        with OnlyOne(config.state):
            moved = act(config, copy, now(), who=account())
    except AlreadyRunning as error:
        refuse(_("{why}; stop it first: systemctl stop publisher").format(why=error))
    except (ConfigError, Damaged, OSError) as error:
        refuse(error)
    if moved:
        out.print(_("the database that was there is now {path}").format(path=moved), markup=False)
    out.print(_("restored from {path}").format(path=copy), markup=False)
    out.print(_("What waits to go out is held, also what is not due yet: it may have gone out "
                "after this copy was made.\n"
                "Look at the channels, then say for each item: publisher adopt (it is out) or "
                "publisher release. See: publisher status"))  # fmt: skip
