"""A report written down: nothing gained, nothing lost, nothing that a spreadsheet would run."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from publisher.engagement.readings import readings
from publisher.report.forms import written
from publisher.report.report import Report, make_report
from report_office import count_followers, local, out, read, reporting
from workspaces import Desk

pytestmark = pytest.mark.slow

VIEWS = "Lượt hiển thị"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        for item, views in (("a", 15_000), ("b", 420), ("c", 0)):
            posts = out(desk, item, "2026-11-24 08:00", "website, facebook, telegram", title=item)
            read(desk, posts["website"], "2026-11-25 08:00", views=views)
            read(desk, posts["facebook"], "2026-11-25 08:00", views=views, reach=7)
        count_followers(desk, "facebook", "2026-12-13", 12_410)
        yield desk


def made(desk: Desk, by: str = "channel") -> Report:
    return make_report(desk.workspace, "2026-11-15", "2026-12-14", by)


def table(report: Report) -> list[dict[str, str]]:
    text = written(report, "csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


class Page(HTMLParser):
    """The elements of a page, its text, and the tags that were left open."""

    VOID = frozenset({"meta", "link", "br", "img", "hr", "rect", "path"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_csv_has_bare_numbers_and_a_dash_for_the_unknown(desk: Desk) -> None:
    website, facebook, telegram, total = table(made(desk))
    assert (website[VIEWS], website[f"{VIEWS}: số bài có số liệu"]) == ("15420", "3")
    assert (facebook["Người theo dõi"], facebook["Ngày đếm người theo dõi"]) == (
        "12410", "2026-12-13",
    )  # fmt: skip
    assert telegram[VIEWS] == "–"
    assert (total["Sản phẩm"], total["Bài đăng"]) == ("3", "9")


def test_unknown_is_nowhere_a_zero(desk: Desk) -> None:
    report = made(desk)
    (telegram,) = [
        row for row in json.loads(written(report, "json"))["rows"] if row["key"] == "telegram"
    ]
    assert telegram["figures"]["views"]["value"] is None
    assert telegram["figures"]["views"]["known"] == 0
    assert table(report)[2]["Cảm xúc"] == "–"


@pytest.mark.parametrize("title", ["=1+1", "+84 gọi ngay", "-5 độ", "@tinhdaklak", "\t=1"])
def test_title_that_a_spreadsheet_would_run_is_quoted(desk: Desk, title: str) -> None:
    out(desk, "la", "2026-11-26 08:00", title=json.dumps(title))
    cells = [row["Bài"] for row in table(made(desk, "item"))]
    assert f"'{title.strip()}" in cells
    assert title.strip() not in cells


def test_falling_number_of_followers_stays_a_number(desk: Desk) -> None:
    count_followers(desk, "telegram", "2026-11-20", 300)
    count_followers(desk, "telegram", "2026-11-30", 290)
    assert table(made(desk))[2]["Người theo dõi: tăng, giảm"] == "-10"


@pytest.mark.parametrize("by", ["channel", "unit", "theme", "form", "item"])
def test_every_figure_leads_to_its_readings(desk: Desk, by: str) -> None:
    with desk.workspace.store.read() as db:
        kept = {row["id"]: row for row in db.execute(select(readings)).mappings()}
    told = json.loads(written(made(desk, by), "json"))
    for row in [*told["rows"], told["total"]]:
        for figure, total in row["figures"].items():
            values = [kept[each][figure.removesuffix("_at_least")] for each in total["readings"]]
            combined = max if figure == "reach_at_least" else sum
            assert total["value"] == (combined(values) if values else None), (row["key"], figure)
            assert total["known"] == len(values) <= total["posts"] == row["posts"]


def test_json_says_its_period_and_time_of_making(desk: Desk) -> None:
    told = json.loads(written(made(desk), "json"))
    assert (told["from"], told["to"]) == ("2026-11-15", "2026-12-14")
    assert told["closed_at"] == "2026-12-14T17:00:00+00:00"
    assert "followers" not in told["total"]


@pytest.mark.parametrize("by", ["channel", "unit", "theme", "form", "item"])
def test_page_is_whole_and_needs_nothing_from_elsewhere(desk: Desk, by: str) -> None:
    page = Page(written(made(desk, by), "html"))
    assert page.open == []
    fetched = [
        (tag, name)
        for tag, attributes in page.attributes
        for name in attributes
        if name in ("src", "srcset", "data", "action") or (tag == "link" and name == "href")
    ]
    assert fetched == []
    assert not {"script", "img", "iframe"} & {tag for tag, _attributes in page.attributes}


def test_page_carries_letterhead_period_day_and_notes(desk: Desk) -> None:
    text = " ".join(Page(written(made(desk, "theme"), "html")).words)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: …/BC-…",
        "Ủy ban nhân dân tỉnh Đắk Lắk",
        "Sở Xây dựng tỉnh Đắk Lắk",
        "Đắk Lắk, ngày 20 tháng 12 năm 2026",
        "Từ ngày 15/11/2026 đến hết ngày 14/12/2026",
        "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp",  # has no post
        "30.840",
    ):
        assert words in text
    for note in made(desk, "theme").notes:
        assert note in text


def test_day_of_the_decree_has_its_leading_zeros(desk: Desk) -> None:
    desk.time = local("2027-02-05 08:00")
    assert "Đắk Lắk, ngày 05 tháng 02 năm 2027" in written(made(desk), "html")
    desk.time = local("2027-03-05 08:00")
    assert "Đắk Lắk, ngày 05 tháng 3 năm 2027" in written(made(desk), "html")


def svgs(text: str) -> list[ElementTree.Element]:
    found = re.findall(r"<svg viewBox.*?</svg>", text, re.DOTALL)
    return [ElementTree.fromstring(each) for each in found]  # noqa: S314  our own page


def bars(svg: ElementTree.Element) -> dict[str, tuple[float, bool]]:
    """Return each bar's solid length and whether a part of it is hatched."""
    found: dict[str, tuple[float, bool]] = {}
    for group in svg.iter("g"):
        rects: list[Any] = list(group.iter("rect"))
        solid = [float(each.get("width")) for each in rects if "url" not in each.get("fill")]
        name = (group.findtext("title") or "").split(":")[0]
        found[name] = (sum(solid), any("url" in each.get("fill") for each in rects))
    return found


def test_charts_draw_what_the_table_says(desk: Desk) -> None:
    posts, views = svgs(written(made(desk), "html"))
    assert posts.findtext("desc") == "website: 3; facebook: 3; telegram: 3"
    assert views.findtext("title") == VIEWS
    assert bars(posts)["website"] == bars(posts)["telegram"] == (450.0, False)
    assert bars(views)["website"] == (450.0, False)
    assert bars(views)["telegram"] == (0.0, True)  # nobody knows: hatched, no length


def test_words_of_editors_do_not_become_markup(desk: Desk) -> None:
    out(desk, "x", "2026-11-26 08:00", title="'<b>&amp; <script>alert(1)</script>'")
    page = Page(written(made(desk, "item"), "html"))
    assert page.open == []
    assert "script" not in {tag for tag, _attributes in page.attributes}
    assert any("<script>alert(1)</script>" in words for words in page.words)


def test_empty_period_makes_an_empty_report(desk: Desk) -> None:
    report = make_report(desk.workspace, "2025-01-15", "2025-02-14", "item")
    assert "Trong kỳ chưa đăng bài nào." in written(report, "html")
    assert len(table(report)) == 1


def test_form_that_does_not_exist_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="docx"):
        written(made(desk), "docx")
