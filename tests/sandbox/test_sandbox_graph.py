import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from channel_items import FILM
from graph_caller import (
    OTHER_PAGE,
    PAGE,
    SYSTEM_TOKEN,
    TOKEN,
    Caller,
    attached,
    picture,
    set_date,
)
from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.graph.objects import App, Token

OG = """<html><head><title>Trang</title><meta property="og:title" content="Năm bước">
<meta property="og:description" content="Tóm tắt"><meta property="og:image" content="/a.png">"""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    site: Path = tmp_path_factory.mktemp("site")
    (site / "bai").mkdir()
    (site / "bai" / "index.html").write_text(OG, encoding="utf-8")
    (site / "a.png").write_bytes(picture(kind="PNG"))
    with running(site=site) as box:
        yield box


@pytest.fixture
def call(sandbox: Sandbox) -> Caller:
    sandbox.reset()
    return Caller(sandbox)


# --- Versions, tokens, quota ----------------------------------------------------------


def test_version_that_serves_the_call_is_named(call: Caller) -> None:
    call.get(PAGE)
    assert call.headers["facebook-api-version"] == "v26.0"
    assert call.headers["content-type"] == "application/json; charset=UTF-8"


def test_expired_version_is_served_by_the_oldest_alive(call: Caller) -> None:
    set_date(call.box, "2026-11-23")
    for version in ("v3.1", "v20.0"):
        call.version = version
        call.get(PAGE)
        assert (call.status, call.headers["facebook-api-version"]) == (200, "v21.0")


def test_version_that_never_was_is_refused(call: Caller) -> None:
    call.version = "v99.0"
    assert call.error("GET", PAGE) == (2500, None)


def test_call_without_version_gets_the_oldest(call: Caller) -> None:
    set_date(call.box, "2026-11-23")
    url = f"{call.box.url('graph')}/{PAGE}?access_token={TOKEN}"
    assert requests.get(url, timeout=20).headers["facebook-api-version"] == "v21.0"


@pytest.mark.parametrize("params", [{"date_format": "U"}, {"ids": "1,2"}])
def test_removed_parameters_are_refused(call: Caller, params: dict[str, str]) -> None:
    assert call.error("GET", "", params=params) == (100, None)


def test_ignored_parameters_do_no_harm(call: Caller) -> None:
    assert call.get(PAGE, pretty="1", debug="all")["name"]


def test_token_must_be_there_known_and_alive(call: Caller) -> None:
    token = call.graph.tokens[TOKEN]
    call.token = ""
    assert call.error("GET", PAGE) == (104, None)
    call.token = "nonsense"
    assert call.error("GET", PAGE) == (190, None)
    assert call.headers["www-authenticate"].startswith('OAuth "Facebook Platform"')
    call.token, token.dead = TOKEN, 492
    assert call.error("GET", PAGE) == (190, 492)
    token.expires = call.box.world.clock.now() + timedelta(hours=1)
    call.box.advance(3700)
    assert call.error("GET", PAGE) == (190, 463)


def test_missing_scope_is_named_by_code(call: Caller) -> None:
    token = call.graph.tokens[TOKEN]
    whole = token.scopes
    token.scopes = whole - {"pages_manage_posts"}
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (200, None)
    assert call.status == 403
    token.scopes = whole - {"pages_read_engagement"}
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (283, None)
    assert call.error("GET", f"{PAGE}/published_posts") == (10, None)
    token.scopes, token.tasks = whole, ("ANALYZE",)
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (200, None)


def test_only_the_pages_own_token_publishes(call: Caller) -> None:
    call.token = SYSTEM_TOKEN
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (190, 2069032)
    call.token = TOKEN
    assert call.error("POST", f"{OTHER_PAGE}/feed", data={"message": "a"}) == (200, None)


