"""That each word, number and mark of an item is found in what a channel will send.

One guard for all channels, those of others too: it knows none of them. It reads the raw
source with a small notion of its own of what is surely markup, so it notices what a
converter swallowed, and compares with the texts in the post's payload. What a channel
leaves out by its rule it says itself: `leaves_out` of the channel names the fields that it
never shows, a finding of the post those that it does not show this time. Equal is
what is equal after TYPESET, which docs/channel.md publishes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.contract import Channel, Finding, Item, Person, Post
from publisher.planning.addresses import lost_addresses
from publisher.planning.places import Loss
from publisher.planning.shown import texts_in, tokens
from publisher.planning.sources import Segment, of_body, of_text
from publisher.words import _, slice_of

GAP = 80  # tokens that a channel may put between two words: an address, a label
TOLD = 4  # findings of one field; more help nobody
TRIES = 8  # places that are looked at for one line


def losses(item: Item, post: Post, channel: type[Channel]) -> Iterator[Finding]:
    """Yield a warning for each line and address of the item that the post does not show whole."""
    told = {each.place for each in post.findings} | set(channel.leaves_out)
    plain = [text for text in (item.title, item.summary, item.text) if text and "<" in text]
    words = [token for text in texts_in(post.payload, plain) for token in tokens(text)]
    if not set(tokens(item.title)) <= set(words):  # the payload only refers to the text
        words += tokens(post.text)
    shown = _Shown(words)
    for place, segments in _fields(item):
        if place not in told:
            yield from _of_field(place, shown.missing(segments))
    yield from lost_addresses(item, post, told)


def rule(item: Item, channel: type[Channel]) -> Iterator[Finding]:
    """Yield what no post of the channel shows, as far as the item has it: a hint."""
    names = {
        "body": _("the text"),
        "documents": _("the documents"),
        "source": _("the source"),
        "cover": _("the cover's caption"),
        "images": _("the pictures' captions"),
        "video": _("the video's transcript"),
    }
    there = dict(_fields(item))
    left = [names[each] for each in channel.leaves_out if each in names and there[each]]
    if left:
        yield Finding("hint", "", _("never shown here: {fields}").format(fields=", ".join(left)))


def _fields(item: Item) -> Iterator[tuple[str, list[Segment]]]:
    """Yield what readers are to see, by the key of the head that it stands under."""
    yield "title", of_text(item.title)
    own = item.text is not None
    yield (
        ("texts" if own else "summary"),
        of_text(item.text if own and item.text else item.summary),
    )
    yield "body", of_body(item.body)
    yield "notices", of_text("\n".join(item.notices))
    yield "correction", of_text("\n".join(each.note for each in item.corrections))
    documents = (f"{each.number}\n{each.title}" for each in item.documents)
    yield "documents", of_text("\n".join(documents))
    yield "source", of_text(item.source.name if item.source else "")
    yield "cover", of_text(f"{item.cover.caption}\n{item.cover.credit}" if item.cover else "")
    captions = (f"{each.caption}\n{each.credit}" for each in item.images)
    yield "images", of_text("\n".join(captions))
    yield "video", of_text(item.video.transcript if item.video else "")
    yield "staff", of_text("\n".join(line for each in item.staff for line in _lines_of(each)))


def _lines_of(person: Person) -> tuple[str, ...]:
    contacts = (person.phone, person.email)
    return (person.name, person.title, person.task, *contacts, person.biography)


def _of_field(place: str, found: list[tuple[Segment, list[str]]]) -> Iterator[Finding]:
    for segment, lost in found[:TOLD]:
        what = _("not shown here: “{lost}”, of the line “{line}”")
        words = " ".join(lost) if len(lost) <= 12 else " ".join([*lost[:11], "…"])
        told = what.format(lost=words, line=slice_of(segment.line))
        yield Loss("warning", place, told, segment.line)
    if len(found) > TOLD:
        what = _("{count} more lines are not shown here whole").format(count=len(found) - TOLD)
        yield Loss("warning", place, what, found[TOLD][0].line)


@dataclass(slots=True)
class _Shown:
    """The tokens that a post shows, and where each of them stands."""

    tokens: list[str]
    places: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {}
        for at, token in enumerate(self.tokens):
            self.places.setdefault(token, []).append(at)

    def missing(self, segments: list[Segment]) -> list[tuple[Segment, list[str]]]:
        """Return the segments of one field that are not shown whole, and what they lack."""
        found, used, at, here = [], set[int](), 0, 0
        for segment in segments:
            taken, lost = self._best(segment, at, here, used)
            if lost:
                found.append((segment, lost))
            if not taken or len(lost) > len(taken):
                continue  # it is not there, whatever looks like some of it
            used.update(taken)
            here = taken[-1] + 1 if segment.ordered else max(here, taken[-1] + 1)
            at = here if segment.ordered else at
        return found

    def _best(
        self, segment: Segment, at: int, here: int, used: set[int]
    ) -> tuple[list[int], list[str]]:
        best: tuple[list[int], list[str]] = ([], list(segment.tokens))
        first = (here,) if segment.ordered else (at, here)  # a cell may be the one left over
        for start in (*first, *self._starts(segment, at)):
            taken, lost = self._walk(segment.tokens, start, used)
            if len(lost) < len(best[1]):
                best = taken, lost
            if not lost:
                break
        return best

    def _starts(self, segment: Segment, at: int) -> Iterator[int]:
        """Yield where the segment may begin: where the last one ended, or at its rarest word."""
        yield at
        known = [(len(self.places[t]), n, t) for n, t in enumerate(segment.tokens)
                 if t in self.places]  # fmt: skip
        if not known:
            return
        _count, number, rarest = min(known)
        places = self.places[rarest]
        first = bisect_left(places, at)
        for place in places[first : first + TRIES]:
            yield max(at, place - 2 * number)
            yield place if number == 0 else max(at, place - number)
        if not segment.ordered:
            for place in places[: min(first, TRIES)]:
                yield max(0, place - number)

    def _walk(
        self, wanted: tuple[str, ...], start: int, used: set[int]
    ) -> tuple[list[int], list[str]]:
        taken: list[int] = []
        lost: list[str] = []
        at = start
        for number, token in enumerate(wanted):
            place = self._next(token, at, used)
            follows = wanted[number + 1] if number + 1 < len(wanted) else None
            jumps = place is not None and place > at + 2 and bool(taken)
            if place is None or (jumps and self.tokens[at : at + 1] == [follows]):
                lost.append(token)
            else:
                taken.append(place)
                at = place + 1
        return taken, lost

    def _next(self, token: str, at: int, used: set[int]) -> int | None:
        places = self.places.get(token, ())
        number = bisect_left(places, at)
        for place in places[number : number + GAP]:
            if place - at > GAP:
                return None
            if place not in used:
                return place
        return None
