"""Passkeys, made and used by a real browser with a key that is not there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import BROWSER, browsing
from browser_window import Window
from publisher.people.people import Person
from publisher.web import passwords, sessions
from publisher.web.login import accounts
from publisher.web.login.passkeys import Refused, host, made, used
from publisher.web.protection import COOKIE
from web_desk import Served, known, web_desk
from workspaces import opened

BOSS, PASSWORD = "giam-doc", "mot hai ba bon nam"
PRESS = "document.querySelector('form[data-passkey] button').click()"
IN_BROWSER = pytest.mark.skipif(BROWSER is None, reason="no browser is installed here")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with opened(tmp_path) as office, web_desk(office.workspace) as desk:
        known(office.workspace, Person(id=BOSS, name="Giám đốc", roles=("approver",)))
        with office.workspace.store.write() as db:
            accounts.set_password(db, BOSS, passwords.hash_of(PASSWORD), office.time)
        yield desk


@pytest.fixture
def window() -> Iterator[Window]:
    with browsing() as browser, browser.window(width=390) as opened_one:
        opened_one.plug_in_key()
        yield opened_one


def typed(window: Window, served: Served) -> None:
    window.go(f"{served.origin}/vao")
    window.value(f"document.querySelector('#ten').value = '{BOSS}'")
    window.value(f"document.querySelector('#mat_khau').value = '{PASSWORD}'")
    window.follow("document.querySelector('form.fields button').click()")


@IN_BROWSER
def test_a_passkey_is_made_at_the_first_log_in_and_lets_in_at_the_next(
    served: Served, window: Window
) -> None:
    typed(window, served)
    assert "/toi/buoc-hai" in window.value("location.href")
    page = window.go(f"{served.origin}/toi/khoa")
    window.value("document.querySelector('#ten_khoa').value = 'điện thoại cơ quan'")
    page = window.follow(PRESS)
    assert "/toi/khoa" not in window.value("location.href")
    page = window.go(f"{served.origin}/toi")
    assert "điện thoại cơ quan" in page.text and page.errors == [] and page.wide <= 390
    window.follow("document.querySelector('.me form button').click()")
    typed(window, served)
    assert "/vao/ma" in window.value("location.href")
    assert "Second step" in window.read().text and window.page.errors == []
    window.follow(PRESS)
    window.go(f"{served.origin}/toi")
    assert window.value("location.pathname") == "/toi"


@IN_BROWSER
def test_what_a_passkey_signed_is_good_once_and_for_its_own_log_in(
    served: Served, window: Window
) -> None:
    cookie = served.cookie(BOSS, sessions.SETUP)
    window.keep_cookie(served.origin, COOKIE, cookie)
    window.go(f"{served.origin}/toi/khoa")
    window.follow(PRESS)
    first, second = (served.log_in(BOSS, sessions.PASSWORD) for _ in range(2))
    window.keep_cookie(served.origin, COOKIE, first.cookie)
    window.go(f"{served.origin}/vao/ma")
    form = "document.querySelector('form[data-passkey]')"
    window.value(f"{form}.submit = () => {{ window.signed = true }}; 0")
    window.value(f"{PRESS}; 0")
    window.until("window.signed")
    answer = window.value(f"{form}.elements.khoa.value")
    second.get("/vao/ma")  # asks for another one
    assert second.post("/vao/ma", data={"khoa": answer}).status_code == 403
    changed = json.loads(answer)
    changed["response"]["signature"] = changed["response"]["signature"][:-8] + "AAAAAAAA"
    third = served.log_in(BOSS, sessions.PASSWORD)
    third.get("/vao/ma")
    assert third.post("/vao/ma", data={"khoa": json.dumps(changed)}).status_code == 403
    fits = {"khoa": answer, "ve": "/toi"}
    assert first.post("/vao/ma", data=fits, follow=False).headers["location"] == "/toi"
    with served.desk.workspace().store.read() as db:
        (key,) = accounts.passkeys(db, BOSS)
    assert key["used_at"] is not None


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", '{"id": 5}', '{"id": "a", "rawId": "a", "response": {}}',
               '{"id":"YQ","rawId":"YQ","type":"public-key","response":{"clientDataJSON":"e30",'
               '"attestationObject":"v////w"}}', "\ud800", "[" * 5000],
)  # fmt: skip
def test_a_hostile_answer_is_refused(answer: str) -> None:
    with pytest.raises(Refused):
        made("https://ban.example", "YWJj", answer)
    with pytest.raises(Refused):
        used("https://ban.example", "YWJj", answer, [])


@pytest.mark.parametrize(
    ("origin", "name"),
    [("https://ban.example:8443", "ban.example"), ("http://localhost:1", "localhost"),
     ("https://10.0.0.5", None), ("https://[::1]", None), ("http://ban.noi-bo", None)],
)  # fmt: skip
def test_passkeys_are_for_a_name_over_https(origin: str, name: str | None) -> None:
    assert host(origin) == name
