"""Pictures and clips as they go out: true to their colours, silent about who took them."""

import errno
import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture
from PIL import ImageCms

from channel_items import make_image, make_item
from channels.facebook.render import render as facebook_post
from channels.shared import images
from channels.shared.clips import Clip
from channels.telegram.render import rendered as telegram_post
from channels.website.site import files
from films import box, film
from publisher.contract import Post, Rejected, Unavailable, Video

PLACE = b"+12.6667+108.0500/"  # as ISO 6709, in clips
SECRET = b"GPS 12.6667N; Nguyen Van A; Canon"


def sent(path: Path) -> Picture.Image:
    return Picture.open(io.BytesIO(images.encode(path, images.plan(path))))


def facebook(video: Video) -> Post:
    return facebook_post(
        make_item(video=video), read_more="Xem chi tiết", message_limit=5000, max_photos=10
    )


# --- Colours ----------------------------------------------------------------------------


@pytest.mark.parametrize("grey", [0, 64, 128, 255])
def test_sixteen_bits_of_grey_keep_their_shade(tmp_path: Path, grey: int) -> None:
    path = tmp_path / "a.png"
    Picture.new("I;16", (1800, 20), grey * 257).save(path)
    assert sent(path).getpixel((9, 9)) == (grey, grey, grey)


def test_sixteen_bits_of_colour_keep_their_shade(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    row = b"\0" + struct.pack(">3H", 200 * 257, 100 * 257, 50 * 257) * 1800
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", 1800, 20, 16, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * 20))
        + chunk(b"IEND", b"")
    )
    assert near(sent(path), (200, 100, 50))


@pytest.mark.parametrize(
    ("inks", "colour"),
    [
        ((0, 255, 255, 0), (255, 0, 0)),
        ((255, 255, 0, 0), (0, 0, 255)),
        ((0, 0, 0, 0), (255, 255, 255)),
        ((0, 0, 0, 255), (0, 0, 0)),
    ],
)
def test_inks_become_the_colours_that_they_print(
    tmp_path: Path, inks: tuple[int, ...], colour: tuple[int, ...]
) -> None:
    path = tmp_path / "a.jpg"
    Picture.new("CMYK", (1800, 20), inks).save(path, quality=95)
    assert near(sent(path), colour)


def test_a_profile_is_worked_into_the_colours_and_left_out(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "a.jpg"
    Picture.new("RGB", (1800, 20), (200, 30, 30)).save(path, icc_profile=lab, quality=95)
    assert near(sent(path), (200, 30, 30))
    assert "icc_profile" not in sent(path).info


def test_a_profile_of_something_else_spoils_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Picture.new("RGB", (1800, 20), (9, 99, 199)).save(path, icc_profile=b"x" * 200, quality=95)
    assert near(sent(path), (9, 99, 199))


def near(picture: Picture.Image, colour: tuple[int, ...]) -> bool:
    found = picture.convert("RGB").getpixel((9, 9))
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 3 for one, other in zip(found, colour, strict=True))


# --- What nobody is to know -------------------------------------------------------------


