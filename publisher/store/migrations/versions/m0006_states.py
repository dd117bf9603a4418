"""A state of its own for each thing that the column `hold` meant, and plainer names.

`hold` said four things: why a row is held, that a person asked to cancel it, who cancelled
it, and that a service has no way to do it. Each has its place now, and the database lets in
only the pairs that exist. What was read from the journal stands in the tables: yeses that an
edit voided, presses that were dealt with, reasons that are owed, urgency, the daemon's config.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_RENAMED = {
    "edition": "sequence",
    "attempts": "failures",
    "looks": "find_tries",
    "absent_at": "first_absent_at",
    "visible": "content_digest",
    "approved": "approved_digest",
}
_HELD_FOR = "'late', 'vanished', 'first_run', 'absent', 'restored', 'doubt', 'problem', 'blocked'"
_CHECKS = {
    "state": "state IN ('queued', 'claimed', 'sending', 'sent', 'doubtful', 'held', 'failed', "
    "'cancelled', 'withdrawn', 'stays')",
    "kind": "kind IN ('publish', 'note', 'update', 'withdraw')",
    "held_for": f"held_for IS NULL OR held_for IN ({_HELD_FOR})",
    "held": "(state = 'held') = (held_for IS NOT NULL)",
    "cancelled_by": "cancelled_by IS NULL OR cancelled_by IN ('person', 'plan')",
    "cancelled": "(state = 'cancelled') = (cancelled_by IS NOT NULL)",
    "cancel_asked": "NOT cancel_asked OR state NOT IN ('sent', 'cancelled', 'withdrawn')",
    "lease": "(state IN ('claimed', 'sending')) = (lease_token IS NOT NULL)",
    "target": "(kind = 'publish') = (target IS NULL)",
    "ends": "state <> CASE WHEN kind IN ('publish', 'note') THEN 'stays' ELSE 'withdrawn' END",
    "ref": "state <> 'sent' OR ref IS NOT NULL OR kind IN ('update', 'withdraw')",
}


def upgrade() -> None:
    """Take `hold` apart, rename, move what the journal alone knew, and add the checks."""
    _split_hold()
    _one_open_attempt()
    _approvals()
    op.rename_table("holds", "manual_holds")
    with op.batch_alter_table("items") as items:
        items.add_column(_no("withdrawn_urgent"))
    urgent = sa.select(_LINES.c.item).where(
        _LINES.c.act == "withdraw", _LINES.c.details["urgent"].as_boolean()
    )
    items_now = sa.table("items", *map(sa.column, ("id", "withdrawn_at", "withdrawn_urgent")))
    op.execute(
        sa.update(items_now)
        .where(items_now.c.withdrawn_at.is_not(None), items_now.c.id.in_(urgent))
        .values(withdrawn_urgent=sa.true())
    )
    op.add_column("workspace", sa.Column("config_digest", sa.String(length=64)))
    taken = (
        sa.select(_LINES.c.details["sha256"].as_string())
        .where(_LINES.c.act == "config")
        .order_by(_LINES.c.id.desc())
        .limit(1)
    )
    op.execute(
        sa.update(sa.table("workspace", sa.column("config_digest"))).values(
            config_digest=taken.scalar_subquery()
        )
    )


_LINES = sa.table(
    "journal",
    *map(sa.column, ("id", "at", "who", "act", "item")),
    sa.column("details", sa.JSON()),
)


def _no(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _split_hold() -> None:
    with op.batch_alter_table("deliveries") as deliveries:
        for before, after in _RENAMED.items():
            deliveries.alter_column(before, new_column_name=after)
        deliveries.add_column(sa.Column("held_for", sa.String(length=16)))
        deliveries.add_column(sa.Column("cancelled_by", sa.String(length=16)))
        deliveries.add_column(_no("cancel_asked"))
    for statement in (
        "UPDATE deliveries SET cancel_asked = true WHERE hold = 'unwanted'"
        " AND state NOT IN ('sent', 'cancelled', 'withdrawn')",
        "UPDATE deliveries SET held_for ="
        " CASE WHEN hold IS NULL OR hold = 'unwanted' THEN 'doubt' ELSE hold END"
        " WHERE state = 'held'",
        "UPDATE deliveries SET cancelled_by ="
        " CASE WHEN hold = 'unasked' THEN 'plan' ELSE 'person' END WHERE state = 'cancelled'",
        "UPDATE deliveries SET state = 'stays' WHERE state = 'failed' AND hold = 'unsupported'",
        "UPDATE deliveries SET lease_token = NULL, lease_owner = NULL, lease_until = NULL"
        " WHERE state NOT IN ('claimed', 'sending')",
    ):
        op.execute(sa.text(statement))
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.drop_column("hold")
        deliveries.drop_constraint("uq_deliveries_item_channel_edition", type_="unique")
        deliveries.create_unique_constraint(
            op.f("uq_deliveries_item_channel_sequence"), ["item", "channel", "sequence"]
        )
        for name, rule in _CHECKS.items():
            deliveries.create_check_constraint(op.f(name), sa.text(rule))


def _one_open_attempt() -> None:
    """Keep the oldest of several open attempts: a look begins with it."""
    op.execute(
        sa.text(
            "UPDATE attempts SET outcome = 'unknown', ended_at = intent_at"
            " WHERE outcome IS NULL AND EXISTS (SELECT 1 FROM attempts AS older"
            " WHERE older.delivery = attempts.delivery AND older.outcome IS NULL"
            " AND older.n < attempts.n)"
        )
    )
    is_open = sa.text("outcome IS NULL")
    op.create_index(
        "uq_attempts_open",
        "attempts",
        ["delivery"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _approvals() -> None:
    with op.batch_alter_table("approvals") as approvals:
        approvals.add_column(_no("reason_owed"))
        approvals.add_column(sa.Column("voided_at", sa.BigInteger()))
    verdicts = sa.table(
        "approvals",
        *map(sa.column, ("item", "digest", "person", "verdict", "line", "voided_at")),
        sa.column("reason_owed", sa.Boolean()),
    )
    edit = sa.select(sa.func.min(_LINES.c.at)).where(
        _LINES.c.act == "edit",
        _LINES.c.item == verdicts.c.item,
        _LINES.c.id > sa.func.coalesce(verdicts.c.line, 0),
    )
    op.execute(
        sa.update(verdicts)
        .where(verdicts.c.verdict == "approved")
        .values(voided_at=edit.scalar_subquery())
    )
    pressed = sa.exists().where(
        _LINES.c.id == verdicts.c.line, _LINES.c.details["press"].as_string().is_not(None)
    )
    told = sa.exists().where(
        _LINES.c.id > verdicts.c.line,
        _LINES.c.item == verdicts.c.item,
        _LINES.c.act == "reason",
        _LINES.c.who == verdicts.c.person,
        _LINES.c.details["digest"].as_string() == verdicts.c.digest,
    )
    op.execute(
        sa.update(verdicts)
        .where(verdicts.c.verdict == "rejected", pressed, ~told)
        .values(reason_owed=sa.true())
    )
    presses = op.create_table(
        "presses",
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("press", sa.String(length=100), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("item", "press", name=op.f("pk_presses")),
    )
    press = _LINES.c.details["press"].as_string()
    known = (
        sa.select(_LINES.c.item, press, sa.func.min(_LINES.c.who), sa.func.min(_LINES.c.at))
        .where(_LINES.c.item.is_not(None), press.is_not(None))
        .group_by(_LINES.c.item, press)
    )
    op.execute(sa.insert(presses).from_select(["item", "press", "person", "at"], known))
