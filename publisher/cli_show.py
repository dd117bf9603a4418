"""How the commands' answers look on a terminal."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from publisher.words import _, kind_name, moment, number, reason_name, state_name

if TYPE_CHECKING:
    from publisher.checking import Answer, Checked
    from publisher.config import Config
    from publisher.report import Report

STATES = {
    "queued": "cyan",
    "claimed": "blue",
    "sending": "blue",
    "sent": "green",
    "doubtful": "yellow",
    "held": "yellow",
    "failed": "red",
    "cancelled": "bright_black",
    "withdrawn": "magenta",
}


def problems(out: Console, content: Path, checked: "Checked") -> None:
    """Print what is wrong with one file, a line each, as editors of text know it."""
    for each in checked.problems:
        field = f" {each.field}:" if each.field else ""
        out.print(
            f"{content / checked.path}:{each.line}:{field} {each.message}",
            markup=False,
            soft_wrap=True,
        )


def answers(out: Console, found: Iterable["Answer"], disk: Iterable[str]) -> None:
    """Print what the services said about our accounts."""
    for answer in found:
        mark = "[red]✗[/]" if answer.problems else "[green]✓[/]"
        facts = ", ".join(f"{name}: {value}" for name, value in answer.facts.items())
        out.print(f"{mark} {escape(answer.channel)}  {escape(facts)}")
        for problem in answer.problems:
            out.print(f"    {escape(problem)}")
    for problem in disk:
        out.print(f"[red]✗[/] {escape(problem)}")


def status(out: Console, found: dict[str, Any], config: "Config") -> None:
    """Print the state of the workspace."""
    _channels(out, found, config)
    for row in found["holds"]:
        message = _("{name} is held by {who}: {why}; go on with: publisher release {name}")
        out.print(message.format(**row), markup=False)
    _open(out, found, config)
    if found["corrections"]:
        out.print(_("\nChanged after publishing (shown, not sent):"), style="bold")
        for row in found["corrections"]:
            out.print(
                f"  {row['path']}  {moment(row['read_at'], config.office.zone)}", markup=False
            )
    if found["files"]:
        out.print(_("\nFiles with problems:"), style="bold")
        for path, wrong in found["files"].items():
            for each in wrong:
                field = f" {each['field']}:" if each["field"] else ""
                out.print(f"  {path}:{each['line']}:{field} {each['message']}", markup=False)


def _channels(out: Console, found: dict[str, Any], config: "Config") -> None:
    table = Table(box=None, header_style="bold")
    table.add_column(_("channel"))
    for state in ("queued", "sent", "doubtful", "held", "failed"):
        table.add_column(state_name(state), justify="right")
    table.add_column(_("remark"))
    for row in found["channels"]:
        counts = found["counts"].get(row["name"], {})
        waiting = sum(counts.get(state, 0) for state in ("queued", "claimed", "sending"))
        others = [counts.get(state, 0) for state in ("sent", "doubtful", "held", "failed")]
        table.add_row(row["name"], *map(str, (waiting, *others)), escape(_remark(row, config)))
    out.print(table)


def _remark(row: dict[str, Any], config: "Config") -> str:
    if row["name"] not in config.accounts:
        return _("not in the config")
    if row["stopped_at"]:
        message = _("stopped: {why}; put it right, then: publisher resume {name}")
        return message.format(why=row["why"], name=row["name"])
    if row["paused_until"]:
        until = moment(row["paused_until"], config.office.zone)
        return _("rests until {time}: {why}").format(time=until, why=row["why"])
    return ""


def _open(out: Console, found: dict[str, Any], config: "Config") -> None:
    if not found["open"]:
        out.print(_("\nNothing waits."))
        return
    table = Table(box=None, header_style="bold", title_justify="left")
    for name in (_("time"), _("channel"), _("state"), _("item"), _("why")):
        table.add_column(name, overflow="fold")
    for row in found["open"]:
        why = _why(row)
        table.add_row(
            moment(row["due_at"], config.office.zone),
            row["channel"],
            f"[{STATES[row['state']]}]{state_name(row['state'])}[/]",
            escape(row["item"]),
            escape(why),
        )
    out.print()
    out.print(table)


def _why(row: dict[str, Any]) -> str:
    """Return why a delivery is where it is."""
    reasons = [row["reason"] or ""]
    if row["state"] == "queued" and row["approved"] != row["visible"]:
        reasons.append(_("waits for approval ({count})").format(count=row["approvals_needed"]))
    if row["waits_for"]:
        reasons.append(_("waits for {channel}").format(channel=row["waits_for"]))
    if row["kind"] != "publish":
        reasons.append(kind_name(row["kind"]))
    return "; ".join(each for each in reasons if each)


def story(out: Console, found: dict[str, Any], config: "Config") -> None:
    """Print everything about one item."""
    item, zone = found["item"], config.office.zone
    out.print(item["title"], style="bold", markup=False)
    out.print(f"{item['id']}  {item['path']}", markup=False)
    for row in found["versions"]:
        current = _(" (now in the file)") if row["id"] == item["version"] else ""
        sent = _(" (this is what goes out)") if row["id"] == item["planned"] else ""
        text = _("version of {time}").format(time=moment(row["read_at"], zone))
        out.print(f"  {text}{current}{sent}", markup=False)
    for row in found["deliveries"]:
        _delivery(out, row, config)


def _delivery(out: Console, row: dict[str, Any], config: "Config") -> None:
    zone = config.office.zone
    when = moment(row["sent_at"] or row["due_at"], zone)
    out.print(
        f"\n[bold]{escape(row['channel'])}[/]  [{STATES[row['state']]}]"
        f"{state_name(row['state'])}[/]  {when}  {escape(row['url'] or '')}"
    )
    if row["reason"]:
        out.print(f"  {row['reason']}", markup=False)
    for each in row["attempts"]:
        outcome = each["outcome"] or _("nobody knows")
        attempt = _("attempt {n}").format(n=each["n"])
        out.print(
            f"  {moment(each['intent_at'], zone)}  {attempt}: {outcome}"
            f"  {(each['answer'] or '')[:200]}",
            markup=False,
        )
    for each in row["readings"]:
        out.print(f"  {moment(each['at'], zone)}  {each['label']}: {_figures(each)}", markup=False)


def _figures(reading: dict[str, Any]) -> str:
    names = {
        "views": _("views"),
        "reach": _("reach"),
        "reactions": _("reactions"),
        "comments": _("comments"),
        "shares": _("shares"),
        "clicks": _("clicks"),
    }
    parts = []
    for figure, name in names.items():
        if reading[figure] is not None:
            parts.append(f"{name} {number(reading[figure])}")
        elif reading["unknown"].get(figure) not in (None, "not_supported"):
            parts.append(f"{name} – ({reason_name(reading['unknown'][figure])})")
    return ", ".join(parts) or _("no figures")


def report(out: Console, made: "Report") -> None:
    """Print a report as a table."""
    out.print(made.title, style="bold", markup=False)
    table = Table(box=None, header_style="bold")
    for index, heading in enumerate(made.headings):
        table.add_column(heading, justify="left" if index == 0 else "right", overflow="fold")
    for row in made.lines:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)
    for note in made.notes:
        out.print(f"  {note}", markup=False)
