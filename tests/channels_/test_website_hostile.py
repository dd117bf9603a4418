"""Whatever stands in a text, it stays text: on every page, in every feed, map and calendar."""

import json
import re
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channel_items import make_image, make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from hostile import ATTACKS, NOW, article, office, standing
from publisher.contract import Image

pytestmark = pytest.mark.slow

BASE = "https://sxd.example.vn"
SAFE = re.compile(r"[a-z0-9][a-z0-9./-]*")
SCHEMES = ("https://", "http://", "mailto:", "tel:", "/", "#")
LINKS = {"href", "src", "action", "poster", "srcset", "data-url", "formaction"}
PLAIN = Look(base_url=BASE, **office(""))
WORDS = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=30), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("picture"), size=(64, 36))


@pytest.fixture(scope="module")
def plain(picture: Image) -> dict[str, Any]:
    """Return the shape of the files of a site that nobody means harm to."""
    return shapes(site("", picture))


def site(words: str, picture: Image, look: Look = PLAIN) -> dict[str, bytes]:
    """Return the files of a site with these words in all its items, pictures apart."""
    items = (article(words, picture), standing(words, picture), make_item(id="ben-canh"))
    made = parts(look, per_page=5)
    with tempfile.TemporaryDirectory() as folder:
        whole = Site(Path(folder) / "www", Path(folder) / "site.sqlite", made)
        with whole.open() as (index, _):
            for item in items:
                payload = to_payload(item, look.root)
                index.put(payload, NOW)
                for part in made.parts:
                    list(part.changed(index, item.id))
            return {
                path: content
                for part in made.parts
                for path in part.files(index)
                if not path.endswith((".png", ".jpg"))
                and (content := part.content(index, path)) is not None
            }


def shapes(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what of each file must not depend on words: its elements, lines, keys."""
    return {path: shape(path, content.decode()) for path, content in files.items()
            if not path.startswith("tim-kiem/")}  # fmt: skip


def shape(path: str, text: str) -> Any:
    match path.rpartition(".")[2]:
        case "html":
            return [(tag, sorted(attributes)) for tag, attributes in elements(text)]
        case "xml":
            return [each.tag for each in ElementTree.fromstring(text).iter()]  # noqa: S314
        case "ics":
            assert "\r" not in text.replace("\r\n", "")
            lines = text.replace("\r\n ", "").split("\r\n")
            return [re.split("[:;]", each)[0] for each in lines]
        case _:
            return text.count("\n")


def elements(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a page as browsers see them begin, with their attributes."""
    found: list[tuple[str, dict[str, str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, {name: value or "" for name, value in attrs}))

    reader = Reader()
    reader.feed(text)
    reader.close()
    return found


def addresses(text: str) -> Iterator[str]:
    """Yield what a page leads to or loads."""
    for tag, attributes in elements(text):
        for name, value in attributes.items():
            assert not name.startswith("on") and name != "style", name
            of_meta = tag == "meta" and attributes.get("property") in ("og:url", "og:image")
            if name in LINKS or (name == "content" and of_meta):
                yield value


def sound(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        assert SAFE.fullmatch(path) and ".." not in path, path
        text = content.decode()
        if path.endswith(".json"):
            json.loads(text)
        if path.endswith(".html"):
            assert [each for each in addresses(text) if not each.startswith(SCHEMES)] == [], path
            for block in re.findall(
                r'<script type="application/ld\+json">(.*?)</script', text, re.S
            ):
                json.loads(block)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_stays_text(attack: str, picture: Image, plain: dict[str, Any]) -> None:
    files = site(attack, picture)
    sound(files)
    assert_same(shapes(files), plain)


def test_no_word_of_the_config_leaves_its_place(picture: Image, plain: dict[str, Any]) -> None:
    files = site("", picture, Look(base_url=BASE, **office("".join(ATTACKS))))
    sound(files)
    assert_same(shapes(files), plain)


@settings(max_examples=25, deadline=None)
@given(words=WORDS)
def test_any_words_stay_text(picture: Image, plain: dict[str, Any], words: list[str]) -> None:
    files = site("".join(words), picture)
    sound(files)
    assert_same(shapes(files), plain)


def assert_same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert found.keys() == expected.keys()
    for path, each in found.items():
        assert each == expected[path], path
