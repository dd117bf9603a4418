"""Addresses of before: they lead to the article, and never cover what the site has itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from channel_items import make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from channels.website.site.verifying import faults
from publisher.contract import Rejected, Term
from small_site import rebuilt

LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def make_site(folder: Path) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))


def article(number: int, *old: str, **changes: Any) -> dict[str, Any]:
    changes.setdefault("publish_at", NOW + timedelta(hours=number))
    return to_payload(make_item(id=f"tin-{number}", old_addresses=old, **changes), LOOK.root)


def led(folder: Path) -> list[str]:
    """Return the lines of the map for the web server."""
    return (folder / "www/redirects.map").read_text().splitlines()[1:]


@pytest.mark.parametrize(
    ("old", "file"),
    [("/c/b.html", "c/b.html"), ("/c/b.htm", "c/b.htm"), ("/c/b", "c/b/index.html"),
     ("/c/b/", "c/b/index.html"), ("/Pages/Bai.aspx", None)],
)  # fmt: skip
def test_an_old_address_leads_to_the_article(tmp_path: Path, old: str, file: str | None) -> None:
    make_site(tmp_path).publish([article(1, old)], at=NOW)
    assert led(tmp_path) == [f"/tin{old} /tin/tin-1.html;"]
    if file:
        page = (tmp_path / "www" / file).read_text()
        assert '<meta http-equiv="refresh" content="0; url=/tin/tin-1.html">' in page
        assert '<link rel="canonical" href="https://sxd.example.vn/tin/tin-1.html">' in page


def test_a_redirect_goes_with_its_article_and_with_the_editors_word(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, "/cu.html"), article(2, "/hai.html", "/ba.html")], at=NOW)
    site.publish([article(2, "/ba.html")], at=NOW)
    site.withdraw("tin-1")
    assert led(tmp_path) == ["/tin/ba.html /tin/tin-2.html;"]
    assert not (tmp_path / "www/cu.html").exists()
    assert not (tmp_path / "www/hai.html").exists()
    assert (tmp_path / "www/ba.html").exists()


def test_an_old_address_changes_nothing_that_readers_see_as_an_update(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1)], at=NOW)
    page = (tmp_path / "www/tin-1.html").read_bytes()
    site.publish([article(1, "/cu.html")], at=NOW + timedelta(days=1))
    assert (tmp_path / "www/tin-1.html").read_bytes() == page
    assert led(tmp_path)


def test_what_the_site_has_is_never_covered(tmp_path: Path) -> None:
    taken = ["/tin-2.html", "/tin-1.html", "/index.html", "/404.html", "/chu-de/tthc/",
             "/chu-de/tthc/index.html", "/chu-de/", "/tin-tuc/1.html", "/robots.txt",
             "/sitemap.xml", "/gone.map"]  # fmt: skip
    one, two = make_site(tmp_path / "one"), make_site(tmp_path / "two")
    one.publish([article(1, *taken), article(2)], at=NOW)
    two.publish([article(1), article(2)], at=NOW)
    trees = [
        {str(path.relative_to(each)): path.read_bytes() for path in each.rglob("*.*")}
        for each in (tmp_path / "one/www", tmp_path / "two/www")
    ]
    assert trees[0] == trees[1]


def test_an_article_that_takes_an_old_address_has_it_for_itself(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, "/tin-2.html", "/chu-de/nha-o/")], at=NOW)
    assert len(led(tmp_path)) == 2
    site.publish([article(2, theme=Term("nha-o", "Nhà ở"))], at=NOW)
    assert led(tmp_path) == []
    assert "Bài đã chuyển" not in (tmp_path / "www/tin-2.html").read_text()
    assert "Bài đã chuyển" not in (tmp_path / "www/chu-de/nha-o/index.html").read_text()


def test_of_two_claims_the_older_article_has_it_until_it_is_withdrawn(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, "/cu.html"), article(2, "/cu.html")], at=NOW)
    assert led(tmp_path) == ["/tin/cu.html /tin/tin-1.html;"]
    site.withdraw("tin-1")
    assert led(tmp_path) == ["/tin/cu.html /tin/tin-2.html;"]


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1, "/cu.html", "/x.php"), article(2, "/hai/")], at=NOW)
    assert rebuilt(site, tmp_path)
    assert list(faults(site)) == []


@pytest.mark.parametrize(
    "attack", ["//evil.vn/", "/../x.html", "/a/../../x.html", "/a\nb 1;", "/a;default", "/a b",
               "/$uri", '/"x', "/x}", "x", "/a.html/b", "https://evil.vn/", "/.well-known/x",
               "/\u202ecu.html"]
)  # fmt: skip
def test_what_is_no_plain_path_is_rejected(attack: str) -> None:
    with pytest.raises(Rejected, match="Địa chỉ cũ"):
        article(1, attack)
