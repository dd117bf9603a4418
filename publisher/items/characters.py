"""Characters that nobody sees or that mean something else: put right, and told.

Word, web pages, PDF files and chats leave them behind. What has a meaning gets the plain
character that means it; what has none is removed. Signs that belong together, such as
emoji of several parts, stay whole; so do no-break spaces within a text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from html import unescape

from publisher.items.keys import anywhere
from publisher.items.problem import Problem
from publisher.words import _

BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # line breaks of Word and of old systems
BREAK = re.compile(f"[{BREAKS}]")
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # that are no plain space
# What Windows and the fonts of Word's bullets meant by codes that are no characters:
MEANT = {
    **{code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0)
       if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)},
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0E0: "→",
}  # fmt: skip
NONCHARACTERS = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000)
                        for last in (0xFFFE, 0xFFFF))  # fmt: skip
SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff\ufdd0-\ufdef"
    f"\U000e0000-\U000e007f{NONCHARACTERS}]"
)
JOINERS = "\u200c\u200d"
# A black flag and the tags that make it that of a region, or one suspect:
WHOLE = re.compile(f"\U0001f3f4[\U000e0020-\U000e007f]+|{SUSPECT.pattern}")

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|zwj|zwnj|lrm|rlm);")


def clean(text: str) -> tuple[str, list[Problem]]:
    """Return a text without unseen characters, its lines as they were, and what was done."""
    text = ENTITY.sub(_unescaped, text)
    if not SUSPECT.search(text):
        return text, []
    seen: dict[str, list[int]] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if SUSPECT.search(line):
            lines[number - 1] = WHOLE.sub(partial(_instead, number, seen), line)
    return "\n".join(lines), [_told(character, where) for character, where in seen.items()]


def _unescaped(entity: re.Match[str]) -> str:
    """Return an unseen character in place of its name; other names stay."""
    character = unescape(entity[0])
    return character if SUSPECT.fullmatch(character) and character != "\ufffd" else entity[0]


def _instead(number: int, seen: dict[str, list[int]], found: re.Match[str]) -> str:
    character = found[0]
    if len(character) > 1 or _belongs(found.string, found.start()):
        return character
    if (number, found.start()) != (1, 0) or character != "\ufeff":  # the encoding's own mark
        seen.setdefault(character, []).append(number)
    stays = character == "\ufffd" or _is_private(character)  # its editor is told
    return MEANT.get(ord(character), character if stays else "")


def _is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _belongs(line: str, place: int) -> bool:
    """Tell whether a joiner is part of an emoji, or of a script that needs it."""
    if line[place] not in JOINERS or not 0 < place < len(line) - 1:
        return False
    return _joins(line[place - 1]) and _joins(line[place + 1])


def _joins(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Lo", "Mn", "Mc", "Me")


def _told(character: str, where: list[int]) -> Problem:
    code, line = f"U+{ord(character):04X}", where[0]
    if character == "\ufffd":
        message = _("“{character}” stands for a letter that was lost: type it again")
        return Problem(line, "", message.format(character=character), "warning")
    values = {"code": code, "name": _name(character), "count": len(where)}
    if meant := MEANT.get(ord(character)):
        message = _("{name} ({code}) was read as “{meant}”; places: {count}")
        return Problem(line, "", message.format(**values, meant=meant), "warning")
    if _is_private(character):
        message = _("{name} ({code}) is only in a font of yours; readers see a box")
        return Problem(line, "", message.format(**values), "warning")
    message = _("{name} ({code}) was left out: nobody sees it; places: {count}")
    return Problem(line, "", message.format(**values), "warning")


def _name(character: str) -> str:
    names = {
        "\u00ad": _("a soft hyphen"),
        "\u200b": _("a zero-width space"),
        "\ufeff": _("a byte order mark"),
    }
    if character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return _("a sign that turns the direction of writing")
    if unicodedata.category(character) == "Cc":
        return _("a control character")
    return names.get(character, _("an unseen character"))


def without_breaks(line_or_head: str) -> str:
    """Return a head with Word's line breaks as the spaces that they are in a title."""
    return BREAK.sub(" ", line_or_head)


def broken(body: str, first_line: int) -> tuple[str, list[int]]:
    """Return a body with every kind of line break as a real one.

    With it comes, for each of its lines, the line of the file on which it stands.
    """
    lines, numbers = [], []
    for number, line in enumerate(body.split("\n"), start=first_line):
        for part in _parts(line):
            lines.append(part)
            numbers.append(number)
    return "\n".join(lines), numbers


def _parts(line: str) -> Iterator[str]:
    for paragraph, text in enumerate(line.split("\u2029")):
        if paragraph:
            yield ""
        yield from BREAK.split(text)


_HEAD_SPACE = re.compile(
    rf"^([ {SPACES}]*(?:-[ {SPACES}]+)*)([^:\uff1a]{{1,40}}[:\uff1a])([ {SPACES}]+|$)"
)
_BODY_SPACE = re.compile(
    rf"^([ {SPACES}]*(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]))[{SPACES}][ {SPACES}]*"
)


def plain_head(line: str) -> str:
    """Return a line of a head with plain spaces where spaces have a meaning."""
    found = _HEAD_SPACE.match(line)
    if not found or not (anywhere(found[2][:-1]) or re.match(r"[a-z][a-z0-9_-]*:", found[2])):
        return re.sub(rf"^[ {SPACES}]+", lambda each: " " * len(each[0]), line)
    before = re.sub(rf"[{SPACES}]", " ", found[1])
    return f"{before}{found[2][:-1]}:{' ' * len(found[3])}{line[found.end() :]}"


def plain_body(line: str) -> str:
    """Return a line of a body with a plain space behind the sign of a heading or a list."""
    return _BODY_SPACE.sub(lambda found: re.sub(rf"[{SPACES}]", " ", found[1]) + " ", line)
