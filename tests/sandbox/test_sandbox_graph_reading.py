import hashlib
import hmac
import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from graph_caller import OTHER_PAGE, PAGE, SYSTEM_TOKEN, TOKEN, Caller, attached, set_date
from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.graph.comments import written

COUNTERS = (
    "shares,reactions.summary(total_count).limit(0),"
    "comments.filter(stream).summary(total_count).limit(0)"
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running() as box:
        yield box


@pytest.fixture
def call(sandbox: Sandbox) -> Caller:
    sandbox.reset()
    return Caller(sandbox)


# --- Fields and lists -----------------------------------------------------------------


def test_fields_are_chosen_nested_and_renamed(call: Caller) -> None:
    name = call.feed(message="a")
    fields = "from{id},application{name},reactions.type(LOVE).limit(0).summary(true).as(love)"
    answer = call.get(name, fields=fields)
    assert answer["from"] == {"id": PAGE}
    assert answer["application"]["name"] == "Lan Tỏa"
    assert answer["love"] == {"data": [], "summary": {"total_count": 0}}
    assert set(call.get(name)) == {"id", "created_time", "message"}


@pytest.mark.parametrize("fields", ["nonsense", "post_id", "attachments{nonsense}", "from,x{a}"])
def test_unknown_field_is_refused(call: Caller, fields: str) -> None:
    name = call.feed(message="a", attached_media=attached(call.photo()))
    assert call.error("GET", name, params={"fields": fields}) == (100, None)


@pytest.mark.parametrize("fields", ["id}", "comments{id", "comments.limit(", "a b{}}", "(", ".x"])
def test_fields_that_can_not_be_parsed_are_refused(call: Caller, fields: str) -> None:
    assert call.error("GET", PAGE, params={"fields": fields})[0] in (100, 2500)


def test_shares_are_left_out_while_zero(call: Caller) -> None:
    name = call.feed(message="a")
    fresh = call.get(name, fields=COUNTERS)
    assert "shares" not in fresh
    assert fresh["reactions"]["summary"]["total_count"] == 0
    call.box.advance(7 * 86_400)
    old = call.get(name, fields=COUNTERS)
    assert old["shares"]["count"] > 0
    assert old["reactions"]["summary"]["total_count"] > 0


def test_counters_never_fall_and_depend_on_the_seed_alone(call: Caller) -> None:
    rows = []
    for _ in range(2):
        call.box.reset()
        set_date(call.box, "2026-11-23")
        name, row = call.feed(message="a"), []
        for hours in (1, 5, 24, 200):
            call.box.advance(hours * 3600)
            row.append(call.get(name, fields=COUNTERS)["reactions"]["summary"]["total_count"])
        rows.append(row)
    assert rows[0] == rows[1] == sorted(rows[0])


def test_counters_need_the_permission_to_see_visitors(call: Caller) -> None:
    name, token = call.feed(message="a"), call.graph.tokens[TOKEN]
    token.scopes -= {"pages_read_user_content"}
    assert call.error("GET", name, params={"fields": COUNTERS}) == (10, None)
    assert call.error("GET", f"{PAGE}/feed") == (10, None)


def test_list_is_paged_newest_first(call: Caller) -> None:
    names = [call.feed(message=str(n)) for n in range(5)][::-1]
    assert call.published() == names
    first = call.get(f"{PAGE}/published_posts", limit=2)
    after = first["paging"]["cursors"]["after"]
    assert call.published(limit=2, after=after) == names[2:4]
    last = call.get(f"{PAGE}/published_posts", limit=3, after=after)
    assert "next" not in last["paging"]
    assert call.error("GET", f"{PAGE}/published_posts", params={"limit": 101}) == (100, None)
    assert call.error("GET", f"{PAGE}/posts", params={"after": "x"}) == (100, None)


def test_next_page_holds_the_token_only_if_it_came_as_parameter(call: Caller) -> None:
    for n in range(2):
        call.feed(message=str(n))
    page = call.get(f"{PAGE}/published_posts", limit=1, fields="id")
    assert TOKEN not in page["paging"]["next"]
    call.token = ""
    page = call.get(f"{PAGE}/published_posts", limit=1, fields="id", access_token=TOKEN)
    query = parse_qs(urlsplit(page["paging"]["next"]).query)
    assert query["access_token"] == [TOKEN] and query["fields"] == ["id"]
    following = requests.get(page["paging"]["next"], timeout=20).json()
    assert len(following["data"]) == 1


def test_page_of_deleted_posts_is_empty_but_has_a_next(call: Caller) -> None:
    names = [call.feed(message=str(n)) for n in range(2)]
    call("DELETE", names[1])
    page = call.get(f"{PAGE}/published_posts", limit=1)
    assert page["data"] == [] and "next" in page["paging"]
    assert call.published(limit=1, after=page["paging"]["cursors"]["after"]) == names[:1]


def test_since_and_until_are_seconds_of_creation(call: Caller) -> None:
    set_date(call.box, "2026-11-23")
    old = call.feed(message="cũ")
    call.box.advance(1000)
    new, middle = call.feed(message="mới"), int(call.box.world.clock.now().timestamp()) - 500
    assert call.published(since=middle) == [new]
    assert call.published(until=middle) == [old]
    assert call.error("GET", f"{PAGE}/posts", params={"since": "soon"}) == (100, None)


# --- Insights -------------------------------------------------------------------------


def test_insights_of_a_fresh_post_are_empty(call: Caller) -> None:
    name = call.feed(message="a")
    assert call.get(f"{name}/insights", metric="post_media_view") == {"data": []}
    call.box.advance(86_400)
    entry = call.get(f"{name}/insights", metric="post_media_view")["data"][0]
    assert entry["period"] == "lifetime" and entry["values"][0]["value"] > 0
    assert entry["id"] == f"{name}/insights/post_media_view/lifetime"


def test_insights_come_with_the_list(call: Caller) -> None:
    name = call.feed(message="a")
    call.box.advance(86_400)
    fields = "id,insights.metric(post_media_view,post_reactions_by_type_total)"
    post = call.get(f"{PAGE}/published_posts", fields=fields)["data"][0]
    by_name = {each["name"]: each["values"][0]["value"] for each in post["insights"]["data"]}
    assert post["id"] == name and by_name["post_media_view"] > 0
    assert by_name["post_reactions_by_type_total"]["like"] > 0


def test_insights_show_only_the_wanted_keys(call: Caller) -> None:
    name = call.feed(message="a")
    call.box.advance(86_400)
    answer = call.get(name, fields="insights.metric(post_clicks){name,values}")
    assert set(answer["insights"]["data"][0]) == {"id", "name", "values"}
    wrong = {"fields": "insights.metric(post_clicks){nonsense}"}
    assert call.error("GET", name, params=wrong) == (100, None)


@pytest.mark.parametrize(
    ("node", "params", "error"),
    [
        ("post", {"metric": "post_media_view,post_impressions"}, (100, None)),
        ("post", {}, (3001, 1504028)),
        ("post", {"metric": "post_media_view", "period": "day"}, (100, None)),
        ("page", {"metric": "page_fans"}, (100, None)),
        ("page", {}, (3001, 1504028)),
        ("page", {"metric": "page_media_view", "period": "lifetime"}, (1, 99)),
        ("page", {"metric": "page_follows", "period": "week"}, (100, None)),
        ("page", {"metric": "page_follows", "since": 0, "until": 91 * 86_400}, (100, 1504016)),
    ],
)
def test_bad_insights_query_fails_whole(
    call: Caller, node: str, params: dict[str, Any], error: tuple[int, int | None]
) -> None:
    name = call.feed(message="a") if node == "post" else PAGE
    assert call.error("GET", f"{name}/insights", params=params) == error


def test_metric_is_retired_on_demand(call: Caller) -> None:
    name = call.feed(message="a")
    for metric in ("post_clicks", "post_media_view"):
        call.box.fault("graph", "retired", times=-1, metric=metric)
    for metric in ("post_clicks", "post_media_view"):
        query = {"metric": f"{metric},post_clicks_by_type"}
        assert call.error("GET", f"{name}/insights", params=query) == (100, None)
    assert "data" in call.get(f"{name}/insights", metric="post_clicks_by_type")


def test_breakdown_splits_a_value_into_flat_rows(call: Caller) -> None:
    params = {"metric": "page_media_view", "breakdown": "is_from_ads"}
    values = call.get(f"{PAGE}/insights", **params)["data"][0]["values"]
    assert [value["is_from_ads"] for value in values] == ["0", "1", "0", "1"]
    assert all(isinstance(value["value"], int) for value in values)


def test_days_of_a_page_end_at_midnight_on_the_pacific_coast(call: Caller) -> None:
    set_date(call.box, "2026-11-23T10:00")
    since = int(call.box.world.clock.now().timestamp()) - 30 * 86_400
    data = call.get(f"{PAGE}/insights", metric="page_follows", period="day", since=since)["data"]
    ends = [value["end_time"] for value in data[0]["values"]]
    assert len(ends) == 30 and ends[0] == "2026-10-25T07:00:00+0000"
    assert ends[-1] == "2026-11-23T08:00:00+0000"


def test_follower_figures_agree(call: Caller) -> None:
    set_date(call.box, "2026-11-23T10:00")
    names = "page_follows,page_daily_follows,page_daily_unfollows_unique"
    data = call.get(f"{PAGE}/insights", metric=names)["data"]
    total, came, went = ([value["value"] for value in each["values"]] for each in data)
    assert total[1] - total[0] == came[1] - went[1]
    assert call.get(PAGE, fields="followers_count")["followers_count"] >= 12_480


def test_insights_need_the_page_token_and_the_permission(call: Caller) -> None:
    name = call.feed(message="a")
    query = {"metric": "post_media_view"}
    call.token = SYSTEM_TOKEN
    assert call.error("GET", f"{name}/insights", params=query) == (190, 2069032)
    call.token = TOKEN
    call.graph.tokens[TOKEN].scopes -= {"read_insights"}
    assert call.error("GET", f"{name}/insights", params=query) == (10, None)


def test_video_has_video_insights_only(call: Caller) -> None:
    files = {"source": ("a.mp4", b"\0\0\0\x18ftypmp42")}
    video = call("POST", f"{PAGE}/videos", files=files)["id"]
    assert call.error("GET", f"{video}/insights", params={"metric": "a"}) == (100, None)
    call.box.advance(3 * 86_400)
    data = call.get(f"{video}/video_insights", metric="post_video_views")["data"]
    assert data[0]["values"][0]["value"] > 0


# --- Comments and webhooks ------------------------------------------------------------


def test_visitors_comments_arrive_without_their_names(call: Caller) -> None:
    names = [call.feed(message=str(n)) for n in range(6)]
    assert all(call.get(f"{name}/comments")["data"] == [] for name in names)
    call.box.advance(7 * 86_400)
    fields = "id,message,from{id,name},like_count,is_hidden"
    found = [each for n in names for each in call.get(f"{n}/comments", fields=fields)["data"]]
    assert found and all("from" not in each for each in found)


def test_reply_to_a_reply_goes_to_the_first_comment(call: Caller) -> None:
    name = call.feed(message="a")
    first = written(call.graph, call.graph.posts[name], "Cho tôi hỏi").id
    reply = call.post(f"{first}/comments", message="Chào bạn")["id"]
    again = call.post(f"{reply}/comments", message="Thêm")["id"]
    fields = "id,parent{id},from{name},comment_count"
    rows = call.get(f"{name}/comments", fields=fields, filter="stream", summary="true")
    parents = {each["id"]: each.get("parent", {}).get("id") for each in rows["data"]}
    assert parents == {first: None, reply: first, again: first}
    assert rows["summary"]["total_count"] == 3
    assert rows["data"][0]["comment_count"] == 2
    top = call.get(f"{name}/comments", summary="true")
    assert top["summary"]["total_count"] == 1


def test_comment_is_hidden_and_deleted(call: Caller) -> None:
    name = call.feed(message="a")
    comment = written(call.graph, call.graph.posts[name], "quảng cáo").id
    assert call.post(comment, is_hidden="true") == {"success": True}
    assert call.get(comment, fields="is_hidden")["is_hidden"] is True
    page = requests.get(f"{call.box.url('graph')}/_page", timeout=20).text
    assert "quảng cáo" not in page
    assert call("DELETE", comment) == {"success": True}
    assert call.error("GET", comment) == (100, 33)
    call.graph.tokens[TOKEN].tasks = ("CREATE_CONTENT",)
    assert call.error("POST", f"{name}/comments", data={"message": "b"}) == (200, None)


def test_comments_are_silently_empty_without_a_page_token(call: Caller) -> None:
    name = call.feed(message="a")
    written(call.graph, call.graph.posts[name], "b")
    call.token = SYSTEM_TOKEN
    assert call.get(f"{name}/comments") == {"data": []}


@contextmanager
def _listener() -> Iterator[tuple[str, "queue.Queue[tuple[str, bytes]]"]]:
    """Run a server that shakes hands and keeps the notices it gets."""
    notices: queue.Queue[tuple[str, bytes]] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(parse_qs(urlsplit(self.path).query)["hub.challenge"][0].encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            notices.put((self.headers["X-Hub-Signature-256"], body))
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its base's name
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook", notices
        server.shutdown()
        thread.join()


def test_signed_notices_reach_a_subscriber(call: Caller) -> None:
    name = call.feed(message="a")
    app_call = Caller(call.box, "900800700600500|sandbox-app-secret")
    with _listener() as (address, notices):
        data = {"object": "page", "fields": "feed", "verify_token": "v", "callback_url": address}
        assert app_call.post("900800700600500/subscriptions", **data) == {"success": True}
        call.post(f"{PAGE}/subscribed_apps", subscribed_fields="feed")
        call.box.fault("graph", "duplicate")
        comment = call.post(f"{name}/comments", message="Chào")["id"]
        signature, body = notices.get(timeout=20)
        assert notices.get(timeout=20) == (signature, body)
    digest = hmac.new(b"sandbox-app-secret", body, hashlib.sha256).hexdigest()
    assert signature == f"sha256={digest}"
    value = json.loads(body)["entry"][0]["changes"][0]["value"]
    assert (value["item"], value["verb"], value["comment_id"]) == ("comment", "add", comment)
    assert value["parent_id"] == name


def test_address_that_does_not_shake_hands_is_refused(call: Caller) -> None:
    call.token = "900800700600500|sandbox-app-secret"
    data = {"object": "page", "fields": "feed", "callback_url": call.box.url("graph")}
    assert call.error("POST", "900800700600500/subscriptions", data=data) == (2200, None)


# --- What readers see -----------------------------------------------------------------


def test_timeline_shows_what_is_public_and_nothing_else(call: Caller) -> None:
    call.feed(message='Công khai <b> #CCHC https://sxd.example/a."')
    call.feed(message="nháp kín", published="false")
    hidden = call.feed(message="bị ẩn")
    call.post(hidden, is_hidden="true")
    photo = call.photo(alt_text_custom="Lễ chào cờ")
    call.feed(message="ảnh", attached_media=attached(photo))
    page = requests.get(f"{call.box.url('graph')}/_page/{PAGE}", timeout=20).text
    assert "Công khai &lt;b&gt;" in page and 'href="https://sxd.example/a"' in page
    assert 'alt="Lễ chào cờ"' in page and "Vừa xong" in page
    assert "nháp kín" not in page and "bị ẩn" not in page
    other = requests.get(f"{call.box.url('graph')}/_page/{OTHER_PAGE}", timeout=20).text
    assert "Chưa có bài viết" in other


def test_reader_comments_on_the_timeline(call: Caller) -> None:
    name = call.feed(message="a")
    url = f"{call.box.url('graph')}/_page/{name}/comments"
    page = requests.post(url, data={"message": "Xin hỏi lệ phí?"}, timeout=20).text
    assert "Xin hỏi lệ phí?" in page
    assert call.get(f"{name}/comments")["data"][0]["message"] == "Xin hỏi lệ phí?"


def test_snapshot_keeps_hidden_things_apart(call: Caller) -> None:
    call.feed(message="ra")
    call.feed(message="chờ", published="false", scheduled_publish_time="+1 hour")
    photo = call.photo()
    state = call.box.state("graph")
    page = state["pages"][0]
    assert (page["id"], page["name"]) == (PAGE, "Sở Xây dựng tỉnh Đắk Lắk")
    assert [post["message"] for post in page["posts"]] == ["ra"]
    assert [post["message"] for post in page["hidden"]] == ["chờ"]
    assert page["unused_photos"] == [photo] and len(state["posts"]) == 1


def test_photo_life_is_measured_by_the_clock(call: Caller) -> None:
    call.photo()
    call.box.advance(timedelta(hours=25).total_seconds())
    assert call.box.state("graph")["pages"][0]["unused_photos"] == []
