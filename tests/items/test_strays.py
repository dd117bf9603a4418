"""What does not belong into a file is an error with its line."""

from pathlib import Path
from typing import Any

import pytest

from publisher import words
from publisher.config.file import Config, load
from publisher.items.head import Problem
from publisher.items.reading import Draft, read_file
from workspaces import draw, make_workspace, markdown


@pytest.fixture
def config(tmp_path: Path) -> Config:
    words.use("en")
    return load(make_workspace(tmp_path), offline=True)


def read_text(config: Config, text: str) -> Draft | list[Problem]:
    (config.content / "bai.md").write_text(text, encoding="utf-8")
    return read_file(config, Path("bai.md"))


def wrong(config: Config, text: str) -> tuple[int, str]:
    found = read_text(config, text)
    assert isinstance(found, list), "the file was taken"
    (problem,) = [each for each in found if each.level == "error"]
    return problem.line, problem.message


def taken(config: Config, body: str, **front: Any) -> Draft:
    found = read_text(config, markdown(body, **front))
    assert isinstance(found, Draft), found
    return found


def test_a_second_head_is_an_error(config: Config) -> None:
    whole = markdown("Một.")
    assert wrong(config, whole + whole)[0] == 12
    assert wrong(config, markdown(whole))[0] == 11
    assert "second head" in wrong(config, markdown("a\n\n---\n\ntieu_de: b\n---\n\nc"))[1]


@pytest.mark.parametrize("line", ["publish_at: 2026-12-01 08:00", "summary:", "tom_tat: a"])
def test_keys_of_the_head_in_the_first_lines_of_the_body_are_an_error(
    config: Config, line: str
) -> None:
    assert wrong(config, markdown(f"{line}\n\nMột."))[0] == 11
    assert wrong(config, markdown(f"Một.\n\n{line}"))[0] == 13


@pytest.mark.parametrize(
    "body",
    [
        "Chủ đề: Chuyển đổi số\n\nVideo: xem tại nhà",
        "```\ntitle: mẫu\n---\ntitle: b\n```",
        "Một\n\n---\n\nHai",
        "Một\n---\n\nHai",
        "\n\n".join(["Một."] * 12) + "\n\nsummary: cuối bài",
        "Đề mục\n=======\n\nvăn bản",
        "> > > > > > > trích",
        "Theo ông A: “Sẽ [...] làm xong” […]",
    ],
)
def test_what_looks_a_little_like_it_is_text(config: Config, body: str) -> None:
    assert taken(config, body).item.body == body


def test_marks_of_a_merge_are_an_error(config: Config) -> None:
    conflict = "<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> nhanh-khac"
    line, message = wrong(config, markdown(f"Đầu.\n\n{conflict}\n"))
    assert line == 13
    assert "line 17" in message
    in_head = markdown("a").replace("unit:", f"{conflict}\nunit:")
    assert wrong(config, in_head)[0] == 4
    assert wrong(config, f"{conflict}\n{markdown('a')}")[0] == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("—\ntitle: a\n---\n", 1, "in place of “—”"),
        ("--\ntitle: a\n---\n", 1, "in place of “--”"),
        ("---\ntitle: a\n—\n\nMột", 3, "in place of “—”"),
        ("---\ntitle: a\n----\n\nMột", 3, "in place of “----”"),
        ("---\ntitle: a\n\nMột", 1, "has no end"),
        ("\n---\ntitle: a\n---\n", 1, "must begin with"),
        ("Một", 1, "must begin with"),
    ],
)
def test_a_missing_head_is_told_by_what_is_wrong(
    config: Config, text: str, line: int, says: str
) -> None:
    found = wrong(config, text)
    assert found[0] == line
    assert says in found[1]


def test_places_that_nobody_filled_in_are_errors(config: Config) -> None:
    text = markdown("[…nội dung…]\n\nXong.", summary="Tóm tắt […một câu…]")
    found = read_text(config, text)
    assert isinstance(found, list)
    assert [each.line for each in found] == [3, 11]


# --- The lists of the office ------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["van-phong", "Văn phòng Sở", "văn  phòng sở", "VĂN PHÒNG SỞ",
     "Va\u0306n pho\u0300ng So\u031b\u0309",
     "Van-Phong", "van phong so"],
)  # fmt: skip
def test_a_unit_is_known_by_its_id_or_its_name(config: Config, written: str) -> None:
    read = taken(config, "a", unit=written)
    assert read.item.unit.id == "van-phong"
    assert read.fingerprint == taken(config, "a").fingerprint


