"""At which line of the config's text a key stands: readers of TOML tell no lines.

Only the notation that people use is followed: headers, keys, dotted ones too. What stands
within an inline table or a list has the line of its key.
"""

import re
from collections import Counter

Where = tuple[str | int, ...]  # e.g. ("channels", "page", "limit") or ("units", 0, "id")

_WORD = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_PATH})\s*\]")
_KEY = re.compile(rf"\s*({_PATH})\s*=")
_LONG = ('"""', "'''")  # what text of several lines stands between


def places(text: str) -> dict[Where, int]:
    """Return the line of each header and each key, in the text's order."""
    found: dict[Where, int] = {}
    counts: Counter[Where] = Counter()
    table: Where = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _HEADER.match(line):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_path(key[1])), number)
        inside = next((each for each in _LONG if line.count(each) == 1), "")
    return found


def line_of(found: dict[Where, int], where: Where) -> int | None:
    """Return the line of a key; where it does not stand there, of the table that it belongs to."""
    for length in range(len(where), 0, -1):
        for each, number in found.items():
            if each[:length] == where[:length]:
                return number
    return None


def _path(text: str) -> Where:
    return tuple(each.strip("\"'") for each in re.findall(_WORD, text))