def test_proof_is_checked_and_may_be_required(call: Caller) -> None:
    app = call.graph.apps["900800700600500"]
    proof = hmac.new(app.secret.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
    app.require_proof = True
    assert call.error("GET", PAGE) == (100, None)
    assert call.error("GET", PAGE, params={"appsecret_proof": "0" * 64}) == (100, None)
    assert call.get(PAGE, appsecret_proof=proof)["id"] == PAGE
    stale = {"appsecret_proof": proof, "appsecret_time": "1000"}
    assert call.error("GET", PAGE, params=stale) == (104, None)


def test_system_user_derives_page_tokens_anew(call: Caller) -> None:
    call.token = SYSTEM_TOKEN
    found = call.get("me/accounts", fields="id,access_token,tasks")["data"]
    assert [page["access_token"] for page in found] == [TOKEN, "sandbox-page-token-2"]
    call.graph.tokens[TOKEN].dead = 460
    fresh = call.get(PAGE, fields="access_token")["access_token"]
    assert fresh != TOKEN
    call.token = fresh
    assert call.feed(message="a")


def test_debug_token_tells_what_a_token_is(call: Caller) -> None:
    call.token = "900800700600500|sandbox-app-secret"
    data = call.get("debug_token", input_token=TOKEN)["data"]
    assert (data["type"], data["is_valid"], data["expires_at"]) == ("PAGE", True, 0)
    assert data["profile_id"] == PAGE and "pages_manage_posts" in data["scopes"]
    owner = call.get("debug_token", input_token=SYSTEM_TOKEN)["data"]
    assert (owner["type"], owner["user_id"]) == ("SYSTEM_USER", data["user_id"])
    assert "profile_id" not in owner
    assert not call.get("debug_token", input_token="x")["data"]["is_valid"]


def test_token_is_exchanged_for_a_long_one_while_valid(call: Caller) -> None:
    call.token = ""
    params = {"grant_type": "fb_exchange_token", "client_id": "900800700600500"}
    params |= {"client_secret": "sandbox-app-secret", "fb_exchange_token": SYSTEM_TOKEN}
    answer = call.get("oauth/access_token", **params)
    assert answer["token_type"] == "bearer" and answer["expires_in"] == 60 * 86_400
    wrong = {**params, "client_secret": "no"}
    assert call.error("GET", "oauth/access_token", params=wrong) == (1, None)
    call.graph.tokens[SYSTEM_TOKEN].dead = 467
    assert call.error("GET", "oauth/access_token", params=params) == (190, 467)


def test_usage_rises_and_ends_in_throttling(call: Caller) -> None:
    call.graph.engaged_users = 1
    call.get(PAGE)
    assert "x-business-use-case-usage" not in call.headers
    hour = int(call.box.world.clock.now().timestamp() // 3600)
    call.graph.calls[PAGE, hour] = 48 * 97
    call.get(PAGE)
    usage = json.loads(call.headers["x-business-use-case-usage"])[PAGE][0]
    assert (usage["type"], usage["call_count"]) == ("pages", 97)
    call.box.fault("graph", "usage", times=-1, call_count=100, minutes=7)
    assert call.error("GET", PAGE) == (80001, None)
    usage = json.loads(call.headers["x-business-use-case-usage"])[PAGE][0]
    assert usage["estimated_time_to_regain_access"] == 7


def test_batch_answers_each_request_on_its_own(call: Caller) -> None:
    batch = [
        {"method": "GET", "relative_url": f"{PAGE}?fields=name"},
        {"method": "POST", "relative_url": f"{PAGE}/feed", "body": "message=b"},
        {"method": "GET", "relative_url": "1"},
    ]
    answers = call.post("", batch=json.dumps(batch))
    assert [each["code"] for each in answers] == [200, 200, 400]
    assert json.loads(answers[0]["body"])["name"] == "Sở Xây dựng tỉnh Đắk Lắk"
    assert call.error("POST", "", data={"batch": json.dumps(batch * 17)}) == (100, None)


# --- Posts ----------------------------------------------------------------------------


def test_post_is_made_from_form_json_and_multipart(call: Caller) -> None:
    path = f"{PAGE}/feed"
    call("POST", path, data={"message": "một"})
    call("POST", path, json={"message": "hai"})
    call("POST", path, files={"message": (None, "ba")})
    posts = call.box.state("graph")["posts"]
    assert [post["message"] for post in posts] == ["ba", "hai", "một"]


def test_answer_to_a_new_post_holds_the_wanted_fields(call: Caller) -> None:
    answer = call("POST", f"{PAGE}/feed?fields=id,permalink_url", data={"message": "a"})
    assert set(answer) == {"id", "permalink_url"}
    assert answer["id"].startswith(f"{PAGE}_")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"message": "  "},
        {"message": "x" * 63_207},
        {"message": "a", "attached_media": "media_fbid"},
        {"message": "a", "attached_media": '["1"]'},
        {"message": "a", "published": "maybe"},
        {"message": "a", "published": "false", "scheduled_publish_time": "+5 minutes"},
        {"message": "a", "published": "false", "scheduled_publish_time": "+40 days"},
        {"message": "a", "scheduled_publish_time": "+2 hours"},
    ],
)
def test_bad_post_is_refused_and_not_kept(call: Caller, data: dict[str, str]) -> None:
    assert call.error("POST", f"{PAGE}/feed", data=data)[0] == 100
    assert call.published() == []


