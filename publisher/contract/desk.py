"""What people of the office see."""

import errno
import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from publisher.contract.errors import Unsupported
from publisher.contract.figures import Health
from publisher.contract.state import ChannelState


@dataclass(frozen=True, slots=True)
class Button:
    """Something that a person can press under a message."""

    label: str
    data: str  # at most 64 bytes; comes back in the Answer


ATTACHMENT_LIMIT = 10_000_000  # bytes of all attachments of one message


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or a file that goes with a message."""

    name: str  # as people see it, with its suffix
    content: bytes | Path
    kind: Literal["picture", "file"] = "file"  # a picture, JPEG or PNG, is shown at once

    def read(self) -> bytes:
        """Return the bytes; raises OSError, also where there are more than can be sent."""
        if isinstance(self.content, bytes):
            return self.content
        if self.content.stat().st_size > ATTACHMENT_LIMIT:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return self.content.read_bytes()


@dataclass(frozen=True, slots=True)
class Answer:
    """A button that somebody pressed, or words that they wrote in reply to a message."""

    person: str  # their id at the service
    data: str  # of the button; "" if they wrote
    ref: str  # of the one message under which the button stood, or that they replied to
    id: str  # of the press itself, or of what they wrote, for `reply`
    text: str = ""  # what they wrote


class Desk(ABC):
    """Where the publisher speaks with the office's own people: a group chat, a mailbox."""

    settings: ClassVar[type[Any]]  # frozen pydantic model: the keys allowed in config

    @abstractmethod
    def __init__(self, settings: Any, state: ChannelState) -> None:
        """Build from checked settings. No network here."""

    @abstractmethod
    def tell(
        self,
        text: str,
        *,
        subject: str = "",
        buttons: Sequence[Button] = (),
        attachments: Sequence[Attachment] = (),
    ) -> str:
        """Send a text with buttons; return the service's ids of its messages, in their order.

        The ids have blanks between them: a long text may need several messages, and the
        last has the buttons. Raises the errors of a channel. A message told twice is a
        nuisance, not a fault. What can't be attached is named in the text: it must not keep
        the text from people.
        """

    def answers(self) -> Sequence[Answer]:
        """Return the buttons pressed since the last call; waits a few seconds for one.

        Also what was written in reply to a message. Only under our own messages in our own
        chat, never forwarded ones, by whomever. A call says that
        those of the last one were handled; without it, they come again after a restart.
        So each is returned at least once, and handling it twice must do no harm.
        Unsupported where nobody can press anything.
        """
        raise Unsupported("answers")

    def reply(self, answer: Answer, text: str) -> None:
        """Tell the person who pressed or wrote what came of it. May be repeated."""
        raise Unsupported("reply")

    def close(self, ref: str, text: str) -> None:
        """Let the last of several messages say this, without buttons; take the others away.

        ref: their ids, with blanks between them. May be repeated; gone is success.
        """
        raise Unsupported("close")

    def check(self) -> Health:
        """Ask the service whether messages would arrive. Sends nothing."""
        raise Unsupported("check")
