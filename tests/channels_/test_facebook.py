"""One Facebook page: the contract, then what is Facebook's own."""

import hmac
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import responses

from channel_contract import KEY, HttpChannelContract
from channel_items import LINK, make_image, make_item
from channels.facebook.channel import Facebook
from facebook_page import (
    FEED,
    HOST,
    PAGE,
    PUBLISHED,
    RECEIPT,
    REF,
    SINCE,
    TOKEN,
    VIDEO_HOST,
    answer,
    as_reply,
    channel,
    form,
    link_post,
    query,
    raw,
    reply,
    sent,
)
from fleeting_state import FleetingState
from publisher.contract import (
    OutcomeUnknown,
    Post,
    RateLimited,
    Receipt,
    Rejected,
    Secret,
    Term,
    Unauthorized,
    Unavailable,
    Unexplained,
    Unsupported,
    Video,
)
from scripted_service import Reply


@pytest.fixture
def service() -> Iterator[None]:
    with responses.mock:
        yield


NOT_A_PAGES = {
    "error": {
        "message": "A Page access token is required for this call for the new Pages experience.",
        "type": "OAuthException", "code": 190, "error_subcode": 2069032, "fbtrace_id": "A",
    }
}  # fmt: skip


class TestContract(HttpChannelContract):
    kind = Facebook
    secrets = (TOKEN, "app-secret-that-nobody-may-see")
    visible = rf"^POST /v26\.0/{PAGE}/feed$"
    accepted = {visible: as_reply("published")}  # noqa: RUF012  a test's constant
    nameless = Reply({"permalink_url": "https://www.facebook.com/1"})
    refused = as_reply("refused_parameter")
    denied = as_reply("token_expired")
    limited = as_reply("page_quota")
    wait = 17 * 60.0
    withdrawal = rf"^DELETE /v26\.0/{REF}$"
    removed = Reply({"success": True})
    gone = as_reply("gone")

    def table(self, address: str) -> dict[str, Any]:
        return {
            "page_id": PAGE,
            "token": Secret(self.secrets[0]),
            "app_id": "900800700600500",
            "app_secret": Secret(self.secrets[1]),
            "base_url": address,
            "video_url": address,
        }

    def state(self) -> dict[str, str]:
        return {f"attached/{REF}": ""}

    def receipt(self) -> Receipt:
        return RECEIPT

    def test_the_token_that_is_looked_up_is_not_logged(self) -> None:
        self.service.script(rf"^GET /v26\.0/{PAGE}$", Reply({"id": PAGE, "name": "Sở Xây dựng"}))
        self.service.script("debug_token$", as_reply("debug_token"))
        assert self.make().check().facts["Hạn mã truy cập"] == "không thời hạn"
        assert len(self.service.seen("debug_token$")) == 1  # the log is read afterwards


class TestHiddenFirstContract(TestContract):
    """The same promises where the visible request is the second one."""

    visible = rf"^POST /v26\.0/{REF}$"
    accepted = {  # noqa: RUF012  a test's constant
        rf"^POST /v26\.0/{PAGE}/feed$": as_reply("published"),
        visible: Reply({"success": True}),
        rf"^GET /v26\.0/{REF}$": Reply({"is_published": True, "permalink_url": LINK}),
    }

    def table(self, address: str) -> dict[str, Any]:
        return {**super().table(address), "publish_hidden_first": True}

    def state(self) -> dict[str, str]:
        return {**super().state(), "hides_posts": "yes"}


# --- What is posted -----------------------------------------------------------------------


def test_an_article_becomes_a_link_with_its_card() -> None:
    post = link_post()
    assert post.payload["kind"] == "link"
    assert post.payload["link"].startswith(f"{LINK}?utm_source=facebook&utm_medium=social")
    assert LINK not in post.payload["message"]
    assert post.text.endswith(post.payload["link"])