def test_neither_comment_nor_place_nor_what_hangs_on_goes_along(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Picture.Exif()
    exif[0x010F] = SECRET.decode()
    Picture.new("RGB", (300, 200), "teal").save(path, exif=exif, comment=SECRET, xmp=SECRET)
    drawing = tmp_path / "a.png"
    Picture.new("RGB", (300, 200), "teal").save(drawing, exif=exif)
    for each in (path, drawing):
        with each.open("ab") as file:
            file.write(SECRET)
        assert SECRET not in images.encode(each, images.plan(each))


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0junk", b"Exif\0\0MM\0*\xff\xff\xff\xff"])
def test_a_broken_exif_block_turns_nothing(tmp_path: Path, exif: bytes) -> None:
    path = tmp_path / "a.jpg"
    Picture.new("RGB", (300, 200), "teal").save(path, exif=exif)
    assert sent(path).size == (300, 200)


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_stands_upright(tmp_path: Path, turn: int) -> None:
    upright = Picture.new("RGB", (320, 160), "white")
    upright.paste("red", (0, 0, 160, 80))  # the upper left quarter
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # how a camera held so sees it
    seen = upright.transpose(Picture.Transpose(back[turn])) if turn > 1 else upright
    exif = Picture.Exif()
    exif[0x0112] = turn
    seen.save(tmp_path / "a.jpg", exif=exif, quality=95)
    made = sent(tmp_path / "a.jpg")
    assert made.size == (320, 160)
    corner, other = made.getpixel((40, 40)), made.getpixel((280, 120))
    assert isinstance(corner, tuple) and isinstance(other, tuple)
    assert corner[1] < 60 and other[1] > 200


def test_a_clip_forgets_where_it_was_taken_and_stays_the_same_film(tmp_path: Path) -> None:
    plain, tagged = film(), film(place=PLACE)
    hung_on = tagged + box(b"uuid", bytes(16), SECRET) + box(b"meta", SECRET)
    (tmp_path / "a.mp4").write_bytes(hung_on)
    with Clip(tmp_path / "a.mp4") as clip:
        whole = clip.read(0, clip.size)
        pieces = b"".join(clip.read(at, 7) for at in range(0, clip.size, 7))
        files.copy(clip, tmp_path / "www/a.mp4")
    assert len(whole) == len(hung_on)
    assert whole == pieces == (tmp_path / "www/a.mp4").read_bytes()
    assert PLACE not in whole
    assert SECRET not in whole
    assert whole.count(b"free") == 3
    assert plain[-2000:] in whole


def test_a_clip_forgets_the_places_that_a_camera_noted_while_it_filmed(tmp_path: Path) -> None:
    notes = b"".join(b"N12.66%02d" % number for number in range(7))
    made = film(notes=notes)
    (tmp_path / "a.mp4").write_bytes(made)
    with Clip(tmp_path / "a.mp4") as clip:
        whole = clip.read(0, clip.size)
        pieces = b"".join(clip.read(at, 5) for at in range(0, clip.size, 5))
    assert whole == pieces and len(whole) == len(made)
    assert b"N12.66" in made and b"N12.66" not in whole
    assert b"gpmd" not in whole
    assert b"film" * 500 in whole


def test_a_webm_forgets_its_tags(tmp_path: Path) -> None:
    def element(mark: bytes, data: bytes) -> bytes:
        return mark + (0x10000000 | len(data)).to_bytes(4) + data

    tags = element(b"\x12\x54\xc3\x67", SECRET)
    cluster = element(b"\x1f\x43\xb6\x75", b"film" * 9)
    segment = element(b"\x18\x53\x80\x67", cluster + tags + cluster)
    (tmp_path / "a.webm").write_bytes(element(b"\x1a\x45\xdf\xa3", b"webm") + segment)
    with Clip(tmp_path / "a.webm") as clip:
        whole = clip.read(0, clip.size)
    assert SECRET not in whole
    assert whole.count(cluster) == 2
    assert len(whole) == (tmp_path / "a.webm").stat().st_size


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"no film at all",
        b"\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\0\0\0\0moov" * 900,
        b"\0\0\0\x08moov" * 30_000,
        b"\x1a\x45\xdf\xa3\xff" * 99,
        b"\x1a\x45\xdf\xa3",
    ],
)
def test_what_is_no_film_is_left_alone(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(junk)
    with Clip(tmp_path / "a.mp4") as clip:
        assert clip.read(0, clip.size) == junk


# --- What a channel can't take ----------------------------------------------------------


@pytest.mark.parametrize("seconds", [0.5, 5 * 3600.0])
def test_a_clip_too_short_or_long_for_facebook_is_told_by_its_name(
    tmp_path: Path, seconds: float
) -> None:
    (tmp_path / "abc123.mp4").write_bytes(film())
    clip = Video(path=tmp_path / "abc123.mp4", file="phim/lễ.mp4", seconds=seconds)
    with pytest.raises(Rejected, match=r"phim/lễ\.mp4"):
        facebook(clip)


def test_a_clip_that_telegram_leaves_out_or_does_not_play_is_told(tmp_path: Path) -> None:
    path = tmp_path / "abc123.mp4"
    path.write_bytes(film())
    clip = Video(path=path, file="phim/lễ.mp4", codec="HEVC", seconds=2)
    (told,) = telegram_post(make_item(video=clip), read_more="Xem", watch="Xem video").findings
    assert (told.level, told.place) == ("warning", "video")
    assert "phim/lễ.mp4" in told.what
    with path.open("wb") as file:
        file.truncate(50_000_001)
    (told,) = telegram_post(make_item(video=clip), read_more="Xem", watch="Xem video").findings
    assert "50 MB" in told.what


def test_messages_name_the_editors_file(tmp_path: Path) -> None:
    image = make_image(tmp_path, size=(1500, 40), file="hình/dải dài.jpg")
    with pytest.raises(Rejected, match=r"hình/dải dài\.jpg"):
        telegram_post(make_item(cover=image), read_more="Xem", watch="Xem video")
    image.path.write_bytes(b"x")
    with pytest.raises(Rejected, match=r"hình/dải dài\.jpg"):
        images.plan(image.path, image.said)


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOMEM, "x"), OSError(errno.EMFILE, "x")],
)
def test_a_machine_at_its_end_says_nothing_of_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    picture = tmp_path / "a.png"
    Picture.new("RGB", (8, 8)).save(picture)

    def fails(*_asked: Any, **_how: Any) -> Any:
        raise error

    monkeypatch.setattr("channels.shared.images.Image.open", fails)
    for read in (images.plan, images.opened):
        with pytest.raises(Unavailable, match="bộ nhớ"):
            read(picture)


LITTLE = """
import resource, sys
from pathlib import Path
from channels.shared import images
from publisher.contract import Rejected, Unavailable
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
if sys.argv[2] == "little":
    resource.setrlimit(resource.RLIMIT_AS, (used + 20_000_000,) * 2)
try:
    images.opened(Path(sys.argv[1]))
except (Rejected, Unavailable) as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("memory", "said"), [("little", "Unavailable"), ("enough", "Rejected")])
def test_a_damaged_picture_is_refused_only_where_there_is_memory_to_read_it(
    tmp_path: Path, memory: str, said: str
) -> None:
    picture = tmp_path / "a.png"
    Picture.new("RGB", (800, 800)).save(picture)
    picture.write_bytes(picture.read_bytes()[:-700])
    command = [sys.executable, "-c", LITTLE, str(picture), memory]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == said
