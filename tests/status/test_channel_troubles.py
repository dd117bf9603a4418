"""What operators hear of channels that rest, stop, or refuse one post."""

from datetime import timedelta
from pathlib import Path

from fake_channels import service
from publisher.contract import TROUBLE, RateLimited, Unauthorized
from publisher.status.messages import Trouble
from publisher.status.overview import status
from publisher.status.troubles import troubles
from publisher.store.channel_state import StoredState
from running_lanes import Watched, lanes
from workspaces import Desk, opened

HOUR = 3600.0


def due(desk: Desk, running: Watched, *names: str) -> None:
    """Let items be due and every lane at rest: what a channel has not sent yet is a trouble."""
    for name in names:
        desk.put(f"{name}.md", title=f"Tin {name}")
    desk.scan()
    desk.wait(days=1)
    for lane in ("site", "page", "chat"):
        running.work(lane)


def told(desk: Desk) -> list[Trouble]:
    with desk.workspace.store.read() as db:
        return list(troubles(db, desk.workspace.config, desk.time))


def test_a_post_that_is_refused_for_now_is_named_at_once_until_it_is_out(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        asked = service(desk.workspace, "page")
        asked.then(RateLimited("spam (368)", retry_after=HOUR, scope="post"))
        due(desk, running, "a", "b")
        (trouble,) = told(desk)
        assert trouble.what == "page does not take «Tin a» for now: spam (368)."
        assert "publisher show a" in trouble.do
        assert [key.partition("/")[0] for key in asked.out] == ["b"]
        desk.wait(hours=1)
        running.work("page")
        assert told(desk) == []


def test_a_pause_of_an_hour_names_the_post_that_began_it_until_it_is_over(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        asked = service(desk.workspace, "page")
        asked.then(RateLimited("too fast (368/1390008)", retry_after=HOUR))
        due(desk, running, "a", "b")
        for _ in range(2):  # also when most of it is over
            (trouble,) = told(desk)
            assert trouble.what.startswith("page rests until ")
            assert "«Tin a»" in trouble.do
            desk.wait(minutes=50)
        desk.time += timedelta(minutes=10)
        running.work("page")
        assert told(desk) == []


def test_a_short_pause_is_no_trouble(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        service(desk.workspace, "page").then(RateLimited("slower", retry_after=600))
        due(desk, running, "a")
        assert told(desk) == []


def test_a_channel_that_stopped_names_the_post_at_which_it_did(tmp_path: Path) -> None:
    with lanes(tmp_path) as (desk, running):
        service(desk.workspace, "page").then(Unauthorized("token"))
        due(desk, running, "a", "b")
        (trouble,) = told(desk)
        assert trouble.what == "page has stopped: token."
        assert "«Tin a»" in trouble.do and "publisher resume page" in trouble.do


def test_what_a_channel_tells_operators_stands_until_it_is_removed(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        state = StoredState(desk.workspace.store, "site")
        state[f"{TROUBLE}log"] = "access.log.2.gz bị cắt cụt."
        state["other"] = "of the channel alone"
        (trouble,) = told(desk)
        assert trouble.what == "site: access.log.2.gz bị cắt cụt."
        with desk.workspace.store.read() as db:
            shown = status(db, desk.workspace.planner)["told"]
        assert [row["value"] for row in shown] == ["access.log.2.gz bị cắt cụt."]
        del state[f"{TROUBLE}log"]
        assert told(desk) == []
