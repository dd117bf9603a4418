"""Coming in and going out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.people.people import Person, put
from publisher.web.passwords import link_for
from web_desk import Served, web_desk
from workspaces import opened

PASSWORD = "mot hai ba bon nam"
ALONE = "[web]\nsecond_factor = []"  # a password lets in


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with opened(tmp_path, publishing=ALONE) as office, web_desk(office.workspace) as desk:
        with office.workspace.store.write() as db:
            put(db, Person(id="giam-doc", name="Giám đốc", roles=("approver",)))
        yield desk


def first_link(served: Served, person: str) -> str:
    workspace = served.desk.workspace()
    with workspace.store.write() as db:
        return f"/vao/lan-dau/{link_for(db, person, workspace.now())}"


def test_a_one_time_link_leads_to_a_password_which_lets_in(served: Served) -> None:
    link = first_link(served, "giam-doc")
    caller = served.caller()
    assert caller.get("/", follow=False).headers["location"] == "/vao?ve=%2F"
    made = caller.post(link, data={"moi": PASSWORD, "nhac_lai": PASSWORD}, follow=False)
    assert made.status_code == 303
    assert caller.get("/", follow=False).headers["location"] == "/duyet"
    assert caller.get(link).status_code == 404
    caller.post("/ra")
    assert caller.get("/", follow=False).headers["location"] == "/vao?ve=%2F"
    again = served.caller()
    said = {"ten": "giam-doc", "mat_khau": PASSWORD, "ve": "/"}
    assert again.post("/vao", data=said, follow=False).status_code == 303
    wrong = served.caller().post("/vao", data=said | {"mat_khau": "x"})
    assert wrong.status_code == 403 and "do not fit" in wrong.text


def test_a_form_from_another_site_is_refused(served: Served) -> None:
    caller = served.log_in("giam-doc")
    assert caller.post("/ra", headers={"Origin": "https://evil.example"}).status_code == 403
    assert caller.get("/", follow=False).headers["location"] == "/duyet"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_after_the_log_in_nobody_is_led_elsewhere(served: Served, back: str) -> None:
    link = first_link(served, "giam-doc")
    served.caller().post(link, data={"moi": PASSWORD, "nhac_lai": PASSWORD})
    said = {"ten": "giam-doc", "mat_khau": PASSWORD, "ve": back}
    answer = served.caller().post("/vao", data=said, follow=False)
    assert answer.headers["location"] == "/"
