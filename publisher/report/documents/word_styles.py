"""The styles that Decree 30/2020/NĐ-CP prescribes, in place of those of Word's own template."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.oxml.ns import qn

from publisher.report.documents.package import LANGUAGE
from publisher.report.documents.word_xml import Xml, fonts, read, size, w

POINT = 20  # twips


class Style(StrEnum):
    """What a paragraph is; the clerk finds them in Word's list of styles."""

    BODY = "BodyText"
    HEADING = "Heading1"
    SUBHEADING = "Heading2"
    TITLE = "Title"
    CAPTION = "Caption"
    BELOW = "PictureCaption"
    PICTURE = "Picture"
    CELL = "TableText"
    NOTE = "TableNote"
    HEAD = "Letterhead"
    PAGE = "Header"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    name: str
    jc: str = "center"
    points: float = 14
    bold: bool = False
    italic: bool = False
    before: float = 0  # points, as after
    after: float = 0
    line: int = 240  # 240ths of a single line
    indent: int = 0  # twips of the first line
    keep: bool = False  # on one page with the next
    level: int | None = None  # in the outline


_LOOKS = {
    Style.BODY: _Look(name="Body Text", jc="both", after=6, line=276, indent=720),
    Style.HEADING: _Look(
        name="heading 1", jc="both", bold=True, before=6, after=6, indent=720, keep=True, level=0
    ),
    Style.SUBHEADING: _Look(
        name="heading 2", jc="both", bold=True, before=6, after=6, indent=720, keep=True, level=1
    ),
    Style.TITLE: _Look(name="Title", bold=True, keep=True),
    Style.CAPTION: _Look(name="caption", points=13, bold=True, before=8, after=4, keep=True),
    Style.BELOW: _Look(name="Tên biểu đồ", points=13, bold=True, before=4, after=12),
    Style.PICTURE: _Look(name="Biểu đồ", before=8, keep=True),
    Style.CELL: _Look(name="Ô bảng", jc="left", points=12, before=2, after=2),
    Style.NOTE: _Look(name="Ghi chú bảng", jc="both", points=11, italic=True, before=3, after=8),
    Style.HEAD: _Look(name="Dòng đầu văn bản", points=13),
    Style.PAGE: _Look(name="header", points=14),
}


def put_styles(document: Document) -> None:
    """Give a new document these styles and Vietnamese, and no others."""
    styles = document.styles.element
    for each in styles.findall(qn("w:style")):
        if each.get(qn("w:default")) != "1":
            styles.remove(each)
    defaults = styles.find(qn("w:docDefaults"))
    defaults.clear()
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    defaults.extend(
        read(
            w("rPrDefault", w("rPr", fonts(), size(14), language)),
            w("pPrDefault", w("pPr", w("spacing", after=0, line=240, lineRule="auto"))),
        )
    )
    styles.extend(read(*(_style(style, look) for style, look in _LOOKS.items())))


def _style(style: Style, look: _Look) -> Xml:
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *_placed(look)),
        w("rPr", *_lettered(look)),
        type="paragraph",
        styleId=style.value,
    )


def _placed(look: _Look) -> Iterator[Xml]:
    if look.keep:
        yield w("keepNext")
    before, after = round(look.before * POINT), round(look.after * POINT)
    yield w("spacing", before=before, after=after, line=look.line, lineRule="auto")
    if look.indent:
        yield w("ind", firstLine=look.indent)
    yield w("jc", val=look.jc)
    if look.level is not None:
        yield w("outlineLvl", val=look.level)


def _lettered(look: _Look) -> Iterator[Xml]:
    yield fonts()
    if look.bold:
        yield from (w("b"), w("bCs"))
    if look.italic:
        yield from (w("i"), w("iCs"))
    yield size(look.points)
