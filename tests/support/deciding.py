"""Offices whose people decide: config with people and approval, and lanes without threads.

with office(tmp_path, approval="default = 1") as desk:
    desk.put("a.md"); desk.scan()
    work(desk)                                # nothing goes: nobody has approved it
    approve(desk.workspace, "a", "chanh-van-phong", "")
    at_due(desk); work(desk)
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from carriers import claims_of, courier_of
from publisher.actions.decisions import approve
from publisher.delivery.lanes import Lanes
from publisher.planning.dependents import release_dependents
from publisher.planning.reconcile import reconcile
from workspaces import CHANNELS, Desk, make_workspace, opened

PEOPLE = """
[[people]]
id = "chanh-van-phong"
name = "Chánh Văn phòng"
roles = ["approver"]
telegram = "1001"

[[people]]
id = "giam-doc"
name = "Giám đốc"
roles = ["approver", "admin"]
telegram = "1002"

[[people]]
id = "bien-tap"
name = "Ban biên tập"
roles = ["editor"]

[[people]]
id = "truc-dang"
name = "Tổ trực đăng"
roles = ["publisher"]
"""
FIRST, SECOND = "chanh-van-phong", "giam-doc"
ALL = ("site", "page", "chat")


def configure(
    root: Path,
    approval: str = "",
    *,
    channels: Mapping[str, str] = CHANNELS,
    publishing: str = "",
    more: str = PEOPLE,
) -> None:
    """Write a workspace's config with the lines of [approval] and further tables."""
    make_workspace(root, channels=channels, publishing=publishing)
    path = root / "config" / "publisher.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n[approval]\n{approval}\n{more}\n", encoding="utf-8")


@contextmanager
def office(root: Path, approval: str = "", **options: Any) -> Iterator[Desk]:
    """Open an office of people; `options` are those of `configure`."""
    configure(root, approval, **options)
    with opened(root) as desk:
        yield desk


def at_due(desk: Desk) -> None:
    """Let it be the time that items are for, unless the test says otherwise."""
    desk.wait(days=1)


def put(desk: Desk, *names: str, **front: Any) -> None:
    """Save items, one called "a" if no names are given, and let them be read."""
    for name in names or ("a",):
        desk.put(f"{name}.md", **{"title": f"Bài {name}", **front})
    desk.scan()


def work(desk: Desk) -> int:
    """Let every channel do all that it may do now; returns how much that was."""
    workspace = desk.workspace
    claims = claims_of(workspace)
    courier = courier_of(workspace, claims)
    lanes = Lanes(workspace, claims, courier.run, lambda name, at: None)
    done, before = 0, -1
    while done > before:
        before = done
        release_dependents(workspace.planner, desk.time)
        reconcile(workspace.planner, desk.time)
        for name in workspace.channels:
            taken = lanes.claim(name)
            if taken is not None:
                courier.run(taken)
                claims.put_down(taken)
                done += 1
    lanes.stop(10)
    return done


def out(desk: Desk, item: str) -> set[str]:
    """Return the channels on which an item is out."""
    return {name for name, state in desk.states(item).items() if state == "sent"}


def changes_of(desk: Desk, item: str) -> list[tuple[str, str, str]]:
    """Return what came after an item's first posts: (channel, kind, state)."""
    rows = [row for row in desk.rows(item) if row["kind"] != "publish"]
    return [(row["channel"], row["kind"], row["state"]) for row in rows]


def approve_by(desk: Desk, item: str, *people: str) -> None:
    """Let people approve an item."""
    for person in people:
        approve(desk.workspace, item, person, "")
