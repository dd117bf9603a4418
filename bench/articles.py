"""Articles for a website: each of 277 words with a table and a list, the same in every run."""

import random
from datetime import UTC, datetime, timedelta

from publisher.contract import Item, Term

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
TOPICS, UNITS = 20, 15
WORDS = """
cấp giấy phép xây dựng trực tuyến toàn trình hồ sơ được tiếp nhận và trả kết quả tại bộ
phận một cửa người dân doanh nghiệp nộp lệ phí qua mạng theo dõi tiến độ giải quyết thủ
tục hành chính đúng hạn công khai minh bạch cải cách chỉ số hài lòng quy hoạch nhà ở xã
hội hạ tầng kỹ thuật giám định chất lượng công trình an toàn lao động vận tải
"""
TABLE = """
| Thủ tục | Thời hạn | Lệ phí |
|---|---|---|
| Cấp giấy phép xây dựng | 20 ngày | 75.000 đồng |
| Điều chỉnh giấy phép | 15 ngày | 75.000 đồng |

- Nộp hồ sơ trên Cổng dịch vụ công
- Nhận kết quả tại nhà
"""


def article(number: int) -> Item:
    """Write an article."""
    rng, words = random.Random(number), WORDS.split()  # noqa: S311  the same in every run
    paragraphs = [" ".join(rng.choices(words, k=63)).capitalize() + "." for _ in range(4)]
    topic, unit = number % TOPICS, number % UNITS
    return Item(
        id=f"tin-{number:06}",
        title=" ".join(rng.choices(words, k=9)).capitalize(),
        summary=" ".join(rng.choices(words, k=25)).capitalize() + ".",
        body="\n\n".join([*paragraphs[:2], "## Thời hạn", TABLE, *paragraphs[2:]]),
        unit=Term(f"don-vi-{unit}", f"Đơn vị {unit}"),
        theme=Term(f"chu-de-{topic}", f"Chủ đề {topic}"),
        form=Term("article", "Tin, bài"),
        author="Ban biên tập",
        publish_at=BEGIN + timedelta(hours=5 * number),
    )
