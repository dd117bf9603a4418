"""How the commands' answers look on a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from publisher.words import _, kind_name, moment, number, reason_name, state_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from publisher.checking import Answer, Checked
    from publisher.config import Config

DIGESTS = ("digest", "sha256")  # their beginning is enough for people
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
    table = _grid()
    table.add_column()
    for answer in found:
        mark = "[red]✗[/]" if answer.problems else "[green]✓[/]"
        facts = "\n".join(f"{name}: {value}" for name, value in answer.facts.items())
        table.add_row(f"{mark} {escape(answer.channel)}", escape(facts))
        for problem in answer.problems:
            table.add_row("", f"[red]{escape(problem)}[/]")
    for problem in disk:
        table.add_row("[red]✗[/]", escape(problem))
    if table.row_count:
        out.print(table)


# --- status -----------------------------------------------------------------------------


def status(out: Console, found: dict[str, Any], config: "Config") -> None:
    """Print the state of the workspace."""
    _channels(out, found, config)
    _open(out, found["open"], config)
    if found["corrections"]:
        _corrections(out, found["corrections"], config)
    if found["files"]:
        out.print(_("\nFiles with problems:"), style="bold")
        for path, wrong in found["files"].items():
            for each in wrong:
                field = f" {each['field']}:" if each["field"] else ""
                text = f"  {path}:{each['line']}:{field} {each['message']}"
                out.print(text, markup=False, soft_wrap=True)


def _channels(out: Console, found: dict[str, Any], config: "Config") -> None:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(_("channel"), no_wrap=True)
    for state in ("queued", "sent", "doubtful", "held", "failed"):
        table.add_column(state_name(state), justify="right")
    for row in found["channels"]:
        counts = found["counts"].get(row["name"], {})
        waiting = sum(counts.get(state, 0) for state in ("queued", "claimed", "sending"))
        others = [counts.get(state, 0) for state in ("sent", "doubtful", "held", "failed")]
        table.add_row(row["name"], *map(str, (waiting, *others)))
    out.print(table)
    for text in _remarks(found, config):
        out.print(f"[yellow]![/] {escape(text)}")


def _remarks(found: dict[str, Any], config: "Config") -> Iterator[str]:
    for row in found["channels"]:
        remark = _remark(row, config)
        if remark:
            yield f"{row['name']}: {remark}"
    for row in found["holds"]:
        why = f": {row['why']}" if row["why"] else ""
        message = _("{name} is held by {who}{why}; go on with: publisher release {name}")
        yield message.format(name=row["name"], who=row["who"], why=why)


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


def _open(out: Console, rows: Sequence[dict[str, Any]], config: "Config") -> None:
    if not rows:
        out.print(_("\nNothing waits."))
        return
    widths = [max(len(row["channel"]) for row in rows)]
    widths.append(max(len(state_name(row["state"])) for row in rows))
    for (item, title), mine in groupby(rows, key=lambda row: (row["item"], row["title"])):
        out.print(f"\n[bold]{escape(item)}[/]  {escape(title)}")
        table = _grid()
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        table.add_column()
        for row in mine:
            state = f"[{STATES[row['state']]}]{state_name(row['state'])}[/]"
            when = moment(row["due_at"], config.office.zone)
            table.add_row(when, row["channel"], state, escape(_why(row)))
        out.print(Padding(table, (0, 0, 0, 2)))


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    return table


def _why(row: Mapping[str, Any]) -> str:
    """Return why a delivery is where it is."""
    reasons = [kind_name(row["kind"])] if row["kind"] != "publish" else []
    reasons.append(row["reason"] or "")
    if row["state"] == "queued" and row["approved"] != row["visible"]:
        reasons.append(_unapproved(row))
    if row["state"] == "queued" and row["waits_for"]:
        reasons.append(_("waits for {channel}").format(channel=row["waits_for"]))
    return "; ".join(each for each in reasons if each)


def _unapproved(row: Mapping[str, Any]) -> str:
    if row["sent_back"]:
        message = _("sent back by {person}: {reason}; its file must be changed")
        return message.format(**row["sent_back"])
    waits = _("waits for approval ({count})").format(count=row["approvals_needed"])
    changed = _("approved text has changed")
    return f"{changed}; {waits}" if row["approved"] else waits


def _corrections(out: Console, rows: Sequence[dict[str, Any]], config: "Config") -> None:
    out.print(_("\nChanged after publishing; nothing of it goes out unasked:"), style="bold")
    for row in rows:
        text = f"  {moment(row['read_at'], config.office.zone)}  {row['path']}"
        out.print(text, markup=False, soft_wrap=True)
    out.print(_("  publisher correct ITEM; where approval is asked: publisher approve ITEM"))


# --- show -------------------------------------------------------------------------------


def story(out: Console, found: dict[str, Any], config: "Config") -> None:
    """Print everything about one item."""
    item, zone = found["item"], config.office.zone
    out.print(item["title"], style="bold", markup=False)
    out.print(f"{item['id']}  {item['path']}", markup=False, soft_wrap=True)
    for row in found["versions"]:
        current = _(" (now in the file)") if row["id"] == item["version"] else ""
        sent = _(" (this is what goes out)") if row["id"] == item["planned"] else ""
        text = _("version of {time}").format(time=moment(row["read_at"], zone))
        out.print(f"  {text}{current}{sent}", markup=False)
    for line in (*_decided(found, zone), *_withdrawn(found["withdrawal"], zone)):
        out.print(line, markup=False, soft_wrap=True)
    for row in found["deliveries"]:
        _delivery(out, row, zone)


def _decided(found: dict[str, Any], zone: "ZoneInfo") -> Iterator[str]:
    for row in found["approvals"]:
        done = _("approved by {who}") if row["verdict"] == "approved" else _("sent back by {who}")
        reason = f": {row['reason']}" if row["reason"] else ""
        since = "" if row["stands"] else _(" (of another state than what waits now)")
        yield f"  {moment(row['at'], zone)}  {done.format(who=row['person'])}{reason}{since}"
    for row in found["corrections"]:
        text = _("correction planned: {note}").format(note=row["note"])
        yield f"  {moment(row['at'], zone)}  {text}"


def _withdrawn(found: dict[str, Any] | None, zone: "ZoneInfo") -> Iterator[str]:
    if found is None:
        return
    results = {
        "gone": _("gone"),
        "going": _("being withdrawn"),
        "visible": _("still visible"),
        "not_supported": _("can't be withdrawn there, still visible"),
        "in_doubt": _("in doubt"),
    }
    text = _("withdrawn: {reason}").format(reason=found["why"])
    yield f"  {moment(found['at'], zone)}  {text}"
    for row in found["results"]:
        where = "" if row["result"] == "gone" else f"  {row['url'] or ''}"
        why = f"  {row['reason']}" if row["reason"] and row["result"] != "gone" else ""
        yield f"    {row['channel']}: {results[row['result']]}{where}{why}"


def _delivery(out: Console, row: dict[str, Any], zone: "ZoneInfo") -> None:
    when = moment(row["sent_at"] or row["due_at"], zone)
    state = f"[{STATES[row['state']]}]{state_name(row['state'])}[/]"
    out.print(f"\n[bold]{escape(row['channel'])}[/]  {state}  {when}")
    if row["url"]:
        out.print(f"  {row['url']}", markup=False, soft_wrap=True)
    if why := _why(row):
        out.print(Padding(escape(why), (0, 0, 0, 2)))
    table = _grid()
    table.add_column()
    for each in row["attempts"]:
        table.add_row(moment(each["intent_at"], zone), escape(_attempt(each)))
    for each in row["readings"]:
        table.add_row(moment(each["at"], zone), escape(f"{each['label']}: {_figures(each)}"))
    if table.row_count:
        out.print(Padding(table, (0, 0, 0, 2)))


def _attempt(row: Mapping[str, Any]) -> str:
    endings = {"ok": _("done"), "not_sent": _("surely not sent"), "refused": _("refused")}
    ending = endings.get(row["outcome"] or "", _("nobody knows"))
    text = _("attempt {n}").format(n=row["n"]) + f": {ending}"
    return f"{text}  {row['answer'][:200]}" if row["answer"] else text


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


# --- journal ----------------------------------------------------------------------------


def journal(out: Console, lines: Iterable[Mapping[str, Any]], zone: "ZoneInfo") -> None:
    """Print lines of the journal, the oldest first."""
    table = _grid()
    for _number in range(2):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in lines:
        about = [line["item"], line["channel"], *_details(line["details"])]
        text = "  ".join(str(each) for each in about if each)
        table.add_row(moment(line["at"], zone), escape(line["who"]), line["act"], escape(text))
    out.print(table)


def _details(details: Mapping[str, Any]) -> Iterator[str]:
    for key, value in details.items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        if value not in (None, "", [], False):
            yield f"{key}: {text[:12]}" if key in DIGESTS else f"{key}: {text}"
