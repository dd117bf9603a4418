"""Where in an editor's file stands what a channel finds, or does not show whole."""

import re
from dataclasses import dataclass

from publisher.contract import Finding
from publisher.items.head import split
from publisher.items.keys import meant
from publisher.words import _

_LEADS_TO = re.compile(r"\](?:\([^()]*\)|\[[^\[\]]*\])")  # of a picture, a file's name for us
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Loss(Finding):
    """A finding about a line or an address of the item, which is quoted."""

    quoted: str = ""


def line_of(found: Finding, source: str) -> int:
    """Return the line of a file that a finding is about; 1 where that is not known."""
    parts = split(source)
    if not isinstance(found, Loss):
        return _line_of_key(found.place, parts[0] if parts else "")
    lines = source.split("\n")
    first = parts[2] if parts and found.place == "body" else 1
    wanted = _words(found.quoted)
    for number, line in enumerate(lines[first - 1 :], start=first):
        if found.quoted in line or f" {wanted} " in f" {_words(line)} ":
            return number
    return 1


def name_of(place: str) -> str:
    """Return what approvers call the place of a finding, who know no keys."""
    names = {
        "title": _("title"),
        "summary": _("summary"),
        "texts": _("words for this channel"),
        "body": _("body"),
        "notices": _("notice"),
        "correction": _("correction note"),
        "documents": _("document"),
        "source": _("source"),
        "cover": _("cover picture"),
        "images": _("picture"),
        "video": _("video"),
        "staff": _("people of the page"),
    }
    return names.get(place, place)


def _line_of_key(key: str, head: str) -> int:
    for number, line in enumerate(head.split("\n"), start=2):
        name, colon, _rest = line.partition(":")
        if key and colon and not name.startswith((" ", "#")) and meant(name) == key:
            return number
    return 1


def _words(line: str) -> str:
    return " ".join(_WORD.findall(_LEADS_TO.sub(" ", line)))
