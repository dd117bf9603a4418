"""An office's own Word template: the same data, no markup, no end without a word."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate

from publisher.contract import Rejected
from publisher.report.documents import template as templates
from publisher.report.documents.charts import charts
from publisher.report.documents.template import BadTemplate, filled, make_from_template
from publisher.report.documents.template_example import example_template
from publisher.report.documents.template_fields import context, fields
from sample_report import HOSTILE, sample_report

pytestmark = pytest.mark.usefixtures("vietnamese")


def written(*paragraphs: str, rows: tuple[str, ...] = (), above: str = "") -> bytes:
    """Return a template as an office types it in Word."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = above
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), 1)
        for cell, text in zip(table.columns[0].cells, rows, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def texts(docx: bytes) -> list[str]:
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [each.text for each in document.paragraphs] + cells


def test_fields_are_filled_in_wherever_they_stand() -> None:
    template = written(
        "{{ trich_yeu }} ({{ tu_ngay }} – {{ den_ngay }})",
        rows=("{%tr for d in bang.channels.dong %}", "{{ d.ten }}: {{ d.theo.views }}",
              "{%tr endfor %}"),
        above="{{ co_quan }}",
    )  # fmt: skip
    made = filled(template, sample_report())
    assert texts(made) == [
        "Kết quả công tác thông tin, tuyên truyền tháng 11/2026 (15/10/2026 – 14/11/2026)",
        "Trang thông tin điện tử: 12.345*",
        "Zalo OA: 3.075*",
    ]
    header = Document(io.BytesIO(made)).sections[0].header
    assert header.paragraphs[0].text == "SỞ XÂY DỰNG"


def test_the_example_is_the_same_each_time_and_takes_every_report() -> None:
    assert example_template() == example_template()
    report = sample_report()
    empty = replace(report, before=None, headline=(), tables={}, series=(), days={}, evidence=())
    for each in (report, empty):
        assert "BÁO CÁO" in texts(filled(example_template(), each))


def test_the_example_says_all_that_the_report_has() -> None:
    told = texts(filled(example_template(), sample_report()))
    for expected in ("Theo kênh", "12.345*", "98,5%", "20/10/2026", HOSTILE, "- Lưu: VT, VP.",
                     "CHÁNH VĂN PHÒNG", charts(sample_report())[0].title):  # fmt: skip
        assert any(expected in each for each in told)
    assert not any("{" in each for each in told)


def test_pictures_of_charts_are_put_in() -> None:
    template = written("{%p for b in bieu_do %}", "{{ b.hinh }}", "{%p endfor %}")
    document = Document(io.BytesIO(filled(template, sample_report())))
    assert len(document.inline_shapes) == 4


def test_hostile_text_is_text() -> None:
    text = "</w:t> & <b> {{ tinh }} {% for %} {_{ x }_} \x00"
    report = sample_report()
    report = replace(report, letterhead=replace(report.letterhead, signer=text))
    told = texts(filled(written("{{ nguoi_ky }}"), report))
    assert told == ["</w:t> & <b> {{ tinh }} {% for %} {{ x }} "[:-1]]


def names(value: Any, path: str = "") -> Iterator[str]:
    """Yield the names of all fields that stand in a value."""
    if isinstance(value, dict) and path not in ("bang", "cac_bang[].dong[].theo"):
        for key, each in value.items():
            yield from names(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for each in value:
            yield from names(each, f"{path}[]")
    elif path != "cac_bang[].tong":
        yield path


def test_every_field_is_listed_and_none_besides() -> None:
    values = context(sample_report(), DocxTemplate(""))
    there = {each for each in names(values) if not each.startswith("cac_bang[].tong.")}
    listed = [name for name, _what in fields()]
    assert sorted(listed) == sorted(there | {"cac_bang[].tong"})
    assert all(what for _name, what in fields())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Kỳ {{ ky_bao_cao }} này", "không có trường ky_bao_cao; ở chỗ “Kỳ {{ ky_bao_cao }} này”"),
        ("Số {{ ky", "ở chỗ “Số {{ ky"),
        ("Tỷ lệ {{ nam / 0 }}", "ở chỗ “Tỷ lệ {{ nam / 0 }}”"),
        ("{% for x in mo_dau %} a", "endfor"),
        ("{{ mo_dau.append(1) }}", "ở chỗ “{{ mo_dau.append(1) }}”"),
        ("{{ ''.__class__.__mro__ }}", "ở chỗ"),
        ("{{ ky | khong_co }}", "khong_co"),
        ("{{ muc[99].tieu_de }}", "ở chỗ “{{ muc[99].tieu_de }}”"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, why: str) -> None:
    with pytest.raises(Rejected) as told:
        filled(written("Trước", text, "Sau"), sample_report())
    assert why in str(told.value)


def test_what_is_no_word_document_is_refused() -> None:
    for data in (b"", b"PK\x03\x04", b"%PDF-1.4", written("x")[:-200]):
        with pytest.raises(Rejected, match="không phải là văn bản Word"):
            filled(data, sample_report())


@pytest.mark.slow
def test_a_process_of_its_own_fills_it_in_just_so() -> None:
    template = example_template()
    made = make_from_template(template, sample_report())
    assert made == make_from_template(template, sample_report())
    assert made == filled(template, sample_report())


@pytest.mark.slow
def test_a_fault_comes_out_of_that_process() -> None:
    with pytest.raises(BadTemplate, match="không có trường xyz; ở chỗ “a"):
        make_from_template(written("a {{ xyz }}"), sample_report())


@pytest.mark.slow
def test_a_template_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "_SECONDS", 1.0)
    endless = written(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )
    with pytest.raises(BadTemplate, match="quá lâu"):
        make_from_template(endless, sample_report())


@pytest.mark.slow
def test_a_template_that_swallows_memory_is_ended() -> None:
    with pytest.raises(BadTemplate, match="bộ nhớ"):
        make_from_template(written("{{ 'x' * 4000000000 }}"), sample_report())
