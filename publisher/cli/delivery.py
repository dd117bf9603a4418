"""How one delivery is told: its state in its colour, why it is there, what to type next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console

from publisher.words import _, channel_name, kind_name, moment, state_name, who_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

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


def hold_told(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return a hold as people read it, with how it is ended."""
    message = _("{hold}; to let it go on: publisher release {name}")
    return message.format(hold=hold_name(row, names), name=row["name"])


def hold_name(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return by whom a channel or an item is held, and why, as people read it."""
    why = f" ({row['why']})" if row["why"] else ""
    return _("put on hold by {who}").format(who=who_name(row["who"], names)) + why


def coloured(row: Mapping[str, Any]) -> str:
    """Return how a delivery stands, in its colour."""
    return f"[{STATES[row['state']]}]{state_name(row['state'], row['kind'])}[/]"


def next_step(out: Console, item: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print by which commands people decide of what waits of an item, or is in doubt."""
    for line in dict.fromkeys((*_approving(item, rows), *_deciding(item, rows))):
        out.print(f"  → {line}", markup=False, soft_wrap=True)


def _approving(item: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    waits = [row["lacks"] for row in rows if row["lacks"] and row["state"] == "queued"]
    messages = {
        True: _("to approve it: publisher approve {item} --as PERSON"),
        False: _("to let it go: publisher approve {item}"),
    }
    for by_approver in sorted({each["approver"] for each in waits if not each["sent_back"]}):
        yield messages[by_approver].format(item=item)


def _deciding(item: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what a person can do about what is held; what its file or its reason says is not."""
    from publisher.status.overview import to_be_resolved

    perhaps_out = _("out already: publisher adopt {item}; to let it go: publisher release {item}")
    messages = {
        "first_run": perhaps_out,
        "restored": perhaps_out,
        "late": _(
            "to let it go: publisher release {item}; to give it up: publisher cancel {item}"
        ),
    }
    for row in rows:
        if to_be_resolved(row):
            yield resolve_command(row, rows)
        elif row["state"] == "held" and row["held_for"] in messages:
            yield messages[row["held_for"]].format(item=item)
        elif row["state"] == "failed" and row["kind"] == "publish":
            message = _("once its file is right: publisher release {item}")
            yield message.format(item=item)


def resolve_command(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return how a person says whether a post in doubt is out.

    rows: others of the item; where one on the same channel is in doubt too, it says which.
    """
    from publisher.status.overview import to_be_resolved

    doubts = [each for each in rows if to_be_resolved(each) and each["channel"] == row["channel"]]
    which = f" --sequence {row['sequence']}" if len(doubts) > 1 else ""
    message = _("publisher resolve {item} {channel}{which} --sent ADDRESS | --not-sent")
    return message.format(item=row["item"], channel=row["channel"], which=which)


def put_off(row: Mapping[str, Any]) -> bool:
    """Tell whether a post waits because it was refused or could not be sent."""
    return bool(row["state"] == "queued" and row["failures"] and row["ready_at"])


def reasons(row: Mapping[str, Any], names: Mapping[str, str], zone: "ZoneInfo") -> str:
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
