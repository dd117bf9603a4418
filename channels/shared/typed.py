"""What an editor typed, written out so that Markdown can't mistake it.

Editors type as on paper: a list right under a line, "•" and "+" for bullets, an address on
two lines, a table pasted from Word. Python-Markdown runs these together, or takes them for
code. So blocks are told apart here, line by line, and written as it surely reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from channels.shared.elements import COMMENT
from channels.shared.grids import table
from channels.shared.lines import (
    ADDRESS,
    BLOCK,
    BOX,
    CAPTION,
    HEADING,
    NOTE,
    QUOTE,
    RULE,
    TITLES,
    UNDERLINE,
    shifted,
    untabbed,
)
from channels.shared.lists import Item, bullet, listing, marker
from channels.shared.marks import Known, html_tag, known, literal, marked, only_html
from channels.shared.paragraphs import text_of
from channels.shared.words import number
from publisher.contract import Rejected

DEPTH_LIMIT = 12  # lists and quotations within each other
HEADINGS_LIMIT = 500
NOTES_LIMIT = 300


def canonical(source: str) -> str:
    """Return the source as Markdown that reads in one way; raises Rejected."""
    lines = untabbed(source)
    addresses = {found[1].lower() for each in lines if (found := ADDRESS.match(each))}
    used = {name for name in addresses if source.lower().count(f"[{name}]") > 1}
    notes = {found[1] for each in lines if (found := NOTE.match(each))}
    if len(notes) > NOTES_LIMIT:
        raise Rejected(
            f"Bài có {number(len(notes))} chú thích, tối đa {NOTES_LIMIT}: hãy tách bài."
        )
    headings = sum(bool(HEADING.match(each)) for each in lines)
    if headings > HEADINGS_LIMIT:
        raise Rejected(f"Bài có {number(headings)} đề mục, tối đa {HEADINGS_LIMIT}: hãy tách bài.")
    return "\n\n".join(_Blocks(lines, known(source, used, notes), set(), 0).written())


@dataclass(slots=True)
class _Blocks:
    """Tells the blocks of some lines apart."""

    lines: list[str]
    known: Known
    said: set[str]  # the footnotes that were given already
    depth: int
    at: int = 0

    def written(self) -> Iterator[str]:
        """Yield each block as Markdown."""
        if self.depth > DEPTH_LIMIT:
            raise Rejected("Danh sách hoặc trích dẫn lồng nhau quá sâu.")
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
                continue
            yield self._block()

    def _block(self) -> str:
        line = self.lines[self.at]
        for attempt in (self._of_one_line, self._of_lines, self._of_html):
            written = attempt(line)
            if written is not None:
                return written
        if grid := table(self.lines[self.at :], lambda cell: marked(cell, self.known)):
            self.at += grid.lines
            return grid.markdown
        return self._list() if self._begins_list(line) else self._paragraph()

    def _of_one_line(self, line: str) -> str | None:
        found = HEADING.match(line)
        address = ADDRESS.match(line)
        self.at += 1
        if found:
            return self._heading(len(found[1]), found[2])
        if RULE.match(line):
            return "---"
        if address and address[1].lower() in self.known.addresses:
            return line.strip()
        self.at -= 1
        return None

    def _of_lines(self, line: str) -> str | None:
        if QUOTE.match(line):
            return self._quote()
        if (found := NOTE.match(line)) and found[1] not in self.said:
            return self._note(found)
        if found := BOX.match(line):
            return self._box(found)
        if CAPTION.match(line) and (end := self._end_of_caption()):
            return self._caption(end)
        return None

    def _of_html(self, line: str) -> str | None:
        if (tag := html_tag(line.lstrip(), self.known)) and tag[2].lower() in BLOCK.split():
            return self._html(tag)
        rest = self.lines[self.at :] if line.lstrip().startswith("<!--") else []
        if any("-->" in each for each in rest) and re.match(
            COMMENT, "\n".join(rest).lstrip(), re.DOTALL
        ):
            return self._comment()
        return None

    # --- Blocks of one kind -------------------------------------------------------------

    def _heading(self, level: int, text: str) -> str:
        words = marked(text.strip(), self.known) if text.strip() else ""
        if not words:
            return literal("#" * level)
        return f"{'#' * level} {_ended(words)}"

    def _inner(self, lines: list[str]) -> str:
        blocks = _Blocks(lines, self.known, self.said, self.depth + 1)
        return "\n\n".join(blocks.written())

    def _quote(self) -> str:
        begin = self.at
        while self.at < len(self.lines) and QUOTE.match(self.lines[self.at]):
            self.at += 1
        inside = [QUOTE.sub("", each, count=1) for each in self.lines[begin : self.at]]
        return "\n".join(f"> {each}" if each else ">" for each in self._inner(inside).split("\n"))

    def _note(self, found: re.Match[str]) -> str:
        self.said.add(found[1])
        self.at += 1
        inside = [found[2], *self._indented()]
        return f"[^{found[1]}]:\n{shifted(self._inner(inside))}"

    def _box(self, found: re.Match[str]) -> str:
        self.at += 1
        title = marked(found[2] or TITLES[found[1]], self.known)
        return f'!!! {found[1]} "{title}"\n{shifted(self._inner(self._indented()))}'

    def _indented(self) -> list[str]:
        """Take the lines that are indented by four, blank ones between them too."""
        taken: list[str] = []
        for each in self.lines[self.at :]:
            if each.strip() and not each.startswith("    "):
                break
            taken.append(each[4:])
        self.at += len(taken)
        return taken

    def _end_of_caption(self) -> int | None:
        ends = (n for n in range(self.at + 1, len(self.lines)) if self.lines[n].strip() == "///")
        return next(ends, None)

    def _caption(self, end: int) -> str:
        first, inside = self.lines[self.at].strip(), self.lines[self.at + 1 : end]
        self.at = end + 1
        return f"{first}\n{self._inner(inside)}\n///"

    def _html(self, tag: re.Match[str]) -> str:
        name, begin, open_ = tag[2].lower(), self.at, 0
        if not tag[1] and name in ("p", "li") and name not in self.known.closed:
            self.lines[begin] = self.lines[begin].lstrip()[tag.end() :]  # parts, and no more
            return ""
        while self.at < len(self.lines):
            line = self.lines[self.at].lower()
            open_ += len(re.findall(rf"<{name}\b(?![^<>]*/>)", line)) - line.count(f"</{name}")
            self.at += 1
            if open_ <= 0 or name in ("hr", "meta", "link"):
                break
        return only_html("\n".join(self.lines[begin : self.at]), self.known)

    def _comment(self) -> str:
        begin = self.at
        while "-->" not in self.lines[self.at]:
            self.at += 1
        self.at += 1
        return only_html("\n".join(self.lines[begin : self.at]), self.known)

    def _begins_list(self, line: str) -> bool:
        """Tell a list from a lone "– X", a name under a saying."""
        found = marker(line)
        if found is None or found.kind != "–":
            return found is not None
        above = self.lines[self.at - 1] if self.at else ""
        below = marker(self.lines[self.at + 1]) if self.at + 1 < len(self.lines) else None
        return above.rstrip().endswith(":") or (below is not None and below.kind == "–")

    def _list(self) -> str:
        end, items = listing(self.lines, self.at)
        self.at = end
        return self._items(items, self.depth)

    def _items(self, items: list[Item], depth: int) -> str:
        if depth > DEPTH_LIMIT:
            raise Rejected("Danh sách hoặc trích dẫn lồng nhau quá sâu.")
        texts = [self._inner(each.lines) for each in items]
        tight = not any("\n\n" in each for each in texts)
        written, before = [], None
        for each, text in zip(items, texts, strict=True):
            lead, before = bullet(each, before), each.number
            inside = [text, self._items(each.items, depth + 1)] if each.items else [text]
            written.append(lead + shifted(("\n" if tight else "\n\n").join(inside)).lstrip(" "))
        return ("\n" if tight else "\n\n").join(written)

    # --- Lines of text ------------------------------------------------------------------

    def _paragraph(self) -> str:
        begin = self.at
        self.at += 1
        while self.at < len(self.lines) and not self._breaks(self.lines[self.at], begin):
            self.at += 1
        taken = self.lines[begin : self.at]
        if self.at - begin == 1 and self.at < len(self.lines):
            under = UNDERLINE.match(self.lines[self.at])
            if under:
                self.at += 1
                return self._heading(1 if under[1][0] == "=" else 2, taken[0])
        return text_of(taken, self.known)

    def _breaks(self, line: str, begin: int) -> bool:
        """Whether a line under text begins a block of its own."""
        if not line.strip() or HEADING.match(line) or QUOTE.match(line) or BOX.match(line):
            return True
        if RULE.match(line) or NOTE.match(line) or CAPTION.match(line):
            return True
        if UNDERLINE.match(line):
            return self.at - begin == 1
        if (tag := html_tag(line.lstrip(), self.known)) and tag[2].lower() in BLOCK.split():
            return True
        found = marker(line)
        if found is not None and self._begins_list(line):
            above = self.lines[self.at - 1].rstrip()
            return found.number in (None, 1) or above.endswith(":")
        return table(self.lines[self.at : self.at + 2], str) is not None


def _ended(words: str) -> str:
    """Keep a sign at a heading's end, as of "C#"."""
    bare = words.rstrip("#")
    return bare + literal(words[len(bare) :])
