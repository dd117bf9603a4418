"""An office on a busy Wednesday: a year behind it, things that wait, doubts, stops, drafts.

    with busy_office(folder) as office, web_desk(office) as desk:
        page = desk.log_in(WHO).get("/hang-doi")

The repository's own items go out around that day. Nothing is ever called.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from publisher.actions.decisions import approve, reject
from publisher.cli.demo_reports import BEGAN
from publisher.cli.demo_year import write_year
from publisher.cli.init import make_workspace
from publisher.outbox import pauses
from publisher.outbox.deliveries import (
    DOUBT,
    FAILED,
    HELD,
    LATE,
    QUEUED,
    SENT,
    deliveries,
)
from publisher.people.people import Person
from publisher.planning.intake import Intake
from publisher.workspace import Workspace
from standing import placed
from web_desk import known

CONTENT = Path(__file__).parents[2] / "content"
NOW = datetime(2026, 12, 2, 3, 10, tzinfo=UTC)
WHO = "chanh-van-phong"  # may do everything
PEOPLE: tuple[dict[str, Any], ...] = (
    {"id": WHO, "name": "Chánh Văn phòng", "roles": ["approver", "publisher", "admin"]},
    {"id": "giam-doc", "name": "Giám đốc", "roles": ["approver"]},
    {"id": "lan", "name": "Biên tập viên", "roles": ["editor"], "unit": "van-phong"},
    {"id": "truong-phong", "name": "Trưởng phòng Quản lý xây dựng", "roles": ["approver"],
     "unit": "quan-ly-xay-dung", "scope": "unit"},
)  # fmt: skip
# Items of the repository's content/, by what becomes of them here.
DOUBTED = "nhat-ky-cong-truong-so"
REFUSED = "ket-qua-giai-quyet-ho-so-10-thang"
MISSED = "nguoi-dan-giam-sat-cong-trinh"
RETURNED = "gop-y-quy-hoach"
APPROVED = ("video-nop-ho-so-truc-tuyen", "nghi-dinh-118-2025-mot-cua")
AWAITED = "nop-ho-so-qua-buu-chinh"
CORRECTED = "bang-tu-kiem-tra-ho-so"
DRAFT = "_thu-moi-lay-y-kien.md"
LONG = """\
---
title: >-
  Lấy ý kiến tổ chức, cá nhân về dự thảo Quyết định quy định phân cấp thẩm quyền cấp,
  điều chỉnh, gia hạn, cấp lại và thu hồi giấy phép xây dựng trên địa bàn tỉnh
summary: Ý kiến gửi về Sở trước ngày 20/12/2026.
unit: quan-ly-xay-dung
theme: thu-tuc-hanh-chinh
form: announcement
author: Phòng Quản lý xây dựng
publish_at: 2026-12-09 08:00
sensitive: true
---

Sở Xây dựng lấy ý kiến rộng rãi về dự thảo Quyết định. Mời tổ chức, cá nhân đọc và góp ý.
"""


@contextmanager
def busy_office(folder: Path) -> Iterator[Workspace]:
    """Make the office, and keep it open."""
    with quiet_office(folder) as workspace:
        content = workspace.config.content
        shutil.copytree(CONTENT, content, dirs_exist_ok=True)
        (content / "2026-12-09-lay-y-kien-phan-cap.md").write_text(LONG, "utf-8")
        (content / DRAFT).write_text(LONG.replace("dự thảo Quyết định", "mẫu thư mời"), "utf-8")
        write_year(workspace, BEGAN, date(2026, 11, 22))
        _take_in(workspace, NOW - timedelta(days=12))
        _decide(workspace)
        _go_out(workspace)
        _go_wrong(workspace)
        _change_files(workspace)
        yield workspace


@contextmanager
def quiet_office(folder: Path) -> Iterator[Workspace]:
    """Make an office with its people, and nothing to do."""
    make_workspace(folder, sandbox=True)
    (folder / "content/_bai-viet-dau-tien.md").unlink()
    config = folder / "config/publisher.toml"
    asked = config.read_text("utf-8").replace("[publishing]\n", "[publishing]\nstill = 0\n")
    config.write_text(asked + "\n[approval]\ndefault = 1\n", "utf-8")
    workspace = Workspace.open(folder, offline=True)
    calendar = workspace.config.calendar
    workspace = replace(workspace, now=lambda: NOW, made_at=calendar.at(BEGAN, time()))
    with closing(workspace.store):
        for each in PEOPLE:
            known(workspace, Person.model_validate(each))
        yield workspace


def _take_in(workspace: Workspace, at: datetime) -> None:
    Intake.open(workspace.config, workspace.store, workspace.planner).run(at, 1000.0)


def _decide(workspace: Workspace) -> None:
    due = select(deliveries.c.item).where(deliveries.c.state == QUEUED, deliveries.c.due_at < NOW)
    with workspace.store.read() as db:
        gone = set(db.scalars(due))
    for item in sorted({*gone, *APPROVED}):
        approve(workspace, item, "giam-doc", "")
    why = "Thiếu văn bản kèm theo; xin ghi rõ hạn góp ý."
    reject(workspace, RETURNED, "giam-doc", why)


def _go_out(workspace: Workspace) -> None:
    """Let everything be out whose time has come."""
    rows = deliveries.c
    due = select(rows.id, rows.item, rows.channel, rows.due_at)
    with workspace.store.write() as db:
        for row in db.execute(due.where(rows.state == QUEUED, rows.due_at < NOW)).all():
            url = f"https://{row.channel}.example/{row.item}"
            values = {"ref": f"{row.channel}-{row.item}", "url": url, "sent_at": row.due_at}
            _set(db, rows.id == row.id, state=SENT, waits_for=None, **values)


def _go_wrong(workspace: Workspace) -> None:
    row = deliveries.c
    with workspace.store.write() as db:
        why = "Không có trả lời sau khi gửi; chưa rõ bài đã lên hay chưa"
        for channel in ("facebook", "zalo"):
            here = (row.item == DOUBTED) & (row.channel == channel)
            _set(db, here, state=HELD, held_for=DOUBT, reason=why, sent_at=None, url=None)
        refused = (row.item == REFUSED) & (row.channel == "zalo")
        _set(db, refused, state=FAILED, reason="Zalo từ chối: ảnh bìa quá lớn", url=None)
        _set(db, row.item == MISSED, state=HELD, held_for=LATE, reason="", url=None, sent_at=None)
        told = "Mã truy cập Zalo đã hết hạn, cần lấy mã mới"
        pauses.pause(db, "zalo", told, NOW - timedelta(hours=3), until=None)
        pauses.hold(db, "item", APPROVED[1], WHO, "Chờ bản chính thức của văn bản", NOW)
    workspace.ring()


def _set(db: Any, where: Any, **values: Any) -> None:
    db.execute(update(deliveries).where(where).values(**placed(**values)))


def _change_files(workspace: Workspace) -> None:
    """Let an item that is out be corrected, and another's file be wrong."""
    content = workspace.config.content
    (out,) = content.glob(f"*{CORRECTED}.md")
    out.write_text(out.read_text("utf-8") + "\nHồ sơ thiếu được báo trong hai ngày.\n", "utf-8")
    wrong = LONG.replace("quan-ly-xay-dung", "phong-quan-ly").replace("Lấy ý kiến", "Thông báo")
    (content / "2026-12-10-thong-bao.md").write_text(wrong, "utf-8")
    _take_in(workspace, NOW)
