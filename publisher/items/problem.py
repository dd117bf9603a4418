"""What is wrong with a file, or odd about it, as its editor is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.words import _, number

TOLD = 20  # of one file; more help nobody
_WEIGHTS = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a file, said to its editor.

    With an error the item goes nowhere. A warning goes out all the same, but whoever wrote
    it and whoever agrees to it is told; a hint is advice for its editor.
    """

    line: int
    field: str
    message: str
    level: Literal["error", "warning", "hint"] = "error"


def foremost(problems: Sequence[Problem]) -> list[Problem]:
    """Return at most TOLD of a file's problems, errors before all else, and how many more."""
    if len(problems) <= TOLD:
        return [*problems]
    ranked = sorted(range(len(problems)), key=lambda at: _WEIGHTS.index(problems[at].level))
    first = problems[ranked[TOLD]]
    message = _("… and {count} more").format(count=number(len(problems) - TOLD))
    more = Problem(first.line, "", message, first.level)
    return [*(problems[at] for at in sorted(ranked[:TOLD])), more]
