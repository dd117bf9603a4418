"""How one item's story looks on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from publisher.cli.delivery import coloured, hold_told, next_step, reasons
from publisher.cli.table import grid
from publisher.cli.visible import one_line
from publisher.words import (
    _,
    answer_name,
    channel_name,
    done_name,
    moment,
    number,
    reading_name,
    reason_name,
    who_name,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from publisher.planning.withdrawals import Taken

T = TypeVar("T")

ANSWER = 200  # characters of a service's answer
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
    versions, decided = list(_versions(found, zone, newest)), list(_decided(found, zone, names))
    lines = (*versions, *_last(decided, newest), *_withdrawn(found["withdrawal"], zone))
    for line in lines:
        out.print(f"  {line}", markup=False, soft_wrap=True)
    next_step(out, item["id"], found["deliveries"])
    hidden = len(found["versions"]) - len(versions) + len(decided[: -newest if newest else 0])
    for row in found["deliveries"]:
        hidden += _delivery(out, row, zone, names, newest)
    if hidden:
        more = _("\n… and {count} older lines; all of them: publisher show {item} --all")
        out.print(more.format(count=hidden, item=item["id"]), markup=False, soft_wrap=True)


def _last(rows: Sequence[T], newest: int | None) -> Sequence[T]:
    return rows[-newest:] if newest else rows


def _versions(found: Mapping[str, Any], zone: "ZoneInfo", newest: int | None) -> Iterator[str]:
    """Yield a line on each of the newest versions, and on those that are or will be out."""
    gone = found["item"]["missing_since"]
    in_file = _("now in the file")
    if gone:
        in_file = _("was last in the file, which was deleted by {time}")
        in_file = in_file.format(time=moment(gone, zone))
    newer = [row["id"] for row in _last(found["versions"], newest)]
    for row in found["versions"]:
        if not (row["id"] in newer or row["out"] or row["waits"]):
            continue
        marks = {
            in_file: row["id"] == found["item"]["version"],
            _("is out"): row["out"],
            _("is to go out"): row["waits"],
        }
        said = ", ".join(mark for mark, is_so in marks.items() if is_so)
        text = _("version of {time}").format(time=moment(row["read_at"], zone))
        yield f"{text} ({said})" if said else text


def _decided(
    found: Mapping[str, Any], zone: "ZoneInfo", names: Mapping[str, str]
) -> Iterator[str]:
    about = {
        "waits": _("what waits now"),
        "out": _("what is out"),
        "withdrawal": _("the withdrawal"),
        "old": _("an older state"),
    }
    for row in found["approvals"]:
        done = _("approved by {who}") if row["verdict"] == "approved" else _("sent back by {who}")
        reason = f": {row['reason']}" if row["reason"] else ""
        text = done.format(who=who_name(row["person"], names))
        yield f"{moment(row['at'], zone)}  {text} ({about[row['about']]}){reason}"
    for row in found["corrections"]:
        text = _("correction, out: {note}") if row["out"] else _("correction, planned: {note}")
        yield f"{moment(row['at'], zone)}  {text.format(note=row['note'])}"


def _withdrawn(found: Mapping[str, Any] | None, zone: "ZoneInfo") -> Iterator[str]:
    if found is None:
        return
    results = {
        "gone": _("gone"),
        "asked": _("to be withdrawn once it is approved, still visible"),
        "going": _("being withdrawn"),
        "visible": _("still visible"),
        "not_supported": _("can't be withdrawn there, still visible"),
        "in_doubt": _("in doubt"),
    }
    yield f"{moment(found['at'], zone)}  {_withdrawal(found)}"
    for row in found["results"]:
        where = f"  {row['url']}" if row["url"] and row["result"] != "gone" else ""
        told = not row["reason"] or row["result"] in ("gone", "not_supported")
        why = "" if told else f"  {row['reason']}"
        yield f"  {channel_name(row['channel'])}: {results[row['result']]}{where}{why}"


def _withdrawal(found: Mapping[str, Any]) -> str:
    """Return how far a withdrawal has come, and its reason."""
    came = {row["result"] for row in found["results"]}
    text = _("withdrawn: {reason}")
    if "asked" in came:
        text = _("to be withdrawn, waits for approval: {reason}")
    elif came - {"gone", "not_supported"}:
        text = _("withdrawn, not yet everywhere: {reason}")
    elif "not_supported" in came:
        text = _("withdrawn wherever that is possible: {reason}")
    return text.format(reason=found["why"])


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
    attempts, readings = (_last(row[key], newest) for key in ("attempts", "readings"))
    for each in attempts:
        table.add_row(moment(each["intent_at"], zone), escape(_attempt(each)))
    for each in readings:
        text = f"{reading_name(each['label'])}: {_figures(each)}"
        table.add_row(moment(each["at"], zone), escape(text))
    if table.row_count:
        out.print(Padding(table, (0, 0, 0, 2)))
    return len(row["attempts"]) + len(row["readings"]) - len(attempts) - len(readings)


def _attempt(row: Mapping[str, Any]) -> str:
    endings = {
        "ok": _("done"),
        "not_sent": _("surely not sent"),
        "put_off": _("refused for now"),
        "refused": _("refused"),
    }
    ending = endings.get(row["outcome"] or "", _("nobody knows"))
    text = _("attempt {n}").format(n=row["n"]) + f": {ending}"
    return f"{text}  {answer_name(row['answer'])[:ANSWER]}" if row["answer"] else text


def _figures(reading: Mapping[str, Any]) -> str:
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
