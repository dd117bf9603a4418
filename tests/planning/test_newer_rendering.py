"""A release that renders the same words in another way leaves alone what is out or approved."""

from dataclasses import replace
from pathlib import Path

import pytest

from deciding import ALL, FIRST, approve_by, at_due, changes_of, office, out, put, work
from fake_channels import service
from publisher.contract import Item, Post
from publisher.planning.reconcile import reconcile
from workspaces import Desk

pytestmark = pytest.mark.slow
TITLE = 'Bài "một"'


def renew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the website's channel render as a newer release does."""
    site = desk.workspace.channels["site"]
    before = site.render

    def render(item: Item) -> Post:
        post = before(item)
        return replace(post, text=post.text.replace('"một"', "“một”"))

    monkeypatch.setattr(site, "render", render)


def read_again(desk: Desk) -> None:
    """Let every file be read anew, as after an upgrade."""
    for path in desk.content.glob("*.md"):
        path.write_bytes(path.read_bytes())
    desk.wait(minutes=5)
    desk.scan()
    reconcile(desk.workspace.planner, desk.time)


def test_nothing_that_is_out_gets_a_correction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path) as desk:
        put(desk, "a", title=TITLE)
        at_due(desk)
        work(desk)
        assert out(desk, "a") == set(ALL)
        renew(desk, monkeypatch)
        read_again(desk)
        work(desk)
        assert changes_of(desk, "a") == []
        assert not any(c.startswith("update") for c in service(desk.workspace, "site").calls)


def test_what_was_approved_goes_out_as_it_was_approved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path, approval="default = 1") as desk:
        put(desk, "a", title=TITLE)
        approve_by(desk, "a", FIRST)
        approved = desk.row("a", "site")["content_digest"]
        renew(desk, monkeypatch)
        read_again(desk)
        at_due(desk)
        work(desk)
        assert out(desk, "a") == set(ALL)
        assert desk.row("a", "site")["content_digest"] == approved
