"""One item's deliveries and its story in words, without the commands that only a shell has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from publisher.words import (
    _,
    answer_name,
    channel_name,
    kind_name,
    moment,
    number,
    reason_name,
    state_name,
    who_name,
)

T = TypeVar("T")

ANSWER = 200  # characters of a service's answer


def hold_name(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return by whom a channel or an item is held, and why, as people read it."""
    why = f" ({row['why']})" if row["why"] else ""
    return _("put on hold by {who}").format(who=who_name(row["who"], names)) + why


def put_off(row: Mapping[str, Any]) -> bool:
    """Tell whether a post waits because it was refused or could not be sent."""
    return bool(row["state"] == "queued" and row["failures"] and row["ready_at"])


def reasons(row: Mapping[str, Any], names: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return why a delivery is where it is."""
    name = state_name(row["state"], row["kind"])
    told = row["state"] == "stays" or name != state_name(row["state"])  # by its state
    found = ["" if told or row["kind"] == "publish" else kind_name(row["kind"])]
    found.append(row["reason"] or "")
    if put_off(row):
        found.append(_("tried again from {time}").format(time=moment(row["ready_at"], zone)))
    if row["held_by"]:
        found.append(hold_name(row["held_by"], names))
    if row["state"] == "queued" and row["lacks"]:
        found.append(_lacks(row["lacks"], names))
    if row["state"] == "queued" and row["waits_for"]:
        found.append(_("waits for {channel}").format(channel=channel_name(row["waits_for"])))
    return "; ".join(each for each in found if each)


def _lacks(lacks: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if refusal := lacks["sent_back"]:
        message = _("sent back by {person}: {reason}; its file must be changed")
        person = who_name(refusal["person"], names)
        return message.format(person=person, reason=refusal["reason"])
    waits = _("waits for a yes")
    if lacks["approver"]:
        waits = _("{count} more approval is needed").format(count=lacks["missing"])
    changed = _("changed since somebody approved it")
    return f"{changed}; {waits}" if lacks["changed"] else waits


def version_lines(found: Mapping[str, Any], zone: ZoneInfo, newest: int | None) -> Iterator[str]:
    """Yield a line on each of the newest versions, and on those that are or will be out."""
    gone = found["item"]["missing_since"]
    in_file = _("now in the file")
    if gone:
        in_file = _("was last in the file, which was deleted by {time}")
        in_file = in_file.format(time=moment(gone, zone))
    newer = [row["id"] for row in last(found["versions"], newest)]
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


def verdict_lines(
    found: Mapping[str, Any], zone: ZoneInfo, names: Mapping[str, str]
) -> Iterator[str]:
    """Yield who approved or refused what, then what readers were told of corrections."""
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


def withdrawal_lines(found: Mapping[str, Any] | None, zone: ZoneInfo) -> Iterator[str]:
    """Yield how far a withdrawal has come, then what became of each post."""
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


def attempt_text(row: Mapping[str, Any]) -> str:
    """Return how an attempt ended, and what the service said."""
    endings = {
        "ok": _("done"),
        "not_sent": _("surely not sent"),
        "put_off": _("refused for now"),
        "refused": _("refused"),
    }
    ending = endings.get(row["outcome"] or "", _("nobody knows"))
    text = _("attempt {n}").format(n=row["n"]) + f": {ending}"
    return f"{text}  {answer_name(row['answer'])[:ANSWER]}" if row["answer"] else text


def figures_text(reading: Mapping[str, Any]) -> str:
    """Return what a reading found, and of what it did not find the reason."""
    names = {
        "views": _("views"),
        "reach": _("reach"),
        "reactions": _("reactions"),
        "comments": _("comments"),
        "shares": _("shares"),
        "clicks": _("clicks"),
        "useful": _("useful to"),
        "not_useful": _("not useful to"),
    }
    parts = []
    for figure, name in names.items():
        if reading[figure] is not None:
            parts.append(f"{name} {number(reading[figure])}")
        elif reading["unknown"].get(figure) not in (None, "not_supported"):
            parts.append(f"{name} – ({reason_name(reading['unknown'][figure])})")
    return ", ".join(parts) or _("no figures")


def last(rows: Sequence[T], newest: int | None) -> Sequence[T]:
    """Return the newest so many of rows; all of them for None."""
    return rows[-newest:] if newest else rows
