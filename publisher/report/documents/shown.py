"""Cells and figures as people read them on paper; an unknown one is a dash, never 0."""

import re
import unicodedata
from datetime import date

from publisher.report.documents.figure_words import amount, difference, is_partly_known, percent
from publisher.report.figures.model import Cell, Change, ColumnKind, Figure
from publisher.words import _, day_text

UNKNOWN = "–"
PARTIAL = "*"  # behind a figure that is known of some only
AT_LEAST = "≥"
# What XML can't hold, and what turns the letters of a line round.
_NEVER = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def plain(text: str) -> str:
    """Return what people typed as one line of text that any document can hold."""
    if not text.isprintable():  # as all of those are not
        text = _NEVER.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def shown(cell: Cell, kind: ColumnKind, lang: str) -> str:
    """Return a cell as it is read in a column of that kind."""
    match cell:
        case None:
            return ""
        case Figure(value=int(value)) if kind == "share":
            return _marked(cell, percent(value, lang))
        case Figure():
            return _figure(cell, lang)
        case date():
            return day_text(cell)
        case _:
            return plain(cell)


def changed(change: Change, lang: str) -> tuple[str, str, str, str, str]:
    """Return a figure now, before, the difference, a year earlier, and that difference."""
    now, before, earlier = (
        UNKNOWN if each is None else _figure(each, lang)
        for each in (change.now, change.before, change.year_earlier)
    )
    more, more_in_a_year = (
        _difference(change.now, each, lang) for each in (change.before, change.year_earlier)
    )
    return now, before, more, earlier, more_in_a_year


def _difference(now: Figure, then: Figure | None, lang: str) -> str:
    """Return how much more or less it is than then; a dash where nobody knows.

    Lower bounds have no difference; that of shares is in percentage points.
    """
    more = difference(now, then)
    if more is None or then is None or then.value is None:
        return UNKNOWN
    if isinstance(more, float):
        points = _signed(more, percent(abs(more), lang).removesuffix("%"))
        return _("{points} points").format(points=points)
    told = _signed(more, amount(abs(more), lang))
    if more and then.value > 0:
        told += f" ({_signed(more, percent(abs(more) / then.value, lang))})"
    return told


def _figure(figure: Figure, lang: str) -> str:
    return UNKNOWN if figure.value is None else _marked(figure, amount(figure.value, lang))


def _marked(figure: Figure, told: str) -> str:
    before = f"{AT_LEAST} " if figure.at_least else ""
    return f"{before}{told}{PARTIAL if is_partly_known(figure) else ''}"


def _signed(value: float, told: str) -> str:
    return f"+{told}" if value > 0 else f"\N{MINUS SIGN}{told}" if value < 0 else told
