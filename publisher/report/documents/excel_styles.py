"""How cells of our workbooks look; every number is a number, however it is shown."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from publisher.report.figures.model import ColumnKind, Figure
from publisher.words import _

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
WHOLE, BROKEN, SHARE = "#,##0", "#,##0.0", "0.0%"  # Excel shows them as its own language does
GREY, LINE = "#F0F1F2", "#B5BBC0"
BORDERED = {"border": 1, "border_color": LINE}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **more: Any) -> Format:
        """Return a format: ours, and more."""
        key = tuple(sorted(more.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(FONT | more)
        return self._made[key]

    @property
    def head(self) -> Format:
        """Return how heads of columns look."""
        return self.of(
            bold=True, text_wrap=True, align="center", valign="vcenter", bg_color=GREY, **BORDERED
        )  # fmt: skip

    def text(self, **looks: Any) -> Format:
        """Return how words look."""
        return self.cell(text_wrap=True, **looks)

    def day(self, **looks: Any) -> Format:
        """Return how days look."""
        return self.cell(num_format="dd/mm/yyyy", align="center", **looks)

    def link(self, **looks: Any) -> Format:
        """Return how links look."""
        return self.cell(font_color="#1F4E79", underline=1, **looks)

    def cell(self, **looks: Any) -> Format:
        """Return how a cell of a table looks."""
        return self.of(**BORDERED, **looks)


def number_format(figure: Figure, kind: ColumnKind) -> str:
    """Return the number format of a figure; a lower bound says that it is one."""
    whole = BROKEN if isinstance(figure.value, float) else WHOLE
    shown = SHARE if kind == "share" else whole
    if not figure.at_least:
        return shown
    words = _("at least {number}").format(number="").replace('"', "")
    return f'"{words}"{shown}'
