"""What goes with a message to the office's people, as far as a desk can carry it."""

from collections.abc import Sequence
from typing import NamedTuple

from channels.shared.words import said
from publisher.contract import ATTACHMENT_LIMIT, Attachment


class Loaded(NamedTuple):
    """An attachment with its bytes."""

    name: str
    kind: str
    data: bytes


def loaded(attachments: Sequence[Attachment]) -> tuple[list[Loaded], str]:
    """Read what can go, and say in words what can't: too large together, or not readable."""
    found: list[Loaded] = []
    missing: list[str] = []
    room = ATTACHMENT_LIMIT
    for each in attachments:
        try:
            data = each.read()
        except OSError as error:
            missing.append(left_out(each.name, said(error)))
            continue
        if len(data) > room:
            missing.append(left_out(each.name, "quá lớn"))
            continue
        room -= len(data)
        found.append(Loaded(each.name, each.kind, data))
    return found, "\n".join(missing)


def left_out(name: str, why: str) -> str:
    """Return the words that stand in a message for what it should carry."""
    return f"(Không gửi kèm được “{name}”: {why}.)"
