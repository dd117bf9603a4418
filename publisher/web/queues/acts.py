"""What people do here, each by the function that the command uses; returns what to tell."""

from collections.abc import Callable, Mapping

from sqlalchemy import RowMapping, select
from starlette.responses import Response

from publisher.actions import resolving, waiting
from publisher.actions.copying import CantCopy, put_back
from publisher.items.findable import findable
from publisher.items.lifecycle import find_item
from publisher.outbox.pauses import manual_holds
from publisher.planning.obstacles import why_held
from publisher.planning.rendering import Unfit
from publisher.status.overview import first_run
from publisher.web.visit import Forbidden, Unknown, Visit
from publisher.words import _, channel_name

HERE = "/hang-doi"


class NotDone(Exception):
    """Nothing was done; the message says why."""


def do(visit: Visit) -> Response:
    """Do what a button says; lead back to where it stood."""
    act = _ACTS.get(visit.named("act"))
    if act is None:
        raise Unknown
    back = HERE
    if visit.said("tu") == "bai":
        back = f"/bai/{_item(visit)['id']}"
    try:
        told = act(visit)
    except NotDone as error:
        return visit.page("queue_not_done.html.j2", status=422, why=str(error), back=back)
    visit.workspace.ring()
    return visit.go(back, told)


def check_office(visit: Visit) -> None:
    """Raise Forbidden where the person may act for their own unit alone."""
    if visit.person.scope == "unit":
        raise Forbidden(_("That concerns the whole office; you act for your unit."))


def _item(visit: Visit) -> RowMapping:
    """Return the item that a form names, if the person may act on it."""
    with visit.workspace.store.read() as db:
        row = find_item(db, visit.said("bai"))
        if row is None or row["id"] != visit.said("bai"):
            raise Unknown
        unit = db.scalar(select(findable.c.unit).where(findable.c.item == row["id"]))
    visit.check_unit(unit or "")
    return row


def _channel(visit: Visit) -> str:
    name = visit.said("kenh")
    if name not in visit.workspace.config.accounts:
        raise Unknown
    return name


def _try_again(visit: Visit) -> str:
    check_office(visit)
    channel = _channel(visit)
    if waiting.resume(visit.workspace, channel, who=visit.person.id):
        return _("{channel}: asked for. It is tried now.").format(channel=channel_name(channel))
    return _("{channel} was neither stopped nor resting.").format(channel=channel_name(channel))


def _is_out(visit: Visit) -> str:
    address = visit.said("dia_chi")
    if not resolving.is_address(address):
        raise NotDone(
            _("Paste the post's address as the browser shows it: it begins with https://")
        )
    return _settle(visit, address)


def _is_not_out(visit: Visit) -> str:
    return _settle(visit, None)


def _settle(visit: Visit, address: str | None) -> str:
    item, channel, number = _item(visit), visit.said("kenh"), visit.said("so")
    sequence = int(number) if number.isdecimal() and len(number) < 10 else None
    try:
        settled = resolving.resolve(
            visit.workspace, item["id"], channel, address, None,
            sequence=sequence, who=visit.person.id,
        )  # fmt: skip
    except resolving.SeveralDoubts:
        raise NotDone(_("Several posts are in doubt there; settle each in the queue.")) from None
    if not settled:
        raise NotDone(_("Nothing is in doubt there any more."))
    return _("Settled: {title}, {channel}").format(
        title=item["title"], channel=channel_name(channel)
    )


def _release(visit: Visit) -> str:
    item, channel = _item(visit), visit.said("kenh") or None
    workspace = visit.workspace
    try:
        with visit.desk.planning:
            done = waiting.release(workspace, [item["id"]], channel, who=visit.person.id)
    except Unfit as error:
        why = "; ".join(f"{channel_name(where)}: {what}" for where, what in error.problems)
        raise NotDone(why) from None
    with workspace.store.read() as db:
        held = "; ".join(why_held(db, item, channel, workspace.config.accounts))
    if not done:
        raise NotDone(held or _("Nothing of it is held or failed any more."))
    told = _("It goes on: {title}").format(title=item["title"])
    return _("{told}. Still held: {why}").format(told=told, why=held) if held else told


def _cancel(visit: Visit) -> str:
    item = _item(visit)
    count = waiting.cancel(
        visit.workspace, item["id"], visit.said("kenh") or None, who=visit.person.id
    )
    if not count:
        raise NotDone(_("Nothing of it can be taken back any more."))
    return _("Given up: {title}").format(title=item["title"])


def _adopt(visit: Visit) -> str:
    item = _item(visit)
    if not waiting.adopt(visit.workspace, [item["id"]], who=visit.person.id):
        raise NotDone(_("It was settled meanwhile."))
    return _("Counted as out: {title}").format(title=item["title"])


def _adopt_all(visit: Visit) -> str:
    check_office(visit)
    with visit.workspace.store.read() as db:
        names = [each["id"] for each in first_run(db)]
    done = waiting.adopt(visit.workspace, names, who=visit.person.id)
    return _("Counted as out: {count} items").format(count=len(done))


def _hold(visit: Visit) -> str:
    why = visit.said("ly_do")[:500]
    if visit.said("kenh"):
        check_office(visit)
        channel = _channel(visit)
        waiting.hold(visit.workspace, channel, why, who=visit.person.id)
        return _("On hold: {name}").format(name=channel_name(channel))
    item = _item(visit)
    waiting.hold(visit.workspace, item["id"], why, who=visit.person.id)
    return _("On hold: {name}").format(name=item["title"])


def _go_on(visit: Visit) -> str:
    check_office(visit)
    channel = _channel(visit)
    waiting.release(visit.workspace, [channel], None, who=visit.person.id)
    return _("It goes on: {title}").format(title=channel_name(channel))


def _put_back(visit: Visit) -> str:
    item = _item(visit)
    try:
        path = put_back(visit.workspace, item["id"], who=visit.person.id)
    except CantCopy as error:
        raise NotDone(str(error)) from None
    return _("The file is back: {path}. It is read in a few seconds.").format(path=path)


def hold_all(visit: Visit) -> Response:
    """Hold every channel, for a reason that is said."""
    check_office(visit)
    why = visit.said("ly_do").strip(" .…")[:500]
    if not why:
        problem = _("Say why: the others read it.")
        return visit.page("queue_stop.html.j2", status=422, problem=problem)
    for channel in visit.workspace.config.accounts:
        waiting.hold(visit.workspace, channel, why, who=visit.person.id)
    visit.workspace.ring()
    return visit.go(HERE, _("Everything is on hold. What is just being sent still ends."))


def go_on_all(visit: Visit) -> Response:
    """End the hold of every channel."""
    check_office(visit)
    with visit.workspace.store.read() as db:
        held = select(manual_holds.c.name).where(manual_holds.c.kind == "channel")
        names = db.scalars(held.order_by(manual_holds.c.name)).all()
    waiting.release(visit.workspace, names, None, who=visit.person.id)
    visit.workspace.ring()
    return visit.go(HERE, _("Every channel goes on."))


_ACTS: Mapping[str, Callable[[Visit], str]] = {
    "kiem-tra-lai": _try_again,
    "da-dang": _is_out,
    "chua-dang": _is_not_out,
    "dang": _release,
    "thoi": _cancel,
    "nhan": _adopt,
    "nhan-tat-ca": _adopt_all,
    "dung": _hold,
    "di-tiep": _go_on,
    "dat-lai-tep": _put_back,
}
