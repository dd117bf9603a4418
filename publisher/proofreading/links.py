"""Links that say nothing of where they lead, and addresses that are not written out."""

import re
from collections.abc import Iterator

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_LINK = re.compile(
    r"(?<!!)\[(?P<label>[^\[\]\n]{1,60})\](?:\(|\[)|<a\b[^<>\n]*>(?P<inner>[^<>\n]{1,60})</a>",
    re.I,
)
_EMPTY = re.compile(
    r"\W*(?:(?:xin |vui lòng )?(?:bấm|nhấn|nhấp|xem|kích|click|đọc)?(?: chuột)?"
    r"(?: ?(?:vào|tại|ở))? ?đây"
    r"|(?:xem|đọc) (?:thêm|tiếp|chi tiết|ngay)|chi tiết|(?:đường )?link|liên kết"
    r"|(?:click |read |see )?(?:here|more))\W*",
    re.I,
)
_SCHEMELESS = re.compile(
    r"(?<![\w/@.=:])www\.[^\s<>\"“”|()\[\]`]*[\w/]"
    r"|(?<=\]\()(?:[\w-]+\.){1,8}(?:vn|com|net|org|info)(?=[/?#:)\s])[^\s()]*"
)


def links(piece: Piece) -> Iterator[Remark]:
    """Find links whose words mean nothing out of context, and addresses without https://."""
    for match in _LINK.finditer(piece.raw):
        label = match["label"] or match["inner"]
        if _EMPTY.fullmatch(label):
            what = _(
                "the link “{found}” does not say where it leads: name the place, e.g. {example}"
            )
            example = "[Cổng dịch vụ công](https://…)"
            yield Remark(piece, match.start(), label, what.format(found=label, example=example))
    for match in _SCHEMELESS.finditer(piece.text):
        what = _("“{found}” is read as the address https://{found}; write it so if it is right")
        yield Remark(piece, match.start(), match[0], what.format(found=match[0]))
