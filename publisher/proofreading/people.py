"""Pictures of people: whether it is said why the office may show them."""

import re

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_PEOPLE = re.compile(
    r"\b(?:người dân|bà con|cán bộ|công chức|viên chức|nhân viên|lãnh đạo|giám đốc|đại biểu"
    r"|học sinh|sinh viên|trẻ em|em bé|cháu|phụ nữ|phụ huynh|thanh niên|đoàn viên|hội viên"
    r"|công nhân|người lao động|người cao tuổi|cụ (?:ông|bà)|bệnh nhân|nông dân|chiến sĩ|bác sĩ"
    r"|giáo viên|đồng chí|gia đình|hành khách|mọi người|một (?:người|ông|bà|anh|chị))\b",
    re.IGNORECASE,
)
_DRAWN = re.compile(
    r"\b(?:sơ đồ|đồ họa|biểu đồ|bảng|bản đồ|hình vẽ|tranh|minh họa|infographic|màn hình|logo"
    r"|biểu trưng|phối cảnh|bản vẽ|bìa|áp phích|poster|vòng tròn|nối nhau|dòng chữ)\b",
    re.IGNORECASE,
)


def people(piece: Piece) -> Remark | None:
    """Return a remark if a picture's words tell of people; drawings show nobody."""
    match = _PEOPLE.search(piece.raw)
    if match is None or _DRAWN.search(piece.raw):
        return None
    what = _(
        "the picture shows people: write “people: public_event”, “people: consent” or "
        "“people: staff” in the head, which is why they may be shown"
    )
    return Remark(piece, match.start(), match[0], what)
