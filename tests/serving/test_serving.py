"""The examples in docs/serving with the real nginx and Caddy: what readers get of a site."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from channel_contract import KEY
from channel_items import make_image, make_item
from channels.website import Website
from channels.website.ratings.answers import Answers
from channels.website.ratings.endpoint import Endpoint, Taker
from channels.website.ratings.limits import A_PAGE
from channels.website.settings import Settings
from channels.website.views.accesslog import AccessLog
from fleeting_state import FleetingState
from web_servers import HOST, WebServer, ipv6, running

pytestmark = pytest.mark.services

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SERVERS = ("nginx", "caddy")
YEAR, SHORT = "public, max-age=31536000, immutable", "max-age=60"
DOWN = (502, 503)
LONG = "-".join(["quy-hoach-chi-tiet-khu-do-thi"] * 4)


def make_site(folder: Path, path: str = "") -> Path:
    """Make a site with a page, one that was withdrawn and one that moved, packed beside."""
    site = folder / "www" / path.strip("/")
    table = {
        "directory": site,
        "base_url": f"https://{HOST}{path}",
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
        "rating": True,
    }
    channel = Website(Settings.model_validate(table), FleetingState())
    for name, colour in (("bai-1", "teal"), (LONG, "navy")):
        cover = make_image(folder, colour=colour)
        old = ("/ten-cu.html", "/Pages/Bai.aspx") if name == "bai-1" else ()
        item = make_item(id=name, cover=cover, old_addresses=old)
        receipt = channel.publish(channel.render(item), key=KEY)
    channel.withdraw(receipt)
    channel.upkeep(AT)  # packs what was written
    return site


@pytest.fixture(scope="module", params=SERVERS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("served")
    return request.param, folder, make_site(folder)


@pytest.fixture(scope="module")
def site(made: Any) -> Path:
    path: Path = made[2]
    return path


@pytest.fixture(scope="module")
def web(made: Any) -> Iterator[WebServer]:
    server, folder, site = made
    with running(server, folder, site) as web:
        yield web


def style(site: Path) -> str:
    """Return the address of the style sheet, which its content names."""
    return "/" + next(site.glob("site.*.css")).name


# --- What is there -------------------------------------------------------------------------


def test_pages_are_html_in_utf8(web: WebServer, site: Path) -> None:
    for path, file in (("/", "index.html"), ("/bai-1.html", "bai-1.html")):
        answer = web.ask(path)
        assert answer.status == 200
        assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
        assert answer.body == (site / file).read_bytes()


def test_feeds_and_styles_say_what_they_are(web: WebServer, site: Path) -> None:
    kinds = {"/rss.xml": "xml", "/robots.txt": "text/plain", style(site): "text/css"}
    for path, kind in kinds.items():
        found = web.ask(path).headers["content-type"].lower()
        assert kind in found
        assert "charset=utf-8" in found


def test_a_folder_is_its_index(web: WebServer, site: Path) -> None:
    answer = web.ask("/chu-de/")
    assert answer.body == (site / "chu-de/index.html").read_bytes()
    asked = web.ask("/chu-de")
    assert asked.status in (301, 308)
    assert asked.headers["location"].endswith("/chu-de/")


def test_a_head_is_a_get_without_the_body(web: WebServer) -> None:
    whole, head = web.ask("/bai-1.html"), web.ask("/bai-1.html", method="HEAD")
    assert head.status == 200
    assert head.body == b""
    assert head.headers["content-length"] == str(len(whole.body))


def test_a_page_that_did_not_change_is_not_sent_again(web: WebServer) -> None:
    first = web.ask("/bai-1.html")
    again = web.ask("/bai-1.html", If_None_Match=first.headers["etag"])
    assert again.status == 304
    assert again.body == b""


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_what_was_packed_beforehand_is_sent_to_who_can_read_it(
    web: WebServer, site: Path, accepted: str, sent: str | None
) -> None:
    for path in ("/bai-1.html", style(site)):
        answer = web.ask(path, Accept_Encoding=accepted)
        assert answer.headers.get("content-encoding") == sent
        end = {"br": ".br", "gzip": ".gz", None: ""}[sent]
        assert answer.body == (site / f"{path[1:]}{end}").read_bytes()
        assert "accept-encoding" in answer.headers["vary"].lower()
        kind = "html" if path.endswith("html") else "css"
        assert kind in answer.headers["content-type"]


def test_only_what_its_content_names_is_kept_for_long(web: WebServer, site: Path) -> None:
    media = next(site.glob("media/*.jpg"))
    for path in (f"/media/{media.name}", style(site)):
        assert web.ask(path).headers["cache-control"] == YEAR
    for path in ("/", "/bai-1.html", "/rss.xml", "/sitemap.xml", "/robots.txt"):
        assert web.ask(path).headers["cache-control"] == SHORT
    for path in ("/media/chua-co.jpg", "/site.0123456789ab.css"):  # it may be there in a moment
        assert web.ask(path).headers.get("cache-control", SHORT) == SHORT


@pytest.mark.skipif(not ipv6(), reason="this machine has no IPv6")
def test_readers_with_ipv6_are_served(web: WebServer) -> None:
    assert web.ask("/bai-1.html", host="::1").status == 200


# --- What is not there ---------------------------------------------------------------------


def test_what_was_withdrawn_is_gone_and_says_so(web: WebServer) -> None:
    answer = web.ask(f"/{LONG}.html?utm_source=zalo", Accept_Encoding="identity")
    assert answer.status == 410
    assert "Nội dung đã được gỡ" in answer.body.decode()


@pytest.mark.parametrize("old", ["/ten-cu.html", "/Pages/Bai.aspx"])
def test_an_address_that_moved_leads_to_the_new_one(web: WebServer, old: str) -> None:
    answer = web.ask(old)
    assert answer.status == 301
    assert answer.headers["location"].endswith("/bai-1.html")


@pytest.mark.parametrize(
    "path", ["/khong-co.html", "/media/khong-co.jpg", "/gone.map", "/redirects.map"]
)
def test_what_is_not_there_is_the_sites_own_notice(web: WebServer, path: str) -> None:
    answer = web.ask(path, Accept_Encoding="identity")
    assert answer.status == 404
    assert "Không có trang này" in answer.body.decode()


def test_no_list_of_a_folder_is_shown(web: WebServer) -> None:
    assert web.ask("/media/", Accept_Encoding="identity").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../site.sqlite",
        "/media/../../site.sqlite",
        "/%2e%2e/site.sqlite",
        "/..%2fsite.sqlite",
        "/.%2e/%2e./site.sqlite",
        "//../site.sqlite",
        "/media/..%5c..%5csite.sqlite",
        "/.hidden",
        "/.bai-1.html.tmp",
        "/media/.hidden",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_served(
    web: WebServer, site: Path, path: str
) -> None:
    for hidden in (".hidden", ".bai-1.html.tmp", "media/.hidden"):
        (site / hidden).write_text("not for readers")
    answer = web.ask(path)
    assert answer.status in (301, 302, 307, 308, 400, 403, 404)
    assert b"SQLite" not in answer.body
    assert b"not for readers" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_takes_nothing(web: WebServer, method: str) -> None:
    assert web.ask("/bai-1.html", method=method, body="x").status == 405


# --- What browsers are told ----------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/bai-1.html", "/khong-co.html", f"/{LONG}.html", "/rss.xml"]
)
def test_browsers_are_told_to_trust_nobody_else(web: WebServer, path: str) -> None:
    headers = web.ask(path).headers
    policy = headers["content-security-policy"].split("; ")
    assert policy[0] == "default-src 'self'"
    assert "script-src 'self'" in policy
    assert {"object-src 'none'", "frame-ancestors 'self'", "form-action 'self'"} <= set(policy)
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_nobody_is_told_which_release_serves(web: WebServer) -> None:
    server = web.ask("/").headers.get("server", "")
    assert not any(each.isdigit() for each in server)


# --- What is counted -----------------------------------------------------------------------


@pytest.mark.parametrize("server", SERVERS)
def test_the_log_is_read_back_with_the_right_counts(server: str, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    with running(server, tmp_path, site) as web:
        reader = {"User_Agent": BROWSER}
        web.ask("/bai-1.html", **reader)
        web.ask("/bai-1.html?utm_source=zalo", **reader)
        web.ask("/bai-1.html", **reader, Referer="https://www.facebook.com/")
        etag = web.ask("/", **reader).headers["etag"]
        etag = web.ask("/bai-1.html", method="HEAD", **reader).headers["etag"]
        web.ask("/bai-1.html", **reader, If_None_Match=etag)
        web.ask("/bai-1.html", **reader, Range="bytes=0-9")
        web.ask("/bai-1.html", **reader, Sec_Purpose="prefetch;prerender")
        web.ask("/bai-1.html", User_Agent='facebookexternalhit/1.1 "quoted" \\x41')
        web.ask("/khong-co.html", **reader)
        for number in range(3):
            words = "/khong-thay.txt?q=nh%C3%A0%20%E1%BB%9F%20x%C3%A3%20h%E1%BB%99i"
            assert web.ask(words, User_Agent=f"{BROWSER} {number}").status == 204
        assert len(web.lines(13)) == 13
    log = AccessLog(web.log, tmp_path / "site.sqlite", base_url=f"https://{HOST}")
    log.read()
    found = log.engagement("bai-1")
    assert found.views == 4
    assert found.raw == {"visits": 1, "sources": {"direct": 2, "facebook": 1, "zalo": 1}}
    assert log.engagement("khong-co").views == 0
    assert [each.words for each in log.missed()] == ["nhà ở xã hội"]
    assert log.faults() == []


# --- Withdrawn while it runs, below a path, before there is a site ----------------------------


@pytest.mark.parametrize("server", SERVERS)
def test_a_site_below_a_path_is_the_same_site(server: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, "/so-xay-dung")
    with running(server, tmp_path, site, path="/so-xay-dung") as web:
        plain = {"Accept_Encoding": "identity"}
        assert web.ask("/so-xay-dung/bai-1.html", **plain).status == 200
        assert web.ask(f"/so-xay-dung/{LONG}.html", **plain).status == 410
        moved = web.ask("/so-xay-dung/ten-cu.html")
        assert moved.headers["location"].endswith("/so-xay-dung/bai-1.html")
        missing = web.ask("/so-xay-dung/khong-co.html", **plain)
        assert (missing.status, "Không có trang này" in missing.body.decode()) == (404, True)
        assert web.ask(f"/so-xay-dung{style(site)}").headers["cache-control"] == YEAR
        assert web.ask("/so-xay-dung/khong-thay.txt?q=x").status == 204
        assert web.ask("/so-xay-dung/danh-gia", method="POST", body="x").status in DOWN


@pytest.mark.parametrize("server", SERVERS)
def test_the_server_starts_before_there_is_a_site_and_learns_of_what_is_withdrawn(
    server: str, tmp_path: Path
) -> None:
    site = tmp_path / "www"
    site.mkdir()
    with running(server, tmp_path, site) as web:
        assert web.ask("/").status == 404
        make_site(tmp_path)
        assert web.ask("/bai-1.html").status == 200
        web.reload()
        until, seen = time.monotonic() + 10, 0
        while seen != 410 and time.monotonic() < until:  # nginx reloads while it serves
            seen = web.ask(f"/{LONG}.html").status
        assert seen == 410


# --- Ratings -------------------------------------------------------------------------------


def test_while_nobody_takes_ratings_readers_are_asked_to_try_later(web: WebServer) -> None:
    answer = web.ask("/danh-gia", method="POST", body="trang=bai-1&ich=co")
    assert answer.status in DOWN
    assert "thử lại sau" in answer.body.decode()
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "/so-xay-dung"])
@pytest.mark.parametrize("server", SERVERS)
def test_a_rating_reaches_the_counts_and_stands_in_no_log(
    server: str, path: str, tmp_path: Path
) -> None:
    site = make_site(tmp_path, path)
    answers, base = Answers(tmp_path / "site.sqlite"), f"https://{HOST}{path}"
    form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
    with (
        taking(Taker(answers, base, lambda: AT)) as port,
        running(server, tmp_path, site, path=path, rating=port) as web,
    ):

        def rate(answer: str, **more: str) -> int:
            body = f"trang=bai-1&ich={answer}"
            return web.ask(f"{path}/danh-gia", method="POST", body=body, **form | more).status

        assert rate("khong&vi=cu", User_Agent=BROWSER, X_Real_IP="198.51.100.1") == 303
        assert rate("co", User_Agent=f"{BROWSER} 2", X_Real_IP="198.51.100.2") == 303
        assert rate("co", Origin="https://khac.example") == 403
        assert rate("co" * 1000) == 413
        assert web.ask(f"{path}/danh-gia").status == 405
        thanks = web.ask(f"{path}/cam-on.html", Accept_Encoding="identity")
        assert "Cảm ơn bạn" in thanks.body.decode()
        later = AT + timedelta(minutes=1)
        assert [rate("co", User_Agent=f"{BROWSER} {later}") for _ in range(40)][-1] == 429
        assert len(web.lines(1)) == 1
    (found,) = answers.rated()
    assert found.no == 1
    assert 1 <= found.yes <= A_PAGE  # all came from one address, whatever they said of it
    assert b"danh-gia" not in web.log.read_bytes()


@contextmanager
def taking(taker: Taker) -> Iterator[int]:
    """Take ratings; yield the port."""
    with Endpoint(taker, 0) as endpoint:
        thread = Thread(target=endpoint.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield endpoint.server_port
        finally:
            endpoint.shutdown()
            thread.join()
