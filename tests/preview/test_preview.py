"""Previews: what readers will see, exactly, and everything that is wrong with it."""

import base64
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image as Pixels

from publisher.actions.decisions import withdraw
from publisher.outbox.deliveries import deliveries
from publisher.preview.finding import SeveralFiles
from publisher.preview.page import NoSuchItem, preview_page
from workspaces import Desk, draw, markdown, opened

CONFIG = """
[office]
name = "Sở Xây dựng tỉnh Đắk Lắk"

[publishing]
first = "website"
still = 0

[[units]]
id = "van-phong"
name = "Văn phòng Sở"

[[themes]]
id = "thu-tuc"
name = "Thủ tục hành chính"

[[forms]]
id = "article"
name = "Tin, bài, ảnh"

[channels.website]
use = "channels.website:Website"
directory = "site"
base_url = "https://sxd.example.gov.vn"
office_name = "Sở Xây dựng tỉnh Đắk Lắk"

[channels.telegram]
use = "channels.telegram:Telegram"
token = { env = "NO_SUCH_TOKEN" }
chat = "@soxaydung"

[channels.page]
use = "fake_channels:Fake"
box = "box"
refuses = ["cấm"]
"""
COVER = "\n  path: hinh/bia.png\n  alt: Năm bước nối nhau"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "config").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "config/publisher.toml").write_text(CONFIG, encoding="utf-8")
    with opened(tmp_path) as desk:
        draw(desk.content / "hinh/bia.png", "teal", (1600, 900))
        draw(desk.content / "hinh/trong.jpg", "red", (800, 600))
        yield desk


IDS = {"Trang thông tin điện tử": "website", "Kênh Telegram": "telegram"}


