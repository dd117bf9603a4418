"""What a correction changes, sentence by sentence: what is out, and what it will be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from sqlalchemy import Connection, RowMapping, select

from publisher.desks.question_cards import besides_head, text_of
from publisher.outbox.deliveries import deliveries
from publisher.preview.inventory import inventory
from publisher.words import _, channel_names
from publisher.workspace import Workspace

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def changes(workspace: Workspace, db: Connection, rows: Sequence[RowMapping]) -> Iterator[str]:
    """Yield what readers see now and will see, on which channels; rows are updates alone.

    Then what changes beside the texts: captions, descriptions of pictures, sources.
    """
    known: dict[tuple[str, ...], list[str]] = {}
    targets = _targets(db, rows)
    for row in rows:
        if row["target"] in targets:
            lines = tuple(differences(text_of(targets[row["target"]]), text_of(row)))
            known.setdefault(lines, []).append(row["channel"])
    for lines, channels in known.items():
        yield "\n".join([f"\n— {channel_names(channels)} —", *(lines or (_("the same words"),))])
    if targets:
        yield from _beside(workspace, db, rows, targets)


def differences(before: str, after: str) -> Iterator[str]:
    """Yield a line for each sentence that goes, comes or is replaced."""
    old, new = _sentences(before), _sentences(after)
    for kind, start, end, begin, stop in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        was, will = " ".join(old[start:end]), " ".join(new[begin:stop])
        if kind == "replace":
            yield _replaced(was, will)
        elif kind == "delete":
            yield _("Will be gone: {words}").format(words=was)
        elif kind == "insert":
            yield _("Will be added: {words}").format(words=will)


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
) -> Iterator[str]:
    texts = " ".join(text_of(each) for each in (*targets.values(), *rows)).split()
    shown = " ".join(texts)
    zone = workspace.config.office.zone
    version = workspace.planner.version
    was = inventory(version(db, max(row["version"] for row in targets.values())).item, zone)
    will = inventory(version(db, max(row["version"] for row in rows)).item, zone)
    old, new = dict(was), dict(will)
    changed = [place for place in dict.fromkeys([*old, *new]) if old.get(place) != new.get(place)]
    lines = [
        f"{place}\n{_replaced(old.get(place, '–'), new.get(place, '–'))}"
        for place in changed
        if any(
            words and " ".join(words.split()) not in shown
            for words in (old.get(place), new.get(place))
        )
    ]
    if lines:
        yield "\n".join([besides_head(), *lines])
