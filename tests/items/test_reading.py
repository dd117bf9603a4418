"""One file to an item: pictures, paths, and everything that is wrong, said at once."""

import os
import shutil
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from films import film
from publisher import words
from publisher.config.file import Config, load
from publisher.items.head import Problem
from publisher.items.names import slugify
from publisher.items.reading import Draft, for_channel, read_file
from workspaces import draw, make_workspace, markdown


@pytest.fixture
def config(tmp_path: Path) -> Config:
    words.use("en")
    return load(make_workspace(tmp_path), offline=True)


def write(config: Config, text: str, name: str = "bai.md") -> Path:
    path = config.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Path(name)


def read_text(config: Config, text: str, name: str = "bai.md") -> Draft | list[Problem]:
    return read_file(config, write(config, text, name))


def draft(config: Config, body: str = "Nội dung.", name: str = "bai.md", **front: Any) -> Draft:
    read = read_text(config, markdown(body, **front), name)
    assert isinstance(read, Draft), read
    return read


def problems(config: Config, body: str = "Nội dung.", **front: Any) -> list[Problem]:
    read = read_text(config, markdown(body, **front))
    assert isinstance(read, list), "the file was taken"
    return [each for each in read if each.level == "error"]


def places(found: list[Problem]) -> list[tuple[int, str]]:
    return [(each.line, each.field) for each in found]


# --- The item -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Cấp phép 98,5%", "cap-phep-98-5"),
        ("Đổi mới – sáng tạo", "doi-moi-sang-tao"),
        ("ƯỚC  mơ_ở Đắk Lắk!", "uoc-mo-o-dak-lak"),
        ("---", ""),
        ("中文", ""),
    ],
)
def test_slug_is_plain_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("2026-11-24-cap-phep.md", "cap-phep"),
        ("2026-11-24 Cấp phép.md", "cap-phep"),
        ("thang-11/2026-11-24_cap_phep.markdown", "cap-phep"),
        ("bai.v2.md", "bai-v2"),
        (unicodedata.normalize("NFD", "Cấp phép.md"), "cap-phep"),
    ],
)
def test_item_is_named_by_its_file_without_the_date(
    config: Config, name: str, identity: str
) -> None:
    assert draft(config, name=name).item.id == identity


def test_own_id_wins_over_the_files_name(config: Config) -> None:
    read = draft(config, id="ten-rieng")
    assert read.item.id == "ten-rieng"
    assert read.explicit_id


def test_file_whose_name_is_only_a_date_needs_an_id(config: Config) -> None:
    read = read_text(config, markdown("Nội dung."), "2026-11-24.md")
    assert isinstance(read, list)
    assert places(read) == [(1, "id")]


def test_item_has_what_the_lists_say(config: Config) -> None:
    item = draft(config).item
    assert (item.unit.id, item.unit.name) == ("van-phong", "Văn phòng Sở")
    assert item.hashtags == ("ThuTuc",)


def test_ai_label_comes_from_the_offices_words(config: Config) -> None:
    assert draft(config).item.notices == ()
    assert draft(config, ai="generated").item.notices == (config.office.ai_generated,)


def test_own_text_is_for_its_channel_or_service_only(config: Config) -> None:
    item = draft(config).item
    texts = {"page": "cho trang", "facebook": "cho mọi trang"}
    assert for_channel(item, texts, "page", "facebook").text == "cho trang"
    assert for_channel(item, texts, "page-2", "facebook").text == "cho mọi trang"
    assert for_channel(item, texts, "chat", "telegram").text is None


# --- The same item whatever its form --------------------------------------------------


def test_decomposed_text_is_the_same_item(config: Config) -> None:
    text = markdown("Sở Xây dựng tỉnh Đắk Lắk.")
    first = read_text(config, text)
    second = read_text(config, unicodedata.normalize("NFD", text))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.item, first.fingerprint) == (second.item, second.fingerprint)


