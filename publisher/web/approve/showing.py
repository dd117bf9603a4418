"""The pages of what waits: the list, one item, and what changed while somebody looked."""

from uuid import uuid4

from starlette.responses import Response

from publisher.outbox.plan import of_item
from publisher.people.people import names
from publisher.preview.kept import kept_page
from publisher.web.approve.choices import choices
from publisher.web.approve.glance import Glance, unpacked
from publisher.web.approve.sight import sight
from publisher.web.approve.waiting import lists
from publisher.web.visit import Unknown, Visit
from publisher.words import level_name

# A channel's HTML is made of what editors wrote: it runs nothing and fetches nothing.
FRAME = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)


def show_list(visit: Visit) -> Response:
    """Show what waits for a yes, the most urgent first, and what was sent back."""
    number = visit.asked("trang")
    page = int(number) if number.isdecimal() and len(number) < 5 else 1
    with visit.workspace.store.read() as db:
        found = lists(db, visit.person, max(0, page - 1))
        known = names(db, visit.workspace.config.people)
    mine = visit.person.id
    approver = visit.may("approver")
    asked = [each for each in found.waiting if approver and not each.wrote]
    asked = [each for each in asked if mine not in each.agreed]
    return visit.page(
        "approve.html.j2",
        asked=asked,
        others=[each for each in found.waiting if each not in asked],
        found=found,
        page=max(1, page),
        names=known,
        named=lambda ids: ", ".join(known.get(each, each) for each in ids),
        now=visit.now,
    )


def show_item(visit: Visit, *, wrong: str = "", about: str = "", reason: str = "") -> Response:
    """Show one item as its readers will see it, and the buttons that decide of it.

    wrong: what is wrong with the form of `about`, in which `reason` was written.
    """
    seen = sight(visit)
    with visit.workspace.store.read() as db:
        known = names(db, visit.workspace.config.people)
    return visit.page(
        "approve_item.html.j2",
        status=422 if wrong else 200,
        seen=seen,
        may=choices(visit, seen),
        glance=Glance.of(seen.waiting, seen.said).packed() if seen.open else "",
        press=uuid4(),
        names=known,
        wrong=wrong,
        about=about,
        reason=reason,
        level_name=level_name,
    )


def show_changed(visit: Visit) -> Response:
    """Show what changed of an item since the page was opened whose button was pressed."""
    seen = sight(visit)
    before = unpacked(visit.said("da_xem"))
    return visit.page(
        "approve_changed.html.j2",
        status=409,
        seen=seen,
        known=before is not None,
        changes=list(before.changes(Glance.of(seen.waiting, seen.said))) if before else [],
        reason=visit.said("ly_do"),
    )


def show_frame(visit: Visit) -> Response:
    """Show the post of one channel, if it still is what its page speaks of."""
    item, channel, digest = visit.named("item"), visit.named("channel"), visit.asked("v")
    with visit.workspace.store.read() as db:
        rows = of_item(db, item)
        mine = [row for row in rows if row["channel"] == channel]
        if not mine:
            raise Unknown
        row = next((each for each in mine if each["content_digest"] == digest), None)
        text = kept_page(visit.workspace, db, row, rows) if row else None
    if text is None:
        answer = visit.page("approve_frame_old.html.j2", status=410)
    else:
        answer = Response(text, media_type="text/html")
    answer.headers["content-security-policy"] = FRAME
    return answer
