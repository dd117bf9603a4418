"""That each address of an item is found in what a channel will send."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from publisher.contract import Finding, Item, Post
from publisher.planning.places import Loss
from publisher.planning.shown import strings_in
from publisher.words import _

TOLD = 4  # findings of one post; more help nobody

_TYPED = re.compile(
    r"(?<!\\)(?<!!)\[[^\[\]\n]*\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?"
    r"|^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*<?([^\s<>]+)>?"
    r"|((?<![\w/@.])https?://[^\s<>\"“”|\[\]`]*[^\s<>\"“”|\[\]`.,;:!?)*_…’'])",
    re.MULTILINE,
)
_CODE = re.compile(r"(`+)[^`]+\1|<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
_ADDRESS = re.compile(r"[a-z][\w+.-]*:\S|/|www\.|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.I)
_UNSEEN = re.compile(r"(?:mailto|tel):")  # readers see what comes behind it


def lost_addresses(item: Item, post: Post, told: Collection[str]) -> Iterator[Finding]:
    """Yield a warning for each address that the post does not have.

    told: fields of which it is said already that the post shows them not, or not whole.
    """
    shown = "\n".join(map(unescape, (post.text, *strings_in(post.payload))))
    for place, addresses in _fields(item):
        missing = [each for each in dict.fromkeys(addresses) if each not in shown]
        for each in missing[:TOLD] if place not in told else ():
            what = _("the address {address} is not shown here").format(address=each)
            yield Loss("warning", place, what, each)


def _fields(item: Item) -> Iterator[tuple[str, list[str]]]:
    yield "body", typed(item.body)
    yield "documents", [each.url for each in item.documents if each.url]
    yield "source", [item.source.url] if item.source and item.source.url else []


def typed(body: str) -> list[str]:
    """Return the addresses of a Markdown text, without those of pictures and within the page."""
    found = (each[1] or each[2] or each[3] or "" for each in _TYPED.finditer(_CODE.sub("", body)))
    return [_UNSEEN.sub("", unescape(each)) for each in found if _ADDRESS.match(each)]
