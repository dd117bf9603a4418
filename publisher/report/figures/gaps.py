"""Where nothing came for long: sentences about themes and units without a product.

Only days that are over and that the workspace was there to see are counted, so nobody is
called idle for the time before it or for today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from publisher.config.file import Config
from publisher.config.tables import Entry
from publisher.report.figures.facts import Post
from publisher.report.periods.period import Period
from publisher.timetable.rules import Calendar
from publisher.words import _, day_text, ngettext

WORTH_A_WORD = 21  # days without a product
MOST = 12  # sentences; the rest is counted
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in a row without a product of one theme or unit, both inclusive."""

    kind: str  # theme or unit
    name: str
    first: date
    last: date
    whole: bool  # nothing came in all of the period

    @property
    def days(self) -> int:
        """Return its length."""
        return (self.last - self.first).days + 1


def sentences(
    config: Config, period: Period, posts: Sequence[Post], since: datetime, now: datetime
) -> list[str]:
    """Name the spells of the period, the longest first.

    posts: those that went out by the period's end; since: when the workspace began to count.
    """
    spells = sorted(spells_of(config, period, posts, since, now), key=lambda each: -each.days)
    told = [_sentence(each) for each in spells[:MOST]]
    if left := len(spells) - len(told):
        message = ngettext("And {count} more such spell.", "And {count} more such spells.", left)
        told.append(message.format(count=left))
    return told


def spells_of(
    config: Config, period: Period, posts: Sequence[Post], since: datetime, now: datetime
) -> Iterator[Spell]:
    """Yield the spells that are worth a word, themes before units, in the config's order."""
    first, last = _seen(config.calendar, period, since, now)
    products = [post for post in posts if post.is_product and period.holds(post.sent_at)]
    kinds: dict[str, Mapping[str, Entry]] = {"theme": config.themes, "unit": config.units}
    for kind, entries in kinds.items():
        days: dict[str, set[date]] = {}
        for post in products:
            day = config.calendar.local(post.sent_at).date()
            days.setdefault(getattr(post, kind).id, set()).add(day)
        for entry in entries.values():
            came = days.get(entry.id, set())
            for begin, end in _between(sorted(came), first, last):
                if (end - begin).days + 1 >= WORTH_A_WORD:
                    yield Spell(kind, entry.name, begin, end, whole=not came)


def _seen(calendar: Calendar, period: Period, since: datetime, now: datetime) -> tuple[date, date]:
    """Return the period's days of which something may be said; there may be none."""
    made, today = (calendar.local(each).date() for each in (since, now))
    return max(period.first, made), min(period.last, today - _DAY)


def _between(came: Sequence[date], first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the spans of days before, between and after those on which something came."""
    begin = first
    for day in came:
        yield begin, day - _DAY
        begin = max(begin, day + _DAY)
    yield begin, last


def _sentence(spell: Spell) -> str:
    if spell.kind == "theme":
        message = _("Theme “{name}”: {count} days without an item (from {first} to {last}).")
        nothing = _("Theme “{name}”: no item in the period (from {first} to {last}).")
    else:
        message = _("Unit “{name}”: {count} days without an item (from {first} to {last}).")
        nothing = _("Unit “{name}”: no item in the period (from {first} to {last}).")
    return (nothing if spell.whole else message).format(
        name=spell.name,
        count=spell.days,
        first=day_text(spell.first),
        last=day_text(spell.last),
    )
