"""What goes with a question: the item's cover, and all that readers will see as one page."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, RowMapping

from publisher.contract import Attachment
from publisher.items.lifecycle import find_item
from publisher.outbox.deliveries import WITHDRAW
from publisher.status.messages import matter
from publisher.workspace import Workspace

log = logging.getLogger(__name__)


def question_files(
    workspace: Workspace, db: Connection, item: str, rows: Sequence[RowMapping]
) -> Iterator[Attachment]:
    """Yield the files of a question, none where an item is only to be taken away.

    What can't be made is left out: the question goes all the same.
    """
    from publisher.preview.page import preview_page  # with Pillow: only who is asked waits

    found = find_item(db, item)
    if found is None or matter(rows) == WITHDRAW:
        return
    cover = workspace.planner.version(db, found["version"]).item.cover
    if cover:
        yield Attachment(name=Path(cover.said).name, content=cover.path, kind="picture")
    try:
        page = preview_page(workspace, item, commands=False).page
    except Exception:
        log.exception("no_preview item=%s", item)
        return
    yield Attachment(name=f"{item}.html", content=page.encode())
