"""An article's page: its pictures, its video, its metadata, and what readers may do with it."""

import itertools
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channel_items import FILM, make_image, make_item
from channels.website.look import Look
from channels.website.pages.metadata import linked
from channels.website.pages.parts import parts
from channels.website.pages.sharing import length, zalo_share
from channels.website.payload.article import to_payload
from channels.website.payload.labels import page_labels
from channels.website.payload.shown import gallery, is_graphic, lead, opening
from channels.website.payload.structure import structured
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Correction, Event, Image, Item, Rejected, Source, Term, Video

LOOK = Look(
    base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng", office_parent="UBND tỉnh"
)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
INFOGRAPHIC = Term("infographic", "Đồ họa thông tin")
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nXin chào\n"


def put(folder: Path, *items: Item) -> Site:
    site = Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))
    for each in items:
        site.publish([to_payload(each, LOOK.root)], at=NOW)
    return site


def page(folder: Path, item: Item, name: str = "") -> str:
    put(folder, item)
    return (folder / "www" / (name or f"{item.id}.html")).read_text()


def data(text: str) -> dict[str, dict[str, Any]]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert block
    return {each["@type"]: each for each in json.loads(block[1])["@graph"]}


def film(folder: Path, **changes: Any) -> Video:
    clip = folder / "clip.mp4"
    clip.write_bytes(FILM)
    return Video(path=clip, name="0123456789abcdef.mp4", **changes)


# --- pictures ---


def shown(text: str) -> list[str]:
    """Return the pictures that a page shows: those of its text, and before a video is played."""
    return re.findall(r'(?:<img src|poster)="/tin/(media/[^"]+)"', text)


@pytest.mark.parametrize("where", ["body", "gallery", "poster", "no poster"])
def test_a_cover_that_stands_elsewhere_is_shown_once(tmp_path: Path, where: str) -> None:
    cover = make_image(tmp_path)
    inside = replace(cover, inline=True)
    places: dict[str, dict[str, Any]] = {
        "body": {"body": f"Lời.\n\n![](<{cover.name}>)", "images": (inside,)},
        "gallery": {"images": (cover, cover)},
        "poster": {"video": film(tmp_path, poster=cover)},
        "no poster": {"video": film(tmp_path)},
    }
    pictures = shown(page(tmp_path, make_item(cover=cover, **places[where])))
    assert len(pictures) == 1, pictures


def test_a_picture_that_is_gone_is_told_wherever_it_stands(tmp_path: Path) -> None:
    gone = Image(name="0" * 16 + ".jpg", path=tmp_path / "gone.jpg", alt="Ảnh", inline=True)
    with pytest.raises(Rejected, match=r"gone\.jpg"):
        to_payload(make_item(cover=gone, images=(gone,), body=f"![](<{gone.name}>)"), "")


PLACES = st.sets(st.sampled_from(["cover", "images", "twice", "body", "poster"]))


@given(st.lists(PLACES, min_size=1, max_size=3), st.booleans())
def test_no_picture_is_planned_twice_and_none_is_forgotten(
    places: list[set[str]], film_here: bool
) -> None:
    images = [Image(name=f"{n}.jpg", path=Path(f"{n}.jpg"), alt="Ảnh") for n in range(len(places))]
    of = {
        place: [image for image, its in zip(images, places, strict=True) if place in its]
        for place in ("cover", "images", "twice", "body", "poster")
    }
    poster = next(iter(of["poster"]), None)
    item = make_item(
        cover=next(iter(of["cover"]), None),
        images=(
            *of["images"],
            *of["twice"],
            *of["twice"],
            *(replace(each, inline=True) for each in of["body"]),
        ),
        body="".join(f"![](<{each.name}>)\n\n" for each in of["body"]),
        video=Video(path=Path("a.mp4"), poster=poster) if film_here else None,
    )
    places_of = [lead(item), opening(item), *gallery(item)]
    outside = [each.name for each in places_of if each]
    assert len(outside) == len(set(outside))
    given_ones = {item.cover, *of["images"], *of["twice"], *([poster] if film_here else [])}
    everywhere = {*outside, *(each.name for each in of["body"])}
    assert {each.name for each in given_ones if each} <= everywhere
    assert not {each.name for each in of["body"]} & {
        each.name for each in (lead(item), *gallery(item)) if each
    }


