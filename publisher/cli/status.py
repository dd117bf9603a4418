"""How the state of a workspace looks on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from publisher.cli.delivery import coloured, hold_told, next_step
from publisher.cli.table import MOST, first_of, grid
from publisher.cli.visible import one_line
from publisher.status.telling import put_off, reasons
from publisher.words import _, channel_name, channel_names, moment, place_name, state_name

if TYPE_CHECKING:
    from publisher.config.file import Config

ALL = "publisher status --all"
WRONG = ("doubtful", "held", "failed")  # states that somebody may have to do something about


def print_status(
    out: Console,
    found: dict[str, Any],
    config: "Config",
    names: Mapping[str, str],
    most: int | None = MOST,
) -> None:
    """Print the state of the workspace: what needs somebody first, then what is next.

    names: of people, by id. most: so many of each kind, None for all of them.
    """
    if found["config_lags"]:
        print_config_lags(out)
    _channels(out, found, config, names, most)
    items: dict[str, list[dict[str, Any]]] = {}
    for row in found["open"]:
        items.setdefault(row["item"], []).append(row)
    wrong = [rows for rows in items.values() if any(map(_wrong, rows))]
    others = [rows for rows in items.values() if not any(map(_wrong, rows))]
    _items(out, _("\nTo be seen to ({count}):"), wrong, config, names, most)
    _files(out, _("\nFiles with problems:"), found["files"], most)
    _files(out, "\n" + _("To be looked at before it goes out:"), found["remarks"], most)
    _untaken(out, found["untaken"], most)
    _deleted(out, found["deleted"], most)
    _corrections(out, found["corrections"], config, most)
    _items(out, _("\nWaiting ({count}):"), others, config, names, most)
    if not items:
        out.print(_("\nNothing waits."))


def _wrong(row: Mapping[str, Any]) -> bool:
    return row["state"] in WRONG or put_off(row)


def _corrections(
    out: Console, rows: Sequence[dict[str, Any]], config: "Config", most: int | None
) -> None:
    if rows:
        out.print(_("\nChanged after publishing; nothing of it goes out unasked:"), style="bold")
    for row in first_of(out, rows, ALL, most):
        text = f"  {moment(row['since'], config.office.zone)}  {row['path']}"
        out.print(text, markup=False, soft_wrap=True)


def _untaken(out: Console, rows: Sequence[dict[str, Any]], most: int | None) -> None:
    if rows:
        out.print("\n" + _("Files that are not taken:"), style="bold")
        for row in first_of(out, rows, ALL, most):
            out.print(f"  {row['path']}: {row['do']}", markup=False, soft_wrap=True)


def _deleted(out: Console, rows: Sequence[dict[str, Any]], most: int | None) -> None:
    if rows:
        title = _("\nThe file was deleted, but the post is still out on channels:")
        out.print(title, style="bold")
    for row in first_of(out, rows, ALL, most):
        text = _('{item} ({channels}). To take it away: publisher withdraw {item} --reason "…"')
        text = text.format(item=row["id"], channels=channel_names(row["channels"]))
        out.print(f"  {one_line(text)}", markup=False, soft_wrap=True)


def _files(
    out: Console, title: str, found: Mapping[str, list[dict[str, Any]]], most: int | None
) -> None:
    if found:
        out.print(title, style="bold")
    for path, problems in first_of(out, list(found.items()), ALL, most):
        for each in problems:
            field = f" {place_name(each['field'])}:" if each["field"] else ""
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
    out: Console,
    found: dict[str, Any],
    config: "Config",
    names: Mapping[str, str],
    most: int | None,
) -> None:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(_("channel"))
    for state in ("queued", "sent", "doubtful", "held", "failed"):
        head = state_name(state).replace(" ", "\n", 1)  # else a long name breaks it into three
        table.add_column(head, justify="right", no_wrap=True)
    for row in found["channels"]:
        counts = found["counts"].get(row["name"], {})
        waiting = sum(counts.get(state, 0) for state in ("queued", "claimed", "sending"))
        others = [counts.get(state, 0) for state in ("sent", "doubtful", "held", "failed")]
        table.add_row(_with_id(row["name"]), *map(str, (waiting, *others)))
    out.print(table)
    for text in first_of(out, list(_remarks(found, config, names)), ALL, most):
        out.print(f"[yellow]![/] {escape(text)}", soft_wrap=True)


def _with_id(channel: str) -> str:
    """Return what a channel is called, with the id by which commands know it."""
    name = channel_name(channel)
    return escape(name if channel in name else f"{name} ({channel})")


def _remarks(found: dict[str, Any], config: "Config", names: Mapping[str, str]) -> Iterator[str]:
    for row in found["channels"]:
        remark = _remark(row, config)
        if remark:
            yield f"{channel_name(row['name'])}: {remark}"
    for row in found["holds"]:
        yield f"{channel_name(row['name'])}: {hold_told(row, names)}"
    for row in found["told"]:
        yield f"{channel_name(row['channel'])}: {row['value']}"


def _remark(row: dict[str, Any], config: "Config") -> str:
    if row["name"] not in config.accounts:
        return _("not in the config")
    if row["stopped_at"]:
        message = _("stopped: {why}; put it right, then: publisher resume {name}")
        return message.format(why=row["why"].rstrip("."), name=row["name"])
    if row["paused_until"]:
        until = moment(row["paused_until"], config.office.zone)
        return _("rests until {time}: {why}").format(time=until, why=row["why"])
    return ""


def _items(
    out: Console,
    title: str,
    items: Sequence[Sequence[dict[str, Any]]],
    config: "Config",
    names: Mapping[str, str],
    most: int | None,
) -> None:
    """Print items, each with its deliveries and with what to type next."""
    if not items:
        return
    out.print(title.format(count=len(items)), style="bold")
    rows = [row for mine in items for row in mine]
    widths = [max(len(channel_name(row["channel"])) for row in rows)]
    widths.append(max(len(state_name(row["state"], row["kind"])) for row in rows))
    for mine in first_of(out, items, ALL, most):
        title = escape(one_line(mine[0]["title"]))
        out.print(f"\n[bold]{escape(mine[0]['item'])}[/]  {title}")
        table = grid()
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        table.add_column()
        for row in mine:
            when = moment(row["due_at"], config.office.zone)
            table.add_row(
                when,
                escape(channel_name(row["channel"])),
                coloured(row),
                escape(reasons(row, names, config.office.zone)),
            )
        out.print(Padding(table, (0, 0, 0, 2)))
        next_step(out, mine[0]["item"], mine)
