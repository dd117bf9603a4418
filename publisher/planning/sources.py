"""The raw text of an editor, without what is surely markup, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from publisher.planning.shown import WITHIN, tokens


@dataclass(frozen=True, slots=True)
class Segment:
    """A line or a cell."""

    line: str  # as it was typed
    tokens: tuple[str, ...]
    ordered: bool = True  # comes after the one before; cells and footnotes need not


_SKIPPED = re.compile(
    r"\s*(?:(?:[-*=]\s*){3,}|`{3,}\w*\s*|\|(?::?[-–—]+:?\|)+\s*|\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*|///.*|\[TOC\]"
    r"|\[[^\]^]+\]:\s*<?(?:https?:|mailto:|/|\#|www\.).*)$"
)
_LEAD = re.compile(
    r"\s*(?:>\s?|[-*+•·▪◦●○–—➢\uf0b7\uf0a7\uf0d8][ \t\u00a0]+|[o§Øü]\t+|\#{1,6}[ \t]+)"
)
_BOX = re.compile(r"\s*!!! ?(?:note|info|tip|warning|danger)\b(?: +\"([^\"]*)\")?\s*$")
_NOTE = re.compile(r"\s*\[\^[^\]\s]+\]:")
_NAMES = """a abbr address b blockquote br caption center cite code col colgroup dd del details div
dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins li mark object ol p pre q s
script section small span strike strong style sub summary sup svg table tbody td tfoot th thead tr
u ul (?:o|v|w|st1):\\w+"""
_GIVEN = r"""\s+(?:(?:nowrap|noshade|compact|hidden|open|controls|disabled|checked|reversed)
(?=[\s/>])|[a-z:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))""".replace("\n", "")
_TAG = re.compile(
    rf"<(?:{'|'.join(_NAMES.split())})(?:{_GIVEN})*\s*/?>|</(?:{'|'.join(_NAMES.split())})\s*>"
    r"|<!--|-->",
    re.I | re.A,
)
_ATTRIBUTE = r"(?:[#.][A-Za-z][\w-]*|[A-Za-z][\w-]*=\"[^\"]*\")"  # a bare word is none
_INLINE = (
    (re.compile(r"\\([*_\[\]`<>|{}#])"), r"\1"),
    (re.compile(r"!\[[^\]]*\]\(\s*(?:<[^<>]*>|[^\s()]+)(?:\s+\"[^\"]*\")?\s*\)"), " "),
    (re.compile(r"\]\(\s*(?:<[^<>]*>|[^\s()]*[:/.#][^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
                r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"), "] "),
    (re.compile(r"\[\^[^\]\s]+\]"), " "),
    (re.compile(rf"\{{:?\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}\s*$"), " "),
    (re.compile(r"<(https?://[^<>\s]+|mailto:[^<>\s]+|[\w.+-]+@[\w.-]+)>"), r" \1 "),
    (re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);"), lambda found: unescape(found[0])),
)  # fmt: skip
_NAMED = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*\S", re.M)  # [name]: https://…
_NAME = re.compile(r"\]\[([^\[\]\n]+)\]")
_LINK = re.compile(r"(?<![\]\\!])\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\]|(?![\[(:]))")
_RUN = re.compile(r"(?<!\\)(?:\*+|_+|`+)")


def of_text(text: str) -> list[Segment]:
    """Return the lines of a plain text."""
    return [Segment(each, tuple(tokens(each))) for each in text.split("\n") if each.strip()]


def of_body(body: str) -> list[Segment]:
    """Return the lines of a Markdown text and the cells of its tables, markup left out.

    Footnotes come last, as they are shown.
    """
    lines: list[str] = []
    names = {each.lower() for each in _NAMED.findall(body)}
    body = _LINK.sub(lambda each: each[1 if (each[2] or each[1]).lower() in names else 0], body)
    body = _NAME.sub(lambda each: "]" if each[1].lower() in names else each[0], body)
    for part in re.split(r"(\n[ \t]*\n)", body):
        lines += _without_emphasis(part).split("\n") if part.strip() else []
    text: list[Segment] = []
    notes: list[Segment] = []
    in_note = False
    for line in lines:
        in_note = bool(_NOTE.match(line)) or (in_note and line.startswith("    "))
        (notes if in_note else text).extend(each for each in _of_line(line) if each.tokens)
    return text + notes


def _of_line(line: str) -> Iterator[Segment]:
    if _SKIPPED.match(line):
        return
    if box := _BOX.match(line):
        yield Segment(line, tuple(tokens(box[1] or "")))
        return
    rest, note = line, _NOTE.match(line)
    rest = rest[note.end() :] if note else rest
    while lead := _LEAD.match(rest):
        rest = rest[lead.end() :]
    if _SKIPPED.match(rest):  # the rule of a table within a quotation
        return
    if line.lstrip().startswith("#"):
        rest = re.sub(r"[ \t]+#+[ \t]*$", "", rest)
    cells = re.split(r"(?<!\\)\||\t|</(?:t[dhr]|caption)>", rest)
    for cell in cells:
        yield Segment(line, tuple(tokens(_bare(cell))), not note and len(cells) == 1)


def _bare(text: str) -> str:
    text = _TAG.sub(lambda tag: "" if _name(tag) in WITHIN else " ", text)
    for found, put in _INLINE:
        text = found.sub(put, text)
    return re.sub(r"[\[\]]", " ", text) if "] " in text else text


def _name(tag: re.Match[str]) -> str:
    return tag[0].strip("</>!-").partition(" ")[0].lower()


def _without_emphasis(text: str) -> str:
    """Drop the runs of * _ ` that surely open and close something."""
    open_: list[re.Match[str]] = []
    drop: list[re.Match[str]] = []
    for run in _RUN.finditer(text):
        before, after = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1]
        partner = next((each for each in open_[-9:][::-1] if each[0] == run[0]), None)
        if partner and not before.isspace() and (not after[:1].isalnum() or len(run[0]) == 2):
            drop += [partner, run]
            del open_[open_.index(partner) :]
        elif after.strip() and (not before.isalnum() or len(run[0]) == 2):
            open_.append(run)
    parts, end = [], 0
    for run in sorted(drop, key=re.Match.start):
        parts.append(text[end : run.start()])
        end = run.end()
    return "".join([*parts, text[end:]])
