"""A report on a terminal: no word is broken, and what leaves a cell stands below the table."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from publisher.cli.report_table import print_report
from publisher.report.report import make_report
from report_office import count_followers, local, out, read, reporting
from workspaces import Desk

pytestmark = pytest.mark.slow

TITLE = "Năm bước đề nghị cấp giấy phép xây dựng, từ chuẩn bị hồ sơ đến nhận kết quả"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reporting(tmp_path) as desk:
        desk.time = local("2026-12-20 08:00")
        ids = out(desk, "a", "2026-11-24 08:00", "website, facebook, telegram", title=TITLE)
        read(desk, ids["website"], "2026-11-30 08:00", views=15_420)
        read(desk, ids["facebook"], "2026-11-30 08:00", views=113_105, reach=21_486, comments=7)
        count_followers(desk, "facebook", "2026-11-20", 17_000)
        count_followers(desk, "facebook", "2026-12-10", 17_552)
        yield desk


def printed(desk: Desk, by: str, width: int) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False)
    print_report(console, make_report(desk.workspace, "2026-11-15", "2026-12-14", by))
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize("by", ["channel", "unit", "theme", "form", "item"])
def test_no_word_is_broken(desk: Desk, by: str, width: int) -> None:
    report = make_report(desk.workspace, "2026-11-15", "2026-12-14", by)
    known = " ".join([*report.headings, *(cell for line in report.lines for cell in line)])
    table = printed(desk, by, width).partition("  * ")[0].partition("  Sản phẩm:")[0]
    words = set(table.replace("*", " ").split())
    assert words <= {*known.split(), *report.title.split(), *report.period_text.split(),
                     "Tổng", "cộng", "Lượt", "hiển", "thị", "≥21.486"}  # fmt: skip
    assert max(map(len, table.splitlines())) <= width


def test_what_a_narrow_cell_has_no_room_for_stands_below(desk: Desk) -> None:
    text = " ".join(printed(desk, "channel", 80).split())
    assert re.search(r"Tổng cộng 1 3 128\.525\* ", text)
    assert "* Tổng cộng: Lượt hiển thị: có số liệu 2/3 bài" in text
    assert "* facebook: Người theo dõi: +552; ngày 10/12/2026." in text


def test_columns_that_tell_nothing_are_left_out_where_there_is_no_room(desk: Desk) -> None:
    assert "Chia sẻ" not in " ".join(printed(desk, "unit", 80).partition("  * ")[0].split())
    assert "Chia sẻ" in " ".join(printed(desk, "unit", 200).split())


@pytest.mark.parametrize("by", ["channel", "unit"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_figure_stays_on_one_line_with_its_sign(desk: Desk, by: str, width: int) -> None:
    text = printed(desk, by, width)
    narrow = width < 120
    assert re.search(r"≥21\.486\b" if narrow else r"ít nhất 21\.486\b", text)
    assert ("“≥” nghĩa là “ít nhất”." in text) == narrow
