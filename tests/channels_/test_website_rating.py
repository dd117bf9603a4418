""" "Thông tin này có ích không?": what is asked on a page, what is taken, what is kept."""

import http.client
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from channel_contract import KEY
from channel_items import make_item
from channels.website import Website
from channels.website.ratings import endpoint, limits
from channels.website.ratings.answers import REASONS, Answers, Rated
from channels.website.ratings.endpoint import Endpoint, Taker
from channels.website.settings import Settings
from fleeting_state import FleetingState
from publisher.contract import Receipt, Unavailable

BASE = "https://sxd.example.vn"
BROWSER = "Mozilla/5.0 (X11) Chrome/140.0"
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER}
OURS = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}


def make_site(folder: Path, *, rating: bool = True, base_url: str = BASE) -> Website:
    table = {
        "directory": folder / "www",
        "base_url": base_url,
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
        "rating": rating,
    }
    return Website(Settings.model_validate(table), FleetingState())


def publish(site: Website, **changes: Any) -> None:
    site.publish(site.render(make_item(**{"id": "bai-1", **changes})), key=KEY)


class Desk:
    """The endpoint, and visitors who post to it."""

    def __init__(self, folder: Path, base_url: str = BASE) -> None:
        self.time = AT
        self.answers = Answers(folder / "site.sqlite")
        self.endpoint = Endpoint(Taker(self.answers, base_url, lambda: self.time), 0)

    def post(
        self,
        form: str = "trang=bai-1&ich=co",
        *,
        path: str = "/danh-gia",
        method: str = "POST",
        visitor: str = "203.0.113.7",
        **headers: str | None,
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.endpoint.server_port, timeout=10)
        named = FORM | OURS | {"X-Real-IP": visitor}
        named |= {name.replace("_", "-"): value for name, value in headers.items() if value}
        for name in (name.replace("_", "-") for name, value in headers.items() if value is None):
            del named[name]
        connection.request(method, path, form, named)
        answer = connection.getresponse()
        self.said = answer.read().decode()
        connection.close()
        return answer

    def status(self, *form: str, **headers: Any) -> int:
        return self.post(*form, **headers).status

    def counted(self, page: str = "bai-1") -> tuple[int, int]:
        found = [(each.yes, each.no) for each in self.answers.rated() if each.page == page]
        return found[0] if found else (0, 0)


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site with two articles; only to be copied."""
    folder = tmp_path_factory.mktemp("rated")
    site = make_site(folder)
    publish(site)
    publish(site, id="bai-2")
    return folder


@pytest.fixture
def desk(rated: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(rated, tmp_path, dirs_exist_ok=True)
    desk = Desk(tmp_path)
    thread = threading.Thread(target=desk.endpoint.serve_forever, args=(0.01,))
    thread.start()
    yield desk
    desk.endpoint.shutdown()
    desk.endpoint.server_close()
    thread.join()


# --- On the page ---------------------------------------------------------------------------


def test_a_page_asks_only_where_the_office_wants_it(tmp_path: Path) -> None:
    publish(make_site(tmp_path, rating=False))
    assert "danh-gia" not in (tmp_path / "www/bai-1.html").read_text()
    assert not (tmp_path / "www/cam-on.html").exists()


def test_the_form_works_without_a_script_and_sends_what_is_taken(tmp_path: Path) -> None:
    publish(make_site(tmp_path, base_url=f"{BASE}/so"))
    page = (tmp_path / "www/bai-1.html").read_text()
    form = page[page.index('<div class="rating"') :].partition("</div>")[0]
    answer, reason = form.split("</form>")[:2]  # Enter on a reason never says "yes"
    for each in (answer, reason):
        assert 'method="post" action="/so/danh-gia"' in each
        assert '<input type="hidden" name="trang" value="bai-1">' in each
    assert re.findall(r'<button name="ich" value="(\w+)"', answer) == ["co", "khong"]
    assert '<input type="hidden" name="ich" value="khong">' in reason
    assert re.findall(r'name="vi" value="([\w-]+)"', reason) == [*REASONS]
    assert "<button>" in reason
    assert "Thông tin này có ích không?" in form
    assert "style=" not in form


def test_an_english_page_asks_in_english(tmp_path: Path) -> None:
    publish(make_site(tmp_path), lang="en")
    page = (tmp_path / "www/bai-1.html").read_text()
    assert "Was this information useful?" in page
    assert "có ích" not in page


def test_the_pages_of_thanks_and_of_later_are_part_of_the_site(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    publish(site)
    for name, words in (("cam-on", "Cảm ơn bạn"), ("thu-lai-sau", "Xin thử lại sau")):
        assert f"<h1>{words}</h1>" in (tmp_path / f"www/{name}.html").read_text()
    told = [each for each in site.verify() if each.place in ("cam-on.html", "thu-lai-sau.html")]
    assert told == []


def test_a_standing_page_asks_too(tmp_path: Path) -> None:
    publish(make_site(tmp_path), id="lien-he", page="lien-he")
    page = (tmp_path / "www/lien-he.html").read_text()
    assert '<input type="hidden" name="trang" value="lien-he">' in page


def test_what_was_is_not_rated(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    publish(site)
    publish(site, title="Tên khác của cùng một bài")
    assert "danh-gia" not in (tmp_path / "www/bai-1/phien-ban-1.html").read_text()


# --- What is taken -------------------------------------------------------------------------


def test_an_answer_is_counted_and_thanked_for(desk: Desk) -> None:
    answer = desk.post()
    assert answer.status == 303
    assert answer.headers["Location"] == "/cam-on.html"
    assert desk.status("trang=bai-1&ich=khong&vi=cu", visitor="203.0.113.8") == 303
    assert desk.status("trang=bai-1&ich=khong&vi=", visitor="203.0.113.9") == 303
    assert desk.answers.rated() == [Rated("bai-1", 1, 2, {"cu": 1})]


def test_no_cookie_is_set_and_nothing_is_kept_in_caches(desk: Desk) -> None:
    headers = desk.post().headers
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"] == "no-store"
    assert "Python" not in headers["Server"]


def test_a_reason_for_yes_is_not_kept(desk: Desk) -> None:
    desk.post("trang=bai-1&ich=co&vi=sai")
    assert desk.answers.rated() == [Rated("bai-1", 1, 0, {})]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_only_a_post_is_taken(desk: Desk, method: str) -> None:
    assert desk.post(method=method).status == 405
    assert desk.counted() == (0, 0)


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({}, True),
        ({"Origin": None, "Sec_Fetch_Site": None}, True),  # an old browser
        ({"Origin": BASE.upper()}, True),
        ({"Origin": "https://khac.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": f"{BASE}.khac.example"}, False),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "none"}, False),
    ],
)
def test_only_the_sites_own_pages_may_send_it(
    desk: Desk, headers: dict[str, Any], taken: bool
) -> None:
    assert desk.status(**headers) == (303 if taken else 403)
    assert desk.counted() == ((1, 0) if taken else (0, 0))


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("", 400),
        ("trang=bai-1", 400),
        ("ich=co", 400),
        ("trang=bai-1&ich=maybe", 400),
        ("trang=bai-1&ich=co&ich=khong", 400),
        ("trang=bai-1&trang=bai-2&ich=co", 400),
        ("trang=bai-1&ich=khong&vi=toi+la+Nguyen+Van+A", 400),
        ("trang=bai-1&ich=co&ten=A", 400),
        ("trang=bai-1&ich=co&a=1&b=2&c=3&d=4&e=5", 400),
        ("trang=bai-1;ich=co", 400),
        ("trang=bai-9&ich=co", 404),
        ("trang=../site&ich=co", 404),
        ("trang=%00&ich=co", 404),
        ("trang=bai-1'--&ich=co", 404),
        ("trang=" + "a" * 2000 + "&ich=co", 413),
    ],
)
def test_what_is_no_answer_is_refused(desk: Desk, form: str, status: int) -> None:
    assert desk.status(form) == status
    assert desk.answers.rated() == []


def test_what_is_no_form_is_refused(desk: Desk) -> None:
    assert desk.status(Content_Type="application/json") == 415
    assert desk.status(Content_Type="text/plain") == 415
    assert desk.status(path="/khac") == 404
    assert desk.status(Content_Length="-1") == 400


def test_a_withdrawn_page_is_rated_no_more(desk: Desk, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.withdraw(site.publish(site.render(make_item(id="bai-1")), key=KEY))
    assert desk.status() == 404


def test_a_page_that_nobody_sends_to_its_end_holds_nobody_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint.Handler, "timeout", 0.2)
    silent = http.client.HTTPConnection("127.0.0.1", desk.endpoint.server_port, timeout=10)
    silent.putrequest("POST", "/danh-gia")
    for name, value in (FORM | {"Content-Length": "100"}).items():
        silent.putheader(name, value)
    silent.endheaders(b"trang")
    assert desk.status() == 303
    assert silent.sock is not None
    assert silent.sock.recv(10) == b""  # it was sent away
    silent.close()


# --- Nobody stuffs the counts ----------------------------------------------------------------


def test_a_visitor_counts_once_a_day_for_a_page_and_is_thanked_each_time(desk: Desk) -> None:
    assert [desk.status() for _ in range(5)] == [303] * 5
    assert desk.counted() == (1, 0)
    assert desk.status("trang=bai-2&ich=co") == 303
    assert desk.counted("bai-2") == (1, 0)
    desk.time += timedelta(days=1)
    assert desk.status() == 303
    assert desk.counted() == (2, 0)


def test_another_browser_at_the_same_address_counts_some_times_only(desk: Desk) -> None:
    for number in range(20):
        desk.time += timedelta(minutes=1)
        assert desk.status(User_Agent=f"{BROWSER} {number}") == 303
    assert desk.counted() == (limits.A_PAGE, 0)


def test_who_answers_faster_than_a_person_is_sent_away_for_a_minute(desk: Desk) -> None:
    found = [desk.status() for _ in range(limits.A_MINUTE + 2)]
    assert found == [303] * limits.A_MINUTE + [429] * 2
    assert desk.status(visitor="203.0.113.99") == 303
    desk.time += timedelta(minutes=1)
    assert desk.status() == 303


def test_a_household_with_ipv6_is_one_address(desk: Desk) -> None:
    for number in range(30):
        desk.time += timedelta(minutes=1)
        desk.post(visitor=f"2001:db8:1:2::{number:x}", User_Agent=f"{BROWSER} {number}")
    assert desk.counted() == (limits.A_PAGE, 0)
    desk.post(visitor="2001:db8:1:3::1")
    assert desk.counted() == (limits.A_PAGE + 1, 0)


def test_what_is_told_apart_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST", 4)
    for number in range(8):
        desk.post(visitor=f"203.0.113.{number}")
    assert desk.counted() == (2, 0)


# --- What is kept ------------------------------------------------------------------------------


def test_no_address_and_no_browser_is_kept(
    desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.post(Referer=f"{BASE}/bai-1.html", Cookie="a=secret")
    desk.post("trang=bai-1&ich=maybe")
    for file in tmp_path.glob("site.*"):
        stored = file.read_bytes()
        for each in (b"203.0.113", b"Chrome", b"secret", b"maybe"):
            assert each not in stored
    assert capfd.readouterr() == ("", "")


def test_a_database_that_fails_takes_nothing_and_says_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "site.ratings.sqlite").write_bytes(b"no database" * 100)
    assert desk.status() == 503
    assert "thử lại sau" in desk.said


def test_the_command_tells_what_was_answered(desk: Desk, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    assert [each.what for each in site.ratings()] == ["Chưa có lượt đánh giá nào."]
    for number, form in enumerate(("ich=co", "ich=co", "ich=co", "ich=khong&vi=kho-hieu")):
        desk.post(f"trang=bai-1&{form}", visitor=f"203.0.113.{number}")
    desk.post("trang=bai-2&ich=khong")
    assert [(each.place, each.what) for each in site.ratings()] == [
        ("Tất cả", "3 có, 2 không (60% thấy có ích)"),
        ("bai-1", "3 có, 1 không (75% thấy có ích); vì sao không: khó hiểu: 1"),
        ("bai-2", "0 có, 1 không (0% thấy có ích)"),
    ]


def test_the_figures_of_a_page_have_its_answers(desk: Desk, tmp_path: Path) -> None:
    asked = [Receipt("bai-1"), Receipt("bai-2")]
    silent = make_site(tmp_path).measure(asked)["bai-1"]
    assert (silent.useful, silent.unknown["useful"]) == (None, "not_yet")
    desk.post()
    desk.post("trang=bai-1&ich=khong&vi=cu", visitor="203.0.113.8")
    found = make_site(tmp_path).measure(asked)
    rated, other = found["bai-1"], found["bai-2"]
    assert (rated.useful, rated.not_useful, rated.raw) == (1, 1, {"rating": {"co": 1, "khong": 1}})
    assert (other.useful, other.not_useful) == (0, 0)
    assert rated.unknown == {"views": "not_supported"}


def test_where_pages_do_not_ask_answers_are_unknown(desk: Desk, tmp_path: Path) -> None:
    desk.post()
    found = make_site(tmp_path, rating=False).measure([Receipt("bai-1")])["bai-1"]
    assert (found.useful, found.not_useful) == (None, None)


def test_answers_that_can_not_be_read_are_unknown_for_that(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "site.ratings.sqlite").write_text("no database, but long enough to be one" * 99)
    found = make_site(tmp_path).measure([Receipt("bai-1")])["bai-1"]
    assert (found.useful, found.unknown["not_useful"]) == (None, "error")


def test_answers_are_taken_only_where_the_pages_ask(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="rating = true"):
        list(make_site(tmp_path, rating=False).ratings(serve=True, port=0))
    with pytest.raises(Unavailable, match="Không mở được cổng"):
        list(make_site(tmp_path).ratings(serve=True, port=desk.endpoint.server_port))
    with pytest.raises(Unavailable, match="Không mở được cổng"):
        list(make_site(tmp_path).ratings(serve=True, port=99_999))
