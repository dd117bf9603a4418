"""A desk for tests: `use = "fake_desks:Chat"`; what it should do is said to the object."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from publisher.contract import Answer, Attachment, Button, Desk, OutcomeUnknown


class Settings(BaseModel):
    """Nothing to be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass
class Message:
    """One message as the group sees it."""

    ref: str
    text: str
    buttons: tuple[Button, ...]
    subject: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass
class Chat(Desk):
    """A group of people; fails with `denies` for as long as that is set."""

    told: list[Message] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)
    replies: list[tuple[str, str]] = field(default_factory=list)  # (person, words)
    pressed: list[Answer] = field(default_factory=list)
    denies: Exception | None = None
    loses: bool = False  # messages arrive, but nobody hears of it

    settings = Settings

    def __init__(self, settings: Any = None, state: Any = None) -> None:
        self.told, self.closed, self.replies, self.pressed = [], {}, [], []
        self.denies, self.loses = None, False

    def _asked(self) -> None:
        if self.denies:
            raise self.denies

    def tell(
        self,
        text: str,
        *,
        subject: str = "",
        buttons: Sequence[Button] = (),
        attachments: Sequence[Attachment] = (),
    ) -> str:
        self._asked()
        ref = f"chat:{len(self.told) + 1}"
        self.told.append(Message(ref, text, tuple(buttons), subject, tuple(attachments)))
        if self.loses:
            raise OutcomeUnknown("cut")
        return self.told[-1].ref

    def answers(self) -> Sequence[Answer]:
        self._asked()
        found, self.pressed = self.pressed, []
        return found

    def reply(self, answer: Answer, text: str) -> None:
        self._asked()
        self.replies.append((answer.person, text))

    def close(self, ref: str, text: str) -> None:
        self._asked()
        for each in ref.split():
            self.closed[each] = text

    def press(self, person: str, verdict: str = "ok", message: Message | None = None) -> Answer:
        """Let somebody press a button under a message, the last one with buttons."""
        message = message or [each for each in self.told if each.buttons][-1]
        (button,) = [each for each in message.buttons if each.data.startswith(f"{verdict}:")]
        number = f"press-{person}-{verdict}-{message.ref}"
        self.pressed.append(Answer(person, button.data, message.ref, number))
        return self.pressed[-1]

    def write(self, person: str, text: str, message: Message | None = None) -> Answer:
        """Let somebody write in reply to a message, the last one with buttons."""
        message = message or [each for each in self.told if each.buttons][-1]
        self.pressed.append(Answer(person, "", message.ref, f"words-{len(text)}", text))
        return self.pressed[-1]


class Letters(Chat):
    """A desk at which nobody can press anything."""

    answers = Desk.answers
