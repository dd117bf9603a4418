"""Whether the times of a head fit together, and leave readers the notice that a rule asks for."""

from datetime import date

from publisher.config.tables import Form
from publisher.contract import now
from publisher.items.assets import Reading
from publisher.items.frontmatter import FrontMatter, Happening
from publisher.timetable.rules import Calendar
from publisher.words import _, clock, day_text, number


def check_times(reading: Reading, front: FrontMatter) -> None:
    """Note times that can't be, and an announcement that comes too late."""
    if front.expires and front.publish_at and front.expires <= front.publish_at:
        reading.wrong(("expires",), _("lies before publish_at"))
    form = reading.config.forms.get(front.form)
    if not (form and form.ahead):
        return
    if front.event is None or front.event.ends is None:
        message = _(
            "write when it begins and ends: it is to be announced {days} working days before, "
            "with the time of return"
        )
        reading.remark(("event",), message.format(days=number(form.ahead)))
    if front.event and (front.publish_at or front.slot):
        _check_notice(reading, front, form, front.event)


def _check_notice(reading: Reading, front: FrontMatter, form: Form, event: Happening) -> None:
    calendar = reading.config.calendar
    begins = calendar.local(event.begins).date()
    told = calendar.local(front.publish_at or now()).date()
    latest = calendar.day_ahead(begins, form.ahead)
    if told <= latest:
        return
    message = _(
        "{count} working days lie between this and the beginning at {time}, but {days} are asked "
        "for: announce it by {latest}, or begin later"
    )
    said = message.format(
        count=number(_between(calendar, told, begins)),
        time=clock(event.begins, calendar.zone),
        days=number(form.ahead),
        latest=day_text(latest),
    )
    reading.remark(("publish_at" if front.publish_at else "slot",), said)


def _between(calendar: Calendar, told: date, begins: date) -> int:
    return sum(1 for _day in calendar.working_days(told, begins))
