"""What readers answered when they were asked whether a page was useful."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_BEFORE = ("views", "reach", "reactions", "comments", "shares", "clicks")
_RATINGS = ("useful", "not_useful")


def upgrade() -> None:
    """Keep both counts with each reading, where reports find them; of older ones nobody knows."""
    for figure in _RATINGS:
        op.add_column("readings", sa.Column(figure, sa.Integer(), nullable=True))
    name = op.f("ix_readings_figures")
    op.drop_index(name, table_name="readings")
    op.create_index(name, "readings", ["delivery", "at", "id", "label", *_BEFORE, *_RATINGS])
