"""Tries to come in: who failed too often waits longer each time, and is locked out at last.

Counted by person and address before anything is compared, so that no number of tries at once
gets more of them. All names that nobody has count as one: they neither fill the database nor
tell who there is.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Connection, delete, func, insert, select, update

from publisher.web.tables import failures

FREE = 5  # tries before any waiting
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=15)
REMEMBERED = timedelta(days=1)
NOBODY = "?"  # no person's id


def knock(db: Connection, person: str, address: str, now: datetime) -> datetime | None:
    """Count a try; returns until when there may be none, and then counts nothing."""
    db.execute(delete(failures).where(failures.c.last_at < now - REMEMBERED))
    where = (failures.c.person == person, failures.c.address == place(address))
    row = db.execute(select(failures.c.count, failures.c.last_at).where(*where)).first()
    if row is None:
        values = {"person": person, "address": place(address), "count": 1, "last_at": now}
        db.execute(insert(failures).values(**values))
        return None
    until: datetime = row.last_at + _wait(row[0])
    if until > now:
        return until
    db.execute(update(failures).where(*where).values(count=row[0] + 1, last_at=now))
    return None


def _wait(count: int) -> timedelta:
    if count < FREE:
        return timedelta()
    longer: timedelta = FIRST_WAIT * 2 ** min(count - FREE, 10)
    return min(longer, LONGEST_WAIT)


def forget(db: Connection, person: str, address: str | None = None) -> None:
    """Forget somebody's failures, from one address or from all."""
    where = [failures.c.person == person]
    if address is not None:
        where.append(failures.c.address == place(address))
    db.execute(delete(failures).where(*where))


def failed(db: Connection, person: str) -> int:
    """Return how often somebody failed lately, wherever from."""
    return db.scalar(select(func.sum(failures.c.count)).where(failures.c.person == person)) or 0


def place(address: str) -> str:
    """Return what counts as one address: whoever has one of IPv6 has its whole network."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:60]
    if isinstance(known, IPv6Address) and not known.ipv4_mapped:
        return str(ip_network((known, 64), strict=False))
    return str(known)