def test_an_infographic_becomes_photos_with_the_link_in_the_text(tmp_path: Path) -> None:
    picture = make_image(tmp_path, suffix="png")
    item = make_item(form=Term("infographic", "Đồ họa thông tin"), images=(picture,))
    payload = channel().render(item).payload
    assert payload["kind"] == "photos"
    assert f"Xem chi tiết: {LINK}" in payload["message"]
    assert [photo["alt"] for photo in payload["photos"]] == [picture.alt]


def test_pictures_of_its_own_make_an_album_with_the_cover_first(tmp_path: Path) -> None:
    cover, first, second = (make_image(tmp_path, colour=each) for each in ("red", "green", "blue"))
    payload = channel().render(make_item(cover=cover, images=(first, second))).payload
    assert [photo["name"] for photo in payload["photos"]] == [cover.name, first.name, second.name]


def test_pictures_that_stand_in_the_body_make_no_album(tmp_path: Path) -> None:
    inside = [make_image(tmp_path, colour=each, inline=True) for each in ("red", "green", "blue")]
    assert channel().render(make_item(images=tuple(inside))).payload["kind"] == "link"


def test_without_a_page_on_the_website_the_cover_is_posted(tmp_path: Path) -> None:
    item = make_item(link=None, cover=make_image(tmp_path))
    assert channel().render(item).payload["kind"] == "photos"
    assert channel().render(make_item(link=None)).payload["kind"] == "text"


def test_all_problems_of_a_post_are_told_at_once(tmp_path: Path) -> None:
    images = [make_image(tmp_path, colour=f"#{number * 20:02x}0000") for number in range(11)]
    images[0].path.unlink()
    images[1].path.write_bytes(b"GIF89a")
    with pytest.raises(Rejected) as caught:
        channel().render(make_item(images=tuple(images)))
    assert len(caught.value.problems) == 3


def test_a_clip_that_is_no_mp4_is_refused(tmp_path: Path) -> None:
    clip = tmp_path / "clip.avi"
    clip.write_bytes(b"x")
    with pytest.raises(Rejected, match="MP4"):
        channel().render(make_item(video=Video(path=clip)))


# --- How it is sent -----------------------------------------------------------------------


@pytest.mark.usefixtures("service")
def test_a_link_is_one_post_to_the_feed_with_the_token_in_a_header() -> None:
    answer("POST", FEED, "published")
    receipt = channel().publish(link_post(), key=KEY)
    assert receipt == RECEIPT
    assert sent().headers["Authorization"] == f"Bearer {TOKEN}"
    assert query(sent()) == {"fields": "id,permalink_url"}
    assert form(sent()) == {name: link_post().payload[name] for name in ("message", "link")}
    assert len(responses.calls) == 1


@pytest.mark.usefixtures("service")
def test_calls_are_signed_with_the_apps_secret() -> None:
    answer("POST", FEED, "published")
    channel(app_secret=Secret("s3cret")).publish(link_post(), key=KEY)
    assert (
        form(sent())["appsecret_proof"] == hmac.new(b"s3cret", TOKEN.encode(), sha256).hexdigest()
    )


@pytest.fixture
def album(tmp_path: Path) -> Post:
    images = tuple(make_image(tmp_path, colour=each) for each in ("red", "green"))
    return channel().render(make_item(images=images))


@pytest.mark.usefixtures("service")
def test_photos_are_staged_unseen_before_one_visible_post(album: Post) -> None:
    for number in ("11", "12"):
        responses.add("POST", f"{HOST}/{PAGE}/photos", json={"id": number})
    answer("POST", FEED, "published")
    channel().publish(album, key=KEY)
    assert len(responses.calls) == 3
    staged = raw(sent(0))
    assert b'name="published"\r\n\r\nfalse' in staged
    assert "Công dân nộp hồ sơ".encode() in staged
    assert b"\xff\xd8\xff" in staged
    assert json.loads(form(sent())["attached_media"]) == [
        {"media_fbid": "11"},
        {"media_fbid": "12"},
    ]


