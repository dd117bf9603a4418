"""What readers answered when a page asked whether it was useful: as a report tells it."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from publisher.cli.report_files import documents
from publisher.report.figures.model import Report
from publisher.report.making import make_report
from publisher.report.periods.notation import read_period
from report_office import local, out, read, reporting
from workspaces import Desk

BEGIN, END = "2025-12-14 23:00", "2026-12-14 23:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        yield desk


def report(desk: Desk) -> Report:
    config = desk.workspace.config
    year = read_period("2026", config.regime, config.calendar, desk.workspace.now())
    return make_report(desk.workspace, year)


def answers(found: Report, table: str) -> dict[str, list[object]]:
    """Return a table's rows by name: useful, not useful, and the share."""
    rated = found.tables[table]
    rows = [*rated.rows, *filter(None, [rated.total])]
    return {row.name: [getattr(cell, "value", cell) for cell in row.cells] for row in rows}


def rate(desk: Desk) -> None:
    """Let three items be rated: one from last year on, one by nobody, one that is not read."""
    old = out(desk, "cu", "2025-12-01 08:00", "website, facebook", title="Cũ")
    read(desk, old["website"], BEGIN, views=50, useful=10, not_useful=5)
    read(desk, old["website"], END, views=80, useful=16, not_useful=7)
    read(desk, old["facebook"], END, views=9)
    new = out(desk, "moi", "2026-11-24 08:00", title="Mới", theme="doi-thoai")
    read(desk, new["website"], END, views=7, useful=0, not_useful=0)
    out(desk, "chua", "2026-12-14 20:00", title="Chưa đọc", theme="doi-thoai")


def test_answers_of_the_year_are_told_by_theme_and_by_item(desk: Desk) -> None:
    rate(desk)
    found = report(desk)
    by_theme = answers(found, "ratings")
    assert by_theme["Thủ tục hành chính và dịch vụ công trực tuyến"] == [6, 2, 0.75]
    assert by_theme["Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp"] == [0, 0, None]
    assert [*by_theme.values()][-1] == [6, 2, 0.75]
    assert [*answers(found, "ratings-items")] == ["Cũ", "Tổng cộng"]
    assert found.tables["ratings-items"].rows[0].url == "https://website.example/cu"


def test_what_nobody_knows_is_no_zero_and_other_channels_are_not_asked(desk: Desk) -> None:
    rate(desk)
    total = report(desk).tables["ratings"].total
    assert total
    useful = total.cells[0]
    assert (useful.known, useful.of, useful.why) == (2, 3, {"not_yet": 1})  # type: ignore[union-attr]


def test_where_readers_are_not_asked_there_is_no_table(desk: Desk) -> None:
    posts = out(desk, "a", "2026-11-24 08:00", "website, facebook")
    for post in posts.values():
        read(desk, post, END, views=9)
    assert not {"ratings", "ratings-items"} & report(desk).tables.keys()


def test_every_document_tells_them(desk: Desk) -> None:
    rate(desk)
    made = dict(documents(report(desk), ("html", "csv", "json", "docx", "xlsx"), (), None))
    by_form = {name.rpartition(".")[2]: data for name, data in made.items()}
    assert "Không có ích" in by_form["html"].decode()
    assert '"ratings-items"' in by_form["json"].decode()
    (by_item,) = [data for name, data in made.items() if "ratings-items" in name]
    assert "Cũ" in by_item.decode("utf-8-sig")
    word = docx.Document(io.BytesIO(by_form["docx"]))
    said = [each.text for each in word.paragraphs if "có ích" in each.text]
    assert any("có ích 6, không có ích 2" in each and "75%" in each for each in said), said
    heads = [cell.text for table in word.tables for cell in table.rows[0].cells]
    assert heads.count("Không có ích") == 2
    book = openpyxl.load_workbook(io.BytesIO(by_form["xlsx"]))
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row]
    assert cells.count("Không có ích") == 2
