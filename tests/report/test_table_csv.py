"""A table as CSV: numbers are numbers, the unknown is empty and told, and nothing runs."""

import csv
import io
from dataclasses import replace

import pytest

from publisher.report.documents.table_csv import NoSuchTable, make_csv
from publisher.report.figures.model import Report
from sample_report import ADDRESS, HOSTILE, sample_report


def rows(report: Report, table: str) -> list[dict[str, str]]:
    text = make_csv(report, table).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def named(name: str) -> str:
    """Return the name of an item as it stands in the CSV."""
    report = sample_report()
    items = report.tables["items"]
    row = replace(items.rows[0], name=name)
    return rows(replace(report, tables={"items": replace(items, rows=(row,))}), "items")[0]["Bài"]


def test_figures_are_bare_numbers_with_what_is_known_of_them() -> None:
    website, zalo, total = rows(sample_report(), "channels")
    assert (website["mã"], website["Kênh"]) == ("website", "Trang thông tin điện tử")
    assert (website["Lượt xem"], website["Lượt xem: có số liệu"], website["Lượt xem: trên"]) == (
        "12345", "2", "3",
    )  # fmt: skip
    assert (zalo["Tiếp cận"], zalo["Tiếp cận: ghi chú"]) == ("410", "ít nhất chừng này")
    assert total["Tương tác: ghi chú"] == "điều chỉnh \N{MINUS SIGN}5"


def test_what_is_unknown_is_empty_and_says_why() -> None:
    website = rows(sample_report(), "channels")[0]
    assert (website["Tiếp cận"], website["Tiếp cận: có số liệu"]) == ("", "0")
    assert website["Tiếp cận: ghi chú"] == "chưa có số liệu: dịch vụ không cung cấp (3)"


def test_days_shares_and_addresses_are_for_programs() -> None:
    (item,) = rows(sample_report(), "items")
    assert (item["Ngày đăng"], item["Tỷ lệ tương tác"]) == ("2026-10-20", "0.985")
    assert item["địa chỉ"] == ADDRESS


def test_every_figure_has_its_id() -> None:
    (item,) = rows(sample_report(), "items")
    assert item["mã số liệu"] == "2026-11/items/nam-buoc/views 2026-11/items/nam-buoc/share"


@pytest.mark.parametrize(
    "name", ["=1+1", "+84 gọi ngay", "-5 độ", "@tinhdaklak", " =1", "\uff1d1", "\t=1"]
)
def test_text_that_a_spreadsheet_would_run_is_quoted(name: str) -> None:
    assert named(name).lstrip() == f"'{name.strip()}"


def test_a_semicolon_ends_no_cell_before_a_formula() -> None:
    assert named('Thông báo;=HYPERLINK("x")') == 'Thông báo;\'=HYPERLINK("x")'
    assert named("một; hai") == "một; hai"


def test_a_name_is_one_line_and_the_same_text() -> None:
    assert named('a, "b"\n<c>\x00 e\u0323') == 'a, "b" <c> ẹ'
    assert named(HOSTILE) == f"'{HOSTILE}"


def test_a_falling_figure_stays_a_number() -> None:
    report = sample_report()
    channels = report.tables["channels"]
    cells = [replace(cell, value=-10) for cell in channels.rows[0].cells]  # type: ignore[type-var]
    table = replace(channels, rows=(replace(channels.rows[0], cells=cells),), total=None)
    assert rows(replace(report, tables={"channels": table}), "channels")[0]["Lượt xem"] == "-10"


def test_the_file_is_one_that_excel_takes_for_utf_8_and_always_the_same() -> None:
    made = make_csv(sample_report(), "units")
    assert made.startswith(b"\xef\xbb\xbf")
    assert made == make_csv(sample_report(), "units")


def test_a_table_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(NoSuchTable, match=r"nothing.*channels, units, items"):
        make_csv(sample_report(), "nothing")