@pytest.mark.usefixtures("service")
def test_staged_photos_are_removed_after_a_clean_refusal(album: Post) -> None:
    for number in ("11", "12"):
        responses.add("POST", f"{HOST}/{PAGE}/photos", json={"id": number})
        responses.add("DELETE", f"{HOST}/{number}", json={"success": True})
    answer("POST", FEED, "refused_parameter")
    with pytest.raises(Rejected):
        channel().publish(album, key=KEY)
    assert [call.request.method for call in responses.calls][-2:] == ["DELETE", "DELETE"]


@pytest.mark.usefixtures("service")
def test_staged_photos_stay_when_the_outcome_is_unknown(album: Post) -> None:
    responses.add("POST", f"{HOST}/{PAGE}/photos", json={"id": "11"})
    answer("POST", FEED, "service_error")
    with pytest.raises(OutcomeUnknown):
        channel().publish(album, key=KEY)
    assert {call.request.method for call in responses.calls} == {"POST"}


@pytest.mark.usefixtures("service")
def test_a_failed_staging_surely_published_nothing(album: Post) -> None:
    answer("POST", f"{HOST}/{PAGE}/photos", "service_error")
    with pytest.raises(Unavailable):
        channel().publish(album, key=KEY)


@pytest.mark.usefixtures("service")
def test_a_bad_picture_is_refused_with_the_services_words(album: Post) -> None:
    answer("POST", f"{HOST}/{PAGE}/photos", "bad_image")
    with pytest.raises(Rejected, match="324/1366046"):
        channel().publish(album, key=KEY)


@pytest.mark.usefixtures("service")
def test_one_bad_picture_of_several_is_named_as_its_editor_knows_it(tmp_path: Path) -> None:
    names = ("hinh/mot.jpg", "hinh/hai.jpg")
    images = tuple(
        make_image(tmp_path, colour=colour, file=name)
        for name, colour in zip(names, ("teal", "navy"), strict=True)
    )
    post = channel().render(make_item(images=images))
    photos = f"{HOST}/{PAGE}/photos"
    responses.add("POST", photos, json={"id": "1"})
    answer("POST", photos, "bad_image")
    responses.add("DELETE", f"{HOST}/1", json={"success": True})
    with pytest.raises(Rejected, match=r"^Ảnh hinh/hai\.jpg: .*324/1366046") as caught:
        channel().publish(post, key=KEY)
    assert images[1].name not in str(caught.value)
    assert caught.value.answer


@pytest.mark.usefixtures("service")
def test_a_picture_that_vanished_is_no_unknown_outcome(album: Post) -> None:
    Path(album.payload["photos"][0]["path"]).unlink()
    with pytest.raises(Rejected, match="Không đọc được tệp"):
        channel().publish(album, key=KEY)


# --- Videos -------------------------------------------------------------------------------

VIDEOS = f"{VIDEO_HOST}/{PAGE}/videos"


@pytest.fixture
def clip(tmp_path: Path) -> Post:
    path = tmp_path / "huong-dan.mp4"
    path.write_bytes(b"0123456789")
    return channel().render(make_item(video=Video(path=path)))


def upload_answers() -> None:
    start = {"upload_session_id": "5", "video_id": "99", "start_offset": "0", "end_offset": "6"}
    responses.add("POST", VIDEOS, json=start)
    responses.add("POST", VIDEOS, json={"start_offset": "6", "end_offset": "10"})
    responses.add("POST", VIDEOS, json={"start_offset": "10", "end_offset": "10"})
    responses.add("POST", VIDEOS, json={"success": True})


@pytest.mark.usefixtures("service")
def test_a_video_goes_up_in_pieces_and_becomes_a_post(clip: Post) -> None:
    upload_answers()
    answer("GET", f"{HOST}/99", "video_ready")
    state = FleetingState()
    receipt = channel(state).publish(clip, key=KEY)
    assert receipt == Receipt(REF, "https://www.facebook.com/reel/99/")
    pieces = [raw(sent(index)) for index in (1, 2)]
    assert b"\r\n\r\n012345\r\n" in pieces[0]
    assert b"\r\n\r\n6789\r\n" in pieces[1]
    assert form(sent(3))["description"] == clip.payload["message"]
    assert [name for name in state if name.startswith("video/")] == []


