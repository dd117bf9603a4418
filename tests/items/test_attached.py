"""Pictures and clips of strangers: swapped, broken, disguised, far too large."""

import io
import json
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from films import film
from publisher import words
from publisher.contract import TooMuch, Worker, worker
from publisher.items import attached
from publisher.items.attached import attached_clip, attached_picture
from publisher.items.look import looker
from publisher.items.versions import keep_media
from workspaces import Desk, draw, opened

SECRET = "TOKEN=rất-kín"
TEXT = Path("bai.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words.use("en")
    (tmp_path / "content").mkdir()
    (tmp_path / ".env").write_text(SECRET, encoding="utf-8")
    return (tmp_path / "content").resolve()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        (tmp_path / ".env").write_text(SECRET, encoding="utf-8")
        yield desk


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(ValueError, match=r".+") as caught:
        call()
    return str(caught.value)


# --- Links ------------------------------------------------------------------------------

PLACES = {
    "video": ("phim.mp4", {"video": "{path: phim.mp4}"}),
    "poster": ("a.png", {"video": "{path: phim.mp4, poster: {path: a.png, alt: a}}"}),
    "cover": ("a.png", {"cover": "{path: a.png, alt: a}"}),
    "picture": ("a.png", {"images": "[{path: a.png, alt: a}]"}),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_link_put_in_a_files_place_while_it_is_taken_publishes_nothing(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, front = PLACES[place]
    (desk.content / "phim.mp4").write_bytes(film())
    draw(desk.content / "a.png")
    desk.put("bai.md", **front)
    keep = keep_media

    def swapped(item: object, media: Path) -> object:
        (desk.content / name).unlink()
        (desk.content / name).symlink_to(desk.root / ".env")
        return keep(item, media)  # type: ignore[arg-type]

    monkeypatch.setattr("publisher.planning.intake.keep_media", swapped)
    desk.scan()
    media = desk.workspace.planner.media
    assert all(SECRET.encode() not in each.read_bytes() for each in media.iterdir())
    assert desk.items() == {}


def test_a_folder_swapped_for_a_link_is_not_entered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(folder / "hinh/a.png")
    draw(folder.parent / "kín/a.png")
    found = attached._inside

    def swapped(*where: object) -> Path:
        path = found(*where)  # type: ignore[arg-type]
        shutil.rmtree(folder / "hinh")
        (folder / "hinh").symlink_to(folder.parent / "kín")
        return path

    monkeypatch.setattr(attached, "_inside", swapped)
    said = refused(lambda: attached_picture(folder, TEXT, "hinh/a.png"))
    assert said.startswith("hinh/a.png")


def test_a_pipe_in_a_pictures_place_holds_nobody_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "a.png")
    monkeypatch.setattr(attached, "_inside", lambda *_: folder / "a.png")
    assert "no such file" in refused(lambda: attached_picture(folder, TEXT, "a.png"))


def test_a_text_swapped_for_a_link_is_not_read(desk: Desk) -> None:
    path = desk.put("bai.md")
    found = desk.intake.scanner.scan(desk.clock)
    path.unlink()
    path.symlink_to(desk.root / ".env")
    with pytest.raises(OSError, match=r"(?i)symbolic"):
        desk.intake.take(Path("bai.md"), found, desk.time)
    assert desk.items() == {}


# --- Room -------------------------------------------------------------------------------


def test_a_copy_that_finds_no_room_leaves_no_half(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: object, target: io.BufferedWriter, _length: int) -> None:
        target.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("publisher.store.durable.shutil.copyfileobj", full)
    (desk.content / "phim.mp4").write_bytes(film())
    desk.put("bai.md", video="{path: phim.mp4}")
    desk.scan()
    assert list(desk.workspace.planner.media.iterdir()) == []


def test_a_clip_that_would_fill_the_disk_is_not_copied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil._ntuple_diskusage(10**9, 10**9, 1_000)
    monkeypatch.setattr("publisher.items.versions.shutil.disk_usage", lambda _: usage)
    (desk.content / "phim.mp4").write_bytes(film())
    desk.put("bai.md", video="{path: phim.mp4}")
    assert desk.scan() == 0  # it is tried again
    assert list(desk.workspace.planner.media.iterdir()) == []
    monkeypatch.undo()
    desk.scan()
    assert "bai" in desk.items()


# --- Clips ------------------------------------------------------------------------------


def test_a_clip_tells_its_codec_its_length_and_its_editors_name(folder: Path) -> None:
    (folder / "phim").mkdir()
    (folder / "phim/Lễ khởi công.MP4").write_bytes(film(3, codec=b"hvc1"))
    found = attached_clip(folder, TEXT, "phim/Lễ khởi công.MP4")
    assert (found.codec, found.seconds, found.file) == ("HEVC", 3.0, "phim/Lễ khởi công.MP4")
    assert found.name.endswith(".mp4")


def test_what_is_no_clip_is_refused_with_what_to_do(folder: Path) -> None:
    whole = film(data=b"film" * 5000)
    bad = {
        "chu.mp4": (SECRET.encode(), "not a video"),
        "khong-moov.mp4": (b"\0\0\0\x18ftypmp42" + b"film" * 500, "not a video"),
        "cut.mp4": (whole[:-9000], "cut off"),
        "avi.avi": (whole, "save the video as MP4"),
        "khong-dai.mp4": (film(0), "how long"),
        "rong.mp4": (b"", "not a video"),
    }
    for name, (data, says) in bad.items():
        (folder / name).write_bytes(data)
        said = refused(lambda name=name: attached_clip(folder, TEXT, name))  # type: ignore[misc]
        assert says in said, said
        assert said.startswith(name)


def test_a_clip_out_of_bounds_is_told_its_size(folder: Path) -> None:
    with (folder / "to.mp4").open("wb") as file:
        file.truncate(2_000_000_001)
    assert "2 GB" in refused(lambda: attached_clip(folder, TEXT, "to.mp4"))


# --- Pictures ---------------------------------------------------------------------------


def _as(kind: str) -> bytes:
    data = io.BytesIO()
    Picture.new("P" if kind == "BLP" else "RGB", (40, 30)).save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["AVIF", "DDS", "BLP", "WEBP", "GIF", "TIFF", "BMP"])
def test_another_format_named_as_jpeg_is_called_by_its_name(folder: Path, kind: str) -> None:
    (folder / "a.jpg").write_bytes(_as(kind))
    said = refused(lambda: attached_picture(folder, TEXT, "a.jpg"))
    assert kind.lower() in said.lower()
    assert "save it as JPEG" in said


def test_a_picture_of_200_megapixels_is_told_as_such(folder: Path) -> None:
    Picture.new("1", (20_000, 10_000)).save(folder / "a.png")
    said = refused(lambda: attached_picture(folder, TEXT, "a.png"))
    assert "20.000 × 10.000" in said


BROKEN_EXIF = [
    b"Exif\0\0",
    b"Exif\0\0junk",
    b"Exif\0\0MM\0*\xff\xff\xff\xff",
    b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01",
    b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\xff\xff\xff\xff\x09\0\0\0",
]


@pytest.mark.parametrize("exif", BROKEN_EXIF)
def test_a_broken_exif_block_spoils_no_picture(folder: Path, exif: bytes) -> None:
    Picture.new("RGB", (40, 30)).save(folder / "a.jpg", exif=exif)
    assert attached_picture(folder, TEXT, "a.jpg").name.endswith(".jpg")


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def png(width: int, height: int, *chunks: bytes) -> bytes:
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), *chunks, _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


