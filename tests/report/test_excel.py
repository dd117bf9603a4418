"""The workbook: real numbers and days, nothing that runs, and every figure leads to its source."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from publisher.report.documents.excel import make_excel, sheet_names
from publisher.report.figures.model import Figure, Report, Row
from sample_report import ADDRESS, HOSTILE, LONG, sample_report

SHEETS = ["Tổng quan", "Theo kênh", "Theo đơn vị", "Theo bài", "Minh chứng", "Nguồn số liệu"]


def opened(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(make_excel(report)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(sample_report())


def lines(sheet: Worksheet) -> list[list[object]]:
    """Return the rows of a sheet without what is empty behind the last cell."""
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [row[: max((n for n, each in enumerate(row, 1) if each is not None), default=0)]
            for row in found]  # fmt: skip


def cells(book: Workbook) -> Iterator[object]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def with_item(name: str, url: str | None = None) -> Report:
    """Return the report with one item of that name."""
    report = sample_report()
    items = report.tables["items"]
    row = replace(items.rows[0], name=name, url=url)
    return replace(report, tables={"items": replace(items, rows=(row,))})


def test_there_is_a_sheet_of_answers_one_per_table_and_one_of_sources(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_first_sheet_answers_and_compares(book: Workbook) -> None:
    sheet = book[SHEETS[0]]
    told = lines(sheet)
    assert told[0] == ["Sở Xây dựng tỉnh Đắk Lắk"]
    assert told[2] == ["Từ ngày 15/10/2026 đến hết ngày 14/11/2026"]
    (views, people, products) = told[6:9]
    assert views[:4] == ["Lượt xem", 15_420, 12_000, 3_420]
    assert "có số liệu 12/15" in str(views[6])
    assert people[1:6] == [None] * 5
    assert "chưa đủ người theo dõi" in str(people[6])
    assert products[1:6] == [15, 18, -3, 4, 11]
    assert any("21 ngày không có bài" in str(row) for row in told)


def test_a_table_has_numbers_and_tells_what_is_not_known_beside_them(book: Workbook) -> None:
    heads, website, zalo, total = lines(book["Theo kênh"])[2:6]
    assert heads[:6] == ["Kênh", "Sản phẩm", "Lượt đăng", "Lượt xem", "Tiếp cận", "Tương tác"]
    assert website[:6] == ["Trang thông tin điện tử", 15, 15, 12_345, None, 7]
    assert website[6] == (
        "Lượt xem: có số liệu 2/3\nTiếp cận: chưa có số liệu: dịch vụ không cung cấp (3)\n"
        "Tương tác: điều chỉnh \N{MINUS SIGN}5"
    )
    assert (zalo[4], total[0]) == (410, "Tổng cộng")
    assert book["Theo kênh"]["E5"].number_format == '"ít nhất "#,##0'


def test_numbers_shares_and_days_look_as_excel_of_the_office_shows_them(book: Workbook) -> None:
    sheet = book["Theo bài"]
    unit, day, views, share = sheet["B4":"E4"][0]
    assert (unit.data_type, views.number_format, share.number_format) == ("s", "#,##0", "0.0%")
    assert (day.value, day.number_format) == (datetime(2026, 10, 20), "dd/mm/yyyy")  # noqa: DTZ001
    assert (views.value, share.value) == (640, 0.985)


def test_a_table_can_be_filtered_read_and_printed(book: Workbook) -> None:
    for name in SHEETS[1:4]:
        sheet = book[name]
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many sheets as it takes, each as wide as one
    assert book["Theo kênh"].auto_filter.ref == "A3:H5"  # without the total
    assert book["Theo kênh"].print_area == "'Theo kênh'!$A$1:$G$8"  # without ids and addresses


def test_every_figure_leads_to_its_source(book: Workbook) -> None:
    report = sample_report()
    sources = {(row[0], row[1]): row[2] for row in lines(book[SHEETS[-1]])[3:]}
    for table, name in zip(report.tables.values(), SHEETS[1:4], strict=True):
        for number, row in enumerate([*table.rows, *filter(None, (table.total,))], 4):
            for letter, cell in zip("BCDEF", row.cells, strict=False):
                if isinstance(cell, Figure):
                    assert sources.pop((name, f"{letter}{number}")) == cell.id
                    assert book[name][f"{letter}{number}"].value == cell.value
    assert {sheet for sheet, _cell in sources} == {SHEETS[0]}


def test_a_row_is_one_click_away_from_the_sources_of_its_figures(book: Workbook) -> None:
    place = book["Theo bài"]["G4"]
    assert place.value == "2026-11/items/nam-buoc"
    sheet, _mark, cell = place.hyperlink.location.partition("!")
    assert sheet.strip("'") == SHEETS[-1]
    assert book[SHEETS[-1]][f"C{cell[1:]}"].value == "2026-11/items/nam-buoc/views"


def test_the_evidence_has_a_column_per_channel_with_addresses(book: Workbook) -> None:
    heads, first, second = lines(book["Minh chứng"])[2:5]
    assert heads[3:] == ["Trang thông tin điện tử", "Telegram", "Zalo OA"]
    assert first[3:] == [ADDRESS, "không có địa chỉ"]
    assert book["Minh chứng"]["D4"].hyperlink.target == ADDRESS
    assert second[0] == HOSTILE


@pytest.mark.parametrize(
    "title",
    [HOSTILE, "=1+1", "@SUM(1)", "+84", "{=A1}", "<b>&amp;</b>", "'quoted", LONG * 5],
)
def test_text_of_others_stays_text(title: str) -> None:
    sheet = opened(with_item(title))["Theo bài"]
    assert (sheet["A4"].value, sheet["A4"].data_type) == (title, "s")


def test_text_that_excel_would_read_as_an_escape_is_escaped() -> None:
    assert opened(with_item("_x0041_"))["Theo bài"]["A4"].value == "_x005F_x0041_"


def test_no_cell_of_a_workbook_is_a_formula(book: Workbook) -> None:
    assert {cell.data_type for cell in cells(book)} <= {"s", "n", "d"}  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(make_excel(sample_report()))) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_text_that_no_cell_can_hold_is_made_one_that_it_can() -> None:
    sheet = opened(with_item("a\x00b\x1b[1m\nc\ud800 e\u0323" + "x" * 40_000))["Theo bài"]
    assert str(sheet["A4"].value).startswith("ab[1m c ẹxxx")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", f"https://x/{'a' * 3000}"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    sheet = opened(with_item("Bài", url))["Theo bài"]
    assert (sheet["H4"].value, sheet["H4"].hyperlink) == (url, None)


def test_names_of_sheets_are_ones_that_excel_takes() -> None:
    titles = ["Theo [kênh]: a/b*?\\", "'Trích'", "", "T" * 40, "t" * 40, "Theo kênh × tháng"]
    names = list(sheet_names(titles))
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name
    assert names[5] == titles[5]


def test_a_table_without_rows_says_so() -> None:
    report = sample_report()
    empty = replace(report.tables["items"], rows=())
    sheet = opened(replace(report, tables={"items": empty}, evidence=()))["Theo bài"]
    assert sheet["A4"].value == "Trong kỳ không có gì để tính."


def test_the_same_report_makes_the_same_bytes() -> None:
    assert make_excel(sample_report()) == make_excel(sample_report())


def test_a_row_that_explains_another_is_indented() -> None:
    report = sample_report()
    channels = report.tables["channels"]
    rows: tuple[Row, ...] = (channels.rows[0], replace(channels.rows[1], indent=1))
    made = opened(replace(report, tables={"channels": replace(channels, rows=rows)}))
    assert made["Theo kênh"]["A5"].alignment.indent == 1