def test_line_ends_and_byte_order_mark_change_nothing(config: Config) -> None:
    text = markdown("Một.\n\nHai.")
    path = write(config, text)
    first = read_file(config, path)
    (config.content / path).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    second = read_file(config, path)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.fingerprint == second.fingerprint


def test_pictures_may_move_without_changing_the_item(config: Config) -> None:
    draw(config.content / "hinh/a.png")
    draw(config.content / "anh/khac.png")
    first = draft(config, "![a](hinh/a.png)", cover="{path: hinh/a.png, alt: a}")
    second = draft(config, "![a](anh/khac.png)", cover="{path: anh/khac.png, alt: a}")
    assert first.fingerprint == second.fingerprint


def test_other_picture_at_the_same_path_is_another_version(config: Config) -> None:
    draw(config.content / "a.png", "teal")
    first = draft(config, images="[{path: a.png, alt: a}]")
    draw(config.content / "a.png", "navy")
    assert draft(config, images="[{path: a.png, alt: a}]").fingerprint != first.fingerprint


def test_pictures_that_changed_places_are_another_version(config: Config) -> None:
    draw(config.content / "a.png", "teal")
    draw(config.content / "b.png", "navy")
    first = draft(config, images="[{path: a.png, alt: x}, {path: b.png, alt: x}]")
    second = draft(config, images="[{path: b.png, alt: x}, {path: a.png, alt: x}]")
    assert first.fingerprint != second.fingerprint


def test_another_of_its_pictures_as_poster_is_another_version(config: Config) -> None:
    for name in ("a", "b"):
        draw(config.content / f"{name}.png", {"a": "teal", "b": "navy"}[name])
    images = "[{path: a.png, alt: x}, {path: b.png, alt: x}]"
    first, second = (
        draft(
            config,
            images=images,
            video=f"{{url: 'https://v.example/1', poster: {{path: {name}.png, alt: x}}}}",
        )
        for name in ("a", "b")
    )
    assert first.fingerprint != second.fingerprint


def test_an_item_must_not_have_a_channels_name(config: Config) -> None:
    (channel, *_others) = config.accounts
    assert places(problems(config, id=channel)) == [(1, "id")]


# --- Pictures -------------------------------------------------------------------------


def test_picture_of_the_body_is_named_by_what_it_is(config: Config) -> None:
    draw(config.content / "hinh/a.jpg")
    item = draft(config, 'Xem ![Một cửa](hinh/a.jpg "Ảnh: Văn phòng") ở đây.').item
    (image,) = item.images
    assert image.inline
    assert (image.alt, image.caption) == ("Một cửa", "Ảnh: Văn phòng")
    assert item.body == f'Xem ![Một cửa]({image.name} "Ảnh: Văn phòng") ở đây.'
    assert image.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("hình ảnh.jpg", "hình ảnh.jpg"),
        ("hình ảnh.jpg", "<hình ảnh.jpg>"),
        ("hình ảnh.jpg", "h%C3%ACnh%20%E1%BA%A3nh.jpg"),
        ("anh (1).jpg", "anh (1).jpg"),
        ("100%.png", "100%.png"),
        ("a.jpg", "./thang-11/../a.jpg"),
        ("a.jpg", " a.jpg "),
    ],
)
def test_names_as_people_give_them_are_found(config: Config, name: str, written: str) -> None:
    (config.content / "thang-11").mkdir()
    draw(config.content / name)
    assert len(draft(config, f"![Một cửa]({written})").item.images) == 1


def test_path_starts_at_the_files_own_folder(config: Config) -> None:
    draw(config.content / "chung/a.png")
    read = draft(config, "![a](../chung/a.png)", "thang-11/bai.md")
    assert read.assets == (Path("chung/a.png"),)


