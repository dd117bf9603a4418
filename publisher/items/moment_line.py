"""The line of an editor's file that says when it goes out: put another time there, no more.

All other bytes of the file stay as they are: its line ends, its comments, its order.
"""

import codecs
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from publisher.items.frontmatter import FrontMatter
from publisher.items.head import read, split
from publisher.items.keys import meant
from publisher.words import _

_LINE = re.compile(
    r"(?P<key>[^\s#:'\"][^:]*?)\s*:(?:[ \t].*?)?(?P<comment>[ \t]+#.*?)?(?P<end>\r?\n|\r)?"
)
_RULE = re.compile(r"---\s*")


class CantMove(Exception):
    """The file does not say its time in a way that can be changed safely; the message says so."""


def with_moment(data: bytes, when: datetime, zone: ZoneInfo) -> bytes:
    """Return a file's bytes with another time; `slot: next` gives way to it. Raises CantMove."""
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(bom) :].decode("utf-8")
    except UnicodeDecodeError:
        raise CantMove(_("the file is not UTF-8; change its time in the file itself")) from None
    made = "".join(_lines(text.splitlines(keepends=True), when.astimezone(zone)))
    _check(text, made, when, zone)
    return bom + made.encode()


def _lines(lines: list[str], local: datetime) -> list[str]:
    """Return the lines with the time in its place, in the head's first line if it had none."""
    rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line)]
    if len(rules) < 2 or rules[0] != 0:
        raise CantMove(_("the file has no head; change it in the file itself"))
    wanted = f"{local:%Y-%m-%d %H:%M}"
    found = [n for n in range(1, rules[1]) if _key(lines[n]) in ("publish_at", "slot")]
    if not found:
        end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        return [lines[0], f"publish_at: {wanted}{end}", *lines[1:]]
    if len(found) > 1:
        raise CantMove(_("the file says its time more than once; change it in the file itself"))
    each = _LINE.fullmatch(lines[found[0]])
    if each is None:
        raise CantMove(_("the file's time can't be changed from here; change it in the file"))
    name = each["key"] if _key(lines[found[0]]) == "publish_at" else "publish_at"
    lines[found[0]] = f"{name}: {wanted}{each['comment'] or ''}{each['end'] or ''}"
    return lines


def _key(line: str) -> str | None:
    found = _LINE.fullmatch(line)
    return meant(found["key"]) if found else None


def _check(before: str, after: str, when: datetime, zone: ZoneInfo) -> None:
    """Make sure that the time is another one now, and nothing else."""
    was, now = _front(before, zone), _front(after, zone)
    apart = {"publish_at", "slot"}
    same = was and now and was.model_dump(exclude=apart) == now.model_dump(exclude=apart)
    if not (same and now and now.publish_at == when):
        raise CantMove(_("the file's time can't be changed from here; change it in the file"))


def _front(text: str, zone: ZoneInfo) -> FrontMatter | None:
    parts = split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return read(parts[0], zone)[0] if parts else None
