"""The fault matrix: every channel × every request it makes × every fault × what follows.

One clean run of each action tells which requests there are, two spoilt ones what each is
for; the rules say what must come of a fault there. A channel of the sandbox's config is in
it without a line of its own.

`python tests/support/matrix.py` runs every cell, two variants at a time, and writes
docs/matrix.md; with names of variants, theirs only.
"""

import contextlib
import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

import compiled_once
from matrix_cell import disk, outcome
from matrix_office import channels_of_config, end_zalo_token, prepare_change, room
from matrix_page import DOCUMENT, document, section, sections
from matrix_room import Room, Variant
from matrix_rules import LOOK_ABSENT, LOOKS, SPENT, Case, Proof, Request, Table, expected
from publisher.contract import OutcomeUnknown, Unsupported, can
from publisher.outbox.deliveries import SENT
from publisher.outbox.posts import post_from_json

# --- Finding out which requests there are, and what each is for --------------------------


def requests_of(it: Room, moment: str) -> list[Request]:
    """Return the requests of one clean attempt."""
    it.put_back(moment)
    it.step()
    found: list[Request] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for each in it.sandbox.requests():
        place = (each["service"], each["method"], each["path"])
        if each["service"] == "web":
            continue  # the services fetch pictures there
        before = [other for other in found if other.service == place[0]]
        fresh = bool(found) and found[-1].service in SPENT
        found.append(Request(*place, seen[place], before[-1] if before else None, fresh))
        seen[place] += 1
    return found


def files_of(it: Room, moment: str) -> list[Request]:
    """Return the files and folders that one clean attempt brings onto the disk."""
    it.put_back(moment)
    with disk(it) as synced:
        it.step()
    return [Request("disk", "", path, 0, None, False, "needed") for path in sorted(set(synced))]


def role_of(it: Room, moment: str, request: Request) -> str:
    """Find out what a request is for, by losing it and by losing its answer.

    unseen: readers see nothing of it. visible: it makes the post appear. needed: comes
    after that, and without it the outcome is not known. extra: it is.
    """
    seen, known = _lost(it, moment, request, "cut")
    if known:
        return "extra"
    if moment != "publish":
        return "needed"
    if seen:
        return "needed"
    return "visible" if _lost(it, moment, request, "cut_after_commit")[0] else "unseen"


def _lost(it: Room, moment: str, request: Request, kind: str) -> tuple[int, bool]:
    """Return how many posts readers then see, and whether the channel knows if it is out."""
    it.put_back(moment)
    it.sandbox.fault(request.service, kind, request.match, after=request.number, times=-1)
    it.step()
    it.sandbox.world.faults.clear()
    row = it.row()
    return it.seen().first, row["state"] == SENT or row["first_absent_at"] is not None


def proof_of(it: Room) -> Proof:
    """Find out what the channel can say of a post in doubt, once it is sent or lost."""
    it.put_back("publish")
    it.settle()
    row, channel = it.row(), it.open.channels[it.variant.channel]
    finds = can(channel, "find")
    with contextlib.suppress(OutcomeUnknown):  # with a receipt it knows less than without
        try:
            channel.find(post_from_json(row["post"]), key=row["key"], since=row["due_at"])
        except Unsupported:
            finds = False
    if it.service == "web" or not finds:
        return Proof(finds, finds)
    it.put_back(LOOK_ABSENT)
    it.settle()
    return Proof(finds, it.row()["state"] == SENT)


# --- One variant ------------------------------------------------------------------------


def explore(it: Room) -> Table:
    """Find out what one variant's part of the matrix is."""
    publish = _explored(it, "publish")
    for visible in (each for each in publish if each.role == "visible"):
        for name, kind in LOOKS.items():
            _doubted(it, visible, kind, name)
    lag = it.open.channels[it.variant.channel].visibility_lag
    table = Table(it.variant, proof_of(it), {"publish": publish}, lag)
    for action in it.variant.actions:
        if action == "look" and table.proof.finds and it.service != "web":
            table.requests |= {name: _explored(it, name) for name in LOOKS}
        elif action in ("update", "withdraw") and prepare_change(it, action):
            table.requests[action] = _explored(it, action)
    return table


def _explored(it: Room, moment: str) -> list[Request]:
    if it.service == "web":
        return files_of(it, moment)
    found = requests_of(it, moment)
    return [replace(each, role=role_of(it, moment, each)) for each in found]


