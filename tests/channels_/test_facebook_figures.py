"""Engagement on a Facebook page: many posts in few calls, and reasons for what is missing."""

import json
import logging
import re
from typing import Any

import pytest
import responses
from requests import PreparedRequest

from facebook_page import HOST, PAGE, PUBLISHED, channel, query, reply
from fleeting_state import FleetingState
from publisher.contract import Engagement, RateLimited, Receipt, Rejected, Unauthorized

REF, FRESH = f"{PAGE}_777", f"{PAGE}_778"
ERROR = {"retired": reply("retired_metric")["body"], "denied": reply("no_permission")["body"]}


class Insights:
    """Plays the listing: refuses dead metrics and forbidden fields, as the service does."""

    def __init__(self, *, dead: str = "", forbidden: str = "", followers: int = 5000) -> None:
        self.dead = dead
        self.forbidden = forbidden
        responses.add_callback("GET", PUBLISHED, self.answer)
        responses.add_callback("GET", f"{HOST}/{REF}", self.single)
        responses.add("GET", f"{HOST}/{PAGE}", json={"followers_count": followers})

    def answer(self, request: PreparedRequest) -> tuple[int, dict[str, str], str]:
        fields = query(request)["fields"]
        if self.forbidden and self.forbidden in fields:
            return self.say(403, ERROR["denied"])
        if self.dead and self.dead in fields:
            return self.say(400, ERROR["retired"])
        posts = [self.cut(post, fields) for post in reply("figures")["body"]["data"]]
        return self.say(200, {"data": posts})

    def single(self, request: PreparedRequest) -> tuple[int, dict[str, str], str]:
        fields = query(request)["fields"]
        if self.dead and self.dead in fields:
            return self.say(400, ERROR["retired"])
        return self.say(200, self.cut(reply("figures")["body"]["data"][0], fields))

    def say(self, status: int, body: Any) -> tuple[int, dict[str, str], str]:
        return status, {"Content-Type": "application/json; charset=UTF-8"}, json.dumps(body)

    def cut(self, post: dict[str, Any], fields: str) -> dict[str, Any]:
        """Leave out what was not asked for."""
        asked = set(re.split(r"[,.]", fields))
        kept = {name: value for name, value in post.items() if name in asked}
        if "insights" in kept:
            entries = [each for each in post["insights"]["data"] if each["name"] in fields]
            kept["insights"] = {"data": entries}
        return kept


def calls(path: str) -> int:
    return sum(f"{path}?" in str(each.request.url) for each in responses.calls)


def measure(*refs: str, state: FleetingState | None = None) -> dict[str, Engagement]:
    return dict(channel(state).measure([Receipt(ref) for ref in refs]))


@responses.activate
def test_many_posts_cost_one_call_and_no_figure_is_made_up() -> None:
    Insights()
    figures = measure(REF, FRESH)
    post, fresh = figures[REF], figures[FRESH]
    assert (post.views, post.reach, post.clicks) == (1234, 900, 55)
    assert (post.reactions, post.comments, post.shares) == (41, 7, 3)
    assert post.unknown == {}
    assert post.raw["post_reactions_by_type_total"] == {"like": 38, "love": 3}
    assert (fresh.reactions, fresh.comments, fresh.shares) == (2, 0, 0)
    assert fresh.views is None
    assert fresh.unknown == dict.fromkeys(("views", "reach", "clicks"), "not_yet")
    assert calls(PUBLISHED) == 1


@responses.activate
@pytest.mark.parametrize("listed", [["x", [1], {"id": ["a"]}, None], "x", {"a": 1}, 7, None])
def test_what_is_listed_and_is_no_post_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, listed: object
) -> None:
    whole = Insights.answer

    def answer(self: Insights, request: PreparedRequest) -> tuple[int, dict[str, str], str]:
        posts = json.loads(whole(self, request)[2])["data"]
        return self.say(200, {"data": [*listed, *posts] if isinstance(listed, list) else listed})

    monkeypatch.setattr(Insights, "answer", answer)
    Insights()
    assert measure(REF)[REF].views == 1234


@responses.activate
def test_a_small_page_gets_no_insights() -> None:
    Insights(followers=99)
    assert measure(FRESH)[FRESH].unknown["views"] == "below_threshold"


