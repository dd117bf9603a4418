"""What the rules of proofreading find in a file is told with its line, and keeps nothing back."""

from pathlib import Path

import pytest

from publisher.config.file import Config, load
from publisher.items.reading import Draft, read_file
from publisher.proofreading.proof import ACCEPTED
from workspaces import draw, make_workspace, markdown


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def read(root: Path, text: str) -> Draft:
    (root / "content/a.md").write_text(text, encoding="utf-8")
    found = read_file(load(root, offline=True), Path("a.md"))
    assert isinstance(found, Draft), found
    return found


def told(found: Draft) -> list[tuple[int, str, str]]:
    return [(each.line, each.field, each.level) for each in found.remarks]


def office(root: Path, lines: str) -> Config:
    path = root / "config/publisher.toml"
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    return load(root, offline=True)


def test_each_remark_has_its_line_and_key_and_the_item_goes_out(root: Path) -> None:
    text = markdown(
        "Dòng đúng.\n\nGọi 0912345678.\n\nChỉ số ABCD tăng.",
        summary="Hạn cuối là thứ Hai, ngày 24/11/2026.",
        texts="{page: gửi về lan@gmail.com}",
    )
    lines = text.split("\n")
    assert told(read(root, text)) == [
        (lines.index("summary: Hạn cuối là thứ Hai, ngày 24/11/2026.") + 1, "summary", "warning"),
        (lines.index("texts: {page: gửi về lan@gmail.com}") + 1, "texts.page", "warning"),
        (lines.index("Gọi 0912345678.") + 1, "body", "warning"),
        (lines.index("Chỉ số ABCD tăng.") + 1, "body", "warning"),
    ]


def test_what_a_file_that_is_wrong_has_besides_is_told_too(root: Path) -> None:
    (root / "content/a.md").write_text(markdown("Gọi 0912345678.", unit="x"), encoding="utf-8")
    found = read_file(load(root, offline=True), Path("a.md"))
    assert isinstance(found, list)
    assert [each.level for each in found] == ["error", "warning"]


def test_the_accept_list_of_the_office_counts_at_once(root: Path) -> None:
    text = markdown("Gọi 0912345678, chỉ số ABCD.")
    assert len(read(root, text).remarks) == 2
    note = "# của Văn phòng\n0912 345 678  # máy trực\nABCD\n"
    (root / ACCEPTED).write_text(note, encoding="utf-8")
    assert read(root, text).remarks == ()


def test_the_offices_own_telephone_and_forbidden_words_stand_in_the_config(root: Path) -> None:
    config = root / "config/publisher.toml"
    named = config.read_text(encoding="utf-8").replace(
        'lang = "en"', 'lang = "en"\nphone = "0262 3855 555 - 0912.345.678"'
    )
    config.write_text(named, encoding="utf-8")
    office(root, '\n[proofreading]\nforbidden = ["hạng nhất"]\n')
    found = read(root, markdown("Gọi 0912345678 để có dịch vụ Hạng nhất."))
    (remark,) = found.remarks
    assert "Hạng nhất" in remark.message


@pytest.mark.parametrize("where", ["cover", "images", "body"])
def test_a_picture_of_people_wants_its_basis_which_readers_never_see(
    root: Path, where: str
) -> None:
    draw(root / "content/a.png")
    shown = "{path: a.png, alt: Người dân nộp hồ sơ}"
    front = {"cover": shown} if where == "cover" else {}
    front = {"images": f"[{shown}]"} if where == "images" else front
    body = "Lời.\n\n![Người dân nộp hồ sơ](a.png)" if where == "body" else "Lời."
    bare = read(root, markdown(body, **front))
    (remark,) = [each for each in bare.remarks if "people:" in each.message]
    assert remark.field.partition(".")[0] == where
    based = read(root, markdown(body, people="consent", **front))
    assert based.remarks == ()
    assert based.fingerprint == bare.fingerprint  # no correction of what is out