@pytest.mark.usefixtures("service")
def test_a_video_that_is_still_processed_is_found_later(clip: Post) -> None:
    upload_answers()
    answer("GET", f"{HOST}/99", "video_processing")
    responses.add("GET", PUBLISHED, json={"data": []})
    state = FleetingState()
    with pytest.raises(OutcomeUnknown):
        channel(state).publish(clip, key=KEY)
    with pytest.raises(OutcomeUnknown):
        channel(state).find(clip, key=KEY, since=SINCE)
    responses.replace("GET", f"{HOST}/99", json=reply("video_ready")["body"])
    found = channel(state).find(clip, key=KEY, since=SINCE)
    assert found == Receipt(REF, "https://www.facebook.com/reel/99/")


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("case", ["page_quota", "token_expired", "gone", "service_error"])
def test_a_finished_video_that_cannot_be_looked_at_may_be_out(clip: Post, case: str) -> None:
    upload_answers()
    answer("GET", f"{HOST}/99", case)
    with pytest.raises(OutcomeUnknown):
        channel().publish(clip, key=KEY)


@pytest.mark.usefixtures("service")
def test_a_video_that_failed_while_nobody_looked_was_surely_not_published(clip: Post) -> None:
    responses.add("GET", f"{HOST}/99", json={"status": {"video_status": "error"}})
    responses.add("GET", PUBLISHED, json={"data": []})
    assert channel(FleetingState({f"video/{KEY}": "99"})).find(clip, key=KEY, since=SINCE) is None


@pytest.mark.usefixtures("service")
def test_a_broken_upload_surely_published_nothing(clip: Post) -> None:
    answer("POST", VIDEOS, "service_error")
    with pytest.raises(Unavailable):
        channel().publish(clip, key=KEY)


@pytest.mark.usefixtures("service")
def test_a_video_that_cannot_be_processed_is_refused(clip: Post) -> None:
    upload_answers()
    responses.add("GET", f"{HOST}/99", json={"status": {"video_status": "error"}})
    with pytest.raises(Rejected, match="video"):
        channel().publish(clip, key=KEY)


# --- Errors -------------------------------------------------------------------------------


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("code", "subcode", "status", "expected"),
    [
        (1, 99, 500, OutcomeUnknown),
        (2, None, 500, OutcomeUnknown),
        (2, None, 400, OutcomeUnknown),
        (506, None, 400, OutcomeUnknown),
        (100, None, 503, OutcomeUnknown),
        (4, None, 403, RateLimited),
        (17, None, 400, RateLimited),
        (32, None, 400, RateLimited),
        (341, None, 400, RateLimited),
        (613, 1996, 400, RateLimited),
        (80001, None, 400, RateLimited),
        (368, 1390008, 400, RateLimited),
        (368, None, 400, RateLimited),
        (368, 1404078, 400, Unauthorized),
        (100, 1404006, 400, Unauthorized),
        (368, 1346003, 400, Rejected),
        (12, None, 400, Unauthorized),
        (21, None, 400, Unauthorized),
        (31, None, 400, Unauthorized),
        (104, None, 400, Unauthorized),
        (4711, None, 400, Unexplained),
        (324, None, 400, Rejected),
        (190, 460, 400, Unauthorized),
        (102, None, 400, Unauthorized),
        (10, None, 403, Unauthorized),
        (200, None, 403, Unauthorized),
        (283, None, 400, Unauthorized),
        (100, None, 400, Rejected),
        (382, None, 400, Rejected),
        (1609005, None, 400, Unavailable),
        (100, 1609005, 400, Unavailable),
    ],
)
def test_errors_of_publishing_are_sorted_by_code(
    code: int, subcode: int | None, status: int, expected: type[Exception]
) -> None:
    error = {"message": "(#) Không được", "type": "OAuthException", "code": code}
    body = {"error": {**error, "error_subcode": subcode, "fbtrace_id": "A1"}}
    responses.add("POST", FEED, json=body, status=status)
    with pytest.raises(expected) as caught:
        channel().publish(link_post(), key=KEY)
    assert type(caught.value) is expected
    assert len(responses.calls) == 1


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("subcode", "scope"), [(None, "post"), (99, "post"), (1390008, "account")]
)
def test_a_block_is_of_the_post_unless_it_says_that_it_is_of_the_account(
    subcode: int | None, scope: str
) -> None:
    error = {"message": "x", "type": "OAuthException", "code": 368, "error_subcode": subcode}
    responses.add("POST", FEED, json={"error": error}, status=400)
    with pytest.raises(RateLimited) as caught:
        channel().publish(link_post(), key=KEY)
    assert (caught.value.scope, caught.value.retry_after) == (scope, 3600)


