"""The fault matrix as a page, docs/matrix.md: what the rules say of every cell."""

import re
from collections.abc import Sequence
from pathlib import Path

from matrix_rules import Proof, Request, Table, expected

DOCUMENT = Path(__file__).parents[2] / "docs" / "matrix.md"
INTRO = """# The fault matrix

Every channel × every request it makes × every fault × what follows: {cells} cells. Each is run \
for real: a workspace, SQLite, the channel's own HTTP against the sandbox. `make matrix` runs all \
of them and writes this page; `make test` runs each request with each fault once, and what \
follows takes turns.

A cell says in which state the delivery ends and how many posts readers then see. Never is it \
two, and never is it *sent* with none.

| what follows | |
|---|---|
| goes on | the same process retries, or looks for the post, as it finds right |
| twice | the fault comes again with the next attempt |
| restarted | another process takes over after the attempt |
| killed | the process dies before it has written down how the attempt ended |

What is *too long* or *too deep* is read like half an answer, and only *goes on*. An *unknown \
code* does not come *twice*: then it is found out whose fault it is, and there it ends.

A cell with one text holds for all of them; otherwise the exceptions are named. *Stopped, then …* \
means that the channel stopped until an operator put the credentials right. *Held* means that a \
person has to say whether the post is out: only where the service gives no proof.

| a request is | |
|---|---|
| unseen | before anything can be seen |
| visible | the one that makes the post appear |
| needed | the outcome is not known without it |
| extra | left out if it fails |

*Done* marks the faults after which the service has carried the request out.
"""


def document(tables: Sequence[str]) -> str:
    """Return the whole page from its sections."""
    cells = sum(int(each) for text in tables for each in re.findall(r"(\d+) cells", text))
    return "\n\n".join([INTRO.format(cells=f"{cells:,}").rstrip("\n"), *tables]) + "\n"


def section(table: Table) -> str:
    """Return one variant's part of the page: what the rules say of it."""
    count = sum(1 for _ in table.cases())
    lines = [f"## {table.variant.name}", "", f"{count} cells. {_PROOFS[table.proof]}"]
    for action, requests in table.requests.items():
        lines += ["", f"### {table.variant.name}: {action}", ""]
        lines += _grid(table, action, requests) if requests else ["No request is made."]
    return "\n".join(lines)


_PROOFS = {
    Proof(True, True): "The channel can tell whether a post in doubt is out.",
    Proof(True, False): "The channel can tell that a post in doubt is out, not that it isn't.",
    Proof(False, False): "The channel can't tell whether a post in doubt is out.",
}


def _grid(table: Table, action: str, requests: Sequence[Request]) -> list[str]:
    """Return a table with the longer of the two lists going down."""
    faults = list(dict.fromkeys(f.name for r in requests for f in table.faults(action, r)))
    cells = {
        (request.label, fault): _said(table, action, request, fault)
        for request in requests
        for fault in faults
    }
    names = {f"`{each.label}` {each.role}": each.label for each in requests}
    if len(requests) > len(faults):
        head = ["file", *faults]
        rows = [[f"`{each.label}`", *(cells[each.label, f] for f in faults)] for each in requests]
    else:
        head = ["", *names]
        rows = [[fault, *(cells[label, fault] for label in names.values())] for fault in faults]
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _said(table: Table, action: str, request: Request, fault: str) -> str:
    ends = {
        case.follow: expected(case)
        for case in table.cases()
        if (case.action, case.request, case.fault.name) == (action, request, fault)
    }
    usual = next(iter(ends.values()), "–")
    others = [f"{follow}: {end}" for follow, end in ends.items() if end != usual]
    return "; ".join([usual, *others])


def sections(page: str) -> dict[str, str]:
    """Return a page's sections by name."""
    parts = re.split(r"(?m)^(?=## )", page)[1:]
    return {part.partition("\n")[0].removeprefix("## "): part.rstrip("\n") for part in parts}