@pytest.mark.parametrize(
    ("alt", "form", "graphic"),
    [
        ("Sơ đồ năm bước", Term("article", "Tin, bài"), True),
        ("Biểu đồ: 98,5 % đúng hạn", Term("article", "Tin, bài"), True),
        ("Công dân nộp hồ sơ", Term("article", "Tin, bài"), False),
        ("Năm bước nối nhau", INFOGRAPHIC, True),
        ("Năm bước nối nhau", Term("x", "Đồ họa thông tin"), True),
        ("Ảnh chụp buổi lễ", INFOGRAPHIC, False),
        ("Buổi lễ", Term("video", "Video, clip, đồ họa chuyển động"), False),
    ],
)
def test_a_drawing_is_told_from_a_photo_by_what_its_editor_says(
    alt: str, form: Term, graphic: bool
) -> None:
    image = Image(name="a.png", path=Path("a.png"), alt=alt)
    assert is_graphic(make_item(form=form), image) is graphic


def test_who_drew_a_graphic_is_named_so_in_the_text_too(tmp_path: Path) -> None:
    drawn = make_image(tmp_path, suffix="png", alt="Sơ đồ các bước", credit="Phòng A", inline=True)
    photo = make_image(tmp_path, colour="red", credit="Phòng B", caption="Buổi lễ")
    item = make_item(cover=photo, images=(drawn,), body=f"![](<{drawn.name}>)")
    text = page(tmp_path, item)
    assert '<span class="credit">Đồ họa: Phòng A</span>' in text
    assert 'Buổi lễ. <span class="credit">Ảnh: Phòng B</span>' in text
    english = page(tmp_path, replace(item, id="english", lang="en"))
    assert '<span class="credit">Graphic: Phòng A</span>' in english


# --- video ---


def test_captions_stand_beside_the_page_as_long_as_the_article(tmp_path: Path) -> None:
    item = make_item(video=film(tmp_path, captions=CAPTIONS, seconds=65.2, transcript="Xin chào"))
    text = page(tmp_path, item)
    file = tmp_path / "www" / item.id / "phu-de.vtt"
    assert f'<track kind="captions" src="/tin/{item.id}/phu-de.vtt" srclang="vi"' in text
    assert file.read_text() == CAPTIONS
    assert "Thời lượng: 1:05" in text
    assert "Lời thoại của video" in text
    assert data(text)["VideoObject"]["duration"] == "PT65S"
    site = put(tmp_path, replace(item, video=film(tmp_path)))
    assert not file.exists()
    put(tmp_path, item)
    assert file.exists()
    assert list(faults(site)) == []
    site.withdraw(item.id)
    assert not file.exists()
    assert list(faults(site)) == []


def test_words_of_a_film_without_sound_are_not_called_speech(tmp_path: Path) -> None:
    silent = film(tmp_path, transcript="Phim không có tiếng. Cảnh 1: tên phim.")
    text = page(tmp_path, make_item(video=silent))
    assert "Nội dung hình của video" in text
    assert "Lời thoại" not in text


# --- structure ---


def test_tables_scroll_by_keyboard_under_names_of_their_own() -> None:
    table = '<table><tr><th style="text-align: right;">A</th></tr></table>'
    made = structured(
        f"{table}<figure>{table}<figcaption><p>Bảng <b>lệ phí</b></p></figcaption></figure>"
        '<table><tr><td style="text-align: center">' + table + "</td></tr></table>",
        page_labels("vi"),
    )
    names = re.findall(
        r'<div class="table" role="region" tabindex="0" aria-label="([^"]*)"><table>', made
    )
    assert names == ["Bảng 1", "Bảng lệ phí", "Bảng 3"]
    assert made.count("<div") == made.count("</div>")
    assert "style=" not in made
    assert made.count('class="right"') == 3


def test_a_link_that_shows_its_address_is_marked() -> None:
    body = '<a href="https://a.vn/" rel="x">https://a.vn/</a> <a href="https://a.vn/">Cổng</a>'
    made = structured(body, page_labels("vi"))
    assert made == body.replace("<a", '<a class="bare"', 1)