@pytest.mark.usefixtures("service")
def test_a_page_that_moved_tells_its_new_id() -> None:
    said = "(#21) Page ID 100200300400500 was migrated to page ID 900800700600500. Please update"
    error = {"message": said, "type": "OAuthException", "code": 21}
    responses.add("POST", FEED, json={"error": error}, status=400)
    with pytest.raises(Unauthorized, match='page_id = "900800700600500"'):
        channel().publish(link_post(), key=KEY)


@pytest.mark.usefixtures("service")
def test_posting_too_fast_pauses_the_channel_for_an_hour() -> None:
    answer("POST", FEED, "posting_too_fast")
    with pytest.raises(RateLimited) as caught:
        channel().publish(link_post(), key=KEY)
    assert caught.value.retry_after == 3600


@pytest.mark.usefixtures("service")
def test_a_reading_is_repeated_once_but_a_posting_never() -> None:
    responses.add("GET", f"{HOST}/{PAGE}", json={"error": {"code": 2}}, status=500)
    with pytest.raises(Unavailable):
        channel().audience()
    readings = len(responses.calls)
    answer("POST", FEED, "service_error")
    with pytest.raises(OutcomeUnknown):
        channel().publish(link_post(), key=KEY)
    assert (readings, len(responses.calls) - readings) == (2, 1)


# --- Quota and version --------------------------------------------------------------------


@pytest.mark.usefixtures("service")
def test_a_quota_that_runs_low_holds_the_next_post_back() -> None:
    busy = {"call_count": 80, "total_time": 5, "estimated_time_to_regain_access": 3}
    headers = {"X-Business-Use-Case-Usage": json.dumps({PAGE: [busy]})}
    responses.add("POST", FEED, json=reply("published")["body"], headers=headers)
    state = FleetingState()
    channel(state).publish(link_post(), key=KEY)
    with pytest.raises(RateLimited) as caught:
        channel(state).publish(link_post(), key=KEY)
    assert caught.value.retry_after == pytest.approx(180, abs=2)
    assert len(responses.calls) == 1


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("header", ["", "{", "[]", '{"a": [1]}', '{"call_count": "99"}', "99"])
def test_usage_that_cannot_be_read_counts_as_none(header: str) -> None:
    headers = {"X-App-Usage": header, "X-Business-Use-Case-Usage": header}
    responses.add("POST", FEED, json=reply("published")["body"], headers=headers)
    state = FleetingState()
    channel(state).publish(link_post(), key=KEY)
    assert state == {f"attached/{REF}": ""}


@pytest.mark.usefixtures("service")
def test_another_version_than_asked_for_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    headers = {"facebook-api-version": "v21.0"}
    responses.add("GET", f"{HOST}/{PAGE}", json={"id": PAGE, "name": "Sở"}, headers=headers)
    page = channel()
    with caplog.at_level(logging.WARNING):
        page.audience()
        health = page.check()
    drifts = [each for each in caplog.messages if each.startswith("graph_version_drift")]
    assert drifts == ["graph_version_drift configured=v26.0 served=v21.0"]
    assert any("v21.0" in problem for problem in health.problems)


