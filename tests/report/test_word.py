"""The Word report: Decree 30/2020's layout, every figure, and hostile text as text."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from golden_word import OUTLINE, outline
from publisher.report.documents.png import png
from publisher.report.documents.word import make_word
from publisher.report.figures.model import Column, Evidence, Report, Row, Table
from sample_report import HOSTILE, LONG, figure, sample_report

pytestmark = pytest.mark.usefixtures("vietnamese")


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> Iterator[None]:
    """Draw each chart once: that takes longer than all the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("publisher.report.documents.word_contents.png", cache(png))
        yield


def opened(report: Report) -> Word:
    return Document(io.BytesIO(make_word(report)))


@pytest.fixture(scope="module")
def document() -> Word:
    return opened(sample_report())


def texts(document: Word) -> list[str]:
    return [each.text for each in document.paragraphs]


def cells(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_of(document: Word, head: str) -> WordTable:
    """Return the table that has a column of this title."""
    return next(each for each in document.tables if head in cells(each)[0])


def wide_table(columns: int, rows: int = 2) -> Table:
    heads = tuple(Column(f"c{place}", f"Tháng {place}", "sum") for place in range(columns))
    return Table(
        id="theme-month",
        title="Chủ đề theo tháng",
        columns=(Column("name", "Chủ đề", "text"), *heads),
        rows=[
            Row(
                key=str(row),
                name=f"Chủ đề {row}",
                cells=[figure(f"w/{row}/{place}", 123_456) for place in range(columns)],
            )
            for row in range(rows)
        ],
    )


def with_tables(*tables: Table) -> Report:
    return replace(sample_report(), tables={each.id: each for each in tables})


def test_the_golden_report_is_as_it_was_read() -> None:
    assert outline(make_word(sample_report())) == OUTLINE.read_text(encoding="utf-8")


def test_the_same_report_makes_the_same_file() -> None:
    assert make_word(sample_report()) == make_word(sample_report())


def test_no_part_bears_the_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(make_word(sample_report()))) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = file.read("docProps/core.xml").decode()
    assert "2026-11-15T01:30:00Z" in about
    assert "python-docx" not in about


def test_the_page_is_a4_with_the_prescribed_margins(document: Word) -> None:
    page = document.sections[0]
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [each and round(each.mm) for each in sides] == [20, 20, 30, 15]
    assert page.page_width
    assert page.page_height
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_every_style_names_the_font_in_all_four_slots(document: Word) -> None:
    fonts = list(document.styles.element.iter(qn("w:rFonts")))
    assert fonts
    for each in fonts:
        slots = [each.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
        assert slots == ["Times New Roman"] * 4


def test_the_document_is_in_vietnamese(document: Word) -> None:
    assert document.core_properties.language == "vi-VN"
    languages = [each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))]
    assert languages == ["vi-VN"]


def test_number_day_and_signature_are_left_to_clerk_and_leader(document: Word) -> None:
    head, foot = document.tables[0], table_of(document, cells(signature(document))[0][0])
    left, right = cells(head)[0]
    assert left.split("\n") == ["UBND TỈNH ĐẮK LẮK", "SỞ XÂY DỰNG", "", "Số:      /BC-SXD"]
    assert right.split("\n")[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert right.split("\n")[-1] == "Đắk Lắk, ngày      tháng      năm 2026"
    assert cells(foot)[0][1].split("\n") == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ""]


def signature(document: Word) -> WordTable:
    return next(each for each in document.tables if "Nơi nhận" in cells(each)[0][0])


def test_recipients_end_with_semicolons_and_the_archive_with_a_full_stop(document: Word) -> None:
    assert cells(signature(document))[0][0].split("\n") == [
        "Nơi nhận:",
        "- Lãnh đạo Sở;",
        "- Các phòng, đơn vị thuộc Sở;",
        "- Lưu: VT, VP.",
    ]


