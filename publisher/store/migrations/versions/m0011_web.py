"""How people log in to the web desk, and whether they act for their own unit alone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add tables; nobody has an account before, and all act for the whole office."""
    op.add_column("people", sa.Column("scope", sa.String(10)))
    op.create_table(
        "web_accounts",
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("password_at", sa.BigInteger()),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("totp", sa.Text()),
        sa.Column("totp_step", sa.Integer()),
        sa.Column("locked_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_web_accounts")),
    )
    op.create_table(
        "web_credentials",
        sa.Column("id", sa.String(400), nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_credentials")),
    )
    op.create_table(
        "web_links",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_web_links")),
    )
    _sessions()
    for table in ("web_credentials", "web_links", "web_sessions"):
        op.create_index(op.f(f"ix_{table}_person"), table, ["person"])


def _sessions() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.Column("agent", sa.String(200), nullable=False),
        sa.Column("told", sa.Text()),
        sa.Column("challenge", sa.String(200)),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_web_sessions")),
    )
    op.create_table(
        "web_failures",
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", "address", name=op.f("pk_web_failures")),
    )