def test_longest_message_passes(call: Caller) -> None:
    assert call.feed(message="ă" * 63_206)


def test_same_text_twice_running_is_506(call: Caller) -> None:
    call.feed(message="Thông báo\r\n")
    assert call.error("POST", f"{PAGE}/feed", data={"message": "Thông  báo"}) == (506, None)
    call.feed(message="khác")
    assert call.feed(message="Thông báo")


def test_scheduled_post_comes_out_by_the_clock(call: Caller) -> None:
    name = call.feed(message="mai", published="false", scheduled_publish_time="+1 hour")
    assert [post["id"] for post in call.get(f"{PAGE}/scheduled_posts")["data"]] == [name]
    assert call.published() == []
    call.box.advance(3700)
    assert call.published() == [name]
    assert call.get(f"{PAGE}/scheduled_posts")["data"] == []


def test_unpublished_post_is_published_by_an_edit(call: Caller) -> None:
    name = call.feed(message="nháp", published="false")
    assert call.published() == [] and call.get(f"{PAGE}/feed")["data"][0]["id"] == name
    for _ in range(2):
        assert call.post(name, is_published="true") == {"success": True}
    assert call.published() == [name]
    assert call.error("POST", name, data={"is_published": "false"}) == (100, None)


def test_post_is_edited_and_deleted(call: Caller) -> None:
    name = call.feed(message="cũ")
    assert call.post(name, message="mới") == {"success": True}
    assert call.get(name)["message"] == "mới"
    assert call.error("POST", name, data={"link": "http://127.0.0.1/"}) == (100, None)
    assert call("DELETE", name) == {"success": True}
    assert call.error("DELETE", name) == (100, 33)
    assert call.error("GET", name) == (100, 33)


def test_posts_of_another_app_are_out_of_reach(call: Caller) -> None:
    name = call.feed(message="a")
    graph = call.graph
    graph.apps["7"] = App("7", "Khác", "s")
    graph.tokens["other"] = Token("other", "PAGE", "7", PAGE, call.box.world.clock.now())
    call.token = "other"
    assert call.error("POST", name, data={"message": "b"}) == (200, None)
    assert call.error("DELETE", name) == (200, None)


def test_link_is_previewed_from_its_page(call: Caller) -> None:
    for base in (call.box.url("web"), "https://sxd.example"):
        name = call.feed(message=base, link=f"{base}/bai/?utm_content=1")
        fields = "attachments{media_type,unshimmed_url,title,description}"
        card = call.get(name, fields=fields)["attachments"]["data"][0]
        assert (card["title"], card["description"]) == ("Năm bước", "Tóm tắt")
        assert card["unshimmed_url"] == f"{base}/bai/?utm_content=1"
        page = requests.get(f"{call.box.url('graph')}/_page", timeout=20).text
        assert f'src="{call.box.url("web")}/a.png"' in page


def test_a_card_is_as_it_was_first_read_until_the_page_is_read_again(call: Caller) -> None:
    link = f"{call.box.url('web')}/bai/"

    def title(name: str) -> str:
        shown = call.get(name, fields="attachments{title}")
        return str(shown["attachments"]["data"][0]["title"])

    old = call.feed(message="a", link=f"{link}?utm_source=a")
    known = call.graph.cards[link]
    call.graph.cards[link] = replace(known, title="Tiêu đề cũ")  # read before it was put right
    assert title(call.feed(message="b", link=link)) == "Tiêu đề cũ"
    call("POST", "", data={"id": link, "scrape": "true"})
    assert title(call.feed(message="c", link=link)) == title(old) == "Năm bước"


@pytest.mark.parametrize(
    ("link", "subcode"),
    [
        ("https://sxd.example/nowhere", 1609005),
        ("http://127.0.0.1:9/", 1609005),
        ("https://www.facebook.com/x", 1609008),
        ("ftp://x", 2061006),
    ],
)
def test_link_that_can_not_be_fetched_fails_the_post(
    call: Caller, link: str, subcode: int
) -> None:
    assert call.error("POST", f"{PAGE}/feed", data={"link": link}) == (100, subcode)
    assert call.published() == []


def test_link_page_is_looked_at_afresh(call: Caller) -> None:
    node = call.post("", id="https://sxd.example/bai/", scrape="true")
    assert (node["title"], node["url"]) == ("Năm bước", "https://sxd.example/bai/")


