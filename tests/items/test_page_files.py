"""A file of content/trang/ is a standing page: it needs a title, and has no time of its own."""

import re
from pathlib import Path

import pytest

from publisher.items.head import Problem
from publisher.items.reading import Draft, read_file
from workspaces import Desk, draw, opened

pytestmark = pytest.mark.usefixtures("english")

LEADERS = """---
Tiêu đề: Lãnh đạo Sở
trang: Lãnh đạo
cập nhật: 01/11/2026
thứ tự: 3
nhân sự:
  - họ tên: Họ và tên
    chức vụ: Giám đốc
    nhiệm vụ: Phụ trách chung
    điện thoại: 0262 3 333 333
    thư điện tử: giamdoc@sxd.example.vn
    chân dung: hinh/a.png
    tiểu sử: Kỹ sư xây dựng.
---
"""


def read(desk: Desk, name: str, text: str) -> Draft | list[Problem]:
    path = desk.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_file(desk.workspace.config, Path(name))


def faults(desk: Desk, name: str, text: str) -> dict[str, str]:
    found = read(desk, name, text)
    assert isinstance(found, list)
    return {each.field: each.message for each in found if each.level == "error"}


def test_a_title_and_a_text_are_enough(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        draft = read(
            desk, "trang/2026-11-20-chuc-nang.md", "---\ntitle: Chức năng\n---\nSở làm.\n"
        )
        assert isinstance(draft, Draft)
        item = draft.item
        assert (item.page, item.id, draft.slot) == ("chuc-nang", "chuc-nang", True)
        assert (item.unit.name, item.author) == ("Sở Xây dựng tỉnh Đắk Lắk",) * 2
        assert (item.theme.id, item.form.id, item.hashtags) == ("", "trang", ())


def test_the_people_of_a_page_are_read_with_their_portraits(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        draw(desk.content / "trang/hinh/a.png")
        draft = read(desk, "trang/lanh-dao.md", LEADERS)
        assert isinstance(draft, Draft), draft
        (person,), (picture,) = draft.item.staff, draft.item.images
        assert (person.name, person.title, person.task) == (
            "Họ và tên", "Giám đốc", "Phụ trách chung")  # fmt: skip
        assert (person.phone, person.email) == ("0262 3 333 333", "giamdoc@sxd.example.vn")
        assert (person.picture, picture.alt) == (picture.name, "Chân dung: Họ và tên")
        assert (draft.item.page, draft.item.place) == ("lanh-dao", 3)
        assert draft.item.updated is not None


def test_a_portrait_that_is_missing_is_a_problem_of_its_line(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        found = read(desk, "trang/lanh-dao.md", LEADERS)
        assert isinstance(found, list)
        (problem,) = [each for each in found if each.level == "error"]
        assert (problem.line, problem.field) == (12, "staff.1.picture")


def test_what_an_article_has_is_no_part_of_a_page(tmp_path: Path) -> None:
    text = "---\ntitle: Chức năng\npublish_at: 2026-11-24 08:00\nchannels: [page]\n---\nSở.\n"
    with opened(tmp_path) as desk:
        said = "a standing page has none of this; leave it out"
        assert faults(desk, "trang/a.md", text) == {"publish_at": said, "channels": said}


def test_what_a_page_has_is_no_part_of_an_article(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.put("a.md", page="lien-he", order=2)
        found = read_file(desk.workspace.config, Path("a.md"))
        assert isinstance(found, list)
        assert {each.field for each in found} == {"page", "order"}
        assert "content/trang/" in found[0].message


@pytest.mark.parametrize("name", ["trang.md", "tin/trang/a.md"])
def test_only_that_folder_has_pages(tmp_path: Path, name: str) -> None:
    with opened(tmp_path) as desk:
        assert "publish_at" in faults(desk, name, "---\ntitle: Chức năng\n---\nSở làm.\n")


def test_a_page_without_words_and_people_is_a_problem(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        assert faults(desk, "trang/a.md", "---\ntitle: Chức năng\n---\n") == {
            "body": "the text is missing"
        }


def test_a_unit_of_the_list_may_be_named_and_no_other(tmp_path: Path) -> None:
    page = "---\ntitle: Chức năng\nunit: {unit}\norder: {order}\n---\nSở làm.\n"
    with opened(tmp_path) as desk:
        draft = read(desk, "trang/a.md", page.format(unit="Văn phòng Sở", order=1))
        assert isinstance(draft, Draft)
        assert draft.item.unit.id == "van-phong"
        wrong = faults(desk, "trang/a.md", page.format(unit="x", order="đầu"))
        assert wrong.keys() == {"unit", "order"}
        assert wrong["order"] == "write a whole number"


def test_another_person_or_portrait_is_another_page(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        draw(desk.content / "trang/hinh/a.png")
        before = read(desk, "trang/a.md", LEADERS)
        other = read(desk, "trang/a.md", LEADERS.replace("Phụ trách chung", "Nhà ở"))
        draw(desk.content / "trang/hinh/a.png", colour="red")
        drawn = read(desk, "trang/a.md", LEADERS)
        prints = {each.fingerprint for each in (before, other, drawn) if isinstance(each, Draft)}
        assert len(prints) == 3


def test_a_link_to_the_file_of_another_page_leads_to_that_page(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        read(desk, "trang/2026-11-20-lien-he.md", "---\ntitle: Liên hệ\n---\nSố 1.\n")
        read(desk, "trang/Cán bộ.md", "---\ntitle: Cán bộ\nid: dau-moi\n---\nÔng A.\n")
        body = (
            "[Cách một](lien-he.md), [cách hai](./lien-he.html#gio),"
            " [cách ba](2026-11-20-lien-he.md), [cán bộ](<Cán bộ.md>), `[mã](x.md)`."
            " [Danh sách cán bộ](dau-moi.html) và [cơ quan cấp trên](https://chinhphu.vn/x.html)."
        ).replace("%20", " ")
        draft = read(desk, "trang/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n{body}\n")
        assert isinstance(draft, Draft), draft
        assert re.findall(r"\]\(([^)]*)\)", draft.item.body) == [
            "lien-he.html", "lien-he.html#gio", "lien-he.html", "<dau-moi.html>", "x.md",
            "dau-moi.html", "https://chinhphu.vn/x.html",
        ]  # fmt: skip
        assert draft.remarks == ()


def test_a_link_to_a_page_that_is_not_there_is_an_error_at_its_line(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        read(desk, "trang/lien-he.md", "---\ntitle: Liên hệ\n---\nSố 1.\n")
        read(desk, "trang/_lich-su.md", "---\ntitle: Lịch sử\n---\nTừ 1975.\n")
        text = (
            "---\ntitle: Giới thiệu\n---\nSở làm.\n\n[Liên hệ](lien-hee.md), [nháp](lich-su.md).\n"
        )
        found = read(desk, "trang/gioi-thieu.md", text)
        none = "there is no page “{}” in content/trang"
        assert isinstance(found, list)
        assert [(each.line, each.message, each.level) for each in found] == [
            (6, f"{none.format('lien-hee.md')}; did you mean “lien-he”?", "error"),
            (6, none.format("lich-su.md"), "error"),
        ]


def test_an_article_is_told_as_before_that_such_a_link_is_not_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        read(desk, "trang/lien-he.md", "---\ntitle: Liên hệ\n---\nSố 1.\n")
        desk.put("a.md", "Xem trang [liên hệ](lien-he.md).")
        draft = read_file(desk.workspace.config, Path("a.md"))
        assert isinstance(draft, Draft), draft
        assert "is no whole address" in draft.remarks[0].message
