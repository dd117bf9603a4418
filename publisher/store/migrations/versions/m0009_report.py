"""What reports are made from, and those that were frozen."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_FIGURES = ("views", "reach", "reactions", "comments", "shares", "clicks")


def upgrade() -> None:
    """Let reports read every figure, and of accounts, without the answers behind them.

    Nothing was frozen before; what services told of their accounts stays in raw answers.
    """
    op.create_index(
        op.f("ix_readings_figures"), "readings", ["delivery", "at", "id", "label", *_FIGURES]
    )
    _reports()
    _span_totals()


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(64), nullable=False),
        sa.Column("period", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.Integer()),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("frozen_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["replaces"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint(
            "regime", "period", "revision", name=op.f("uq_reports_regime_period_revision")
        ),
    )


def _span_totals() -> None:
    op.create_table(
        "span_totals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("visits", sa.Integer(), nullable=True),
        sa.Column("counted_since", sa.BigInteger(), nullable=True),
        sa.Column("counted_until", sa.BigInteger(), nullable=True),
        sa.Column("unknown", sa.JSON(), nullable=False),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_span_totals")),
    )
    op.create_index(op.f("ix_span_totals_channel_until"), "span_totals", ["channel", "until"])
