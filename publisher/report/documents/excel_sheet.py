"""One sheet in the making: words are words whatever they look like, and paper is thought of."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from publisher.report.documents.excel_styles import Styles, number_format
from publisher.report.documents.shown import plain
from publisher.report.figures.model import ColumnKind, Figure

A4, MOST_TEXT, MOST_ADDRESS = 9, 32_767, 2_000  # of characters that Excel takes
MOST_LINKS = 60_000  # of one sheet; Excel takes some more
NARROWER = 1.15  # letters of ours than the digits that widths of columns are told in
LINE_HEIGHT, MOST_LINES = 15, 27  # points; Excel takes rows of up to 409


def inside(sheet: str, row: int) -> str:
    """Return the link to a row of a sheet of the same workbook."""
    name = sheet.replace("'", "''")
    return f"internal:'{name}'!A{row + 1}"


class Sheet:
    """Writes downwards: a row that is left is on its way to the disk."""

    def __init__(self, sheet: Worksheet, styles: Styles, footer: str) -> None:
        self.name, self.row = sheet.get_name(), 0
        self._sheet, self._styles, self._links = sheet, styles, 0
        self._widths: Sequence[int] = ()
        self._printed, self._lines = 0, 1
        self._words = styles.text()
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L{plain(footer)[:150].replace('&', '&&')}&R&P/&N")

    def widen(self, widths: Sequence[int], *, printed: int = 0) -> None:
        """Set the widths of the columns, in characters; the first `printed` ones go on paper."""
        self._widths, self._printed = widths, printed or len(widths)
        for index, width in enumerate(widths):
            self._sheet.set_column(index, index, width)

    def next(self) -> None:
        """Go on to the next row; this one becomes as high as its text needs."""
        if self._lines > 1:
            self._sheet.set_row(self.row, LINE_HEIGHT * self._lines)
        self.row, self._lines = self.row + 1, 1

    def line(self, text: str, **looks: Any) -> None:
        """Write one line over the whole width, broken where it has to be."""
        text, last = plain(text)[:MOST_TEXT], self._printed - 1
        self._grow(text, sum(self._widths[: self._printed]))
        if looks.get("font_size", 0) > LINE_HEIGHT - 4:
            self._lines += 1
        style = self._styles.of(text_wrap=True, **looks)
        self._sheet.merge_range(self.row, 0, self.row, last, "", style)
        self._sheet.write_string(self.row, 0, text, style)
        self.next()

    def heads(self, titles: Iterable[str], *, frozen: int = 1) -> None:
        """Write the heads of columns; they stay in sight, and on every sheet of paper."""
        for index, title in enumerate(map(plain, titles)):
            self._grow(title, self._widths[index] - 2)
            self._sheet.write_string(self.row, index, title, self._styles.head)
        self._sheet.repeat_rows(self.row)
        self.next()
        self._sheet.freeze_panes(self.row, frozen)

    def end(self) -> None:
        """Say what goes on paper, once all is written."""
        self._sheet.print_area(0, 0, max(0, self.row - 1), self._printed - 1)

    def filtered(self, first: int) -> None:
        """Let readers filter the rows from this one to the last, whose heads stand above."""
        if self.row > first:
            self._sheet.autofilter(first - 1, 0, self.row - 1, len(self._widths) - 1)

    def text(self, column: int, text: str, **looks: Any) -> None:
        """Write words."""
        self.texts(column, [text] if text else [], **looks)

    def texts(self, column: int, texts: Sequence[str], **looks: Any) -> None:
        """Write words, each of several on a line of its own."""
        style = self._styles.text(**looks) if looks else self._words
        if not texts:
            self._sheet.write_blank(self.row, column, None, style)
            return
        text = "\n".join(map(plain, texts))[:MOST_TEXT]
        self._grow(text, self._widths[column])
        self._sheet.write_string(self.row, column, text, style)

    def _grow(self, text: str, width: int) -> None:
        """Make the row high enough for a text in a column of that width."""
        width = round(width * NARROWER)
        if len(text) > width or "\n" in text:
            lines = sum(1 + len(line) // width for line in text.split("\n"))
            self._lines = min(MOST_LINES, max(self._lines, lines))

    def day(self, column: int, day: date, **looks: Any) -> None:
        """Write a day."""
        self._sheet.write_datetime(self.row, column, day, self._styles.day(**looks))

    def figure(self, column: int, figure: Figure, kind: ColumnKind, **looks: Any) -> None:
        """Write a figure; the cell of an unknown one is empty."""
        self.number(column, figure.value, number_format(figure, kind), **looks)

    def number(self, column: int, value: float | None, shown: str, **looks: Any) -> None:
        """Write a number, or nothing, in a number format."""
        style = self._styles.cell(num_format=shown, **looks)
        if value is None:
            self._sheet.write_blank(self.row, column, None, style)
        else:
            self._sheet.write_number(self.row, column, value, style)

    def address(self, column: int, address: str) -> None:
        """Write an address on the web; anything else, and what is too much, is no link."""
        is_web = address.startswith(("http://", "https://")) and len(address) <= MOST_ADDRESS
        if is_web and " " not in address and plain(address) == address:
            self.link(column, address, address)
        else:
            self.text(column, address)

    def link(self, column: int, target: str, text: str) -> None:
        """Write a link, as long as the sheet may have more of them."""
        self._links += 1
        if self._links > MOST_LINKS:
            self.text(column, text)
        else:
            style = self._styles.link()
            self._sheet.write_url(self.row, column, target, style, plain(text))
