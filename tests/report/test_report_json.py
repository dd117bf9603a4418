"""A report as JSON: all of it, the same bytes each time, and it comes back."""

from dataclasses import replace
from datetime import date

from publisher.report.documents.table_json import make_json
from publisher.report.figures.model import ADAPTER, Row
from sample_report import ADDRESS, HOSTILE, sample_report


def test_a_report_comes_back_from_json_as_it_was() -> None:
    written = make_json(sample_report())
    assert make_json(ADAPTER.validate_json(written)) == written
    assert make_json(sample_report()) == written


def test_a_day_comes_back_as_a_day_and_text_that_looks_like_one_as_text() -> None:
    report = sample_report()
    items = report.tables["items"]
    day = date(2026, 10, 20)
    row = Row(key="ngay", name="Ngày", cells=("2026-10-20", day, *items.rows[0].cells[2:]))
    total = replace(row, cells=(None, None, *row.cells[2:]))
    tables = {"items": replace(items, rows=(row,), total=total)}
    back = ADAPTER.validate_json(make_json(replace(report, tables=tables))).tables["items"]
    assert list(back.rows[0].cells[:2]) == ["2026-10-20", day]
    assert back.total and list(back.total.cells[:2]) == [None, None]


def test_json_is_read_by_people_too_and_has_what_is_unknown_as_null() -> None:
    text = make_json(sample_report()).decode()
    assert '"name": "Trang thông tin điện tử"' in text
    assert '"value": null' in text and '"why": {\n' in text
    assert ADDRESS in text and HOSTILE.replace('"', '\\"') in text
