"""The website as a channel: what it promises, its pages, its pictures."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture
from PIL import PngImagePlugin

import golden_website
from channel_contract import KEY, SINCE, ChannelContract
from channel_items import make_image, make_item
from channels.shared import images
from channels.website.channel import Website
from channels.website.pages.headings import HELD
from channels.website.pictures import renditions
from channels.website.settings import Settings
from fleeting_state import FleetingState
from publisher.contract import (
    TROUBLE,
    Image,
    OutcomeUnknown,
    Receipt,
    Rejected,
    Unavailable,
    Video,
)

PHOTO = b"GPS 12.6667N 108.0500E"  # stands for the place in a picture's metadata


def make_channel(folder: Path, **changes: Any) -> Website:
    table: dict[str, Any] = {
        "directory": folder / "www",
        "base_url": "https://sxd.example.vn/",
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
    }
    return Website(Settings.model_validate({**table, **changes}), FleetingState())


class TestWebsite(ChannelContract):
    kind = Website

    def table(self, address: str) -> dict[str, Any]:
        return {
            "directory": self.folder / "www",
            "base_url": address,
            "index": self.folder / "site.sqlite",
            "office_name": "Sở Xây dựng",
        }


# --- the golden pages ---


@pytest.mark.slow
def test_every_page_is_as_it_was_approved(tmp_path: Path) -> None:
    made = golden_website.pages(golden_website.build(tmp_path))
    kept = golden_website.pages(golden_website.GOLDEN)
    assert sorted(made) == sorted(kept)
    differing = [name for name in made if made[name] != kept[name]]
    assert differing == [], "run: python tests/support/golden_website.py, and read the diff"


def test_pages_load_nothing_from_elsewhere() -> None:
    for name, page in golden_website.pages(golden_website.GOLDEN).items():
        if name.endswith(".html"):
            for attribute in ('src="', 'stylesheet" href="', 'poster="'):
                loaded = [part.split('"')[0] for part in page.split(attribute)[1:]]
                assert [each for each in loaded if not each.startswith("/")] == [], name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("caption", "shown"),
    [("Lễ chào cờ", "Lễ chào cờ. <span"), ("Lễ chào cờ.", "Lễ chào cờ. <span"),
     ("Chào ai?", "Chào ai? <span"), ("", "<figcaption><span")],
)  # fmt: skip
def test_a_caption_ends_before_the_name_of_who_took_the_picture(
    tmp_path: Path, caption: str, shown: str
) -> None:
    cover, inside = (
        replace(each, caption=caption, credit="Ban biên tập")
        for each in (make_image(tmp_path), make_image(tmp_path, suffix="png", inline=True))
    )
    item = make_item(cover=cover, images=(inside,), body=f"![](<{inside.name}>)")
    channel = make_channel(tmp_path)
    channel.publish(channel.render(item), key=KEY)
    page = (tmp_path / "www" / "cap-phep-truc-tuyen.html").read_text(encoding="utf-8")
    assert page.count(f'{shown} class="credit">Ảnh: Ban biên tập</span>') == 2


# --- render ---


def test_render_writes_nothing_and_knows_every_address(tmp_path: Path) -> None:
    cover = make_image(tmp_path)
    drawing = make_image(tmp_path, suffix="png", size=(300, 200), inline=True)
    item = make_item(cover=cover, images=(drawing,), body=f"![](<{drawing.name}>)")
    post = make_channel(tmp_path).render(item)
    assert post.url == "https://sxd.example.vn/cap-phep-truc-tuyen.html"
    assert post.media == {
        cover.name: f"https://sxd.example.vn/media/{cover.name}",
        drawing.name: f"https://sxd.example.vn/media/{drawing.name}",
    }
    assert not (tmp_path / "www").exists()
    assert not (tmp_path / "site.sqlite").exists()


def test_a_wide_png_becomes_a_jpeg_and_says_so_beforehand(tmp_path: Path) -> None:
    wide = make_image(tmp_path, suffix="png", size=(2000, 500))
    post = make_channel(tmp_path).render(make_item(cover=wide))
    address = post.media[wide.name]
    assert address.endswith(f"/media/{Path(wide.name).stem}.jpg")
    assert post.payload["cover"]["width"] == 1600
    assert post.payload["cover"]["height"] == 400


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    silent = make_image(tmp_path, alt=" ")
    gone = Image(name="0" * 16 + ".jpg", path=tmp_path / "gone.jpg", alt="Ảnh")
    item = make_item(id="Bài 1", title=" ", cover=silent, images=(gone,), body="![x](y.jpg)")
    with pytest.raises(Rejected) as caught:
        make_channel(tmp_path).render(item)
    assert len(caught.value.problems) == 5


def test_a_page_of_the_site_itself_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="index"):
        make_channel(tmp_path).render(make_item(id="index"))


def test_a_video_file_is_shown_with_its_words(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"0" * 3_000_000)
    channel = make_channel(tmp_path)
    item = make_item(video=Video(path=clip, poster=make_image(tmp_path), transcript="Xin chào."))
    post = channel.render(item)
    channel.publish(post, key=KEY)
    page = (tmp_path / "www" / "cap-phep-truc-tuyen.html").read_text()
    file = page.split('<source src="/')[1].split('"')[0]
    assert (tmp_path / "www" / file).read_bytes() == clip.read_bytes()
    assert "Xin chào." in page
    assert 'poster="/media/' in page


def test_a_video_that_browsers_do_not_play_is_rejected(tmp_path: Path) -> None:
    clip = tmp_path / "clip.avi"
    clip.write_bytes(b"0")
    with pytest.raises(Rejected, match="MP4"):
        make_channel(tmp_path).render(make_item(video=Video(path=clip)))


# --- publish, find, update, withdraw ---


def test_publishing_twice_gives_the_same_receipt_and_one_article(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    receipts = {channel.publish(post, key=KEY) for _ in range(2)}
    url = "https://sxd.example.vn/cap-phep-truc-tuyen.html"
    assert receipts == {Receipt("cap-phep-truc-tuyen", url)}
    assert (tmp_path / "www" / "index.html").read_text().count("<article") == 1


def test_find_knows_what_is_out_and_only_that(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    assert channel.find(post, key=KEY, since=SINCE) is None
    receipt = channel.publish(post, key=KEY)
    assert channel.find(post, key=KEY, since=SINCE) == receipt
    other = channel.render(make_item(summary="Khác."))
    assert channel.find(other, key=KEY, since=SINCE) is None
    channel.withdraw(receipt)
    assert channel.find(post, key=KEY, since=SINCE) is None


def test_find_takes_back_what_a_crash_left_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be held by now, or cancelled: only the core can tell whether it may go out."""
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr("channels.website.site.paths.Paths.written", killed)
        channel.publish(post, key=KEY)
    page = tmp_path / "www" / "cap-phep-truc-tuyen.html"
    assert page.exists()
    assert channel.find(post, key=KEY, since=SINCE) is None
    assert not page.exists()
    assert not (tmp_path / "www" / "index.html").exists()
    channel.publish(post, key=KEY)
    assert page.exists()


