"""Saying yes or no to what was shown, and taking an item back."""

import re
from collections.abc import Callable

from sqlalchemy import RowMapping
from starlette.responses import Response

from publisher.actions import decisions
from publisher.actions.decisions import Seen
from publisher.items.lifecycle import find_item
from publisher.outbox.approval import Changed, Refused
from publisher.outbox.verdicts import APPROVED, REJECTED, of_digest
from publisher.planning.rendering import Unfit
from publisher.planning.withdrawals import Taken
from publisher.status.messages import quoted
from publisher.web.approve.showing import show_changed, show_item
from publisher.web.visit import Forbidden, Unknown, Visit
from publisher.words import _, ngettext

LENGTH = 1_000  # characters of a reason
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PRESS = re.compile(r"[0-9a-f-]{36}")


def approve(visit: Visit) -> Response:
    """Approve what was shown; where nobody's yes is asked, let the correction go out."""
    item = _touched(visit)
    name, title, seen = item["id"], quoted(item["title"]), _seen(visit)

    def said_yes() -> str:
        if not decisions.takes_verdict(visit.workspace, name):
            count = decisions.correct(visit.workspace, name, None, who=visit.person.id, seen=seen)
            if not count:
                return _("It was let go before: {title}").format(title=title)
            return _("The correction goes out: {title}").format(title=title)
        if not visit.may("approver"):
            raise Forbidden
        missing = decisions.approve(visit.workspace, name, visit.person.id, "", seen)
        return _approved(missing).format(title=title, count=missing)

    return _done(visit, name, seen, APPROVED, said_yes)


def _approved(missing: int) -> str:
    if not missing:
        return _("Approved: {title}")
    return ngettext(
        "Your yes is noted: {title}. {count} more person must approve it.",
        "Your yes is noted: {title}. {count} more people must approve it.",
        missing,
    )


def send_back(visit: Visit) -> Response:
    """Send what was shown back to its editor."""
    item, reason = _touched(visit), visit.said("ly_do")
    name, seen = item["id"], _seen(visit)
    if wrong := _wrong(reason):
        return show_item(visit, wrong=wrong, about="tra-lai", reason=reason)

    def said_no() -> str:
        decisions.reject(visit.workspace, name, visit.person.id, reason, seen)
        return _("Sent back: {title}").format(title=quoted(item["title"]))

    return _done(visit, name, seen, REJECTED, said_no)


def withdraw(visit: Visit) -> Response:
    """Take an item back everywhere."""
    item, reason = _touched(visit), visit.said("ly_do")
    if wrong := _wrong(reason):
        return show_item(visit, wrong=wrong, about="go-bai", reason=reason)
    urgent = visit.said("ngay") == "1"
    taken = decisions.withdraw(
        visit.workspace, item["id"], reason, urgent=urgent, who=visit.person.id
    )
    visit.workspace.ring()
    told = _taken(visit, item, taken, urgent=urgent).format(title=quoted(item["title"]))
    return visit.go(f"/duyet/{item['id']}", told)


def _taken(visit: Visit, item: RowMapping, taken: Taken, *, urgent: bool) -> str:
    if taken.since and not (taken.removals or taken.cancelled):
        return _("It was taken back before: {title}")
    with visit.workspace.store.read() as db:
        wanted = visit.workspace.planner.version(db, item["version"])
    if taken.removals and not urgent and visit.workspace.planner.needed(wanted):
        return _("It will be taken away once that is approved: {title}")
    return _("It is being taken away: {title}") if taken.removals else _("Taken back: {title}")


def _touched(visit: Visit) -> RowMapping:
    """Return the item that the address names, if the person may do something to it."""
    with visit.workspace.store.read() as db:
        item = find_item(db, visit.named("item"))
        if item is None:
            raise Unknown
        wanted = visit.workspace.planner.version(db, item["version"])
    visit.check_unit(wanted.item.unit.id)
    return item


def _seen(visit: Visit) -> Seen:
    """Return what was shown when the button was pressed; a form of ours always tells."""
    digest, press = visit.said("digest"), visit.said("press")
    if not (_DIGEST.fullmatch(digest) and _PRESS.fullmatch(press)):
        raise Unknown
    return Seen(digest, press)


def _wrong(reason: str) -> str:
    """Return what is wrong with a reason."""
    if not reason:
        return _("Please say why: it is what your colleagues will read.")
    if len(reason) > LENGTH:
        return _("That is too long: {count} characters at most.").format(count=LENGTH)
    return ""


def _done(
    visit: Visit, name: str, seen: Seen, verdict: str, decide: Callable[[], str]
) -> Response:
    """Do what was decided; what was decided already is not done again, and is no mistake."""
    try:
        told = decide()
    except (Refused, Unfit) as error:
        if _said_before(visit, name, seen, verdict):
            return visit.go("/duyet", _("That was noted already."))
        if isinstance(error, Changed):
            return show_changed(visit)
        return visit.page(
            "approve_refused.html.j2", status=409, why=str(error), address=f"/duyet/{name}"
        )
    visit.workspace.ring()
    return visit.go("/duyet", told)


def _said_before(visit: Visit, name: str, seen: Seen, verdict: str) -> bool:
    with visit.workspace.store.read() as db:
        given = of_digest(db, name, seen.digest or "")
    return any(each["person"] == visit.person.id and each["verdict"] == verdict for each in given)
