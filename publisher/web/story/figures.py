"""Readings of how a post does: each figure, or why it is not known. Never 0 for what is not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from publisher.words import _, number, reading_name, reason_name


class Shown(NamedTuple):
    """One reading."""

    label: str
    at: datetime
    figures: list[tuple[str, str, bool]]  # its name, its value in words, whether that is known


def shown_readings(readings: Sequence[Mapping[str, Any]]) -> list[Shown]:
    """Return readings in words, without figures that a service never tells."""
    return [
        Shown(reading_name(each["label"]), each["at"], list(_figures(each))) for each in readings
    ]


def _figures(reading: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    for figure, name in _names().items():
        if reading["unknown"].get(figure) != "not_supported":
            yield name, *_figure(reading, figure)


def _figure(reading: Mapping[str, Any], name: str) -> tuple[str, bool]:
    value = reading[name]
    if value is not None:
        return number(value), True
    reason = reading["unknown"].get(name)
    if reason is None:
        return _("not known"), False
    return _("not known: {why}").format(why=reason_name(reason)), False


def _names() -> Mapping[str, str]:
    return {
        "views": _("views"),
        "reach": _("reach"),
        "reactions": _("reactions"),
        "comments": _("comments"),
        "shares": _("shares"),
        "clicks": _("clicks"),
    }
