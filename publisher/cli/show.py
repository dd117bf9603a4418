"""How the commands' answers look on a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from publisher.words import _, kind_name, level_name, moment, role_name, state_name, who_name

if TYPE_CHECKING:
    from publisher.actions.checking import Answer, Checked
    from publisher.config.file import Config
    from publisher.people.people import Person

GAP = 2  # columns of a terminal between two of a table
ENOUGH = 40  # of them for sentences
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
    "stays": "yellow",
}


def problems(out: Console, content: Path, checked: "Checked") -> None:
    """Print what is wrong with one file, a line each, as editors of text know it.

    Then what its channels find of it that keeps it from none of them.
    """
    for each in checked.problems:
        field = f" {each.field}:" if each.field else ""
        out.print(
            f"{content / checked.path}:{each.line}:{field} {each.message}",
            markup=False,
            soft_wrap=True,
        )
    for planned in checked.posts:
        for found in planned.post.findings:
            parts = (planned.account.name, level_name(found.level), found.place, found.what)
            line = ": ".join([str(content / checked.path), *filter(None, parts)])
            out.print(line, markup=False, soft_wrap=True)


def answers(out: Console, found: Iterable["Answer"], disk: Iterable[str]) -> None:
    """Print what the services said about our accounts."""
    table = grid()
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


def people(out: Console, found: Iterable["Person"]) -> None:
    """Print the office's people and what they may do."""
    listed(out, [(each.id, *person(each)) for each in found], heads=2)


def person(each: "Person") -> tuple[str, str, str, str]:
    """Return what is known of somebody: name, roles, unit, and whether Telegram knows them."""
    roles = ", ".join(role_name(role) for role in each.roles)
    telegram = _("Telegram set") if each.telegram else _("no Telegram")
    return each.name, roles, each.unit or "–", telegram


# --- status -----------------------------------------------------------------------------


def status(
    out: Console, found: dict[str, Any], config: "Config", names: Mapping[str, str]
) -> None:
    """Print the state of the workspace; `names` are people's, by id."""
    if found["config_lags"]:
        config_lags(out)
    _channels(out, found, config, names)
    _open(out, found["open"], config, names)
    if found["corrections"]:
        out.print(_("\nChanged after publishing; nothing of it goes out unasked:"), style="bold")
        for row in found["corrections"]:
            text = f"  {moment(row['since'], config.office.zone)}  {row['path']}"
            out.print(text, markup=False, soft_wrap=True)
    if found["deleted"]:
        out.print(
            _("\nThe file was deleted, but the post is still out on channels:"), style="bold"
        )
        for row in found["deleted"]:
            text = _(
                '{item} ({channels}). To take it away: publisher withdraw {item} --reason "…"'
            )
            text = text.format(item=row["id"], channels=", ".join(row["channels"]))
            out.print(f"  {text}", markup=False, soft_wrap=True)
    if found["files"]:
        out.print(_("\nFiles with problems:"), style="bold")
        for path, wrong in found["files"].items():
            for each in wrong:
                field = f" {each['field']}:" if each["field"] else ""
                text = f"  {path}:{each['line']}:{field} {each['message']}"
                out.print(text, markup=False, soft_wrap=True)


def config_lags(out: Console) -> None:
    """Print that the daemon works with another config than the file's."""
    what = _(
        "The config was changed, but the publisher still works with the one before. "
        "Start it again: systemctl restart publisher"
    )
    out.print(f"[yellow]![/] {what}", soft_wrap=True)


def _channels(
    out: Console, found: dict[str, Any], config: "Config", names: Mapping[str, str]
) -> None:
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
    for text in _remarks(found, config, names):
        out.print(f"[yellow]![/] {escape(text)}", soft_wrap=True)


def _remarks(found: dict[str, Any], config: "Config", names: Mapping[str, str]) -> Iterator[str]:
    for row in found["channels"]:
        remark = _remark(row, config)
        if remark:
            yield f"{row['name']}: {remark}"
    for row in found["holds"]:
        yield f"{row['name']}: {hold_told(row, names)}"


