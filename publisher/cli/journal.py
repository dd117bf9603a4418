"""The command that shows the journal: in words; its codes stay in the export."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from publisher.cli.base import HERE, Root, err, opened, out, refuse, write_file
from publisher.cli.table import listed
from publisher.words import _, channel_name, moment, role_name, who_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sqlalchemy import Connection

    from publisher.workspace import Workspace

SHORT = 12  # characters of a digest: enough for people


def print_lines(
    out: Console,
    lines: Iterable[Mapping[str, Any]],
    zone: "ZoneInfo",
    names: Mapping[str, str],
) -> None:
    """Print lines of the journal, the oldest first; `names` are people's, by id."""
    rows = []
    for line in lines:
        said = _details(line["act"], _in_zone(line["details"], zone), names)
        about = [line["item"], channel_name(line["channel"] or ""), *said]
        text = "; ".join(str(each) for each in about if each)
        who = who_name(line["who"], names)
        rows.append((moment(line["at"], zone), who, _act(line["act"]), text))
    if rows:
        listed(out, rows, heads=3)


def _in_zone(details: Mapping[str, Any], zone: "ZoneInfo") -> dict[str, Any]:
    """Return details with the instant among them as people write it."""
    since = details.get("since")
    told = {"since": moment(datetime.fromisoformat(since), zone)} if since else {}
    return {**details, **told}


def _act(act: str) -> str:
    names = {
        "adopt": _("counted as published"),
        "approve": _("approved it"),
        "cancel": _("cancelled what waits"),
        "config": _("took a new config"),
        "config_seen": _("saw a changed config"),
        "correct": _("let a correction go"),
        "corrected": _("corrected the post"),
        "edit": _("took a changed file"),
        "freeze": _("froze a report"),
        "hold": _("put on hold"),
        "noted": _("posted a correction note"),
        "person": _("set a person's rights"),
        "person_left": _("took a person off the list"),
        "press": _("said what changed nothing"),
        "published": _("published it"),
        "reason": _("said why it was sent back"),
        "reject": _("sent it back"),
        "release": _("let it go on"),
        "resolve": _("settled a doubt"),
        "restore": _("put a database back"),
        "resume": _("let the channel go on"),
        "taken_away": _("took the post away"),
        "unhold": _("ended the hold"),
        "withdraw": _("withdrew it"),
    }
    return names.get(act, act)


def _details(act: str, details: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    if act == "resolve" and not details.get("sent"):
        yield _("it is not out")
    if "now" in details:
        yield names.get(details["person"], details["person"])
        yield from () if act == "person_left" else _changes(details)
        return
    for key, value in details.items():
        if value not in (None, "", [], False) and key != "covers":  # for the proof only
            yield _detail(key, value, names)


def _changes(details: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was known of a person before and what is known since, field by field."""
    from publisher.people.journal_lines import field_name, fields

    was, now = (details[each] or {} for each in ("was", "now"))
    if not now:
        yield _("not in it any more")
        return
    for field in fields(was, now):
        if field != "id":
            old, new = (_field(field, each.get(field)) for each in (was, now))
            yield f"{field_name(field)}: {old} → {new}" if was else f"{field_name(field)}: {new}"


def _field(field: str, value: Any) -> str:
    if field == "roles":
        return ", ".join(role_name(each) for each in value or ()) or "–"
    return str(value or "–")


def _detail(key: str, value: Any, names: Mapping[str, str]) -> str:
    """Return one detail in words; what nobody put into words yet stays as it is."""
    messages = {
        "before": _("before: version {value}"),
        "by_hand": _("by hand, on the channel itself"),
        "copy": _("from {value}"),
        "digest": _("digest of its content: {value}"),
        "held": _("deliveries held: {value}"),
        "period": _("period {value}"),
        "newest_line_before": _("newest line until then: {value}"),
        "note": _("correction: {value}"),
        "press": _("by button"),
        "ref": _("the service's id: {value}"),
        "regime": _("calendar: {value}"),
        "revision": _("revision {value}"),
        "sent": _("it is out: {value}"),
        "sha256": _("digest of the file: {value}"),
        "since": _("it had been out since {value}"),
        "urgent": _("urgent, without approval"),
        "version": _("version {value}"),
    }
    if key in ("digest", "sha256", "newest_line_before"):
        value = str(value)[:SHORT]
    if key == "roles":
        return ", ".join(role_name(each) for each in value)
    if key == "person":
        return names.get(value, value)
    if key == "people":  # of the config: what changed
        told = ([names.get(each["person"], each["person"]), *_changes(each)] for each in value)
        return "; ".join(", ".join(each) for each in told)
    plain = "{value}" if key in ("path", "reason", "url", "why") else f"{key}: {{value}}"
    return messages.get(key, plain).format(value=value)


def journal(
    verify: Annotated[
        bool, typer.Option("--verify", help="Prove that no line was changed.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all lines to a JSON Lines file.")
    ] = None,
    last: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="How many lines to show.")
    ] = 30,
    root: Root = HERE,
) -> None:
    """Show who did what and when; prove it; export it."""
    from publisher.people import journal
    from publisher.people.people import names

    workspace = opened(root)
    with workspace.store.read() as db:
        wrong = _wrong(workspace, db) if verify or export else []
        if wrong and not export:  # a line among them may be one that can't be read
            refuse("\n".join(wrong))
        lines = list(journal.lines(db))
        known = names(db, workspace.config.people)
    if export:
        text = "".join(json.dumps(_line(each), ensure_ascii=False) + "\n" for each in lines)
        write_file(export, text)
    elif not verify:
        print_lines(out, lines[-last:], workspace.config.office.zone, known)
    for problem in wrong:
        err.print(problem, markup=False)
    if wrong:
        raise typer.Exit(1)
    if verify:
        message = _("{count} lines, none changed, none removed; newest hash {hash}")
        newest = lines[-1]["hash"][:16] if lines else "–"
        out.print(message.format(count=len(lines), hash=newest))


def _wrong(workspace: "Workspace", db: "Connection") -> list[str]:
    from publisher.config.digest import lags
    from publisher.status import proof

    planner = workspace.planner
    follows = not lags(db, workspace.config)  # else what waits may still ask as it was asked
    needed = (lambda row: planner.needed(planner.version(db, row["version"]))) if follows else None
    return proof.verify(db, workspace.config.state, needed)


def _line(line: dict[str, object]) -> dict[str, object]:
    at = line["at"]
    return line | {"at": at.isoformat() if isinstance(at, datetime) else at}