class Page(HTMLParser):
    """A preview taken apart: cards by channel, their text, pictures and frames."""

    VOID = frozenset({"meta", "br", "img", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside: list[str] = []  # what each open element is: its class, or its tag
        self._card = ""
        self.texts: dict[str, str] = {}
        self.pictures: dict[str, list[str]] = {}
        self.frames: dict[str, str] = {}
        self.words: dict[str, str] = {}  # all words of a card; those above the cards under ""
        self.feed(text)
        self.close()
        assert self._inside == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "img":
            self.pictures.setdefault(self._card, []).append(given["src"] or "")
        if tag == "iframe":
            assert given["sandbox"] in ("", None)
            self.frames[self._card] = given["srcdoc"] or ""
        if tag not in self.VOID:
            self._inside.append(given.get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "h2":
            self._card = IDS.get(data, data)
        self.words[self._card] = self.words.get(self._card, "") + data
        if self._inside and self._inside[-1] == "text":
            self.texts[self._card] = self.texts.get(self._card, "") + data


def seen(desk: Desk, wanted: str) -> Page:
    return Page(preview_page(desk.workspace, wanted)[1])


def test_the_page_shows_who_took_the_cover(desk: Desk) -> None:
    desk.put("a.md", cover=COVER + "\n  caption: Bìa\n  credit: Ban biên tập")
    assert "Bìa. <i>Ảnh: Ban biên tập</i>" in seen(desk, "a.md").frames["website"]


def test_the_page_shows_words_as_the_website_typesets_them(desk: Desk) -> None:
    cover = COVER + '\n  caption: Cửa "số một"'
    desk.put("a.md", title='Kế hoạch "một cửa" - bước hai', summary='Tại "một cửa".', cover=cover)
    frame = seen(desk, "a.md").frames["website"]
    for words in ("Kế hoạch “một cửa” – bước hai</h1>", "Tại “một cửa”.", "Cửa “số một”<"):
        assert words in frame


def test_every_channel_shows_the_very_text_that_would_be_sent(desk: Desk) -> None:
    desk.put("a.md", 'Bước **một** & hai <không phải thẻ>:\n\n- "trích";\n- hết.', cover=COVER)
    page = seen(desk, "a.md")
    desk.scan()
    assert {row["channel"]: row["post"]["text"] for row in desk.rows("a")} == page.texts


@pytest.mark.slow
def test_item_that_is_known_is_found_by_name(desk: Desk) -> None:
    desk.put("2026-11-24-cap-phep.md")
    desk.scan()
    name, text, _code, _why = preview_page(desk.workspace, "cap-phep")
    page = Page(text)
    assert name == "cap-phep"
    assert set(page.texts) == {"website", "telegram", "page"}
    assert "đang chờ" in page.words["telegram"]
    assert "Sẽ đăng lúc 24/11/2026 08:00" in page.words["telegram"]
    assert "đăng sau Trang thông tin điện tử" in page.words["telegram"]


def test_file_is_shown_as_it_is_now(desk: Desk) -> None:
    path = desk.put("a.md", title="Tên cũ")
    desk.scan()
    desk.put("a.md", title="Tên mới")
    assert "Tên mới" in seen(desk, str(path)).texts["page"]
    assert "Tên cũ" in seen(desk, "a").texts["page"]


def test_nothing_is_written(desk: Desk) -> None:
    desk.put("a.md")
    seen(desk, "a.md")
    assert desk.items() == {}
    assert desk.rows() == []
    assert not (desk.workspace.config.state / "media").exists()


def test_what_went_out_differently_is_said(desk: Desk) -> None:
    desk.put("a.md", title="Tên cũ")
    desk.scan()
    desk.sent("a", "website")
    assert "bản trước" not in seen(desk, "a.md").words["website"]
    desk.put("a.md", title="Tên mới")
    page = seen(desk, "a.md")
    assert "bản trước" in page.words["website"]
    assert "Đã đăng lúc 23/11/2026 08:00" in page.words["website"]
    assert "bản trước" not in page.words["page"]


def test_pictures_are_small_and_inside_the_page(desk: Desk) -> None:
    desk.put("a.md", "Xem\n\n![Sơ đồ](hinh/trong.jpg)", cover=COVER)
    page = seen(desk, "a.md")
    assert len(page.pictures["telegram"]) == 1  # the cover; pictures of the body stay away
    assert len(page.pictures["page"]) == 2
    data = page.pictures["telegram"][0].removeprefix("data:image/jpeg;base64,")
    with Pixels.open(io.BytesIO(base64.b64decode(data))) as pixels:
        assert (pixels.format, pixels.size) == ("JPEG", (720, 405))
        red, green, _blue = pixels.convert("RGB").resize((1, 1)).split()
        assert red.tobytes()[0] < 20 < green.tobytes()[0]


def test_page_of_the_website_stands_in_a_closed_frame_with_its_pictures(desk: Desk) -> None:
    desk.put(
        "a.md", "Xem\n\n![Sơ đồ](hinh/trong.jpg)\n\n| A | B |\n|---|---|\n| 1 | 2 |", cover=COVER
    )
    frame = seen(desk, "a.md").frames["website"]
    sources = re.findall(r'<img[^>]*\bsrc="([^"]*)"', frame)
    assert len(sources) == 2
    assert all(each.startswith("data:image/jpeg;base64,") for each in sources)
    assert "<td>1</td>" in frame


def test_page_fetches_nothing_and_runs_nothing(desk: Desk) -> None:
    desk.put("a.md", '<script>alert(1)</script>\n\n[x](javascript:alert(1))', cover=COVER,
             title='"\'<img src=x onerror=alert(1)>"')  # fmt: skip
    page = seen(desk, "a.md")
    for tag, given in page.tags:
        assert tag != "script"
        assert not any(name.startswith("on") for name in given)
        assert not (given.get("src") or "data:").startswith(("http", "/", "x"))
    policy = next(given for _tag, given in page.tags if "http-equiv" in given)
    assert (policy["content"] or "").startswith("default-src 'none'")


@pytest.mark.slow
def test_broken_file_says_what_is_wrong_and_where(desk: Desk) -> None:
    desk.put("hong.md", title=None, publish_at="hôm nay")
    name, text, _code, _why = preview_page(desk.workspace, "hong.md")
    words = Page(text).words[""]
    assert name == "hong"
    assert "Số chỗ phải sửa: 2" in words
    assert "title: thiếu" in re.sub(r"\s+", " ", words)
    assert "không phải ngày giờ" in words


def test_refusal_of_one_channel_stands_beside_it_and_the_others_are_shown(desk: Desk) -> None:
    desk.put("a.md", summary="Việc cấm làm.", cover=COVER)
    page = seen(desk, "a.md")
    assert set(page.texts) == {"website", "telegram"}
    assert "the word 'cấm'" in page.words["page"]
    assert "bị từ chối" in page.words["page"]
    assert "Số chỗ phải sửa: 1" in page.words[""]
    assert "the word 'cấm'" in page.words[""]


def test_refusal_of_the_website_is_no_crash(desk: Desk) -> None:
    desk.put("index.md")
    page = seen(desk, "index.md")
    assert "không dùng được" in page.words["website"]
    assert "telegram" in page.texts


def test_second_file_of_one_item_is_a_problem(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.put("b.md")
    assert "trùng với bài ở tệp a.md" in seen(desk, "b.md").words[""]


def test_fault_free_item_says_so(desk: Desk) -> None:
    desk.put("a.md")
    assert "Không thấy lỗi." in seen(desk, "a.md").words[""]


def test_time_that_has_passed_is_remarked(desk: Desk) -> None:
    desk.put("a.md", publish_at="2026-11-21 08:00")
    assert "giờ này đã qua" in seen(desk, "a.md").words["website"]
    desk.put("a.md")
    assert "giờ này đã qua" not in seen(desk, "a.md").words["website"]


def test_next_slot_is_shown_as_a_time(desk: Desk) -> None:
    desk.put("a.md", publish_at=None, slot="next")
    assert re.search(r"Sẽ đăng lúc \d\d/11/2026 \d\d:\d\d", seen(desk, "a.md").words["website"])


def test_draft_with_an_underscore_can_be_looked_at(desk: Desk) -> None:
    desk.put("_nhap.md", title="Bản nháp")
    assert "Bản nháp" in seen(desk, "_nhap.md").texts["telegram"]


@pytest.mark.parametrize(
    "wanted", ["khong-co", "khong-co.md", "../config/publisher.toml", "hinh", ""]
)
def test_what_is_neither_item_nor_file_is_refused(desk: Desk, wanted: str) -> None:
    with pytest.raises(NoSuchItem):
        preview_page(desk.workspace, wanted)


def test_file_outside_the_content_folder_is_not_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "ngoai.md").write_text(markdown(), encoding="utf-8")
    with pytest.raises(NoSuchItem):
        preview_page(desk.workspace, str(tmp_path / "ngoai.md"))


def test_picture_that_vanished_is_told_not_hidden(desk: Desk) -> None:
    desk.put("a.md", cover=COVER)
    desk.scan()
    for kept in (desk.workspace.config.state / "media").iterdir():
        kept.write_bytes(b"not a picture any more")
    assert "Không mở được hình: Năm bước nối nhau" in seen(desk, "a").words["page"]


# --- What is out already ---------------------------------------------------------------------


def out(desk: Desk, **front: str) -> None:
    """Let an item be out on every channel since Monday 08:00."""
    desk.put("a.md", title="Tên cũ", **front)
    desk.scan()
    desk.sent("a")
    desk.wait(hours=1)


def test_a_pending_correction_is_shown_as_one_with_its_note(desk: Desk) -> None:
    out(desk)
    desk.put("a.md", title="Tên mới", correction="Tên bài ghi sai.")
    desk.scan()
    page = seen(desk, "a")
    for channel in ("website", "telegram", "page"):
        assert "Đã đăng lúc 23/11/2026 08:00; sẽ sửa sau khi có người" in page.words[channel]
        assert "Sẽ đăng" not in page.words[channel]
    assert "Đính chính ngày 23/11/2026: Tên bài ghi sai." in page.texts["telegram"]
    assert "Đính chính ngày 23/11/2026: Tên bài ghi sai." in page.frames["website"]
    texts = {row["channel"]: row["post"]["text"] for row in desk.rows("a") if row["id"] > 3}
    assert {name: page.texts[name] for name in texts} == texts


def test_a_correction_that_is_not_scanned_yet_is_shown_as_it_would_be_planned(desk: Desk) -> None:
    out(desk)
    desk.put("a.md", title="Tên mới", correction="Tên bài ghi sai.")
    before = seen(desk, "a.md")
    desk.scan()
    assert before.texts == seen(desk, "a.md").texts
    assert "sẽ sửa sau khi có người" in before.words["telegram"]


def test_a_channel_that_keeps_its_posts_shows_the_note(tmp_path: Path) -> None:
    channels = {
        "site": 'use = "fake_channels:Site"',
        "chat": 'use = "fake_channels:Fake"\ncorrections = "note"',
    }
    with opened(tmp_path, channels=channels) as desk:
        out(desk)
        desk.put("a.md", title="Tên mới", correction="Tên bài ghi sai.")
        before = seen(desk, "a.md")
        desk.scan()
        page = seen(desk, "a")
        (note,) = [row["post"]["text"] for row in desk.rows("a") if row["kind"] == "note"]
        assert before.texts["chat"] == page.texts["chat"] == note
        assert "a correction note to go out once somebody agrees" in page.words["chat"]
        assert "to be corrected once somebody agrees" in page.words["site"]


def test_a_planned_withdrawal_shows_what_is_still_there(desk: Desk) -> None:
    out(desk)
    withdraw(desk.workspace, "a", "Văn bản đã bị thay thế", urgent=False)
    page = seen(desk, "a")
    assert "Bài được gỡ khỏi mọi kênh. Lý do: Văn bản đã bị thay thế" in page.words[""]
    assert "Đã đăng lúc 23/11/2026 08:00; sẽ gỡ ngay" in page.words["telegram"]
    assert "Tên cũ" in page.texts["telegram"]


def test_a_withdrawal_shows_the_words_that_are_out_not_those_of_the_file(desk: Desk) -> None:
    out(desk)
    desk.put("a.md", title="Tên mới", correction="Tên bài ghi sai.")
    desk.scan()
    withdraw(desk.workspace, "a", "Nhầm", urgent=False)
    frame = seen(desk, "a").frames["website"]
    assert "Tên cũ" in frame
    assert "Tên mới" not in frame and "Đính chính" not in frame


def test_a_withdrawn_item_says_when_it_went_out_and_when_it_was_taken_away(desk: Desk) -> None:
    out(desk)
    withdraw(desk.workspace, "a", "Nhầm", urgent=False)
    for row in desk.rows("a"):
        ends = {"state": "sent", "sent_at": desk.time} if row["kind"] == "withdraw" else None
        with desk.workspace.store.write() as db:
            where = deliveries.c.id == row["id"]
            db.execute(deliveries.update().where(where).values(ends or {"state": "withdrawn"}))
    words = seen(desk, "a").words["telegram"]
    assert "Đã đăng lúc 23/11/2026 08:00; đã gỡ lúc 23/11/2026 09:00" in words


def test_a_file_that_asks_to_be_withdrawn_is_not_shown_as_a_new_post(desk: Desk) -> None:
    out(desk)
    desk.put("a.md", title="Tên cũ", withdrawn="Nhầm")
    words = seen(desk, "a.md").words
    assert "Bài được gỡ khỏi mọi kênh. Lý do: Nhầm" in words[""]
    assert "sẽ gỡ sau khi có người đồng ý" in words["telegram"]


def test_what_waits_for_a_yes_past_its_time_names_no_past_time(desk: Desk) -> None:
    desk.put("a.md")
    desk.scan()
    desk.set("a", approved_digest=None, approvals_needed=1)
    assert "Sẽ đăng lúc 24/11/2026 08:00, nếu có người" in seen(desk, "a").words["website"]
    desk.wait(days=2)
    assert "Sẽ đăng sau khi có người đồng ý" in seen(desk, "a").words["website"]


# --- Files that were never taken in -------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "wanted", ["2026-11-24-Cấp phép", "cap-phep", "moi", "cấp phép", "thang-11", "Cấp phép.md"]
)
def test_a_file_that_was_never_taken_in_is_found_by_its_name(desk: Desk, wanted: str) -> None:
    name = "thang-11/2026-11-24-Cấp phép.md"
    if wanted == "moi":
        desk.put(name, id="moi")
    else:
        desk.put(name, title="")
    desk.put("khac.md", title="Bài khác")
    assert preview_page(desk.workspace, wanted).name in ("moi", "2026-11-24-cap-phep")


def test_the_nearest_name_wins_and_several_that_fit_are_named(desk: Desk) -> None:
    desk.put("hop.md", title="Mời họp")
    desk.put("hop-dan.md", title="Họp dân")
    assert preview_page(desk.workspace, "hop").name == "hop"
    desk.put("cu/hop.md", title="Họp cũ")
    with pytest.raises(SeveralFiles, match=r"cu/hop\.md, hop\.md"):
        preview_page(desk.workspace, "hop")
    with pytest.raises(NoSuchItem):
        preview_page(desk.workspace, "không có")


def test_a_draft_that_is_kept_back_is_found_too(desk: Desk) -> None:
    desk.put("_nhap.md", title="Bài nháp")
    assert "Bài nháp" in preview_page(desk.workspace, "nhap").page