def hold_told(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return a hold as people read it, with how it is ended."""
    message = _("{hold}; to let it go on: publisher release {name}")
    return message.format(hold=hold_name(row, names), name=row["name"])


def hold_name(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return by whom a channel or an item is held, and why, as people read it."""
    why = f" ({row['why']})" if row["why"] else ""
    return _("put on hold by {who}").format(who=who_name(row["who"], names)) + why


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


def _open(
    out: Console, rows: Sequence[dict[str, Any]], config: "Config", names: Mapping[str, str]
) -> None:
    if not rows:
        out.print(_("\nNothing waits."))
        return
    widths = [max(len(row["channel"]) for row in rows)]
    widths.append(max(len(state_name(row["state"], row["kind"])) for row in rows))
    for (item, title), group in groupby(rows, key=lambda row: (row["item"], row["title"])):
        mine = list(group)
        out.print(f"\n[bold]{escape(item)}[/]  {escape(title)}")
        table = grid()
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        table.add_column()
        for row in mine:
            when = moment(row["due_at"], config.office.zone)
            table.add_row(when, row["channel"], state(row), escape(reasons(row, names)))
        out.print(Padding(table, (0, 0, 0, 2)))
        next_step(out, item, mine)


def state(row: Mapping[str, Any]) -> str:
    """Return how a delivery stands, in its colour."""
    return f"[{STATES[row['state']]}]{state_name(row['state'], row['kind'])}[/]"


def next_step(out: Console, item: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print by which command people say yes to what waits of an item, or settle its doubts."""
    from publisher.status.overview import to_be_resolved

    waits = [row["lacks"] for row in rows if row["lacks"] and row["state"] == "queued"]
    messages = {
        "approve": _("to approve it: publisher approve {item} --as PERSON"),
        "correct": _("to let it go: publisher correct {item}"),
    }
    for command in sorted({each["command"] for each in waits if not each["sent_back"]}):
        out.print(f"  → {messages[command].format(item=item)}", markup=False, soft_wrap=True)
    for row in rows:
        if to_be_resolved(row):
            out.print(f"  → {resolve_command(row)}", markup=False, soft_wrap=True)


def resolve_command(row: Mapping[str, Any]) -> str:
    """Return how a person says whether a post in doubt is out."""
    message = _("publisher resolve {item} {channel} --sent ADDRESS | --not-sent")
    return message.format(item=row["item"], channel=row["channel"])


def listed(out: Console, rows: Sequence[Sequence[str]], *, heads: int) -> None:
    """Print a table; where it has no room, what follows the first cells stands below them.

    Only the last cell of a row may be broken, and only if its column is ENOUGH characters wide.
    """
    *widths, last = [max(map(cell_len, column)) + GAP for column in zip(*rows, strict=True)]
    if out.width - sum(widths) >= min(last - GAP, ENOUGH):
        table = grid()
        for _column in widths[1:]:
            table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        out.print(table)
        return
    for row in rows:
        first = zip(row[:heads], widths, strict=False)
        out.print(Text("".join(set_cell_size(cell, width) for cell, width in first)))
        rest = "; ".join(cell for cell in row[heads:] if cell not in ("", "–"))
        if rest:
            out.print(Padding(Text(rest), (0, 0, 0, widths[0])))


def grid() -> Table:
    """Return an empty table without lines, its first column never broken."""
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(no_wrap=True)
    return table


def reasons(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return why a delivery is where it is."""
    name = state_name(row["state"], row["kind"])
    told = row["state"] == "stays" or name != state_name(row["state"])  # by its state
    found = ["" if told or row["kind"] == "publish" else kind_name(row["kind"])]
    found.append(row["reason"] or "")
    if row["held_by"]:
        found.append(hold_name(row["held_by"], names))
    if row["state"] == "queued" and row["lacks"]:
        found.append(_lacks(row["lacks"], names))
    if row["state"] == "queued" and row["waits_for"]:
        found.append(_("waits for {channel}").format(channel=row["waits_for"]))
    return "; ".join(each for each in found if each)


def _lacks(lacks: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if refusal := lacks["sent_back"]:
        message = _("sent back by {person}: {reason}; its file must be changed")
        person = who_name(refusal["person"], names)
        return message.format(person=person, reason=refusal["reason"])
    waits = _("waits for a yes")
    if lacks["command"] == "approve":
        waits = _("{count} more approval is needed").format(count=lacks["missing"])
    changed = _("changed since somebody approved it")
    return f"{changed}; {waits}" if lacks["changed"] else waits
