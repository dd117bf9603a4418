"""Pictures on the website: sharp where they are shown, small where they travel, never cut."""

import io
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Picture
from PIL import ImageDraw

from channel_items import make_image, make_item
from channels.shared.images import Rendition
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.pages.pictures import pieces, tint
from channels.website.payload.article import to_payload
from channels.website.pictures import cards, renditions
from channels.website.pictures import plan as pictures
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Rejected, Term, Video

LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SECRET = b"GPS 12.6667N 108.0500E"


def make_site(folder: Path) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(LOOK))


def shown(folder: Path, **changes: Any) -> tuple[dict[str, Any], str]:
    """Publish an item; return its payload and its page."""
    payload = to_payload(make_item(**changes), LOOK.root)
    make_site(folder).publish([payload], at=NOW)
    return payload, (folder / "www" / f"{payload['id']}.html").read_text(encoding="utf-8")


def files(folder: Path, payload: dict[str, Any], kind: str) -> Iterator[Picture.Image]:
    for each in payload["files"]:
        if each["kind"] == kind:
            with Picture.open(folder / "www" / each["file"]) as made:
                made.load()
                yield made


def bordered(path: Path, size: tuple[int, int]) -> None:
    """Draw a white picture with a red border: what is cut has none."""
    drawn = Picture.new("RGB", size, "white")
    width = max(size) // 30
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] - 1, size[1] - 1), outline="red", width=width)
    drawn.save(path, quality=95)


def near(pixel: Any, colour: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(one - other) <= by for one, other in zip(pixel, colour, strict=True))


# --- widths -----------------------------------------------------------------------------


@given(st.integers(1, 1600))
def test_widths_rise_to_the_pictures_own_and_stand_apart(own: int) -> None:
    widths = pictures.widths(own)
    assert widths == sorted(set(widths))
    assert widths[-1] == own
    assert all(wide >= 1.2 * narrow for narrow, wide in pairwise(widths))


@given(st.integers(1, 1600), st.integers(1, 8000))
def test_a_thumbnail_has_the_pictures_shape_and_is_no_larger(width: int, height: int) -> None:
    small = pictures.thumb_size(Rendition(".jpg", width, height))
    assert min(small) >= 1
    assert max(small) <= min(480, max(width, height))
    assert abs(small[0] - width * max(small) / max(width, height)) <= 1


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.integers(1, 2000), st.integers(1, 2000), st.sampled_from(["jpg", "png"]))
def test_every_file_is_as_large_as_the_page_says(width: int, height: int, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        image = make_image(Path(folder), suffix=suffix, size=(width, height))
        payload = to_payload(make_item(cover=image), "")
        picture, made = payload["cover"], dict(renditions.made(payload["files"]))
    said = {
        picture["file"]: (picture["width"], picture["height"]),
        **{file: (wide, None) for wide, file in picture["sizes"]["webp"]},
    }
    for file, (wide, high) in said.items():
        with Picture.open(io.BytesIO(made[file])) as found:
            assert found.width == wide <= min(width, 1600)
            assert high in (None, found.height)


def test_a_phone_takes_less_than_a_screen(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(2000, 1125))
    Picture.effect_mandelbrot((2000, 1125), (-2, -1, 1, 1), 60).convert("RGB").save(image.path)
    payload, page = shown(tmp_path, cover=image)
    sizes = payload["cover"]["sizes"]["webp"]
    assert [width for width, _file in sizes] == [480, 800, 1200, 1600]
    bytes_of = [(tmp_path / "www" / file).stat().st_size for _width, file in sizes]
    assert bytes_of == sorted(bytes_of)
    assert bytes_of[-1] < (tmp_path / "www" / payload["cover"]["file"]).stat().st_size
    source = re.search(r'<source type="image/webp" srcset="([^"]*)" sizes="[^"]+">', page)
    assert source
    assert source[1] == ", ".join(f"/tin/{file} {width}w" for width, file in sizes)


def test_the_first_picture_is_fetched_first_and_those_below_when_seen(tmp_path: Path) -> None:
    cover = make_image(tmp_path, size=(300, 200))
    below = make_image(tmp_path, size=(300, 200), colour="navy", inline=True)
    _payload, page = shown(
        tmp_path, cover=cover, images=(below,), body=f"A\n\n![](<{below.name}>)"
    )
    first, second = re.findall(r"<img [^>]*>", page.partition("<article")[2])[:2]
    assert 'fetchpriority="high"' in first
    assert "loading" not in first
    assert 'loading="lazy" decoding="async"' in second
    assert all('width="300" height="200"' in each for each in (first, second))


# --- what is made -----------------------------------------------------------------------


def test_nothing_of_camera_or_place_is_in_any_file(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(900, 600))
    exif = Picture.Exif()
    exif[0x0112], exif[0x010E] = 6, SECRET.decode()
    with Picture.open(image.path) as photo:
        photo.copy().save(image.path, exif=exif, comment=SECRET, xmp=SECRET)
    payload, _page = shown(tmp_path, cover=image)
    made = [tmp_path / "www" / each["file"] for each in payload["files"]]
    assert len(made) == 5
    assert not any(SECRET in each.read_bytes() for each in made)
    for each in files(tmp_path, payload, "webp"):
        assert each.height > each.width  # it stands upright
        assert not each.getexif()
        assert not {"icc_profile", "xmp", "exif"} & set(each.info)


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("CMYK", "jpg"), ("L", "jpg"), ("1", "png"), ("P", "png"), ("LA", "png"), ("I;16", "png")],
)
def test_every_kind_of_source_becomes_every_kind_of_file(
    tmp_path: Path, mode: str, suffix: str
) -> None:
    image = make_image(tmp_path, suffix=suffix)
    grey = Picture.new("L", (500, 300), 128)
    made = Picture.new(mode, grey.size, 128 * 257) if mode == "I;16" else grey.convert(mode)
    made.save(image.path)
    payload, _page = shown(tmp_path, cover=image)
    ((webp),) = files(tmp_path, payload, "webp")
    assert webp.size == (500, 300)
    if mode not in ("1", "CMYK"):
        assert near(webp.convert("RGB").getpixel((250, 150)), (128, 128, 128))
    assert [each.size for each in files(tmp_path, payload, "thumb")] == [(480, 288)]
    assert [each.size for each in files(tmp_path, payload, "og")] == [(1200, 630)]