# --- Tokens -------------------------------------------------------------------------------


def derived(token: str) -> None:
    responses.add("GET", f"{HOST}/{PAGE}", json={"id": PAGE, "access_token": token})


@pytest.mark.usefixtures("service")
def test_a_system_users_token_fetches_the_pages_own_once() -> None:
    derived("derived-1")
    answer("POST", FEED, "published")
    page = channel(token_kind="system_user")
    for _ in range(2):
        page.publish(link_post(), key=KEY)
    assert [each.request.headers["Authorization"] for each in responses.calls] == [
        f"Bearer {TOKEN}",
        "Bearer derived-1",
        "Bearer derived-1",
    ]


@pytest.mark.usefixtures("service")
def test_a_dead_page_token_is_derived_anew_once() -> None:
    derived("derived-1")
    derived("derived-2")
    answer("POST", FEED, "token_expired")
    answer("POST", FEED, "published")
    assert channel(token_kind="system_user").publish(link_post(), key=KEY) == RECEIPT
    assert sent().headers["Authorization"] == "Bearer derived-2"


@pytest.mark.usefixtures("service")
def test_a_page_token_that_stays_dead_stops_the_channel() -> None:
    derived("derived-1")
    answer("POST", FEED, "token_expired")
    with pytest.raises(Unauthorized):
        channel(token_kind="system_user").publish(link_post(), key=KEY)
    assert len(responses.calls) == 4


# --- Did my post land? --------------------------------------------------------------------


def listed(**changes: Any) -> dict[str, Any]:
    post: dict[str, Any] = reply("published_posts")["body"]["data"][0]
    return {**post, "message": link_post().payload["message"], **changes}


def found(*posts: dict[str, Any], **settings: Any) -> Receipt | None:
    responses.add("GET", PUBLISHED, json={"data": list(posts)})
    return channel(**settings).find(link_post(), key=KEY, since=SINCE)


@pytest.mark.usefixtures("service")
def test_a_post_that_landed_is_found_by_text_and_link() -> None:
    other = listed(id=f"{PAGE}_1", message="Bài khác")
    assert found(other, listed(message=f"{link_post().payload['message']} \r\n")) == RECEIPT
    assert int(query(sent())["since"]) == int(SINCE.timestamp()) - 120


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    "changes",
    [
        {"message": "Bài khác"},
        {"created_time": "2026-11-20T00:50:00+0000"},
        {"is_published": False},
        {"application": {"id": "31", "name": "another"}},
        {"attachments": {"data": [{"url": "https://example.vn/khac/"}]}},
    ],
)
def test_a_post_that_only_looks_alike_is_not_ours(changes: dict[str, Any]) -> None:
    assert found(listed(**changes), app_id="900800700600500") is None


@pytest.mark.usefixtures("service")
def test_the_list_is_read_to_its_end_before_nothing_is_said() -> None:
    more = {"cursors": {"after": "QQ"}, "next": "https://graph.facebook.com/next"}
    responses.add("GET", PUBLISHED, json={"data": [], "paging": more})
    assert found(listed()) == RECEIPT
    assert query(sent())["after"] == "QQ"


@pytest.mark.usefixtures("service")
def test_an_endless_list_leaves_doubt() -> None:
    more = {"cursors": {"after": "QQ"}, "next": "https://graph.facebook.com/next"}
    responses.add("GET", PUBLISHED, json={"data": [], "paging": more})
    with pytest.raises(OutcomeUnknown):
        channel().find(link_post(), key=KEY, since=SINCE)


# --- Afterwards ---------------------------------------------------------------------------


