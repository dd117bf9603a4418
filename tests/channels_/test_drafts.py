"""How far each delivery's post has come, as channels remember it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from channels.shared.drafts import KEEP, Draft, Drafts
from fleeting_state import FleetingState

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step(Draft):
    post: str = ""


def begun(at: datetime) -> Step:
    return Step(at.isoformat())


def test_what_the_service_called_a_post_is_there_for_the_next_process() -> None:
    state = FleetingState()
    drafts = Drafts(state, "hidden/", Step)
    drafts.begin("a/page/1", begun(NOW), NOW)
    drafts.change("a/page/1", post="7")
    assert Drafts(state, "hidden/", Step).get("a/page/1") == Step(NOW.isoformat(), "7")
    assert drafts.get("b/page/1") is None


def test_what_was_forgotten_meanwhile_is_not_changed_into_being() -> None:
    drafts = Drafts(FleetingState(), "hidden/", Step)
    drafts.change("a/page/1", post="7")
    drafts.forget("a/page/1")
    assert drafts.get("a/page/1") is None


def test_what_is_long_over_goes_when_another_begins_and_nothing_else_does() -> None:
    state = FleetingState({"rest_until": "9"})
    drafts = Drafts(state, "hidden/", Step)
    drafts.begin("old", begun(NOW - KEEP - timedelta(seconds=1)), NOW - KEEP)
    drafts.begin("young", begun(NOW - KEEP), NOW - KEEP)
    drafts.begin("new", begun(NOW), NOW)
    assert [len(drafts.others("new")), drafts.get("old"), state["rest_until"]] == [1, None, "9"]
