"""What became of a question: who decided what, when and why."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, select

from publisher.actions.decisions import waiting_for_approval
from publisher.outbox.deliveries import agreed, deliveries
from publisher.outbox.verdicts import REJECTED, of_digest
from publisher.people.people import Person, everybody
from publisher.status.messages import matter, matter_name, name_of, quoted, title_of
from publisher.words import _, clock
from publisher.workspace import Workspace


def outcome(workspace: Workspace, db: Connection, row: RowMapping) -> str:
    """Return what the messages of a question, a row of `questions`, say once it is settled."""
    given = of_digest(db, row["item"], row["digest"])
    covered = _covered(db, row["item"], given[-1]["covers"] if given else None)
    title = quoted(title_of(db, row["item"]))
    about = f"{matter_name(matter(covered))} {title}" if covered else title
    known = everybody(db, workspace.config.people)
    no = next((each for each in given if each["verdict"] == REJECTED), None)
    if no is not None:
        zone = workspace.config.office.zone
        return _sent_back(about, no, known, zone, owed=no["reason_owed"])
    if covered and all(agreed(each) for each in covered):
        names = ", ".join(name_of(known, each["person"]) for each in given)
        time = clock(given[-1]["at"], workspace.config.office.zone)
        said = _("{about}: approved by {names} at {time}.")
        return said.format(about=about, names=names, time=time)
    if row["item"] in dict(waiting_for_approval(db)):
        return _("{about} has changed since; see the newer question.").format(about=about)
    return _("{about} no longer waits for approval.").format(about=about)


def _sent_back(
    about: str, no: RowMapping, known: Mapping[str, Person], zone: ZoneInfo, *, owed: bool
) -> str:
    name = name_of(known, no["person"])
    said = {"about": about, "name": name, "time": clock(no["at"], zone), "why": no["reason"]}
    if not owed:
        return _("{about}: {name} sent it back at {time}. Why: {why}").format(**said)
    return _(
        "{about}: {name} sent it back at {time}.\n{name}, please reply to this message to say why."
    ).format(**said)


def _covered(db: Connection, item: str, covers: Sequence[str] | None) -> Sequence[RowMapping]:
    """Return the deliveries that a verdict was about, as far as they still show that."""
    rows = select(deliveries).where(
        deliveries.c.item == item, deliveries.c.content_digest.in_(covers or ())
    )
    return db.execute(rows).mappings().all()


def by_button(name: str) -> str:
    """Return the reason of a rejection by button, until somebody writes one."""
    return _("sent back by button; ask {name} why").format(name=name)
