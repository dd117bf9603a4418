"""Lines of text: which of them a program broke, and which the editor did."""

import re
from itertools import pairwise

from channels.shared.marks import Known, literal, marked

WRAPPED = range(60, 121)  # characters: so long are lines that a program breaks

_BEGINNING = re.compile(r"^(?:#+|[-+=:]+|!!!|///|\d+\.|\[\^[^\]]*\]:)")


def text_of(lines: list[str], known: Known) -> str:
    """Return lines of text as one paragraph of Markdown.

    They stay lines, as an address and a telephone number must, unless a program broke them.
    """
    glue = "\n" if wrapped(lines) else "  \n"
    text = lines[0].strip()
    for above, line in pairwise(lines):
        text += ("  \n" if above.endswith("  ") else glue) + line.strip()
    return "\n".join(_guarded(each) for each in marked(text, known).split("\n"))


def wrapped(lines: list[str]) -> bool:
    """Whether a program broke the lines: each is long, and the next word had no room in it."""
    width = max(map(len, lines))
    return width in WRAPPED and all(
        len(above.rstrip()) >= WRAPPED.start
        and len(above.rstrip()) + 1 + len(line.split()[0]) > width
        for above, line in pairwise(lines)
    )


def _guarded(line: str) -> str:
    """Let no line of text begin as a block does."""
    return _BEGINNING.sub(lambda found: literal(found[0]), line.lstrip(), count=1)
