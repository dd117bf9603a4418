"""An item's Markdown as a row of blocks, for services that take no Markdown.

Built on the very HTML that the website shows, so that all channels agree on what a text
says.
"""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from channels.shared.inline import InlineReader
from channels.shared.markdown import to_html
from channels.shared.tables import Cell, Table, span
from channels.shared.typeset import Block, clean, joined

__all__ = ["Block", "blocks", "clean", "joined"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = {
    "caption",
    "p",
    "div",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "hr",
    "figure",
    "figcaption",
}
# … begin and end a paragraph of their own
_SPACES = re.compile(r"[ \t\r\n\f]+")  # what HTML collapses; a no-break space stays


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a Markdown text, in order; raises Rejected as to_html does."""
    return [*_blocks(markdown)]


@lru_cache(maxsize=8)  # a text is rendered for one channel after the other, and then planned
def _blocks(markdown: str) -> tuple[Block, ...]:
    reader = _Reader()
    reader.feed(to_html(clean(markdown)))
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


def _number(given: str | None, other: int) -> int:
    """Return an item's number; one beyond all measure is none."""
    return int(given) if given and given.isdecimal() and len(given) < 10 else other


class _Reader(InlineReader):
    """Turns the website's HTML into blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._lists: list[int | None] = []  # the next number; None in a list of bullets
        self._marker = ""
        self._heading = 0
        self._quotes: list[int] = []  # where each open quotation begins in blocks
        self._figures: list[int] = []
        self._code = False
        self._tables: list[tuple[Table, list[str]]] = []  # open ones, the text around each
        self._cell: dict[str, str] | None = None

    def end_block(self) -> None:
        """Make a block of the text gathered so far, if there is any."""
        if self._cell is not None:  # a cell is one text, whatever stands in it
            self._text.append("\n" if self._text else "")
            return
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

    # --- Blocks -----------------------------------------------------------------------

    def _open_ul(self, _: dict[str, str]) -> None:
        self.end_block()
        self._lists.append(None)

    def _open_ol(self, given: dict[str, str]) -> None:
        self.end_block()
        self._lists.append(_number(given.get("start"), 1))

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
        number = _number(given.get("value"), number)
        if self._cell is not None:
            self._text.append(f"{number}. ")
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
        if self._cell is not None:
            self._text.append(given.get("alt", ""))
            return
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
        self._tables.append((Table(), self._text))
        self._text, self._cell = [], None

    def _open_tr(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1][0].rows.append([])

    def _open_td(self, given: dict[str, str]) -> None:
        self._text.clear()
        self._cell = given

    _open_th = _open_td

    def _close_td(self, *, head: bool = False) -> None:
        given, text = self._cell or {}, re.sub("\n+", " " if head else ", ", self._gathered())
        self._cell = None
        if self._tables and self._tables[-1][0].rows:
            cell = Cell(text, head, span(given.get("colspan")), span(given.get("rowspan")))
            self._tables[-1][0].rows[-1].append(cell)

    def _close_th(self) -> None:
        self._close_td(head=True)

    def _close_table(self) -> None:
        if not self._tables:
            return
        table, self._text = self._tables.pop()
        rows = table.lines()
        if self._tables:  # within a cell of another
            self._cell = {}
            self._text.append("; ".join(rows))
        elif rows:
            self.blocks.append(Block("table", "\n".join(rows)))
