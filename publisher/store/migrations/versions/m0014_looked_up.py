"""What the web desk looks up at every page: what went out lately, what operators were told of."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the indexes: without them a page reads everything that ever went out."""
    for table, columns in (
        ("deliveries", ["state", "sent_at"]),
        ("incidents", ["ended_at"]),
    ):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)