def test_picture_of_a_phone_is_a_jpeg(config: Config) -> None:
    frames = [Picture.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    path = config.content / "a.jpg"
    frames[0].save(path, format="MPO", save_all=True, append_images=frames[1:])
    assert draft(config, "![a](a.jpg)").item.images[0].name.endswith(".jpg")


def test_code_is_left_alone(config: Config) -> None:
    body = "```\n~~~\n![](không có)\n```\n\n~~~~\n<img>\n~~~\n~~~~"
    assert draft(config, body).item.body == body


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("![](a.png)", 11, "say in the brackets"),
        ("một\n\n![x](khong-co.png)", 13, "no such file"),
        ("![x](https://a.vn/b.png)", 11, "not an address"),
        ("![x](//a.vn/b.png)", 11, "not an address"),
        ("![x](/etc/hostname)", 11, "leads out"),
        ("![x](../../etc/hostname)", 11, "leads out"),
        ("![x](..%2F..%2Fconfig/publisher.toml)", 11, "leads out"),
        ("![x](bai.md)", 11, "not a JPEG or PNG"),
        ("![x](.)", 11, "no such file"),
        ("![x](" + "a" * 299 + ")", 11, "no such file"),
        ("![x](" + "a" * 5000 + ")", 11, "write pictures as"),
        ('<img src="a.png">', 11, "write pictures as"),
        ("![x][anh]", 11, "write pictures as"),
        ("![x](a.png 'một dấu nháy')", 11, "no such file"),
        ("![x]\n\n[x]: //evil.example/a.png", 11, "write pictures as"),
        ("![x\ny](//evil.example/a.png)", 11, "write pictures as"),
        ("![a [b]](//evil.example/a.png)", 11, "write pictures as"),
        ("![x](a.png){ src=//evil.example/b.png }", 11, "write pictures as"),
        ("![x](//evil.example/a.png)", 11, "not an address"),
        ("<IMG\nsrc=//evil.example/a.png>", 11, "write pictures as"),
        ("<p><picture><source srcset=a.png></picture>", 11, "write pictures as"),
        ("<svg/onload=alert(1)>", 11, "write pictures as"),
        ("<table background=//evil.example/a.png>", 11, "write pictures as"),
        ('<p style="background:url(//evil.example)">', 11, "write pictures as"),
        ("<video src=a.mp4></video>", 11, "<video>"),
        ("<iframe src=//evil.example>", 11, "<iframe>"),
        ("<object data=a.swf>", 11, "<object>"),
        ("<embed src=a>", 11, "<embed>"),
        ("```\ncode", 11, "no end"),
        ("", 10, "missing"),
    ],
)
def test_wrong_picture_is_shown_with_its_line(
    config: Config, body: str, line: int, says: str
) -> None:
    draw(config.content / "a.png")
    (found,) = problems(config, body)
    assert (found.line, found.field) == (line, "body")
    assert says in found.message


@pytest.mark.parametrize(
    "body",
    [
        "Nguy hiểm![^1]\n\n[^1]: Chú thích.",
        "Viết `<img src=a>` hoặc `![x][y]` như sau.",
        r"\![x]",
        "Mở <Link đăng ký>.",
    ],
)
def test_what_is_no_picture_is_text(config: Config, body: str) -> None:
    assert draft(config, body).item.images == ()


@pytest.mark.parametrize("kind", ["gif", "webp", "bmp"])
def test_other_kinds_of_pictures_are_refused(config: Config, kind: str) -> None:
    draw(config.content / f"a.{kind}")
    shutil.copy(config.content / f"a.{kind}", config.content / "a.jpg")
    assert "not a JPEG or PNG" in problems(config, "![x](a.jpg)")[0].message


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_picture_that_was_cut_off_is_none(config: Config, suffix: str) -> None:
    path = draw(config.content / f"a.{suffix}", size=(300, 300))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "not a JPEG or PNG" in problems(config, f"![x](a.{suffix})")[0].message


