"""Plain text for services that take no Markdown: typeset, fitted to a limit, linked.

Lengths are counted by the caller's own function, as the service counts: characters by
default, see utf16 for Telegram and Facebook.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, urlsplit, urlunsplit

import regex

from channels.shared.blocks import blocks
from channels.shared.readers import labels
from channels.shared.typeset import Block, clean, joined
from channels.shared.words import ZONE, number
from publisher.contract import Item, Rejected

__all__ = [
    "Block",
    "blocks",
    "compose",
    "corrections",
    "cut",
    "hashtags",
    "layout",
    "plain",
    "signed",
    "tagged",
    "utf16",
    "whole",
]

Length = Callable[[str], int]

_SENTENCE_END = re.compile(r"[.!?…]+[”’\"»)\]]*(?=\s)|(?<![:;,\n])(?=\n)")
_NO_SENTENCE_END = re.compile(
    r"(?:(?:^|[\s(“\"])(?:[^\W\d_]|tp|tx|tt|ts|ths|pgs|gs|kts|ks|bs|cn|ncs|st|mr|mrs|dr|đ/c)"
    r"|(?:^|\n) *\d{1,3})\.$",
    re.IGNORECASE,
)  # initials, titles and the numbers of a list: "TP. Buôn Ma Thuột", "1. Mục tiêu"
_NOT_SPACE = re.compile(r"\S")
_CHARACTER = regex.compile(r"\X")  # with its accents, or an emoji of several parts: UAX #29
_LOOSE_END = ' \n\t,;:–—-(“"'


def plain(markdown: str) -> str:
    """Return a Markdown text as readers would see it in plain text; may raise Rejected."""
    return joined(blocks(markdown))


def utf16(text: str) -> int:
    """Count a text in UTF-16 units: an emoji is two."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def cut(text: str, limit: int, length: Length = len) -> str:
    """Return the text if it fits, else its beginning, never longer than the limit.

    It ends with a whole sentence if that leaves at least half of the room used, else with
    a whole word and "…"; a word is broken only where there is no other way, and then
    never within what readers see as one character.
    """
    if length(text) <= limit:
        return text
    room = _fitting(text, limit, length)
    for end in reversed(_sentence_ends(text, room)):
        if length(text[:end]) * 2 >= limit:
            return text[:end]
    room = _fitting(text, limit - length("…"), length)
    if room == 0:
        return "…" if length("…") <= limit else ""
    head = text[: _word_end(text, room)].rstrip(_LOOSE_END)
    return f"{head}…" if head else "…"


def _fitting(text: str, limit: int, length: Length) -> int:
    """Return how many characters from the start fit, by bisection."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if length(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _sentence_ends(text: str, room: int) -> list[int]:
    ends = (match.end() for match in _SENTENCE_END.finditer(text, 0, room + 1))
    return [end for end in ends if end <= room and _ends_sentence(text, end)]


def _ends_sentence(text: str, end: int) -> bool:
    following = _NOT_SPACE.search(text, end)
    goes_on = following is not None and following[0].islower()  # "… v.v. và"
    return not goes_on and not _NO_SENTENCE_END.search(text, max(0, end - 8), end)


def _word_end(text: str, room: int) -> int:
    """Return the last place at or before room where no word is broken, else no character."""
    breaks = [match.start() for match in re.finditer(r"[ \n\t]", text[: room + 1])]
    if breaks and text[: breaks[-1]].strip(_LOOSE_END):
        return breaks[-1]
    return whole(text, room)


def whole(text: str, room: int) -> int:
    """Return the last place at or before room between two characters as readers see them."""
    ends = (match.start() for match in _CHARACTER.finditer(text) if match.end() > room)
    return next(ends, room)


def hashtags(tags: Iterable[str]) -> str:
    """Return the tags as services take them: "#CảiCáchHànhChính #SởXâyDựng".

    A tag is one word of letters, digits and underscores; those of digits alone are left
    out, for no service links them.
    """
    words = ("".join(_capital(word) for word in re.findall(r"\w+", tag)) for tag in tags)
    return " ".join(dict.fromkeys(f"#{word}" for word in words if not word.isdecimal() and word))


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def tagged(link: str, source: str, campaign: str) -> str:
    """Return a link to the website that tells the visit's origin to its access log.

    source: the service, e.g. "zalo"; campaign: the item's id. Tags that are there already
    are replaced.
    """
    tags = (f"utm_source={quote(source, safe='')}", "utm_medium=social")
    return _with(link, *tags, f"utm_campaign={quote(campaign, safe='')}")


def signed(link: str, source: str) -> str:
    """Do as tagged does where readers see the address itself: "…/bai.html?tu=zalo".

    One short word for one of our own tags; "tu" is "from", and our access log counts it too.
    """
    return _with(link, f"tu={quote(source, safe='')}")


def _with(link: str, *tags: str) -> str:
    parts = urlsplit(link)
    names = tuple(f"{each.partition('=')[0]}=" for each in tags)
    query = [pair for pair in parts.query.split("&") if pair and not pair.startswith(names)]
    return urlunsplit(parts._replace(query="&".join([*query, *tags])))


def compose(
    item: Item, link: str | None, *, read_more: str, limit: int, length: Length = len
) -> str:
    """Return an item as one post: title, corrections, text or summary, notices, link, hashtags.

    Never longer than the limit; the link, the notices and the last correction always whole:
    the text gives way first, then the hashtags, the older corrections, the title. Raises
    Rejected if even that is not enough.
    """
    return layout(item, f"{read_more}: {link}" if link else "", limit=limit, length=length)


def layout(item: Item, more: str, *, limit: int, length: Length = len) -> str:
    """Do as compose does, with the line that leads to the website as the caller wrote it."""
    title, text = clean(" ".join(item.title.split())), clean((item.text or item.summary).strip())
    notes, ends = corrections(item), [*map(clean, item.notices), more]
    tags, last = clean(hashtags(item.hashtags)), "".join(notes[-1:])
    whole = "\n".join(notes)
    for note, tail in ((whole, [*ends, tags]), (whole, ends), (last, ends)):
        head = [title, note]
        if length(_stacked([*head, *tail])) <= limit:
            room = _room([*head, *tail], limit, length)
            return _stacked([*head, cut(text, room, length), *tail])
    room = _room([last, *ends], limit, length)
    if room == 0:
        most = number(limit)
        raise Rejected(f"Liên kết và các ghi chú bắt buộc dài quá {most} ký tự của kênh này.")
    return _stacked([cut(title, room, length), last, *ends])


def corrections(item: Item) -> list[str]:
    """Return a line for each time that the item was put right, oldest first."""
    label = labels(item.lang).corrected
    return [
        clean(f"{label} {each.at.astimezone(ZONE):%d/%m/%Y}: {' '.join(each.note.split())}")
        for each in item.corrections
    ]


def _room(others: list[str], limit: int, length: Length) -> int:
    """Return what the limit leaves for one more part."""
    return max(0, limit - length(_stacked([*others, "x"])) + length("x"))


def _stacked(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, parts))
