"""How the state of a workspace looks on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from publisher.cli.delivery import coloured, hold_told, next_step, reasons
from publisher.cli.table import grid
from publisher.cli.visible import one_line
from publisher.words import _, moment, state_name

if TYPE_CHECKING:
    from publisher.config.file import Config


def print_status(
    out: Console, found: dict[str, Any], config: "Config", names: Mapping[str, str]
) -> None:
    """Print the state of the workspace; `names` are people's, by id."""
    if found["config_lags"]:
        print_config_lags(out)
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
            out.print(f"  {one_line(text)}", markup=False, soft_wrap=True)
    _files(out, _("\nFiles with problems:"), found["files"])
    _files(out, "\n" + _("To be looked at before it goes out:"), found["remarks"])


def _files(out: Console, title: str, found: Mapping[str, list[dict[str, Any]]]) -> None:
    if found:
        out.print(title, style="bold")
    for path, problems in found.items():
        for each in problems:
            field = f" {each['field']}:" if each["field"] else ""
            text = f"  {path}:{each['line']}:{field} {each['message']}"
            out.print(one_line(text), markup=False, soft_wrap=True)


def print_config_lags(out: Console) -> None:
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
        out.print(f"\n[bold]{escape(item)}[/]  {escape(one_line(title))}")
        table = grid()
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        table.add_column()
        for row in mine:
            when = moment(row["due_at"], config.office.zone)
            table.add_row(when, row["channel"], coloured(row), escape(reasons(row, names)))
        out.print(Padding(table, (0, 0, 0, 2)))
        next_step(out, item, mine)
