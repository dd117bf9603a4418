"""A year of a large office, written straight into a database: posts that are out, and readings."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from publisher.timetable.regimes import REGIMES
from publisher.workspace import Workspace

UNITS, THEMES, FORMS, AUTHORS = 30, 8, 5, 40
# What the service of each channel tells, as the real ones do.
CHANNELS = {
    "website": ("views",),
    "facebook": ("views", "reach", "reactions", "comments", "shares", "clicks"),
    "facebook-hai": ("views", "reach", "reactions", "comments", "shares", "clicks"),
    "zalo": ("views", "shares"),
    "zalo-hai": ("views", "shares"),
    "telegram": (),
}
SHARE = {"views": 1, "reach": 2, "reactions": 12, "comments": 40, "shares": 60, "clicks": 9}
BEGAN = datetime(2025, 12, 14, 17, tzinfo=UTC)  # the reporting year 2026
DAYS = 365
AGES = [1, 3, 6, 12, *(24 * day for day in (*range(1, 15), 17, 20, 23, 26, 30, 45, 60, 90))]
CLOSES = REGIMES["nd09"]
TEXT = "Hồ sơ được tiếp nhận trên Cổng dịch vụ công. "
CONFIG = """
[office]
name = "Sở Xây dựng tỉnh Đắk Lắk"
short_name = "Sở Xây dựng"
parent = "Ủy ban nhân dân tỉnh Đắk Lắk"
province = "Đắk Lắk"

[publishing]
first = "website"
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    items: int
    readings: int


def make_year(root: Path, size: Size) -> Path:
    """Make a workspace with a year in it; returns its database."""
    for folder in ("config", "content"):
        (root / folder).mkdir(parents=True)
    (root / "config" / "publisher.toml").write_text("\n".join([CONFIG, *_lists(), *_channels()]))
    workspace = Workspace.open(root)
    workspace.store.close()
    database = root / "state" / "publisher.sqlite"
    with closing(sqlite3.connect(database)) as db:
        db.execute("UPDATE workspace SET made_at = ?", (_stamp(BEGAN),))
        sent = [*_posts(db, size.items)]
        _insert(db, "readings", _readings(sent, size.readings))
        db.commit()
    return database


def _lists() -> Iterator[str]:
    for kind, count in (("units", UNITS), ("themes", THEMES), ("forms", FORMS)):
        for number in range(count):
            yield f'[[{kind}]]\nid = "{kind}-{number}"\nname = "Mục {kind} số {number}"'


def _channels() -> Iterator[str]:
    for name in CHANNELS:
        yield f'[channels.{name}]\nuse = "bench.channel:Plain"\nbase_url = "http://127.0.0.1:9"'


def _stamp(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _insert(db: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    names = ", ".join(first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(first))})"  # noqa: S608
    db.execute(statement, tuple(first.values()))
    db.executemany(statement, (tuple(row.values()) for row in rows))


def _posts(db: sqlite3.Connection, items: int) -> Iterator[tuple[int, str, datetime]]:
    """Write items with a post on every channel; yields delivery, channel, and when it went out."""
    chance = random.Random(1)  # noqa: S311  no secret
    at = [BEGAN + timedelta(minutes=chance.randrange(DAYS * 1440)) for _ in range(items)]
    at.sort()
    _insert(db, "items", (_item(number, when) for number, when in enumerate(at, 1)))
    _insert(db, "versions", (_version(number, when, chance) for number, when in enumerate(at, 1)))
    out = [
        (number, channel, when + timedelta(minutes=2 * place))
        for number, when in enumerate(at, 1)
        for place, channel in enumerate(CHANNELS)
    ]
    _insert(db, "deliveries", (_delivery(*each) for each in out))
    ids = db.execute("SELECT id FROM deliveries ORDER BY id").fetchall()
    for (delivery,), (_number, channel, when) in zip(ids, out, strict=True):
        yield delivery, channel, when


