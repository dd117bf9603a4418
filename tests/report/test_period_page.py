"""The page of a report: the answer first, every figure with its source, nothing from elsewhere."""

import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from publisher.report.documents.page import make_page
from publisher.report.figures.model import Figure, Report, Table
from sample_report import ADDRESS, HOSTILE, LONG, sample_report

VOID = frozenset({"meta", "br", "img", "hr"})


class Page(HTMLParser):
    """The elements of a page, its words, and the tags that were left open."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.text = make_page(report).decode()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(self.text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.scripts.append(data)
        elif self.open[-1:] != ["style"]:
            self.words.append(data)

    def said(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, attribute: str) -> list[str]:
        found = (attrs.get(attribute) for name, attrs in self.elements if name == tag)
        return [each for each in found if each is not None]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(sample_report())


def with_table(table: Table) -> Report:
    return replace(sample_report(), tables={table.id: table})


def items(count: int) -> Table:
    table = sample_report().tables["items"]
    return replace(table, rows=tuple(replace(table.rows[0], key=f"b{n}") for n in range(count)))


def test_the_answer_stands_before_everything_else(page: Page) -> None:
    answer = page.said().partition("Theo kênh")[0]
    for words in (
        "Kết quả truyền thông tháng 11/2026",
        "Từ ngày 15/10/2026 đến hết ngày 14/11/2026. Số liệu lúc 08:30 ngày 15/11/2026.",
        "Lượt xem 15.420 có số liệu 12/15; 1 bài đo trước khi chốt",
        "tháng 10/2026 12.000 tăng 3.420 (28,5%) tháng 11/2025 chưa có số liệu",
        "Người tiếp cận qua Facebook – chưa có số liệu: chưa đủ người theo dõi (1)",
        "tháng 10/2026 18 giảm 3 (16,7%) tháng 11/2025 4 tăng 11 (275%)",
    ):
        assert words in answer


def test_cells_say_what_is_not_known_what_is_a_bound_and_what_was_taken_back(page: Page) -> None:
    table = page.said().partition("Theo đơn vị Đơn vị")[0].partition("Kênh Sản phẩm")[2]
    assert "Trang thông tin điện tử 15 15 12.345 có số liệu 2/3" in table
    assert "chưa có số liệu – a 7 điều chỉnh \N{MINUS SIGN}5" in table
    assert "ít nhất 410" in table
    assert "Lý do chưa có số liệu: a dịch vụ không cung cấp" in table


def test_every_figure_leads_to_its_readings(page: Page) -> None:
    report = sample_report()
    shown = {attrs["data-figure"] for _tag, attrs in page.elements if "data-figure" in attrs}
    for table in report.tables.values():
        for row in (*table.rows, *filter(None, (table.total,))):
            ids = [cell.id for cell in row.cells if isinstance(cell, Figure)]
            assert set(ids) <= shown
            assert f"publisher trace {ids[0]}" in page.said()
    for change in report.headline:
        assert f"publisher trace {change.now.id}" in page.said()
    for _tag, attrs in page.elements:
        if "data-figure" in attrs:
            assert attrs["title"] == f"publisher trace {attrs['data-figure']}"


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    assert not {"link", "img", "iframe", "object", "form", "base"} & {
        tag for tag, _attributes in page.elements
    }
    assert not any("src" in attrs or "srcset" in attrs for _tag, attrs in page.elements)
    addresses = set(re.findall(r"https?://[^\s\"'<>&;)]+", page.text))
    assert addresses == {ADDRESS, "http://x.example", "http://www.w3.org/2000/svg"}
    assert "@import" not in page.text and "url(http" not in page.text


def test_the_policy_lets_no_script_run_but_the_one_that_sorts(page: Page) -> None:
    (policy,) = [
        attrs["content"]
        for tag, attrs in page.elements
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    (script,) = page.scripts
    known = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    )
    assert not any(name.startswith("on") for _tag, attrs in page.elements for name in attrs)


def test_text_of_others_is_text(page: Page) -> None:
    assert HOSTILE in page.words
    assert LONG in page.words
    hostile = replace(items(1), title="<script>alert(1)</script>", notes=("<b>\x00 e\u0323",))
    made = Page(with_table(hostile))
    assert "<script>alert(1)</script>" in made.words
    assert "<b> ẹ" in made.words
    assert len(made.scripts) == 1


def test_only_addresses_of_the_web_are_links() -> None:
    table = items(2)
    rows = (table.rows[0], replace(table.rows[1], url="javascript:alert(1)"))
    links = Page(with_table(replace(table, rows=rows))).all("a", "href")
    assert ADDRESS in links
    assert all(each.startswith(("#", "https://")) for each in links)


def test_what_scrolls_can_be_reached_and_is_named(page: Page) -> None:
    regions = [
        attrs for _tag, attrs in page.elements if "scroll" in (attrs.get("class") or "").split()
    ]
    assert len(regions) >= len(sample_report().tables) + 1
    ids = {attrs.get("id") for _tag, attrs in page.elements}
    for attrs in regions:
        assert (attrs["role"], attrs["tabindex"]) == ("region", "0")
        assert attrs["aria-labelledby"] in ids


def test_no_id_stands_twice_and_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    ids = [attrs["id"] for _tag, attrs in page.elements if "id" in attrs]
    assert len(set(ids)) == len(ids)
    assert {each[1:] for each in page.all("a", "href") if each.startswith("#")} <= set(ids)


def test_charts_have_their_words_beside_them(page: Page) -> None:
    assert "svg" in {tag for tag, _attributes in page.elements}
    assert page.said().count("Diễn giải bằng lời") == page.text.count("<figure ")


def test_gaps_notes_and_evidence_follow(page: Page) -> None:
    said = page.said()
    for words in ("21 ngày không có bài", "không phải là 0.", "Minh chứng Tên sản phẩm"):
        assert words in said
    assert "Phòng Quản lý xây dựng 20/10/2026 Trang thông tin điện tử , Telegram" in said


def test_a_long_table_shows_its_first_rows_and_says_where_all_are() -> None:
    made = Page(with_table(items(5_000)))
    assert "Đây là 300 dòng đầu trong 5.000 dòng; tệp .xlsx và .csv có đủ." in made.said()
    assert len(made.all("td", "data-figure")) == 600


def test_a_year_of_items_is_made_at_once_and_can_be_opened_on_a_telephone() -> None:
    report = with_table(items(5_000))
    began = time.process_time()
    made = make_page(replace(report, evidence=[*report.evidence] * 2_500))
    assert time.process_time() - began < 1
    assert len(made) < 1_000_000


def test_a_table_without_rows_says_so() -> None:
    empty = replace(items(0), total=None)
    assert "Trong kỳ không có gì để tính." in Page(with_table(empty)).said()


def test_a_period_that_is_not_over_and_a_revision_say_so() -> None:
    report = replace(sample_report(), is_over=False, replaces="2026-11.0", revision=1)
    said = Page(report).said()
    assert "Kỳ báo cáo chưa kết thúc: số liệu còn thay đổi." in said
    assert "Bản sửa đổi lần 1, thay thế báo cáo 2026-11.0." in said


def test_the_same_report_makes_the_same_bytes() -> None:
    assert make_page(sample_report()) == make_page(sample_report())