def test_picture_out_of_bounds_is_too_large(config: Config) -> None:
    path = draw(config.content / "a.png")
    with path.open("ab") as file:
        file.truncate(20_000_001)
    assert "20 MB" in problems(config, "![x](a.png)")[0].message


def test_path_may_not_leave_by_a_link(config: Config, tmp_path: Path) -> None:
    draw(tmp_path / "outside/secret.png")
    (config.content / "a.png").symlink_to(tmp_path / "outside/secret.png")
    (config.content / "folder").symlink_to(tmp_path / "outside")
    assert "leads out" in problems(config, "![x](a.png)")[0].message
    assert "leads out" in problems(config, "![x](folder/secret.png)")[0].message


def test_links_in_a_circle_are_no_file(config: Config) -> None:
    (config.content / "a.png").symlink_to(config.content / "b.png")
    (config.content / "b.png").symlink_to(config.content / "a.png")
    assert "no such file" in problems(config, "![x](a.png)")[0].message


def test_every_place_of_a_picture_is_checked(config: Config) -> None:
    found = problems(
        config,
        cover="{path: /etc/hostname, alt: a}",
        images="[{path: ../x.png, alt: a}]",
        video="{path: ../x.mp4, poster: {path: y.png, alt: a}}",
    )
    fields = ["cover.path", "images.1.path", "video.path", "video.poster.path"]
    assert sorted(each.field for each in found) == fields


def test_captions_are_read_with_the_video_and_belong_to_what_was_written(config: Config) -> None:
    (config.content / "a.mp4").write_bytes(film())
    head = "{path: a.mp4, phu_de: a.srt}"
    (config.content / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nMột\n")
    first = draft(config, video=head)
    assert first.item.video
    assert first.item.video.captions == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMột\n"
    assert Path("a.srt") in first.assets
    (config.content / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHai\n")
    assert draft(config, video=head).fingerprint != first.fingerprint
    (config.content / "a.srt").write_text("1\n0:00:01,0 --> 0:00:02,0\nGọi 0905 123 456\n")
    assert "video.captions" in [each.field for each in draft(config, video=head).remarks]
    (config.content / "a.srt").write_bytes("Một hai ba bốn".encode("utf-16-le"))
    assert [each.field for each in problems(config, video=head)] == ["video.captions"]
    (config.content / "a.srt").write_text("Lời không có giờ.")
    assert [each.field for each in problems(config, video=head)] == ["video.captions"]
    assert problems(config, video="{url: 'https://v.example/1', captions: a.srt}")


def test_video_is_an_asset(config: Config) -> None:
    (config.content / "a.mp4").write_bytes(film())
    draw(config.content / "a.png")
    read = draft(config, video="{path: a.mp4, poster: {path: a.png, alt: a}}")
    assert set(read.assets) == {Path("a.mp4"), Path("a.png")}


# --- Everything that is wrong ---------------------------------------------------------


def test_all_problems_of_a_file_are_said_at_once(config: Config) -> None:
    found = problems(
        config,
        "![](không có.png)\n\n<img>",
        title="",
        unit="phong-khac",
        channels="[page, zalo]",
        colour="red",
        expires="2026-01-01",
    )
    assert {each.field for each in found} == {
        "title", "unit", "channels.2", "colour", "expires", "body",
    }  # fmt: skip
    assert [each.line for each in found] == sorted(each.line for each in found)
    assert len([each for each in found if each.field == "body"]) == 3


def test_what_is_said_once_is_not_said_again(config: Config) -> None:
    assert places(problems(config, unit=None, theme="[a]")) == [(2, "unit"), (4, "theme")]


def test_unknown_unit_is_told_the_known_ones(config: Config) -> None:
    (found,) = problems(config, unit="van-phog")
    known = "“van-phog” is not in the list; known: van-phong; did you mean “van-phong”?"
    assert found == Problem(4, "unit", known)


def test_text_for_an_unknown_channel_is_a_mistake(config: Config) -> None:
    assert places(problems(config, texts="{fanpage: a}")) == [(9, "texts.fanpage")]
    assert draft(config, texts="{facebook: a, page: b}").texts == {"facebook": "a", "page": "b"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "must begin with"),
        (b"ti\xd2ng Vi\xd6t", "probably TCVN3"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"\xff\xfe\x00\x00", "UTF-16"),
        (b"---\n" + b"[" * 100_000 + b"\n---\n", "brackets"),
    ],
)
def test_file_that_is_no_item_is_one_problem(config: Config, data: bytes, says: str) -> None:
    (config.content / "bai.md").write_bytes(data)
    read = read_file(config, Path("bai.md"))
    assert isinstance(read, list)
    (found,) = read
    assert says in found.message


