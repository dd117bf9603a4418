"""What readers will see, as it stands in a question: one text, and what differs on each channel.

Most channels say the same in other lengths. Who approves reads the fullest text once; below it
stands of every other channel only what that text has not.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import RowMapping

from publisher.outbox.deliveries import PUBLISH
from publisher.outbox.posts import post_from_json
from publisher.preview.inventory import Said
from publisher.status.messages import matter
from publisher.words import _, channel_name, kind_name, moment
from publisher.workspace import Workspace

# Characters of all texts in one question: some six messages of Telegram, which takes 20 a
# minute in a group.
ROOM: Final = 24_000
_TAGS = re.compile(r"[?&]utm_[a-z]+=[^\s&#]*")  # of links: they lead to the same page without


def text_of(row: RowMapping) -> str:
    """Return what readers of a channel will see, but what in addresses counts visits."""
    return _TAGS.sub("", post_from_json(row["post"]).text.strip())


def cards(rows: Sequence[RowMapping], workspace: Workspace) -> Iterator[str]:
    """Yield the fullest text, then what differs on every other channel, as far as room goes."""
    texts = [text_of(row) for row in rows]
    main = max(range(len(rows)), key=lambda number: len(texts[number]), default=None)
    if main is None:
        return
    order = [main, *(number for number in range(len(rows)) if number != main)]
    known = {texts[main]: rows[main]["channel"]}
    shown = {main: texts[main]} | {
        number: _differing(texts[number], texts[main], known, rows[number]["channel"])
        for number in order[1:]
    }
    rooms = _rooms(list(shown.values()))
    for number in order:
        head = _head(rows[number], rows, workspace)
        yield f"\n— {head} —\n{_fitting(shown[number], rooms[shown[number]])}"


def _head(row: RowMapping, rows: Sequence[RowMapping], workspace: Workspace) -> str:
    kind = matter(rows)
    timed = kind == PUBLISH and len({each["due_at"] for each in rows}) > 1
    head = [channel_name(row["channel"])]
    head += [kind_name(row["kind"])] if row["kind"] != kind else []
    head += [moment(row["due_at"], workspace.config.office.zone)] if timed else []
    return " · ".join(head)


def _differing(text: str, main: str, known: dict[str, str], channel: str) -> str:
    """Return what a channel's text has that the main one has not, and how much it leaves out."""
    if text in known:
        return _("as on {channel}").format(channel=channel_name(known[text]))
    known[text] = channel
    lines, others = _lines(text), set(_lines(main))
    own = [line for line in lines if line not in others]
    if 2 * sum(map(len, own)) > len(text):
        return text
    less = len([line for line in _lines(main) if line not in set(lines)])
    said = _("the same, without {count} of its lines") if less else _("the same")
    more = [_("and besides:"), *own] if own else []
    return "\n".join([f"({said.format(count=less)})", *more])


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def besides_head() -> str:
    """Return the line above what no channel's text says."""
    words = _("also to be read there")
    return f"\n— {words} —"


def besides(said: Sequence[Said], shown: str) -> Iterator[str]:
    """Yield what readers get and no text shown says: descriptions, captions, addresses."""
    there = " ".join(shown.split())
    rest = [each for each in said if " ".join(each.words.split()) not in there]
    if rest:
        yield besides_head()
        yield from (f"{each.place}: {' '.join(each.words.split())}" for each in rest)


def _rooms(texts: Sequence[str]) -> dict[str, int]:
    """Return how many characters of each text are shown: the long ones leave room for others."""
    rooms, left = {}, ROOM
    each = sorted(set(texts), key=len)
    for number, text in enumerate(each):
        rooms[text] = min(len(text), left // (len(each) - number))
        left -= rooms[text]
    return rooms


def _fitting(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    short = text[:room].rpartition(" ")[0] or text[:room]
    rest = _("({count} more characters, in the attached preview)")
    return f"{short} …\n{rest.format(count=len(text) - len(short))}"
