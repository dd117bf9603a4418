"""A report on a terminal: the answer, then tables that never lose a column, and short notes."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len

from publisher.cli.period_table import print_report
from publisher.cli.visible import VisibleConsole
from publisher.report.documents.table_csv import NoSuchTable
from publisher.report.figures.model import Report, Row, Table
from sample_report import sample_report

WIDTHS = [30, 40, 60, 80, 100, 120, 200]


def printed(width: int, *tables: str, report: Report | None = None) -> str:
    out = VisibleConsole(file=io.StringIO(), width=width, highlight=False)
    print_report(out, report or sample_report(), tables or ("channels",))
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def with_table(table: Table) -> Report:
    return replace(sample_report(), tables={table.id: table})


def test_the_answer_stands_first_with_what_it_is_compared_with() -> None:
    lines = printed(80).splitlines()
    assert lines[:4] == [
        "Kết quả truyền thông tháng 11/2026",
        "Từ ngày 15/10/2026 đến hết ngày 14/11/2026. Số liệu lúc 08:30 ngày 15/11/2026.",
        "Lượt xem: 15.420 (có số liệu 12/15)",
        "    tháng 10/2026: 12.000, tăng 3.420 (28,5%); tháng 11/2025: –",
    ]
    assert len(lines) < 24  # a screen


def test_a_table_stands_in_eighty_columns() -> None:
    assert printed(80).splitlines()[8:14] == [
        "",
        "Theo kênh",
        "Kênh                     Sản phẩm  Lượt đăng  Lượt xem  Tiếp cận  Tương tác",
        "Trang thông tin điện tử        15         15   12.345*         –         7*",
        "Zalo OA                         9          9    3.075*      ≥410        64*",
        "Tổng cộng                      15         24   15.420*      ≥410        71*",
    ]


def test_where_there_is_no_room_each_row_names_its_figures() -> None:
    text = " ".join(printed(40).split())
    told = "Sản phẩm: 15; Lượt đăng: 15; Lượt xem: 12.345*; Tiếp cận: –; Tương tác: 7*"
    assert f"Trang thông tin điện tử {told}" in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("table", ["channels", "units", "items"])
def test_no_column_is_lost_and_no_line_is_too_long(width: int, table: str) -> None:
    text = printed(width, table)
    words = set(text.replace(":", " ").replace(";", " ").split())
    for column in sample_report().tables[table].columns[1:]:
        assert set(column.title.split()) <= words
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_notes_are_shorter_than_the_table(width: int) -> None:
    many = tuple(f"Ghi chú thứ {n} " + "dài " * 30 for n in range(9))
    channels = replace(sample_report().tables["channels"], notes=many)
    text = printed(width, report=with_table(channels)).partition("Theo kênh\n")[2]
    table, first, more = text.partition("  * mới có")
    assert first  # without it a part would be taken for the whole
    assert len((first + more).splitlines()) < len(table.splitlines())


def test_names_of_others_only_stand_there() -> None:
    items = sample_report().tables["items"]
    row = replace(items.rows[0], name="[red]a\x1b[2J\u202eb :smile: e\u0323")
    text = printed(120, "items", report=with_table(replace(items, rows=(row,))))
    assert "[red]a[2Jb :smile: ẹ" in text


def test_a_long_table_shows_its_first_rows_and_counts_the_others() -> None:
    items = sample_report().tables["items"]
    rows: tuple[Row, ...] = tuple(replace(items.rows[0], name=f"Bài {n}") for n in range(1_240))
    text = printed(120, "items", report=with_table(replace(items, rows=rows)))
    assert "Bài 39" in text and "Bài 40" not in text
    assert "… và 1.200 dòng nữa trong các dạng khác của báo cáo" in text


def test_a_table_without_rows_says_so() -> None:
    empty = replace(sample_report().tables["items"], rows=(), total=None)
    assert "Trong kỳ không có gì để tính." in printed(80, "items", report=with_table(empty))


def test_several_tables_stand_below_each_other_as_asked_for() -> None:
    text = printed(80, "units", "channels")
    assert text.index("Theo đơn vị") < text.index("Theo kênh")


def test_a_table_that_is_not_there_is_refused_before_anything_is_printed() -> None:
    out = VisibleConsole(file=io.StringIO(), width=80)
    with pytest.raises(NoSuchTable, match="channels, units, items"):
        print_report(out, sample_report(), ("nothing",))
    assert isinstance(out.file, io.StringIO) and out.file.getvalue() == ""
