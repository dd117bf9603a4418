"""What a correction changes, sentence by sentence: what is out, and what it will be."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, select

from publisher.desks.question_cards import besides_head, text_of
from publisher.outbox.deliveries import deliveries
from publisher.preview.inventory import Said, inventory
from publisher.words import _, channel_names
from publisher.workspace import Workspace

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


class Change(NamedTuple):
    """Words that go, come or are replaced."""

    was: str  # "" where words come
    will: str  # "" where they go
    place: str = ""  # of words that stand beside the texts


class Part(NamedTuple):
    """What changes in one text, or beside the texts."""

    channels: Sequence[str]  # that have the text; none for what stands beside it
    changes: Sequence[Change]


def changes(workspace: Workspace, db: Connection, rows: Sequence[RowMapping]) -> Iterator[str]:
    """Yield what readers see now and will see, on which channels; rows are updates alone.

    Then what changes beside the texts: captions, descriptions of pictures, sources.
    """
    for part in compared(workspace, db, rows):
        head = f"\n— {channel_names(part.channels)} —" if part.channels else besides_head()
        lines = [_told(each) for each in part.changes] or [_("the same words")]
        yield "\n".join([head, *lines])


def compared(workspace: Workspace, db: Connection, rows: Sequence[RowMapping]) -> Iterator[Part]:
    """Yield what `changes` tells, part by part."""
    known: dict[tuple[Change, ...], list[str]] = {}
    targets = _targets(db, rows)
    for row in rows:
        if row["target"] in targets:
            found = tuple(differences(text_of(targets[row["target"]]), text_of(row)))
            known.setdefault(found, []).append(row["channel"])
    yield from (Part(channels, found) for found, channels in known.items())
    if targets:
        yield from _beside(workspace, db, rows, targets)


def differences(before: str, after: str) -> Iterator[Change]:
    """Yield each sentence that goes, comes or is replaced."""
    old, new = _sentences(before), _sentences(after)
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, begin, stop in found:
        if kind != "equal":
            yield Change(" ".join(old[start:end]), " ".join(new[begin:stop]))


def _told(change: Change) -> str:
    if change.place:
        return f"{change.place}\n{_replaced(change.was or '–', change.will or '–')}"
    if change.was and change.will:
        return _replaced(change.was, change.will)
    if change.was:
        return _("Will be gone: {words}").format(words=change.was)
    return _("Will be added: {words}").format(words=change.will)


def _replaced(was: str, will: str) -> str:
    lines = (_("Out now: {words}"), _("Will be: {words}"))
    return "\n".join(
        line.format(words=words) for line, words in zip(lines, (was, will), strict=True)
    )


def _sentences(text: str) -> list[str]:
    return [each for each in (part.strip() for part in _SENTENCE_END.split(text)) if each]


def _targets(db: Connection, rows: Sequence[RowMapping]) -> Mapping[int, RowMapping]:
    """Return the posts that are out and are to be changed, by their number."""
    wanted = [row["target"] for row in rows]
    query = select(deliveries).where(deliveries.c.id.in_(wanted))
    return {row["id"]: row for row in db.execute(query).mappings()}


def _beside(
    workspace: Workspace,
    db: Connection,
    rows: Sequence[RowMapping],
    targets: Mapping[int, RowMapping],
) -> Iterator[Part]:
    texts = " ".join(text_of(each) for each in (*targets.values(), *rows)).split()
    shown = " ".join(texts)
    zone = workspace.config.office.zone
    version = workspace.planner.version
    was = inventory(version(db, max(row["version"] for row in targets.values())).item, zone)
    will = inventory(version(db, max(row["version"] for row in rows)).item, zone)
    found = tuple(each for each in beside(was, will) if _is_news(each, shown))
    if found:
        yield Part((), found)


def beside(before: Iterable[Said], after: Iterable[Said]) -> Iterator[Change]:
    """Yield what changes of the words that stand beside the texts."""
    old = {each.place: each.words for each in before}
    new = {each.place: each.words for each in after}
    for place in dict.fromkeys([*old, *new]):
        if old.get(place) != new.get(place):
            yield Change(old.get(place, ""), new.get(place, ""), place)


def _is_news(change: Change, shown: str) -> bool:
    """Tell whether a change has words that no text shows."""
    both = (change.was, change.will)
    return any(words and " ".join(words.split()) not in shown for words in both)
