"""What people find items by: their newest words, without marks, case and punctuation.

Vietnamese is typed with and without marks, and kept in more than one form of Unicode; folded
both ways, "Cấp phép" is found by "cap phep" and by "CẤP PHÉP".
"""

import re
import unicodedata

from sqlalchemy import Column, Connection, String, Table, Text, insert, update

from publisher.contract import Item
from publisher.store.database import metadata

findable = Table(
    "findable",
    metadata,
    Column("item", String(200), primary_key=True),
    Column("unit", Text, nullable=False),  # ids of the config's lists
    Column("theme", Text, nullable=False),
    Column("title", Text, nullable=False),  # folded, as the words are
    Column("words", Text, nullable=False),
)

LONGEST = 50_000  # characters of a text that are looked through


def folded(text: str) -> str:
    """Return words as they are compared, with a blank before each and one at the end."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[\W_]+", " ", plain).strip()
    return f" {words} "


def make_findable(db: Connection, name: str, path: str, item: Item) -> None:
    """Let an item be found by what its file says now, in the transaction that keeps it."""
    documents = [f"{each.number} {each.title}" for each in item.documents]
    told = (item.title, item.summary, item.author, path, *documents, item.body[:LONGEST])
    values = {
        "unit": item.unit.id,
        "theme": item.theme.id,
        "title": folded(item.title),
        "words": folded("\n".join(told)),
    }
    mine = update(findable).where(findable.c.item == name)
    if db.execute(mine.values(**values)).rowcount == 0:
        db.execute(insert(findable).values(item=name, **values))