@pytest.mark.usefixtures("service")
def test_an_edit_sends_the_new_text_only() -> None:
    answer("POST", FEED, "published")
    responses.add("POST", f"{HOST}/{REF}", json={"success": True})
    receipt = (facebook := channel(FleetingState())).publish(link_post(), key=KEY)
    responses.add("POST", f"{HOST}/", json={"title": "Cấp phép"})
    responses.add("GET", f"{HOST}/{REF}", json={"id": REF})
    updated = facebook.update(receipt, link_post())
    assert (updated, updated.remark) == (receipt, "")
    edit = next(each.request for each in responses.calls if f"/{REF}" in str(each.request.url))
    assert form(edit) == {"message": link_post().payload["message"]}


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("page", "card", "remark"),
    [
        ({"json": {"title": "Mới"}}, "Mới", ""),
        ({"json": {"title": "Mới"}}, "Cũ", "vẫn ghi tiêu đề cũ: “Cũ”"),
        ({"json": {"error": {"code": 1, "message": "x"}}, "status": 500}, "Cũ", "chưa nhờ được"),
        ({"body": "<html>"}, "Cũ", "chưa nhờ được"),
    ],
)
def test_a_corrected_link_is_read_again_and_an_old_card_is_told(
    page: dict[str, Any], card: str, remark: str
) -> None:
    answer("POST", FEED, "published")
    receipt = (facebook := channel(FleetingState())).publish(link_post(), key=KEY)
    responses.add("POST", f"{HOST}/{REF}", json={"success": True})
    responses.add("POST", f"{HOST}/", **page)
    shown = {"attachments": {"data": [{"title": card}]}}
    responses.add("GET", f"{HOST}/{REF}", json=shown)
    told = facebook.update(receipt, link_post()).remark
    assert remark in told and bool(remark) == bool(told)
    asked = next(each.request for each in responses.calls if each.request.url == f"{HOST}/")
    assert form(asked) == {"id": LINK, "scrape": "true"}


@pytest.mark.usefixtures("service")
def test_a_post_that_a_person_found_may_show_what_nobody_knows_of() -> None:
    """It was in doubt: whether a picture stands there, that the correction leaves out?"""
    with pytest.raises(Unsupported):
        channel().update(RECEIPT, link_post())
    assert not responses.calls


@pytest.mark.usefixtures("service")
def test_other_pictures_cannot_be_swapped_in(album: Post, tmp_path: Path) -> None:
    responses.add("POST", f"{HOST}/{PAGE}/photos", json={"id": "11"})
    answer("POST", FEED, "published")
    responses.add("POST", f"{HOST}/{REF}", json={"success": True})
    state = FleetingState()
    receipt = channel(state).publish(album, key=KEY)
    assert channel(state).update(receipt, album) == receipt
    others = tuple(make_image(tmp_path, colour=each) for each in ("red", "navy"))
    with pytest.raises(Unsupported):
        channel(state).update(receipt, channel().render(make_item(images=others)))


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("verb", ["update", "withdraw"])
def test_a_post_that_is_not_ours_to_change_does_not_stop_the_page(verb: str) -> None:
    """The service says the same, 200, as where a permission is missing for all."""
    answer("POST" if verb == "update" else "DELETE", f"{HOST}/{REF}", "no_permission")
    page = channel(FleetingState({f"attached/{REF}": ""}))
    with pytest.raises(Unexplained) as caught:
        page.withdraw(RECEIPT) if verb == "withdraw" else page.update(RECEIPT, link_post())
    assert caught.value.answer


@pytest.mark.usefixtures("service")
def test_followers_are_the_audience() -> None:
    responses.add("GET", f"{HOST}/{PAGE}", json={"followers_count": 5120, "fan_count": 5000})
    assert channel().audience().followers == 5120


@pytest.mark.usefixtures("service")
def test_check_tells_expiry_and_missing_rights() -> None:
    responses.add(
        "GET",
        f"{HOST}/{PAGE}",
        json={"id": PAGE, "name": "Sở Xây dựng"},
        headers={"Date": "Fri, 20 Nov 2026 01:00:00 GMT"},
    )
    answer("GET", f"{HOST}/debug_token", "debug_token")
    health = channel(app_id="900800700600500", app_secret=Secret("s3cret")).check()
    assert health.identity == f"Sở Xây dựng ({PAGE})"
    assert health.facts["Hạn mã truy cập"] == "không thời hạn"
    assert [each for each in health.problems if "read_insights" in each] == list(health.problems)
    assert health.server_time == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert sent().headers["Authorization"] == "Bearer 900800700600500|s3cret"


