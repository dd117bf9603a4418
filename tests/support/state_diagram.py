"""The states of a delivery, drawn from its transitions into docs/architecture.md.

`python tests/support/state_diagram.py` writes the page; a test compares.
"""

import re
from collections import defaultdict
from pathlib import Path

import publisher.daemon.daemon  # noqa: F401  every module that has a transition
from publisher.outbox.deliveries import STATES
from publisher.outbox.transition import TRANSITIONS, Transition

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
BEGIN, END = "<!-- states: begin -->\n", "<!-- states: end -->"
FROM_ANYWHERE = len(STATES) - 1  # what starts in so many states would hide all else


def drawn() -> str:
    """Return the diagram and the table of all transitions."""
    return f"```mermaid\n{_diagram()}\n```\n\n{_table()}\n"


def _diagram() -> str:
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in TRANSITIONS.values():
        for start in each.start:
            if each.to not in (None, start) and len(each.start) < FROM_ANYWHERE:
                edges[start, str(each.to)].append(each.name)
    lines = ["stateDiagram-v2", "    [*] --> queued", "    [*] --> held"]
    order = {state: number for number, state in enumerate(STATES)}
    for (start, to), names in sorted(edges.items(), key=lambda e: [order[s] for s in e[0]]):
        lines.append(f"    {start} --> {to}: {', '.join(sorted(names))}")
    return "\n".join(lines)


def _table() -> str:
    lines = ["| transition | asked for by | from | to | sets |", "|---|---|---|---|---|"]
    for each in sorted(TRANSITIONS.values(), key=lambda each: (each.by, each.name)):
        start = "any state" if each.start == STATES else _states(each)
        sets = ", ".join(f"`{name}`" for name in sorted(each.fields)) or "–"
        to = each.to or "as it is"
        lines.append(f"| {each.name} | {each.by} | {start} | {to} | {sets} |")
    return "\n".join(lines)


def _states(each: Transition) -> str:
    missing = [state for state in STATES if state not in each.start]
    if len(missing) == 1:
        return f"all but {missing[0]}"
    return ", ".join(each.start)


def written(page: str) -> str:
    """Return the page with the states as they are."""
    return re.sub(f"{BEGIN}.*?{END}", lambda _: BEGIN + drawn() + END, page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
