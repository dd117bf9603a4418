"""Which marks in a line of text are surely markup; all others are text.

Python-Markdown takes "5*, 4*", "<Tên cơ quan>" or "{Mẫu số 01}" for markup and drops it.
So every mark that is not surely markup is swapped for a stand-in that Markdown does not
know, and swapped back once the HTML is made.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape, unescape
from html.entities import html5

from channels.shared.elements import COMMENT, TAG, is_element

_STAND_INS = 0x10F000  # private use: what stands for ASCII
_BACK = re.compile("[\U0010f000-\U0010f07f]")

_ADDRESS = re.compile(r"[a-z][\w+.-]*:\S|[/#?]|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I)
_BARE = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:vn|com|net|org|info)(?=[/?#:]|$))", re.I)
_LABEL = r"(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()\s]*\))?)*"
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escape>\\[*_\[\]`<>|{}#])"
    r"|(?P<auto><(?:https?://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>)"
    rf"|(?P<comment>{COMMENT})"
    rf"|(?P<tag>{TAG.pattern})"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w*);)"
    rf"|(?P<link>!?\[(?P<label>{_LABEL})\]\(\s*(?P<to><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)"
    r"[^\s()<>]*)*)(?P<title>\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    rf"|(?P<reference>!?\[(?P<words>{_LABEL})\](?:\[(?P<id>[^\[\]]*)\])?)"
    r"|(?P<bare>(?<![\w/@.])(?:https?://|www\.)[^\s<>\"“”|\[\]`]*[^\s<>\"“”|\[\]`.,;:!?)*_…’'\\])"
    r"|(?P<attributes>\{:?\s*(?:[\#.][A-Za-z][\w-]*|[A-Za-z][\w-]*=\"[^\"]*\")"
    r"(?:\s+(?:[\#.][A-Za-z][\w-]*|[A-Za-z][\w-]*=\"[^\"]*\"))*\s*\}(?=\s*$))"
    r"|(?P<run>\*+|_+)"
    r"|(?P<mark>[\\<>&\[\]{}`|])",
    re.DOTALL,
)
_KINDS = "code escape auto comment tag entity link note reference bare attributes run mark"
_CLOSING, _OPENING = frozenset(")]}.,;:!?…”’\"'"), frozenset("([{“\u2018")


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of the source says about its marks."""

    addresses: Collection[str] = ()  # names of [name]: https://…
    notes: Collection[str] = ()  # names of [^name]: …
    opened: Collection[str] = ()  # names of HTML elements with a beginning
    closed: Collection[str] = ()  # … and with an end
    linked: bool = False  # stands within a link


def known(source: str, addresses: Collection[str], notes: Collection[str]) -> Known:
    """Gather what decides on the marks of a source."""
    tags = [(each[1], each[2].lower()) for each in TAG.finditer(source)]
    opened = {name for slash, name in tags if not slash}
    return Known(addresses, notes, opened, {name for slash, name in tags if slash})


def literal(text: str) -> str:
    """Return a text whose ASCII marks mean nothing to Markdown."""
    return "".join(
        chr(_STAND_INS + ord(each)) if each.isascii() and not each.isalnum() and each > " "
        else each
        for each in text
    )  # fmt: skip


def restored(html: str) -> str:
    """Return HTML with the stand-ins as the marks that they stand for."""
    return _BACK.sub(lambda match: escape(chr(ord(match[0]) - _STAND_INS)), html)


def html_tag(text: str, known: Known) -> re.Match[str] | None:
    """Return the element of HTML that a text begins with."""
    found = TAG.match(text)
    return found if found and is_element(found, known.opened, known.closed) else None


def only_html(text: str, known: Known) -> str:
    """Do as marked does within a block of HTML, where only elements are markup."""
    parts, end = [], 0
    for each in re.finditer(rf"{COMMENT}|{TAG.pattern}|<", text, re.DOTALL):
        sure = each[0].startswith("<!--") or html_tag(each[0], known)
        parts += [text[end : each.start()], each[0] if sure else literal(each[0])]
        end = each.end()
    return "".join([*parts, text[end:]])