def test_scheduled_photos_need_their_content_type(call: Caller) -> None:
    data = {"published": "false", "scheduled_publish_time": "+1 hour"}
    data["attached_media"] = attached(call.photo("red"), call.photo("blue"))
    assert call.error("POST", f"{PAGE}/feed", data=data) == (100, None)
    name = call.feed(**data, unpublished_content_type="SCHEDULED")
    call.box.advance(25 * 3600)
    assert call.published() == [name]
    assert len(call.box.state("graph")["posts"][0]["photos"]) == 2


def test_foreign_preview_can_not_be_overridden(call: Caller) -> None:
    data = {"link": "https://sxd.example/bai/", "picture": "https://x.example/a.png"}
    assert call.error("POST", f"{PAGE}/feed", data=data) == (100, None)


# --- Photos and videos ----------------------------------------------------------------


def test_photos_are_attached_to_one_post(call: Caller) -> None:
    photos = [call.photo(colour, alt_text_custom=colour) for colour in ("red", "blue")]
    name = call.feed(message="ảnh", attached_media=attached(*photos))
    seen = call.box.state("graph")["posts"][0]["photos"]
    assert seen == [{"id": photos[0], "alt": "red"}, {"id": photos[1], "alt": "blue"}]
    fields = "attachments{type,subattachments{target{id}}}"
    album = call.get(name, fields=fields)["attachments"]["data"][0]
    assert album["type"] == "album"
    assert [sub["target"]["id"] for sub in album["subattachments"]["data"]] == photos


def test_photos_are_attached_once_and_by_their_page_only(call: Caller) -> None:
    photo = call.photo()
    call.feed(attached_media=attached(photo))
    again = {"attached_media": attached(photo)}
    assert call.error("POST", f"{PAGE}/feed", data=again) == (100, 1366051)
    unknown = {"attached_media": attached("12")}
    assert call.error("POST", f"{PAGE}/feed", data=unknown) == (100, 33)
    many = {"attached_media": attached(*(str(n) for n in range(11)))}
    assert call.error("POST", f"{PAGE}/feed", data=many) == (100, None)


def test_indexed_form_attaches_photos_too(call: Caller) -> None:
    photo = call.photo()
    call.feed(message="a", **{"attached_media[0]": json.dumps({"media_fbid": photo})})
    assert call.box.state("graph")["posts"][0]["photos"][0]["id"] == photo


def test_published_photo_is_a_post(call: Caller) -> None:
    answer = call(
        "POST", f"{PAGE}/photos", data={"caption": "chú thích"}, files={"source": picture()}
    )
    assert call.published() == [answer["post_id"]]
    assert call.get(answer["post_id"])["message"] == "chú thích"


def test_photo_is_fetched_from_an_address(call: Caller) -> None:
    url = "https://sxd.example/a.png"
    photo = call.post(f"{PAGE}/photos", url=url, published="false")["id"]
    source = call.get(photo, fields="images")["images"][0]["source"]
    assert requests.get(source, timeout=20).content == picture(kind="PNG")
    bad = {"url": "https://sxd.example/b.png"}
    assert call.error("POST", f"{PAGE}/photos", data=bad) == (389, None)


@pytest.mark.parametrize(
    ("data", "subcode"),
    [
        (b"GIF89a" + b"\0" * 10_000_000, 1366046),
        (b"no picture", 1366046),
        (picture()[:300], 2069019),
    ],
)
def test_bad_photo_is_refused(call: Caller, data: bytes, subcode: int) -> None:
    error = call.error("POST", f"{PAGE}/photos", files={"source": ("a.jpg", data)})
    assert error == (324, subcode)


def test_unused_photo_lives_one_day(call: Caller) -> None:
    used, unused = call.photo("red"), call.photo("blue")
    call.feed(attached_media=attached(used))
    call.box.advance(25 * 3600)
    assert call.get(used)["id"] == used
    assert call.error("GET", unused) == (100, 33)


def test_video_is_processed_before_it_is_seen(call: Caller) -> None:
    files = {"source": ("a.mp4", FILM, "video/mp4")}
    video = call("POST", f"{PAGE}/videos", data={"description": "phim"}, files=files)["id"]
    fields = "status,post_id"
    answer = call.get(video, fields=fields)
    assert answer["status"]["video_status"] == "processing" and "post_id" not in answer
    assert call.published() == []
    call.box.advance(30)
    answer = call.get(video, fields=fields)
    assert answer["status"]["video_status"] == "ready"
    assert call.published() == [answer["post_id"]]
    assert [each["id"] for each in call.get(f"{PAGE}/video_reels")["data"]] == [video]


