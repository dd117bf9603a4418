"""Headings that break between words, not within them.

Vietnamese writes a space between the syllables of a word, so a browser breaks "xây dựng" as
readily as it breaks between two words. In a heading that is seen; the commonest words of
offices are held together, and the last word never stands alone.
"""

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

HELD = "\N{NO-BREAK SPACE}"
_SHORT = 14  # letters of a last pair that may be held; longer ones would not fit a telephone

_WORDS = """
an toàn, ban hành, bảo đảm, báo cáo, bất động sản, biện pháp, bồi thường, bưu chính, cải cách,
cấp phép, chào cờ, chất lượng, chế độ, chính phủ, chính quyền, chính sách, chỉ đạo, chỉ số,
chủ đề, chủ tịch, cuối năm, chủ trương, chuyển đổi, công bố, công chức, công dân, công khai,
công nghệ, công tác, công trình, công trường, cơ quan, cơ sở, danh mục, dịch vụ, doanh nghiệp,
dự án, dự thảo, đào tạo, đầu tư, đấu thầu, đất đai, đề án, đề nghị, điện tử, đầu năm, đầu tuần,
điều kiện, địa chỉ, địa phương, đô thị, đối thoại, đồ án, đơn vị, đường bộ, giám định, giám đốc,
giám sát, giao dịch, giao thông, giải pháp, giải quyết, giấy phép, giấy tờ, góp ý, hạ tầng,
hành chính, hỗ trợ, hoàn thành, hội đồng, hội nghị, hồ sơ, hợp tác, hướng dẫn, hằng ngày,
hình thành, khảo sát, khu dân cư, khiếu nại, khó khăn, kế hoạch, kết quả, kiểm tra, kiến nghị,
kiến trúc, kinh doanh, kinh tế, lao động, lãnh đạo, lĩnh vực, minh họa, mô hình, môi trường,
năng lực, nghị định, nghị quyết, nghiệm thu, người dân, nhà nước, nhà ở, nhà thầu, nhân dân,
nhiệm vụ, phản ánh, pháp luật, phát thanh, phát triển, phục vụ, quản lý, quy chuẩn, quy định,
quy hoạch, quy trình, quyền hạn, quyền lợi, quyết định, rà soát, sáng kiến, số liệu, sửa chữa,
sử dụng, tập huấn, thanh tra, thành phố, thẩm định, thế nào, thi công, thị trường, thông báo,
thông tin, thời hạn, thủ tục, thực hiện, tiếp nhận, tiêu chuẩn, tình hình, tổ chức, tốc độ,
trách nhiệm, triển khai, trực tiếp, trực tuyến, trung tâm, tỷ lệ, tuyên truyền, tuyến đường,
tư vấn, ủy ban, vận tải, văn bản, văn phòng, vật liệu, vi phạm, viên chức, xã hội, xây dựng,
ý kiến, yêu cầu, đúng hạn, Đắk Lắk
"""
_ONE_OF = "|".join(" +".join(each.split()) for each in _WORDS.split(","))
_PAIR = re.compile(rf"\b(?:{_ONE_OF})\b", re.IGNORECASE)
_LAST = re.compile(r"([^ ]+) +([^ ]+)$")
# The number of a document: 118/2025/NĐ-CP, 224/QĐ-UBND. Small letters are some address.
_NUMBER = re.compile(r"\b\d{1,6}(?:/\d{4})?/[A-ZĐ][A-ZĐ\d]{0,9}(?:-[A-ZĐ\d]{1,6}){0,2}\b")


@lru_cache(maxsize=1_024)
def held(title: str) -> str:
    """Return a title with no-break spaces within well-known words and before the last."""
    text = _PAIR.sub(
        lambda match: re.sub(" +", HELD, match[0]), unicodedata.normalize("NFC", title)
    )
    last = _LAST.search(text)
    if last and HELD not in last[0] and len(last[0]) <= _SHORT:
        text = f"{text[: last.start()]}{last[1]}{HELD}{last[2]}"
    return text


def heading(title: str) -> Markup:
    """Return a held title as HTML, numbers of documents in one piece too."""
    return Markup(  # noqa: S704  every part is escaped
        _NUMBER.sub(
            lambda match: f'<span class="whole">{match[0]}</span>', str(escape(held(title)))
        )
    )
