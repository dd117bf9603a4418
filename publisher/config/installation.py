"""The one row about this workspace: since when it is, and which config its daemon works with."""

from datetime import datetime

from sqlalchemy import Column, Connection, Integer, String, Table, insert, select, update

from publisher.store.database import Instant, Store, metadata

workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", Instant, nullable=False),
    Column("config_digest", String(64)),  # of the file that the daemon works, or worked, with
)


def workspace_made_at(store: Store, now: datetime) -> datetime:
    """Return when this workspace was made; the first call makes it now."""
    with store.write() as db:
        if db.scalar(select(workspace.c.made_at)) is None:
            db.execute(insert(workspace).values(id=1, made_at=now))
        made: datetime = db.execute(select(workspace.c.made_at)).scalar_one()
        return made


def made_anew(db: Connection, now: datetime) -> None:
    """Let the workspace count as made now: what is dated before is not sent unasked."""
    db.execute(update(workspace).values(made_at=now))


def works_with(db: Connection, digest: str) -> None:
    """Note the config that the daemon works with."""
    db.execute(update(workspace).values(config_digest=digest))


def worked_with(db: Connection) -> str | None:
    """Return the digest of the config that the daemon works, or worked last, with."""
    digest: str | None = db.scalar(select(workspace.c.config_digest))
    return digest
