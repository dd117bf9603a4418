"""What exactly an approval or a refusal was about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add a column; older verdicts are about nothing, and what waits is asked anew."""
    op.add_column("approvals", sa.Column("covers", sa.JSON()))