def marked(text: str, known: Known) -> str:
    """Return a text of one block or cell in which only sure markup is left as it is."""
    parts: list[str] = []
    runs: list[int] = []  # which parts are runs of * and _
    end, inside_link = 0, 0
    for each in _TOKEN.finditer(text):
        parts.append(text[end : each.start()])
        end = each.end()
        kind = next(name for name in _KINDS.split() if each[name] is not None)
        if kind == "tag" and (tag := html_tag(each[0], known)) and tag[2].lower() == "a":
            inside_link = max(0, inside_link + (-1 if tag[1] else 1))
        if kind == "run":
            runs.append(len(parts))
            parts.append(each[0])
        elif kind == "bare" and (inside_link > 0 or known.linked):
            parts.append(literal(each[0]))
        else:
            parts.append(_decide(kind, each, known))
    parts.append(text[end:])
    _pair(parts, runs)
    return "".join(parts)


def _decide(kind: str, each: re.Match[str], known: Known) -> str:
    whole = each[0]
    if kind in ("auto", "attributes"):
        return whole
    if kind == "comment":  # on one line: its end at the beginning of one would be a mark
        return " ".join(whole.split())
    if kind == "code":
        ticks = len(each["ticks"])
        return whole[:ticks] + literal(whole[ticks:-ticks]) + whole[-ticks:]
    if kind == "escape":
        return literal(whole[1])
    if kind in ("tag", "entity", "note"):
        return whole if _is_known(kind, whole, known) else literal(whole)
    if kind == "bare":
        return f"<{whole}>" if "://" in whole else f"[{literal(whole)}](https://{whole})"
    if kind == "link":
        return _link(each, known)
    if kind == "reference":
        return _reference(each, known)
    return literal(whole)


def _is_known(kind: str, whole: str, known: Known) -> bool:
    if kind == "tag":
        return html_tag(whole, known) is not None
    if kind == "entity":
        return whole[1] == "#" or whole[1:] in html5
    return whole[2:-1] in known.notes


def _link(each: re.Match[str], known: Known) -> str:
    to = each["to"].strip("<>")
    picture = each[0].startswith("!")
    if not to or not (picture or _ADDRESS.match(unescape(to))):
        inner = marked(each["label"], known)
        before = literal("![" if picture else "[")
        rest = each[0][each[0].index("](", len(each["label"])) + 2 : -1]
        return f"{before}{inner}{literal('](')}{marked(rest, known)}{literal(')')}"
    if picture:
        return each[0]
    label = marked(each["label"], Known(known.addresses, (), known.opened, known.closed, True))
    to = f"https://{to}" if _BARE.match(to) else to
    return f"[{label}](<{to}>{each['title'] or ''})"


def _reference(each: re.Match[str], known: Known) -> str:
    name = (each["id"] or each["words"]).lower()
    if name in known.addresses or each[0] == "[TOC]":
        return each[0]
    before = literal("![" if each[0].startswith("!") else "[")
    after = "" if each["id"] is None else literal("[") + marked(each["id"], known) + literal("]")
    return f"{before}{marked(each['words'], known)}{literal(']')}{after}"


def _pair(parts: list[str], runs: list[int]) -> None:
    """Leave the runs of * and _ that open and close emphasis; make the others text."""
    open_: list[int] = []
    paired: set[int] = set()
    for at in runs:
        run = parts[at]
        before = "".join(parts[max(0, at - 3) : at])[-1:] or " "
        after = next((part[0] for part in parts[at + 1 :] if part), " ")
        partner = next((o for o in reversed(open_[-9:]) if parts[o] == run), None)
        if partner is not None and _closes(run, before, after):
            paired |= {partner, at}
            del open_[open_.index(partner) :]
        elif len(run) <= 3 and _opens(run, before, after):
            open_.append(at)
    for at in runs:
        if at not in paired:
            parts[at] = literal(parts[at])


def _opens(run: str, before: str, after: str) -> bool:
    if after.isspace() or after in _CLOSING:
        return False
    return not before.isalnum() or (len(run) == 2 and run[0] == "*" and after.isalpha())


def _closes(run: str, before: str, after: str) -> bool:
    if before.isspace() or before in _OPENING:
        return False
    return not after.isalnum() or (len(run) == 2 and run[0] == "*")