def test_theme_and_form_are_known_by_their_names_too(config: Config) -> None:
    item = taken(config, "a", theme="thủ tục Hành chính", form="tin, bài").item
    assert (item.theme.id, item.form.id) == ("thu-tuc", "article")


def test_a_name_that_fits_two_entries_is_asked_about(config: Config) -> None:
    path = config.root / "config/publisher.toml"
    more = '[[units]]\nid = "vps"\nname = "Vận phòng sở"\n'
    path.write_text(
        path.read_text("utf-8").replace("[[themes]]", f"{more}\n[[themes]]", 1), "utf-8"
    )
    config = load(config.root, offline=True)
    assert taken(config, "a", unit="Vận phòng sở").item.unit.id == "vps"
    line, message = wrong(config, markdown("a", unit="van phong so"))
    assert line == 4
    assert "van-phong" in message
    assert "vps" in message


@pytest.mark.parametrize(
    ("front", "meant"),
    [
        ({"unit": "Văn phòng Sỏ."}, None),
        ({"unit": "van-phog"}, "van-phong"),
        ({"theme": "Thủ tục hành chánh"}, "Thủ tục hành chính"),
        ({"channels": "[pgae]"}, "page"),
        ({"texts": "{facebok: a}"}, "facebook"),
        ({"tilte": "a"}, "title"),
        ({"tieude": "a"}, "tieu_de"),
        ({"cover": "{path: a.png, atl: Hình vẽ}"}, "alt"),
    ],
)
def test_what_is_unknown_gets_the_nearest_that_is_known(
    config: Config, front: dict[str, str], meant: str | None
) -> None:
    draw(config.content / "a.png")
    found = read_text(config, markdown("a", **front))
    if meant is None:
        assert isinstance(found, Draft)
    else:
        assert isinstance(found, list)
        assert any(f"did you mean “{meant}”?" in each.message for each in found)


def test_the_nearest_is_asked_for_in_vietnamese(config: Config) -> None:
    words.use("vi")
    assert wrong(config, markdown("a", unit="van-phog"))[1].endswith("có phải “van-phong” không?")


# --- Alternative texts, sizes ---------------------------------------------------------------


@pytest.mark.parametrize("alt", ["hình 1", "Ảnh", "ảnh bìa", "Hình minh họa", "so-do.png", "Sơ đồ",
                                 "Hình số 2"])  # fmt: skip
def test_an_alternative_text_that_says_nothing_is_told(config: Config, alt: str) -> None:
    draw(config.content / "so-do.png")
    read = taken(config, f"![{alt}](so-do.png)", cover=f'{{path: so-do.png, alt: "{alt}"}}')
    assert {(each.field, each.level) for each in read.remarks} == {
        ("cover.alt", "warning"),
        ("body", "warning"),
    }


@pytest.mark.parametrize(
    "alt", ["Hình vẽ năm bước", "Bản đồ quy hoạch", "图", "Ảnh trụ sở của Sở"]
)
def test_an_alternative_text_that_says_something_is_let_be(config: Config, alt: str) -> None:
    draw(config.content / "so-do.png")
    assert taken(config, f"![{alt}](so-do.png)").remarks == ()


def test_a_file_as_large_as_a_disk_is_not_read(config: Config) -> None:
    with (config.content / "bai.md").open("wb") as file:
        file.truncate(50 * 1024**3)  # a hole: takes no room, and would take all memory
    found = read_file(config, Path("bai.md"))
    assert isinstance(found, list)
    assert "larger than 1 MB" in found[0].message


def test_a_file_without_text_is_told_once(config: Config) -> None:
    assert "text is missing" in wrong(config, markdown("").rstrip())[1]
    found = read_text(config, markdown("").rstrip())
    assert isinstance(found, list)
    assert len(found) == 1


def test_letters_that_were_damaged_are_told_as_that(config: Config) -> None:
    (config.content / "bai.md").write_bytes(
        markdown("Chào bạn đọc").encode().replace(b"\xe1", b"", 1)
    )
    found = read_file(config, Path("bai.md"))
    assert isinstance(found, list)
    assert "damaged; copy" in found[0].message


def test_a_lone_nought_byte_is_an_unseen_sign(config: Config) -> None:
    assert taken(config, "A \x00B").item.body == "A B"


def test_words_own_code_is_not_taken_for_a_picture(config: Config) -> None:
    read = taken(config, "<p class=MsoNormal><![if !supportLists]>-<![endif]> Hai</p>")
    assert any("Word" in each.message for each in read.remarks)
