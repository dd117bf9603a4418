"""Lines of a body that can be read in two ways, and what is left out of pasted HTML.

Each is told once for a file, with the reading that was chosen.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_MARKER = re.compile(r"( *)(?:[-*+•]|\d{1,3}\.)[ \t]+(\S.*)")
_ITEM = re.compile(
    r"\s*(?:\W|[o§Øü]|\(?\w{1,3}[.)])\t|[^\t]*:\t"
)  # an item, or what a label names
_OWNER = re.compile(r" {0,3}(?:(?:[-*+•–]|\d{1,3}\.)[ \t]|\[\^[^\]]+\]:|!!!|<)")
_NO_TEXT = re.compile(r"\s{4}|\t|\s*(?:[-*+•–>#|<`~=:]|\d{1,3}[.)]\s|\[\^|!!!|///)|.*[|\t]")
_PASTED = re.compile(
    r"<[a-z][^<>]{0,300}\b(?:class=[\"']?Mso|style=|lang=[\"']?EN-|id=[\"']?docs-internal)[^<>]{0,300}>"
    r"|</?(?:o:p|font|st1:\w+)\b[^<>]{0,300}>|<!(?:--)?\[if",
    re.I,
)
_DROPPED = re.compile(r"\b(class|style|face|color|align|bgcolor|width|height)\s*=", re.I)
_BROKEN = range(60, 121)  # characters: so long are lines that a program breaks
_SAID = 40  # characters of a line that are shown


def layout(piece: Piece) -> Iterator[Remark]:
    """Find what may have been meant otherwise, the first of each kind."""
    for rule in (_pasted, _indented, _nested, _tabbed, _run_together):
        yield from rule(piece)


def _pasted(piece: Piece) -> Iterator[Remark]:
    tags = list(_PASTED.finditer(piece.raw))
    if tags:
        names = {each.lower() for tag in tags for each in _DROPPED.findall(tag[0])}
        names |= {"font"} if any("font" in tag[0].lower() for tag in tags) else set()
        what = _(
            "HTML pasted from Word or Google: its formatting ({names}) is left out, the words "
            "stay; paste again as plain text"
        )
        what = what.format(names=", ".join(sorted(names)) or tags[0][0])
        yield Remark(piece, tags[0].start(), tags[0][0], what)


def _indented(piece: Piece) -> Iterator[Remark]:
    owner, blank, at = "", True, 0
    for line, typed in zip(piece.text.split("\n"), piece.raw.split("\n"), strict=True):
        inside = typed.startswith(("    ", "\t"))
        if inside and line.strip() and blank and not _OWNER.match(owner):
            what = _("“{line}” is indented: read as text, not as code; write code between “```”")
            yield Remark(piece, at, line.strip(), what.format(line=_short(line)))
            return
        owner = owner if inside or not line.strip() else line
        blank = not line.strip()
        at += len(line) + 1


def _nested(piece: Piece) -> Iterator[Remark]:
    at = 0
    for above, line in pairwise(piece.text.split("\n")):
        at += len(above) + 1
        outer, inner = _MARKER.match(above), _MARKER.match(line)
        if outer and inner and len(inner[1]) - len(outer[1]) in (1, 2, 3):
            deeper = len(inner[1]) - len(outer[1]) > 1
            within = _("“{line}” is read as a point within “{above}”")
            beside = _(
                "“{line}” is read as a point beside “{above}”; indent it by four to be within"
            )
            what = (within if deeper else beside).format(
                line=_short(inner[2]), above=_short(outer[2])
            )
            yield Remark(piece, at, inner[2], what, "hint")
            return


def _tabbed(piece: Piece) -> Iterator[Remark]:
    at = 0
    for above, line in pairwise(piece.text.split("\n")):
        at += len(above) + 1
        columns = [each.strip().count("\t") for each in (above, line)]
        if all(columns) and columns[0] != columns[1] and not any(map(_ITEM.match, (above, line))):
            what = _(
                "“{line}” has not as many tabs as the line above it: they are read as blanks, "
                "not as a table"
            )
            yield Remark(piece, at, line.strip(), what.format(line=_short(" ".join(line.split()))))
            return


def _run_together(piece: Piece) -> Iterator[Remark]:
    for match in re.finditer(r"(?:^.*\S.*(?:\n|\Z))+", piece.text, re.MULTILINE):
        lines = match[0].rstrip("\n").split("\n")
        if len(lines) == 1 or any(map(_NO_TEXT.match, lines)):
            continue
        pairs = list(pairwise(lines))
        if _wrapped(lines):
            odd = pairs[:1] if all(_ends(a) and _begins(b) for a, b in pairs) else []
            what = _("“{above}” and “{line}” are read as one paragraph; an empty line parts them")
        else:
            odd = [(a, b) for a, b in pairs if len(a) in _BROKEN and b.strip()[:1].islower()]
            what = _(
                "“{above}” and “{line}” stay two lines; write them in one if it is one sentence"
            )
        for above, line in odd[:1]:
            told = what.format(above="…" + above.strip()[-_SAID:], line=_short(line))
            yield Remark(
                piece, match.start() + match[0].index(line, len(above)), line.strip(), told
            )
            return


def _wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    return width in _BROKEN and all(
        len(above.rstrip()) >= _BROKEN.start
        and len(above.rstrip()) + 1 + len(line.split()[0]) > width
        for above, line in pairwise(lines)
    )


def _ends(line: str) -> bool:
    return line.rstrip().endswith((".", ":", ";", "!", "?"))


def _begins(line: str) -> bool:
    return line.strip()[:1].isupper()


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= _SAID else f"{line[:_SAID]}…"
