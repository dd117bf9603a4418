"""An item's Markdown as a row of blocks, for services that take no Markdown.

Built on the very HTML that the website shows, so that all channels agree on what a text
says.
"""

import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

from channels.shared.markdown import to_html
from channels.shared.typeset import Block, clean, joined, written_link

__all__ = ["Block", "blocks", "clean", "joined"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = {"p", "div", "details", "summary", "dl", "dt", "dd", "hr", "figure", "figcaption"}
# … begin and end a paragraph of their own
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SPACES = re.compile(r"[ \t\r\n\f]+")  # what HTML collapses; a no-break space stays


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a Markdown text, in order; raises Rejected as to_html does."""
    reader = _Reader()
    reader.feed(to_html(clean(markdown)))
    reader.close()
    reader.end_block()
    return reader.blocks


class _Reader(HTMLParser):
    """Turns the website's HTML into blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._links: list[tuple[str, int]] = []  # address, where its text begins in _text
        self._lists: list[int | None] = []  # the next number; None in a list of bullets
        self._marker = ""
        self._heading = 0
        self._quotes: list[int] = []  # where each open quotation begins in blocks
        self._figures: list[int] = []
        self._shift: list[tuple[dict[int, int], int]] = []  # open <sup> and <sub>
        self._code = False
        self._head: list[str] = []  # of the table that is open
        self._row: list[str] | None = None
        self._rows: list[str] = []

    def end_block(self) -> None:
        """Make a block of the text gathered so far, if there is any."""
        text = self._gathered()
        if not text:
            return
        if self._heading:
            self.blocks.append(Block("heading", text, level=self._heading))
        elif self._code:
            self.blocks.append(Block("code", text))
        elif self._lists:
            self.blocks.append(Block("item", text, len(self._lists) - 1, self._marker))
            self._marker = ""
        else:
            self.blocks.append(Block("paragraph", text))

    def _gathered(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        if self._code:
            return unicodedata.normalize("NFC", text.strip("\n"))
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text)).strip(" \n\xa0")
        return unicodedata.normalize("NFC", text)

    # --- What the parser calls --------------------------------------------------------

    def handle_data(self, data: str) -> None:
        """Gather text."""
        self._text.append(data if self._code else _SPACES.sub(" ", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BREAKS or tag in _HEADINGS:
            self.end_block()
            self._heading = _HEADINGS.get(tag, self._heading)
        if method := getattr(self, f"_open_{tag}", None):
            method(given)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in _BREAKS or tag in _HEADINGS:
            self.end_block()
            self._heading = 0
        if method := getattr(self, f"_close_{tag}", None):
            method()

    # --- Within a paragraph -----------------------------------------------------------

    def _open_br(self, _: dict[str, str]) -> None:
        self._text.append("\n")

    def _open_a(self, given: dict[str, str]) -> None:
        self._links.append((given.get("href", ""), len(self._text)))

    def _close_a(self) -> None:
        if not self._links:
            return
        address, start = self._links.pop()
        label = "".join(self._text[start:])
        del self._text[start:]
        self._text.append(written_link(label, address))

    def _open_sup(self, _: dict[str, str]) -> None:
        self._shift.append((_RAISED, len(self._text)))

    def _open_sub(self, _: dict[str, str]) -> None:
        self._shift.append((_LOWERED, len(self._text)))

    def _close_sup(self) -> None:
        if self._shift:
            table, start = self._shift.pop()
            text = "".join(self._text[start:])
            if text and set(map(ord, text)) <= set(table):  # "m²", but not a footnote's "[1]"
                self._text[start:] = [text.translate(table)]

    _close_sub = _close_sup

    def _open_q(self, _: dict[str, str]) -> None:
        self._text.append("“")

    def _close_q(self) -> None:
        self._text.append("”")

    # --- Blocks -----------------------------------------------------------------------

    def _open_ul(self, _: dict[str, str]) -> None:
        self.end_block()
        self._lists.append(None)

    def _open_ol(self, given: dict[str, str]) -> None:
        self.end_block()
        start = given.get("start", "1")
        self._lists.append(int(start) if start.isdecimal() else 1)

    def _close_ul(self) -> None:
        self.end_block()
        if self._lists:
            self._lists.pop()

    _close_ol = _close_ul

    def _open_li(self, given: dict[str, str]) -> None:
        self.end_block()
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._marker = "• "
            return
        note = given.get("id", "").startswith("fn")  # a footnote, as its mark in the text
        self._marker = f"[{number}] " if note else f"{number}. "
        self._lists[-1] = number + 1

    def _close_li(self) -> None:
        self.end_block()

    def _open_blockquote(self, _: dict[str, str]) -> None:
        self.end_block()
        self._quotes.append(len(self.blocks))

    def _close_blockquote(self) -> None:
        self.end_block()
        if self._quotes:
            start = self._quotes.pop()
            said = re.sub("\n+", "\n", joined(self.blocks[start:]))
            self.blocks[start:] = [Block("quote", said)] if said else []

    def _open_pre(self, _: dict[str, str]) -> None:
        self.end_block()
        self._code = True

    def _close_pre(self) -> None:
        self.end_block()
        self._code = False

    def _open_img(self, given: dict[str, str]) -> None:
        self.end_block()
        alt = unicodedata.normalize("NFC", given.get("alt", ""))
        self.blocks.append(Block("image", alt, src=given.get("src", "")))

    def _open_figure(self, _: dict[str, str]) -> None:
        self._figures.append(len(self.blocks))

    def _close_figcaption(self) -> None:
        """Move a caption that has just ended onto its picture."""
        start = self._figures[-1] if self._figures else len(self.blocks)
        inside = self.blocks[start:]
        if len(inside) == 2 and inside[0].kind == "image":
            self.blocks[start:] = [replace(inside[0], text=inside[1].text)]

    def _close_figure(self) -> None:
        if self._figures:
            self._figures.pop()

    # --- Tables -----------------------------------------------------------------------

    def _open_table(self, _: dict[str, str]) -> None:
        self.end_block()
        self._head, self._rows = [], []

    def _open_tr(self, _: dict[str, str]) -> None:
        self._row = []

    def _open_td(self, _: dict[str, str]) -> None:
        self._text.clear()

    _open_th = _open_td

    def _close_td(self) -> None:
        if self._row is not None:
            self._row.append(self._gathered().replace("\n", ", "))

    def _close_th(self) -> None:
        self._head.append(self._gathered().replace("\n", " "))

    def _close_tr(self) -> None:
        row, self._row = self._row or [], None
        names = self._head if len(self._head) == len(row) else [""] * len(row)
        cells = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(names, row, strict=True)
            if cell
        ]
        if cells:
            self._rows.append("; ".join(cells))

    def _close_table(self) -> None:
        self._text.clear()
        rows = self._rows or ["; ".join(filter(None, self._head))]
        if any(rows):
            self.blocks.append(Block("table", "\n".join(rows)))