def test_video_that_is_no_film_never_appears(call: Caller) -> None:
    files = {"source": ("a.mp4", b"text")}
    video = call("POST", f"{PAGE}/videos", files=files)["id"]
    call.box.advance(60)
    assert call.get(video, fields="status")["status"]["video_status"] == "error"
    assert call.published() == []


def test_video_comes_in_chunks(call: Caller) -> None:
    call.graph.chunk, path = 1500, f"{PAGE}/videos"
    now = call.post(path, upload_phase="start", file_size=len(FILM))
    session, video = now["upload_session_id"], now["video_id"]
    common = {"upload_phase": "transfer", "upload_session_id": session}
    wrong = {"data": {**common, "start_offset": "7"}, "files": {"video_file_chunk": b"x"}}
    assert call.error("POST", path, **wrong)[0] == 6001
    end = {"upload_phase": "finish", "upload_session_id": session}
    assert call.error("POST", path, data=end)[0] == 6000
    while now["start_offset"] != now["end_offset"]:
        chunk = FILM[int(now["start_offset"]) : int(now["end_offset"])]
        data = {**common, "start_offset": now["start_offset"]}
        now = call("POST", path, data=data, files={"video_file_chunk": chunk})
    for _ in range(2):
        assert call.post(path, **end, description="dài") == {"success": True}
    call.box.advance(30)
    assert call.get(video, fields="post_id")["post_id"] in call.published()
    assert len(call.published()) == 1


def test_cancelled_upload_is_gone(call: Caller) -> None:
    now = call.post(f"{PAGE}/videos", upload_phase="start", file_size=9)
    session = now["upload_session_id"]
    cancel = {"upload_phase": "cancel", "upload_session_id": session}
    assert call.post(f"{PAGE}/videos", **cancel) == {"success": True}
    assert call.error("GET", now["video_id"]) == (100, 33)


# --- Faults ---------------------------------------------------------------------------


def test_error_after_commit_leaves_the_post_out(call: Caller) -> None:
    call.box.fault("graph", "error", "POST .*/feed", code=2, after_commit=True)
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (2, None)
    assert call.status == 500 and len(call.published()) == 1


def test_a_text_is_blocked_as_long_as_the_fault_stands(call: Caller) -> None:
    call.box.fault("graph", "blocked", times=-1, text="Khuyến mãi")
    spam, other = {"message": "Khuyến mãi lớn"}, {"message": "Lịch tiếp công dân"}
    for _ in range(2):
        assert call.error("POST", f"{PAGE}/feed", data=spam) == (368, None)
    assert call("POST", f"{PAGE}/feed", data=other)["id"]


def test_error_before_commit_leaves_nothing(call: Caller) -> None:
    call.box.fault("graph", "error", "POST .*/feed", code=368, subcode=1390008)
    assert call.error("POST", f"{PAGE}/feed", data={"message": "a"}) == (368, 1390008)
    call.box.fault("graph", "error", code=80001, minutes=12)
    assert call.error("GET", PAGE) == (80001, None)
    usage = json.loads(call.headers["x-business-use-case-usage"])[PAGE][0]
    assert (usage["call_count"], usage["estimated_time_to_regain_access"]) == (100, 12)
    call.box.fault("graph", "error", code=4)
    assert call.error("GET", PAGE) == (4, None) and call.status == 403
    assert call.published() == []


def test_lists_lag_on_demand(call: Caller) -> None:
    name = call.feed(message="a")
    call.box.fault("graph", "lag", "published_posts", seconds=60, times=2)
    assert call.published() == []
    call.box.advance(61)
    assert call.published() == [name]


def test_control_changes_settings_and_tokens(call: Caller) -> None:
    home = f"{call.box.url('home')}/control/graph"
    settings = requests.post(f"{home}/settings", json={"processing": 5}, timeout=20).json()
    assert settings["processing"] == 5 and settings["engaged_users"] == 10
    assert requests.post(f"{home}/settings", json={"x": 5}, timeout=20).status_code == 400
    requests.post(f"{home}/tokens", json={"token": TOKEN, "dead": 460}, timeout=20)
    assert call.error("GET", PAGE) == (190, 460)
    requests.post(f"{home}/tokens", json={"token": TOKEN, "dead": None}, timeout=20)
    assert call.get(PAGE)["id"] == PAGE
