"""What the kinds of trouble are called, and what helps, in sentences for the desk."""

from collections.abc import Mapping
from typing import NamedTuple

from publisher.web.marks import Mark
from publisher.words import _


class SectionWords(NamedTuple):
    """The head of a kind of trouble."""

    sign: str
    tone: str
    name: str
    help: str


def section_words(kind: str) -> SectionWords:
    """Return what a kind of trouble is called, and what helps."""
    return SectionWords(*_SIGNS[kind], _names()[kind], _helps()[kind])


_SIGNS: Mapping[str, tuple[str, str]] = {
    "doubt": ("?", "warn"),
    "failed": ("▲", "bad"),
    "problem": ("✎", "bad"),
    "vanished": ("∅", "warn"),
    "late": ("!", "warn"),
    "correction": ("○", "warn"),
    "unapproved": ("!", "warn"),
    "deleted": ("∅", "warn"),
    "restored": ("↺", "warn"),
    "first_run": ("↺", "soft"),
    "blocked": ("‖", "warn"),
    "absent": ("‖", "warn"),
}


def _names() -> Mapping[str, str]:
    return {
        "doubt": _("Not known whether it is out"),
        "failed": _("Refused by the channel"),
        "problem": _("The file is wrong"),
        "vanished": _("The file is gone"),
        "late": _("Past its time"),
        "correction": _("Changed after publishing"),
        "unapproved": _("Due, and not approved"),
        "deleted": _("File deleted, post still out"),
        "restored": _("May be out since the older database was put back"),
        "first_run": _("Dated before this workspace"),
        "blocked": _("Waits for a channel that can't carry it"),
        "absent": _("For a channel that is not in the config"),
    }


def _helps() -> Mapping[str, str]:
    return {**_helps_at_the_desk(), **_helps_elsewhere()}


def _helps_at_the_desk() -> Mapping[str, str]:
    """Return what helps where a word from somebody is all that is lacking."""
    return {
        "doubt": _(
            "Open the channel, look for the post, then say what you saw. Until then nothing is "
            "sent again."
        ),
        "late": _("It was too late to send without a word from you."),
        "correction": _(
            "A correction or a withdrawal waits for a yes; readers see the old text till then."
        ),
        "unapproved": _("It goes out as soon as it is approved."),
        "restored": _("Look at the channels, then say for each item whether it is out."),
        "first_run": _("What readers have already is counted as out and never sent."),
    }


def _helps_elsewhere() -> Mapping[str, str]:
    """Return what helps where a file, a channel or the config is to be put right first."""
    return {
        "failed": _("Put right what the channel says, then let it be tried again."),
        "problem": _("Put the file right and save it: it goes on by itself."),
        "vanished": _("Put the file back, and it goes on by itself; or give the item up."),
        "deleted": _(
            "Put the file back, or withdraw the item: a deleted file takes nothing away."
        ),
        "blocked": _("Put right what that channel says, then let both be tried again."),
        "absent": _("Whoever runs the publisher puts the channel back; or give the posts up."),
    }


def standing_mark(standing: str) -> Mark:
    """Return how a channel goes, as a sign and a word."""
    return {
        "works": Mark("●", "good", _("works")),
        "stopped": Mark("▲", "bad", _("has stopped")),
        "rests": Mark("◔", "warn", _("rests")),
        "held": Mark("‖", "warn", _("on hold")),
        "tried": Mark("○", "soft", _("may go again")),
        "asked": Mark("◔", "soft", _("asked to try again")),
    }[standing]
