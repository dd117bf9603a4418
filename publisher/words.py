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


def number(value: int | float | None, lang: str = DEFAULT) -> str:
    """Return a figure as people read it: 15.420; an unknown one is a dash, never 0."""
    if value is None:
        return "–"
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return digits.translate(str.maketrans(",.", ".,")) if lang == "vi" else digits


def state_name(state: str) -> str:
    """Return a delivery's state as people read it."""
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
    return names.get(state, state)


def kind_name(kind: str) -> str:
    """Return what a delivery does, as people read it."""
    names = {
        "publish": _("new post"),
        "update": _("correction"),
        "note": _("correction note"),
        "withdraw": _("withdrawal"),
    }
    return names.get(kind, kind)


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
