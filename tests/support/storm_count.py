"""What became of an office's items, by what its readers see: lost, twice, stuck."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from e2e import CHANNELS, SERVICES, Office, _name

ENDED = ("sent", "failed", "cancelled", "withdrawn", "stays")
_EDITION = re.compile(r"lần thứ (\d+)\b")


@dataclass(frozen=True, slots=True)
class Figures:
    """What went wrong, one line each; the counts that matter follow from it."""

    lost: int = 0
    twice: int = 0
    stuck: int = 0
    broken: int = 0  # what is not right on the website
    seen: Counter[str] = field(default_factory=Counter)  # state of a row → how many
    lines: tuple[str, ...] = ()

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.lost + other.lost,
            self.twice + other.twice,
            self.stuck + other.stuck,
            self.broken + other.broken,
            self.seen + other.seen,
            self.lines + other.lines,
        )

    @property
    def good(self) -> bool:
        """Tell whether nothing was lost, doubled, stuck or broken."""
        return not (self.lost or self.twice or self.stuck or self.broken)

    def __str__(self) -> str:
        counts = f"{self.lost} lost, {self.twice} twice, {self.stuck} stuck"
        return f"{counts}, {self.broken} broken on the website"


def told(edition: int) -> str:
    """Return the words by which an edition of an item's text is known."""
    return f"Nội dung này được viết lần thứ {edition}."


def counted(desk: Office, editions: dict[str, int], channels: Sequence[str] = CHANNELS) -> Figures:
    """Count an office that has come to rest."""
    rows = desk.query("SELECT * FROM deliveries ORDER BY id")
    lost = [
        *_never_planned(rows, editions, channels),
        *_not_shown(desk, rows),
        *_old_words(desk, rows),
    ]
    twice = list(_too_often(desk, rows))
    stuck = [*_stuck(desk, rows), *_twice_ok(desk)]
    named = {"lost": lost, "twice": twice, "stuck": stuck}
    return Figures(
        lost=len(lost),
        twice=len(twice),
        stuck=len(stuck),
        seen=Counter(f"{row['kind']} {row['state']}" for row in rows),
        lines=tuple(f"{what}: {each}" for what, found in named.items() for each in found),
    )


def shown(desk: Office) -> dict[tuple[str, str], list[str]]:
    """Return the words of the posts that readers see, by item and channel."""
    found: dict[tuple[str, str], list[str]] = {}
    for channel in SERVICES:
        for post in desk.posts(channel):
            if post.get("album") and not post["text"]:
                continue  # the words stand under an album's first picture
            text = str(post)
            if channel == "website":
                text = (desk.folder / "site" / str(post["path"]).lstrip("/")).read_text("utf-8")
            found.setdefault((_name(channel, post), channel), []).append(text)
    known = {row["ref"]: row["item"] for row in desk.rows("channel LIKE 'zalo%' AND ref NOT NULL")}
    for each in desk.sandbox.state("zalo")["broadcasts"]:
        item = known.get((each["articles"] or [each["id"]])[0])
        if each["articles"] or item:  # else its article was gone before anybody got it
            found.setdefault((item or "?", "zalo-broadcast"), []).append("")
    return found


