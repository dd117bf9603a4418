"""The golden website: a small site whose every page is kept in golden/website.

    python tests/support/golden_website.py

builds it anew from the current templates; the diff is then read before it is committed.
"""

import re
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from channel_items import make_image, make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from publisher.contract import Correction, Document, Item, Source, Term, Video

GOLDEN = Path(__file__).parents[1] / "golden" / "website"
KEPT = {".html", ".xml", ".txt", ".map"}  # pictures differ with Pillow's version
LOOK = Look(
    base_url="https://soxaydung.example.vn",
    office_name="Sở Xây dựng",
    office_parent="Ủy ban nhân dân tỉnh Đắk Lắk",
    description="Trang thông tin điện tử của Sở Xây dựng tỉnh Đắk Lắk.",
    footer=("Chịu trách nhiệm nội dung: Văn phòng Sở",),
)
_HASH = re.compile(r"\.[0-9a-f]{10}\.(css|js)\b")
FIRST = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
BODY = """\
Hồ sơ nộp **toàn trình trực tuyến**[^1] trên [Cổng dịch vụ công](https://dichvucong.gov.vn).

# Thời hạn “mới” & cũ

| Loại công trình | Ngày |
|---|---:|
| Nhà ở riêng lẻ | 10 |

![](<bbbbbbbbbbbbbbbb.png>)

!!! note "Lưu ý"
    Hồ sơ cũ được giải quyết theo quy trình cũ.

[^1]: Thủ tục mã 1.013236.
"""


def items(folder: Path) -> list[Item]:
    """Return seven short articles and one with everything that a page can show."""
    cover = replace(
        make_image(folder, size=(1800, 1200)),
        name="aaaaaaaaaaaaaaaa.jpg",
        caption="Công dân nộp hồ sơ.",
        credit="Ban biên tập",
    )
    inside = replace(
        make_image(folder, suffix="png", size=(400, 300), alt="Sơ đồ các bước"),
        name="bbbbbbbbbbbbbbbb.png",
        caption="Sơ đồ <các bước>.",
        inline=True,
    )
    short = [
        make_item(
            id=f"tin-{number}",
            title=f"Tin số {number}",
            theme=Term("doi-thoai", "Đối thoại") if number % 2 else Term("tthc", "Thủ tục"),
            publish_at=FIRST + timedelta(hours=number),
        )
        for number in range(1, 8)
    ]
    full = make_item(
        id="bai-day-du",
        title='Bài "đầy đủ" <mọi thứ> & hơn nữa',
        body=BODY,
        cover=cover,
        images=(inside,),
        video=Video(url="https://example.vn/video", transcript="Lời thoại."),
        documents=(
            Document(number="618/KH-SXD", title="Kế hoạch", url="https://example.vn/618"),
            Document(number="42/2022/NĐ-CP"),
        ),
        source=Source(name="Cổng thông tin tỉnh", url="https://example.vn", published_at=FIRST),
        ai="assisted",
        notices=("Bài viết có trí tuệ nhân tạo hỗ trợ.",),
        publish_at=FIRST + timedelta(days=3),
        expires=FIRST + timedelta(days=40),
    )
    return [*short, full]


def build(folder: Path) -> Path:
    """Build the site below the folder, correct one article, withdraw one; return its place."""
    site = Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=5))
    articles = items(folder)
    site.publish([to_payload(each, LOOK.root) for each in articles], at=FIRST)
    note = Correction(FIRST + timedelta(days=4), "Cuộc họp diễn ra ngày 30/11, không phải 29/11.")
    corrected = replace(articles[6], summary="Ngày họp đã được sửa.", corrections=(note,))
    site.publish([to_payload(corrected, LOOK.root)], at=FIRST + timedelta(days=4))
    site.withdraw("tin-3")
    return folder / "www"


def pages(www: Path) -> dict[str, str]:
    """Return the texts of a site by path, without the hashes of style sheet and scripts."""
    return {
        str(path.relative_to(www)): _HASH.sub(r".\1", path.read_text())
        for path in sorted(www.rglob("*"))
        if path.suffix in KEPT
    }


def rewrite() -> None:
    """Replace the golden pages."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in pages(build(Path(folder))).items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text)


if __name__ == "__main__":
    rewrite()
