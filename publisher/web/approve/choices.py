"""What a person may decide of an item, and why they may not."""

from dataclasses import dataclass

from publisher.actions.decisions import takes_verdict
from publisher.outbox.approval import SentBack
from publisher.outbox.deliveries import WITHDRAW
from publisher.people.authorship import wrote
from publisher.people.people import may_touch, names
from publisher.web.approve.sight import Sight
from publisher.web.visit import Visit
from publisher.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The buttons of a page."""

    approve: bool = False
    correct: bool = False  # a yes is asked of nobody: who publishes lets the correction go
    send_back: bool = False
    withdraw: bool = False
    only_now: bool = False  # it waits to be withdrawn already
    why: str = ""  # there is no button to approve


def choices(visit: Visit, seen: Sight) -> Choices:
    """Return what the person who looks at an item may do with it."""
    if not may_touch(visit.person, seen.version.item.unit.id):
        return Choices()
    gone = seen.item["withdrawn_at"] is not None
    only_now = gone and seen.open and seen.matter == WITHDRAW
    withdraw = visit.may("approver", "publisher") and (only_now or not gone)
    may = Choices(withdraw=withdraw, only_now=only_now)
    if not seen.open:
        return may
    if not takes_verdict(visit.workspace, seen.item["id"]):
        return Choices(
            correct=visit.may("approver", "publisher"),
            send_back=visit.may("approver") and not wrote(visit.person, seen.author),
            withdraw=withdraw,
        )
    why = _why_not(visit, seen)
    return Choices(
        approve=not why and visit.may("approver"),
        send_back=not why and seen.refusal is None and visit.may("approver"),
        withdraw=withdraw,
        only_now=only_now,
        why=why,
    )


def _why_not(visit: Visit, seen: Sight) -> str:
    """Return why a person may not approve what waits; "" where they may, or need no reason."""
    if not visit.may("approver"):
        return _("Whoever approves decides this; you can look at it.")
    if wrote(visit.person, seen.author):
        return _("You wrote this yourself: somebody else must approve it.")
    if seen.refusal is not None and seen.refusal["person"] != visit.person.id:
        with visit.workspace.store.read() as db:
            known = names(db, visit.workspace.config.people)
        return str(SentBack(seen.refusal, known.get(seen.refusal["person"])))
    return ""
