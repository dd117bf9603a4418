"""Everything that people read has its Vietnamese, with the same places to fill in."""

import ast
import gettext
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from publisher import words
from publisher.cli.catalogue import messages as of_commands

SOURCE = Path(words.__file__).parent
VI = words.LOCALE / "vi/LC_MESSAGES"
NEVER_BARE = re.compile(
    r"\b(the|this|that|write|must|file|item|channel is|missing)\b", re.IGNORECASE
)


MESSAGES = {"_": slice(1), "ngettext": slice(2), "in_language": slice(1, 2)}  # arguments


def in_code(text: str) -> Iterator[str]:
    """Yield the messages of a module, also those inside f-strings."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[MESSAGES.get(node.func.id, slice(0))]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def in_templates(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for _line, message, _comments, _context in extract("jinja2", file):
            yield from [message] if isinstance(message, str) else message


@pytest.fixture(scope="module")
def asked() -> set[str]:
    found = {each for path in SOURCE.rglob("*.py") for each in in_code(path.read_text("utf-8"))}
    found |= set(of_commands())
    for path in SOURCE.rglob("*.j2"):
        found |= set(in_templates(path))
    return found


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (VI / "publisher.po").open("rb") as file:
        return read_po(file, locale="vi")


def told(catalogue: Catalog) -> dict[str, str]:
    """Return the translation of each message; Vietnamese has one for every count."""
    found: dict[str, str] = {}
    for each in catalogue:
        if each.id and not each.fuzzy:
            several = each.id if isinstance(each.id, list | tuple) else (each.id,)
            one = each.string if isinstance(each.string, str) else (each.string or [""])[0]
            found |= dict.fromkeys(map(str, several), str(one))
    return found


def test_every_message_is_translated(asked: set[str], catalogue: Catalog) -> None:
    translated = told(catalogue)
    assert sorted(each for each in asked if not translated.get(each)) == []


def test_no_translation_is_left_over(asked: set[str], catalogue: Catalog) -> None:
    assert sorted(set(told(catalogue)) - asked) == []


def fields(text: str) -> list[str]:
    return sorted(
        f"{name}!{conversion}:{form}"
        for _before, name, form, conversion in Formatter().parse(text)
        if name is not None
    )


def test_translations_have_the_same_places_to_fill_in(catalogue: Catalog) -> None:
    differ = {
        message: string
        for message, string in told(catalogue).items()
        if "{" in message and fields(message) != fields(string)
    }
    assert differ == {}


def test_no_word_for_channel_stands_before_its_name(catalogue: Catalog) -> None:
    """Names have it in them, or need none: “Kênh Telegram”, “Zalo OA”."""
    doubled = re.compile(r"kênh \{(channel|name)s?\}", re.IGNORECASE)
    assert [each for each in told(catalogue).values() if doubled.search(each)] == []


def test_translations_keep_their_edges(catalogue: Catalog) -> None:
    """A line break or space at an end of a message is part of the layout."""

    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    differ = [m for m, s in told(catalogue).items() if edges(m) != edges(s)]
    assert differ == []


def test_translations_are_typeset_as_vietnamese(catalogue: Catalog) -> None:
    for message, string in told(catalogue).items():
        assert unicodedata.is_normalized("NFC", string), message
        assert not NEVER_BARE.search(re.sub(r"\{[^}]*\}|publisher \w+", "", string)), message


def test_compiled_catalogue_is_up_to_date(catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    expected = gettext.GNUTranslations(compiled)
    with (VI / "publisher.mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    messages = told(catalogue)
    assert {each: kept.gettext(each) for each in messages} == {
        each: expected.gettext(each) for each in messages
    }


def test_editors_guide_quotes_the_messages_as_they_are(catalogue: Catalog) -> None:
    guide = SOURCE.parent / "docs/viet-bai.md"
    section = guide.read_text("utf-8").partition("## Thông báo lỗi")[2]
    quoted = [
        line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")
    ][1:]
    known = [straight(each) for each in told(catalogue).values()]
    missing = [
        each
        for each in quoted
        if not any(re.search(pattern(straight(each)), message) for message in known)
    ]
    assert quoted
    assert missing == []


def straight(text: str) -> str:
    """Return text with plain quotation marks, as the guide's table has them."""
    return text.replace("“", '"').replace("”", '"')


def pattern(quoted: str) -> str:
    """Return what finds a quoted message: "…" and sample names stand for anything."""
    return re.escape(quoted).replace("…", ".*").replace(re.escape("TCVN3, VNI"), r"\{name\}")


FOR_PEOPLE = ("reason", "why")  # what holds a sentence that somebody reads


def is_translation(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
    )


def is_for_people(node: ast.expr) -> bool:
    """Tell whether an expression is a variable, an attribute or a key that has such a name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in FOR_PEOPLE
        case ast.Subscript(slice=ast.Constant(value=name)):
            return name in FOR_PEOPLE
    return False


def is_text(node: ast.expr) -> bool:
    """Tell whether an expression is words in the code, alone or as one of several."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(is_text, node.elts))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def decides_by_a_sentence(text: str) -> list[int]:
    """Return the lines that compare a sentence for people with another, or look into it."""
    found = []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Compare(left=left, comparators=others):
                sides = [left, *others]
            case ast.Call(
                func=ast.Attribute(value=left, attr="startswith" | "endswith"), args=args
            ):
                sides = [left, *args]
            case _:
                continue
        if any(map(is_translation, sides)) or (
            any(map(is_for_people, sides)) and any(map(is_text, sides))
        ):
            found.append(node.lineno)
    return found


def test_no_code_decides_by_a_sentence_for_people() -> None:
    modules = [*SOURCE.rglob("*.py"), *(SOURCE.parent / "channels").rglob("*.py")]
    found = {path.name: decides_by_a_sentence(path.read_text("utf-8")) for path in modules}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        'row["reason"] == "late"',
        '"late" in error.reason',
        'why not in ("late", "early")',
        'told == _("late")',
        'reason.startswith("late")',
    ],
)
def test_a_line_that_decides_by_a_sentence_is_found(line: str) -> None:
    assert decides_by_a_sentence(line) == [1]


@pytest.mark.parametrize(
    "line", ['key in ("reason", "why")', 'row["reason"] == said', 'why == ""']
)
def test_a_line_that_decides_by_a_name_is_let_be(line: str) -> None:
    assert decides_by_a_sentence(line) == []


def test_language_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_LANG", raising=False)
    try:
        words.use("en")
        assert words._("missing") == "missing"
        words.use("vi")
        assert words._("missing") == "thiếu"
        monkeypatch.setenv("PUBLISHER_LANG", "en")
        words.use("vi")
        assert words._("missing") == "missing"
    finally:
        monkeypatch.undo()
        words.use(words.DEFAULT)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0, "0"), (15_420, "15.420"), (-1_250, "-1.250"), (1_234.5, "1.234,5")],
)
def test_numbers_are_written_as_in_vietnam(value: int | float | None, text: str) -> None:
    assert words.number(value) == text