def test_a_page_has_one_title_and_no_heading_is_left_out(tmp_path: Path) -> None:
    body = "### Một\n\nLời.\n\n<h1>Hai</h1>\n\n#### Ba\n\n## Bốn\n\n[^1]\n\n[^1]: Chú thích."
    text = page(tmp_path, make_item(body=body))
    levels = [int(each) for each in re.findall(r"<h(\d)", text.partition("<main")[2])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    assert 'role="doc-endnotes" aria-label="Chú thích"' in text


# --- metadata ---


def test_machines_are_told_who_says_what_and_when(tmp_path: Path) -> None:
    cover = make_image(tmp_path)
    item = make_item(
        cover=cover,
        source=Source(name="Báo", url="https://bao.example"),
        corrections=(Correction(NOW, "Ngày 30, không phải 29."),),
    )
    found = data(page(tmp_path, item))
    news = found["NewsArticle"]
    assert news["headline"] == item.title
    assert news["author"] == {"@type": "Organization", "name": "Ban biên tập"}
    assert news["correction"] == ["Ngày 30, không phải 29."]
    assert news["isBasedOn"] == "https://bao.example"
    assert news["image"]["url"].startswith(f"{LOOK.base_url}/media/")
    assert found["GovernmentOrganization"]["parentOrganization"]["name"] == "UBND tỉnh"
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [each["position"] for each in crumbs] == [1, 2, 3, 4]


def test_machines_are_told_when_and_where_readers_may_come(tmp_path: Path) -> None:
    event = Event(begins=NOW, ends=NOW + timedelta(hours=2), place="Hội trường B")
    told = data(page(tmp_path, make_item(event=event)))["Event"]
    assert told["startDate"] == "2026-11-23T08:00:00+07:00"
    assert told["location"]["name"] == "Hội trường B"


def test_a_version_tells_machines_nothing_and_offers_no_captions(tmp_path: Path) -> None:
    item = make_item(video=film(tmp_path, captions=CAPTIONS))
    put(tmp_path, item, replace(item, title="Tên khác"))
    old = (tmp_path / "www" / item.id / "phien-ban-1.html").read_text()
    assert '<meta name="robots" content="noindex">' in old
    assert "ld+json" not in old
    assert "<track" not in old


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_no_title_ends_the_block_of_data(title: str, name: str, tag: str) -> None:
    payload = {
        **to_payload(make_item(hashtags=(tag,)), ""),
        "title": f"{title}</script><!--",
        "author": name,
    }
    block = str(linked(LOOK, payload, NOW))
    assert not re.search(r"[<>&\u2028\u2029]", block)
    assert json.loads(block)["@graph"][2]["headline"] == payload["title"]


def test_a_page_has_every_element_of_dublin_core(tmp_path: Path) -> None:
    text = page(tmp_path, make_item(expires=NOW + timedelta(days=3)))
    given_ones = set(re.findall(r'name="DC\.(\w+)"', text))
    assert given_ones == {
        "title", "creator", "contributor", "date", "description", "publisher", "identifier",
        "language", "subject", "type", "format", "source", "coverage", "rights",
    }  # fmt: skip  # and relation, of an item with documents


# --- what readers may do ---


def test_an_article_is_passed_on_by_plain_links(tmp_path: Path) -> None:
    text = page(tmp_path, make_item(title='Hỏi & đáp "nhanh"'))
    url = "https%3A//sxd.example.vn/tin/cap-phep-truc-tuyen.html"
    assert f'href="https://www.facebook.com/sharer/sharer.php?u={url}"' in text
    assert 'href="https://button-share.zalo.me/share_external?d=' in text
    mail = re.search(r'href="mailto:\?subject=([^"&]*)&amp;body=([^"]*)"', text)
    assert mail
    assert mail[2] == url
    assert not re.search(r'[\s"<]', mail[1])
    assert zalo_share("https://a.vn/") == (
        "https://button-share.zalo.me/share_external?d=eyJ1cmwiOiAiaHR0cHM6Ly9hLnZuLyJ9"
    )


def test_an_english_article_is_labelled_in_english(tmp_path: Path) -> None:
    item = make_item(lang="en", corrections=(Correction(NOW, "On 30, not 29."),))
    put(tmp_path, item, replace(item, title="Another title"))
    text = (tmp_path / "www" / f"{item.id}.html").read_text()
    article = text.partition("<article")[2].partition("</article>")[0]
    for word in ("Updated:", "Correction of", "Earlier versions", "Author:", ">Unit<", ">Save<"):
        assert word in article
    assert '<dd lang="vi">' in article
    assert f'hreflang="en" href="{LOOK.base_url}/{item.id}.html"' in text
    old = (tmp_path / "www" / item.id / "phien-ban-1.html").read_text()
    assert "This is an earlier version" in old


@pytest.mark.parametrize(("seconds", "said"), [(5, "0:05"), (65, "1:05"), (3723, "1:02:03")])
def test_the_length_of_a_film_is_written_as_clocks_do(seconds: int, said: str) -> None:
    assert length(seconds) == said


def test_a_post_of_an_earlier_release_has_a_page(tmp_path: Path) -> None:
    payload = to_payload(make_item(cover=make_image(tmp_path), video=film(tmp_path)), LOOK.root)
    old = {name: payload[name] for name in payload if name not in ("lead", "inline", "og")}
    for each in (old["cover"], old["video"]["poster"]):
        each.pop("graphic", None)
    for name in ("captions", "seconds", "silent"):
        old["video"].pop(name)
    site = Site(tmp_path / "www", tmp_path / "site.sqlite", parts(LOOK))
    site.publish([old], at=NOW)
    assert list(faults(site)) == []
