"""What waits for a yes: read as readers will, and decided about exactly what was shown."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from deciding import FIRST, PEOPLE, SECOND, approve_by, at_due, office, out, put, work
from publisher.actions.decisions import reject, withdraw
from publisher.outbox.verdicts import approvals
from publisher.people.journal import journal
from publisher.people.people import Person
from web_desk import Caller, Served, known, web_desk
from workspaces import Desk, draw

FIELD = re.compile(r'name="(digest|press|da_xem)" value="([^"]*)"')
FRAME = re.compile(r'<iframe sandbox class="size-\d" src="([^"]+)"')
TEXT = re.compile(r'<div class="text">(.*?)</div>', re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(tmp_path, "default = 1", more=PEOPLE) as desk:
        yield desk


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    with web_desk(desk.workspace) as served:
        yield served


def fields(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's buttons."""
    return {name: html.unescape(value) for name, value in FIELD.findall(page)}


def shown(caller: Caller, item: str = "a") -> dict[str, str]:
    return fields(caller.get(f"/duyet/{item}").text)


def press(caller: Caller, act: str, seen: dict[str, str], item: str = "a", **more: str) -> str:
    return caller.post(f"/duyet/{item}/{act}", data=seen | more).text


def verdicts(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.workspace.store.read() as db:
        rows = db.execute(select(approvals).order_by(approvals.c.id)).mappings()
        return [(row["person"], row["verdict"], row["reason"]) for row in rows]


def acts(desk: Desk, item: str = "a") -> list[tuple[str, str]]:
    with desk.workspace.store.read() as db:
        query = select(journal.c.who, journal.c.act).where(journal.c.item == item)
        return [tuple(row) for row in db.execute(query.order_by(journal.c.id))]


# --- The list ---------------------------------------------------------------------------------


def test_an_empty_list_says_what_will_stand_there(served: Served) -> None:
    page = served.log_in(FIRST).get("/duyet").text
    assert "Nothing here waits for you" in page and "Nothing was sent back" in page


def test_the_list_shows_withdrawals_first_and_then_what_is_due_first(
    desk: Desk, served: Served
) -> None:
    put(desk, "gone")
    approve_by(desk, "gone", FIRST)
    at_due(desk)
    work(desk)
    put(desk, "late", publish_at="2026-12-08 08:00")
    put(desk, "soon", publish_at="2026-12-01 08:00")
    withdraw(desk.workspace, "gone", "Nhầm bài", urgent=False)
    page = served.log_in(FIRST).get("/duyet").text
    places = [page.index(f'href="/duyet/{each}"') for each in ("gone", "soon", "late")]
    assert places == sorted(places)
    assert "✕ Withdrawal" in page and "01/12/2026 08:00" in page


def test_the_list_says_who_has_said_yes_and_what_others_still_must(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "default = 2", more=PEOPLE) as desk, web_desk(desk.workspace) as served:
        put(desk)
        approve_by(desk, "a", FIRST)
        mine = served.log_in(SECOND).get("/duyet").text
        assert "2 yeses are needed; given by: Chánh Văn phòng" in mine
        assert mine.index("Waits for your yes") < mine.index('"/duyet/a"')
        theirs = served.log_in(FIRST).get("/duyet").text
        assert theirs.index("Waits for others") < theirs.index('"/duyet/a"')


def test_what_was_sent_back_says_by_whom_and_why(desk: Desk, served: Served) -> None:
    put(desk)
    reject(desk.workspace, "a", SECOND, "Sai số điện thoại")
    page = served.log_in(FIRST).get("/duyet").text
    assert "Giám đốc sent it back at 23/11/2026 08:00: Sai số điện thoại" in page
    assert page.index(">Sent back<") < page.index('"/duyet/a"')
    again = served.log_in(FIRST).get("/duyet/a").text
    assert "its file must be changed first" in again and "Approve exactly this" not in again


def test_a_long_list_has_pages(desk: Desk, served: Served) -> None:
    put(desk, *(f"bai-{number:02}" for number in range(35)))
    first = served.log_in(FIRST).get("/duyet").text
    assert first.count('href="/duyet/bai-') == 30 and 'class="count">35<' in first
    second = served.log_in(FIRST).get("/duyet?trang=2").text
    assert second.count('href="/duyet/bai-') == 5
    assert served.log_in(FIRST).get("/duyet?trang=%2D1&trang=x").status_code == 200


def test_who_acts_for_one_unit_sees_what_waits_there(desk: Desk, served: Served) -> None:
    put(desk)
    for unit in ("van-phong", "khac"):
        person = Person(
            id=f"o-{unit}", name=f"Ở {unit}", roles=("approver",), unit=unit, scope="unit"
        )
        known(desk.workspace, person)
    assert '"/duyet/a"' in served.log_in("o-van-phong").get("/duyet").text
    elsewhere = served.log_in("o-khac")
    assert '"/duyet/a"' not in elsewhere.get("/duyet").text
    assert "Approve exactly this" not in elsewhere.get("/duyet/a").text
    seen = shown(served.log_in("o-van-phong"))
    assert elsewhere.post("/duyet/a/duyet", data=seen).status_code == 403
    assert verdicts(desk) == []


# --- One item ---------------------------------------------------------------------------------


def test_each_channel_stands_in_a_frame_with_the_post_of_the_outbox(
    desk: Desk, served: Served
) -> None:
    draw(desk.content / "anh.png")
    put(desk, cover="{path: anh.png, alt: Bộ phận Một cửa}")
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a").text
    frames = FRAME.findall(page)
    assert len(frames) == 3 and "srcdoc" not in page
    for row, address in zip(desk.rows("a"), frames, strict=True):
        assert address == f"/xem/a/{row['channel']}?v={row['content_digest']}"
        answer = caller.get(address)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
        assert "img-src data:" in policy and "frame-ancestors 'self'" in policy
        (text,) = TEXT.findall(answer.text)
        assert html.unescape(text) == row["post"]["text"]
    assert "Bộ phận Một cửa" in page  # among the words of the item


def test_nothing_is_rendered_to_show_what_waits(
    desk: Desk, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk)
    for channel in desk.workspace.channels.values():
        monkeypatch.setattr(channel, "render", lambda item: pytest.fail("rendered"))
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a")
    assert page.status_code == 200
    assert [caller.get(each).status_code for each in FRAME.findall(page.text)] == [200] * 3


def test_a_frame_shows_what_its_page_speaks_of_or_nothing(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    (first, *_others) = FRAME.findall(caller.get("/duyet/a").text)
    put(desk, title="Tiêu đề khác")
    old = caller.get(first)
    assert old.status_code == 410 and "Tiêu đề" not in old.text
    assert "sandbox" in old.headers["content-security-policy"]
    assert caller.get("/xem/a/none?v=x").status_code == 404
    assert caller.get("/xem/none/site?v=x").status_code == 404
    assert caller.get("/duyet/none").status_code == 404


def test_what_was_shown_is_approved_and_goes_out(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    assert "Approved: «Bài a»" in press(caller, "duyet", shown(caller))
    assert verdicts(desk) == [(FIRST, "approved", "")]
    assert acts(desk)[-1] == (FIRST, "approve")
    at_due(desk)
    work(desk)
    assert out(desk, "a") == {"site", "page", "chat"}


def test_a_press_that_comes_twice_does_nothing_twice(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    seen = shown(caller)
    press(caller, "duyet", seen)
    before = [each for each in acts(desk) if each[0] == FIRST]
    assert "Approved" in press(caller, "duyet", seen)
    at_due(desk)
    work(desk)
    assert "That was noted already." in press(served.log_in(FIRST), "duyet", seen)
    assert [each for each in acts(desk) if each[0] == FIRST] == before
    assert len(verdicts(desk)) == 1


def test_what_changed_meanwhile_is_shown_and_not_approved(desk: Desk, served: Served) -> None:
    put(desk, summary="Họp lúc 8 giờ.")
    caller = served.log_in(FIRST)
    seen = shown(caller)
    put(desk, summary="Họp lúc 9 giờ.")
    answer = caller.post("/duyet/a/duyet", data=seen)
    assert answer.status_code == 409
    assert "<del>Họp lúc 8 giờ.</del>" in answer.text
    assert "<ins>Họp lúc 9 giờ.</ins>" in answer.text
    assert 'href="/duyet/a"' in answer.text and verdicts(desk) == []
    assert "Approved" in press(caller, "duyet", shown(caller))


def test_a_new_time_alone_is_a_change_too(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    seen = shown(caller)
    put(desk, publish_at="2026-11-25 09:30")
    page = press(caller, "duyet", seen)
    assert "The words are the same" in page and "09:30 on 25/11/2026" in page
    assert verdicts(desk) == []


@pytest.mark.parametrize("glance", ["", "%%%", "eJwrSS0uAQAEXQHB", "a" * 300])
def test_a_stale_press_whose_page_is_not_known_decides_nothing_either(
    desk: Desk, served: Served, glance: str
) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    seen = shown(caller) | {"da_xem": glance}
    put(desk, title="Khác")
    page = press(caller, "duyet", seen)
    assert "told here; look at all of it again" in page and verdicts(desk) == []


@pytest.mark.parametrize("name", ["digest", "press"])
def test_a_form_that_says_not_what_was_shown_decides_nothing(
    desk: Desk, served: Served, name: str
) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    for wrong in ("", "a", "0" * 65):
        data = shown(caller) | {name: wrong}
        assert caller.post("/duyet/a/duyet", data=data).status_code == 404
        assert caller.post("/duyet/a/tra-lai", data=data | {"ly_do": "x"}).status_code == 404
    assert verdicts(desk) == []


def test_who_sends_back_says_why(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    seen = shown(caller)
    for reason in ("", "  ", "x" * 1_001):
        answer = caller.post("/duyet/a/tra-lai", data=seen | {"ly_do": reason})
        assert answer.status_code == 422 and 'aria-invalid="true"' in answer.text
    assert verdicts(desk) == []
    assert "Sent back: «Bài a»" in press(caller, "tra-lai", seen, ly_do="Thiếu nguồn")
    assert verdicts(desk) == [(FIRST, "rejected", "Thiếu nguồn")]
    assert "Thiếu nguồn" in caller.get("/duyet/a").text


def test_a_reason_written_for_an_older_text_is_not_lost(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    seen = shown(caller)
    put(desk, title="Khác")
    page = press(caller, "tra-lai", seen, ly_do="Thiếu nguồn")
    assert "Thiếu nguồn" in page and verdicts(desk) == []


def test_who_wrote_it_is_told_that_others_must_approve(desk: Desk, served: Served) -> None:
    put(desk, author="Chánh Văn phòng")
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a").text
    assert "You wrote this yourself" in page and "/duyet/a/duyet" not in page
    seen = shown(served.log_in(SECOND))
    answer = caller.post("/duyet/a/duyet", data=seen)
    assert answer.status_code == 409 and "an author can&#39;t approve" in answer.text
    assert verdicts(desk) == []


@pytest.mark.parametrize("person", ["bien-tap", "truc-dang"])
def test_who_does_not_approve_sees_no_button(desk: Desk, served: Served, person: str) -> None:
    put(desk)
    caller = served.log_in(person)
    page = caller.get("/duyet/a").text
    assert "/duyet/a/duyet" not in page and "/duyet/a/tra-lai" not in page
    seen = shown(served.log_in(FIRST))
    for act in ("duyet", "tra-lai"):
        answer = caller.post(f"/duyet/a/{act}", data=seen | {"ly_do": "x"})
        assert answer.status_code == 403
    assert verdicts(desk) == []


def test_two_people_say_yes_one_after_the_other(tmp_path: Path) -> None:
    with office(tmp_path, "default = 2", more=PEOPLE) as desk, web_desk(desk.workspace) as served:
        put(desk)
        first, second = served.log_in(FIRST), served.log_in(SECOND)
        page = press(first, "duyet", shown(first))
        assert "1 more person must approve it" in page
        assert "You have approved exactly this" in first.get("/duyet/a").text
        assert "Approved: «Bài a»" in press(second, "duyet", shown(second))
        assert all(row["approved_digest"] == row["content_digest"] for row in desk.rows("a"))


# --- Corrections and withdrawals --------------------------------------------------------------


def published(desk: Desk, **front: str) -> None:
    put(desk, **front)
    if any(row["approvals_needed"] for row in desk.rows("a")):
        approve_by(desk, "a", FIRST)
    at_due(desk)
    work(desk)


def corrected(desk: Desk) -> None:
    published(desk, summary="Họp lúc 8 giờ.")
    put(desk, summary="Họp lúc 9 giờ.", correction="Sai giờ họp.")
    work(desk)


def test_a_correction_shows_what_is_out_and_what_will_be(desk: Desk, served: Served) -> None:
    corrected(desk)
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a").text
    assert "What the correction changes" in page and "Sai giờ họp." in page
    assert "<del>Họp lúc 8 giờ.</del>" in page and "<ins>Họp lúc 9 giờ.</ins>" in page
    assert "Approved" in press(caller, "duyet", shown(caller))
    work(desk)
    assert {row["state"] for row in desk.rows("a") if row["kind"] == "update"} == {"sent"}


def test_where_nobody_is_asked_the_correction_is_let_go(tmp_path: Path) -> None:
    with office(tmp_path, more=PEOPLE) as desk, web_desk(desk.workspace) as served:
        corrected(desk)
        caller = served.log_in("truc-dang")
        page = caller.get("/duyet/a").text
        assert "Let exactly this correction go out" in page
        seen = fields(page)
        assert "The correction goes out" in press(caller, "duyet", seen)
        assert acts(desk)[-1] == ("truc-dang", "correct")
        before = acts(desk)
        assert "It was let go before" in press(caller, "duyet", seen)
        assert acts(desk) == before
        work(desk)
        assert {row["state"] for row in desk.rows("a") if row["kind"] == "update"} == {"sent"}


def test_a_withdrawal_shows_what_readers_see_and_is_approved(desk: Desk, served: Served) -> None:
    published(desk)
    publisher = served.log_in("truc-dang")
    assert "Please say why" in press(publisher, "go-bai", {}, ngay="0")
    told = press(publisher, "go-bai", {}, ly_do="Đăng nhầm", ngay="0")
    assert "once that is approved" in told
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a").text
    assert "What readers see now" in page and "Đăng nhầm" in page
    for address in FRAME.findall(page):
        (text,) = TEXT.findall(caller.get(address).text)
        assert "Bài a" in text
    assert "Approved" in press(caller, "duyet", shown(caller))
    work(desk)
    assert {row["state"] for row in desk.rows("a") if row["kind"] == "withdraw"} == {"sent"}


def test_an_urgent_withdrawal_asks_nobody(desk: Desk, served: Served) -> None:
    published(desk)
    caller = served.log_in(FIRST)
    told = press(caller, "go-bai", {}, ly_do="Lộ số điện thoại", ngay="1")
    assert "It is being taken away" in told
    work(desk)
    assert {row["state"] for row in desk.rows("a") if row["kind"] == "withdraw"} == {"sent"}
    assert served.log_in("bien-tap").post("/duyet/a/go-bai", data={}).status_code == 403


def test_a_withdrawal_that_is_sent_back_is_none(desk: Desk, served: Served) -> None:
    published(desk)
    withdraw(desk.workspace, "a", "Nhầm", urgent=False)
    caller = served.log_in(FIRST)
    press(caller, "tra-lai", shown(caller), ly_do="Bài đúng rồi")
    work(desk)
    assert out(desk, "a") == {"site", "page", "chat"}
    assert "Nothing of this waits" in caller.get("/duyet/a").text


# --- Hostile words ----------------------------------------------------------------------------


def test_hostile_words_stay_words(desk: Desk, served: Served) -> None:
    evil = "<script>alert(1)</script>"
    put(desk, title=f'"Bài {evil}"', summary=f"'{evil}'")
    caller = served.log_in(FIRST)
    page = caller.get("/duyet/a").text
    pages = [
        page,
        caller.get("/duyet").text,
        *(caller.get(each).text for each in FRAME.findall(page)),
    ]
    assert all("<script" not in each and "alert(1)" in each for each in pages)
    back = press(caller, "tra-lai", shown(caller), ly_do=evil)
    assert "<script" not in back


def test_the_journal_tells_where_a_yes_came_from(desk: Desk, served: Served) -> None:
    put(desk)
    caller = served.log_in(FIRST)
    press(caller, "duyet", shown(caller))
    with desk.workspace.store.read() as db:
        details = db.scalars(select(journal.c.details).where(journal.c.act == "approve")).one()
    assert details["address"] == "127.0.0.1"
