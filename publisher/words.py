"""What editors, leaders and citizens read: English in the code, Vietnamese by default.

The translations are in publisher/locale; `make messages` brings them up to date.
"""

import gettext
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LOCALE = Path(__file__).parent / "locale"
DEFAULT = "vi"
LANGUAGES = ("vi", "en")

_translations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak a language from now on: "vi" or "en"; PUBLISHER_LANG in the environment wins."""
    global _translations
    wanted = os.environ.get("PUBLISHER_LANG") or language
    _translations = gettext.translation("publisher", LOCALE, [wanted], fallback=True)


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _translations.gettext(message)


def in_language(language: str, message: str) -> str:
    """Return a message in a language of readers, whatever is spoken here."""
    found = gettext.translation("publisher", LOCALE, [language], fallback=True)
    return found.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits the count."""
    return _translations.ngettext(one, many, count)


_channels: Mapping[str, str] = {}


def call_channels(names: Mapping[str, str]) -> None:
    """Call channels by these names from now on, by id: an office's own, or their services'."""
    global _channels
    _channels = dict(names)


def channel_name(channel: str) -> str:
    """Return what people call a channel; its id where it has no name, as after it left."""
    return _channels.get(channel, channel)


def place_name(place: str) -> str:
    """Return what people call the place of a problem: a key of a head, a channel, or the text."""
    return _("body") if place == "body" else channel_name(place)


def channel_names(channels: Iterable[str]) -> str:
    """Return what people call several channels, as a list within a sentence."""
    return ", ".join(map(channel_name, channels))


def moment(instant: datetime | None, zone: ZoneInfo) -> str:
    """Return an instant as people in Vietnam write it: 23/11/2026 08:00."""
    return "–" if instant is None else instant.astimezone(zone).strftime("%d/%m/%Y %H:%M")


def clock(instant: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it stands within a sentence: 08:00 on 23/11/2026."""
    there = instant.astimezone(zone)
    return _("{clock} on {day}").format(clock=f"{there:%H:%M}", day=day_text(there))


def day(instant: datetime, zone: ZoneInfo) -> str:
    """Return the day of an instant: 23/11/2026."""
    return day_text(instant.astimezone(zone))


def day_text(day: date) -> str:
    """Return a day as people in Vietnam write it: 23/11/2026."""
    return f"{day:%d/%m/%Y}"


def number(value: int | float | None, lang: str = DEFAULT) -> str:
    """Return a figure as people read it: 15.420; an unknown one is a dash, never 0."""
    if value is None:
        return "–"
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return digits.translate(str.maketrans(",.", ".,")) if lang == "vi" else digits


def slice_of(text: str) -> str:
    """Return the beginning of what an editor typed, to be shown in a message."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def level_name(level: str) -> str:
    """Return how much a finding weighs, as people read it."""
    return {"error": _("error"), "warning": _("warning"), "hint": _("hint")}[level]


def state_name(state: str, kind: str = "publish") -> str:
    """Return how a delivery of one kind stands, as people read it."""
    names = {
        "queued": _("waiting"),
        "claimed": _("taken"),
        "sending": _("being sent"),
        "sent": _("out"),
        "doubtful": _("in doubt"),
        "held": _("held"),
        "failed": _("failed"),
        "cancelled": _("cancelled"),
        "withdrawn": _("withdrawn"),
        "stays": _("can't be withdrawn there"),
    }
    others = {
        ("update", "sending"): _("being corrected"),
        ("update", "sent"): _("corrected"),
        ("update", "failed"): _("could not be corrected"),
        ("note", "sent"): _("correction note is out"),
        ("withdraw", "sending"): _("being withdrawn"),
        ("withdraw", "sent"): _("withdrawn"),
        ("withdraw", "failed"): _("could not be withdrawn"),
    }
    return others.get((kind, state)) or names.get(state, state)


def kind_name(kind: str) -> str:
    """Return what a delivery does, as people read it."""
    names = {
        "publish": _("new post"),
        "update": _("correction"),
        "note": _("correction note"),
        "withdraw": _("withdrawal"),
    }
    return names.get(kind, kind)


def task_name(kind: str) -> str:
    """Return what a delivery is going to do, as people read it; a time may follow."""
    names = {
        "publish": _("to go out"),
        "update": _("to be corrected"),
        "note": _("a correction note to go out"),
        "withdraw": _("to be withdrawn"),
    }
    return names.get(kind, kind)


def done_name(kind: str, time: str) -> str:
    """Return what a delivery did and when, as people read it."""
    names = {
        "publish": _("went out on {time}"),
        "update": _("corrected on {time}"),
        "note": _("a correction note went out on {time}"),
        "withdraw": _("withdrawn on {time}"),
    }
    return names.get(kind, kind).format(time=time)


def role_name(role: str) -> str:
    """Return what a person with a role is to the office, as people read it."""
    names = {
        "editor": _("editor"),
        "approver": _("approver"),
        "publisher": _("in charge of publishing"),
        "admin": _("administrator"),
    }
    return names.get(role, role)


def who_name(who: str, names: Mapping[str, str]) -> str:
    """Return who did something, as people read it; `names` are people's, by id."""
    ourselves = {
        "publisher": _("the publisher itself"),
        "operator": _("an operator"),
        "web": _("the web desk"),
    }
    if who.startswith("os:"):
        return _("account {name} of this machine").format(name=who.removeprefix("os:"))
    return names.get(who) or ourselves.get(who, who)


def reading_name(label: str) -> str:
    """Return which of the planned readings one is: "+3d" is the one after three days."""
    kind, _space, closing = label.partition(" ")
    if kind == "closing":
        return _("closing of {day}").format(day=day_text(date.fromisoformat(closing)))
    ages = {
        "d": _("after {count} days"),
        "h": _("after {count} hours"),
        "m": _("after {count} minutes"),
        "s": _("after {count} seconds"),
    }
    if label.startswith("+") and label[-1] in ages:
        return ages[label[-1]].format(count=label[1:-1])
    return _("extra reading") if label == "extra" else label


def answer_name(answer: str) -> str:
    """Return a service's answer; what a channel has no way to do is said in words."""
    names = {
        "find": _("there is no way to look for a post there"),
        "update": _("a post can't be changed there"),
        "withdraw": _("a post can't be taken away there"),
    }
    return names.get(answer, answer)


def fault_name(error: Exception) -> str:
    """Return what a fault of our own is called to people; its details are in the log."""
    return _("a fault in the program: {name}").format(name=type(error).__name__)


def unreadable(error: OSError) -> str:
    """Return why a file or folder can't be used, as people read it."""
    if isinstance(error, PermissionError):
        return _("no right to read it")
    if isinstance(error, IsADirectoryError):
        return _("that is a folder")
    return error.strerror or type(error).__name__


# Asked for at every unknown figure, so only the one that is wanted is looked up.
_REASONS: Mapping[str, Callable[[], str]] = {
    "not_supported": lambda: _("the service does not tell"),
    "out_of_range": lambda: _("what the service told can't be"),
    "no_permission": lambda: _("no permission"),
    "below_threshold": lambda: _("too few followers"),
    "not_yet": lambda: _("not yet"),
    "retired": lambda: _("the service stopped telling"),
    "error": lambda: _("could not be read"),
    "deleted": lambda: _("deleted"),
    "incomplete": lambda: _("part of the time is missing"),
    "adopted": lambda: _("was out before this workspace was made"),
}


def reason_name(reason: str) -> str:
    """Return why a figure is unknown, as people read it."""
    return _REASONS[reason]() if reason in _REASONS else reason


use(DEFAULT)
