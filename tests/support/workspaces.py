"""Whole little offices for tests: a folder with config and content, opened on real SQLite.

    with opened(tmp_path) as desk:                  # channels site, page and chat
        desk.put("a.md", title="…")
        desk.scan()
        assert desk.states("a") == {"site": "queued", …}

The workspace was made at MADE and it is EARLY there (`desk.time`, moved by the test);
items are dated TUESDAY unless the test says otherwise. All folders and clocks are real
but the two clocks that the code asks for: `desk.time` and `desk.clock`.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PIL import Image as Picture
from sqlalchemy import RowMapping, select

from publisher.config.file import load
from publisher.config.installation import workspace_made_at
from publisher.items.files import problems_of_files
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import SENT, deliveries
from publisher.planning.intake import Intake
from publisher.store.database import Store
from publisher.workspace import Workspace
from standing import placed, standing

MADE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # Friday 08:00 in Vietnam
EARLY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday 08:00
TUESDAY = "2026-11-24 08:00"  # 01:00 UTC

OFFICE = """
[office]
name = "Sở Xây dựng tỉnh Đắk Lắk"
lang = "en"

[publishing]
first = "site"
still = 0
{publishing}

[[units]]
id = "van-phong"
name = "Văn phòng Sở"

[[themes]]
id = "thu-tuc"
name = "Thủ tục hành chính"
hashtags = ["ThuTuc"]

[[forms]]
id = "article"
name = "Tin, bài"
{channels}
"""
CHANNELS: Mapping[str, str] = {
    "site": 'use = "fake_channels:Site"',
    "page": 'use = "fake_channels:Fake"',
    "chat": 'use = "fake_channels:Fake"',
}
FRONT: Mapping[str, Any] = {
    "title": "Cấp phép xây dựng trực tuyến",
    "summary": "Hồ sơ nộp và trả kết quả trực tuyến.",
    "unit": "van-phong",
    "theme": "thu-tuc",
    "form": "article",
    "author": "Ban biên tập",
    "publish_at": TUESDAY,
}


def make_workspace(
    root: Path, *, channels: Mapping[str, str] = CHANNELS, publishing: str = ""
) -> Path:
    """Write a workspace's folders and config, or just its config anew.

    channels: the lines of each channel's table by name; each gets a box of its own.
    """
    tables = [
        f'\n[channels.{name}]\nbox = "box-{name}"\n{lines}' for name, lines in channels.items()
    ]
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "config").mkdir(exist_ok=True)
    text = OFFICE.format(publishing=publishing, channels="\n".join(tables))
    (root / "config/publisher.toml").write_text(text, encoding="utf-8")
    return root


def markdown(body: str = "Người dân nộp hồ sơ tại **Cổng dịch vụ công**.", **front: Any) -> str:
    """Return an item's file; `front` adds keys, and None leaves one out."""
    head = [f"{key}: {value}" for key, value in {**FRONT, **front}.items() if value is not None]
    return "\n".join(["---", *head, "---", "", body, ""])


def draw(path: Path, colour: str = "teal", size: tuple[int, int] = (64, 48)) -> Path:
    """Write a little picture, of the kind that the suffix says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Picture.new("RGB", size, colour).save(path)
    return path


@cache
def _empty_database() -> Path:
    """Return a database of a workspace made at MADE; migrating takes a while, copying none."""
    path = Path(mkdtemp()) / "publisher.sqlite"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    workspace_made_at(store, MADE)
    store.close()
    return path


@dataclass
class Desk:
    """An opened office, and the clocks that it goes by."""

    workspace: Workspace
    intake: Intake
    time: datetime = EARLY
    clock: float = 1000.0  # seconds of the monotonic clock
    took: list[Path] = field(default_factory=list)  # files that the last scan read

    @property
    def root(self) -> Path:
        return self.workspace.config.root

    @property
    def content(self) -> Path:
        return self.workspace.config.content

    def put(self, name: str, body: str | None = None, **front: Any) -> Path:
        """Write a file of the content folder; see `markdown`."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = markdown(**front) if body is None else markdown(body, **front)
        path.write_text(text, encoding="utf-8")
        return path

    def scan(self) -> float | None:
        """Scan once; returns seconds until files that still moved are to be looked at."""
        self.took = []
        return self.intake.run(self.time, self.clock, self.took.append)

    def wait(self, **span: float) -> None:
        """Let time go by on both clocks; `span` is timedelta's."""
        passed = timedelta(**span)
        self.time += passed
        self.clock += passed.total_seconds()

    def rows(self, item: str | None = None) -> list[RowMapping]:
        """Return deliveries in the order in which they were made."""
        query = select(deliveries).order_by(deliveries.c.id)
        with self.workspace.store.read() as db:
            rows = db.execute(query).mappings().all()
        return [row for row in rows if item in (None, row["item"])]

    def row(self, item: str, channel: str) -> RowMapping:
        """Return the one delivery of an item by a channel."""
        (row,) = [row for row in self.posts(item) if row["channel"] == channel]
        return row

    def posts(self, item: str) -> list[RowMapping]:
        """Return an item's deliveries without the changes that came later."""
        return [row for row in self.rows(item) if row["kind"] == "publish"]

    def states(self, item: str) -> dict[str, str]:
        """Return an item's states by channel; a held one as "held vanished"."""
        return {row["channel"]: standing(row) for row in self.posts(item)}

    def items(self) -> dict[str, RowMapping]:
        """Return what is known about every item, by name."""
        with self.workspace.store.read() as db:
            rows = db.execute(select(items).order_by(items.c.id)).mappings().all()
        return {row["id"]: row for row in rows}

    def problems(self) -> dict[str, list[str]]:
        """Return what is wrong with which file, each as "line field: message"."""
        with self.workspace.store.read() as db:
            found = problems_of_files(db)
        return {
            path: [f"{each.line} {each.field}: {each.message}" for each in problems]
            for path, problems in found.items()
        }

    def set(self, item: str, channel: str | None = None, **values: Any) -> None:
        """Write columns of an item's deliveries, as if a courier had been there."""
        where = [deliveries.c.item == item]
        if channel:
            where.append(deliveries.c.channel == channel)
        with self.workspace.store.write() as db:
            columns = placed(**values) if "state" in values else values
            db.execute(deliveries.update().where(*where).values(**columns))

    def sent(self, item: str, channel: str | None = None) -> None:
        """Let an item's deliveries, or one of them, be out."""
        for row in self.posts(item):
            if channel in (None, row["channel"]):
                name = row["channel"]
                url = row["post"]["url"] or f"https://fake.example/{name}/{item}"
                self.set(
                    item, name, state=SENT, ref=f"{name}-{item}", url=url,
                    sent_at=self.time, waits_for=None,
                )  # fmt: skip


@contextmanager
def opened(
    root: Path, *, channels: Mapping[str, str] | None = None, publishing: str = ""
) -> Iterator[Desk]:
    """Open a workspace; makes it where there is none, or where its config is said anew.

    Opening the same folder again is what a restart of the program is.
    """
    if channels is not None or publishing or not (root / "config").exists():
        make_workspace(root, channels=channels or CHANNELS, publishing=publishing)
    config = load(root, offline=True)
    database = config.state / "publisher.sqlite"
    if not database.exists():
        config.state.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_empty_database(), database)
    workspace = Workspace.open(root, offline=True)
    desk: Desk
    workspace = replace(workspace, now=lambda: desk.time)
    intake = Intake.open(workspace.config, workspace.store, workspace.planner)
    desk = Desk(workspace, intake)
    try:
        yield desk
    finally:
        workspace.store.close()