def test_a_drawing_of_few_colours_loses_nothing(tmp_path: Path) -> None:
    image = make_image(tmp_path, suffix="png")
    drawing = Picture.new("RGB", (600, 400), "white")
    for at in range(0, 600, 7):
        ImageDraw.Draw(drawing).line((at, 0, 600 - at, 400), fill=("red", "navy")[at % 2])
    drawing.save(image.path)
    payload, _page = shown(tmp_path, cover=image)
    *_narrower, own = files(tmp_path, payload, "webp")
    assert own.convert("RGB").tobytes() == drawing.tobytes()


def test_what_is_transparent_stays_so_and_is_shared_on_white(tmp_path: Path) -> None:
    image = make_image(tmp_path, suffix="png")
    clear = Picture.new("RGBA", (1000, 525), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (300, 100, 700, 400))
    clear.save(image.path)
    payload, _page = shown(tmp_path, cover=image)
    for webp in files(tmp_path, payload, "webp"):
        assert webp.mode == "RGBA"
        assert webp.getpixel((1, 1))[3] == 0  # type: ignore[index]
    (og,) = files(tmp_path, payload, "og")
    assert near(og.getpixel((600, 20)), (255, 255, 255))


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes_however_many_work_at_once(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(1300, 700))
    Picture.effect_noise((1300, 700), 60).convert("RGB").save(image.path)
    wanted = to_payload(make_item(cover=image), "")["files"]
    first = dict(renditions.made(wanted))
    assert sorted(first) == sorted(each["file"] for each in wanted)
    assert all(dict(renditions.made(wanted)) == first for _ in range(3))


def test_a_file_that_is_there_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image(tmp_path, size=(600, 400))
    payload, _page = shown(tmp_path, cover=image)
    monkeypatch.setattr(renditions, "_encoded", lambda *_: pytest.fail("made again"))
    monkeypatch.setattr(renditions, "_read", lambda *_: pytest.fail("read again"))
    make_site(tmp_path).publish([{**payload, "title": "Tiêu đề khác"}], at=NOW)
    gone = tmp_path / "www" / payload["files"][-1]["file"]
    gone.unlink()
    monkeypatch.undo()
    make_site(tmp_path).publish([payload], at=NOW)
    assert gone.is_file()