def _expected(rows: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter(
        (row["item"], row["channel"])
        for row in rows
        if row["kind"] in ("publish", "note") and row["state"] == "sent"
    )


def _never_planned(
    rows: list[dict[str, Any]], editions: dict[str, int], channels: Sequence[str]
) -> Iterator[str]:
    planned = {(row["item"], row["channel"]) for row in rows}
    for item in editions:
        for channel in channels:
            asked = channel != "zalo-broadcast" or int(item.rpartition("-")[2]) % 4 == 0
            if asked and (item, channel) not in planned:
                yield f"{item} never came to {channel}"


def _not_shown(desk: Office, rows: list[dict[str, Any]]) -> Iterator[str]:
    seen = shown(desk)
    for key, count in _expected(rows).items():
        if len(seen.get(key, ())) < count:
            yield f"{key} is said to be out and is not"
    gone = set(withdrawn(desk))
    for row in rows:
        if row["kind"] == "publish" and row["state"] == "failed" and row["item"] not in gone:
            yield f"{row['item']} failed on {row['channel']}: {row['reason']}"


def _old_words(desk: Office, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Find posts that show other words than the database believes."""
    seen = shown(desk)
    for row in rows:
        posts = seen.get((row["item"], row["channel"]), ())
        if row["kind"] != "publish" or row["state"] != "sent" or len(posts) != 1 or not posts[0]:
            continue
        wanted = _EDITION.search(str(row["post"]).encode().decode("unicode_escape"))
        if wanted and f"lần thứ {wanted[1]}." not in posts[0]:
            yield f"{row['item']} on {row['channel']} does not show edition {wanted[1]}"


def _too_often(desk: Office, rows: list[dict[str, Any]]) -> Iterator[str]:
    expected = _expected(rows)
    for key, posts in shown(desk).items():
        if len(posts) > expected[key]:
            states = [
                f"{row['kind']} {row['state']} {row['ref']}"
                for row in rows
                if (row["item"], row["channel"]) == key
            ]
            yield f"{key} is out {len(posts)} times: {states}"


def _stuck(desk: Office, rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        held = row["state"] == "held" and row["held_for"] and row["reason"]
        if row["state"] not in ENDED and not held:
            where = f"{row['item']} on {row['channel']}"
            yield f"{where}: {row['kind']} {row['state']} {row['reason']}"
        if row["lease_token"]:
            yield f"{row['item']} on {row['channel']} is still leased"
    for row in desk.query("SELECT * FROM channels WHERE stopped_at IS NOT NULL"):
        yield f"{row['name']} has stopped: {row['why']}"


def _twice_ok(desk: Office) -> Iterator[str]:
    """Find attempts that nobody ended, or deliveries that succeeded twice."""
    query = (
        "SELECT deliveries.item, deliveries.channel, sum(outcome = 'ok') AS done,"
        " sum(outcome IS NULL) AS open FROM attempts JOIN deliveries"
        " ON deliveries.id = delivery WHERE kind IN ('publish', 'note') GROUP BY delivery"
        " HAVING open > 0 OR done > (state = 'sent' OR state = 'withdrawn') * 100"
    )
    for row in desk.query(query):
        yield f"{row['item']} on {row['channel']}: {row['done']} done, {row['open']} open"


def withdrawn(desk: Office) -> list[str]:
    """Return the items that a person took back."""
    return [row["id"] for row in desk.query("SELECT id FROM items WHERE withdrawn_at NOT NULL")]


def doubts(desk: Office) -> Iterator[tuple[str, ...]]:
    """Look, as a person would, for what is held in doubt; yields the words of `resolve`."""
    seen, known = shown(desk), _expected(desk.query("SELECT * FROM deliveries"))
    for row in desk.rows("held_for = 'doubt'"):
        key = (row["item"], row["channel"])
        which = (*key, "--sequence", row["key"].rpartition("/")[2])
        if len(seen.get(key, ())) > known[key]:
            yield (*which, "--sent", "https://example.org/", "--ref", _ref(desk, *key))
        else:
            yield (*which, "--not-sent")


def _ref(desk: Office, item: str, channel: str) -> str:
    if channel == "zalo-broadcast":
        out = desk.rows("channel = 'zalo' AND kind = 'publish'")
        articles = {row["item"]: row["ref"] for row in out}
        for each in desk.sandbox.state("zalo")["broadcasts"]:
            if articles[item] in each["articles"]:
                return str(each["id"])
    for post in desk.posts(channel):
        if _name(channel, post) == item:
            if channel == "telegram":
                return f"-1001234567890:{post['id']}"
            return str(post["id"])
    raise AssertionError((item, channel))