@pytest.mark.usefixtures("service")
def test_check_asks_what_a_system_user_may_do() -> None:
    page = {"id": PAGE, "name": "Sở Xây dựng", "access_token": "derived"}
    responses.add("GET", f"{HOST}/{PAGE}", json=page)
    accounts = {"data": [{"id": PAGE, "tasks": ["ANALYZE", "MODERATE"]}]}
    responses.add("GET", f"{HOST}/me/accounts", json=accounts)
    health = channel(token_kind="system_user").check()
    assert len(health.problems) == 1
    assert "CREATE_CONTENT" in health.problems[0]
    assert sent().headers["Authorization"] == f"Bearer {TOKEN}"


def whose(kind: str, owner: str = PAGE) -> dict[str, Any]:
    """Return what debug_token says of a token that lacks no right."""
    recorded: dict[str, Any] = reply("debug_token")["body"]
    data = {**recorded["data"], "type": kind, "profile_id": owner}
    return {"data": {**data, "scopes": [*data["scopes"], "read_insights"]}}


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("token", "settings", "problem"),
    [
        (
            whose("SYSTEM_USER"), {},
            "Mã truy cập này là của người dùng hệ thống, không phải của trang; "
            'hãy đặt token_kind = "system_user" hoặc lấy mã của trang.',
        ),
        (
            whose("USER"), {},
            "Mã truy cập này là của người dùng, không phải của trang; hãy lấy mã của trang.",
        ),
        (
            whose("PAGE", "31"), {},
            f"Mã truy cập này là của trang 31, không phải của trang {PAGE}.",
        ),
        (
            whose("PAGE"), {"token_kind": "system_user"},
            "Mã truy cập này là của trang, không phải của người dùng hệ thống; "
            'hãy đặt token_kind = "page" hoặc lấy mã của người dùng hệ thống.',
        ),
    ],
    ids=["a system user's", "a person's", "another page's", "a page's as a system user's"],
)  # fmt: skip
def test_check_says_whose_token_it_is_if_not_the_one_wanted(
    token: dict[str, Any], settings: dict[str, Any], problem: str
) -> None:
    page = {"id": PAGE, "name": "Sở Xây dựng", "access_token": "derived"}
    responses.add("GET", f"{HOST}/{PAGE}", json=page)
    responses.add("GET", f"{HOST}/debug_token", json=token)
    app: dict[str, Any] = {"app_id": "900800700600500", "app_secret": Secret("s3cret")}
    assert channel(**app, **settings).check().problems == (problem,)


@pytest.mark.usefixtures("service")
def test_a_post_with_a_system_users_token_stops_the_channel_with_what_helps() -> None:
    responses.add("POST", FEED, status=400, json=NOT_A_PAGES)
    with pytest.raises(Unauthorized, match='không phải của trang; hãy đặt token_kind = "system_'):
        channel().publish(link_post(), key=KEY)


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("told", [True, {"data": [True]}, {"data": {"scopes": 7}}])
def test_check_stands_what_says_nothing_of_a_token(told: Any) -> None:
    page = {"id": PAGE, "name": "Sở Xây dựng", "access_token": "derived"}
    responses.add("GET", f"{HOST}/{PAGE}", json=page)
    responses.add("GET", f"{HOST}/debug_token", json=told)
    responses.add("GET", f"{HOST}/me/accounts", json=told)
    app: dict[str, Any] = {"app_id": "900800700600500", "app_secret": Secret("s3cret")}
    for kind in ("page", "system_user"):
        health = channel(**app, token_kind=kind).check()
        assert health.problems or health.facts["Mã truy cập"]
