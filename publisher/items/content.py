"""What a kept version says, for the queries of all who ask for a part of it."""

from sqlalchemy import ColumnElement

from publisher.items.versions import versions


def said(*path: str) -> ColumnElement[str]:
    """Return what a version says of its item under these keys, e.g. "unit", "name"."""
    text: ColumnElement[str] = versions.c.content["item", *path].as_string()
    return text