def _item(number: int, at: datetime) -> dict[str, object]:
    return {
        "id": f"tin-{number}",
        "path": f"{at:%Y-%m}/tin-{number}.md",
        "title": f"Cấp giấy phép xây dựng trực tuyến ({number})",
        "version": number,
        "planned": number,
        "publish_at": _stamp(at),
        "adopted": False,
        "seen_at": _stamp(at),
    }


def _version(number: int, at: datetime, chance: random.Random) -> dict[str, object]:
    kinds = {"unit": UNITS, "theme": THEMES, "form": FORMS}
    places = {kind: chance.randrange(count) for kind, count in kinds.items()}
    item = {
        "id": f"tin-{number}",
        "title": f"Cấp giấy phép xây dựng trực tuyến ({number})",
        "summary": TEXT * 4,
        "body": TEXT * 60,
        "author": f"Tác giả {chance.randrange(AUTHORS)}",
        "publish_at": at.isoformat(),
        **{
            kind: {"id": f"{kind}s-{place}", "name": f"Mục {kind}s số {place}", "order": 0}
            for kind, place in places.items()
        },
    }
    return {
        "item": f"tin-{number}",
        "fingerprint": f"{number:064}",
        "source_hash": f"{number:064}",
        "source": TEXT * 60,
        "content": json.dumps(
            {"item": item, "slot": False, "texts": {}, "channels": list(CHANNELS)},
            ensure_ascii=False,
        ),
        "read_at": _stamp(at),
    }


def _delivery(number: int, channel: str, at: datetime) -> dict[str, object]:
    post = {"text": TEXT * 20, "payload": {"text": TEXT * 20}, "url": None, "media": {}}
    stamp = _stamp(at)
    return {
        "item": f"tin-{number}",
        "channel": channel,
        "sequence": 1,
        "kind": "publish",
        "version": number,
        "state": "sent",
        "due_at": stamp,
        "ready_at": stamp,
        "priority": 0,
        "failures": 0,
        "find_tries": 0,
        "post": json.dumps(post, ensure_ascii=False),
        "content_digest": f"{number:064}",
        "approvals_needed": 0,
        "key": f"tin-{number}/{channel}/1",
        "ref": f"{channel}-{number}",
        "url": f"https://{channel}.example/tin-{number}",
        "sent_at": stamp + 20_000,
        "created_at": stamp,
        "row_version": 1,
    }


def _readings(sent: list[tuple[int, str, datetime]], count: int) -> Iterator[dict[str, object]]:
    """Yield at most so many readings in the order of time, at ages and on closing days."""
    end = BEGAN + timedelta(days=DAYS)
    closings = [
        datetime.combine(CLOSES.month_begins(2026, month), datetime.min.time(), UTC)
        - timedelta(hours=7)
        for month in range(2, 14)
    ]
    plan = []
    for delivery, channel, at in sent:
        ages = [(at + timedelta(hours=hours), f"+{hours}h", hours) for hours in AGES]
        days = [
            (day + timedelta(minutes=5), f"closing {day:%Y-%m-%d}", round((day - at).days * 24))
            for day in closings
            if day > at
        ]
        plan += [
            (when, delivery, channel, label, hours)
            for when, label, hours in (*ages, *days)
            if when <= end + timedelta(hours=1)
        ]
    plan.sort()
    for when, delivery, channel, label, hours in plan[-count:]:
        yield _reading(when, delivery, channel, label, hours)


def _reading(
    when: datetime, delivery: int, channel: str, label: str, hours: int
) -> dict[str, object]:
    views = 40 + delivery % 900 + hours // 3
    told = {name: views // SHARE[name] for name in CHANNELS[channel]}
    figures = {name: told.get(name) for name in SHARE}
    unknown = {name: "not_supported" for name, value in figures.items() if value is None}
    raw = {
        "id": f"{channel}-{delivery}",
        **{f"post_{name}": value for name, value in told.items()},
    }
    return {
        "delivery": delivery,
        "label": label,
        "at": _stamp(when),
        **figures,
        "unknown": json.dumps(unknown),
        "raw": json.dumps(raw),
    }
