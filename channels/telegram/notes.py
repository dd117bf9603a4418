"""What is known of each message on its way: noted before the request leaves, and kept after it.

So that nobody has to look where a process was killed around a request: without a note the
request never left, and a note with the answer says where the post is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from channels.shared.drafts import KEEP, Draft, Drafts
from publisher.contract import ChannelState, OutcomeUnknown, Receipt, now

_LAST = "last"  # in state: the highest message number known
_SINCE = "noted_since"  # in state: since when a request that has no note never left
_BEFORE = "before/"  # releases until 0.1 kept the number so, and dropped it after the answer
RENEWED = timedelta(hours=1)  # for which another process may still be of such a release
APART = timedelta(minutes=2)  # that a clock may be set back between an intent and its note
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sending(Draft):
    """One delivery's message: about to leave, then there."""

    after: str  # the last number known before; "" before the first message of all
    ref: str = ""
    url: str | None = None


class Notes:
    """The notes of one channel."""

    def __init__(self, state: ChannelState) -> None:
        self._state = state
        self._drafts = Drafts(state, "sending/", Sending)

    def begin(self, key: str) -> None:
        """Note that a message is about to leave; on disk when this returns.

        The number is noted with it: another post may raise the last one while this is in
        doubt, and a search would then begin behind it.
        """
        with self._state.transaction():
            if _SINCE not in self._state:
                fresh = _LAST not in self._state
                self._state[_SINCE] = (_ALWAYS if fresh else now() + RENEWED).isoformat()
            self._state.pop(_BEFORE + key, None)
            after = self._state.get(_LAST, "")
            self._drafts.begin(key, Sending(now().isoformat(), after), now())

    def sent(self, key: str, receipt: Receipt, numbers: Sequence[int], names: str) -> None:
        """Note where a message is; names: of its pictures."""
        with self._state.transaction():
            self.reached(numbers)
            if names:
                self._state[f"media/{receipt.ref}"] = names
            self._drafts.change(key, ref=receipt.ref, url=receipt.url)

    def reached(self, numbers: Sequence[int]) -> None:
        """Remember that the channel has come this far; a search begins behind it.

        Also by messages that we did not see go out: a person said where they are.
        """
        self._state[_LAST] = str(max([*numbers, int(self._state.get(_LAST) or 0)]))

    def receipt(self, key: str, since: datetime) -> Receipt | None:
        """Return where the message of an attempt is, if the answer to it was noted."""
        note = self._of(key, since)
        return Receipt(note.ref, note.url) if note and note.ref else None

    def never_left(self, key: str, since: datetime) -> bool:
        """Tell whether an attempt of that time was killed before its request left."""
        if self._of(key, since) or _BEFORE + key in self._state or _SINCE not in self._state:
            return False
        noted = datetime.fromisoformat(self._state[_SINCE])
        return noted <= since and now() - since < KEEP

    def after(self, key: str) -> int:
        """Return the number behind which a message would be; OutcomeUnknown if there is none."""
        note = self._drafts.get(key)
        known = note.after if note else self._state.get(_BEFORE + key)
        if not known:
            raise OutcomeUnknown("Không biết số của tin cuối cùng trước lần gửi")
        return int(known)

    def read_on(self, key: str, number: int) -> None:
        """Note that a message is not the one that is looked for, nor any before it."""
        if self._drafts.get(key):
            self._drafts.change(key, after=str(number))
        else:
            self._state[_BEFORE + key] = str(number)

    def _of(self, key: str, since: datetime) -> Sending | None:
        """Return the note of an attempt; one of long before it is of another, settled since."""
        note = self._drafts.get(key)
        if note and datetime.fromisoformat(note.begun) < since - APART:
            return None
        return note