class Killed(BaseException):
    """The process ends here."""


def killed(*_arguments: object) -> None:
    raise Killed


def test_find_is_not_sure_while_a_page_can_not_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    with monkeypatch.context() as patch:
        patch.setattr("channels.website.site.files._sync", broken_off)
        patch.setattr(Path, "unlink", broken_off)
        with pytest.raises(OutcomeUnknown):
            channel.publish(post, key=KEY)
        with pytest.raises(Unavailable):
            channel.find(post, key=KEY, since=SINCE)
    assert channel.find(post, key=KEY, since=SINCE) is None


def test_what_is_out_is_never_called_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is there; only a note that nothing more is to be done fails."""
    channel = make_channel(tmp_path)
    post = channel.render(make_item(cover=make_image(tmp_path)))
    with monkeypatch.context() as patch, pytest.raises(OutcomeUnknown):
        patch.setattr("channels.website.site.media.Media.orphans", fails_if_asked)
        channel.publish(post, key=KEY)
    assert channel.find(post, key=KEY, since=SINCE)


def fails_if_asked(_media: object, files: list[str]) -> list[str]:
    if files:
        raise OSError(5, "Input/output error")
    return []


def broken_off(*_arguments: object, **_options: object) -> None:
    raise OSError(5, "Input/output error")


def test_find_writes_again_what_somebody_deleted(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    channel.publish(post, key=KEY)
    page = tmp_path / "www" / "cap-phep-truc-tuyen.html"
    page.unlink()
    assert channel.find(post, key=KEY, since=SINCE)
    assert page.exists()


def test_an_update_replaces_the_page(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    receipt = channel.publish(channel.render(make_item()), key=KEY)
    assert channel.update(receipt, channel.render(make_item(title="Tên mới"))) == receipt
    page = (tmp_path / "www" / "cap-phep-truc-tuyen.html").read_text()
    assert f"<h1>Tên{HELD}mới</h1>" in page  # words that stay together
    assert "Cập nhật" in page


def test_an_update_can_not_bring_a_withdrawn_page_back(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item())
    receipt = channel.publish(post, key=KEY)
    channel.withdraw(receipt)
    with pytest.raises(Rejected, match="gỡ"):
        channel.update(receipt, post)
    with pytest.raises(Rejected, match="không thể đổi"):
        channel.update(Receipt("khac"), post)


def test_withdrawing_twice_or_what_never_was_is_success(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    receipt = channel.publish(channel.render(make_item()), key=KEY)
    for _ in range(2):
        channel.withdraw(receipt)
    channel.withdraw(Receipt("chua-tung-co"))
    assert "đã được gỡ" in (tmp_path / "www" / "cap-phep-truc-tuyen.html").read_text()


def test_a_folder_that_can_not_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file stands here")
    channel = make_channel(tmp_path)
    with pytest.raises(Unavailable, match="www"):
        channel.publish(channel.render(make_item()), key=KEY)


def test_an_index_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "site.sqlite").write_text("not a database, but long enough to be read as one" * 99)
    channel = make_channel(tmp_path)
    with pytest.raises(Unavailable, match="index"):
        channel.publish(channel.render(make_item()), key=KEY)


# --- measure, check ---


def test_without_a_log_views_are_unknown_not_zero(tmp_path: Path) -> None:
    reading = make_channel(tmp_path).measure([Receipt("bai")])["bai"]
    assert reading.views is None
    assert reading.unknown == {"views": "not_supported"}


def test_views_come_from_the_log(tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"
    log.write_text(
        '10.0.0.1 - - [23/Nov/2026:08:00:00 +0700] "GET /cap-phep-truc-tuyen.html?utm_source=zalo'
        f' HTTP/1.1" 200 900 "-" "{agent}"\n'
    )
    channel = make_channel(tmp_path, access_log=log)
    receipt = channel.publish(channel.render(make_item()), key=KEY)
    reading = channel.measure([receipt])[receipt.ref]
    assert reading.views == 1
    assert reading.raw == {"visits": 1, "sources": {"zalo": 1}}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, as the office's web server does; yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_check_is_content_with_a_site_that_is_served(tmp_path: Path) -> None:
    with served(tmp_path / "www") as address:
        channel = make_channel(tmp_path, base_url=address)
        channel.publish(channel.render(make_item()), key=KEY)
        health = channel.check()
    assert health.problems == ()
    assert health.facts["số bài"] == "1"
    assert health.server_time is not None
    assert abs((health.server_time - datetime.now(UTC)).total_seconds()) < 5


def test_check_tells_what_an_operator_has_to_do(tmp_path: Path) -> None:
    with served(tmp_path / "elsewhere") as address:
        log = tmp_path / "nowhere" / "access.log"
        channel = make_channel(tmp_path, base_url=address, access_log=log)
        channel.publish(channel.render(make_item()), key=KEY)
        problems = channel.check().problems
    assert any("HTTP 404" in each for each in problems)
    assert any("access.log" in each for each in problems)
    problems = make_channel_nowhere(tmp_path).check().problems
    assert any("Không kết nối được" in each for each in problems)


def test_check_is_content_with_a_new_site_that_nobody_has_seen(tmp_path: Path) -> None:
    with served(tmp_path / "www") as address:
        channel = make_channel(tmp_path, base_url=address, access_log=tmp_path / "access.log")
        assert channel.check().problems == ()


def test_a_log_that_is_damaged_is_told_to_operators_until_it_is_gone(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_bytes(b"")
    bad = tmp_path / "access.log.1.gz"
    bad.write_bytes(b"no log")
    channel = make_channel(tmp_path, access_log=tmp_path / "access.log")
    channel.measure([])
    assert "access.log.1.gz" in channel._state[f"{TROUBLE}log"]
    bad.unlink()
    channel.measure([])
    assert f"{TROUBLE}log" not in channel._state


def make_channel_nowhere(folder: Path) -> Website:
    return make_channel(folder, base_url="http://127.0.0.1:9")


# --- pictures ---


def published(folder: Path, image: Image) -> Path:
    channel = make_channel(folder)
    post = channel.render(make_item(cover=image))
    channel.publish(post, key=KEY)
    return folder / "www" / "media" / post.media[image.name].rsplit("/", 1)[1]


def test_a_photo_stands_upright_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(1200, 800))
    with Picture.open(image.path) as photo:
        exif = photo.getexif()
        exif[0x0112], exif[0x010E] = 6, PHOTO.decode()
        photo.copy().save(image.path, exif=exif)
    made = published(tmp_path, image)
    with Picture.open(made) as shown:
        assert shown.size == (800, 1200)
        assert dict(shown.getexif()) == {}
    assert PHOTO not in made.read_bytes()


def test_a_small_png_keeps_its_pixels_and_loses_its_metadata(tmp_path: Path) -> None:
    image = make_image(tmp_path, suffix="png", size=(300, 200))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", PHOTO.decode())
    Picture.effect_noise((300, 200), 50).save(image.path, pnginfo=notes)
    made = published(tmp_path, image)
    assert made.suffix == ".png"
    assert PHOTO not in made.read_bytes()
    with Picture.open(made) as shown, Picture.open(image.path) as source:
        assert shown.tobytes() == source.tobytes()


@pytest.mark.slow
def test_a_huge_photo_becomes_one_that_zalo_takes(tmp_path: Path) -> None:
    image = make_image(tmp_path)
    Picture.effect_noise((3000, 2500), 100).convert("RGB").save(image.path, quality=98)
    made = published(tmp_path, image)
    assert made.stat().st_size <= images.BYTES
    thumb = made.with_name(f"{made.stem}-480.jpg")
    with Picture.open(made) as shown, Picture.open(thumb) as small:
        assert shown.width <= 1600
        assert max(small.size) == 480


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_picture_can_be_shown(tmp_path: Path, mode: str) -> None:
    suffix = "jpg" if mode == "CMYK" else "png"
    image = make_image(tmp_path, suffix=suffix)
    grey = Picture.new("L", (1800, 900), 128)
    (Picture.new(mode, grey.size, 9) if mode == "I;16" else grey.convert(mode)).save(image.path)
    with Picture.open(published(tmp_path, image)) as shown:
        assert (shown.format, shown.mode, shown.width) == ("JPEG", "RGB", 1600)


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    clear = tmp_path / "clear.png"
    Picture.new("RGBA", (40, 40), (0, 0, 0, 0)).save(clear)
    wanted = {"file": "media/clear-480.jpg", "kind": "thumb", "source": str(clear)}
    ((_file, made),) = renditions.made([wanted])
    with Picture.open(io.BytesIO(made)) as shown:
        assert shown.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "source", ["/media/a.png", "//evil.example/a.png", "https://evil.example/a.png", "a.png"]
)
def test_every_picture_of_a_page_is_one_of_its_item(tmp_path: Path, source: str) -> None:
    for body in (f"![x]({source})", f"![x]\n\n[x]: {source}", f'<img alt="a>b" src="{source}">'):
        try:
            post = make_channel(tmp_path).render(make_item(body=body))
        except Rejected as error:
            assert "không thuộc các ảnh" in str(error)
        else:
            assert "<img" not in post.payload["html"]  # what is surely no picture is text


def test_a_picture_may_be_described_with_signs(tmp_path: Path) -> None:
    image = make_image(tmp_path, inline=True)
    body = f"![thu > chi, “a” < b](<{image.name}>)"
    post = make_channel(tmp_path).render(make_item(images=(image,), body=body))
    assert "thu &gt; chi" in post.payload["html"]
    assert post.payload["html"].count("<img") == 1


def test_a_gif_is_rejected(tmp_path: Path) -> None:
    image = make_image(tmp_path)
    Picture.new("P", (10, 10)).save(tmp_path / "a.gif")
    with pytest.raises(Rejected, match="JPEG hoặc PNG"):
        make_channel(tmp_path).render(make_item(cover=replace(image, path=tmp_path / "a.gif")))
