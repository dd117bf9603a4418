"""Where in an editor's file a line stands that a channel does not show whole."""

import re
from dataclasses import dataclass

from publisher.contract import Finding
from publisher.items.head import split

_LEADS_TO = re.compile(r"\](?:\([^()]*\)|\[[^\[\]]*\])")  # of a picture, a file's name for us
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Loss(Finding):
    """A finding about a line or an address of the item, which is quoted."""

    quoted: str = ""


def line_of(found: Finding, source: str) -> int:
    """Return the line of a file that a finding is about; 1 where that is not known."""
    if not isinstance(found, Loss):
        return 1
    parts = split(source)
    lines = source.split("\n")
    first = parts[2] if parts and found.place == "body" else 1
    wanted = _words(found.quoted)
    for number, line in enumerate(lines[first - 1 :], start=first):
        if found.quoted in line or f" {wanted} " in f" {_words(line)} ":
            return number
    return 1


def _words(line: str) -> str:
    return " ".join(_WORD.findall(_LEADS_TO.sub(" ", line)))
