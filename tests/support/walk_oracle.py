"""What readers see of the one item of a random walk, and what they may never see.

The oracle keeps books of its own: of what people said, of what the publisher has read of the
file, and of every effect that a service had. It is asked when an intent is written down
(`leaves`), when the call arrives (`called`), when it has its effect (`done`), and in the end
(`ended`). What must not be is `Wrong`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import RowMapping

from publisher.outbox.claim import Claim
from standing import standing

Words = tuple[int, str]  # the version of the file, and the text
ENDED = ("sent", "failed", "cancelled", "withdrawn", "stays")
OUT_OR_OFF = ("sent", "cancelled", "withdrawn")
NOTE = "Đính chính: "  # how a correction note begins


class Wrong(BaseException):
    """Something happened that must not; passes every `except Exception` on its way out."""


@dataclass(slots=True)
class Oracle:
    """The books of one walk."""

    asks: int  # how many people must approve
    file: str | None = None  # the title as the publisher last read it; None: gone, or wrong
    edits: int = 0
    named_always: set[str] = field(default_factory=lambda: {"site", "page", "chat"})
    withdrawn: bool = False
    urgent: bool = False
    held: set[str] = field(default_factory=set)  # channels, or the item
    verdicts: dict[Words, dict[str, bool]] = field(default_factory=dict)
    corrected: set[int] = field(default_factory=set)  # versions let go without approval
    stopped: set[int] = field(default_factory=set)  # rows that a person took back
    quiet: set[tuple[str, int]] = field(default_factory=set)  # … channels and versions of these
    shown: dict[tuple[str, str], str] = field(default_factory=dict)  # (channel, ref): text
    last: dict[str, str] = field(default_factory=dict)  # what was said last on a channel
    _under_way: dict[str, str] = field(default_factory=dict)  # what may be called, by channel
    _posted: set[tuple[str, str]] = field(default_factory=set)
    _read: tuple[str, Collection[str]] = ("", ())  # the title and the channels
    _begun: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # versions
    _told: set[tuple[str, str, int]] = field(default_factory=set)  # at which edit

    # --- What people did ---------------------------------------------------------------

    def read(self, title: str | None, names: Collection[str]) -> None:
        """The publisher has read the file, which names these channels."""
        self.file = title
        if title is None or (title, names) == self._read:
            return
        self._read = title, names
        self.edits += 1
        self.quiet.clear()
        self.named_always &= set(names)

    def said(self, rows: Collection[RowMapping], person: str, *, yes: bool) -> None:
        """A person approved or refused what these rows show."""
        for row in rows:
            self.verdicts.setdefault((row["version"], row["post"]["text"]), {})[person] = yes

    @property
    def refused(self) -> bool:
        """Tell whether somebody refused something."""
        return any(False in given.values() for given in self.verdicts.values())

    def took_back(self, rows: Collection[RowMapping]) -> None:
        """A person cancelled these rows, so far as they were not out."""
        waiting = [row for row in rows if row["state"] not in OUT_OR_OFF]
        self.stopped |= {row["id"] for row in waiting}
        self.quiet |= {(row["channel"], row["version"]) for row in waiting}

    def revived(self, rows: Collection[RowMapping]) -> None:
        """A person let go again what had been cancelled; what is under way stays taken back."""
        self.stopped -= {row["id"] for row in rows}
        self.quiet -= {(row["channel"], row["version"]) for row in rows}

    # --- What leaves, and what arrives ---------------------------------------------------

    def leaves(self, claim: Claim) -> None:
        """An intent was written down: from here on the call can't be stopped."""
        reasons = self._against_removal() if claim.kind == "withdraw" else self._against(claim)
        for reason in [*reasons, *self._unapproved(claim)]:
            raise Wrong(f"{claim.kind} {claim.key} {_title(claim.post.text)!r} leaves {reason}")
        self._under_way[claim.channel] = claim.post.text
        self._begun[claim.channel].add(claim.version)

    def _against_removal(self) -> list[str]:
        return [] if self.withdrawn else ["though nobody withdrew the item"]

    def _against(self, claim: Claim) -> list[str]:
        known = {
            "after the item was withdrawn": self.withdrawn,
            "after a person took it back": claim.id in self.stopped,
            "again after a person took it back": (claim.channel, claim.version) in self.quiet,
            "while it is held": self.held & {claim.item, claim.channel},
            "though its file is gone or wrong": self.file is None,
            "though readers never saw other words": claim.kind == "note"
            and self._begun[claim.channel] == {claim.version},
            "though its file does not name the channel": claim.channel not in self._read[1],
            f"though its file says {self.file!r}": _title(claim.post.text) != self.file,
        }
        return [reason for reason, holds in known.items() if holds]

    def _unapproved(self, claim: Claim) -> list[str]:
        given = self.verdicts.get((claim.version, claim.post.text), {})
        if False in given.values():
            return ["though somebody refused it"]
        if claim.kind == "note" and not self.asks and claim.version in self.corrected:
            return []  # stands for an update that was let go
        lacks = self._needed(claim) - len(given)
        return [f"without {lacks} approvals"] if lacks > 0 else []

    def _needed(self, claim: Claim) -> int:
        if claim.kind == "withdraw":
            return 0 if self.urgent else self.asks
        others = any(_title(text) != _title(claim.post.text) for text in self.shown.values())
        return max(self.asks, int(claim.kind != "publish" or others))

    def called(self, channel: str, what: str, text: str | None) -> None:
        """A service is called: with what was written down, and once."""
        intent = self._under_way.pop(channel, None)
        if intent is None or text not in (None, intent):
            raise Wrong(f"{channel}: {what} {text!r}, but the intent was {intent!r}")

    def killed(self) -> None:
        """The process ended: what it had written down comes to nothing."""
        self._under_way.clear()

    # --- What readers see ------------------------------------------------------------------

    def is_out(self, channel: str, ref: str) -> bool:
        """Tell whether a post was ever shown."""
        return (channel, ref) in self._posted

    def done(self, channel: str, verb: str, ref: str, text: str | None) -> None:
        """A service has done what it was asked to."""
        if text is None:
            self.removed(channel, ref)
        elif verb == "publish":
            self._posted_now(channel, ref, text)
        elif (channel, ref) not in self.shown:
            raise Wrong(f"{ref} is changed, and is not there")
        else:
            self.shown[channel, ref] = self.last[channel] = text

    def removed(self, channel: str, ref: str) -> None:
        """A post is away."""
        self.shown.pop((channel, ref), None)

    def _posted_now(self, channel: str, ref: str, text: str) -> None:
        if self.is_out(channel, ref):
            raise Wrong(f"{ref} is out twice")
        if (channel, text, self.edits) in self._told:
            raise Wrong(f"{channel} says twice: {text.splitlines()[0]!r}")
        self._told.add((channel, text, self.edits))
        self._posted.add((channel, ref))
        self.shown[channel, ref] = self.last[channel] = text

    # --- The end -----------------------------------------------------------------------------

    def ended(self, rows: Sequence[RowMapping], after: Mapping[str, str | None]) -> None:
        """All is settled: the rows tell what readers see, and that is what the file says.

        after: the channel that each channel waits for.
        """
        for row in rows:
            waits = row["waits_for"] and self._never(row["waits_for"], rows, after)
            if row["state"] not in ENDED and not waits:
                state = standing(row)
                raise Wrong(f"{row['kind']} {row['key']} is stuck: {state}")
            if row["kind"] in ("publish", "note"):
                self._agrees(row)
        if self.withdrawn and self.shown:
            raise Wrong(f"withdrawn, and still there: {sorted(self.shown)}")
        for channel in () if self.withdrawn else sorted(self.named_always):
            said = _title(self.last.get(channel, ""))
            excused = self._is_quiet(channel) or self._never(channel, rows, after)
            if said != self.file and not excused:
                raise Wrong(f"{channel} says {said!r} in the end, the file {self.file!r}")

    def _is_quiet(self, channel: str) -> bool:
        return channel in {each for each, _version in self.quiet}

    def _agrees(self, row: RowMapping) -> None:
        seen = self.shown.get((row["channel"], row["key"]))
        told = row["post"]["text"] if row["state"] == "sent" else None
        settled = not self._is_quiet(row["channel"])  # else nobody may find out, or put it right
        if seen != told and (settled or not (seen and told)):
            state = standing(row)
            raise Wrong(f"{row['key']} is {state} with {told!r}, readers see {seen!r}")

    def _never(
        self, channel: str | None, rows: Sequence[RowMapping], after: Mapping[str, str | None]
    ) -> bool:
        """Tell whether a person took a channel's post back, or that of one that it waits for."""
        firsts = {row["channel"]: row["id"] for row in rows if row["kind"] == "publish"}
        taken = channel not in self.last and firsts.get(channel or "") in self.stopped
        return taken or (channel is not None and self._never(after[channel], rows, after))


def _title(text: str) -> str:
    """Return what a post or a note is about."""
    return text.partition("\n")[0].removeprefix(NOTE)
