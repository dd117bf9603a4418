"""The pages that Decree 30/2020/NĐ-CP prescribes: A4, their margins, their numbers."""

import io
from dataclasses import dataclass

from docx import Document as new_document
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm

from publisher.report.documents.package import packed
from publisher.report.documents.word_styles import Style, put_styles
from publisher.report.documents.word_xml import (
    CENTIMETRE,
    Xml,
    document,
    page_number,
    paragraph,
    read,
    see_header,
    w,
    written,
)

PORTRAIT, LANDSCAPE = 16.5, 25.7  # centimetres of text between the margins
_SHORT, _LONG = 21.0, 29.7  # the sides of A4
_ABOVE = 1.0  # from the page's edge to its number


@dataclass(frozen=True, slots=True)
class _Page:
    """How the pages of a part look."""

    landscape: bool
    annex: bool  # counts its own pages, and shows no number on the first
    header: str = ""  # the relation of the header; later parts take over the first one's

    def written(self) -> Xml:
        """Return it as Word wants it; a page that lies on its side is bound at its top."""
        width, height = (_LONG, _SHORT) if self.landscape else (_SHORT, _LONG)
        top, right, bottom, left = (3.0, 2.0, 1.5, 2.0) if self.landscape else (2.0, 1.5, 2.0, 3.0)
        sides = {"top": top, "right": right, "bottom": bottom, "left": left}
        edges = {name: _twips(each) for name, each in sides.items()}
        turned = {"orient": "landscape"} if self.landscape else {}
        return w(
            "sectPr",
            *([see_header(self.header)] if self.header else []),
            w("type", val="nextPage"),
            w("pgSz", w=_twips(width), h=_twips(height), **turned),
            w("pgMar", **edges, header=_twips(_ABOVE), footer=_twips(_ABOVE), gutter=0),
            *([w("pgNumType", start=1)] if self.annex else []),
            *([w("titlePg")] if self.annex or self.header else []),
        )


class Pages:
    """A document that is being written, from its first page to its last."""

    def __init__(self) -> None:
        """Begin an upright page without a number; those that follow have one."""
        self.document: Document = new_document()
        put_styles(self.document)
        section = self.document.sections[0]
        section.header.is_linked_to_previous = False
        above = section.header._element
        above.clear()
        above.extend(read(paragraph(Style.PAGE, *page_number())))
        reference = section._sectPr.headerReference_lst[0]
        self._page = _Page(landscape=False, annex=False, header=reference.rId)
        self._written: list[Xml] = []

    def add(self, *elements: Xml) -> None:
        """Put elements at the document's end."""
        self._written += elements

    def turn(self, *, landscape: bool, annex: bool) -> None:
        """Begin a new page."""
        self.add(w("p", w("pPr", _low(), self._page.written())))
        self._page = _Page(landscape, annex)

    def relation(self, address: str) -> str:
        """Return the name of a new relation to an address: to look for an equal one takes long."""
        name = f"rIdLink{len(self.document.part.rels)}"
        relations = self.document.part.rels
        relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
        return name

    def picture(self, png: bytes, name: str, words: str, width: float) -> Xml:
        """Return a picture so many centimetres wide; whoever can't see it is told in words."""
        inline = self.document.part.new_pic_inline(io.BytesIO(png), Cm(width))
        inline.docPr.set("name", name)
        inline.docPr.set("descr", words)
        return w("r", w("drawing", written(inline)))

    def packed(self) -> bytes:
        """Return the document's file."""
        last = w("p", w("pPr", _low()))  # behind a table Word wants a paragraph
        return packed(self.document, document(*self._written, last, self._page.written()))


def _low() -> Xml:
    """Return the look of a paragraph that takes no room."""
    return w("spacing", before=0, after=0, line=20, lineRule="exact")


def _twips(centimetres: float) -> int:
    return round(centimetres * CENTIMETRE)
