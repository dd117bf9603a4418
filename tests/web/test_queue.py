"""The queue: each trouble with the button that helps, pressed by real forms."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from publisher.actions.decisions import withdraw
from publisher.items.lifecycle import items
from publisher.outbox import pauses
from publisher.outbox.deliveries import attempts, deliveries
from publisher.outbox.pauses import channels, manual_holds
from publisher.people.journal import journal
from publisher.people.people import Person, put
from web_desk import Caller, Served, web_desk
from workspaces import Desk, opened

OLD = "2026-01-05 08:00"  # long before the workspace was made
PEOPLE = (
    Person(id="chanh", name="Chánh Văn phòng", roles=("publisher",)),
    Person(id="lan", name="Lan", roles=("editor",)),
    Person(id="quan", name="Quân", roles=("approver",), unit="van-phong", scope="unit"),
    Person(id="xa", name="Xa", roles=("approver",), unit="don-vi-khac", scope="unit"),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as office:
        with office.workspace.store.write() as db:
            for each in PEOPLE:
                put(db, each)
        yield office


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


@pytest.fixture
def chanh(served: Served) -> Caller:
    return served.log_in("chanh")


def plan(office: Desk, name: str = "a", **front: Any) -> None:
    office.put(f"{name}.md", **({"title": f"Bài {name}"} | front))
    office.scan()


def in_doubt(office: Desk, item: str = "a", channel: str = "page") -> None:
    office.set(item, channel, state="held", held_for="doubt", reason="no answer", waits_for=None)


def stop(office: Desk, channel: str = "page") -> None:
    with office.workspace.store.write() as db:
        pauses.pause(db, channel, "the token has expired", office.time, until=None)


def lines(office: Desk) -> list[tuple[str, str, str | None, str | None]]:
    query = select(journal).order_by(journal.c.id)
    with office.workspace.store.read() as db:
        return [
            (row["who"], row["act"], row["item"], row["channel"])
            for row in db.execute(query).mappings()
            if not row["act"].startswith("web_")
        ]


def sections(page: str) -> list[str]:
    """Return the kinds of trouble that a page shows, in order."""
    return re.findall(r'id="kind-([\w-]+)"', page)


# --- A channel that stopped ----------------------------------------------------------------


def test_a_stopped_channel_is_checked_again_and_it_is_told_until_it_is_done(
    office: Desk, chanh: Caller
) -> None:
    plan(office, publish_at="2026-11-23 07:59")
    office.sent("a", "site")
    office.set("a", "page", waits_for=None)
    stop(office)
    page = chanh.get("/hang-doi").text
    assert "the token has expired" in page and "Check again" in page
    page = chanh.post("/hang-doi/kiem-tra-lai", data={"kenh": "page"}).text
    assert "asked for, being checked" in page and "Check again" not in page
    assert lines(office)[-1] == ("chanh", "resume", None, "page")
    with office.workspace.store.write() as db:
        row = office.row("a", "page")
        values = {"delivery": row["id"], "channel": "page", "n": 1, "digest": "x", "worker": "w"}
        at = office.time + timedelta(seconds=1)
        db.execute(insert(attempts).values(**values, intent_at=at, ended_at=at, outcome="ok"))
    assert "being checked" not in chanh.get("/hang-doi").text
    stop(office)
    assert "Check again" in chanh.get("/hang-doi").text


def test_a_channel_with_nothing_due_is_tried_with_its_next_post(
    office: Desk, chanh: Caller
) -> None:
    stop(office)
    page = chanh.post("/hang-doi/kiem-tra-lai", data={"kenh": "page"}).text
    assert "it is tried with the next post" in page
    again = chanh.post("/hang-doi/kiem-tra-lai", data={"kenh": "page"}).text
    assert "neither stopped nor resting" in again


# --- A doubt ------------------------------------------------------------------------------


def test_a_doubt_is_settled_by_the_address_of_the_post(office: Desk, chanh: Caller) -> None:
    plan(office)
    in_doubt(office)
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["doubt"] and "paste its address" in page
    where = {"bai": "a", "kenh": "page", "so": "1"}
    for wrong in ("", "facebook.com/1", "javascript:alert(1)", "https://", "https:// x"):
        answer = chanh.post("/hang-doi/da-dang", data=where | {"dia_chi": wrong})
        assert answer.status_code == 422 and "begins with https://" in answer.text
    assert office.states("a")["page"] == "held doubt"
    page = chanh.post("/hang-doi/da-dang", data=where | {"dia_chi": "https://f.example/1"}).text
    assert "Settled: Bài a, page" in page and sections(page) == []
    assert (office.row("a", "page")["state"], office.row("a", "page")["url"]) == (
        "sent", "https://f.example/1",
    )  # fmt: skip
    assert lines(office)[-1] == ("chanh", "resolve", "a", "page")


def test_a_doubt_is_settled_as_not_out_and_goes_again(office: Desk, chanh: Caller) -> None:
    plan(office)
    in_doubt(office)
    data = {"bai": "a", "kenh": "page", "so": "1"}
    chanh.post("/hang-doi/chua-dang", data=data)
    assert office.states("a")["page"] == "queued"
    again = chanh.post("/hang-doi/chua-dang", data=data)
    assert again.status_code == 422 and "in doubt there any more" in again.text
    assert [each[1] for each in lines(office)] == ["resolve"]


# --- Late, refused, wrong, gone -------------------------------------------------------------


def test_what_is_late_goes_now_or_is_given_up(office: Desk, chanh: Caller) -> None:
    for name in ("a", "b"):
        plan(office, name)
        office.set(name, state="held", held_for="late", reason="late")
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["late"] and "Send it now" in page and "Give it up" in page
    chanh.post("/hang-doi/dang", data={"bai": "a"})
    chanh.post("/hang-doi/thoi", data={"bai": "b"})
    assert set(office.states("a").values()) == {"queued"}
    assert set(office.states("b").values()) == {"cancelled"}
    again = chanh.post("/hang-doi/thoi", data={"bai": "b"})
    assert again.status_code == 422
    assert lines(office) == [("chanh", "release", "a", None), ("chanh", "cancel", "b", None)]


def test_what_a_channel_refused_is_tried_again_there_alone(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.set("a", "page", state="failed", reason="too long")
    office.set("a", "chat", state="failed", reason="no")
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["failed"] and "too long" in page and "a.md" in page
    chanh.post("/hang-doi/dang", data={"bai": "a", "kenh": "page", "so": "1"})
    assert (office.states("a")["page"], office.states("a")["chat"]) == ("queued", "failed")
    chanh.post("/hang-doi/thoi", data={"bai": "a", "kenh": "chat", "so": "1"})
    assert office.states("a")["chat"] == "cancelled"


def test_a_withdrawal_that_was_refused_is_settled_by_hand(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.sent("a")
    withdraw(office.workspace, "a", "Nhầm", urgent=True)
    with office.workspace.store.write() as db:
        mine = (deliveries.c.kind == "withdraw", deliveries.c.channel == "page")
        db.execute(update(deliveries).where(*mine).values(state="failed", reason="no right"))
    page = chanh.get("/hang-doi").text
    assert "Taken away by hand" in page
    row = next(row for row in office.rows("a") if row["state"] == "failed")
    data = {"bai": "a", "kenh": "page", "so": str(row["sequence"])}
    chanh.post("/hang-doi/chua-dang", data=data)
    assert office.row("a", "page")["state"] == "withdrawn"


def test_a_wrong_file_is_named_with_its_line(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.put("a.md", title="Bài a", unit="khong-co")
    office.scan()
    page = chanh.get("/hang-doi").text
    assert "problem" in sections(page) and re.search(r"<code>a\.md:\d+</code>", page)
    answer = chanh.post("/hang-doi/dang", data={"bai": "a"})
    assert answer.status_code == 422 and "publisher " not in answer.text.partition("<main")[2]


def test_a_file_that_is_gone_is_put_back(office: Desk, chanh: Caller) -> None:
    plan(office)
    text = (office.content / "a.md").read_text(encoding="utf-8")
    (office.content / "a.md").unlink()
    office.scan()
    assert sections(chanh.get("/hang-doi").text) == ["vanished"]
    assert chanh.post("/hang-doi/dang", data={"bai": "a"}).status_code == 422
    chanh.post("/hang-doi/dat-lai-tep", data={"bai": "a"})
    assert (office.content / "a.md").read_text(encoding="utf-8") == text
    office.scan()
    assert set(office.states("a").values()) == {"queued"} and len(office.rows("a")) == 3
    again = chanh.post("/hang-doi/dat-lai-tep", data={"bai": "a"})
    assert again.status_code == 422
    assert lines(office)[-1] == ("chanh", "put_back", "a", None)


def test_a_deleted_file_of_what_is_out_is_told(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.sent("a")
    (office.content / "a.md").unlink()
    office.scan()
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["deleted"] and '/duyet/a"' in page


def test_a_correction_that_waits_leads_to_the_approval(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.sent("a")
    office.put("a.md", title="Bài a, sửa lại")
    office.scan()
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["correction"] and 'href="/duyet/a">Look and approve' in page


# --- From before ----------------------------------------------------------------------------


def test_old_items_are_counted_as_out_or_sent(office: Desk, chanh: Caller) -> None:
    for name in ("a", "b", "c", "d"):
        plan(office, name, publish_at=OLD)
    page = chanh.get("/hang-doi").text
    assert sections(page) == ["first_run"] and "(4)" in page
    chanh.post("/hang-doi/nhan", data={"bai": "a"})
    chanh.post("/hang-doi/dang", data={"bai": "b"})
    assert set(office.states("a").values()) == {"cancelled"}
    assert set(office.states("b").values()) == {"queued"}
    chanh.post("/hang-doi/nhan-tat-ca")
    assert set(office.states("c").values()) == set(office.states("d").values()) == {"cancelled"}
    assert set(office.states("b").values()) == {"queued"}


def test_all_of_one_kind_stand_on_pages_of_their_own(office: Desk, chanh: Caller) -> None:
    for number in range(33):
        office.put(f"bai-{number}.md", title=f"Bài {number}", publish_at=OLD)
    office.scan()
    assert 'href="/hang-doi?loai=first_run">All 33' in chanh.get("/hang-doi").text
    pages = [chanh.get(f"/hang-doi?loai=first_run&trang={page}").text for page in (1, 2)]
    assert [page.count('class="title"') for page in pages] == [30, 3]
    assert chanh.get("/hang-doi?loai=nothing").status_code == 404


def test_what_may_be_out_since_a_restore_is_released_or_counted(
    office: Desk, chanh: Caller
) -> None:
    for name in ("a", "b"):
        plan(office, name)
        office.set(name, state="held", held_for="restored", reason="older database")
    assert sections(chanh.get("/hang-doi").text) == ["restored"]
    chanh.post("/hang-doi/nhan-tat-ca")  # is for what is older than the workspace
    assert set(office.states("a").values()) == {"held restored"}
    chanh.post("/hang-doi/dang", data={"bai": "a"})
    chanh.post("/hang-doi/nhan", data={"bai": "b"})
    assert set(office.states("a").values()) == {"queued"}
    assert set(office.states("b").values()) == {"cancelled"}


# --- Holds ----------------------------------------------------------------------------------


def held(office: Desk) -> set[tuple[str, str, str | None]]:
    with office.workspace.store.read() as db:
        rows = db.execute(select(manual_holds)).mappings()
        return {(row["kind"], row["name"], row["why"]) for row in rows}


def test_everything_stops_for_a_reason_and_goes_on(office: Desk, chanh: Caller) -> None:
    assert 'name="ly_do"' in chanh.get("/hang-doi/dung-tat-ca").text
    for nothing in ("", " … "):
        answer = chanh.post("/hang-doi/dung-tat-ca", data={"ly_do": nothing})
        assert answer.status_code == 422 and held(office) == set()
    page = chanh.post("/hang-doi/dung-tat-ca", data={"ly_do": "Sự cố"}).text
    assert held(office) == {("channel", name, "Sự cố") for name in ("site", "page", "chat")}
    assert "Let everything go on" in page and "Sự cố" in page
    chanh.post("/hang-doi/di-tiep-tat-ca")
    assert held(office) == set()
    acts = [act for _who, act, _item, _channel in lines(office)]
    assert acts == ["hold"] * 3 + ["unhold"] * 3


def test_a_channel_and_an_item_are_held_and_go_on(office: Desk, chanh: Caller) -> None:
    plan(office)
    chanh.post("/hang-doi/dung", data={"kenh": "page", "ly_do": "Chờ"})
    page = chanh.post("/hang-doi/dung", data={"bai": "a", "tu": "bai"})
    assert page.url.endswith("/bai/a") and "put on hold by Chánh Văn phòng" in page.text
    assert held(office) == {("channel", "page", "Chờ"), ("item", "a", "")}
    assert "on hold</span>" in chanh.get("/hang-doi").text
    chanh.post("/hang-doi/di-tiep", data={"kenh": "page"})
    chanh.post("/hang-doi/dang", data={"bai": "a", "tu": "bai"})
    assert held(office) == set()


# --- What is ahead, what was done ---------------------------------------------------------


def test_what_waits_stands_by_its_time_page_by_page(office: Desk, chanh: Caller) -> None:
    for number in range(15):
        office.put(
            f"b{number}.md", title=f"Bài {number}", publish_at=f"2026-12-{16 - number:02} 08:00"
        )
    office.scan()
    first = chanh.get("/hang-doi").text
    assert first.index("Bài 14") < first.index("Bài 5") and "Page 1 of 2" in first
    second = chanh.get("/hang-doi?trang=2").text
    assert "Bài 0" in second and "Bài 14" not in second and "To be seen to" not in second


def test_what_went_out_today_is_told_with_its_link(office: Desk, chanh: Caller) -> None:
    plan(office)
    office.sent("a", "site")
    row = office.row("a", "site")
    with office.workspace.store.write() as db:
        values = {"delivery": row["id"], "channel": "site", "n": 1, "digest": "x", "worker": "w"}
        db.execute(insert(attempts).values(**values, intent_at=office.time, outcome="ok"))
    page = chanh.get("/hang-doi").text.partition('id="today"')[2]
    assert "Bài a" in page and 'href="https://site.example/a/"' in page


def test_nothing_to_do_is_said_so(office: Desk, chanh: Caller) -> None:
    page = chanh.get("/hang-doi").text
    assert "Nothing needs you now." in page and "Nothing waits." in page


# --- Who may, and what is hostile -----------------------------------------------------------

ACTS = (
    *("kiem-tra-lai", "da-dang", "chua-dang", "dang", "thoi", "nhan", "nhan-tat-ca"),
    *("dung", "di-tiep", "dat-lai-tep", "dung-tat-ca", "di-tiep-tat-ca"),
)
FORM = {"bai": "a", "kenh": "page", "so": "1", "ly_do": "x", "dia_chi": "https://f.example/1"}


@pytest.mark.parametrize("act", ACTS)
def test_an_editor_sees_and_does_nothing(office: Desk, served: Served, act: str) -> None:
    plan(office)
    in_doubt(office)
    lan = served.log_in("lan")
    assert lan.post(f"/hang-doi/{act}", data=FORM).status_code == 403
    page = lan.get("/hang-doi").text
    assert sections(page) == ["doubt"] and 'action="/hang-doi' not in page
    assert (office.states("a")["page"], held(office), lines(office)) == ("held doubt", set(), [])


@pytest.mark.parametrize("act", ACTS)
def test_who_acts_for_another_unit_does_nothing_here(
    office: Desk, served: Served, act: str
) -> None:
    plan(office)
    in_doubt(office)
    xa = served.log_in("xa")
    data = {key: value for key, value in FORM.items() if act != "dung" or key != "kenh"}
    assert xa.post(f"/hang-doi/{act}", data=data).status_code == 403
    assert 'action="/hang-doi' not in xa.get("/hang-doi").text
    assert (office.states("a")["page"], held(office), lines(office)) == ("held doubt", set(), [])


def test_who_acts_for_a_unit_settles_its_items_and_no_channel(
    office: Desk, served: Served
) -> None:
    plan(office)
    in_doubt(office)
    quan = served.log_in("quan")
    assert quan.post("/hang-doi/dung", data={"kenh": "page"}).status_code == 403
    assert quan.get("/hang-doi/dung-tat-ca").status_code == 403
    quan.post("/hang-doi/da-dang", data=FORM)
    assert office.states("a")["page"] == "sent" and lines(office)[-1][0] == "quan"


def test_hostile_words_stay_words(office: Desk, chanh: Caller) -> None:
    evil = '"><script>alert(1)</script>'
    plan(office, title=f"'Bài {evil}'")
    in_doubt(office)
    office.set("a", "page", state="held", held_for="doubt", reason=evil)
    chanh.post("/hang-doi/dung", data={"kenh": "chat", "ly_do": evil})
    for address in ("/hang-doi", "/hang-doi?loai=doubt", "/bai/a", "/tim?q=" + evil):
        page = chanh.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text and "&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    "data",
    [{}, {"bai": "nothing"}, {"bai": "a.md"}, {"kenh": "nothing"}, {"bai": "../a"}],
)
def test_what_is_not_there_is_no_fault(office: Desk, chanh: Caller, data: dict[str, str]) -> None:
    plan(office)
    for act in ("kiem-tra-lai", "chua-dang", "dang", "thoi", "nhan", "dung", "dat-lai-tep"):
        assert chanh.post(f"/hang-doi/{act}", data=data).status_code == 404
    assert chanh.post("/hang-doi/xoa-het", data=data).status_code == 404


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "2"])
def test_a_post_that_is_not_in_doubt_is_not_settled(
    office: Desk, chanh: Caller, number: str
) -> None:
    plan(office)
    office.set("a", "page", state="held", held_for="late", reason="late")
    data = {"bai": "a", "kenh": "page", "so": number}
    assert chanh.post("/hang-doi/chua-dang", data=data).status_code == 422
    assert office.states("a")["page"] == "held late"


def test_every_kind_of_channel_trouble_is_told_without_a_command(
    office: Desk, chanh: Caller
) -> None:
    plan(office)
    with office.workspace.store.write() as db:
        until = office.time + timedelta(hours=5)
        pauses.pause(db, "chat", "too many requests", office.time, until=until)
        db.execute(insert(channels).values(name="gone"))
        db.execute(update(items).values(missing_since=None))
    office.set("a", "page", failures=2, ready_at=office.time + timedelta(hours=1))
    page = chanh.get("/hang-doi").text
    assert "too many requests" in page
    assert "publisher " not in page.partition("<main")[2]
