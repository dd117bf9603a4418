"""A desk for tests: `use = "fake_desks:Chat"`; what it should do is said to the object."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from publisher.contract import Answer, Button, Desk


class Settings(BaseModel):
    """Nothing to be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass
class Message:
    """One message as the group sees it."""

    ref: str
    text: str
    buttons: tuple[Button, ...]


@dataclass
class Chat(Desk):
    """A group of people; fails with `denies` for as long as that is set."""

    told: list[Message] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)
    replies: list[tuple[str, str]] = field(default_factory=list)  # (person, words)
    pressed: list[Answer] = field(default_factory=list)
    denies: Exception | None = None

    settings = Settings

    def __init__(self, settings: Any = None, memory: Any = None) -> None:
        self.told, self.closed, self.replies, self.pressed = [], {}, [], []
        self.denies = None

    def _asked(self) -> None:
        if self.denies:
            raise self.denies

    def tell(self, text: str, *, subject: str = "", buttons: Sequence[Button] = ()) -> str:
        self._asked()
        self.told.append(Message(f"chat:{len(self.told) + 1}", text, tuple(buttons)))
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
        self.closed[ref] = text

    def press(self, person: str, verdict: str = "ok", message: Message | None = None) -> Answer:
        """Let somebody press a button under a message, the last one with buttons."""
        message = message or [each for each in self.told if each.buttons][-1]
        (button,) = [each for each in message.buttons if each.data.startswith(f"{verdict}:")]
        number = f"press-{person}-{verdict}-{message.ref}"
        self.pressed.append(Answer(person, button.data, message.ref, number))
        return self.pressed[-1]