HOSTILE = {
    "bom.png": png(8, 8, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))),
    "rong.png": png(8, 8),
    "mot-nua.png": b"\x89PNG\r\n\x1a\n\0\0",
    "lon.png": png(2**31 - 1, 2**31 - 1, _chunk(b"IDAT", b"")),
    "khong.png": png(0, 0, _chunk(b"IDAT", zlib.compress(b""))),
    "dau.jpg": b"\xff\xd8\xff\xe0" + b"\xff" * 5000,
    "trong.jpg": b"",
    "chu.jpg": b"<svg onload=alert(1)>",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_its_own_problem_and_the_item_beside_it_is_taken(
    desk: Desk, name: str
) -> None:
    (desk.content / name).write_bytes(HOSTILE[name])
    desk.put("a-xau.md", cover=f"{{path: {name}, alt: a}}")
    desk.put("b-tot.md")
    desk.scan()
    assert list(desk.items()) == ["b-tot"]
    (problem,) = desk.problems()["a-xau.md"]
    assert name in problem


# --- The process apart ------------------------------------------------------------------


@pytest.mark.slow
def test_who_breaks_a_limit_is_replaced_and_the_next_is_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(folder / "a.png")
    tight = Worker("publisher.items.look:look", seconds=10, megabytes=200)
    Picture.new("RGB", (8000, 9000)).save(folder / "to.png")
    monkeypatch.setattr(attached, "looker", tight)
    assert "damaged" in refused(lambda: attached_picture(folder, TEXT, "to.png"))
    looker.ask(b"picture", os.open(folder / "a.png", os.O_RDONLY))
    first = tight._process
    assert first
    first.kill()
    first.wait()
    assert attached_picture(folder, TEXT, "a.png").name.endswith(".png")
    tight.close()


def test_who_hangs_is_given_up(folder: Path) -> None:
    draw(folder / "a.png")
    hurried = Worker("publisher.items.look:look", seconds=0.000_01, megabytes=800)
    with (folder / "a.png").open("rb") as file, pytest.raises(TimeoutError):
        hurried.ask(b"picture", file.fileno())
    assert hurried._process is None


ODD = """
import json, os
def answer(question, file):
    os.close(file)
    if question == b"die":
        os._exit(7)
    return json.dumps([question.decode(), sorted(os.environ)]).encode()
"""


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    (tmp_path / "odd_answers.py").write_text(ODD)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("ZALO_APP_SECRET", SECRET)
    made = Worker("odd_answers:answer", seconds=5, megabytes=800)
    yield made
    made.close()


def asked(worker: Worker, question: str) -> Any:
    with Path(os.devnull).open("rb") as file:
        return json.loads(worker.ask(question.encode(), file.fileno()))


def test_who_dies_over_a_question_is_replaced(odd: Worker) -> None:
    with pytest.raises(TooMuch):
        asked(odd, "die")
    assert asked(odd, "hai")[0] == "hai"


def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(
    odd: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_line: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(worker, "_read", interrupted)
        asked(odd, "một")
    assert asked(odd, "hai")[0] == "hai"


def test_the_process_apart_gets_no_secrets(odd: Worker) -> None:
    assert "ZALO_APP_SECRET" not in asked(odd, "một")[1]
