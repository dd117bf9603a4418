"""Who may do what: the office's people in the config, in the database, and at the command line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner, Result

import publisher.cli.base
import publisher.cli.main
from deciding import FIRST, configure, office
from publisher.config.file import ConfigError, load
from publisher.people.journal import lines
from publisher.people.people import (
    NoRight,
    Person,
    Role,
    by_telegram,
    check_right,
    everybody,
    may_touch,
    put,
    remove,
)
from workspaces import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1") as desk:
        desk.put("a.md", title="Bài a")
        desk.scan()
        yield desk


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(publisher.cli.main.app, [*arguments, "-w", str(desk.root)])


def journal(desk: Desk) -> list[tuple[str, str]]:
    with desk.workspace.store.read() as db:
        return [(line["who"], line["act"]) for line in lines(db)]


def known(desk: Desk) -> dict[str, Person]:
    with desk.workspace.store.read() as db:
        return everybody(db, desk.workspace.config.people)


# --- Config and database ---------------------------------------------------------------------


def test_the_database_wins_over_the_config(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        put(db, Person(id=FIRST, name="Quyền Chánh Văn phòng", roles=("editor",)))
    assert known(desk)[FIRST].roles == ("editor",)


def test_who_left_may_do_nothing_though_the_config_still_names_them(desk: Desk) -> None:
    with desk.workspace.store.write() as db:
        remove(db, known(desk)[FIRST], desk.time)
    assert FIRST not in known(desk)
    assert run(desk, "approve", "a", "--as", FIRST).exit_code == 1
    with desk.workspace.store.write() as db:
        put(db, Person(id=FIRST, name="Chánh Văn phòng", roles=("approver",)))
    assert FIRST in known(desk)


def test_a_stranger_has_no_telegram_id_here(desk: Desk) -> None:
    everyone = known(desk).values()
    found = by_telegram(everyone, "1001")
    assert found is not None
    assert found.id == FIRST
    assert by_telegram(everyone, "1003") is None


@pytest.mark.parametrize("wrong", [{"id": "Chánh"}, {"roles": ("boss",)}, {"telegram": "@ten"}])
def test_a_person_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"id": "a", "name": "A", "roles": ("editor",)}
    with pytest.raises(ValidationError):
        Person.model_validate(right | wrong)


@pytest.mark.parametrize("what", ["id", "telegram"])
def test_two_people_share_neither_id_nor_telegram(tmp_path: Path, what: str) -> None:
    twin = f'\n[[people]]\nid = "{FIRST if what == "id" else "khac"}"\nname = "Khác"\n'
    configure(tmp_path, more=f'[[people]]\nid = "{FIRST}"\nname = "A"\ntelegram = "1"\n{twin}'
              + ('telegram = "1"\n' if what == "telegram" else ""))  # fmt: skip
    with pytest.raises(ConfigError, match="stands twice"):
        load(tmp_path, offline=True)


def test_rights_are_checked_where_people_are_named(desk: Desk) -> None:
    people = desk.workspace.config.people
    with desk.workspace.store.read() as db:
        assert check_right(db, people, "truc-dang")
        with pytest.raises(NoRight, match="Ban biên tập"):
            check_right(db, people, "bien-tap")
        with pytest.raises(NoRight, match="nguoi-la"):
            check_right(db, people, "nguoi-la")
        assert not check_right(db, (), "ai-cung-duoc")


# --- The command line ------------------------------------------------------------------------

ACTS = (
    ("hold", "a"), ("release", "a"), ("cancel", "a"), ("resume", "page"),
    ("withdraw", "a", "--reason", "nhầm"), ("approve", "a"), ("adopt",),
    ("resolve", "a", "page", "--not-sent"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=[act[0] for act in ACTS])
def test_an_editor_or_a_stranger_may_not_act_under_a_name(
    desk: Desk, act: tuple[str, ...]
) -> None:
    before = desk.rows()
    for person in ("bien-tap", "nguoi-la"):
        done = run(desk, *act, "--as", person)
        assert (done.exit_code, done.stdout) == (1, ""), done.output
    assert (desk.rows(), journal(desk)) == (before, [])


@pytest.mark.slow
@pytest.mark.parametrize("person", ["truc-dang", FIRST, "giam-doc"])
def test_whoever_may_act_is_written_down(desk: Desk, person: str) -> None:
    assert run(desk, "hold", "a", "--as", person).exit_code == 0
    assert journal(desk) == [(person, "hold")]


def test_without_a_name_the_account_is_written_down(desk: Desk) -> None:
    assert run(desk, "hold", "page").exit_code == 0
    ((who, act),) = journal(desk)
    assert (who.startswith("os:"), act) == (True, "hold")


def test_where_nobody_is_named_a_name_is_only_a_claim(tmp_path: Path) -> None:
    with office(tmp_path, more="") as desk:
        assert run(desk, "hold", "page", "--as", "ai-do").exit_code == 0
        ((who, _act),) = journal(desk)
        assert who.startswith("os:") and who.endswith(" as ai-do")


@pytest.mark.slow
def test_only_an_admin_changes_people_under_a_name(desk: Desk) -> None:
    new = ("people", "add", "moi", "Người mới", "--role", "approver")
    assert run(desk, *new, "--as", FIRST).exit_code == 1
    assert run(desk, *new, "--as", "giam-doc").exit_code == 0
    assert run(desk, "people", "remove", "moi", "--as", "truc-dang").exit_code == 1
    assert run(desk, "people", "remove", "moi").exit_code == 0
    assert run(desk, "people", "remove", "khong-co").exit_code == 1
    assert "moi" not in known(desk)
    assert [act for _who, act in journal(desk)] == ["person", "person_left"]


def test_people_can_not_take_anothers_telegram(desk: Desk) -> None:
    done = run(desk, "people", "add", "moi", "Khác", "--role", "approver", "--telegram", "1001")
    assert done.exit_code == 1
    assert "moi" not in known(desk)


def test_people_are_listed_with_their_roles(desk: Desk) -> None:
    shown = run(desk, "people").stdout
    shown = " ".join(shown.split())
    assert "truc-dang Tổ trực đăng in charge of publishing – no Telegram" in shown
    assert "giam-doc Giám đốc approver, administrator – Telegram set" in shown


def test_approving_and_sending_back_at_the_command_line(desk: Desk) -> None:
    assert run(desk, "reject", "a", "--as", FIRST, "--reason", "sai ngày").exit_code == 0
    assert "sai ngày" in run(desk, "status").stdout
    desk.put("a.md", title="Bài a", summary="Đã sửa.")
    desk.scan()
    assert run(desk, "approve", "a", "--as", "giam-doc").exit_code == 0
    shown = " ".join(run(desk, "show", "a").stdout.split())
    assert "sent back by Chánh Văn phòng (an older state): sai ngày" in shown
    assert "approved by Giám đốc (what waits now)" in shown


def test_a_restart_knows_the_same_people(tmp_path: Path) -> None:
    with office(tmp_path) as desk, desk.workspace.store.write() as db:
        put(db, Person(id="moi", name="Người mới", roles=("admin",)))
    with opened(tmp_path) as desk:
        assert known(desk)["moi"].roles == ("admin",)


# --- For their own unit only -----------------------------------------------------------------


def test_who_acts_for_their_own_unit_needs_one_and_acts_for_it(desk: Desk) -> None:
    lan = ("people", "add", "lan", "Lan", "--role", "approver", "--own-unit")
    refused = run(desk, *lan)
    assert refused.exit_code == 1 and "needs a unit" in refused.output
    added = run(desk, *lan, "--unit", "van-phong")
    assert "van-phong only" in added.output
    assert known(desk)["lan"].scope == "unit"
    assert "approved: a" in run(desk, "approve", "a", "--as", "lan").output


def test_nobody_decides_of_another_units_item_where_that_is_said_of_them(desk: Desk) -> None:
    minh = Person(id="minh", name="Minh", roles=("approver", "publisher"), unit="phong-khac")
    with desk.workspace.store.write() as db:
        put(db, minh.model_copy(update={"scope": "unit"}))
    before = journal(desk)
    for command in (
        ("approve", "a", "--as", "minh"),
        ("reject", "a", "--as", "minh", "--reason", "vì sao"),
        ("withdraw", "a", "--as", "minh", "--reason", "vì sao"),
    ):
        refused = run(desk, *command)
        assert refused.exit_code == 1
        assert "Minh acts for their own unit only; this item is of: Văn phòng Sở" in refused.output
    assert journal(desk) == before
    with desk.workspace.store.write() as db:
        put(db, minh)
    assert run(desk, "approve", "a", "--as", "minh").exit_code == 0


@pytest.mark.parametrize(
    ("roles", "unit", "scope", "may"),
    [(("editor",), None, None, True), (("editor",), "a", None, True),
     (("editor",), "b", None, False), (("approver",), "b", None, True),
     (("approver",), "b", "unit", False),
     (("approver",), "a", "unit", True), (("admin",), None, "unit", False)],
)  # fmt: skip
def test_who_may_touch_an_item_of_the_unit_a(
    roles: tuple[Role, ...], unit: str | None, scope: Literal["unit"] | None, may: bool
) -> None:
    assert may_touch(Person(id="x", name="X", roles=roles, unit=unit, scope=scope), "a") is may
