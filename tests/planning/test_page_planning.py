"""A standing page goes to the website alone, once it is agreed, and may change for years."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from deciding import FIRST, approve_by, changes_of, office, out, work
from fake_channels import service
from publisher.actions.decisions import correct
from publisher.contract import Correction
from publisher.planning.dressing import dress
from workspaces import CHANNELS, Desk

pytestmark = pytest.mark.usefixtures("english")


def page(desk: Desk, text: str = "Sở làm.", **front: str) -> None:
    """Save a page and let it be read."""
    path = desk.content / "trang/chuc-nang.md"
    path.parent.mkdir(exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    path.write_text(f"---\ntitle: Chức năng\n{lines}---\n{text}\n", encoding="utf-8")
    desk.wait(minutes=1)
    desk.scan()


def change(desk: Desk, text: str, **front: str) -> None:
    page(desk, text, **front)
    correct(desk.workspace, "chuc-nang", None)
    work(desk)


def notes(desk: Desk) -> Sequence[Correction]:
    """Return what readers see of corrections with the page as its file is now."""
    with desk.workspace.store.read() as db:
        number = desk.items()["chuc-nang"]["version"]
        wanted = dress(db, desk.workspace.planner.version(db, number))
    return wanted.item.corrections


def test_a_page_goes_at_once_and_to_the_website_alone(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        page(desk)
        assert desk.problems() == {}
        assert desk.states("chuc-nang") == {"site": "queued"}
        work(desk)
        assert out(desk, "chuc-nang") == {"site"}
        for channel in ("page", "chat"):
            assert service(desk.workspace, channel).calls == []


def test_a_page_waits_for_whoever_must_agree_and_is_never_too_late(tmp_path: Path) -> None:
    slots = {**CHANNELS, "site": f'{CHANNELS["site"]}\nslots = ["fri 08:00"]\ntoo_late = "24h"'}
    with office(tmp_path, "default = 0\nforms = { trang = 1 }", channels=slots) as desk:
        page(desk)
        work(desk)
        assert out(desk, "chuc-nang") == set()
        desk.wait(days=30)
        approve_by(desk, "chuc-nang", FIRST)
        work(desk)
        assert out(desk, "chuc-nang") == {"site"}


def test_an_article_that_is_agreed_that_late_is_still_held(tmp_path: Path) -> None:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md")
        desk.scan()
        desk.wait(days=30)
        approve_by(desk, "a", FIRST)
        work(desk)
        assert desk.states("a")["site"] == "held late"


def test_a_page_that_no_channel_carries_is_a_problem(tmp_path: Path) -> None:
    channels = {"page": CHANNELS["page"], "site": CHANNELS["page"]}
    with office(tmp_path, channels=channels) as desk:
        page(desk)
        (told,) = desk.problems()["trang/chuc-nang.md"]
        assert "no channel would carry this item" in told


def test_a_change_waits_for_a_yes_and_tells_readers_of_no_mistake(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        page(desk)
        work(desk)
        page(desk, summary="Sở làm nhiều hơn.")
        assert changes_of(desk, "chuc-nang") == [("site", "update", "queued")]
        assert work(desk) == 0
        assert correct(desk.workspace, "chuc-nang", None) == 1
        work(desk)
        assert "nhiều hơn" in service(desk.workspace, "site").shown["ref-1"]
        assert notes(desk) == ()


def test_readers_are_told_of_a_mistake_while_the_file_says_it(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        page(desk)
        work(desk)
        change(desk, "Số đúng là 3.", correction="Số trước đây ghi sai.")
        (first,) = notes(desk)
        assert first.note == "Số trước đây ghi sai."
        change(desk, "Số đúng là 3, từ nay.", correction="Số trước đây ghi sai.")
        assert notes(desk) == (first,)
        change(desk, "Sở có 3 phòng.")
        assert notes(desk) == ()


def test_who_lets_a_change_go_may_say_what_was_wrong(tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        page(desk)
        work(desk)
        page(desk, "Số đúng là 3.")
        correct(desk.workspace, "chuc-nang", "Số cũ sai.")
        work(desk)
        assert [each.note for each in notes(desk)] == ["Số cũ sai."]
        assert changes_of(desk, "chuc-nang")[-1] == ("site", "update", "sent")
