"""The page of a report in a real browser: whole on a telephone, and its tables sort."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from browser import BROWSER, Browser, browsing
from browser_window import Page
from publisher.report.documents.page import make_page
from publisher.report.figures.model import Figure, Report, Row
from sample_report import figure, sample_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed here"),
]

PHONE, DESK = 390, 1280  # pixels
VIEWS = {"An": 1_000, "Bình": None, "Ánh": 20, "Đào": 300}  # what channels are called here


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


def sorting_report() -> Report:
    """Return a report of one table; a row that explains it stands below “An”."""
    report = sample_report()
    channels = report.tables["channels"]
    rows = [
        Row(key=name, name=name, cells=(cells(views)), indent=0) for name, views in VIEWS.items()
    ]
    under = Row(key="u", name="trong đó", cells=cells(5_000), indent=1)
    return replace(
        report, tables={"channels": replace(channels, rows=(rows[0], under, *rows[1:]))}
    )


def cells(views: int | None) -> list[Figure]:
    others = [figure(f"x/{column}", 1) for column in ("a", "b", "c", "d")]
    return [*others[:2], figure("x/views", views), *others[2:]]


def looked(browser: Browser, report: Report, path: Path, width: int, doing: str = "") -> Page:
    path.write_bytes(make_page(report))
    page = browser.look(path.as_uri(), width=width, doing=doing)
    assert page.errors == []
    assert page.asked == [path.as_uri()]
    return page


def order(page: Page) -> list[str]:
    """Return the rows' names as they stand."""
    table = page.text.partition("Tương tác")[2].partition("Tổng cộng")[0]
    return re.findall(rf"^({'|'.join((*VIEWS, 'trong đó'))})\b", table, re.MULTILINE)


def click(head: int, times: int = 1) -> str:
    return (
        f"for (let n = {times}; n; n--) document.querySelectorAll('thead button')[{head}].click()"
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_is_whole_and_asks_nobody_for_anything(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    page = looked(browser, sample_report(), tmp_path / "a.html", width)
    assert page.title == "Kết quả truyền thông tháng 11/2026 – Sở Xây dựng tỉnh Đắk Lắk"
    assert "15.420" in page.text and "tăng 3.420 (28,5%)" in page.text
    assert page.wide <= width


@pytest.mark.parametrize(
    ("doing", "names"),
    [
        ("", ["An", "trong đó", "Bình", "Ánh", "Đào"]),
        (click(3), ["An", "trong đó", "Đào", "Ánh", "Bình"]),
        (click(3, 2), ["Ánh", "Đào", "An", "trong đó", "Bình"]),
        (click(0), ["An", "trong đó", "Ánh", "Bình", "Đào"]),
        (click(0, 2), ["Đào", "Bình", "Ánh", "An", "trong đó"]),
    ],
    ids=["as made", "most first", "least first", "by name", "by name, backwards"],
)
def test_a_head_sorts_with_the_unknown_last_and_explanations_below_their_row(
    browser: Browser, tmp_path: Path, doing: str, names: list[str]
) -> None:
    assert order(looked(browser, sorting_report(), tmp_path / "a.html", DESK, doing)) == names


def test_heads_say_how_the_table_is_sorted(browser: Browser, tmp_path: Path) -> None:
    tell = "document.title = [...document.querySelectorAll('#channels th[aria-sort]')]"
    doing = f"{click(3)}; {tell}.map((each) => each.getAttribute('aria-sort')).join()"
    page = looked(browser, sorting_report(), tmp_path / "a.html", DESK, doing)
    assert page.title == "none,none,none,descending,none,none"
