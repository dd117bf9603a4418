"""Who is in: one row a browser, found by the hash of its cookie.

A session ends when nothing was done for a while, after a working day at the latest, when its
person leaves the office, and when somebody ends it. Raises nothing but what the store raises.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from publisher.config.web import WebTable
from publisher.web.tables import sessions
from publisher.web.tokens import hashed, new_token

# How far somebody has come in. PASSWORD: their second factor is asked for. SETUP: they must set
# one up. CHANGE: they must choose another password.
PASSWORD, SETUP, CHANGE, FULL = "password", "setup", "change", "full"
STEPS = frozenset({PASSWORD, SETUP, CHANGE, FULL})
LEADS_TO = {PASSWORD: "/vao/ma", SETUP: "/toi/buoc-hai", CHANGE: "/toi/mat-khau", FULL: "/"}
SEEN_EVERY = timedelta(minutes=1)  # one write a minute tells enough of who is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that is logged in, at least with a password."""

    token: str  # hashed
    person: str
    step: str
    began_at: datetime
    seen_at: datetime
    told: str | None
    challenge: str | None


def begin(db: Connection, person: str, step: str, now: datetime, address: str, agent: str) -> str:
    """Let somebody in; returns the token for their cookie, which stands nowhere else."""
    token = new_token()
    db.execute(
        insert(sessions).values(
            token=hashed(token),
            person=person,
            step=step,
            began_at=now,
            seen_at=now,
            address=address[:60],
            agent=agent[:200],
        )
    )
    return token


def find(db: Connection, token: str, limits: WebTable, now: datetime) -> Session | None:
    """Return the session of a cookie; None if there is none, or it is over."""
    row = db.execute(select(sessions).where(sessions.c.token == hashed(token))).mappings().first()
    if row is None or _over(row, limits, now):
        return None
    return Session(**{key: row[key] for key in row if key not in ("address", "agent")})


def seen(db: Connection, session: Session, now: datetime) -> None:
    """Take note that its person does something, which keeps the session alive."""
    db.execute(update(sessions).where(sessions.c.token == session.token).values(seen_at=now))


def is_old(session: Session, now: datetime) -> bool:
    """Tell whether it is time to note that somebody is there."""
    return now - session.seen_at >= SEEN_EVERY


def tell(db: Connection, session: Session, words: str | None) -> None:
    """Keep what the next page is to say; None once it has."""
    db.execute(update(sessions).where(sessions.c.token == session.token).values(told=words))


def challenge(db: Connection, session: Session, asked: str | None) -> None:
    """Keep what the next form of a session has to answer; None once it did."""
    where = sessions.c.token == session.token
    db.execute(update(sessions).where(where).values(challenge=asked))


def end(db: Connection, token: str) -> None:
    """End a session by its hashed token. May be repeated."""
    db.execute(delete(sessions).where(sessions.c.token == token))


def end_all(db: Connection, person: str, but: str = "") -> None:
    """End all of somebody's sessions, except one by its hashed token."""
    mine = (sessions.c.person == person, sessions.c.token != but)
    db.execute(delete(sessions).where(*mine))


def of(db: Connection, person: str, limits: WebTable, now: datetime) -> Sequence[RowMapping]:
    """Return somebody's sessions that go on, the newest first."""
    query = select(sessions).where(sessions.c.person == person)
    rows = db.execute(query.order_by(sessions.c.seen_at.desc())).mappings()
    return [row for row in rows if not _over(row, limits, now)]


def count(db: Connection, limits: WebTable, now: datetime) -> Mapping[str, int]:
    """Return how many sessions go on, by person."""
    rows = db.execute(select(sessions)).mappings()
    return Counter(row["person"] for row in rows if not _over(row, limits, now))


def sweep(db: Connection, limits: WebTable, now: datetime) -> None:
    """Remove the rows of sessions that are over."""
    idle, longest = timedelta(seconds=limits.idle), timedelta(seconds=limits.longest)
    over = (sessions.c.seen_at < now - idle) | (sessions.c.began_at < now - longest)
    db.execute(delete(sessions).where(over))


def _over(row: RowMapping, limits: WebTable, now: datetime) -> bool:
    idle, longest = timedelta(seconds=limits.idle), timedelta(seconds=limits.longest)
    return bool(row["seen_at"] + idle < now or row["began_at"] + longest < now)
