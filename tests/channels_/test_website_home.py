"""The front page and what stands on every page: tasks, notices that expire, strips, emblem."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from channel_items import make_image
from channels.website.emblems import read
from channels.website.look import Look, Task, look_of
from channels.website.pages.headings import HELD
from channels.website.pages.parts import parts
from channels.website.settings import Settings
from channels.website.site.generator import Site
from channels.website.site.index import opened
from publisher.contract import Office, Term
from small_site import LOOK, NOW, article, articles, make_site, text, tree

NOTICE = Term("announcement", "Thông báo")
OUTAGE = Term("outage", "Tạm ngừng")
LATER = NOW + timedelta(days=9)


def settings(**changes: object) -> Settings:
    table = {"directory": "www", "base_url": "https://sxd.example.vn", "office_name": "Sở"}
    return Settings.model_validate({**table, **changes})


# --- the front page ---


def test_the_front_page_shows_what_people_come_for_first(tmp_path: Path) -> None:
    look = replace(LOOK, tasks=(Task("Tra cứu <hồ sơ>", "Đang ở đâu", "/tim.html"),))
    make_site(tmp_path, look).publish([article(1)], at=NOW)
    page = text(tmp_path, "index.html")
    assert '<a href="/tin/tim.html"><strong>Tra cứu &lt;hồ sơ&gt;' in page
    assert page.index("Tôi muốn…") < page.index("Tin số 1")


def test_without_tasks_the_front_page_leads_to_the_public_services() -> None:
    office = Office(public_services="https://dichvucong.example.vn")
    (task,) = look_of(settings().model_copy(update={"office": office})).tasks
    assert task.url == "https://dichvucong.example.vn"
    assert look_of(settings()).tasks == ()


def test_the_newest_article_with_a_picture_leads(tmp_path: Path) -> None:
    pictured = article(1, cover=make_image(tmp_path))
    make_site(tmp_path).publish([article(0), pictured, article(2)], at=NOW)
    page = text(tmp_path, "index.html")
    assert "Tin số 1" in page.split('class="card lead"')[1].split("</article>")[0]


def test_forms_with_a_strip_show_their_pictures_and_all_themes_their_newest(
    tmp_path: Path,
) -> None:
    video = Term("video", "Video")
    made = [article(nr, form=video, cover=make_image(tmp_path)) for nr in range(6)]
    make_site(tmp_path).publish([*made, article(9, theme=Term("khac", "Khác"))], at=NOW)
    page = text(tmp_path, "index.html")
    strip = page.split('class="strip of-4 video"')[1].split("</section>")[0]
    assert strip.count("<article") == 4
    assert '<a href="/tin/hinh-thuc/video/">' in strip
    assert page.index("/tin/chu-de/tthc/") < page.index("/tin/chu-de/khac/") or "Khác" in page


def test_the_front_page_of_a_large_site_is_as_short_as_of_a_small_one(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(20)), at=NOW)
    before = len(text(tmp_path, "index.html"))
    site.publish(articles(range(20, 60)), at=NOW)
    assert abs(len(text(tmp_path, "index.html")) - before) < 100


# --- notices ---


def test_a_notice_stands_on_the_front_page_until_it_expires(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, form=NOTICE, expires=LATER), article(2, form=NOTICE)], at=NOW)
    announced = text(tmp_path, "index.html").split('class="announced"')[1].split("</section>")[0]
    assert "Tin số 1" in announced
    assert "Tin số 2" not in announced  # it would stand there for ever
    assert 'class="alerts"' not in text(tmp_path, "index.html")
    site.expire(LATER)
    assert 'class="announced"' not in text(tmp_path, "index.html")


def test_an_outage_is_announced_on_every_page_until_it_is_over(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(7)), at=NOW)
    site.publish([article(8, form=OUTAGE, expires=LATER, title="Tạm ngừng <cổng>")], at=NOW)
    site.rebuild()
    pages = {name: page for name, page in tree(tmp_path).items() if name.endswith(".html")}
    said = f"Tạm ngừng{HELD}&lt;cổng&gt;".encode()
    assert [name for name, page in pages.items() if b'class="alerts"' not in page] == []
    assert said in pages["tin-0.html"] and said in pages["404.html"]
    site.expire(LATER)
    site.rebuild()
    assert 'class="alerts"' not in text(tmp_path, "tin-0.html")


def test_a_withdrawn_notice_is_announced_no_more(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, form=OUTAGE, expires=LATER), article(2)], at=NOW)
    site.withdraw("tin-1")
    site.rebuild()
    assert 'class="alerts"' not in text(tmp_path, "tin-2.html")


def test_an_index_from_before_forms_and_months_had_lists_gets_them(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([*articles(range(7)), article(8, form=NOTICE, expires=LATER)], at=NOW)
    site.rebuild()
    before = tree(tmp_path)
    with opened(tmp_path / "site.sqlite") as db:
        db.executescript(
            "DELETE FROM place WHERE list GLOB 'thang/*' OR list GLOB 'hinh-thuc/*';"
            "DELETE FROM list WHERE name GLOB 'thang/*' OR name GLOB 'hinh-thuc/*';"
            "DELETE FROM rank; DELETE FROM tally; DELETE FROM current;"
        )
    site.rebuild()
    assert tree(tmp_path) == before


# --- the frame ---


@pytest.mark.parametrize(
    ("words", "told"),
    [('<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>', "<script>"),
     ('<svg viewBox="0 0 9 9"><g onload="x()"/></svg>', "onload"),
     ('<svg viewBox="0 0 9 9"><image href="https://x.vn/a.png"/></svg>', "liên kết"),
     ('<svg viewBox="0 0 9 9"><style>@import "//x"</style></svg>', "nơi khác"),
     ('<svg viewBox="0 0 9 9"><rect style="fill:url(http://x)"/></svg>', "nơi khác"),
     ('<!DOCTYPE svg><svg viewBox="0 0 9 9"/>', "DOCTYPE"),
     ('<?xml-stylesheet href="data:x"?><svg viewBox="0 0 9 9"/>', "chỉ thị"),
     ("<svg/>", "viewBox"), ("<svg", "SVG"), ("<p/>", "viewBox")],
)  # fmt: skip
def test_an_emblem_that_could_act_or_fetch_is_refused(
    tmp_path: Path, words: str, told: str
) -> None:
    file = tmp_path / "bieu-trung.svg"
    file.write_text(words.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    with pytest.raises(ValueError, match=told):
        read(file)


def test_an_emblem_is_a_picture_of_a_known_kind_and_small(tmp_path: Path) -> None:
    for name, content, told in (
        ("a.gif", b"GIF89a", "svg"),
        ("a.png", b"no picture", "PNG"),
        ("b.png", b"0" * 200_001, "200 KB"),
        ("gone.svg", None, "không đọc được"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(ValueError, match=told):
            read(tmp_path / name)


def test_the_emblem_stands_on_every_page_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "bieu-trung.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path/></svg>')
    look = look_of(settings(emblem=file))
    Site(tmp_path / "www", tmp_path / "i.sqlite", parts(look)).publish([article(1)], at=NOW)
    emblem = read(file)
    assert (tmp_path / "www" / emblem.name).read_bytes() == file.read_bytes()
    assert f'src="/{emblem.name}" alt="" width="2000" height="1000"' in text(tmp_path, "404.html")


def test_the_line_at_the_top_speaks_of_gov_vn_only_where_it_is_so() -> None:
    assert Look("https://sxd.daklak.gov.vn", "Sở").governmental
    assert not Look("https://sxd.gov.vn.example.com", "Sở").governmental
    assert not Look("https://notgov.vn", "Sở").governmental
