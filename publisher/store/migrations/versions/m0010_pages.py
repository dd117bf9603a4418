"""Standing pages: items that reports do not count."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Keep of an item what page it is; none was one before."""
    op.add_column("items", sa.Column("page", sa.String(120), nullable=False, server_default=""))
    op.create_index(op.f("ix_items_page"), "items", ["page"])
