"""The elements of a Word document, written down briefly.

As text that is read at once: a year's list of products is half a million elements.
"""

from collections.abc import Iterator
from functools import cache
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

Xml = NewType("Xml", str)  # elements: whatever people typed in them is escaped

CENTIMETRE = 567  # twips
FONT = "Times New Roman"


def w(tag: str, *children: Xml, **attributes: str | int) -> Xml:
    """Return an element of Word's own namespace, with its children and attributes."""
    about = "".join(map(_attribute, attributes, attributes.values()))
    if not children:
        return Xml(f"<w:{tag}{about}/>")
    return Xml(f"<w:{tag}{about}>{''.join(children)}</w:{tag}>")


@cache
def _attribute(name: str, value: str | int) -> str:
    return f" w:{name}={quoteattr(str(value))}"


def read(*elements: Xml) -> list[BaseOxmlElement]:
    """Return the elements as a document takes them."""
    names = nsdecls("w", "r")
    return list(parse_xml(f"<w:body {names}>{''.join(elements)}</w:body>"))


def written(element: BaseOxmlElement) -> Xml:
    """Return an element that the library has made, as text without lines for people."""
    return Xml("".join(line.strip() for line in element.xml.split("\n")))


def document(*elements: Xml) -> Iterator[str]:
    """Yield, piece by piece, the text of a whole document with these elements."""
    yield "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    yield f"<w:document {nsdecls('w', 'r')}><w:body>"
    yield from elements
    yield "</w:body></w:document>"


def run(text: str, *looks: Xml) -> Xml:
    """Return text with its looks."""
    written = Xml(f'<w:t xml:space="preserve">{escape(text)}</w:t>')
    return w("r", w("rPr", *looks), written) if looks else w("r", written)


def link(relation: str, *content: Xml) -> Xml:
    """Return what leads to the address of a relation."""
    return Xml(f"<w:hyperlink r:id={quoteattr(relation)}>{''.join(content)}</w:hyperlink>")


def see_header(relation: str) -> Xml:
    """Return what gives pages the header of a relation."""
    return Xml(f'<w:headerReference w:type="default" r:id={quoteattr(relation)}/>')


def paragraph(style: str, *content: Xml, looks: tuple[Xml, ...] = ()) -> Xml:
    """Return a paragraph; its looks stand in the schema's order: keepNext, spacing, ind, jc."""
    return w("p", w("pPr", w("pStyle", val=style), *looks), *content)


def bold() -> Xml:
    """Return the look of bold letters."""
    return w("b")


def size(points: float) -> Xml:
    """Return the look of letters of that size; Word counts half points."""
    return Xml(w("sz", val=round(2 * points)) + w("szCs", val=round(2 * points)))


def fonts() -> Xml:
    """Return the font in all four slots, or a theme's would win."""
    return w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def rule(indent: float) -> Xml:
    """Return a line across its place but for an indent of so many centimetres at both ends.

    The top border of an empty paragraph 4 points high; 2 above it, or it cuts the letters.
    """
    aside = round(indent * CENTIMETRE)
    return paragraph(
        "Letterhead",
        looks=(
            w("pBdr", w("top", val="single", sz=6, space=0, color="000000")),
            w("spacing", before=40, after=0, line=80, lineRule="exact"),
            w("ind", left=aside, right=aside),
        ),
    )


def page_number() -> Iterator[Xml]:
    """Yield the runs of a field that is the page's number."""
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", Xml("<w:instrText>PAGE</w:instrText>"))
    yield w("r", w("fldChar", fldCharType="end"))
