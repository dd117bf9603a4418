"""A look at the site with `site serve`: as the office's web server shows it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from channels.website.site.serving import served
from small_site import LOOK, NOW, articles, make_site


@pytest.fixture(params=["", "/tin"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield where a site with a withdrawn article is served, below a path and at the top."""
    root: str = request.param
    site = make_site(tmp_path, replace(LOOK, base_url=f"https://sxd.example.vn{root}"))
    site.publish(articles(range(3)), at=NOW)
    site.withdraw("tin-1")
    with served(site, root, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{root}"
        server.shutdown()
        thread.join()


def test_pages_are_shown_withdrawn_ones_are_410_and_others_404(
    address: str, tmp_path: Path
) -> None:
    def asked(path: str) -> tuple[int, str]:
        answer = requests.get(f"{address}{path}", timeout=10)
        answer.encoding = "utf-8"
        return answer.status_code, answer.text

    assert asked("/")[0] == asked("/tin-2.html")[0] == asked("/chu-de")[0] == 200
    status, notice = asked("/tin-1.html")
    assert (status, "đã được gỡ" in notice) == (410, True)
    status, none = asked("/khong-co.html")
    assert (status, none) == (404, (tmp_path / "www" / "404.html").read_text(encoding="utf-8"))
    outside = ("/%2e%2e/site.sqlite", "/tin-2.html.gz", "/../site.sqlite", "/media/")
    assert {asked(each)[0] for each in outside} == {404}


def test_a_page_is_sent_as_it_is_on_disk(address: str, tmp_path: Path) -> None:
    answer = requests.get(f"{address}/tin-2.html", timeout=10)
    assert answer.content == (tmp_path / "www" / "tin-2.html").read_bytes()
    assert answer.headers["Content-Type"] == "text/html"
    assert "Content-Encoding" not in answer.headers
    assert requests.head(f"{address}/", timeout=10).content == b""
