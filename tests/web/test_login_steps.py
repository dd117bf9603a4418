"""The second step of the log-in, tries that fail, passwords that are old, and sessions."""

import re
from collections.abc import Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import select

from publisher.actions.membership import take_off
from publisher.people.journal import journal
from publisher.people.people import Person
from publisher.status.incidents import untold
from publisher.web import passwords, sessions
from publisher.web.login import accounts, tries
from publisher.web.login.totp import KEY, Codes
from publisher.web.protection import COOKIE
from web_desk import Caller, Served, known, web_desk
from workspaces import Desk, opened

PASSWORD = "mot hai ba bon nam"
OTHER = "sau bay tam chin muoi"
BOSS, WRITER = "giam-doc", "bien-tap"


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    with opened(tmp_path, publishing=f"[web]\n{getattr(request, 'param', '')}") as made:
        known(made.workspace, Person(id=BOSS, name="Giám đốc", roles=("approver",)))
        known(made.workspace, Person(id=WRITER, name="Biên tập", roles=("editor",)))
        yield made


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


def configured(table: str) -> pytest.MarkDecorator:
    """Have the office's config say this in [web]."""
    return pytest.mark.parametrize("office", [table], indirect=True)


def link(served: Served, person: str) -> str:
    workspace = served.desk.workspace()
    with workspace.store.write() as db:
        return f"/vao/lan-dau/{passwords.link_for(db, person, workspace.now())}"


def chosen(served: Served, person: str, password: str = PASSWORD) -> Caller:
    """Let somebody choose their first password; they are as far in as that brings them."""
    caller = served.caller()
    caller.post(link(served, person), data={"moi": password, "nhac_lai": password})
    return caller


def typed(caller: Caller, person: str, password: str = PASSWORD, back: str = "/") -> str:
    data = {"ten": person, "mat_khau": password, "ve": back}
    answer = caller.post("/vao", data=data, follow=False)
    return answer.headers.get("location", str(answer.status_code))


def secret_of(served: Served, person: str) -> pyotp.TOTP:
    """Return what the app on a person's phone has."""
    with served.desk.workspace().store.read() as db:
        kept = accounts.account(db, person).totp
    assert kept
    return pyotp.TOTP(Codes(served.desk.folder).spelled(kept))


def with_app(served: Served, office: Desk, person: str = BOSS) -> pyotp.TOTP:
    """Let somebody set up the app on their phone."""
    caller = chosen(served, person)
    page = caller.get("/toi/ma").text
    letters = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert letters and 'src="data:image/svg+xml' in page
    app = pyotp.TOTP(letters[1].replace(" ", ""))
    answer = caller.post("/toi/ma", data={"ma": app.at(office.time)}, follow=False)
    assert answer.headers["location"] in ("/", "/toi")
    office.time += timedelta(minutes=2)
    return app


def acts(served: Served) -> list[str]:
    with served.desk.workspace().store.read() as db:
        return list(db.scalars(select(journal.c.act).order_by(journal.c.id)))


# --- The second step ------------------------------------------------------------------------


