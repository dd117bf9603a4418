import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.growth import grown
from publisher.sandbox.world import World

ARTICLES = ("/cap-phep-xay-dung.html", "/doi-thoai-doanh-nghiep.html")


def publish(site: Path, *paths: str) -> None:
    site.mkdir(exist_ok=True)
    entries = "".join(f"<url><loc>https://sxd.example.vn{path}</loc></url>" for path in paths)
    (site / "sitemap").mkdir(exist_ok=True)
    (site / "sitemap/1.xml").write_text(f"<urlset>{entries}</urlset>")
    for path in paths:
        (site / path.strip("/")).write_text(
            f'<meta property="og:title" content="Tiêu đề &amp; {path}"><p>Nội dung</p>'
        )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    publish(folder)
    (folder / "index.html").write_text("Trang chủ")
    (folder / "404.html").write_text("Không tìm thấy")
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


@pytest.fixture
def sandbox(site: Path, log: Path) -> Iterator[Sandbox]:
    with running(site, log) as sandbox:
        yield sandbox


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def views(log: Path, path: str) -> list[dict[str, Any]]:
    """Count as the office would: people who opened the page."""
    robots = re.compile("bot|externalhit|python|^$", re.IGNORECASE)
    return [
        line
        for line in lines(log)
        if line["m"] == "GET"
        and line["s"] in (200, 304)
        and line["u"].partition("?")[0] == path
        and not line["purpose"]
        and not robots.search(line["ua"])
    ]


def get(sandbox: Sandbox, path: str, **headers: str) -> requests.Response:
    return requests.get(sandbox.url("web") + path, headers=headers, timeout=10)


def test_folder_is_served_with_index_types_and_not_found_page(sandbox: Sandbox) -> None:
    home = get(sandbox, "/")
    assert (home.status_code, home.text) == (200, "Trang chủ")
    assert home.headers["content-type"] == "text/html; charset=utf-8"
    assert get(sandbox, "/sitemap/1.xml").headers["content-type"].endswith("/xml")
    missing = get(sandbox, "/khong-co")
    assert (missing.status_code, missing.text) == (404, "Không tìm thấy")


def test_page_that_appears_later_is_served(sandbox: Sandbox, site: Path) -> None:
    publish(site, *ARTICLES)
    assert get(sandbox, ARTICLES[0]).status_code == 200


