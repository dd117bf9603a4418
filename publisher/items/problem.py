"""What is wrong with a file, or odd about it, as its editor is told."""

from dataclasses import dataclass
from typing import Literal


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