def test_who_approves_comes_no_further_than_setting_up_a_second_step(served: Served) -> None:
    caller = chosen(served, BOSS)
    for path in ("/", "/tong-quan", "/toi", "/nhat-ky", "/vao/ma"):
        answer = caller.get(path, follow=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/toi/buoc-hai")
    assert caller.post("/toi/phien/tat-ca").status_code == 401
    assert "app on the phone" in caller.get("/toi/buoc-hai").text
    assert chosen(served, WRITER).get("/", follow=False).headers["location"] == "/tong-quan"


def test_a_code_of_the_app_lets_in_once_and_a_wrong_one_does_not(
    served: Served, office: Desk
) -> None:
    app = with_app(served, office)
    first, second = served.caller(), served.caller()
    assert typed(first, BOSS, back="/lich") == "/vao/ma?ve=%2Flich"
    assert first.get("/lich", follow=False).headers["location"] == "/vao/ma?ve=%2Flich"
    assert first.get("/toi/ma", follow=False).headers["location"].startswith("/vao/ma")
    wrong = f"{(int(app.at(office.time)) + 1) % 1_000_000:06}"
    assert first.post("/vao/ma", data={"ma": wrong}).status_code == 403
    assert first.post("/vao/ma", data={"ma": "١٢٣٤٥٦"}).status_code == 403
    code = {"ma": f" {app.at(office.time)[:3]} {app.at(office.time)[3:]} ", "ve": "/lich"}
    assert first.post("/vao/ma", data=code, follow=False).headers["location"] == "/lich"
    assert first.get("/lich").status_code == 200
    typed(second, BOSS)
    assert second.post("/vao/ma", data=code).status_code == 403
    older = {"ma": app.at(office.time - timedelta(seconds=30))}
    assert second.post("/vao/ma", data=older).status_code == 403


def test_the_secret_of_the_app_is_kept_encrypted_by_a_key_of_this_process(
    served: Served, office: Desk
) -> None:
    app = with_app(served, office)
    key = served.desk.folder / KEY
    assert key.stat().st_mode & 0o077 == 0 and key.parent.stat().st_mode & 0o077 == 0
    assert app.secret.encode() not in (office.root / "state/publisher.sqlite").read_bytes()
    key.unlink()
    caller = served.caller()
    typed(caller, BOSS)
    assert caller.post("/vao/ma", data={"ma": app.at(office.time)}).status_code == 403


def test_a_new_link_of_an_administrator_takes_lost_second_steps_away(
    served: Served, office: Desk
) -> None:
    with_app(served, office)
    inside = served.log_in(BOSS)
    caller = chosen(served, BOSS, OTHER)
    assert caller.get("/", follow=False).headers["location"].startswith("/toi/buoc-hai")
    assert inside.get("/", follow=False).headers["location"].startswith("/vao?")
    assert typed(served.caller(), BOSS) == "403"
    assert "web_factor" in acts(served) and acts(served).count("web_password") == 2


def test_a_second_step_that_roles_ask_for_can_only_be_replaced(
    served: Served, office: Desk
) -> None:
    with_app(served, office)
    caller = served.log_in(BOSS)
    assert caller.post("/toi/ma/bo", data={"mat_khau": "x"}).status_code == 403
    refused = caller.post("/toi/ma/bo", data={"mat_khau": PASSWORD})
    assert refused.status_code == 422
    assert secret_of(served, BOSS).secret


@configured("second_factor = []")
def test_a_second_step_that_nobody_asks_for_can_be_taken_away(
    served: Served, office: Desk
) -> None:
    with_app(served, office)
    caller = served.log_in(BOSS)
    assert "forgotten" in caller.post("/toi/ma/bo", data={"mat_khau": PASSWORD}).text
    with served.desk.workspace().store.read() as db:
        assert accounts.account(db, BOSS).totp is None


# --- Tries that fail ------------------------------------------------------------------------


def test_after_five_failures_each_try_waits_longer_even_with_the_right_password(
    served: Served, office: Desk
) -> None:
    chosen(served, WRITER)
    caller = served.caller()
    assert [typed(caller, WRITER, "x") for _ in range(5)] == ["403"] * 5
    data = {"ten": WRITER, "mat_khau": PASSWORD}
    early = caller.post("/vao", data=data, follow=False)
    assert early.status_code == 429 and early.headers["retry-after"] == "15"
    assert "15 seconds" in early.text
    office.time += timedelta(seconds=15)
    assert typed(caller, WRITER, "x") == "403"
    office.time += timedelta(seconds=15)
    again = caller.post("/vao", data=data, follow=False)
    assert again.headers["retry-after"] == "15"  # 30 in all
    office.time += timedelta(seconds=15)
    assert typed(caller, WRITER) == "/"
    assert typed(served.caller(), WRITER, "x") == "403"  # forgotten: counted anew


def test_names_that_nobody_has_are_slowed_down_as_one(served: Served) -> None:
    told = [typed(served.caller(), f"nguoi-{number}", "x") for number in range(7)]
    assert told == ["403"] * 5 + ["429"] * 2
    assert "nguoi-0" not in str(lines(served))


def lines(served: Served) -> list[object]:
    with served.desk.workspace().store.read() as db:
        return list(db.execute(select(journal)).all())


@pytest.mark.parametrize(
    ("address", "counted"),
    [("10.0.0.7", "10.0.0.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("–", "–")],
)
def test_a_network_of_ipv6_counts_as_one_address(address: str, counted: str) -> None:
    assert tries.place(address) == counted


@configured("lock_after = 3")
def test_too_many_failures_lock_the_account_and_administrators_hear_of_it(
    served: Served,
) -> None:
    chosen(served, WRITER)
    inside = served.log_in(WRITER)
    assert [typed(served.caller(), WRITER, "x") for _ in range(3)] == ["403"] * 3
    locked = served.caller().post("/vao", data={"ten": WRITER, "mat_khau": PASSWORD})
    assert locked.status_code == 403 and "locked" in locked.text
    assert inside.get("/toi").status_code == 200  # nobody throws others out by guessing
    assert "web_lock" in acts(served) and acts(served).count("web_failed") == 4
    with served.desk.workspace().store.read() as db:
        (told,) = untold(db)
    assert WRITER in told["what"] and "127.0.0.1" in told["what"]
    chosen(served, WRITER, OTHER)
    assert typed(served.caller(), WRITER, OTHER) == "/"


def test_guessing_codes_is_slowed_down_and_locks_like_guessing_passwords(
    served: Served, office: Desk
) -> None:
    app = with_app(served, office)
    caller = served.caller()
    typed(caller, BOSS)
    told = [caller.post("/vao/ma", data={"ma": "000000"}).status_code for _ in range(6)]
    assert told[-1] == 429 and set(told[:4]) == {403}
    right = {"ma": app.at(office.time)}
    assert caller.post("/vao/ma", data=right, follow=False).status_code == 429


# --- Passwords ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "again", "why"),
    [("ngan", "ngan", "12 characters"), (PASSWORD, OTHER, "not the same"),
     ("a" * 20, "a" * 20, "too easy"), ("", "", "12 characters")],
)  # fmt: skip
def test_a_password_that_will_not_do_is_not_kept(
    served: Served, new: str, again: str, why: str
) -> None:
    path = link(served, WRITER)
    answer = served.caller().post(path, data={"moi": new, "nhac_lai": again})
    assert answer.status_code == 422 and why in answer.text
    assert served.caller().get(path).status_code == 200  # the link is still good


@configured("password_length = 15\npassword_kinds = 3\npassword_days = 90")
def test_the_config_says_what_a_password_must_have_and_how_long_it_is_good(
    served: Served, office: Desk
) -> None:
    path, strong = link(served, WRITER), "Mot hai ba bon nam"
    page = served.caller().get(path).text
    assert 'minlength="15"' in page and "90 days" in page
    for weak in ("mot hai ba bon", "mothaibabonnamsau"):
        answer = served.caller().post(path, data={"moi": weak, "nhac_lai": weak})
        assert answer.status_code == 422
    caller = served.caller()
    caller.post(path, data={"moi": strong, "nhac_lai": strong})
    assert typed(served.caller(), WRITER, strong) == "/"
    office.time += timedelta(days=91)
    caller = served.caller()
    assert typed(caller, WRITER, strong, "/lich") == "/toi/mat-khau?ve=%2Flich"
    assert caller.get("/lich", follow=False).headers["location"].startswith("/toi/mat-khau")
    same = {"mat_khau": strong, "moi": strong, "nhac_lai": strong}
    assert caller.post("/toi/mat-khau", data=same).status_code == 422
    new = same | {"moi": f"{strong} sau", "nhac_lai": f"{strong} sau"}
    assert caller.post("/toi/mat-khau", data=new, follow=False).headers["location"] == "/"
    assert caller.get("/lich").status_code == 200


def test_a_password_is_the_same_from_every_keyboard(served: Served) -> None:
    composed, apart = "một hai ba bốn năm", "mô\u0323t hai ba bô\u0301n năm"
    chosen(served, WRITER, composed)
    assert typed(served.caller(), WRITER, apart) == "/"


def test_a_changed_password_ends_all_other_sessions(served: Served) -> None:
    caller, other = chosen(served, WRITER), served.log_in(WRITER)
    new = {"mat_khau": PASSWORD, "moi": OTHER, "nhac_lai": OTHER}
    assert caller.post("/toi/mat-khau", data=new | {"mat_khau": "x"}).status_code == 403
    assert caller.post("/toi/mat-khau", data=new, follow=False).status_code == 303
    assert caller.get("/toi").status_code == 200
    assert other.get("/toi", follow=False).status_code == 303
    assert typed(served.caller(), WRITER) == "403"


# --- Sessions -------------------------------------------------------------------------------


def test_each_step_has_a_cookie_of_its_own_that_nobody_else_can_set_or_read(
    served: Served, office: Desk
) -> None:
    app = with_app(served, office)
    caller = Caller(served.origin, "chosen-by-an-attacker")
    known_cookies = {caller.cookie}
    for path, data in (
        ("/vao", {"ten": BOSS, "mat_khau": PASSWORD}),
        ("/vao/ma", {"ma": app.at(office.time)}),
    ):
        answer = caller.post(path, data=data, follow=False)
        said = SimpleCookie(answer.headers["set-cookie"])[COOKIE]
        assert said.value not in known_cookies and len(said.value) >= 43
        assert (said["secure"], said["httponly"], said["samesite"]) == (True, True, "lax")
        assert (said["path"], said["domain"]) == ("/", "")
        assert COOKIE.startswith("__Host-")
        known_cookies.add(said.value)
    known_cookies.remove(caller.cookie)
    for older in known_cookies:
        assert Caller(served.origin, older).get("/toi", follow=False).status_code == 303
    assert caller.get("/toi").status_code == 200
    database = (office.root / "state/publisher.sqlite").read_bytes()
    assert caller.cookie.encode() not in database


def test_a_session_ends_after_a_while_without_use_and_after_a_day_of_work(
    served: Served, office: Desk
) -> None:
    caller = served.log_in(WRITER)
    office.time += timedelta(minutes=31)
    assert caller.get("/toi", follow=False).status_code == 303
    caller = served.log_in(WRITER)
    for _ in range(25):
        office.time += timedelta(minutes=29)
        answer = caller.get("/toi", follow=False)
    assert answer.status_code == 303
    fresh = served.log_in(WRITER)
    with served.desk.workspace().store.write() as db:
        sessions.sweep(db, served.desk.limits, office.time)
    assert fresh.get("/toi").status_code == 200


def test_people_see_and_end_their_own_sessions_and_nobody_elses(served: Served) -> None:
    caller, other = served.log_in(WRITER), served.log_in(WRITER)
    boss = served.log_in(BOSS)
    page = caller.get("/toi").text
    (token,) = re.findall(r'name="phien" value="([0-9a-f]{64})"', page)
    assert boss.post("/toi/phien", data={"phien": token}).status_code == 404
    assert other.get("/toi").status_code == 200
    assert caller.post("/toi/phien", data={"phien": token}).status_code == 200
    assert other.get("/toi", follow=False).status_code == 303
    third = served.log_in(WRITER)
    caller.post("/toi/phien/tat-ca")
    assert third.get("/toi", follow=False).status_code == 303
    assert boss.get("/toi").status_code == 200


def test_who_left_the_office_is_out_at_once(served: Served, office: Desk) -> None:
    caller = served.log_in(WRITER)
    take_off(office.workspace, WRITER, "test")
    assert caller.get("/toi", follow=False).headers["location"].startswith("/vao?")


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\t/evil.example", "/\\evil.example", "javascript:alert(1)",
             "https:evil.example", "/lich\r\nset-cookie: a=b"],
)  # fmt: skip
def test_a_log_in_leads_to_our_own_pages_only(served: Served, back: str) -> None:
    chosen(served, WRITER)
    data = {"ten": WRITER, "mat_khau": PASSWORD, "ve": back}
    answer = served.caller().post("/vao", data=data, follow=False)
    assert answer.headers["location"] == "/"
    assert list(SimpleCookie(answer.headers["set-cookie"])) == [COOKIE]
