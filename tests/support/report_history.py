"""Random histories of posts and readings, and their figures counted anew in plain Python.

Nothing here is shared with the code that is tested but the tables of the database.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import delete, insert

from publisher.engagement.readings import FIGURES, readings
from publisher.items.lifecycle import items
from publisher.items.versions import versions
from publisher.outbox.deliveries import deliveries
from publisher.store.database import Store
from publisher.words import in_language

BEGIN = datetime(2026, 8, 20, tzinfo=UTC)
MINUTES = 120 * 1440  # until the middle of December
CLOSINGS = [datetime(2026, month, 14, 17, tzinfo=UTC) for month in (9, 10, 11, 12)]
CHANNELS = ("website", "facebook", "telegram")
DAY = timedelta(days=1)
ADOPTED = in_language("vi", "adopted: was out before this workspace was made")


@dataclass(frozen=True)
class Read:
    """One reading."""

    at: datetime
    label: str
    figures: dict[str, int | None]


@dataclass(frozen=True)
class Out:
    """One post that is out."""

    item: str
    channel: str
    at: datetime
    unit: str
    theme: str
    author: str
    adopted: bool
    readings: Sequence[Read] = field(default_factory=tuple)  # in the order of the clock


@dataclass(frozen=True)
class Counted:
    """A figure as it should be."""

    value: int | None
    known: int
    of: int
    adjusted: int = 0
    carried: int = 0


@st.composite
def histories(draw: st.DrawFn) -> list[Out]:
    """Draw the posts of an office, with their readings."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        adopted = draw(st.integers(0, 5)) == 0
        for channel in draw(st.lists(st.sampled_from(CHANNELS), min_size=1, max_size=3)):
            at = BEGIN + timedelta(minutes=draw(st.integers(0, MINUTES)))
            found.append(
                Out(
                    item=f"tin-{number}",
                    channel=channel,
                    at=at,
                    unit=draw(st.sampled_from(("van-phong", "quan-ly-xay-dung", "da-bo"))),
                    theme=draw(st.sampled_from(("thu-tuc", "doi-thoai"))),
                    author=draw(st.sampled_from(("Lê A", "Trần B/C", ""))),
                    adopted=adopted,
                    readings=draw(_readings(at)),
                )
            )
    return found


@st.composite
def _readings(draw: st.DrawFn, sent: datetime) -> list[Read]:
    found: list[Read] = []
    for number in range(draw(st.integers(0, 5))):
        closing = draw(st.sampled_from([None, *CLOSINGS]))
        if closing and closing > sent:
            at = closing + timedelta(minutes=draw(st.sampled_from((0, 1, 90, 1440, 1441, 4000))))
            label = f"closing {closing:%Y-%m-%d}"
        else:
            at = sent + timedelta(hours=draw(st.integers(0, 24 * 60)))
            label = f"+{number}"
        figures = {name: draw(st.none() | st.integers(0, 60)) for name in FIGURES}
        if label not in {each.label for each in found}:
            found.append(Read(at, label, figures))
    return sorted(found, key=lambda each: each.at)


def keep(store: Store, history: Sequence[Out]) -> None:
    """Let a database hold this history and no other."""
    with store.write() as db:
        for table in (readings, deliveries, versions, items):
            db.execute(delete(table))
        for item in {post.item: post for post in history}.values():
            row = {"id": item.item, "path": item.item, "title": item.item, "version": 1}
            row |= {"publish_at": item.at, "adopted": item.adopted, "seen_at": item.at}
            db.execute(insert(items).values(**row))
        for number, post in enumerate(history, 1):
            db.execute(insert(versions).values(**_version(number, post)))
            db.execute(insert(deliveries).values(**_delivery(number, post)))
        taken = [
            (each.at, number, each)
            for number, post in enumerate(history, 1)
            for each in post.readings
        ]
        for _at, number, each in sorted(taken, key=lambda row: row[:2]):
            row = {"delivery": number, "label": each.label, "at": each.at, "raw": {}}
            db.execute(insert(readings).values(**row, **each.figures, unknown={}))


