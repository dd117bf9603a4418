"""Whatever an editor writes: an item or problems with their lines, never anything else."""

import unicodedata
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.config.file import Config, load
from publisher.items.encoding import LegacyEncoding, decode
from publisher.items.frontmatter import FrontMatter
from publisher.items.names import slugify
from publisher.items.reading import Draft, read_file
from workspaces import FRONT, draw, make_workspace, markdown

pytestmark = pytest.mark.slow

MARKS = "![](){}<>\"'`~-:#&*|\n\t \\%/.đấộ\u0301🇻🇳a1"
KEYS = [*FrontMatter.model_fields, "x", "<<", "?"]
VALUES = ["", "next", "own", "true", "vi", "[]", "{}", "[a]", "{a: b}", "'", '"\\uD83D"', "|",
          "&a", "*a", "2026-11-24 08:00", "0001-01-01", "a.png", "{path: a.png, alt: x}",
          "[{path: a.png, alt: x}]", "{facebook: x}", "{name: x, url: y}"]  # fmt: skip

texts = st.text(max_size=200) | st.text(MARKS, max_size=200)
pairs = st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES) | st.text(MARKS, max_size=20))
heads = st.lists(pairs.map(": ".join), max_size=12).map("\n".join)
wholes = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(VALUES) for key in FrontMatter.model_fields}
)


@pytest.fixture(scope="module")
def config() -> Config:
    root = make_workspace(Path(mkdtemp()))
    draw(root / "content/a.png")
    return load(root, offline=True)


def check(config: Config, data: bytes) -> None:
    path = Path("bai.md")
    (config.content / path).write_bytes(data)
    read = read_file(config, path)
    if isinstance(read, Draft):
        assert read.item.title
        assert read.item.body
        return
    assert read
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in read:
        assert 1 <= problem.line <= lines
        assert problem.message


@given(st.binary(max_size=300))
def test_any_bytes_are_an_item_or_problems(config: Config, data: bytes) -> None:
    check(config, data)


@given(heads, texts)
@example("title: [", "")
def test_any_head_is_read_or_explained(config: Config, head: str, body: str) -> None:
    check(config, f"---\n{head}\n---\n{body}".encode("utf-8", "surrogatepass"))


@given(wholes, texts)
def test_any_value_is_read_or_explained(config: Config, front: dict[str, str], body: str) -> None:
    check(config, markdown(body, **{**FRONT, **front}).encode("utf-8", "surrogatepass"))


@given(texts)
def test_any_body_is_read_or_explained(config: Config, body: str) -> None:
    check(config, markdown(body).encode("utf-8", "surrogatepass"))


@given(st.text(max_size=100))
def test_slug_is_ascii_and_stays_itself(text: str) -> None:
    slug = slugify(text)
    assert slug.isascii()
    assert slugify(slug) == slug
    assert not slug.startswith("-")


@given(st.text("aăâáàảãạấầđêếơớưứỳỵAĂÂĐÊƠƯ 1-", max_size=60))
def test_slug_does_not_depend_on_the_form_of_letters(text: str) -> None:
    forms = {slugify(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(st.binary(max_size=200))
def test_decoding_gives_nfc_or_a_name(data: bytes) -> None:
    try:
        text = decode(data)
    except LegacyEncoding as error:
        assert error.likely
    else:
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text