def test_unchanged_page_is_not_sent_again(sandbox: Sandbox) -> None:
    first = get(sandbox, "/")
    again = get(sandbox, "/", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    again = get(sandbox, "/", **{"If-Modified-Since": first.headers["last-modified"]})
    assert again.status_code == 304


def test_withdrawn_article_is_gone(sandbox: Sandbox, site: Path) -> None:
    publish(site, *ARTICLES)
    (site / "gone.map").write_text(f"# withdrawn\n{ARTICLES[0]} 1;\n")
    assert get(sandbox, ARTICLES[0]).status_code == 410
    assert get(sandbox, ARTICLES[1]).status_code == 200


def test_nothing_outside_the_site_is_served(sandbox: Sandbox, site: Path) -> None:
    (site.parent / "secret").write_text("x")
    (site / ".hidden").write_text("x")
    for path in ("/..%2fsecret", "/%2e%2e/secret", "/.hidden"):
        assert get(sandbox, path).status_code == 404


def test_requests_are_logged_as_nginx_does(sandbox: Sandbox, log: Path) -> None:
    sandbox.advance(86_400)
    get(sandbox, "/?q=x%20y", Referer="https://a.vn/", **{"User-Agent": 'A "B"'})
    requests.head(sandbox.url("web") + "/", timeout=10)
    first, second = lines(log)[-2:]
    assert first["u"] == "/?q=x%20y"
    assert (first["m"], first["s"], first["b"]) == ("GET", 200, len("Trang chủ".encode()))
    assert (first["ref"], first["ua"]) == ("https://a.vn/", 'A "B"')
    assert (first["ip"], first["purpose"]) == ("127.0.0.1", "")
    assert first["t"].endswith("+07:00")
    now = sandbox.world.clock.now()
    assert abs((datetime.fromisoformat(first["t"]) - now).total_seconds()) < 60
    assert (second["m"], second["b"]) == ("HEAD", 0)


def test_combined_format_escapes_as_nginx_does(site: Path, log: Path) -> None:
    with running(site, log, log_format="combined") as sandbox:
        get(sandbox, "/", **{"User-Agent": 'A "B"'})
    (line,) = log.read_text().splitlines()
    assert re.fullmatch(
        r"127\.0\.0\.1 - - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0700\] "
        r'"GET / HTTP/1\.1" 200 11 "-" "A \\x22B\\x22"',
        line,
    )


def test_readers_come_with_time_most_of_them_early(
    sandbox: Sandbox, site: Path, log: Path
) -> None:
    publish(site, *ARTICLES)
    counts = []
    for days in (2, 2, 60):
        sandbox.advance(days * 86_400)
        counts.append(len(views(log, ARTICLES[0])))
    first, second, last = counts
    assert 15 < first < 400
    assert first <= second <= last
    assert second - first < first / 4
    assert last < first * 1.4
    by_path = {each["path"]: each["readers"] for each in sandbox.state("web")["posts"]}
    assert by_path[ARTICLES[0]] == last
    assert by_path[ARTICLES[1]] == len(views(log, ARTICLES[1]))


def test_not_every_visitor_is_a_reader(sandbox: Sandbox, site: Path, log: Path) -> None:
    publish(site, *ARTICLES)
    sandbox.advance(3 * 86_400)
    agents = {line["ua"] for line in lines(log)}
    assert any("facebookexternalhit" in agent for agent in agents)
    assert any("Zalo android" in agent or "Zalo iOS" in agent for agent in agents)
    assert any("FBAV" in agent for agent in agents)
    assert any("bot" in agent.lower() for agent in agents)
    assert any(line["purpose"] for line in lines(log))
    assert any("tu=zalo" in line["u"] for line in lines(log))


def test_log_is_in_the_order_of_time(sandbox: Sandbox, site: Path, log: Path) -> None:
    publish(site, *ARTICLES)
    for _ in range(3):
        sandbox.advance(5 * 3600)
    times = [datetime.fromisoformat(line["t"]) for line in lines(log)]
    assert times == sorted(times)
    assert times[-1] <= sandbox.world.clock.now()


def test_same_seed_brings_the_same_readers(site: Path, tmp_path: Path) -> None:
    publish(site, *ARTICLES)
    seen = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        with running(site, tmp_path / name, seed=seed) as sandbox:
            sandbox.advance(86_400)
        seen.append(sorted((line["u"], line["ip"]) for line in lines(tmp_path / name)))
    assert seen[0] == seen[1] != seen[2]


def test_many_small_steps_bring_as_many_readers_as_one_large(site: Path, tmp_path: Path) -> None:
    publish(site, *ARTICLES)
    counts = []
    for name, steps in (("one", 1), ("many", 24)):
        with running(site, tmp_path / name) as sandbox:
            for _ in range(steps):
                sandbox.advance(86_400 / steps)
            counts.append(len(views(tmp_path / name, ARTICLES[0])))
    assert counts[0] == counts[1] > 0


def test_post_with_a_link_to_the_site_is_shown_with_its_title(
    sandbox: Sandbox, site: Path
) -> None:
    publish(site, *ARTICLES)
    requests.post(
        sandbox.url("telegram") + "/bot123456789:sandbox-telegram-token/sendMessage",
        json={"chat_id": "@soxaydung_sandbox", "text": f"https://sxd.example.vn{ARTICLES[0]}?a=1"},
        timeout=10,
    )
    page = requests.get(sandbox.url("telegram") + "/_page", timeout=10).text
    assert f"Tiêu đề &amp; {ARTICLES[0]}" in page


def test_counters_never_fall_and_repeat_by_seed() -> None:
    world, published = World(), datetime(2026, 6, 1, tzinfo=UTC)

    def at(hours: float, name: str = "post") -> int:
        return grown(world.random(name), published, published + timedelta(hours=hours), 500)

    counts = [at(hours / 2) for hours in range(-2, 400)]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert at(48) > 0.8 * at(20_000)
    assert at(48) == at(48) != at(48, "another post")
