"""Whether a file is all there: a copy may stall, and look as if it were done.

That a text has no end of line says little, since many editors write none: such a file only
waits a little longer. Where it breaks off within a table or a link it is surely not whole.
"""

import re

from publisher.items.assets import Reading
from publisher.items.head import Problem
from publisher.words import _

PATIENCE = 20  # times `still` that a file without an end of line must have been still
_DONE = re.compile(r"[.!?…;)\]}>”\"'’|*_`~/\\]$|^\s{0,3}(?:#|[-*_] ?[-*_] ?[-*_]|```)|\d$")
_OPEN = re.compile(r"\[[^\[\]\n]*$|\]\([^()\n]*$|<[a-zA-Z/][^<>\n]*$")
_DELIMITER = re.compile(r"^\|?[ :|-]*-[ :|-]*$")


def ends_openly(text: str) -> bool:
    """Tell whether a file's last line has no end."""
    return not text.endswith("\n")


def remark_on_end(reading: Reading, body: str, first_line: int) -> None:
    """Note where a file breaks off."""
    lines = body.rstrip().split("\n")
    last, number = lines[-1], first_line + len(lines) - 1
    if ends_openly(body) and (what := _broken(lines)):
        message = _("the file breaks off in the middle of {what}; copy or save it again")
        reading.problems.append(Problem(number, "body", message.format(what=what)))
    elif _is_bare_table(lines):
        message = _("the file ends with a table without rows; is the rest missing?")
        reading.remark(number, message)
    elif last.endswith((",", ":")) or (last and ends_openly(body) and not _DONE.search(last)):
        message = _("the file ends with “{words}”, in the middle of a sentence; is it all there?")
        reading.remark(number, message.format(words=" ".join(last.split()[-5:])))


def _broken(lines: list[str]) -> str | None:
    """Return what the last line is in the middle of, if it surely is; None else."""
    last, above = lines[-1], lines[-2] if lines[1:] else ""
    if last.startswith("|") and above.startswith("|"):
        if above.rstrip().endswith("|") and not last.rstrip().endswith("|"):
            return _("a table")
        return None
    if _OPEN.search(re.sub(r"`[^`]*`", "", last)):
        return _("a link or a picture")
    return None


def _is_bare_table(lines: list[str]) -> bool:
    return (
        len(lines) > 1
        and "|" in lines[-2]
        and "|" in lines[-1]
        and _DELIMITER.match(lines[-1]) is not None
    )
