"""A template to begin with: it names nearly every field, in the layout of Decree 30/2020."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from publisher.report.documents.package import describe
from publisher.report.documents.word_head import letterhead, signature, title
from publisher.report.documents.word_layout import Pages
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_tables import Cell, Head, Line, Measured, table
from publisher.report.documents.word_text import END
from publisher.report.documents.word_xml import Xml, paragraph, run, w
from publisher.words import _

_MADE = datetime(2026, 1, 1, tzinfo=UTC)


def example_template() -> bytes:
    """Return a Word template that an office may change in Word."""
    pages = Pages()
    describe(pages.document, _("Template of a report"), "", _MADE)
    names = ("co_quan_chu_quan", "co_quan", "ky_hieu", "tinh", "nam")
    pages.add(letterhead(*map(_field, names)), *title(_field("trich_yeu")))
    pages.add(*_each("doan in mo_dau", _text("{{ doan }}")), _headline(), _text(""))
    pages.add(*_sections(), *_tables(), *_charts(), _text(_closing() + END))
    receiving = ["{%p for dong in noi_nhan %}", "{{ dong }}", "{%p endfor %}"]
    signs = ["{%p for dong in quyen_han %}", "{{ dong }}", "{%p endfor %}"]
    pages.add(signature(receiving, signs, _field("nguoi_ky")))
    pages.add(*_products())
    return pages.packed()


def _closing() -> str:
    message = _("This is the report on the results of {period}; {office} reports")
    return message.format(period=_field("ky"), office=_field("ten_co_quan"))


def _field(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _text(text: str, style: Style = Style.BODY) -> Xml:
    return paragraph(style, run(text))


def _each(of: str, *content: Xml) -> Iterator[Xml]:
    """Yield what is repeated, between the paragraphs that say for what."""
    yield _text(f"{{%p for {of} %}}")
    yield from content
    yield _text("{%p endfor %}")


def _headline() -> Xml:
    heads = [
        Head(_("Figure"), "left"),
        *(Head(each, "right") for each in (_field("ky"), _field("ky_truoc"), _("More or less"))),
    ]
    cells = [_field(f"c.{name}") for name in ("ten", "ky_nay", "ky_truoc", "tang_giam")]
    return _rows(heads, "for c in chi_tieu", cells, (6.0, 3.3, 3.3, 3.9))


def _rows(heads: Sequence[Head], loop: str, cells: Sequence[Cell], widths: Sequence[float]) -> Xml:
    """Return a table with a row that is repeated, between the rows that say for what."""
    rest = [""] * (len(heads) - 1)
    lines = [
        Line([f"{{%tr {loop} %}}", *rest]),
        Line(cells),
        Line([f"{{%tr end{loop.split()[0]} %}}", *rest]),
    ]
    return table(heads, lines, Measured(landscape=False, points=12, widths=widths))


def _sections() -> Iterator[Xml]:
    yield from _each(
        "phan in muc",
        _text("{%p if phan.cap == 1 %}"),
        _text("{{ phan.tieu_de }}", Style.HEADING),
        _text("{%p else %}"),
        _text("{{ phan.tieu_de }}", Style.SUBHEADING),
        _text("{%p endif %}"),
        *_each("doan in phan.doan", _text("{{ doan }}")),
    )


def _tables() -> Iterator[Xml]:
    """Yield every table: its columns are repeated too."""
    columns = ["{%tc for cot in b.cot %}", "{{ cot }}", "{%tc endfor %}"]
    heads = [
        Head(_("No."), "center"),
        Head(_field("b.ten_dong"), "left"),
        *(Head(each, "right") for each in columns),
    ]
    cells = ["{%tc for o in dong.o %}", "{{ o }}", "{%tc endfor %}"]
    yield from _each(
        "b in cac_bang",
        _text("{{ b.ten }}", Style.CAPTION),
        _rows(
            heads,
            "for dong in b.dong + ([b.tong] if b.tong else [])",
            ["{{ dong.tt }}", "{{ dong.ten }}", *cells],
            (1.2, 6.3, 3.0, 3.0, 3.0),
        ),
        *_each("loi in b.ghi_chu", _text("{{ loi }}", Style.NOTE)),
    )


def _charts() -> Iterator[Xml]:
    yield from _each(
        "hinh in bieu_do",
        _text("{{ hinh.hinh }}", Style.PICTURE),
        _text("{{ hinh.ten }}", Style.BELOW),
    )


def _products() -> Iterator[Xml]:
    """Yield the list of products on a page of its own."""
    yield w("p", w("r", w("br", type="page")))
    yield _text(_("List of products, with their evidence"), Style.TITLE)
    heads = [
        Head(_("No."), "center"),
        Head(_("Went out on"), "center"),
        Head(_("Product"), "left"),
        Head(_("Where it can be seen"), "left"),
    ]
    links = [
        _text(each, Style.CELL)
        for each in (
            "{%p for noi in sp.lien_ket %}",
            "{{ noi.kenh }}: {{ noi.dia_chi }}",
            "{%p endfor %}",
        )
    ]
    cells: list[Cell] = ["{{ sp.tt }}", "{{ sp.ngay }}", "{{ sp.ten }}", links]
    yield _rows(heads, "for sp in san_pham", cells, (1.2, 2.6, 6.0, 6.7))
