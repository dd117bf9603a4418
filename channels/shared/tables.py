"""A table as lines of text in which each cell has the label that stands above it."""

from dataclasses import dataclass, field
from itertools import groupby

SPAN_LIMIT = 100  # columns or rows that one cell may cover
CELLS_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and how many columns and rows it covers."""

    text: str
    head: bool
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Table:
    """A table that is read cell by cell."""

    rows: list[list[Cell]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return a line for each row: "label: cell; label: cell"."""
        grid = _grid(self.rows)
        heads = 0
        while heads < len(grid) and grid[heads] and all(each.head for each in grid[heads]):
            heads += 1
        heads = heads if heads < len(grid) else min(heads, 1)
        labels = _labels(grid[:heads])
        body = grid[heads:]
        plain = [each for each in body if len(_fitting(labels, each)) != len(each)]
        lines = [_told(_fitting(labels, each), each) for each in body]
        shown = "\n".join(lines)
        if plain or not all(each in shown for each in labels):  # a column may be empty
            lines.insert(0, _joined(_filled(labels)))
        return [each for each in lines if each]


def _grid(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Return the rows with each cell at all the places that it covers."""
    grid: list[list[Cell]] = []
    below: dict[int, tuple[Cell, int]] = {}  # by column: what hangs down, for how many rows
    room = CELLS_LIMIT
    for row in rows:
        line: list[Cell] = []
        waiting = list(reversed(row))
        while waiting or len(line) in below:
            at = len(line)
            if at in below:
                cell, left = below.pop(at)
                line.append(cell)
            else:
                cell = waiting.pop()
                left = cell.rows
                line.append(cell)
                for beside in range(1, min(cell.columns, SPAN_LIMIT, room)):
                    line.append(cell)
                    _hang(below, at + beside, cell, left)
            _hang(below, at, cell, left)
        room = max(1, room - len(line))
        grid.append(line)
    return grid


def _hang(below: dict[int, tuple[Cell, int]], at: int, cell: Cell, left: int) -> None:
    if 1 < left <= SPAN_LIMIT:
        below[at] = (cell, left - 1)


def _labels(heads: list[list[Cell]]) -> list[str]:
    """Return each column's label; of heads above each other, all of them."""
    width = max(map(len, heads), default=0)
    columns = ([row[at].text for row in heads if at < len(row)] for at in range(width))
    return [" – ".join(dict.fromkeys(filter(None, texts))) for texts in columns]


def _fitting(labels: list[str], row: list[Cell]) -> list[str]:
    """Return the labels of a row; none at all where it is not sure which is whose."""
    if len(labels) == len(row):
        return labels
    if len(labels) + 1 == len(row) and row[0].head:
        return ["", *labels]  # the corner was left out
    return []


def _told(labels: list[str], row: list[Cell]) -> str:
    told: list[str] = []
    for _cell, places in groupby(range(len(row)), lambda at: id(row[at])):
        covered = list(places)
        text = row[covered[0]].text
        names = [labels[at] for at in covered] if labels else []
        name = _joined(list(dict.fromkeys(names)), ", ")
        told.append(f"{name}: {text}" if name and text else text)
    return _joined(told if any(labels) else _filled(told))


def _filled(texts: list[str]) -> list[str]:
    """Return texts with a dash for each that is empty, but at the end: none moves up a column."""
    end = len(texts)
    while end and not texts[end - 1]:
        end -= 1
    return [each or "–" for each in texts[:end]]


def _joined(texts: list[str], glue: str = "; ") -> str:
    return glue.join(filter(None, texts))


def span(given: str | None) -> int:
    """Return how many columns or rows a cell says that it covers."""
    return int(given) if given and given.isdecimal() and len(given) < 4 else 1
