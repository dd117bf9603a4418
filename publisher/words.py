"""What editors, leaders and citizens read: English in the code, Vietnamese by default.

The translations are in publisher/locale; `make messages` brings them up to date.
"""

import gettext
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LOCALE = Path(__file__).parent / "locale"
DEFAULT = "vi"

_translations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak a language from now on: "vi" or "en"; PUBLISHER_LANG in the environment wins."""
    global _translations
    wanted = os.environ.get("PUBLISHER_LANG", language)
    _translations = gettext.translation("publisher", LOCALE, [wanted], fallback=True)


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _translations.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits the count."""
    return _translations.ngettext(one, many, count)


def moment(instant: datetime | None, zone: ZoneInfo) -> str:
    """Return an instant as people in Vietnam write it: 23/11/2026 08:00."""
    return "–" if instant is None else instant.astimezone(zone).strftime("%d/%m/%Y %H:%M")


def day(instant: datetime, zone: ZoneInfo) -> str:
    """Return the day of an instant: 23/11/2026."""
    return instant.astimezone(zone).strftime("%d/%m/%Y")


def number(value: int | float | None, lang: str = DEFAULT) -> str:
    """Return a figure as people read it: 15.420; an unknown one is a dash, never 0."""
    if value is None:
        return "–"
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return digits.translate(str.maketrans(",.", ".,")) if lang == "vi" else digits


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


def reason_name(reason: str) -> str:
    """Return why a figure is unknown, as people read it."""
    names = {
        "not_supported": _("the service does not tell"),
        "no_permission": _("no permission"),
        "below_threshold": _("too few followers"),
        "not_yet": _("not yet"),
        "retired": _("the service stopped telling"),
        "error": _("could not be read"),
        "deleted": _("deleted"),
    }
    return names.get(reason, reason)


use(DEFAULT)
