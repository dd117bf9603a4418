"""A little office to measure: a workspace with channels, and items in its outbox."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from publisher.contract import Item, Term
from publisher.outbox import plan
from publisher.outbox.plan import NewDelivery
from publisher.workspace import Workspace

CONFIG = """
[office]
name = "Sở Xây dựng tỉnh Đắk Lắk"

[publishing]
first = ""

[[units]]
id = "van-phong"
name = "Văn phòng Sở"

[[themes]]
id = "thu-tuc"
name = "Thủ tục hành chính"

[[forms]]
id = "article"
name = "Tin, bài"
"""
PLAIN = 'use = "bench.channel:Plain"\nbase_url = "{telegram}"'
TELEGRAM = (
    'use = "channels.telegram:Telegram"\nbase_url = "{telegram}"\n'
    'token = {{ file = "token" }}\nchat = "@soxaydung_sandbox"\n'
    "min_gap = 0"
)


@contextmanager
def office(
    root: Path, channels: Mapping[str, str], addresses: Mapping[str, str], token: str = ""
) -> Iterator[Workspace]:
    """Open a new workspace with these tables of channels."""
    for folder in ("config", "content"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    tables = [
        f"[channels.{name}]\n{table.format_map(addresses)}\n" for name, table in channels.items()
    ]
    (root / "token").write_text(token)
    (root / "config" / "publisher.toml").write_text("\n".join([CONFIG, *tables]))
    workspace = Workspace.open(root)
    try:
        yield workspace
    finally:
        workspace.store.close()


def item(name: str) -> Item:
    """Return an item of the size that offices post."""
    return Item(
        id=name,
        title=f"Cấp giấy phép xây dựng trực tuyến toàn trình ({name})",
        summary="Người dân nộp hồ sơ và nhận kết quả ngay tại nhà. " * 4,
        body="Hồ sơ được tiếp nhận trên Cổng dịch vụ công. " * 20,
        unit=Term("van-phong", "Văn phòng Sở"),
        theme=Term("thu-tuc", "Thủ tục hành chính"),
        form=Term("article", "Tin, bài"),
        author="Ban biên tập",
        publish_at=datetime.now(UTC),
        link="https://soxaydung.example/tin.html",
    )


def queue(workspace: Workspace, names: Sequence[str], channel: str, due_at: datetime) -> None:
    """Put items into the outbox for one channel, all due at one instant."""
    render = workspace.channels[channel].render
    with workspace.store.write() as db:
        for name in names:
            wanted = NewDelivery(channel=channel, due_at=due_at, post=render(item(name)))
            plan.enqueue(db, name, 1, [wanted], workspace.now())
