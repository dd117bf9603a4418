"""What the office's people are told, and asked: incidents, the day's digest, approvals.

One message when something begins and one when it ends, not one for each failure. The
messages are in the office's language and say what to do next.
"""

import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    RowMapping,
    String,
    Table,
    Text,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from publisher.approval import Refused, to_approve
from publisher.contract import Answer, Button, ChannelError, Desk, Unsupported
from publisher.decisions import Seen, approve, author_of, reject, waiting_for_approval
from publisher.deliveries import (
    DOUBTFUL,
    FAILED,
    HELD,
    NEW,
    QUEUED,
    SENT,
    deliveries,
    post_from_json,
)
from publisher.incidents import incidents, troubles, untold, update_incidents
from publisher.items import find_item
from publisher.people import Person, by_telegram, everybody
from publisher.store import Instant, metadata
from publisher.words import _, kind_name, moment
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

SHOWN = 1500  # characters of each channel's text in a question
MOST = 12  # incidents that are spelled out in one message
APPROVE, REJECT = "ok", "no"

questions = Table(
    "questions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("desk", String(64), nullable=False),
    Column("item", String(200), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("ref", Text, nullable=False),  # of the message with the buttons
    Column("asked_at", Instant, nullable=False),
    Column("closed_at", Instant),
)


@dataclass(frozen=True, slots=True)
class Alerts:
    """One workspace's voice towards its own people."""

    workspace: Workspace
    desks: Mapping[str, Desk]

    # --- Incidents and digest --------------------------------------------------------

    def look(self, extra: Mapping[str, str]) -> None:
        """Find what is wrong now, and tell what is new and what is over.

        extra: troubles that are not in the database, by key.
        """
        now = self.workspace.now()
        with self.workspace.store.write() as db:
            trouble = troubles(db, self.workspace.config, now)
            found = {each.key: each.what for each in trouble} | dict(extra)
            update_incidents(db, found, now)
            news = untold(db)
        if news and self._tell("alerts", _subject(news), _report(news, self._zone)):
            with self.workspace.store.write() as db:
                for row in news:
                    values = {"told_at": row["told_at"] or now}
                    if row["ended_at"]:
                        values["end_told_at"] = now
                    db.execute(update(incidents).where(incidents.c.id == row["id"]).values(values))

    @property
    def _zone(self) -> Any:
        return self.workspace.config.office.zone

    def _tell(self, what: str, subject: str, text: str) -> bool:
        """Send to every desk that takes such messages; True if one of them took it."""
        taken = not any(what in account.receives for account in self._accounts.values())
        for name, desk in self.desks.items():
            if what in self._accounts[name].receives:
                try:
                    desk.tell(text, subject=subject)
                    taken = True
                except ChannelError as error:
                    log.warning("not_told desk=%s why=%s", name, error)
        return taken

    @property
    def _accounts(self) -> Mapping[str, Any]:
        return self.workspace.config.desks

    def digest(self) -> bool:
        """Tell what the last day brought and what waits; False if nobody could be told."""
        now = self.workspace.now()
        with self.workspace.store.read() as db:
            text = _digest(db, now, self.workspace)
        return self._tell("digest", _("The day in short"), text)

    # --- Approvals -------------------------------------------------------------------

    def ask(self) -> None:
        """Put what waits for approval before those who approve; close what is settled."""
        with self.workspace.store.read() as db:
            waiting = dict(waiting_for_approval(db))
            asked = (
                db.execute(select(questions).where(questions.c.closed_at.is_(None)))
                .mappings()
                .all()
            )
        for row in asked:
            if waiting.get(row["item"]) != row["digest"]:
                self._close(
                    row, _("No longer waits for approval: {item}").format(item=row["item"])
                )
        for name, account in self._accounts.items():
            if "approvals" not in account.receives:
                continue
            known = {(row["item"], row["digest"]) for row in asked if row["desk"] == name}
            for item, digest in waiting.items():
                if (item, digest) not in known:
                    self._ask(name, item, digest)

    def _ask(self, desk: str, item: str, digest: str) -> None:
        number = secrets.token_hex(8)
        with self.workspace.store.read() as db:
            text = question_text(self.workspace, db, item)
        buttons = (
            Button(_("Approve"), f"{APPROVE}:{number}"),
            Button(_("Send back"), f"{REJECT}:{number}"),
        )
        try:
            ref = self.desks[desk].tell(text, subject=_("For approval"), buttons=buttons)
        except ChannelError as error:
            log.warning("not_asked desk=%s item=%s why=%s", desk, item, error)
            return
        row = {"id": number, "desk": desk, "item": item, "digest": digest, "ref": ref}
        with self.workspace.store.write() as db:
            db.execute(insert(questions).values(**row, asked_at=self.workspace.now()))

    def _close(self, row: RowMapping, text: str) -> None:
        try:
            self.desks[row["desk"]].close(row["ref"], text)
        except (Unsupported, KeyError):
            pass  # nobody can press there, or the desk has left the config
        except ChannelError as error:
            log.warning("not_closed desk=%s why=%s", row["desk"], error)
            return
        with self.workspace.store.write() as db:
            where = questions.c.id == row["id"]
            db.execute(update(questions).where(where).values(closed_at=self.workspace.now()))

    def listen(self, name: str) -> int:
        """Handle the buttons pressed at one desk; returns how many. Raises ChannelError."""
        answers = self.desks[name].answers()
        for answer in answers:
            try:
                said = self.handle(name, answer)
            except SQLAlchemyError as error:
                log.error("press_lost desk=%s why=%s", name, error)
                said = _("That could not be written down. Please press again.")
            self._reply(name, answer, said)
        return len(answers)

    def _reply(self, desk: str, answer: Answer, text: str) -> None:
        try:
            self.desks[desk].reply(answer, text)
        except ChannelError as error:  # the others who pressed must be heard all the same
            log.warning("not_replied desk=%s why=%s", desk, error)

    def handle(self, desk: str, answer: Answer) -> str:
        """Do what a button says, for the person who pressed it; returns words for them.

        A press that comes again changes nothing; a stranger's, or one under an old text,
        is refused.
        """
        verdict, _colon, number = answer.data.partition(":")
        with self.workspace.store.read() as db:
            where = (questions.c.id == number) & (questions.c.desk == desk)
            row = db.execute(select(questions).where(where)).mappings().first()
            known = everybody(db, self.workspace.config.people)
        person = by_telegram(known.values(), answer.person)
        if row is None or row["ref"] != answer.ref or verdict not in (APPROVE, REJECT):
            return _("This button is not known here.")
        if person is None:
            return _("You are not in the list of people; ask the administrator.")
        try:
            return self._decided(row, person, verdict, answer.id)
        except Refused as error:
            return str(error)

    def _decided(self, row: RowMapping, person: Person, verdict: str, press: str) -> str:
        item, seen = row["item"], Seen(row["digest"], press)
        said = {"name": person.name, "item": item}
        if verdict == REJECT:
            reject(self.workspace, item, person.id, _("sent back by button"), seen)
            self._close(row, _("Sent back by {name}: {item}").format(**said))
            return _("Sent back.")
        missing = approve(self.workspace, item, person.id, "", seen)
        if missing:
            return _("Noted. {count} more approval is needed.").format(count=missing)
        self._close(row, _("Approved by {name}: {item}").format(**said))
        self.workspace.ring()
        return _("Approved.")


def question_text(workspace: Workspace, db: Connection, item: str) -> str:
    """Return what an approver reads: title, unit, time, and the text of every channel."""
    found = find_item(db, item)
    if found is None:
        return item
    rows = to_approve(db, item)
    wanted = workspace.planner.version(db, found["version"]).item
    zone = workspace.config.office.zone
    due = min((row["due_at"] for row in rows), default=None)
    lines = [
        wanted.title,
        f"{wanted.unit.name} · {author_of(workspace, db, found)} · {moment(due, zone)}",
    ]
    for row in rows:
        text = post_from_json(row["post"]).text
        short = text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"
        lines += ["", f"— {row['channel']} ({kind_name(row['kind'])}) —", short]
    lines += ["", _("All of it, with its pictures: publisher preview {item}").format(item=item)]
    return "\n".join(lines)


def _subject(news: Sequence[RowMapping]) -> str:
    begun = sum(row["told_at"] is None for row in news)
    return _("{begun} new, {ended} over").format(
        begun=begun, ended=sum(row["ended_at"] is not None for row in news)
    )


def _report(news: Sequence[RowMapping], zone: Any) -> str:
    lines = []
    for row in news[:MOST]:
        if row["ended_at"]:
            lines.append(_("✓ Over since {time}: {what}").format(
                time=moment(row["ended_at"], zone), what=row["what"]))  # fmt: skip
        else:
            lines.append(f"⚠ {row['what']}")
    if len(news) > MOST:
        message = _("… and {count} more; see: publisher status")
        lines.append(message.format(count=len(news) - MOST))
    return "\n\n".join(lines)


def _digest(db: Connection, now: datetime, workspace: Workspace) -> str:
    day = now - timedelta(days=1)
    out = db.execute(
        select(deliveries.c.channel, func.count())
        .where(deliveries.c.kind.in_(NEW), deliveries.c.state == SENT, deliveries.c.sent_at > day)
        .group_by(deliveries.c.channel)
        .order_by(deliveries.c.channel)
    ).all()
    counts = db.execute(
        select(deliveries.c.state, func.count())
        .where(deliveries.c.state.in_((QUEUED, DOUBTFUL, HELD, FAILED)))
        .group_by(deliveries.c.state)
    )
    states: dict[str, int] = {row[0]: row[1] for row in counts}
    open_count = db.scalar(
        select(func.count()).select_from(incidents).where(incidents.c.ended_at.is_(None))
    )
    sent = ", ".join(f"{channel} {count}" for channel, count in out) or _("nothing")
    lines = [
        _("{office}, {time}").format(
            office=workspace.config.office.short_name or workspace.config.office.name,
            time=moment(now, workspace.config.office.zone),
        ),
        _("Out in the last 24 hours: {sent}").format(sent=sent),
        _("Waiting: {queued}; in doubt: {doubtful}; held: {held}; failed: {failed}").format(
            **{state: states.get(state, 0) for state in (QUEUED, DOUBTFUL, HELD, FAILED)}
        ),
        _("For approval: {count}").format(count=len(waiting_for_approval(db))),
        _("Open incidents: {count}").format(count=open_count or 0),
    ]
    return "\n".join(lines)
