"""What does not belong into a file: the marks of a merge, a second head, unfilled places."""

import re
from collections.abc import Iterator

from publisher.items.keys import TOP
from publisher.items.problem import Problem
from publisher.words import _, slice_of

BEGINS, ENDS = re.compile(r"<{7}(?: |$)"), re.compile(r">{7}(?: |$)")
FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
KEY = re.compile(
    r"(?:" + "|".join(name for key, names in TOP.items() for name in (key, *names)) + r"):(?: |$)"
)
FIRST = 10  # lines of a body, among which the keys of a head are looked for
# What `publisher new` leaves for its editor to fill in; “[…]” alone is an elision in a quotation
PLACEHOLDER = re.compile(r"\[…[^\S\n]*[^\W_][^\[\]\n]*…\]")


def conflict(text: str) -> list[Problem]:
    """Return where two people's versions of a file stand in one another."""
    found = [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if BEGINS.match(line) or ENDS.match(line)
    ]
    if not found:
        return []
    message = _(
        "two versions of the text stand here, up to line {last}: keep one, and delete the "
        "lines that begin with <<<<<<<, ======= and >>>>>>>"
    )
    return [Problem(found[0], "", message.format(last=found[-1]))]


def unfilled(text: str, body_line: int) -> list[Problem]:
    """Return the places of a template that nobody has filled in, but in notes of its head."""
    message = _("{text}: write here what belongs here")
    return [
        Problem(number, "", message.format(text=slice_of(found[0])))
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := PLACEHOLDER.search(line))
        and not (number < body_line and line.lstrip().startswith("#"))
    ]


def in_body(body: str, first_line: int) -> list[Problem]:
    """Return where a second head begins, or keys of the head stand below it."""
    told, begun, rule = 0, False, 0
    found: list[Problem] = []
    for number, line in _outside_code(body, first_line):
        if not line.strip():
            continue
        told += 1
        if KEY.match(line) and rule:
            found.append(Problem(rule, "body", _("a second head begins here; delete one of them")))
            begun = True
        elif KEY.match(line) and told <= FIRST and not begun:
            message = _("“{line}” belongs into the head, above the second “---”")
            found.append(Problem(number, "body", message.format(line=slice_of(line))))
        rule = number if line.rstrip() == "---" else 0
    return found


def _outside_code(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(body.split("\n"), start=first_line):
        mark = FENCE.match(line)
        if mark and mark[1].startswith(fence):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, line


def no_head(text: str) -> Problem:
    """Return why a file has no head."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=2):
            if re.fullmatch(r"\s*[-–—]+\s*", line):
                message = _("the head ends with three hyphens: write “---” in place of “{line}”")
                return Problem(number, "", message.format(line=line.strip()))
        message = _("the head has no end: write “---” on a line of its own under its last key")
        return Problem(1, "", message)
    first = next((n for n, line in enumerate(lines, start=1) if line.strip()), 1)
    if re.fullmatch(r"\s*[-–—]+\s*", lines[first - 1]) and lines[first - 1].strip() != "---":
        message = _("the head begins with three hyphens: write “---” in place of “{line}”")
        return Problem(first, "", message.format(line=lines[first - 1].strip()))
    return Problem(1, "", _("must begin with “---”, the head, and “---” again"))