def test_a_damaged_picture_leaves_nothing_on_the_site(tmp_path: Path) -> None:
    whole = make_image(tmp_path, size=(300, 200))
    broken = make_image(tmp_path, size=(900, 600), colour="red")
    broken.path.write_bytes(broken.path.read_bytes()[:2000])
    payload = to_payload(make_item(cover=whole, images=(broken,)), "")
    site = make_site(tmp_path)
    with pytest.raises(Rejected, match="bị hỏng"):
        site.publish([payload], at=NOW)
    site.mend()
    assert list((tmp_path / "www").glob("*.html")) == []
    assert list((tmp_path / "www").glob("media/*")) == []


# --- covers and cards -------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1600, 900), (900, 900), (800, 1200), (2400, 400), (300, 200)])
def test_what_is_shared_shows_the_whole_picture(tmp_path: Path, size: tuple[int, int]) -> None:
    image = make_image(tmp_path)
    bordered(image.path, size)
    payload, page = shown(tmp_path, cover=image)
    (og,) = files(tmp_path, payload, "og")
    assert og.size == (1200, 630)
    scale = min(1200 / size[0], 630 / size[1], 2)
    left, top = (1200 - size[0] * scale) / 2, (630 - size[1] * scale) / 2
    for at in ((left + 4, 315), (1200 - left - 5, 315), (600, top + 4), (600, 630 - top - 5)):
        assert near(og.getpixel((int(at[0]), int(at[1]))), (255, 0, 0), by=60)
    for name, value in (("width", "1200"), ("height", "630"), ("alt", image.alt)):
        assert f'<meta property="og:image:{name}" content="{value}">' in page


def test_what_is_shared_is_small_enough_for_every_service(tmp_path: Path) -> None:
    image = make_image(tmp_path)
    Picture.effect_noise((1600, 900), 120).convert("RGB").save(image.path, quality=98)
    payload, _page = shown(tmp_path, cover=image)
    assert (tmp_path / "www" / payload["og"]["file"]).stat().st_size <= 300_000


@pytest.mark.parametrize("size", [None, (300, 1200)], ids=["none", "a stripe"])
def test_without_a_picture_worth_it_the_theme_has_a_card(
    tmp_path: Path, size: tuple[int, int] | None
) -> None:
    cover = make_image(tmp_path, size=size) if size else None
    payload, page = shown(tmp_path, cover=cover)
    assert payload["og"] is None
    address = re.search(r'property="og:image" content="https://sxd.example.vn/tin/([^"]+)"', page)
    assert address
    card = tmp_path / "www" / address[1]
    assert card.stat().st_size < 60_000
    with Picture.open(card) as drawn:
        assert drawn.size == (1200, 630)
    assert list(faults(make_site(tmp_path))) == []
    before = card.read_bytes()
    cards.drawn.cache_clear()
    make_site(tmp_path).rebuild()
    assert card.read_bytes() == before


def test_a_card_follows_the_name_of_its_theme(tmp_path: Path) -> None:
    card = tmp_path / "www/chu-de/tthc/chia-se.png"
    shown(tmp_path)
    before = card.read_bytes()
    shown(tmp_path, theme=Term("tthc", "Thủ tục hành chính và dịch vụ công"))
    assert card.read_bytes() != before


@pytest.mark.parametrize(
    "words", ["", "Ẵ", "x" * 100_000, "nghiêng ngả " * 5000, "a\u00a0b\nc", "<svg>", "🏗️ 中"]
)
def test_any_words_can_be_drawn(words: str) -> None:
    with Picture.open(io.BytesIO(cards.drawn(words, words[:50], "#0f4c81"))) as card:
        assert card.size == (1200, 630)


