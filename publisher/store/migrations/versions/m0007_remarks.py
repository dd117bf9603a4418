"""What is odd about a file, though it goes out all the same."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; a file's remarks come with its next reading."""
    op.add_column("files", sa.Column("remarks", sa.JSON(), nullable=False, server_default="[]"))
