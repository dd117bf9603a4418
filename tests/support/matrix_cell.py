"""One cell of the fault matrix: the fault is played, and what follows is seen through."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matrix_office import new_consent
from matrix_room import Died, Room
from matrix_rules import Case
from publisher.outbox.deliveries import SENT, WITHDRAW


@contextlib.contextmanager
def disk(it: Room, path: str = "", number: int = 0, times: int = 0) -> Iterator[list[str]]:
    """Note what of the site is synced; fail with an errno, or end the process with 0."""
    real: Any = os.fsync
    site, left = it.desk.folder / "site", [times]
    synced: list[str] = []

    def fsync(fd: Any) -> None:
        place = Path(f"/proc/self/fd/{fd}").readlink()
        if place.is_relative_to(site):
            name = re.sub(r"\.(.+)\.tmp$", r"\1", str(place.relative_to(site)))
            synced.append(f"{name}/" if place.is_dir() else name)
            if synced[-1] == path and left[0]:
                left[0] -= 1
                raise OSError(number, os.strerror(number)) if number else Died
        real(fd)

    os.fsync = fsync
    try:
        yield synced
    finally:
        os.fsync = real


@contextlib.contextmanager
def played(it: Room, case: Case) -> Iterator[None]:
    """Let the case's fault happen while the block runs."""
    request, fault = case.request, case.fault
    times = -1 if fault.lasting else 1 + (case.follow == "twice")
    if request.service == "disk":
        with disk(it, request.path, fault.details.get("errno", 0), times):
            yield
        return
    if not fault.kind and request.last is None:
        it.sandbox.refuse(request.service)
    else:
        place, kind = (request, fault.kind) if fault.kind else (request.last, "last")
        assert place is not None
        number = {"after": place.number, "times": times if fault.kind else 1}
        it.sandbox.fault(request.service, kind, place.match, **number, **fault.details)
    yield
    if not fault.kind:
        it.sandbox.listen(request.service)


def outcome(it: Room, case: Case) -> str:
    """Run one cell and say how it ended."""
    it.put_back(case.action, hurried=case.fault.overdue)
    with played(it, case):
        it.step(dying=case.follow == "killed")
        if case.follow == "twice":
            it.onward()
    if case.follow == "restarted":
        it.restart()
    if case.follow == "killed" and case.fault.stops:
        it.sandbox.world.faults.clear()  # it was put right while nothing ran
    return ending(it, stopped=it.settle(repair=lambda: repaired(it)))


def repaired(it: Room) -> None:
    """Do what an operator does when credentials are refused."""
    it.sandbox.world.faults.clear()
    if "zalo" in it.variant.channel:
        new_consent(it)


def ending(it: Room, *, stopped: bool) -> str:
    """Say what a row's end is, in the words of the table."""
    row, seen = it.row(), it.seen()
    state, count = row["state"], f"×{seen.first}"
    assert state == SENT or row["reason"], dict(row)
    if row["kind"] == WITHDRAW:
        said = "gone" if (state, seen) == (SENT, (0, 0)) else f"{state} {seen}"
    elif row["kind"] == "update":
        said = f"changed ×{seen.second}" if state == SENT and not seen.first else f"{state} {seen}"
    else:
        said = f"{state} {count}" if not seen.second else f"{state} {seen}"
    return f"stopped, then {said}" if stopped else said
