"""By what words an item is found, and what is held by why it is."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

STEP = 500  # items at a time
LONGEST = 50_000


def upgrade() -> None:
    """Add the index, and the table with the words of every item's newest version."""
    name = op.f("ix_deliveries_held_for_item_due_at")
    op.create_index(name, "deliveries", ["held_for", "item", "due_at"])
    findable = op.create_table(
        "findable",
        sa.Column("item", sa.String(200), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_findable")),
    )
    items = sa.table("items", *map(sa.column, ("id", "path", "version")))
    versions = sa.table("versions", sa.column("id"), sa.column("content", sa.JSON))
    query = (
        sa.select(items.c.id, items.c.path, versions.c.content)
        .join(versions, versions.c.id == items.c.version)
        .order_by(items.c.id)
        .limit(STEP)
    )
    db, last = op.get_bind(), ""
    while rows := db.execute(query.where(items.c.id > last)).all():
        found = [_found(row.id, row.path, row.content["item"]) for row in rows]
        db.execute(findable.insert(), found)
        last = rows[-1].id


def _found(name: str, path: str, item: Mapping[str, Any]) -> dict[str, str]:
    documents = [f"{each['number']} {each['title']}" for each in item.get("documents", ())]
    told = (item["title"], item["summary"], item["author"], path, *documents)
    return {
        "item": name,
        "unit": item["unit"]["id"],
        "theme": item["theme"]["id"],
        "title": _folded(item["title"]),
        "words": _folded("\n".join((*told, item["body"][:LONGEST]))),
    }


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[\W_]+", " ", plain).strip()
    return f" {words} "
