"""Which line of the journal tells of a verdict: it says what came first, whatever the clock."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_VERDICTS = sa.table(
    "approvals", *map(sa.column, ("item", "digest", "person")), sa.column("line", sa.Integer())
)
_LINES = sa.table(
    "journal", *map(sa.column, ("id", "who", "act", "item")), sa.column("details", sa.JSON())
)


def upgrade() -> None:
    """Add a column and look its lines up; a verdict that has none is older than any edit."""
    op.create_index(op.f("ix_journal_item"), "journal", ["item"])
    op.add_column("approvals", sa.Column("line", sa.Integer()))
    last = sa.select(sa.func.max(_LINES.c.id)).where(
        _LINES.c.act.in_(("approve", "reject")),
        _LINES.c.who == _VERDICTS.c.person,
        _LINES.c.item == _VERDICTS.c.item,
        _LINES.c.details["digest"].as_string() == _VERDICTS.c.digest,
    )
    op.execute(sa.update(_VERDICTS).values(line=last.scalar_subquery()))
