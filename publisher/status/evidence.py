"""What rows say of approvals and posts, held against the journal and against each other.

A verdict's row and its line tell the same, for ever: who, what of, which posts, and why. What
goes out with people's yes has as many of them as it asks. The words of a post are those whose
digest stands beside it, and in the line that tells that it went out; so does the digest of what
is kept of its file. What waits asks no fewer people than the config. A report that was frozen is
as it was then.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from publisher.outbox.approval import follows_config
from publisher.outbox.deeds import DEEDS, file_digest
from publisher.outbox.deliveries import PUBLISH, SENT, UPDATE, WITHDRAW, agreed, deliveries
from publisher.outbox.posts import known_digests, post_from_json
from publisher.outbox.verdicts import APPROVED, approvals, covers_digest
from publisher.people.journal import VERDICTS, journal
from publisher.report.frozen import altered
from publisher.words import _, channel_name

_Key = tuple[str, str, str]  # item, digest, person


def contradictions(db: Connection) -> list[str]:
    """Return what rows and journal tell differently of verdicts, posts and frozen reports."""
    given = db.execute(select(approvals)).mappings().all()
    rows = {(row["item"], row["digest"], row["person"]): row for row in given}
    found = [*_verdicts(db, rows), *_approved(db, rows.values())]
    return [*found, *_posts(db), *_files(db), *altered(db)]


def _verdicts(db: Connection, rows: Mapping[_Key, RowMapping]) -> Iterator[str]:
    told, edited = _told(db)
    for (item, digest, person), details in told.items():
        row = rows.get((item, digest, person))
        names = {"person": person, "item": item}
        if row is None:
            yield _("what {person} decided on {item} is missing").format(**names)
            continue
        if (row["reason"] or "") != (details.get("reason") or ""):
            yield _("the reason that {person} gave on {item} was changed").format(**names)
        if details.get("covers", covers_digest(row["covers"])) != covers_digest(row["covers"]):
            yield _("what {person} decided about on {item} was changed").format(**names)
        counts = row["verdict"] == APPROVED and row["voided_at"] is None
        if counts and (row["line"] or 0) < edited.get(item, 0):
            message = _("a yes of {person} to {item} counts though the file was changed since")
            yield message.format(**names)


def _told(db: Connection) -> tuple[dict[_Key, dict[str, Any]], dict[str, int]]:
    """Return the last that lines tell of each verdict, and the last line of an item's edits."""
    told: dict[_Key, dict[str, Any]] = {}
    edited: dict[str, int] = {}
    acts = (*VERDICTS.values(), "reason", "edit")
    query = select(journal).where(journal.c.act.in_(acts)).order_by(journal.c.id)
    for line in db.execute(query).mappings():
        key = (line["item"], line["details"].get("digest"), line["who"])
        if line["act"] == "edit":
            edited[line["item"]] = line["id"]
        elif key[1] is None:  # no line of ours; the chain tells
            continue
        elif line["act"] == "reason":
            told[key] = {**told.get(key, {}), "reason": line["details"].get("reason")}
        else:
            told[key] = dict(line["details"])
    return told, edited


def _approved(db: Connection, given: Any) -> Iterator[str]:
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    unknown = set()  # items with verdicts from before it was kept what they were about
    for row in given:
        if row["covers"] is None:
            unknown.add(row["item"])
        for digest in row["covers"] or () if row["verdict"] == APPROVED else ():
            said[row["item"], digest].add(row["person"])
    query = select(deliveries).where(deliveries.c.approved_digest.is_not(None))
    for row in db.execute(query).mappings():
        yes, asked = said[row["item"], row["approved_digest"]], row["approvals_needed"]
        if agreed(row) and len(yes) < asked and row["item"] not in unknown:
            message = _("{item} on {channel} counts as approved, but not enough people did so")
        elif not agreed(row) and not yes and row["item"] not in unknown:
            message = _("what was approved of {item} on {channel} was changed")
        else:
            continue
        yield message.format(item=row["item"], channel=channel_name(row["channel"]))


def asking_less(db: Connection, needed: Callable[[RowMapping], int]) -> Iterator[str]:
    """Yield what waits and asks fewer people than are needed for its row now."""
    for row in follows_config(db):
        if row["approvals_needed"] < needed(row):
            message = _("{item} on {channel} asks fewer people for their yes than the config")
            yield message.format(item=row["item"], channel=channel_name(row["channel"]))


def _posts(db: Connection) -> Iterator[str]:
    done = _done(db)
    for row in db.execute(select(deliveries)).mappings():
        told = done.get((row["item"], row["channel"], DEEDS[row["kind"]]), set())
        went = row["state"] == SENT and row["kind"] != WITHDRAW
        if row["content_digest"] not in _digests(row) or (
            went and told and row["content_digest"] not in told
        ):
            message = _("the words of {item} on {channel} were changed")
            yield message.format(item=row["item"], channel=channel_name(row["channel"]))


def _done(db: Connection) -> Mapping[tuple[str, str, str], set[str]]:
    """Return the digests of what went out, as the lines tell, by item, channel and act.

    What was corrected has the words of its last correction, and no others.
    """
    done: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for line in _deeds(db):
        post, digest = (line["item"], line["channel"]), line["details"].get("digest")
        done[*post, line["act"]].add(digest)
        if line["act"] == DEEDS[UPDATE]:
            done[*post, DEEDS[PUBLISH]] = {digest}
    return done


def _files(db: Connection) -> Iterator[str]:
    """Yield the items of which something else is kept than when it went out."""
    told = {
        (line["item"], line["details"]["version"], line["details"]["file"]): None
        for line in _deeds(db)
        if line["details"].get("file")
    }
    for item, version, digest in told:
        if file_digest(db, version) != digest:
            yield _("what is kept of the file of {item} was changed").format(item=item)


def _deeds(db: Connection) -> Iterator[RowMapping]:
    query = select(journal).where(journal.c.act.in_(DEEDS.values())).order_by(journal.c.id)
    yield from db.execute(query).mappings()


def _digests(row: RowMapping) -> tuple[str, ...]:
    try:
        return known_digests(row["version"], post_from_json(row["post"]))
    except (TypeError, json.JSONDecodeError):  # no post of ours
        return ()