def test_covers_are_never_cut_and_no_box_is_grey(tmp_path: Path) -> None:
    shown(tmp_path, cover=make_image(tmp_path, size=(900, 900)))
    shown(tmp_path, id="khong-hinh")
    page = (tmp_path / "www/chu-de/tthc/index.html").read_text(encoding="utf-8")
    bare, framed = re.findall(r'<span class="(frame [^"]*)">', page)
    assert bare == f"frame tint-{tint('tthc')} bare"
    assert framed == f"frame tint-{tint('tthc')}"
    assert "style=" not in page
    (style,) = (tmp_path / "www").glob("site.*.css")
    css = style.read_text(encoding="utf-8")
    assert not re.search(r"object-fit:\s*cover", css)
    assert all(re.search(rf"\.tint-{tint_}\s*{{", css) for tint_ in range(6))


# --- what they show, in words -----------------------------------------------------------


@pytest.mark.parametrize("alt", ["", " ", "\u200b", "\u00a0\u2060", "…"])
def test_every_picture_needs_words(tmp_path: Path, alt: str) -> None:
    silent = make_image(tmp_path, size=(30, 20), alt=alt)
    clip = Video(url="https://video.example.vn/1", poster=silent, transcript="Xin chào.")
    for changes in ({"cover": silent}, {"images": (silent,)}, {"video": clip}):
        with pytest.raises(Rejected, match="chưa có mô tả thay thế"):
            to_payload(make_item(**changes), "")


def test_a_picture_in_the_text_keeps_its_words_and_its_place(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(900, 500), inline=True, alt="Sơ đồ chung")
    body = f'Trước\n\n![Thu > chi, "a" < b](<{image.name}>)\n\nGiữa ![\u200b](<{image.name}>) sau.'
    payload, page = shown(tmp_path, images=(image,), body=body)
    drawn = re.findall(r"<picture>\s*<source[^>]*>\s*(<img [^>]*>)\s*</picture>", page)
    assert len(drawn) == 2
    assert 'alt="Thu &gt; chi, &#34;a&#34; &lt; b"' in drawn[0]
    assert 'alt="Sơ đồ chung"' in drawn[1]
    assert re.search(r"Giữa\s*<picture>.*?</picture>\s*sau\.", page, re.DOTALL)
    assert len(payload["inline"]) == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_text_between_pictures_is_left_alone(before: str, after: str) -> None:
    whole = f'{before}<img src="/tin/media/a.jpg" alt="x">{after}'
    article = {"html": whole, "inline": [{"file": "media/a.jpg", "alt": "y"}]}
    *_, last = made = list(pieces(article, "/tin"))
    assert isinstance(last, str)
    assert sum(isinstance(each, dict) for each in made) == 1
    assert "".join(each for each in made if isinstance(each, str)) == before + after


def test_a_drawing_in_svg_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    image = replace(make_image(tmp_path), path=path)
    with pytest.raises(Rejected, match="JPEG hoặc PNG"):
        to_payload(make_item(cover=image), "")


# --- a site from before -----------------------------------------------------------------


def as_before(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a payload as the release before the widths made it."""
    old = json.loads(json.dumps(payload))
    for name in ("og", "inline", "lead"):
        del old[name]
    for each in (old["cover"], old["picture"], *old["gallery"]):
        each.pop("sizes", None)
    old["files"] = [each for each in old["files"] if each["kind"] in ("image", "thumb")]
    return dict(old)


def test_articles_from_before_the_widths_are_shown(tmp_path: Path) -> None:
    cover = make_image(tmp_path, size=(900, 600))
    inside = make_image(tmp_path, size=(300, 200), colour="red", inline=True)
    item = make_item(cover=cover, images=(inside,), body=f"![](<{inside.name}>)")
    old = as_before(to_payload(item, LOOK.root))
    site = make_site(tmp_path)
    site.publish([old], at=NOW)
    page = (tmp_path / "www" / f"{item.id}.html").read_text(encoding="utf-8")
    assert "<source" not in page
    assert page.count('<img src="/tin/media/') == 2
    assert f'og:image" content="https://sxd.example.vn/tin/{old["picture"]["file"]}"' in page
    assert site.rebuild()
    assert list(faults(site)) == []
    site.publish([to_payload(item, LOOK.root)], at=NOW)
    assert "<source" in (tmp_path / "www" / f"{item.id}.html").read_text(encoding="utf-8")
