"""An office with posts that are out and readings of them, for the tests of reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from publisher.engagement.readings import FIGURES, audiences, readings
from publisher.outbox.deliveries import SENT
from workspaces import Desk, opened

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

CONFIG = """
[office]
name = "Sở Xây dựng tỉnh Đắk Lắk"
parent = "Ủy ban nhân dân tỉnh Đắk Lắk"
province = "Đắk Lắk"

[publishing]
first = "website"
still = 0

[[units]]
id = "quan-ly-xay-dung"
name = "Phòng Quản lý xây dựng"
order = 2

[[units]]
id = "van-phong"
name = "Văn phòng Sở"
order = 1

[[themes]]
id = "thu-tuc"
name = "Thủ tục hành chính và dịch vụ công trực tuyến"
order = 1

[[themes]]
id = "doi-thoai"
name = "Gặp gỡ, đối thoại với nhà đầu tư và doanh nghiệp"
order = 2

[[forms]]
id = "article"
name = "Tin, bài, ảnh"

[channels.website]
use = "fake_channels:Site"
box = "box-website"

[channels.facebook]
use = "fake_channels:Fake"
box = "box-facebook"

[channels.telegram]
use = "fake_channels:Fake"
box = "box-telegram"
"""


@contextmanager
def reporting(root: Path) -> Iterator[Desk]:
    """Open an office that reports: three channels, two units, two themes."""
    (root / "config").mkdir(parents=True, exist_ok=True)
    (root / "content").mkdir(exist_ok=True)
    (root / "config/publisher.toml").write_text(CONFIG, encoding="utf-8")
    with opened(root) as desk:
        yield desk


def local(text: str) -> datetime:
    """Return the instant of "2026-11-24 08:00" in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def out(desk: Desk, item: str, at: str, channels: str = "website", **front: Any) -> dict[str, int]:
    """Let an item be out on channels at a local time; returns its deliveries by channel."""
    front = {"channels": f"[{channels}]", "publish_at": at} | front
    desk.put(f"{item}.md", **front)
    desk.scan()
    desk.set(item, state=SENT, sent_at=local(at), ref=item)
    for row in desk.rows(item):
        desk.set(item, row["channel"], url=f"https://{row['channel']}.example/{item}")
    return {row["channel"]: row["id"] for row in desk.rows(item)}


def read(
    desk: Desk,
    delivery: int,
    at: str,
    label: str = "",
    raw: dict[str, Any] | None = None,
    **figures: int,
) -> int:
    """Keep a reading of a post; figures that are not named are unknown. Returns its id."""
    unknown = {figure: "not_supported" for figure in FIGURES if figure not in figures}
    row = {"delivery": delivery, "label": label or at, "at": local(at), "unknown": unknown}
    with desk.workspace.store.write() as db:
        query = insert(readings).values(**row, **figures, raw=raw or {}).returning(readings.c.id)
        return int(db.scalar(query) or 0)


def count_followers(desk: Desk, channel: str, day: str, followers: int) -> None:
    """Keep a count of a channel's followers."""
    row = {"channel": channel, "day": day, "at": local(f"{day} 07:00"), "followers": followers}
    with desk.workspace.store.write() as db:
        db.execute(insert(audiences).values(**row, raw={}))
