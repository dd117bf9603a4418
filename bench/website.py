"""Adding one article to sites of three sizes, against a full build by Hugo."""

import os
import random
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench import hugo
from bench.table import Report, Row, middle, seconds
from channels.website.article import to_payload
from channels.website.pages.parts import parts
from channels.website.pages.templates import Look
from channels.website.site.generator import Site
from publisher.contract import Item, Term

LOOK = Look(base_url="https://soxaydung.example", office_name="Sở Xây dựng tỉnh Đắk Lắk")
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
TOPICS, UNITS, PER_PAGE = 20, 15, 20
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


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds for one size of the site."""

    built: float
    added: float
    hugo_built: float
    hugo_added: float


def run(*, quick: bool) -> Report:
    """Measure the growing site."""
    sizes = (20, 60) if quick else (100, 1_000, 10_000)
    took = {size: _measured(size, times=1 if quick else 7) for size in sizes}
    small, large = sizes[0], sizes[-1]
    rows = [
        Row(
            what=f"{size:,} articles, one more",
            ours=f"{each.added * 1000:.0f} ms",
            yardstick=f"Hugo builds all: {each.hugo_added:.2f} s",
            ratio=each.added / each.hugo_added,
            aim="< 100 ms",
        )
        for size, each in took.items()
    ]
    rows.append(
        Row(
            what=f"one more on {large:,}",
            ours=f"{took[large].added * 1000:.0f} ms",
            yardstick=f"one more on {small:,}: {took[small].added * 1000:.0f} ms",
            ratio=took[large].added / took[small].added,
            aim="1",
        )
    )
    rows.append(
        Row(
            what=f"{large:,} from nothing",
            ours=f"{took[large].built:.1f} s",
            yardstick=f"Hugo: {took[large].hugo_built:.1f} s",
            ratio=took[large].built / took[large].hugo_built,
        )
    )
    return Report(
        title="The website grows by one article",
        how=(
            "Ours renders the Markdown, cleans it, writes the page and every list, feed and site"
            f" map that it changes, each synced to disk. {hugo.version()} has no incremental"
            " build on disk: it builds the same articles again, with the plainest theme (lists"
            f" of {PER_PAGE}, topics, units, feeds, site map), and syncs nothing. Medians of"
            " several articles; of Hugo, three builds up to 1,000, one of 10,000."
        ),
        rows=rows,
    )


def _measured(size: int, *, times: int) -> Took:
    articles = [_article(number) for number in range(size + times)]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        site = Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=PER_PAGE))
        built = seconds(lambda: _publish(site, articles[:size]))
        os.sync()  # what the build left to the disk is no cost of one more article
        added = [seconds(partial(_publish, site, [each])) for each in articles[size:]]
        other = hugo.Site(folder / "hugo", articles[:size], PER_PAGE)
        hugo_built = seconds(other.build)
        rebuilt = []
        for each in articles[size : size + (3 if size <= 1_000 else 1)]:
            other.add(each)
            rebuilt.append(seconds(other.build))
        return Took(built, middle(added), hugo_built, middle(rebuilt))


def _publish(site: Site, articles: list[Item]) -> None:
    site.publish((to_payload(each, LOOK.root) for each in articles), at=datetime.now(UTC))


def _article(number: int) -> Item:
    """Write an article of 277 words with a table and a list."""
    rng, words = random.Random(number), WORDS.split()  # noqa: S311  the same in every run
    paragraphs = [" ".join(rng.choices(words, k=63)).capitalize() + "." for _ in range(4)]
    topic, unit = number % TOPICS, number % UNITS
    return Item(
        id=f"tin-{number:05}",
        title=" ".join(rng.choices(words, k=9)).capitalize(),
        summary=" ".join(rng.choices(words, k=25)).capitalize() + ".",
        body="\n\n".join([*paragraphs[:2], "## Thời hạn", TABLE, *paragraphs[2:]]),
        unit=Term(f"don-vi-{unit}", f"Đơn vị {unit}"),
        theme=Term(f"chu-de-{topic}", f"Chủ đề {topic}"),
        form=Term("article", "Tin, bài"),
        author="Ban biên tập",
        publish_at=BEGIN + timedelta(hours=5 * number),
    )
