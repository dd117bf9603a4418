"""The journal's lines of what readers see: a post is out, was put right, was taken away.

Each stands in the transaction that settles its row, and only where that row was changed: so
an end that is told twice, as after a doubt, has one line.
"""

import hashlib
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Text, cast, select

from publisher.items.versions import versions
from publisher.outbox.claim import Claim
from publisher.outbox.deliveries import NOTE, PUBLISH, UPDATE, WITHDRAW, deliveries
from publisher.people.journal import ITSELF, Entry, write

DEEDS: Final = {PUBLISH: "published", NOTE: "noted", UPDATE: "corrected", WITHDRAW: "taken_away"}


def tell(
    db: Connection, claim: Claim, url: str | None, now: datetime, *, since: datetime | None = None
) -> None:
    """Write down that a delivery is done: which words, and at which address.

    since: when it had gone out, where that was found out only now.
    """
    digest = db.scalar(select(deliveries.c.content_digest).where(deliveries.c.id == claim.id))
    details = {"version": claim.version, "digest": digest, "url": url}
    if file := file_digest(db, claim.version):
        details["file"] = file
    if since is not None and since != now:
        details["since"] = since.isoformat(timespec="seconds")
    if claim.kind == WITHDRAW:
        details = {"reason": claim.post.text, "url": url}
    entry = Entry(
        who=ITSELF,
        act=DEEDS[claim.kind],
        item=claim.item,
        channel=claim.channel,
        details=details,
    )
    write(db, entry, now)


def file_digest(db: Connection, version: int) -> str | None:
    """Return the digest of a version as it is kept: the file, and what was read of it."""
    kept = select(versions.c.source, cast(versions.c.content, Text)).where(
        versions.c.id == version
    )
    row = db.execute(kept).one_or_none()
    return hashlib.sha256("\n".join(map(str, row)).encode()).hexdigest() if row else None