def test_name_that_is_not_unicode_is_a_problem(config: Config) -> None:
    name = os.fsdecode(b"b\xb5i.md")
    (config.content / name).write_text(markdown("Nội dung."), encoding="utf-8")
    read = read_file(config, Path(name))
    assert isinstance(read, list)
    assert "name is not Unicode" in read[0].message


@pytest.mark.slow
def test_million_brackets_are_read_in_a_moment(config: Config) -> None:
    for hostile in ("![" * 400_000, "![a](" * 150_000, "![a](b" + " " * 900_000):
        assert problems(config, hostile + "x" if "(" in hostile else hostile + "](")


def test_unreadable_file_is_the_callers_business(config: Config) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(config, Path("khong-co.md"))


def test_draft_of_a_slot_has_no_time_of_its_own(config: Config) -> None:
    read = draft(config, publish_at=None, slot="next")
    assert read.slot
    assert read.item.publish_at.year == 1970


def test_long_names_are_cut(config: Config) -> None:
    read = draft(config, name="a" * 200 + ".md")
    assert len(read.item.id) == 120


HOSTILE_LINES = {  # a sign or two, over and over: each once took minutes
    "runs of code marks": " ".join("`" * length for length in range(1, 560)),
    "one run of code marks": "`" * 150_000 + "x",
    "tags without an end": "<a href=" * 19_000,
    "styles": '<p style="' * 15_000,
    "attributes": "){a" * 50_000,
    "comments without an end": "<!--" * 37_000,
    "dates without an end": "12." * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("line", HOSTILE_LINES.values(), ids=HOSTILE_LINES.keys())
def test_no_line_holds_the_reading_up(config: Config, line: str) -> None:
    begun = time.thread_time()
    read_text(config, markdown(f"Nội dung.\n\n{line}\n"))
    assert time.thread_time() - begun < 2.5


@pytest.mark.parametrize(
    "behind",
    ['{a="}" src="//evil.example/x.png"}', '{: title="}" style="background:url(//a.vn)" }'],
)
def test_no_attribute_gives_a_picture_another_address(config: Config, behind: str) -> None:
    draw(config.content / "a.jpg")
    (found,) = problems(config, f"![Lễ ký kết](a.jpg){behind}")
    assert "write pictures as" in found.message


def test_code_of_any_marks_is_no_picture(config: Config) -> None:
    body = "Viết `![a]`, ``![a` <img>`` và \\``![a]` như thế."
    assert draft(config, body).item.images == ()


@pytest.mark.parametrize(
    "body",
    [
        "Viết `![a](b.png)` hoặc ``![a](`b.png`)`` như thế.",
        "Viết `![a](https://a.vn/b.png)`, ![Lễ `ký` kết](a.png), rồi `![](c.png)`.",
        "```\n![a](b.png)\n```",
    ],
)
def test_a_picture_within_code_is_code(config: Config, body: str) -> None:
    draw(config.content / "a.png")
    name = draft(config, "![Lễ ký](a.png)").item.images[0].name
    assert name is not None
    assert draft(config, body).item.body == body.replace("a.png", name)
