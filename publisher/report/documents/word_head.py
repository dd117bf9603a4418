"""What stands around a report's text: the letterhead, the title, recipients and signature.

Number, day and signature stay empty: the clerk gives the number, the leader signs. The lines
of the nation are the same in every language.
"""

import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from publisher.report.documents.shown import plain
from publisher.report.documents.word_layout import PORTRAIT
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_xml import (
    CENTIMETRE,
    Xml,
    bold,
    paragraph,
    rule,
    run,
    size,
    w,
)
from publisher.report.figures.model import Letterhead, Report
from publisher.words import _

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
REPORT = "BÁO CÁO"
RECIPIENTS = "Nơi nhận:"
GAP = "      "  # what the clerk fills in
_LEFT, _RIGHT = 6.8, 10.0  # centimetres; 3 mm stick out of the text, as in most offices
_COMMITTEE = re.compile("ủy ban nhân dân|uỷ ban nhân dân", re.IGNORECASE)


def subject(report: Report) -> str:
    """Return what the report is about, as it stands below its title."""
    message = _("Results of information and communication work, {period}")
    return message.format(period=plain(report.period.name))


def number_line(code: str) -> str:
    """Return the number that the clerk is to give."""
    return f"Số:{GAP}/{code}"


def day_line(year: int | str) -> str:
    """Return the day of signing that the clerk is to fill in."""
    return f"ngày{GAP}tháng{GAP}năm {year}"


def year_of(report: Report) -> int:
    """Return the year of signing: that in which the figures were taken."""
    return report.made_at.astimezone(ZoneInfo(report.zone)).year


def parent_name(head: Letterhead) -> str:
    """Return the body above the office, in capitals and short, so that it keeps to a line."""
    return _COMMITTEE.sub("UBND", plain(head.parent)).upper()


def office_name(head: Letterhead) -> str:
    """Return the office that reports, in capitals."""
    return plain(head.short_name or head.name).upper()


def recipients(head: Letterhead) -> list[str]:
    """Return who gets the report, a line each; the archive comes last, with a full stop."""
    names = [plain(each).strip(" -;.") for each in head.recipients]
    ends = [";"] * (len(names) - 1) + ["."]
    return [f"- {name}{end}" for name, end in zip(names, ends, strict=True)] if names else []


def letterhead(parent: str, office: str, code: str, province: str, year: int | str) -> Xml:
    """Return the block of two columns above the title; below a body is a line, a third of it."""
    left = [
        *([_line(parent, 13)] if parent else []),
        _line(office, 13, bold()),
        rule(_aside(_LEFT, 2.2)),
        _line(number_line(code), 13, before=4),
    ]
    right = [
        _line(NATION, 12.5, bold()),
        _line(MOTTO, 13.5, bold()),
        rule(_aside(_RIGHT, 5.9)),
        _line(f"{province}, {day_line(year)}", 13.5, w("i"), before=4),
    ]
    return _columns(left, right)


def title(about: str, replaces: str = "") -> Iterator[Xml]:
    """Yield the kind of document, what it is about, and the line below."""
    yield paragraph(Style.TITLE, run(REPORT), looks=(w("spacing", before=240, after=0),))
    yield paragraph(Style.TITLE, run(about))
    if replaces:
        told = _("(Takes the place of the report of {report})").format(report=replaces)
        yield paragraph(Style.HEAD, run(told, w("i")))
    yield rule(_aside(PORTRAIT, 5.0))
    yield paragraph(Style.HEAD)


def signature(receiving: Sequence[str], signs: Sequence[str], signer: str) -> Xml:
    """Return the block below the text, never parted by the end of a page."""
    left = [_line(RECIPIENTS, 12, bold(), w("i"), jc="left")]
    left += [_line(each, 11, jc="left") for each in receiving]
    right = [_line(each, 14, bold()) for each in signs]
    right.append(_line(signer, 14, bold(), before=80))  # room to sign and to seal
    return _columns(left, right)


def _line(text: str, points: float, *looks: Xml, before: float = 0, jc: str = "center") -> Xml:
    placed = (w("spacing", before=round(before * 20), after=0), w("jc", val=jc))
    return paragraph(Style.HEAD, run(text, *looks, size(points)), looks=placed)


def _aside(width: float, length: float) -> float:
    """Return how far from both sides a centred line of that length begins."""
    return (width - length) / 2


def _columns(left: list[Xml], right: list[Xml]) -> Xml:
    """Return two columns without borders; LibreOffice follows the grid, Word the cells."""
    widths = [round(each * CENTIMETRE) for each in (_LEFT, _RIGHT)]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    about = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(side, val="nil") for side in sides)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    cells = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
        for width, content in zip(widths, (left, right), strict=True)
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", about, grid, w("tr", w("trPr", w("cantSplit")), *cells))
