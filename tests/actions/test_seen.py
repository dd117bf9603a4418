"""What a person approves in a terminal is what they looked at: the preview tells its code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import publisher.cli.base
import publisher.cli.main
from deciding import FIRST, SECOND, approve_by, configure, office
from workspaces import CHANNELS, Desk, opened

COMMAND = re.compile(r"publisher approve a --as \S+ --seen ([0-9a-f]{8})\b")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md")
        desk.scan()
        yield desk


def run(desk: Desk, *arguments: str) -> Any:
    return CliRunner().invoke(publisher.cli.main.app, [*arguments, "-w", str(desk.root)])


def told(desk: Desk, wanted: str = "a") -> str:
    """Return what the terminal says of a preview."""
    done = run(desk, "preview", wanted, "-o", str(desk.root / "xem.html"))
    return " ".join(done.stdout.split())


def codes(desk: Desk, wanted: str = "a") -> list[str]:
    """Return what the terminal and the page of a preview say is to be typed."""
    target = desk.root / "xem.html"
    done = run(desk, "preview", wanted, "-o", str(target))
    assert done.exit_code == 0, done.output
    said = COMMAND.findall(" ".join(done.stdout.split()))
    assert COMMAND.findall(target.read_text("utf-8")) == said
    return said


def approve(desk: Desk, seen: str, person: str = FIRST) -> Any:
    return run(desk, "approve", "a", "--as", person, "--seen", seen)


def test_what_was_seen_can_be_approved(desk: Desk) -> None:
    (code,) = codes(desk)
    assert approve(desk, code.upper()).exit_code == 0
    assert {row["approved_digest"] for row in desk.rows()} == {
        row["content_digest"] for row in desk.rows()
    }


def test_what_changed_since_it_was_seen_is_not_approved(desk: Desk) -> None:
    (code,) = codes(desk)
    desk.put("a.md", summary="Sửa sau khi xem.")
    desk.scan()
    refused = approve(desk, code)
    assert refused.exit_code == 1 and "changed since you saw it" in " ".join(
        refused.output.split()
    )
    assert {row["approved_digest"] for row in desk.rows()} == {None}
    (new,) = codes(desk)
    assert new != code and approve(desk, new).exit_code == 0


@pytest.mark.parametrize("wanted", ["a", "a.md"])
def test_a_preview_by_name_and_by_file_tells_the_same(desk: Desk, wanted: str) -> None:
    assert codes(desk, wanted) == codes(desk, "a")


@pytest.mark.slow
def test_a_file_that_was_not_taken_in_yet_has_no_code(desk: Desk) -> None:
    desk.put("a.md", summary="Sửa sau khi xem.")
    assert codes(desk, "a.md") == []
    assert "what waits is what its file said before" in told(desk, "a.md")


def test_a_code_stands_for_what_its_page_shows_whatever_the_config_says_since(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md", ai="assisted")
        desk.scan()
    path = tmp_path / "config" / "publisher.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("[office]", '[office]\nai_assisted = "Nhãn mới"'), "utf-8")
    with opened(tmp_path) as desk:
        (code,) = codes(desk, "a.md")
        page = (desk.root / "xem.html").read_text("utf-8")
        assert all(each["post"]["text"].splitlines()[-1] in page for each in desk.rows())
        assert "Nhãn mới" not in page
        assert approve(desk, code).exit_code == 0


def test_a_page_that_lacks_what_waits_has_no_code(desk: Desk) -> None:
    configure(desk.root, "default = 1", channels={"site": CHANNELS["site"]})
    assert codes(desk) == []
    assert "it does not show what waits on page, chat" in told(desk)


def test_nothing_is_to_be_typed_where_nothing_waits(desk: Desk) -> None:
    approve_by(desk, "a", FIRST)
    assert codes(desk) == []


@pytest.mark.slow
def test_what_needs_two_has_its_code_until_the_second_said_yes(desk: Desk) -> None:
    desk.put("a.md", sensitive="true")
    desk.scan()
    (code,) = codes(desk)
    assert approve(desk, code).exit_code == 0
    assert codes(desk) == [code]
    assert approve(desk, code, SECOND).exit_code == 0
    assert codes(desk) == []


@pytest.mark.slow
@pytest.mark.parametrize("seen", ["", "1", "1a2b3c4", "khong-ro", "1a2b3c4%"])
def test_a_code_that_is_none_is_refused(desk: Desk, seen: str) -> None:
    assert approve(desk, seen).exit_code == 2
    assert {row["approved_digest"] for row in desk.rows()} == {None}