def _doubted(it: Room, visible: Request, kind: str, name: str) -> None:
    """Keep the moment of the first look at a post in doubt."""
    it.put_back("publish")
    it.sandbox.fault(visible.service, kind, visible.match, after=visible.number)
    it.step()
    assert it.row()["state"] == "doubtful"
    it.desk.move_to(it.row()["ready_at"])
    it.keep(name)


# --- Running it -------------------------------------------------------------------------


@dataclass(slots=True)
class Run:
    """What one variant's cells came to."""

    table: Table
    ends: dict[Case, str] = field(default_factory=dict)

    def wrong(self) -> list[str]:
        """Return the cells that did not end as the rules say."""
        return [
            f"{case}: {end}, not {expected(case)}"
            for case, end in self.ends.items()
            if end != expected(case)
        ]


def run(variant: Variant, *, everything: bool) -> Run:
    """Run a variant's cells: all of them, or each fault with one of what may follow."""
    with tempfile.TemporaryDirectory() as folder, room(Path(folder), variant) as it:
        found = Run(explore(it))
        cases = found.table.cases() if everything else chosen(found.table)
        for case in cases:
            try:
                found.ends[case] = outcome(it, case)
            except AssertionError as error:
                found.ends[case] = f"no end ({error})"
    return found


def chosen(table: Table) -> Iterator[Case]:
    """Yield one case for each request and fault; what follows takes turns.

    Of requests that are made again and again, the first two stand for the others.
    """
    places: dict[tuple[str, str, str], list[Case]] = {}
    for case in table.cases():
        if case.request.number < 2:
            place = (case.action, case.request.label, case.fault.name)
            places.setdefault(place, []).append(case)
    for turn, cases in enumerate(places.values()):
        yield cases[turn % len(cases)]


# --- All of it --------------------------------------------------------------------------

_HIDDEN = "publish_hidden_first = true"
# Eleven numbers without a message are read like five, and take longer.
_PROOF = 'proof_chat = "-1009876543210"\nproof_gap = 5'
SPECIAL = (
    Variant("facebook", form="pictures", says="pictures", actions=("publish",)),
    Variant("facebook", form="clip", says="a clip", actions=("publish", "look")),
    Variant("facebook", _HIDDEN, says="hidden first", actions=("publish", "look")),
    Variant(
        "facebook",
        'token_kind = "system_user"',
        says="a system user's token",
        secrets=(("FACEBOOK_TOKEN", "sandbox-system-user-token"),),
        actions=("publish",),
    ),
    Variant("zalo", _HIDDEN, says="hidden first", actions=("publish", "look")),
    Variant("zalo", before=end_zalo_token, says="token ended before", actions=("publish",)),
    Variant("telegram", _PROOF, says="with proof_chat", actions=("publish", "look")),
    Variant("telegram", form="pictures", says="an album", actions=("publish", "withdraw")),
    Variant("telegram", form="words", says="no picture", actions=("publish", "update")),
)
VARIANTS = tuple(
    each
    for name in channels_of_config()
    for each in (Variant(name), *(special for special in SPECIAL if special.channel == name))
)


def _everything(name: str) -> tuple[str, int, list[str]]:
    logging.disable()  # what goes wrong there is meant to
    compiled_once.share()
    (variant,) = (each for each in VARIANTS if each.name == name)
    began = time.monotonic()
    done = run(variant, everything=True)
    took = f"{name}: {len(done.ends)} cells in {time.monotonic() - began:.0f} s"
    print(took, *done.wrong(), sep="\n  ", flush=True)  # noqa: T201  a command
    return section(done.table), len(done.ends), done.wrong()


def main(names: Sequence[str]) -> int:
    """Run every cell of the named variants, or of all; write them to the page if all is right."""
    began = time.monotonic()
    names = names or [each.name for each in VARIANTS]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        parts = dict(zip(names, pool.map(_everything, names), strict=True))
    wrong = sum(len(part[2]) for part in parts.values())
    cells = sum(part[1] for part in parts.values())
    took = time.monotonic() - began
    print(f"{cells} cells in {took:.0f} s, {wrong} not as the rules say")  # noqa: T201  a command
    if not wrong:
        known = sections(DOCUMENT.read_text(encoding="utf-8")) if DOCUMENT.exists() else {}
        known |= {name: part[0] for name, part in parts.items()}
        texts = [known[each.name] for each in VARIANTS if each.name in known]
        DOCUMENT.write_text(document(texts), encoding="utf-8")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
