"""Blocks of typeset text, and how they look as one plain text."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "quote", "table", "image", "code"]

_UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# … control characters, overrides of the writing direction, halves of characters


@dataclass(frozen=True, slots=True)
class Block:
    """One block of typeset text.

    Links stand in it as "chữ (https://…)", the rows of a table as one line each, a break
    within a paragraph as a newline.
    """

    kind: Kind
    text: str  # of a picture: its caption, or else its alternative text
    level: int = 0  # of a heading 1–6; of an item its depth, 0 at the margin
    marker: str = ""  # of an item: "• " or "1. "; "" where an item goes on
    src: str = ""  # of a picture


def clean(text: str) -> str:
    """Return the text in NFC, without characters that no service takes."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", text))


def joined(parts: list[Block]) -> str:
    """Return blocks as one plain text: a blank line between them, none between items."""
    text = ""
    for index, block in enumerate(parts):
        if index:
            tight = block.kind == parts[index - 1].kind == "item"
            text += "\n" if tight else "\n\n"
        text += _as_plain(block)
    return text


def _as_plain(block: Block) -> str:
    if block.kind == "item":
        lead = "   " * block.level
        wrapped = "\n" + lead + "   "
        return lead + (block.marker or "   ") + block.text.replace("\n", wrapped)
    if block.kind == "quote":
        return _quoted(block.text)
    if block.kind == "image":
        return f"[Ảnh: {block.text}]" if block.text else "[Ảnh]"
    return block.text


def _quoted(text: str) -> str:
    """Put “…” around a quotation, unless it has them; a last line "— X" stays outside."""
    said, newline, author = text.rpartition("\n")
    if not (said and author.startswith(("—", "–", "- "))):
        said, newline, author = text, "", ""
    if not said.startswith(("“", '"', "«")):
        said = f"“{said}”"
    return said + newline + author


def written_link(label: str, address: str) -> str:
    """Write a link out: its text, then its address unless the text says it already."""
    if address.startswith("#"):  # within the page: a footnote's mark, or the way back from it
        if address.startswith("#fnref"):
            return ""
        return f"[{label}]" if address.startswith("#fn") else label
    scheme, _, rest = address.partition(":")
    if scheme not in {"http", "https", "mailto", "tel"}:
        return label  # a path means nothing outside the website
    shown = address if scheme.startswith("http") else rest
    bare = shown.removeprefix(f"{scheme}://").rstrip("/")
    if not label.strip() or label.strip().removeprefix(f"{scheme}://").rstrip("/") == bare:
        return shown
    return f"{label} ({shown})"
