"""What was to be filled in and was not, and words that an office does not print."""

import re
from collections.abc import Iterable, Iterator

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_BLANK = re.compile(
    r"[\w.+-]{0,64}(?<![a-wyz])x{3,}(?![a-wyz])[\w.-]*"  # 0262.xxx.xxxx
    r"|[\w.@:/-]{0,200}\.example\b[\w./-]*"
    r"|\[(?:tên|họ|số|ngày|giờ|địa chỉ|nội dung|điền|chèn|cơ quan|đơn vị|người)\b[^\]\n]*\](?!\()"
    r"|(?:…|\.{3,}) ?/ ?(?:…|\.{3,}|\d)[^\s,;]*"
    r"|\{\{[^{}\n]*\}\}|\blorem ipsum\b|(?-i:\b(?:TODO|FIXME|TBD)\b)",
    re.IGNORECASE,
)


def blanks(text: str) -> Iterator[re.Match[str]]:
    """Find what was never filled in."""
    return _BLANK.finditer(text)


def placeholders(piece: Piece) -> Iterator[Remark]:
    """Find what was never filled in, also in addresses."""
    for match in blanks(piece.text):
        what = _("“{found}” was never filled in: write what belongs here, or take it out")
        yield Remark(piece, match.start(), match[0], what.format(found=match[0]))


def forbidden(piece: Piece, words: Iterable[str]) -> Iterator[Remark]:
    """Find words of the office's own list."""
    for word in words:
        pattern = rf"(?<!\w){re.escape(word)}(?!\w)".replace(r"\ ", r"\s+")
        for match in re.finditer(pattern, piece.text, re.IGNORECASE):
            what = _("“{found}” is in the office's list of words not to be used")
            yield Remark(piece, match.start(), match[0], what.format(found=match[0]))