def test_the_text_ends_with_the_sign_of_the_end_beside_the_signature(document: Word) -> None:
    last = next(each for each in document.paragraphs if each.text.endswith("./."))
    following = last._p.getnext()
    assert following is signature(document)._tbl
    assert last.paragraph_format.keep_with_next
    row = signature(document).rows[0]._tr
    assert row.trPr is not None
    assert row.trPr.find(qn("w:cantSplit")) is not None


def test_pages_are_numbered_above_but_for_the_first(document: Word) -> None:
    first = document.sections[0]
    assert first.different_first_page_header_footer
    assert [each.text for each in first.first_page_header.paragraphs] == [""]
    fields = [each.text for each in first.header._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE"]
    assert all(each.header.is_linked_to_previous for each in document.sections[1:])


def test_each_annex_counts_its_own_pages(document: Word) -> None:
    for each in document.sections[1:]:
        assert each.different_first_page_header_footer
        counted = each._sectPr.find(qn("w:pgNumType"))
        assert counted is not None
        assert counted.get(qn("w:start")) == "1"


def test_heads_are_repeated_and_rows_stay_whole(document: Word) -> None:
    for table in document.tables:
        rows = [each._tr.trPr for each in table.rows]
        assert all(each is not None and each.find(qn("w:cantSplit")) is not None for each in rows)
    heads = [each for each in document.tables if len(each.rows) > 1]
    assert len(heads) == 5
    for table in heads:
        properties = table.rows[0]._tr.trPr
        assert properties is not None
        assert properties.find(qn("w:tblHeader")) is not None


def test_an_unknown_figure_is_a_dash_with_its_reason_below(document: Word) -> None:
    website = cells(table_of(document, "Kênh"))[1]
    assert website == ["1", "Trang thông tin điện tử", "15", "15", "12.345*", "–", "7"]
    notes = next(each for each in texts(document) if "không bao giờ cộng" in each)
    assert "“–”: chưa có số liệu (dịch vụ không cung cấp)" in notes
    assert "* Lượt xem: có số liệu 2/3 bài" in notes
    assert "Tương tác \N{MINUS SIGN}5" in notes


def test_the_leader_reads_this_period_against_the_others(document: Word) -> None:
    rows = cells(table_of(document, "Chỉ tiêu"))
    assert rows[0][1:] == ["Tháng 11/2026", "Tháng 10/2026", "Tăng, giảm", "Tháng 11/2025",
                           "Tăng, giảm"]  # fmt: skip
    assert rows[1] == ["Lượt xem", "15.420*", "12.000", "+3.420 (+28,5%)", "–", "–"]
    assert rows[2][1:] == ["–"] * 5
    assert rows[3] == [
        "Sản phẩm đã đăng",
        "15",
        "18",
        "\N{MINUS SIGN}3 (\N{MINUS SIGN}16,7%)",
        "4",
        "+11 (+275%)",
    ]


def test_lower_bounds_are_not_compared() -> None:
    report = sample_report()
    least = figure("headline/zalo/reach", 410, at_least=True)
    change = replace(report.headline[0], now=least, before=figure("x/y/reach", 400))
    document = opened(replace(report, headline=(change,)))
    assert cells(table_of(document, "Chỉ tiêu"))[1][1:4] == ["≥ 410", "400", "–"]


def test_nine_months_have_no_period_before() -> None:
    document = opened(replace(sample_report(), before=None))
    assert cells(table_of(document, "Chỉ tiêu"))[0][1:] == [
        "Tháng 11/2026", "Tháng 11/2025", "Tăng, giảm"
    ]  # fmt: skip


def test_a_wide_table_lies_on_its_side_and_an_upright_one_follows_upright() -> None:
    units = sample_report().tables["units"]
    long = replace(units, id="so-far", title="Lũy kế")
    document = opened(with_tables(wide_table(14), long))
    turned = [each.orientation for each in document.sections]
    assert [each.name if hasattr(each, "name") else each for each in turned] == [
        "PORTRAIT", "LANDSCAPE", "PORTRAIT", "LANDSCAPE"
    ]  # fmt: skip
    assert not document.sections[2].different_first_page_header_footer


@pytest.mark.parametrize("columns", [3, 6, 9, 14, 20, 40])
def test_no_table_is_wider_than_its_page(columns: int) -> None:
    document = opened(with_tables(wide_table(columns)))
    table = table_of(document, "Chủ đề")
    widths = [each.width or 0 for each in table.columns]
    room = 257 if document.sections[1].orientation else 165
    assert sum(widths) / 36_000 <= room + 0.5
    assert all(row.cells[place].width == widths[place]
               for row in table.rows for place in range(columns + 2))  # fmt: skip


def test_a_long_table_is_annexed() -> None:
    units = sample_report().tables["units"]
    rows = [replace(units.rows[0], key=str(place)) for place in range(30)]
    document = opened(with_tables(replace(units, rows=rows)))
    end = texts(document).index("Phụ lục I")
    assert texts(document).index("Bảng 1. Theo đơn vị") > end


def test_a_row_that_explains_another_has_no_number() -> None:
    units = sample_report().tables["units"]
    rows = [units.rows[0], replace(units.rows[0], key="x", name="trong đó", indent=1)]
    document = opened(with_tables(replace(units, rows=rows, total=None)))
    assert [row[:2] for row in cells(table_of(document, "Đơn vị"))[1:]] == [
        ["1", "Văn phòng Sở"],
        ["", "   trong đó"],
    ]


def test_products_lead_to_where_they_can_be_seen(document: Word) -> None:
    table = table_of(document, "Liên kết kiểm chứng")
    links = [each for cell in table.columns[4].cells for p in cell.paragraphs
             for each in p.hyperlinks]  # fmt: skip
    assert [each.url for each in links] == [each.text for each in links]
    assert [each.url for each in links] == [
        "https://sxd.example.gov.vn/bai/nam-buoc-cap-giay-phep"
    ]
    assert "Telegram: không có địa chỉ riêng" in cells(table)[1][4]


def test_charts_are_told_in_words(document: Word) -> None:
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(told) == len(document.inline_shapes) > 1
    assert "12.345" in str(told[0])


def test_hostile_text_is_text(document: Word) -> None:
    everything = [cell for table in document.tables for row in cells(table) for cell in row]
    assert HOSTILE in everything
    assert LONG in everything


UNWELCOME: Sequence[str] = (
    "a\x00\x01\x1f\x7f\x85b",
    "\ud800 nửa ký tự \ufffe\uffff",
    "</w:t></w:r><w:br/>{{ x }} {% for %} &amp; <b>",
    "dòng\nmới\tvà\rtab \u2028 \u202eđảo",
    unicodedata.normalize("NFD", "Đường Nguyễn Tất Thành"),
    "x" * 500,
)


@pytest.mark.parametrize("text", UNWELCOME)
def test_what_people_type_is_never_markup_and_never_stops_a_report(text: str) -> None:
    report = sample_report()
    head = replace(report.letterhead, name=text, short_name=text, parent=text, province=text,
                   code=text, recipients=(text,), signs=(text,), signer=text)  # fmt: skip
    table = replace(report.tables["units"], title=text, notes=(text,),
                    rows=[replace(report.tables["units"].rows[0], name=text)])  # fmt: skip
    seen = Evidence(item="x", title=text, unit=text, day=date(2026, 11, 1),
                    links=((text, text),))  # fmt: skip
    document = opened(replace(report, letterhead=head, tables={"units": table}, gaps=(text,),
                              notes=(text,), evidence=(seen,), replaces=text))  # fmt: skip
    told = cells(table_of(document, "Tên sản phẩm"))[1][2]
    assert unicodedata.is_normalized("NFC", told)
    assert told.replace(" ", "")[:40] == "".join(
        each for each in unicodedata.normalize("NFC", text)
        if each.isprintable() and each not in " \ufffe\uffff\u202e"
    )[:40]  # fmt: skip


def test_a_report_of_nothing_is_a_document_still() -> None:
    report = replace(sample_report(), headline=(), tables={}, series=(), days={}, gaps=(),
                     notes=(), evidence=())  # fmt: skip
    document = opened(report)
    assert any(each.endswith("./.") for each in texts(document))
    assert not any("Phụ lục" in each for each in texts(document))
