"""What those who approve are asked, and what their buttons and replies say.

A question has a number of its own, which its buttons carry. It is written down before it is
sent: if the answer gets lost, the question is put again under the same number, and the
buttons of both messages are good.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import SQLAlchemyError

from publisher.actions.decisions import Seen, approve, reject, waiting_for_approval
from publisher.contract import Answer, Button, ChannelError, Desk, Unsupported, can
from publisher.desks.asked import (
    by_message,
    by_number,
    close,
    learn,
    messages_of,
    note,
    open_questions,
)
from publisher.desks.outcomes import by_button, outcome
from publisher.desks.question_files import question_files
from publisher.desks.question_text import question_text
from publisher.outbox.approval import Refused, item_digest, to_approve, who_agreed
from publisher.outbox.verdicts import give_reason
from publisher.people.people import Person, by_telegram, everybody
from publisher.status.messages import quoted, title_of
from publisher.words import _
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

APPROVE, REJECT = "ok", "no"
LENGTH = 1000  # characters of a reason that are kept


@dataclass(frozen=True, slots=True)
class Questions:
    """One workspace's questions to its own people."""

    workspace: Workspace
    desks: Mapping[str, Desk]

    # --- Asking ----------------------------------------------------------------------

    def ask(self) -> None:
        """Put what waits for approval before those who approve; close what is settled."""
        with self.workspace.store.read() as db:
            waiting = dict(waiting_for_approval(db))
            asked = open_questions(db)
        for row in asked:
            if waiting.get(row["item"]) != row["digest"]:
                self._close(row)
        for name, account in self.workspace.config.desks.items():
            if "approvals" not in account.receives:
                continue
            known = {(row["item"], row["digest"]): row for row in asked if row["desk"] == name}
            for item, digest in waiting.items():
                mine = known.get((item, digest))
                if mine is None:
                    self._ask(name, item, digest, self._noted(name, item, digest))
                elif not mine["ref"]:
                    self._ask(name, item, digest, mine["id"])

    def _noted(self, desk: str, item: str, digest: str) -> str:
        """Write a question down before it is sent; returns its number."""
        with self.workspace.store.write() as db:
            return note(db, desk, item, digest, self.workspace.now())

    def _ask(self, name: str, item: str, digest: str, number: str) -> None:
        desk = self.desks[name]
        with self.workspace.store.read() as db:
            rows = to_approve(db, item)
            if item_digest(rows) != digest:
                return  # changed meanwhile: the next look asks about what it says then
            files = tuple(question_files(self.workspace, db, item, rows))
            preview = next((each.name for each in files if each.kind == "file"), "")
            subject, text = question_text(self.workspace, db, item, rows, preview)
            if not can(desk, "answers"):
                text += "\n\n" + self._elsewhere(db)
        buttons = (
            Button(_("Approve"), f"{APPROVE}:{number}"),
            Button(_("Send back"), f"{REJECT}:{number}"),
        )
        try:
            ref = desk.tell(text, subject=subject, buttons=buttons, attachments=files)
        except ChannelError as error:
            log.warning("not_asked desk=%s item=%s why=%s", name, item, error)
            return
        with self.workspace.store.write() as db:
            learn(db, number, ref)

    def _elsewhere(self, db: Connection) -> str:
        """Say how to answer where nothing can be pressed: no approver has to type commands."""
        if self.workspace.config.web.origin:
            return _("Answers to this mail reach nobody: open the address above to approve this "
                     "or send it back.")  # fmt: skip
        if any(
            "approvals" in account.receives and can(self.desks[name], "answers")
            for name, account in self.workspace.config.desks.items()
            if name in self.desks
        ):
            return _("To approve or send it back, press a button below this question in the "
                     "office's group; answers to this mail reach nobody.")  # fmt: skip
        known = everybody(db, self.workspace.config.people).values()
        typing = [each.name for each in known if {"publisher", "admin"} & {*each.roles}]
        who = ", ".join(sorted(typing)) or _("whoever looks after this system")
        return _("Answers to this mail reach nobody. Tell {who} whether you approve this or send "
                 "it back, and why: they enter it in your name.").format(who=who)  # fmt: skip

    def _close(self, row: RowMapping) -> None:
        """Let a question's messages say what became of it."""
        with self.workspace.store.read() as db:
            ref = messages_of(db, row["id"])
            text = outcome(self.workspace, db, row)
        try:
            if ref:
                self.desks[row["desk"]].close(ref, text)
        except (Unsupported, KeyError):
            pass  # nobody can press there, or the desk has left the config
        except ChannelError as error:
            log.warning("not_closed desk=%s why=%s", row["desk"], error)
            return
        with self.workspace.store.write() as db:
            close(db, row["id"], self.workspace.now())

    # --- Listening -------------------------------------------------------------------

    def listen(self, name: str) -> int:
        """Handle what people said at one desk; returns how many did. Raises ChannelError.

        Each on its own: the desk will not say again what it said in the same batch.
        """
        answers = self.desks[name].answers()
        for answer in answers:
            try:
                said = self.handle(name, answer)
            except Exception as error:
                traced = not isinstance(error, SQLAlchemyError)  # then it is a bug of ours
                log.error("press_lost desk=%s why=%s", name, error, exc_info=traced)
                said = _("That could not be written down. Please press again.")
            if said:
                self._reply(name, answer, said)
        return len(answers)

    def _reply(self, desk: str, answer: Answer, text: str) -> None:
        try:
            self.desks[desk].reply(answer, text)
        except Exception as error:
            traced = not isinstance(error, ChannelError)
            log.warning("not_replied desk=%s why=%s", desk, error, exc_info=traced)

    def handle(self, desk: str, answer: Answer) -> str:
        """Do what a button or a reply says; returns words for the person, if there are any.

        What comes again changes nothing; a stranger's press, or one under an old text, is
        refused.
        """
        with self.workspace.store.read() as db:
            known = everybody(db, self.workspace.config.people)
        person = by_telegram(known.values(), answer.person)
        if answer.data:
            return self._pressed(desk, answer, person)
        return self._explained(desk, answer, person) if person else ""

    def _pressed(self, desk: str, answer: Answer, person: Person | None) -> str:
        verdict, _colon, number = answer.data.partition(":")
        with self.workspace.store.write() as db:
            row = by_number(db, desk, number)
            if row is None or verdict not in (APPROVE, REJECT):
                return _("This button is not known here.")
            learn(db, number, answer.ref)
        if person is None:
            return _("You are not in the list of people; ask the administrator.")
        try:
            return self._decided(row, person, verdict, answer.id)
        except Refused as error:
            if row["closed_at"]:  # this button stood under a message that nobody knew of
                self._close(row)
            return str(error)

    def _decided(self, row: RowMapping, person: Person, verdict: str, press: str) -> str:
        item, seen = row["item"], Seen(row["digest"], press)
        if verdict == REJECT:
            reject(self.workspace, item, person.id, by_button(person.name), seen)
            self._close(row)
            return _("Sent back. Reply to the message to say why.")
        with self.workspace.store.read() as db:
            known = person.id in who_agreed(db, item)
        missing = approve(self.workspace, item, person.id, "", seen)
        if missing:
            if not known:
                self._tell_of_one_more(row, person, missing)
            return _("Noted. {count} more approval is needed.").format(count=missing)
        self._close(row)
        self.workspace.ring()
        return _("Approved.")

    def _tell_of_one_more(self, row: RowMapping, person: Person, missing: int) -> None:
        """Let the others at a desk know that their word is still needed."""
        with self.workspace.store.read() as db:
            title = quoted(title_of(db, row["item"]))
        said = _("{title}: approved by {name}; {count} more approval is needed.")
        text = said.format(title=title, name=person.name, count=missing)
        try:
            self.desks[row["desk"]].tell(text)
        except ChannelError as error:
            log.warning("not_told desk=%s why=%s", row["desk"], error)

    def _explained(self, desk: str, answer: Answer, person: Person) -> str:
        """Let words be the reason of their author's own rejection, if it has none yet.

        All else that people say to each other under a question is none of our business.
        """
        reason = " ".join(answer.text.split())[:LENGTH]
        with self.workspace.store.write() as db:
            row = by_message(db, desk, answer.ref)
            if row is None or not reason:
                return ""
            now = self.workspace.now()
            if not give_reason(db, row["item"], row["digest"], person, reason, now):
                return ""
        self._close(row)
        return _("Noted as the reason.")
