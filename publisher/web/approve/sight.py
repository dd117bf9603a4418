"""What a page shows of one item: read from the outbox in one go, with nothing rendered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping

from publisher.actions.decisions import author_of
from publisher.desks.question_changes import Part, compared
from publisher.desks.question_text import about, asked
from publisher.items.files import problems_on, remarks_on
from publisher.items.lifecycle import find_item
from publisher.items.problem import Problem
from publisher.items.versions import Version
from publisher.outbox.approval import item_digest, sent_back, to_approve
from publisher.outbox.deliveries import UPDATE, WITHDRAW, agreed
from publisher.outbox.plan import of_item
from publisher.outbox.posts import post_from_json
from publisher.outbox.verdicts import agreed_by, verdicts
from publisher.planning.dressing import dress
from publisher.preview.cards import Card
from publisher.preview.inventory import Said, inventory
from publisher.preview.kept import kept_card, pictures_of, shown_row
from publisher.preview.stage import standing
from publisher.status.messages import matter
from publisher.web.visit import Unknown, Visit
from publisher.workspace import Workspace

LINE = 40  # characters of a line on a phone
PICTURE = 10  # lines that a picture is high


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One channel's part of the page."""

    card: Card
    text: str  # of the post, as plain text
    digest: str  # of what is shown: the frame shows just this or nothing
    size: int  # how high the frame is to be, from 1 to 5
    warnings: Sequence[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An item as its approvers see it."""

    item: RowMapping
    version: Version
    author: str
    waiting: Sequence[RowMapping]  # what a yes would be about; empty where nothing waits
    matter: str
    facts: Sequence[str]
    frames: Sequence[Frame]
    changes: Sequence[Part]  # of a correction: what is out and what will be
    said: Sequence[Said]
    remarks: Sequence[Problem]  # on the file, but for what stands beside a frame
    agreed: Sequence[str]  # ids of who has said yes to all that waits
    refusal: RowMapping | None

    @property
    def digest(self) -> str:
        """Return the digest that an approval is bound to."""
        return item_digest(self.waiting)

    @property
    def open(self) -> bool:
        """Tell whether something waits for a yes."""
        return any(not agreed(row) for row in self.waiting)


def sight(visit: Visit) -> Sight:
    """Return what is to be seen of the item that the address names; raises Unknown."""
    with visit.workspace.store.read() as db:
        item = find_item(db, visit.named("item"))
        if item is None:
            raise Unknown
        return _sight(visit.workspace, db, item)


def _sight(workspace: Workspace, db: Connection, item: RowMapping) -> Sight:
    rows, waiting = of_item(db, item["id"]), to_approve(db, item["id"])
    shown = waiting or [mine[-1] for mine in standing(rows).values()]
    newest = max((row["version"] for row in shown), default=item["version"])
    wanted = dress(db, workspace.planner.version(db, newest))
    remarks = [*problems_on(db, item["id"]), *remarks_on(db, item["id"])]
    updates = [row for row in waiting if row["kind"] == UPDATE]
    facts = [*about(workspace, db, wanted, waiting)] if waiting else []
    return Sight(
        item=item,
        version=wanted,
        author=author_of(workspace, db, item),
        waiting=waiting,
        matter=matter(shown),
        facts=[*facts, asked(workspace, db, wanted, waiting)] if waiting else [],
        frames=[_frame(workspace, wanted, row, rows, remarks) for row in shown],
        changes=list(compared(workspace, db, updates)) if updates else [],
        said=inventory(wanted.item, workspace.config.office.zone),
        remarks=[each for each in remarks if each.field not in workspace.config.accounts],
        agreed=sorted(agreed_by(verdicts(db, item["id"]), waiting)),
        refusal=sent_back(db, item["id"]),
    )


def _frame(
    workspace: Workspace,
    wanted: Version,
    row: RowMapping,
    rows: Sequence[RowMapping],
    remarks: Sequence[Problem],
) -> Frame:
    shown = shown_row(row, rows)
    post = post_from_json(shown["post"])
    card = kept_card(workspace, wanted, row, rows)
    lines = sum(len(line) // LINE + 1 for line in post.text.splitlines())
    lines += PICTURE * pictures_of(wanted, post)
    return Frame(
        card=replace(card, gone=row["kind"] == WITHDRAW),
        text=post.text if "html" in post.payload else "",
        digest=shown["content_digest"],
        size=min(5, 1 + lines // 7),
        warnings=[each for each in remarks if each.field == row["channel"]],
    )