def _version(number: int, post: Out) -> dict[str, Any]:
    terms = {"unit": post.unit, "theme": post.theme, "form": "article"}
    told = {kind: {"id": name, "name": name, "order": 0} for kind, name in terms.items()}
    content = {"item": {"title": post.item, "author": post.author, **told}, "slot": False}
    row = {"id": number, "item": post.item, "fingerprint": str(number), "source_hash": ""}
    return row | {"source": "", "content": content, "read_at": post.at}


def _delivery(number: int, post: Out) -> dict[str, Any]:
    state = {"state": "sent", "ref": str(number), "sent_at": post.at}
    if post.adopted:
        state = {"state": "cancelled", "cancelled_by": "person", "reason": ADOPTED}
    return {
        "id": number,
        "item": post.item,
        "channel": post.channel,
        "sequence": number,
        "kind": "publish",
        "version": number,
        "due_at": post.at,
        "ready_at": post.at,
        "priority": 0,
        "failures": 0,
        "find_tries": 0,
        "post": {},
        "content_digest": "",
        "approvals_needed": 0,
        "key": str(number),
        "created_at": post.at,
        "row_version": 1,
        **state,
    }


# --- The same figures, counted anew -----------------------------------------------------


def stood(post: Out, figure: str, instant: datetime) -> tuple[int, datetime] | None:
    """Return what a post stood at, and when that was read."""
    label = f"closing {instant:%Y-%m-%d}"
    for each in reversed(post.readings):
        in_time = each.at <= instant or (each.label == label and each.at <= instant + DAY)
        value = each.figures[figure]
        if in_time and value is not None:
            return value, each.at
    return None


def gained(post: Out, figure: str, start: datetime, end: datetime) -> tuple[int, bool] | None:
    """Return what a post gained, and whether that was read long before the end."""
    found = stood(post, figure, end)
    if found is None:
        return None
    before = stood(post, figure, start) if post.at < start else None
    base = before[0] if before else 0
    if before is None and post.adopted:
        told = (each.figures[figure] for each in post.readings)
        base = next(value for value in told if value is not None)
    return found[0] - base, found[1] < end - DAY


def summed(
    posts: Sequence[Out], figures: Sequence[str], start: datetime, end: datetime
) -> Counted:
    """Add up what posts gained in figures that are told as one."""
    value = known = adjusted = carried = 0
    out = [post for post in posts if post.at < end]
    for post in out:
        each = [gained(post, figure, start, end) for figure in figures]
        told = [one for one in each if one is not None]
        value += sum(one for one, _old in told)
        adjusted += sum(one for one, _old in told if one < 0)
        known += bool(told)
        carried += any(old for _one, old in told)
    return Counted(value if known else None, known, len(out), adjusted, carried)


def reached(posts: Sequence[Out], start: datetime, end: datetime) -> Counted:
    """Return the highest reach of one post that went out within a time."""
    out = [post for post in posts if start <= post.at < end]
    told = [found for post in out if (found := stood(post, "reach", end))]
    value = max((one for one, _at in told), default=None)
    carried = sum(at < end - DAY for _one, at in told)
    return Counted(value, len(told), len(out), 0, carried)


def products(history: Sequence[Out]) -> list[Out]:
    """Return the post by which each item is a product."""
    return [
        min(mine, key=lambda post: (post.channel != "website", post.at, history.index(post)))
        for mine in _by(history, lambda post: post.item)
    ]


def firsts(history: Sequence[Out]) -> list[Out]:
    """Return the first post of each item on each channel."""
    groups = _by(history, lambda post: (post.item, post.channel))
    return [min(mine, key=lambda post: (post.at, history.index(post))) for mine in groups]


def _by(history: Sequence[Out], key: Callable[[Out], object]) -> Iterator[list[Out]]:
    for group in dict.fromkeys(map(key, history)):
        yield [post for post in history if key(post) == group]
