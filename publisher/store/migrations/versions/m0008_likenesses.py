"""By what a version is found again whose words are nearly those of a new file."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table; intake fills it, also for what processes of the release before write."""
    op.create_table(
        "likenesses",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "version", name=op.f("pk_likenesses")),
    )
    op.create_index(op.f("ix_likenesses_version"), "likenesses", ["version"])
