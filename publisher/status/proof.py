"""Proves the journal: against its own chain, its anchor, and what other tables tell.

With the anchor gone too, other tables still tell: an approval, a withdrawal or a person stands
there only together with its line, and a person as the last one says; and nothing is sent before
the journal has a line. What verdicts and posts say is held against it in status/evidence.py.

What stays unseen: whoever takes away a line, the anchor and what the line was about, or who
calculates the chain anew, leaves nothing in this workspace that tells. Only a copy of the
journal, or its newest hash, kept where they can't write to proves more.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, case, exists, func, select

from publisher.config.digest import lags
from publisher.items.lifecycle import items
from publisher.outbox.deliveries import attempts
from publisher.outbox.verdicts import approvals
from publisher.people.journal import DIGEST, VERDICTS, broken, journal, told
from publisher.people.journal_lines import ACTS, differing
from publisher.status.evidence import asking_less, contradictions
from publisher.status.malformed import malformed
from publisher.words import _
from publisher.workspace import Workspace


def verify(
    db: Connection, state: Path, needed: Callable[[RowMapping], int] | None = None
) -> list[str]:
    """Return what is wrong with the journal; nothing means that no sign of it was found.

    needed: how many people must approve a row's item now; None where that is not known. What
    such a proof can't see is told at the top of this module. Rows that can't be read are told
    first: until they are right, nothing else is held against them.
    """
    unread = malformed(db)
    found = [each for told in unread.values() for each in told]
    if journal.name not in unread:
        found += broken(db, state)
    if not unread:
        found += [*_not_written_down(db), *contradictions(db)]
        found += asking_less(db, needed) if needed else []
    return found


def _not_written_down(db: Connection) -> list[str]:
    """Return the acts of which other tables tell and the journal does not."""
    found = [
        message.format(**row)
        for message, query in _lineless()
        for row in db.execute(query).mappings()
    ]
    found += differing(db, told(db, *ACTS))
    if not db.scalar(select(exists(select(journal.c.id)))) and db.scalar(
        select(exists(select(attempts.c.id)))
    ):
        found.append(_("there is no line at all, though posts were sent"))
    return found


def _lineless() -> Iterator[tuple[str, Select[Any]]]:
    who, act, item = journal.c.who, journal.c.act, journal.c.item
    last = select(func.max(journal.c.id)).where(
        act.in_(VERDICTS.values()),
        who == approvals.c.person,
        item == approvals.c.item,
        approvals.c.digest == DIGEST,
    )
    said = act == case(VERDICTS, value=approvals.c.verdict)
    yield (
        _("no line tells that {person} decided so on {item}"),
        select(approvals.c.person, approvals.c.item).where(
            ~exists().where(
                journal.c.id == approvals.c.line,
                journal.c.id == last.correlate(approvals).scalar_subquery(),
                said,
            )
        ),
    )
    yield (
        _("no line tells that {item} was withdrawn"),
        select(items.c.id.label("item")).where(
            items.c.withdrawn_at.is_not(None),
            ~exists().where(act == "withdraw", item == items.c.id),
        ),
    )


def problems(workspace: Workspace, db: Connection) -> list[str]:
    """Return what `verify` finds in a workspace, as its config asks approval now."""
    planner = workspace.planner
    follows = not lags(db, workspace.config)  # else what waits may still ask as it was asked
    needed = (lambda row: planner.needed(planner.version(db, row["version"]))) if follows else None
    return verify(db, workspace.config.state, needed)
