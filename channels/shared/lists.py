"""Lists as editors type them: their bullets, their numbers, and what lies within what."""

import re
from dataclasses import dataclass, field

from channels.shared.marks import literal

_MARKER = re.compile(
    r"(?P<indent> *)(?:(?P<bullet>[-*+•·▪◦●○–—➢\uf0b7\uf0a7\uf0d8]|[o§Øü](?=\t))"  # Word's
    r"|(?P<number>0|[1-9]\d{0,2})\.)"
    r"[ \t\u00a0]+(?P<text>\S.*)"
)
_RANKS = {"1": 0, "-": 1, "–": 1, "+": 2}
NUMBER = re.compile("\U0010f200([0-9]{1,3})\U0010f201")  # a number that is not the next one


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line begins with that makes it an item."""

    indent: int
    kind: str  # "-", "+" (in offices the second level), "–" or "1"
    number: int | None
    text: str


@dataclass(slots=True)
class Item:
    """An item, its lines without their indentation, and the items within it."""

    number: int | None
    lines: list[str]
    kind: str
    indent: int
    items: list["Item"] = field(default_factory=list)


def marker(line: str) -> Marker | None:
    """Return what makes the line an item of a list; None if it is none."""
    found = _MARKER.match(line)
    if found is None:
        return None
    number = found["number"]
    if number is not None:
        return Marker(len(found["indent"]), "1", int(number), found["text"])
    bullet = found["bullet"]
    kind = "–" if bullet in "–—" else "+" if bullet in "+o§" else "-"
    return Marker(len(found["indent"]), kind, None, found["text"])


def listing(lines: list[str], at: int) -> tuple[int, list[Item]]:
    """Return where the list that begins there ends, and its items."""
    items: list[Item] = []
    open_: list[Item] = []  # the last item and those around it
    blank = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            blank = True
        elif found := marker(line):
            item = Item(found.number, [_flat(found.text)], found.kind, found.indent)
            _leave(open_, item, blank=blank)
            if not open_ and items and (items[0].number is None) != (item.number is None):
                break  # a list of another kind
            (open_[-1].items if open_ else items).append(item)
            open_.append(item)
            blank = False
        elif _indent(line) > open_[0].indent + 1 or (not blank and _goes_on(open_, line)):
            _keep(open_, line, blank=blank)
            blank = False
        else:
            break
        at += 1
    return at, items


def _leave(open_: list[Item], item: Item, *, blank: bool) -> None:
    """Leave the items that the new one does not lie within.

    In offices "-" lies within "1." and "+" within "-" also at the same margin.
    """
    while open_:
        above = open_[-1]
        if item.indent >= above.indent + 2:
            return
        same_margin = item.indent >= above.indent - 1
        if same_margin and not blank and _RANKS[item.kind] > _RANKS[above.kind]:
            return
        open_.pop()


def _flat(text: str) -> str:
    """Return an item's text, a number or dash before it as words: "- 2. Hai" is one item."""
    within = marker(text)
    if within is None:
        return text
    sign = text[: len(text) - len(within.text)]
    return literal(sign) + within.text


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(open_: list[Item], line: str) -> bool:
    """Whether an unindented line is the rest of a long one that a program broke."""
    above = open_[-1].lines[-1]
    return len(above) >= 60 and line[:1].islower() and not open_[-1].items


def _keep(open_: list[Item], line: str, *, blank: bool) -> None:
    while len(open_) > 1 and _indent(line) <= open_[-1].indent + 1:
        open_.pop()
    owner = open_[-1]
    if blank:
        owner.lines.append("")
    owner.lines.append(line[min(_indent(line), owner.indent + 4 if blank else 99) :])


def bullet(item: Item, before: int | None) -> str:
    """Return how an item begins in Markdown; before: the number of the one above."""
    if item.number is None:
        return "-   "
    lead = f"{item.number}. ".ljust(4)
    if before is None or item.number == before + 1:
        return lead
    return f"{lead}\U0010f200{item.number}\U0010f201"


def numbered(html: str) -> str:
    """Return HTML whose items have the numbers that were typed."""
    html = re.sub(rf"<li>(\s*(?:<p>)?\s*){NUMBER.pattern}", r'<li value="\2">\1', html)
    return NUMBER.sub(r"\1. ", html)
