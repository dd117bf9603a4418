"""Made hidden, then shown: whatever goes wrong and wherever, readers see one post.

The loop below does what the core does: after a doubt it looks, and it publishes again only
when the channel is sure that nothing is out.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from channel_contract import KEY
from channel_items import FILM, make_image
from fleeting_state import FleetingState
from living_services import Living, furnish, living, sandbox_now
from publisher.contract import (
    Channel,
    Item,
    OutcomeUnknown,
    Post,
    Receipt,
    Rejected,
    Unavailable,
    Video,
)
from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.graph import posts
from publisher.sandbox.graph.state import state_of
from publisher.sandbox.zalo import app

FACEBOOK, ZALO = "facebook, hidden first", "zalo, hidden first"
FEED, SHOW, LOOK = r"POST .*/feed$", r"POST /v26.0/\d+_\d+$", r"GET /v26.0/\d+_\d+$"
CREATE, VERIFY, UPDATE = r"/article/create$", r"/article/verify$", r"/article/update$"
FAULTS: dict[str, dict[str, object]] = {
    "cut": {},
    "cut_after_commit": {},
    "html": {},
    "html_after_commit": {},
    "truncated": {},
    "empty": {},
}
STEPS = [
    *((FACEBOOK, step, after) for step in (FEED, SHOW) for after in (0,)),
    *((FACEBOOK, LOOK, after) for after in (0, 1)),
    *((ZALO, step, 0) for step in (CREATE, UPDATE, "/article/getslice$")),
    *((ZALO, VERIFY, after) for after in (0, 1)),
]


class Died(BaseException):
    """The process ended here."""


class MortalState(FleetingState):
    """Ends the process at the n-th write, just before or just after it reached the disk."""

    def __init__(self, writes: int = -1, *, after: bool = False) -> None:
        super().__init__()
        self.writes, self.after = writes, after

    def __setitem__(self, key: str, value: str) -> None:
        self.writes -= 1
        if self.writes == 0 and not self.after:
            raise Died
        super().__setitem__(key, value)
        if self.writes == 0:
            raise Died


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    site = tmp_path_factory.mktemp("site")
    furnish(site)
    with running(site=site) as box:
        yield box


@pytest.fixture
def open_(sandbox: Sandbox, tmp_path: Path) -> Callable[[str], Living]:
    return lambda kind: living(kind, sandbox, tmp_path)


def delivered(service: Living, state: FleetingState, post: Post, tries: int = 9) -> Receipt:
    """Publish as the core does, each step with a channel built anew; return the receipt."""
    since = sandbox_now(service.sandbox)
    in_doubt = False
    for _ in range(tries):
        channel = service.make(state)
        try:
            if not in_doubt:
                return channel.publish(post, key=KEY)
            in_doubt = False
            if found := looked(channel, post, since):
                return found
        except Unavailable:
            pass  # surely nothing went out: again, later
        except (OutcomeUnknown, Died):
            in_doubt = True
        assert len(service.seen()) <= 1
        service.sandbox.advance(30)
    raise AssertionError("never delivered")


def looked(channel: Channel, post: Post, since: datetime) -> Receipt | None:
    try:
        return channel.find(post, key=KEY, since=since)
    except Unavailable as error:
        raise OutcomeUnknown from error


def items(service: Living) -> dict[str, Item]:
    """Return an item of each form that Facebook takes."""
    film = service.folder / "phim.mp4"
    film.write_bytes(FILM)
    photos = tuple(make_image(service.folder, colour=each) for each in ("red", "navy"))
    return {
        "link": service.item(),
        "text": service.item(link=None),
        "photos": service.item(images=photos),
        "video": service.item(video=Video(path=film)),
    }


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("kind", "step", "after"), STEPS)
def test_a_fault_at_any_step_leaves_one_visible_post(
    open_: Callable[[str], Living], kind: str, step: str, after: int, fault: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    service.sandbox.fault(service.name, fault, step, after=after)
    post = service.make(state).render(service.item())
    receipt = delivered(service, state, post)
    [seen] = service.seen()
    assert receipt.ref in seen
    assert service.make(state).find(post, key=KEY, since=sandbox_now(service.sandbox)) is not None


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("writes", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", [FACEBOOK, ZALO])
def test_a_crash_at_any_write_leaves_one_visible_post(
    open_: Callable[[str], Living], kind: str, writes: int, *, after: bool
) -> None:
    service, state = open_(kind), MortalState(writes, after=after)
    receipt = delivered(service, state, service.make(state).render(service.item()))
    [seen] = service.seen()
    assert receipt.ref in seen


@pytest.mark.slow
@pytest.mark.parametrize("step", [FEED, SHOW, r"POST .*/photos$", LOOK])
@pytest.mark.parametrize("form", ["text", "photos", "video"])
def test_every_form_of_a_facebook_post_comes_out_once(
    open_: Callable[[str], Living], form: str, step: str
) -> None:
    service = open_(FACEBOOK)
    state = FleetingState()
    service.sandbox.fault("graph", "cut_after_commit", step)
    receipt = delivered(service, state, service.make(state).render(items(service)[form]))
    [seen] = service.seen()
    assert receipt.ref in seen


@pytest.mark.parametrize(("kind", "show"), [(FACEBOOK, SHOW), (ZALO, UPDATE)])
def test_nothing_is_visible_before_it_is_shown_and_find_is_sure_of_it(
    open_: Callable[[str], Living], kind: str, show: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    post = service.make(state).render(service.item())
    service.sandbox.fault(service.name, "cut", show)
    with pytest.raises(OutcomeUnknown):
        service.make(state).publish(post, key=KEY)
    assert service.seen() == []
    assert service.make(state).find(post, key=KEY, since=sandbox_now(service.sandbox)) is None
    receipt = service.make(state).publish(post, key=KEY)
    making = [FEED] if kind == FACEBOOK else [CREATE]
    assert [len(service.sandbox.requests(service.name, each)) for each in making] == [1]
    [seen] = service.seen()
    assert receipt.ref in seen


@pytest.mark.parametrize(("kind", "show"), [(FACEBOOK, SHOW), (ZALO, UPDATE)])
def test_a_text_that_was_changed_meanwhile_goes_out_as_it_is_now(
    open_: Callable[[str], Living], kind: str, show: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    channel = service.make(state)
    service.sandbox.fault(service.name, "cut", show)
    with pytest.raises(OutcomeUnknown):
        channel.publish(channel.render(service.item(summary="Bản cũ.")), key=KEY)
    channel.publish(channel.render(service.item(summary="Bản mới.")), key=KEY)
    [seen] = service.seen()
    assert "Bản mới." in seen
    assert "Bản cũ." not in seen


@pytest.mark.parametrize(("kind", "show"), [(FACEBOOK, SHOW), (ZALO, UPDATE)])
def test_what_was_made_hidden_is_shown_even_if_the_setting_is_off_by_then(
    open_: Callable[[str], Living], kind: str, show: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    post = service.make(state).render(service.item())
    service.sandbox.fault(service.name, "cut", show)
    with pytest.raises(OutcomeUnknown):
        service.make(state).publish(post, key=KEY)
    service.settings["publish_hidden_first"] = False
    receipt = service.make(state).publish(post, key=KEY)
    [seen] = service.seen()
    assert receipt.ref in seen


@pytest.mark.parametrize(("kind", "make"), [(FACEBOOK, FEED), (ZALO, CREATE)])
def test_an_attempt_that_only_began_hidden_does_not_speak_for_an_open_one(
    open_: Callable[[str], Living], kind: str, make: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    channel = service.make(state)
    channel.publish(channel.render(service.item(title="Một bài khác")), key="khac/x/1")
    post = channel.render(service.item())
    service.sandbox.fault(service.name, "cut", make)
    with pytest.raises(OutcomeUnknown):
        channel.publish(post, key=KEY)
    service.settings["publish_hidden_first"] = False
    service.sandbox.fault(service.name, "cut_after_commit", make)
    with pytest.raises(OutcomeUnknown):
        service.make(state).publish(post, key=KEY)
    since = sandbox_now(service.sandbox) - timedelta(minutes=1)
    assert service.make(state).find(post, key=KEY, since=since) is not None


@pytest.mark.parametrize(("kind", "show"), [(FACEBOOK, SHOW), (ZALO, UPDATE)])
def test_a_post_that_somebody_deleted_is_left_to_a_person(
    open_: Callable[[str], Living], kind: str, show: str
) -> None:
    service = open_(kind)
    state = FleetingState()
    channel = service.make(state)
    post = channel.render(service.item())
    service.sandbox.fault(service.name, "cut_after_commit", show)
    with pytest.raises(OutcomeUnknown):
        channel.publish(post, key=KEY)
    deleted_by_hand(service)
    with pytest.raises((OutcomeUnknown, Unavailable)):
        channel.find(post, key=KEY, since=sandbox_now(service.sandbox))
    with pytest.raises(Unavailable, match="sẽ được tạo lại"):
        channel.publish(post, key=KEY)  # once a person has said that it is not out
    channel.publish(post, key=KEY)
    assert len(service.seen()) == 1


def deleted_by_hand(service: Living) -> None:
    if service.name == "graph":
        for each in state_of(service.sandbox.world).posts.values():
            each.deleted = True
    else:
        zalo = app.state_of(service.sandbox.world)
        zalo.jobs.clear()
        zalo.articles.clear()


@pytest.mark.parametrize("fault", ["", "cut_after_commit"])
def test_a_page_that_hides_nothing_is_found_out_and_never_posts_twice(
    open_: Callable[[str], Living],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    service = open_(FACEBOOK)
    monkeypatch.setattr(posts, "timing", lambda call: (call.now, False))
    if fault:
        service.sandbox.fault("graph", fault, FEED)
    state = FleetingState()
    receipt = delivered(service, state, service.make(state).render(service.item()))
    [seen] = service.seen()
    assert receipt.ref in seen
    assert "hides_posts" not in state
    assert fault or "graph_hides_nothing" in caplog.text


def test_a_refusal_to_show_takes_the_hidden_post_away(open_: Callable[[str], Living]) -> None:
    service = open_(FACEBOOK)
    state = FleetingState()
    channel = service.make(state)
    service.sandbox.fault("graph", "error", SHOW, code=100, status=400)
    with pytest.raises(Rejected):
        channel.publish(channel.render(service.item()), key=KEY)
    assert service.sandbox.state("graph")["pages"][0]["hidden"] == []
    assert [name for name in state if name.startswith("hidden/")] == []
