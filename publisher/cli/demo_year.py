"""Writes the example office's year into a workspace, as its daemon would have done."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update

from publisher.cli import demo_history as history
from publisher.cli.demo_history import Story
from publisher.config.installation import made_anew
from publisher.contract import Post
from publisher.engagement.ages import ReadingPlan
from publisher.engagement.readings import FIGURES, audiences, kept, readings
from publisher.engagement.spans import SETTLED, closed, keep_span
from publisher.items.lifecycle import items, withdrawn
from publisher.items.versions import versions
from publisher.outbox.deliveries import FAILED, SENT, WITHDRAW, WITHDRAWN, deliveries
from publisher.outbox.posts import key_of, words
from publisher.people.journal import Entry, write
from publisher.workspace import Workspace

SHORTLY = timedelta(minutes=1)  # after its time a reading is really taken
TAKEN_BACK = timedelta(days=2)  # so long after it went out
PERSON = "chanh-van-phong"


def write_year(workspace: Workspace, first: date, last: date) -> None:
    """Fill a new workspace with the year between two days, and readings until now.

    In tables of the product only: what reports make of it is what they would of a real one.
    """
    told = [*history.stories(workspace.config.calendar, first, last)]
    with workspace.store.write() as db:
        made_anew(db, workspace.config.calendar.at(first, datetime.min.time()))
        db.execute(insert(versions), [_version(workspace, each) for each in told])
        db.execute(insert(items), [_item(each) for each in told])
        posts = [post for each in told for post in _posts(each)]
        rows = [{"id": number, **post} for number, (_story, post) in enumerate(posts, 1)]
        db.execute(insert(deliveries), rows)
        read = [
            reading
            for (story, _post), row in zip(posts, rows, strict=True)
            if row["state"] != FAILED
            for reading in _readings(workspace, story, row)
        ]
        db.execute(insert(readings), read)
        db.execute(insert(audiences), [*_followers(workspace, first)])
        _people(db, workspace, first)
        for story in told:
            if story.is_withdrawn:
                _withdraw(db, story, rows)
    workspace.ring()


def _version(workspace: Workspace, story: Story) -> dict[str, Any]:
    lists = workspace.config
    terms = {
        "unit": lists.units[story.unit],
        "theme": lists.themes[story.theme],
        "form": lists.forms[story.form],
    }
    item = {
        "id": story.id,
        "title": story.title,
        "summary": story.title,
        "body": story.title,
        "author": terms["unit"].name,
        "publish_at": story.due_at.isoformat(),
        **{key: {"id": each.id, "name": each.name} for key, each in terms.items()},
    }
    return {
        "id": story.number,
        "item": story.id,
        "fingerprint": story.id,
        "source_hash": story.id,
        "source": story.title,
        "content": {"item": item, "slot": False, "texts": {}, "channels": story.channels},
        "read_at": story.due_at - timedelta(days=1),
    }


def _item(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "path": f"{story.id}.md",
        "title": story.title,
        "version": story.number,
        "planned": story.number,
        "publish_at": story.due_at,
        "adopted": False,
        "seen_at": story.due_at - timedelta(days=1),
    }


def _posts(story: Story) -> Iterator[tuple[Story, dict[str, Any]]]:
    for channel in story.channels:
        yield story, _post(story, channel)


def _post(story: Story, channel: str) -> dict[str, Any]:
    taken = not (channel == "zalo" and story.number == history.FAILED)
    sent_at = story.due_at + story.late + timedelta(seconds=0 if channel == "website" else 5)
    return {
        "item": story.id,
        "channel": channel,
        "sequence": 1,
        "kind": "publish",
        "state": SENT if taken else FAILED,
        "reason": None if taken else "Dịch vụ từ chối nội dung bài",
        "due_at": story.due_at,
        "ready_at": story.due_at,
        "priority": 0,
        "failures": 0,
        "find_tries": 0,
        "key": key_of(story.id, channel, 1),
        "ref": f"{channel}-{story.number}" if taken else None,
        "url": _address(story, channel) if taken else None,
        "sent_at": sent_at if taken else None,
        "created_at": story.due_at - timedelta(days=1),
        "row_version": 1,
        **words(Post(text=story.title, payload={}), story.number, 0),
    }


def _address(story: Story, channel: str) -> str:
    return f"https://{channel}.example/{story.id}"


def _readings(workspace: Workspace, story: Story, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    calendar, until = workspace.config.calendar, workspace.now()
    otherwise = calendar.at(history.COUNTS_OTHERWISE, datetime.min.time())
    for at, label in ReadingPlan.of(workspace.config).readings(row["sent_at"]):
        taken = at + SHORTLY
        if taken > until or (story.is_withdrawn and taken > story.due_at + TAKEN_BACK):
            return
        told = history.read(story, row["channel"], taken - row["sent_at"], taken >= otherwise)
        yield {"delivery": row["id"], "label": label, "at": taken, **kept(told, FIGURES)}


def _followers(workspace: Workspace, first: date) -> Iterator[dict[str, Any]]:
    calendar = workspace.config.calendar
    for channel, (begin, more) in history.FOLLOWERS.items():
        for number in range((calendar.local(workspace.now()).date() - first).days):
            day = first + timedelta(days=number)
            yield {
                "channel": channel,
                "day": day.isoformat(),
                "at": calendar.at(day, datetime.min.time()),
                "followers": begin + more * number,
                "raw": {},
            }


def _people(db: Connection, workspace: Workspace, first: date) -> None:
    """Let the services tell of people within each span that a closing ended."""
    calendar, regime = workspace.config.calendar, workspace.config.regime
    for day in regime.beginnings(first):
        told_at = calendar.at(day, datetime.min.time()) + SETTLED
        if told_at > workspace.now():
            return
        for span in closed([regime], calendar, told_at):
            for channel in ("facebook", "website"):
                keep_span(db, channel, span, history.people(channel, span), told_at)


def _withdraw(db: Connection, story: Story, rows: list[dict[str, Any]]) -> None:
    """Take a story back, as a person would have done."""
    why, at = "Nội dung không còn phù hợp", story.due_at + TAKEN_BACK
    withdrawn(db, story.id, why, at, urgent=False)
    entry = Entry(who=PERSON, act="withdraw", item=story.id, details={"reason": why})
    write(db, entry, at)
    mine = [row for row in rows if row["item"] == story.id]
    back = {"kind": WITHDRAW, "sequence": 2, "due_at": at, "ready_at": at, "sent_at": at}
    db.execute(
        insert(deliveries),
        [
            {**row, **back, "id": len(rows) + number, "target": row["id"], "url": None,
             "key": key_of(story.id, row["channel"], 2), "created_at": at}
            for number, row in enumerate(mine, 1)
        ],
    )  # fmt: skip
    ids = deliveries.c.id.in_([row["id"] for row in mine])
    db.execute(update(deliveries).where(ids).values(state=WITHDRAWN, reason=why))
