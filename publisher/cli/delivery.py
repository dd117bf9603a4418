"""How one delivery is told: its state in its colour, why it is there, what to type next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console

from publisher.status.telling import hold_name
from publisher.words import _, state_name

if TYPE_CHECKING:
    pass

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
