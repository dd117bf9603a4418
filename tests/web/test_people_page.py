"""/nguoi-dung: administrators take people in and off, and see to their accounts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from publisher.people.journal import journal
from publisher.people.people import Person, everybody
from publisher.web import passwords
from publisher.web.login import accounts
from web_desk import Caller, Served, known, web_desk
from workspaces import Desk, opened

PASSWORD = "mot hai ba bon nam"
NEW = {
    "ma": "lan", "ten": "Nguyễn Thị Lan", "vai-editor": "1", "vai-approver": "1",
    "don-vi": "van-phong", "rieng-don-vi": "1", "telegram": "100000001", "email": "",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    with opened(tmp_path, publishing=f"[web]\n{getattr(request, 'param', '')}") as made:
        known(made.workspace, Person(id="quan-tri", name="Quản trị", roles=("admin",)))
        yield made


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


@pytest.fixture
def admin(served: Served) -> Caller:
    return served.log_in("quan-tri")


def person(office: Desk, name: str) -> Person | None:
    with office.workspace.store.read() as db:
        return everybody(db, office.workspace.config.people).get(name)


def account(office: Desk, name: str) -> accounts.Account:
    with office.workspace.store.read() as db:
        return accounts.account(db, name)


def told(office: Desk) -> list[tuple[str, str, object]]:
    query = select(journal.c.who, journal.c.act, journal.c.details).order_by(journal.c.id)
    with office.workspace.store.read() as db:
        return [(row[0], row[1], row[2].get("address")) for row in db.execute(query)]


def test_somebody_comes_is_changed_and_leaves_as_by_the_command(
    office: Desk, admin: Caller
) -> None:
    assert admin.post("/nguoi-dung/moi", data=NEW).status_code == 200
    assert person(office, "lan") == Person(
        id="lan", name="Nguyễn Thị Lan", roles=("editor", "approver"), unit="van-phong",
        telegram="100000001", scope="unit",
    )  # fmt: skip
    assert "Nguyễn Thị Lan" in admin.get("/nguoi-dung").text
    changed = {key: value for key, value in NEW.items() if key != "rieng-don-vi"}
    admin.post("/nguoi-dung/lan", data=changed | {"ten": "Lan", "ma": "quan-tri"})
    assert (person(office, "lan") or office).name == "Lan"  # type: ignore[union-attr]
    assert "off the list" in admin.post("/nguoi-dung/lan/bo").text
    assert person(office, "lan") is None
    acts = [act for who, act, address in told(office) if who == "quan-tri" and address]
    assert acts == ["person", "person", "person_left"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"ma": "Lan Anh"}, "won’t do"), ({"ten": ""}, "full name"), ({"don-vi": "x"}, "no unit"),
     ({"telegram": "@lan"}, "a number"), ({"don-vi": ""}, "needs a unit"),
     ({"ma": "quan-tri"}, "already")],
)  # fmt: skip
def test_somebody_who_is_described_wrongly_is_not_taken_in(
    office: Desk, admin: Caller, wrong: dict[str, str], why: str
) -> None:
    answer = admin.post("/nguoi-dung/moi", data=NEW | wrong)
    assert answer.status_code == 422
    assert why in answer.text.replace("&#39;", "’").replace("won't", "won’t")
    assert person(office, "lan") is None


def test_no_administrator_shuts_themselves_out(office: Desk, admin: Caller) -> None:
    assert (
        admin.post("/nguoi-dung/quan-tri", data={"ten": "Q", "vai-editor": "1"}).status_code == 422
    )
    assert admin.post("/nguoi-dung/quan-tri/bo").status_code == 422
    found = person(office, "quan-tri")
    assert found and found.roles == ("admin",)


def test_a_link_is_shown_once_and_lets_its_person_choose_a_password(
    office: Desk, served: Served, admin: Caller
) -> None:
    admin.post("/nguoi-dung/moi", data=NEW | {"rieng-don-vi": ""})
    page = admin.post("/nguoi-dung/lan/lien-ket").text
    (path,) = re.findall(r"http://localhost:\d+(/vao/lan-dau/[\w-]+)", page)
    assert path not in admin.get("/nguoi-dung/lan").text
    assert path.rpartition("/")[2] not in (
        office.root / "state/publisher.sqlite"
    ).read_bytes().decode("latin-1")
    assert served.caller().post(path, data={"moi": PASSWORD, "nhac_lai": PASSWORD}).ok
    assert account(office, "lan").password
    second = admin.post("/nguoi-dung/lan/lien-ket").text
    third = admin.post("/nguoi-dung/lan/lien-ket").text
    older, newer = (re.findall(r"(/vao/lan-dau/[\w-]+)", each)[0] for each in (second, third))
    assert served.caller().get(older).status_code == 404
    assert served.caller().get(newer).status_code == 200


def test_an_account_is_locked_unlocked_and_its_sessions_end(
    office: Desk, served: Served, admin: Caller
) -> None:
    admin.post("/nguoi-dung/moi", data=NEW | {"vai-approver": ""})
    with office.workspace.store.write() as db:
        accounts.set_password(db, "lan", passwords.hash_of(PASSWORD), office.time)
    data, inside = {"ten": "lan", "mat_khau": PASSWORD}, served.log_in("lan")
    admin.post("/nguoi-dung/lan/phien")
    assert inside.get("/toi", follow=False).status_code == 303
    inside = served.log_in("lan")
    assert "locked since" in admin.post("/nguoi-dung/lan/khoa").text
    assert inside.get("/toi", follow=False).status_code == 303
    assert served.caller().post("/vao", data=data).status_code == 403
    admin.post("/nguoi-dung/lan/mo")
    assert served.caller().post("/vao", data=data, follow=False).status_code == 303
    admin.post("/nguoi-dung/lan/doi-mat-khau")
    answer = served.caller().post("/vao", data=data, follow=False)
    assert answer.headers["location"] == "/toi/mat-khau"


@pytest.mark.parametrize("office", ['admin_from = ["10.1.0.0/24"]'], indirect=True)
def test_pages_for_administrators_open_where_the_office_says(admin: Caller) -> None:
    assert admin.get("/nguoi-dung").status_code == 403
    assert admin.post("/nguoi-dung/quan-tri/lien-ket").status_code == 403
    assert admin.get("/toi").status_code == 200


@pytest.mark.parametrize("office", ['admin_from = ["127.0.0.0/8"]'], indirect=True)
def test_pages_for_administrators_open_there(admin: Caller) -> None:
    assert admin.get("/nguoi-dung").status_code == 200
