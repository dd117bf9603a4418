"""How one item's story looks on a terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from publisher.cli.delivery import coloured, hold_told, next_step
from publisher.cli.table import grid
from publisher.cli.visible import one_line
from publisher.status.telling import (
    attempt_text,
    figures_text,
    last,
    reasons,
    verdict_lines,
    version_lines,
    withdrawal_lines,
)
from publisher.words import (
    _,
    channel_name,
    done_name,
    moment,
    reading_name,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from publisher.planning.withdrawals import Taken

NEWEST = 10  # versions, decisions, attempts and readings that are shown unasked


def print_story(
    out: Console,
    found: dict[str, Any],
    zone: "ZoneInfo",
    names: Mapping[str, str],
    newest: int | None = NEWEST,
) -> None:
    """Print everything about one item.

    names: of people, by id. newest: so many of what comes by the hundred, None for all of it.
    """
    item = found["item"]
    out.print(one_line(item["title"]), style="bold", markup=False)
    out.print(f"{item['id']}  {item['path']}", markup=False, soft_wrap=True)
    if found["hold"]:
        out.print(f"[yellow]![/] {escape(hold_told(found['hold'], names))}", soft_wrap=True)
    versions, decided = (
        list(version_lines(found, zone, newest)),
        list(verdict_lines(found, zone, names)),
    )
    lines = (*versions, *last(decided, newest), *withdrawal_lines(found["withdrawal"], zone))
    for line in lines:
        out.print(f"  {line}", markup=False, soft_wrap=True)
    next_step(out, item["id"], found["deliveries"])
    hidden = len(found["versions"]) - len(versions) + len(decided[: -newest if newest else 0])
    for row in found["deliveries"]:
        hidden += _delivery(out, row, zone, names, newest)
    if hidden:
        more = _("\n… and {count} older lines; all of them: publisher show {item} --all")
        out.print(more.format(count=hidden, item=item["id"]), markup=False, soft_wrap=True)


def print_withdrawal(out: Console, found: Mapping[str, Any], taken: "Taken") -> None:
    """Print what a withdrawal came to, and whose yes it needs; `found` is its item's story."""
    asked = [row["lacks"]["missing"] for row in found["deliveries"] if row["lacks"]]
    message = _("{count} posts are being withdrawn; see: publisher show {item}")
    if asked:
        message = _(
            "{count} posts are to be withdrawn; {missing} more approval is needed: "
            "publisher approve {item} --as PERSON; if it is urgent, add --now"
        )
    item, missing = found["item"]["id"], max(asked, default=0)
    stay = [row for row in found["withdrawal"]["results"] if row["result"] == "not_supported"]
    if taken.removals > len(stay) or (taken.removals and not stay):
        text = message.format(count=taken.removals - len(stay), missing=missing, item=item)
        out.print(text, markup=False, soft_wrap=True)
    for row in stay:
        where = row["url"] or _("with its readers")
        text = _("{channel} lets nobody take a post away; it stays: {where}")
        out.print(
            text.format(channel=channel_name(row["channel"]), where=where),
            markup=False,
            soft_wrap=True,
        )
    if taken.cancelled:
        message = _("{count} deliveries cancelled that had not gone out")
        out.print(message.format(count=taken.cancelled))
    if not (taken.removals or taken.cancelled):
        out.print(_("nothing of it is out or waits; it will not go out any more"))


def _delivery(
    out: Console,
    row: Mapping[str, Any],
    zone: "ZoneInfo",
    names: Mapping[str, str],
    newest: int | None,
) -> int:
    """Print one delivery; returns how many lines on attempts and readings are left out."""
    when = moment(row["sent_at"] or row["due_at"], zone)
    if row["state"] == "withdrawn":
        when = f"({done_name('publish', when)})"
    out.print(f"\n[bold]{escape(channel_name(row['channel']))}[/]  {coloured(row)}  {when}")
    if row["url"]:
        out.print(f"  {row['url']}", markup=False, soft_wrap=True)
    if why := reasons(row, names, zone):
        out.print(Padding(escape(why), (0, 0, 0, 2)))
    table = grid()
    table.add_column()
    attempts, readings = (last(row[key], newest) for key in ("attempts", "readings"))
    for each in attempts:
        table.add_row(moment(each["intent_at"], zone), escape(attempt_text(each)))
    for each in readings:
        text = f"{reading_name(each['label'])}: {figures_text(each)}"
        table.add_row(moment(each["at"], zone), escape(text))
    if table.row_count:
        out.print(Padding(table, (0, 0, 0, 2)))
    return len(row["attempts"]) + len(row["readings"]) - len(attempts) - len(readings)
