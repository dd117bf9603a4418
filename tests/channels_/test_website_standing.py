"""The pages on the office itself: people, contacts, channels, contents, dates, versions."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from channel_items import make_image, make_item
from channels.website.channel import Website
from channels.website.completeness import lacking
from channels.website.look import Look, telephone
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.required import REQUIRED
from channels.website.settings import Settings
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from films import film
from fleeting_state import FleetingState
from publisher.contract import Correction, Item, Office, Official, Person, Term, Video

OFFICE = Office(
    name="Sở Xây dựng",
    address="Số 1, đường A",
    phone="0262 3 333 333",
    email="lienhe@sxd.example.vn",
    public_services="https://dichvucong.gov.vn",
    map="https://map.example.vn/?q=1",
    channels=(
        Official("Trang thông tin điện tử", "https://sxd.example.vn"),
        Official("Zalo OA", "https://zalo.me/1234"),
    ),
)
LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng", office=OFFICE)
AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(days=3)


def make_page(page: str, **changes: Any) -> Item:
    """Make a page as the core hands it over: with no theme, its unit the whole office."""
    made = {"id": page, "title": page, "body": f"Nội dung của {page}.", "summary": ""}
    office = {"unit": Term("", "Sở Xây dựng"), "theme": Term("", ""), "form": Term("trang", "T")}
    return make_item(**{**made, **office, "page": page, "publish_at": AT, **changes})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "www", tmp_path / "site.sqlite", parts(LOOK, per_page=5))


def put(site: Site, *items: Item, at: datetime = AT) -> None:
    site.publish([to_payload(each, LOOK.root) for each in items], at=at)


def text(tmp_path: Path, name: str) -> str:
    return (tmp_path / "www" / name).read_text(encoding="utf-8")


def test_leaders_are_shown_with_their_portraits_and_how_to_reach_them(
    site: Site, tmp_path: Path
) -> None:
    portrait = make_image(tmp_path, alt="Chân dung: Họ và tên")
    people = (
        Person(
            name="Họ và tên", title="Giám đốc", task="Phụ trách chung", phone="0262 3 333 334",
            email="gd@sxd.example.vn", biography="Kỹ sư.\nThạc sĩ.", picture=portrait.name,
        ),
        Person(name="Người khác", phone="máy lẻ 12"),
    )  # fmt: skip
    put(site, make_page("lanh-dao", body="", staff=people, images=(portrait,)))
    page = text(tmp_path, "lanh-dao.html")
    for words in ("Họ và tên</h2>", "Giám đốc", "Phụ trách chung", "Kỹ sư.\nThạc sĩ."):
        assert words in page
    assert 'href="tel:02623333334"' in page
    assert 'href="mailto:gd@sxd.example.vn"' in page
    assert "máy lẻ 12" in page
    assert page.count("<img") - page.count('class="emblem"') == 1  # once, not below the text too


def test_the_contact_page_says_how_to_reach_the_office(site: Site, tmp_path: Path) -> None:
    put(site, make_page("lien-he"), make_page("english-contact", lang="en"))
    page = text(tmp_path, "lien-he.html")
    assert "Số 1, đường A" in page
    assert 'href="tel:02623333333"' in page
    assert 'href="mailto:lienhe@sxd.example.vn"' in page
    assert 'href="https://map.example.vn/?q=1"' in page
    english = text(tmp_path, "english-contact.html")
    assert '<article lang="en">' in english
    assert "<dt>Telephone</dt>" in english
    assert "Updated:" in english


def test_the_page_of_channels_lists_what_the_office_has(site: Site, tmp_path: Path) -> None:
    put(site, make_page("kenh-chinh-thuc"), make_page("lich-su"))
    page = text(tmp_path, "kenh-chinh-thuc.html")
    assert 'href="https://zalo.me/1234"' in page
    assert "Nội dung của kenh-chinh-thuc." in page
    assert (
        "zalo.me"
        not in text(tmp_path, "lich-su.html").partition("<main")[2].partition("</main")[0]
    )


def test_a_page_says_since_when_it_says_so_or_what_its_editor_says(
    site: Site, tmp_path: Path
) -> None:
    own = datetime(2026, 10, 1, tzinfo=UTC)
    put(site, make_page("to-chuc"), make_page("chuc-nang", updated=own), at=LATER)
    assert "Cập nhật: <time" in text(tmp_path, "to-chuc.html")
    assert ">23/11/2026</time>" in text(tmp_path, "to-chuc.html")
    assert ">01/10/2026</time>" in text(tmp_path, "chuc-nang.html")


def test_what_a_page_said_before_stays_readable_without_a_word_of_mistake(
    site: Site, tmp_path: Path
) -> None:
    put(site, make_page("to-chuc", body="Sở có 7 phòng."))
    put(site, make_page("to-chuc", body="Sở có 8 phòng."), at=LATER)
    page, old = text(tmp_path, "to-chuc.html"), text(tmp_path, "to-chuc/phien-ban-1.html")
    assert "Sở có 8 phòng." in page
    assert "/tin/to-chuc/phien-ban-1.html" in page
    assert "Đính chính" not in page
    assert "Sở có 7 phòng." in old
    assert "Đây là phiên bản cũ của trang" in old
    assert ">20/11/2026</time>" in old


def test_a_mistake_of_a_page_is_told_where_its_editor_says_so(site: Site, tmp_path: Path) -> None:
    put(site, make_page("to-chuc"))
    note = Correction(LATER, "Sở có 8 phòng, không phải 7.")
    put(site, make_page("to-chuc", body="Sở có 8 phòng.", corrections=(note,)), at=LATER)
    assert "Sở có 8 phòng, không phải 7." in text(tmp_path, "to-chuc.html")


def test_a_long_page_has_a_table_of_contents_and_a_short_one_has_none(
    site: Site, tmp_path: Path
) -> None:
    long = "\n\n".join(f"## Mục {nr}\n\nNội dung." for nr in range(1, 5))
    put(site, make_page("chuc-nang", body=long), make_page("lich-su"))
    page = text(tmp_path, "chuc-nang.html")
    for anchor, words in re.findall(r'<li><a href="#([^"]+)">(Mục \d)</a>', page):
        assert f'<h2 id="{anchor}">' in page
        assert words
    assert page.count('<li><a href="#') == 4
    assert "_muc-luc" not in text(tmp_path, "lich-su.html")


def test_links_to_other_pages_lead_there_from_earlier_versions_too(
    site: Site, tmp_path: Path
) -> None:
    body = 'Xem [liên hệ](lien-he.html), [giờ làm việc](lien-he.html#gio "Giờ").'
    put(site, make_page("lien-he"), make_page("gioi-thieu", body=body))
    put(site, make_page("gioi-thieu", body=f"{body} Sửa."), at=LATER)
    for name in ("gioi-thieu.html", "gioi-thieu/phien-ban-1.html"):
        assert 'href="/tin/lien-he.html"' in text(tmp_path, name)
        assert 'href="/tin/lien-he.html#gio"' in text(tmp_path, name)
    assert not [each for each in faults(site, LOOK.base_url) if "lien-he" in each.what]


def test_pages_name_each_other_in_the_offices_order(site: Site, tmp_path: Path) -> None:
    put(site, make_page("lien-he"), make_page("tu-them"), make_page("chuc-nang"))
    put(site, make_page("to-chuc", place=5), at=LATER)
    aside = text(tmp_path, "lien-he.html").partition("<aside")[2].partition("</aside")[0]
    names = re.findall(r'href="/tin/([\w-]+)\.html"', aside)
    assert names == ["to-chuc", "chuc-nang", "lien-he", "tu-them"]
    assert 'href="/tin/lien-he.html" aria-current="page"' in aside


def test_no_list_and_no_feed_has_a_page(site: Site, tmp_path: Path) -> None:
    put(site, make_item(id="bai", publish_at=AT), make_page("to-chuc"))
    www = tmp_path / "www"
    naming = {
        str(path.relative_to(www))
        for path in www.rglob("*")
        if path.suffix in (".html", ".xml")
        and 'to-chuc.html' in path.read_text(encoding="utf-8").partition("<main")[2]
        .partition("</main")[0]
    }  # fmt: skip
    assert naming == {"to-chuc.html"}
    feeds = [text(tmp_path, name) for name in ("rss.xml", "atom.xml")]
    assert not any("to-chuc" in each for each in feeds)
    assert "to-chuc.html" in text(tmp_path, "sitemap/1.xml")


def test_a_page_that_is_taken_away_leaves_a_notice(site: Site, tmp_path: Path) -> None:
    put(site, make_page("to-chuc"), make_page("lien-he"))
    site.withdraw("to-chuc")
    assert "Nội dung đã được gỡ" in text(tmp_path, "to-chuc.html")
    assert "to-chuc.html" not in text(tmp_path, "lien-he.html")


def test_whatever_stands_in_a_page_is_text(site: Site, tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script>'
    people = (Person(name=evil, title=evil, task=evil, phone=evil, email=evil, biography=evil),)
    put(site, make_page("lanh-dao", title=evil, staff=people, body=f"## {evil}\n\n" * 5))
    page = text(tmp_path, "lanh-dao.html")
    assert "<script>alert" not in page


def test_the_site_of_pages_is_rebuilt_byte_for_byte(site: Site, tmp_path: Path) -> None:
    put(site, make_page("to-chuc"), make_page("lien-he"), make_item(id="bai", publish_at=AT))
    put(site, make_page("to-chuc", body="Khác."), at=LATER)
    www = tmp_path / "www"
    before = {path: path.read_bytes() for path in www.rglob("*") if path.is_file()}
    site.rebuild()
    assert {path: path.read_bytes() for path in before} == before
    assert [each for each in faults(site, LOOK.base_url) if each.level == "error"] == []


def test_a_page_put_again_as_it_is_keeps_its_date(site: Site, tmp_path: Path) -> None:
    put(site, make_page("to-chuc"))
    put(site, replace(make_page("to-chuc"), place=3), at=LATER)
    assert ">20/11/2026</time>" in text(tmp_path, "to-chuc.html")


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("0262 3 333 333", "02623333333"), ("+84 262.333", "+84262333"), ("0262.xxx.xxxx", ""),
     ("0262 3333 - 0262 4444 (máy lẻ 12)", ""), ("113", "")],
)  # fmt: skip
def test_only_one_number_can_be_dialled(written: str, dialled: str) -> None:
    assert telephone(written) == dialled


# --- Pages that must be there ---


def told(site: Site, required: dict[str, int], now: datetime = AT) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with site.open() as (index, _):
        lacked = lacking(index, required, now)
    for each in lacked:
        assert each.level == "hint"
        found.setdefault(each.place, []).append(each.what)
    return found


LONG = "Sở Xây dựng là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh."


def test_a_required_page_that_is_missing_is_told_with_what_to_do(site: Site) -> None:
    put(site, make_page("to-chuc", body=LONG))
    found = told(site, {"to-chuc": 365, "lanh-dao": 365})
    assert found.keys() == {"lanh-dao"}
    assert "publisher new --page lanh-dao" in found["lanh-dao"][0]


def test_a_page_that_was_taken_away_is_missing(site: Site) -> None:
    put(site, make_page("to-chuc", body=LONG))
    site.withdraw("to-chuc")
    assert told(site, {"to-chuc": 0}).keys() == {"to-chuc"}


def test_a_page_older_than_its_limit_is_told_with_its_date(site: Site) -> None:
    put(site, make_page("to-chuc", body=LONG))
    now = AT + timedelta(days=366)
    assert told(site, {"to-chuc": 367}, now) == {}
    assert told(site, {"to-chuc": 0}, now) == {}
    (what,) = told(site, {"to-chuc": 365}, now)["to-chuc"]
    assert "20/11/2026" in what
    put(site, make_page("to-chuc", body=LONG, updated=now), at=now)
    assert told(site, {"to-chuc": 365}, now) == {}


def test_a_page_with_next_to_no_words_is_told_unless_it_shows_people(site: Site) -> None:
    put(site, make_page("to-chuc"), make_page("lanh-dao", body="", staff=(Person(name="A"),)))
    found = told(site, {"to-chuc": 365, "lanh-dao": 365})
    assert found.keys() == {"to-chuc"}
    assert "gần như trống" in found["to-chuc"][0]


def test_the_office_may_set_other_limits_and_need_no_page(tmp_path: Path) -> None:
    limits = {"to-chuc": "30d", "lich-su": "off", "dang-bo": "0d"}
    table = {"directory": tmp_path, "base_url": "https://a.vn", "office_name": "Sở"}
    required = Settings.model_validate({**table, "required": limits}).required
    assert (required["to-chuc"], required["dang-bo"], required["lanh-dao"]) == (30, 0, 365)
    assert "lich-su" not in required
    with pytest.raises(ValidationError, match="365d"):
        Settings.model_validate({**table, "required": {"to-chuc": "một năm"}})


def test_verify_tells_of_files_and_of_pages(tmp_path: Path) -> None:
    table = {"directory": tmp_path / "www", "base_url": LOOK.base_url, "office_name": "Sở"}
    limits = dict.fromkeys(REQUIRED, "off") | {"to-chuc": "365d", "lich-su": "0d"}
    settings = Settings.model_validate({**table, "index": tmp_path / "i", "required": limits})
    channel = Website(settings, FleetingState())
    for each in (make_item(id="bai", publish_at=AT), make_page("to-chuc", body=LONG)):
        channel.publish(channel.render(each), key=each.id)
    found = list(channel.verify())
    assert [each for each in found if each.level == "error"] == []
    assert {each.place for each in found if each.level == "hint"} - {""} == {"lich-su"}
    assert channel.check().facts["trang giới thiệu"].startswith("1 trang thiếu")


def test_a_page_may_have_a_film_with_its_poster(site: Site, tmp_path: Path) -> None:
    clip, poster = tmp_path / "phim.mp4", make_image(tmp_path, caption="Trụ sở")
    clip.write_bytes(film())
    shown = Video(path=clip, name="0123456789abcdef.mp4", poster=poster)
    put(site, make_page("gioi-thieu", video=shown))
    page = text(tmp_path, "gioi-thieu.html")
    assert "<video" in page and "Trụ sở</figcaption>" in page
