"""What is wrong or odd with the files of the content folder, as last read."""

from typing import Any

from sqlalchemy import Connection, select

from publisher.items.files import files, problems_of_files
from publisher.items.problem import Problem
from publisher.outbox.deliveries import HELD, NEW, QUEUED, UPDATE, deliveries

Told = dict[str, list[dict[str, Any]]]  # by path


def wrong_files(db: Connection) -> Told:
    """Return, by file, what is wrong with it: line, field and message."""
    found = problems_of_files(db)
    return {path: [_told(each) for each in problems] for path, problems in found.items()}


def _told(found: Problem) -> dict[str, Any]:
    return {"line": found.line, "field": found.field, "message": found.message}


def remarks_on_waiting(db: Connection) -> Told:
    """Return, by file, the warnings about what has not gone out yet."""
    waiting = select(deliveries.c.item).where(
        deliveries.c.kind.in_((*NEW, UPDATE)), deliveries.c.state.in_((QUEUED, HELD))
    )
    query = select(files.c.path, files.c.remarks).where(files.c.item.in_(waiting))
    found = {
        row.path: [Problem(*each) for each in row.remarks]
        for row in db.execute(query.order_by(files.c.path))
    }
    warnings = {
        path: [_told(each) for each in remarks if each.level == "warning"]
        for path, remarks in found.items()
    }
    return {path: told for path, told in warnings.items() if told}
