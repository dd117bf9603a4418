"""The feeds of the website: RSS and Atom that every program reads, however odd the words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channel_items import make_image, make_item
from channels.website.look import Look
from channels.website.pages.feeds import NEWEST
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from publisher.contract import Term

LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
A = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
LISTS = ("", "chu-de/tthc/", "don-vi/quan-ly-xay-dung/")


def make_site(folder: Path) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))


def article(number: int, **changes: Any) -> dict[str, Any]:
    changes.setdefault("title", f"Tin số {number}")
    changes.setdefault("publish_at", NOW + timedelta(hours=number))
    return to_payload(make_item(id=f"tin-{number}", **changes), LOOK.root)


def feed(folder: Path, name: str) -> Element:
    return ElementTree.fromstring((folder / "www" / name).read_bytes())  # noqa: S314  our own


def feeds(folder: Path) -> Iterator[list[tuple[str, str, datetime]]]:
    """Yield what each feed of the test's lists says: id, title and last change of its entries."""
    for front in LISTS:
        rss, atom = feed(folder, f"{front}rss.xml"), feed(folder, f"{front}atom.xml")
        assert rss.findtext("channel/link") == f"{LOOK.base_url}/{front}"
        assert atom.findtext(f"{A}id") == f"{LOOK.base_url}/{front}"
        yield [
            (
                str(each.findtext("guid")),
                str(each.findtext("title")),
                datetime.fromisoformat(str(each.findtext(f"{A}updated"))),
            )
            for each in rss.iter("item")
        ]
        yield [
            (
                str(each.findtext(f"{A}id")),
                str(each.findtext(f"{A}title")),
                datetime.fromisoformat(str(each.findtext(f"{A}updated"))),
            )
            for each in atom.iter(f"{A}entry")
        ]


def test_site_theme_and_unit_have_both_feeds_with_the_newest_articles(tmp_path: Path) -> None:
    make_site(tmp_path).publish([article(number) for number in range(25)], at=NOW)
    for entries in feeds(tmp_path):
        assert len(entries) == NEWEST
        assert entries[0] == (
            "https://sxd.example.vn/tin/tin-24.html",
            "Tin số 24",
            NOW + timedelta(hours=24),
        )


def test_a_corrected_article_keeps_its_id_and_says_when_it_changed(tmp_path: Path) -> None:
    site, later = make_site(tmp_path), NOW + timedelta(days=9)
    site.publish([article(1), article(2)], at=NOW)
    site.publish([article(1, title="Tin số một")], at=later)
    for entries in feeds(tmp_path):
        assert ("https://sxd.example.vn/tin/tin-1.html", "Tin số một", later) in entries
    assert feed(tmp_path, "atom.xml").findtext(f"{A}updated") == "2026-12-02T08:00:00+07:00"
    built = feed(tmp_path, "rss.xml").findtext("channel/lastBuildDate")
    assert parsedate_to_datetime(str(built)) == later


def test_a_withdrawn_article_leaves_every_feed_and_the_last_one_leaves_it_valid(
    tmp_path: Path,
) -> None:
    site = make_site(tmp_path)
    site.publish([article(1), article(2)], at=NOW)
    site.withdraw("tin-2")
    for entries in feeds(tmp_path):
        assert [title for _, title, _ in entries] == ["Tin số 1"]
    site.withdraw("tin-1")
    assert [*feeds(tmp_path)] == [[]] * 6
    assert feed(tmp_path, "atom.xml").findtext(f"{A}updated")


def test_an_article_that_moves_to_another_theme_moves_to_its_feed(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([article(1), article(2)], at=NOW)
    site.publish([article(1, theme=Term("nha-o", "Nhà ở"))], at=NOW + timedelta(hours=1))
    assert "tin-1.html" not in (tmp_path / "www/chu-de/tthc/atom.xml").read_text()
    assert "tin-1.html" in (tmp_path / "www/chu-de/nha-o/rss.xml").read_text()


def test_pages_name_their_feeds_and_feeds_their_pictures(tmp_path: Path) -> None:
    cover = make_image(tmp_path, credit="Ban biên tập")
    make_site(tmp_path).publish([article(1, cover=cover)], at=NOW)
    page = (tmp_path / "www/chu-de/tthc/index.html").read_text()
    for kind in ("rss", "atom"):
        assert f'type="application/{kind}+xml"' in page
        assert f'href="/tin/{kind}.xml"' in page
        assert f'href="/tin/chu-de/tthc/{kind}.xml"' in page
    address = f"{LOOK.base_url}/media/{cover.name}"
    picture = feed(tmp_path, "rss.xml").find(f"channel/item/{MEDIA}content")
    assert picture is not None
    assert picture.attrib["url"] == address
    assert picture.findtext(f"{MEDIA}description") == cover.alt
    links = feed(tmp_path, "atom.xml").iter(f"{A}link")
    assert address in [each.attrib["href"] for each in links if each.attrib["rel"] == "enclosure"]


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.sampled_from(["]]>", "<![CDATA[", "</title>", "&amp;&bogus;", "<!--", "\"'><script>", ""]),
)
def test_feeds_are_well_formed_whatever_a_title_says(
    tmp_path: Path, words: str, attack: str
) -> None:
    payload = {**article(1), "title": f"{words}{attack}", "summary": f"{attack}{words}"}
    site = make_site(tmp_path)
    site.publish([payload], at=NOW)
    for entries in feeds(tmp_path):
        assert len(entries) == 1
        assert entries[0][0].endswith("/tin-1.html")
