"""Links whose words say nothing, and addresses that lead nowhere or are read otherwise."""

import re
from collections.abc import Iterator

from publisher.proofreading.text import Piece, Remark, blanked
from publisher.words import _

_LINK = re.compile(
    r"(?<!!)\[(?P<label>[^\[\]\n]*)\]\(\s*(?P<to><[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_NEARLY = re.compile(
    r"(?<![!\w])\[[^\[\]\n]+\]\((?:|[^()\n]*\.[a-z]{2,5}|https?:[^()\n]*)\)", re.I
)
_OTHER = re.compile(  # references and HTML
    r"(?<!!)\[(?P<label>[^\[\]\n]{1,60})\]\[|<a\b[^<>\n]*>(?P<inner>[^<>\n]{1,60})</a>", re.I
)
_BARE = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:vn|com|net|org|info)(?=[/?#:]|$))", re.I)
_WWW = re.compile(r"(?<![\w/@.(])www\.[^\s<>\"“”|\[\]`()]*[^\s<>\"“”|\[\]`.,;:!?)*_…’'(]", re.I)
_WHOLE = re.compile(r"https?://[^\s/]|mailto:.|tel:.|#.", re.I)
_SAYS_NOTHING = re.compile(
    r"(?:(?:xem|bấm|nhấn|nhấp|click|vào|truy cập|chi tiết|thêm|tải|về) *)*"
    r"(?:(?:tại|ở|vào)? *(?:đây|here)|link|liên kết|đường dẫn|click here|xem thêm|xem chi tiết"
    r"|đọc tiếp|chi tiết)[.!:]*",
    re.I,
)


def links(piece: Piece, own: frozenset[str] = frozenset()) -> Iterator[Remark]:
    """Find links that tell their readers nothing, and addresses that are not whole.

    own: those that lead to the office's other pages, whole as they are.
    """
    for match in _LINK.finditer(piece.text):
        yield from _of_link(piece, match, own)
    for match in _OTHER.finditer(piece.raw):
        yield from _of_words(piece, match.start(), match["label"] or match["inner"])
    rest = blanked(_LINK, piece.text)
    for match in _NEARLY.finditer(rest):
        what = _("“{found}” is shown as it stands: an address has no spaces and is not empty")
        yield Remark(piece, match.start(), match[0], what.format(found=match[0]))
    for match in _WWW.finditer(rest):
        yield _read_as(piece, match.start(), match[0])


def _of_link(piece: Piece, match: re.Match[str], own: frozenset[str]) -> Iterator[Remark]:
    label, to = match["label"].strip(" *_"), match["to"].strip("<>")
    if not label:
        what = _("the link to {address} has no words: nobody sees it")
        yield Remark(piece, match.start(), match[0], what.format(address=to))
    yield from _of_words(piece, match.start(), label)
    if _BARE.match(to):
        yield _read_as(piece, match.start(), to)
    elif not _WHOLE.match(to) and to.partition("#")[0] not in own:
        what = _("“{address}” is no whole address; write it as https://dichvucong.gov.vn")
        yield Remark(piece, match.start(), to, what.format(address=to))


def _of_words(piece: Piece, offset: int, label: str) -> Iterator[Remark]:
    if _SAYS_NOTHING.fullmatch(label.strip()):
        what = _("“{label}” does not say where the link leads; write what stands there")
        yield Remark(piece, offset, label, what.format(label=label))


def _read_as(piece: Piece, offset: int, found: str) -> Remark:
    what = _("“{found}” is read as https://{found}; write the whole address")
    return Remark(piece, offset, found, what.format(found=found))