@responses.activate
def test_a_retired_metric_is_set_aside_and_the_others_still_come(
    caplog: pytest.LogCaptureFixture,
) -> None:
    Insights(dead="post_total_media_view_unique")
    state = FleetingState()
    with caplog.at_level(logging.WARNING):
        post = measure(REF, state=state)[REF]
        asked = len(responses.calls)
        measure(REF, state=state)
    assert (post.views, post.reach) == (1234, None)
    assert post.unknown == {"reach": "retired"}
    assert caplog.messages == ["metric_retired metric=post_total_media_view_unique"]
    assert len(responses.calls) == asked + 1, "remembered: not asked for again"
    problems = channel(state).check().problems
    assert any("post_total_media_view_unique" in each for each in problems)


@responses.activate
def test_a_list_that_fails_for_another_reason_retires_no_metric() -> None:
    """An empty page of posts, or a parameter that is wrong, says nothing of the metrics."""
    responses.add("GET", PUBLISHED, json=ERROR["retired"], status=400)
    state = FleetingState()
    node = reply("figures")["body"]["data"][0]
    responses.add("GET", f"{HOST}/{REF}", json=node)
    with pytest.raises(Rejected):
        measure(REF, state=state)
    assert "dead_metrics" not in state


@responses.activate
def test_what_an_older_release_took_for_retired_is_tried_again() -> None:
    Insights()
    state = FleetingState({"retired_metrics": "post_media_view,post_clicks"})
    assert measure(REF, state=state)[REF].views == 1234


@responses.activate
def test_a_metric_is_tried_on_a_post_that_exists() -> None:
    Insights(dead="post_total_media_view_unique")
    lost, gone = f"{PAGE}_999", reply("gone")
    responses.add("GET", f"{HOST}/{lost}", json=gone["body"], status=gone["status"])
    figures = measure(REF, lost)
    assert (figures[REF].views, figures[REF].unknown) == (1234, {"reach": "retired"})
    assert set(figures[lost].unknown.values()) == {"deleted"}


@responses.activate
@pytest.mark.parametrize(
    ("forbidden", "missing", "known"),
    [
        ("insights", {"views", "reach", "clicks"}, {"reactions", "comments", "shares"}),
        ("reactions.summary", {"reactions", "comments"}, {"views", "reach", "clicks", "shares"}),
    ],
)
def test_what_a_missing_permission_hides_is_told_and_the_rest_is_read(
    forbidden: str, missing: set[str], known: set[str]
) -> None:
    Insights(forbidden=forbidden)
    post = measure(REF)[REF]
    assert post.unknown == dict.fromkeys(missing, "no_permission")
    assert all(getattr(post, name) is not None for name in known)


@responses.activate
def test_without_any_right_to_read_the_channel_stops() -> None:
    Insights(forbidden="id")
    with pytest.raises(Unauthorized):
        measure(REF)


@responses.activate
def test_posts_beyond_the_list_are_asked_for_one_by_one() -> None:
    Insights()
    old, lost = f"{PAGE}_1", f"{PAGE}_2"
    node = {**reply("figures")["body"]["data"][0], "id": old}
    responses.add("GET", f"{HOST}/{old}", json=node)
    gone = reply("gone")
    responses.add("GET", f"{HOST}/{lost}", json=gone["body"], status=gone["status"])
    figures = measure(REF, old, lost)
    assert figures[old].views == 1234
    assert figures[lost].views is None
    assert set(figures[lost].unknown.values()) == {"deleted"}
    assert figures[REF].views == 1234


@responses.activate
def test_the_list_is_paged_by_cursor() -> None:
    first = {"data": [], "paging": {"cursors": {"after": "Q1"}, "next": "https://x/next"}}
    responses.add("GET", PUBLISHED, json=first)
    responses.add("GET", PUBLISHED, json=reply("figures")["body"])
    responses.add("GET", f"{HOST}/{PAGE}", json={"followers_count": 5000})
    assert measure(REF, FRESH)[REF].views == 1234
    assert query(responses.calls[1].request)["after"] == "Q1"


@responses.activate
def test_measuring_waits_too_when_the_quota_runs_low() -> None:
    with pytest.raises(RateLimited):
        measure(REF, state=FleetingState({"rest_until": "99999999999"}))
    assert len(responses.calls) == 0
