"""Tables as editors make them: with pipes, with pipes alone, or pasted from Word."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from channels.shared.marks import literal
from channels.shared.words import number
from publisher.contract import Rejected

CELLS_LIMIT = 5_000  # of one table

_RULE = re.compile(
    r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$"
    r"|\|?(?::?[-–—]+:?\|)+(?::?[-–—]+:?)?$"  # Word makes long dashes of hyphens
)
_BETWEEN = re.compile(r"\s*\|.*\|\s*$")
_BAR = re.compile(r"(?<!\\)\|")
# What Word puts before the first tab of an item: •, 1., a), (1), I., Điều 1.
_ITEM = re.compile(
    r"\W|[o§Øü]|\d{1,3}|\(?(?:\d{1,3}|\w|[IVXLC]+)[.)]|(?:\d+\.)+\d*|(?:Điều|Bước|Mục) \d+[.:]?"
)


_Found = tuple[list[list[str]], list[str], int]  # rows, what the rule says, lines used


@dataclass(frozen=True, slots=True)
class Table:
    """A table as Markdown, and how many lines it had."""

    markdown: str
    lines: int


def table(lines: list[str], cell: Callable[[str], str]) -> Table | None:
    """Return the table that the lines begin with, if they do; raises Rejected.

    cell: makes the text of a cell safe.
    """
    found = _piped(lines) or _bare(lines) or _tabbed(lines)
    if found is None:
        return None
    rows, rules, used = found
    columns = max(map(len, rows))
    if columns * len(rows) > CELLS_LIMIT:
        raise Rejected(f"Một bảng có hơn {number(CELLS_LIMIT)} ô: hãy tách bảng.")
    rules += ["---"] * (columns - len(rules))
    written = [
        [cell(each.strip().replace("\\|", literal("|"))) for each in row]
        + [""] * (columns - len(row))
        for row in rows
    ]
    return Table("\n".join(_row(each) for each in (written[0], rules, *written[1:])), used)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _piped(lines: list[str]) -> _Found | None:
    """Read a table with a rule under its head, as Markdown wants it."""
    if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _RULE.match(lines[1]):
        return None
    rows = [_cells(lines[0])]
    rows += [_cells(each) for each in takewhile(_BAR.search, lines[2:])]
    rule = re.sub("[–—]", "---", lines[1])
    return rows, [each.strip() for each in _cells(rule)], len(rows) + 1


def _bare(lines: list[str]) -> _Found | None:
    """Read rows between pipes without a rule, as many cells in each."""
    rows: list[list[str]] = []
    for each in takewhile(_BETWEEN.match, lines):
        row = _cells(each)
        if len(row) < 2 or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    return (rows, [], len(rows)) if len(rows) > 1 else None


def _tabbed(lines: list[str]) -> _Found | None:
    """Read rows that tabs part; not "Địa điểm:⇥Hội trường", nor the items of a list."""
    rows: list[list[str]] = []
    begin = lines[0].strip(" ").split("\t") if lines else []
    if len(begin) == 2 and _ITEM.fullmatch(begin[0].strip()):
        return None
    for each in lines:
        row = each.strip(" ").split("\t")
        if len(row) < 2 or row[0].rstrip().endswith(":") or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    return (rows, [], len(rows)) if len(rows) > 1 else None


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return _BAR.split(line)
