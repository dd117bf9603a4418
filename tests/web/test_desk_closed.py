"""Every page of the desk, for everybody: closed unless somebody's roles open it.

The pages are those that there are: a new one is walked through as soon as it is listed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import select

from publisher.outbox.deliveries import deliveries
from publisher.outbox.pauses import manual_holds
from publisher.people.journal import journal
from publisher.people.people import Person, Role
from publisher.web import sessions
from publisher.web.pages import PAGES
from publisher.web.visit import EVERYBODY, Page
from web_desk import Caller, Served, known, web_desk
from workspaces import Desk, opened

ROLES: tuple[Role, ...] = get_args(Role)
ITEM, SOMEBODY = "cua-don-vi-khac", "ai-do"
# What stands in an address where a page wants to know which; others get the item's name.
NAMED: Mapping[str, str] = {
    "channel": "site", "kenh": "site", "nguoi": SOMEBODY, "period": "2026-11", "ky": "2026-11",
    "form": "json", "token": "x" * 43, "hash": "0" * 12, "name": "desk.css",
}  # fmt: skip
# Every field that some form has, as it would be filled in for the item.
FIELDS: Mapping[str, str] = {
    "bai": ITEM, "item": ITEM, "ten": "Ai đó", "kenh": "site", "channel": "site", "dong": "1",
    "id": "1", "ly_do": "vì sao", "ly-do": "vì sao", "reason": "vì sao", "ngay": "30/11/2026",
    "gio": "09:00", "khung": "", "dia_chi": "https://fake.example/1", "url": "https://fake.example",
    "viec": "cancel", "ban": "", "digest": "", "press": "p1", "mat_khau": "x", "tep": "_nhap.md",
    "so": "1", "da_dang": "1", "sent": "1", "ma": "000000",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root: Path = tmp_path_factory.mktemp("office")
    with opened(root, publishing="[approval]\ndefault = 1") as made:
        for role in ROLES:
            known(made.workspace, Person(id=role, name=role, roles=(role,)))
        bound = Person(id="bound", name="Người của phòng khác", roles=ROLES, unit="phong-khac")
        known(made.workspace, bound.model_copy(update={"scope": "unit"}))
        made.put(f"{ITEM}.md", title="Bài của đơn vị khác")
        made.put("_nhap.md", title="Bản nháp")
        made.scan()
        yield made


@pytest.fixture(scope="module")
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


@pytest.fixture(scope="module")
def callers(served: Served) -> Mapping[str, Caller]:
    return {name: served.log_in(name) for name in (*ROLES, "bound")}


def address(page: Page) -> str:
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: NAMED.get(found[1], ITEM), page.path)


def asked(caller: Caller, page: Page, method: str) -> Any:
    if method == "GET":
        return caller.get(address(page), follow=False)
    return caller.post(address(page), data=FIELDS, follow=False)


def methods(page: Page) -> list[str]:
    return [name for name, do in (("GET", page.show), ("POST", page.act)) if do]


EACH = pytest.mark.parametrize(
    ("page", "method"),
    [
        pytest.param(each, method, id=f"{method} {each.path}")
        for each in PAGES
        for method in methods(each)
        if each.path != "/ra"
    ],
)


@EACH
def test_a_page_opens_for_its_roles_alone(
    served: Served, callers: Mapping[str, Caller], page: Page, method: str
) -> None:
    stranger = asked(served.caller(), page, method)
    if page.public:
        assert page.path.startswith("/vao") and stranger.status_code < 500
        return
    assert stranger.status_code == (303 if method == "GET" else 401)
    known(served.desk.workspace(), Person(id=SOMEBODY, name="Ai đó"))  # also if taken off before
    for role in ROLES:
        caller = callers[role]
        if sessions.FULL not in page.steps:
            assert asked(caller, page, method).status_code in (303, 401)
            continue
        answer = asked(caller, page, method)
        if role in page.roles:
            assert answer.status_code < 500
        else:
            assert answer.status_code == 403, role


@EACH
@pytest.mark.parametrize("step", [sessions.PASSWORD, sessions.SETUP, sessions.CHANGE])
def test_who_is_not_wholly_in_gets_to_the_step_that_is_missing_alone(
    served: Served, page: Page, method: str, step: str
) -> None:
    if page.public or step in page.steps:
        return
    answer = asked(served.log_in("admin", step), page, method)
    assert answer.status_code == (303 if method == "GET" else 401)
    if method == "GET":
        assert answer.headers["location"].startswith(sessions.LEADS_TO[step])


@EACH
def test_nobody_touches_what_is_another_units(
    office: Desk, callers: Mapping[str, Caller], page: Page, method: str
) -> None:
    if method == "GET" or page.public or page.path.startswith(("/toi", "/nguoi-dung")):
        return
    before = state(office)
    answer = asked(callers["bound"], page, method)
    assert answer.status_code < 500
    if "{item}" in page.path:
        assert answer.status_code in (403, 404, 422)
    assert state(office) == before


def state(office: Desk) -> object:
    """Return what acts on items change: rows, holds, files, and lines of the journal."""
    with office.workspace.store.read() as db:
        rows = db.execute(select(deliveries).order_by(deliveries.c.id)).all()
        holds = db.execute(select(manual_holds)).all()
        told = db.execute(select(journal.c.id).where(journal.c.item == ITEM)).all()
    files = {path.name: path.read_bytes() for path in office.content.rglob("*.md")}
    return rows, holds, told, files


def test_a_page_that_says_nothing_of_roles_is_closed(office: Desk) -> None:
    assert Page(path="/x").roles == frozenset() and not Page(path="/x").public
    public = {page.path for page in PAGES if page.public}
    assert public == {"/vao", "/vao/lan-dau/{token}"}
    assert all(page.roles <= EVERYBODY and page.roles for page in PAGES if not page.public)
