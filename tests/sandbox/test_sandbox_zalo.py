"""The Zalo stand-in refuses what the real one refuses, and its articles come late."""

import hashlib
import hmac
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from PIL import Image

from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.zalo import app

SITE = "https://soxaydung.daklak.gov.vn"


def picture(kind: str = "JPEG", color: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 36), color).save(out, kind)
    return out.getvalue()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    site = tmp_path_factory.mktemp("site")
    (site / "bia.jpg").write_bytes(picture())
    (site / "hinh.png").write_bytes(picture("PNG"))
    (site / "lon.jpg").write_bytes(b"\xff\xd8\xff" + bytes(1_048_576))
    (site / "trang.jpg").write_text("<html>không phải ảnh</html>")
    with running(site=site) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(service: Sandbox) -> Sandbox:
    service.reset()
    morning(service)
    return service


@pytest.fixture
def api(sandbox: Sandbox) -> "Api":
    return Api(sandbox)


def settings(sandbox: Sandbox) -> app.Settings:
    return app.state_of(sandbox.world).settings


def morning(sandbox: Sandbox) -> None:
    """Make it 9 o'clock in Vietnam, on the first day of a month."""
    now = sandbox.world.clock.now()
    month = (now.replace(day=1) + timedelta(days=32)).replace(day=1)
    nine = month.replace(hour=2, minute=0, second=0, microsecond=0)
    sandbox.world.clock.advance((nine - now).total_seconds())


class Api:
    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.token = "sandbox-zalo-access"

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = {"access_token": self.token, **more.pop("headers", {})}
        url = self.sandbox.url("zalo") + path
        return requests.request(method, url, headers=headers, timeout=10, **more)

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        return dict(self.ask("GET", path, params=query).json())

    def post(self, path: str, body: Any) -> dict[str, Any]:
        return dict(self.ask("POST", path, json=body).json())

    def create(self, **changes: Any) -> dict[str, Any]:
        return self.post("/v2.0/article/create", article(**changes))

    def verify(self, token: str) -> dict[str, Any]:
        return self.post("/v2.0/article/verify", {"token": token})

    def published(self, **changes: Any) -> str:
        token = self.create(**changes)["data"]["token"]
        self.sandbox.advance(3)
        return str(self.verify(token)["data"]["id"])

    def slice(self, **query: Any) -> dict[str, Any]:
        return self.get("/v2.0/article/getslice", **{"offset": 0, "limit": 10, **query})

    def broadcast(self, *ids: str, **target: str) -> dict[str, Any]:
        elements = [{"media_type": "article", "attachment_id": each} for each in ids]
        payload = {"template_type": "media", "elements": elements}
        return self.post(
            "/v2.0/oa/message",
            {
                "recipient": {"target": target or {"gender": "0"}},
                "message": {"attachment": {"type": "template", "payload": payload}},
            },
        )


def article(**changes: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "type": "normal",
        "title": "Cắt giảm thời gian cấp giấy phép xây dựng",
        "author": "Ban biên tập",
        "description": "Từ ngày 1/12, hồ sơ được trả trong 10 ngày.",
        "cover": {"cover_type": "photo", "photo_url": f"{SITE}/bia.jpg", "status": "show"},
        "body": [
            {"type": "text", "content": "Sở Xây dựng rút ngắn thời gian giải quyết."},
            {"type": "image", "url": f"{SITE}/hinh.png", "caption": "Bộ phận Một cửa"},
        ],
        "status": "show",
        "comment": "show",
    }
    whole.update(changes)
    return {key: value for key, value in whole.items() if value is not None}


def cover(**changes: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "cover_type": "photo",
        "photo_url": f"{SITE}/bia.jpg",
        "status": "show",
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


# --- Articles -------------------------------------------------------------------------


def test_article_gets_its_id_only_after_the_processing_delay(api: Api) -> None:
    created = api.create()
    assert (created["error"], created["message"]) == (0, "Success")
    assert len(created["data"]["token"]) == 88
    assert api.verify(created["data"]["token"])["error"] == -214
    assert api.slice(type="normal")["data"] == {"medias": [], "total": 0}
    api.sandbox.advance(3)
    id_ = api.verify(created["data"]["token"])["data"]["id"]
    assert len(id_) == 20
    [listed] = api.slice(type="normal")["data"]["medias"]
    assert (listed["id"], listed["status"], listed["type"]) == (id_, "show", "normal")
    assert requests.get(listed["thumb"], timeout=10).content == picture()
    assert "rút ngắn thời gian" in requests.get(listed["link_view"], timeout=10).text


def test_article_whose_answer_was_lost_comes_out_without_verify(api: Api) -> None:
    api.sandbox.fault("zalo", "cut_after_commit", "article/create")
    with pytest.raises(requests.ConnectionError):
        api.create()
    api.sandbox.advance(3)
    assert api.slice(type="normal")["data"]["total"] == 1


def test_hidden_article_is_listed_but_not_read(api: Api) -> None:
    id_ = api.published(status=None)  # hide is the default
    [listed] = api.slice(type="normal")["data"]["medias"]
    assert (listed["id"], listed["status"]) == (id_, "hide")
    assert requests.get(listed["link_view"], timeout=10).status_code == 404
    shown = api.sandbox.state("zalo")
    assert (shown["articles"], [each["id"] for each in shown["hidden"]]) == ([], [id_])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type": "photo"}, "type accept only 2 value"),
        ({"title": None}, "title allow 1 to 150"),
        ({"title": " "}, "title allow 1 to 150"),
        ({"title": "ă" * 150}, "title allow 1 to 150"),
        ({"description": None}, "description allow 1 to 300"),
        ({"description": "ă" * 300}, "description allow 1 to 300"),
        ({"author": None}, "author allow 1 to 50"),
        ({"author": "ă" * 51}, "author allow 1 to 50"),
        ({"cover": None}, "cover is invalid"),
        ({"cover": cover(cover_type=0)}, "cover_type is invalid"),
        ({"cover": cover(photo_url=None)}, "photo_url is invalid"),
        ({"cover": cover(photo_url=f"{SITE}/bìa.jpg")}, "is invalid"),
        ({"cover": cover(photo_url=f"{SITE}/bia 1.jpg")}, "is invalid"),
        ({"cover": cover(photo_url="ftp://soxaydung.daklak.gov.vn/a.jpg")}, "is invalid"),
        ({"cover": cover(cover_type="video", video_id="x")}, "video_id is invalid"),
        ({"body": []}, "body is invalid"),
        ({"body": "<p>Một đoạn</p>"}, "body is invalid"),
        ({"body": [{"type": "html", "content": "x"}]}, "body is invalid"),
        ({"body": [{"type": "text", "content": ""}]}, "content is invalid"),
        ({"body": [{"type": "image"}]}, "url is invalid"),
        ({"body": [{"type": "video", "url": "https://youtu.be/x"}]}, "thumb is invalid"),
        ({"tracking_link": ""}, "tracking_link is invalid"),
        ({"status": "public"}, "status is invalid"),
        ({"comment": True}, "comment is invalid"),
    ],
)
def test_wrong_article_is_refused_at_once(api: Api, changes: Any, words: str) -> None:
    answer = api.create(**changes)
    assert answer["error"] == -201
    assert words in answer["message"]
    assert "data" not in answer


def test_cover_without_its_status_fails(api: Api) -> None:
    answer = api.create(cover=cover(status=None))
    assert answer == {"error": -200, "message": "create media fail"}


def test_longest_texts_are_a_setting(api: Api) -> None:
    assert api.create(title="ă" * 149, description="ă" * 299)["error"] == 0
    settings(api.sandbox).refuse_at_limit = False
    assert api.create(title="ă" * 150, description="ă" * 300)["error"] == 0
    assert api.create(title="ă" * 151)["error"] == -201


@pytest.mark.parametrize("name", ["khong-co.jpg", "lon.jpg", "trang.jpg"])
def test_picture_that_cannot_be_used_fails_the_job_late(api: Api, name: str) -> None:
    token = api.create(body=[{"type": "image", "url": f"{SITE}/{name}"}])["data"]["token"]
    assert api.verify(token)["error"] == -214
    api.sandbox.advance(3)
    answer = api.verify(token)
    assert answer["error"] == -200
    assert answer["message"].startswith("Upload media failed")
    assert api.slice(type="normal")["data"]["total"] == 0
    assert api.sandbox.state("zalo")["jobs"][0]["state"] == "failed"


def test_cut_picture_fails_the_job(api: Api) -> None:
    api.sandbox.fault("web", "truncated", "bia.jpg")
    token = api.create()["data"]["token"]
    api.sandbox.advance(3)
    assert api.verify(token)["error"] == -200


def test_picture_tried_too_often_is_left_alone_for_minutes(api: Api) -> None:
    api.sandbox.fault("web", "status", "bia.jpg", status=503, times=5)
    for _ in range(5):
        token = api.create()["data"]["token"]
        api.sandbox.advance(3)
        assert api.verify(token)["error"] == -200
    token = api.create()["data"]["token"]
    api.sandbox.advance(3)
    assert "Too many failed attempts" in api.verify(token)["message"]
    api.sandbox.advance(600)
    assert api.published()


def test_update_replaces_the_whole_article_and_keeps_its_id(api: Api) -> None:
    id_ = api.published(status="hide")
    answer = api.post("/v2.0/article/update", article(id=id_, title="Tiêu đề mới"))
    api.sandbox.advance(3)
    assert api.verify(answer["data"]["token"])["data"]["id"] == id_
    [listed] = api.slice(type="normal")["data"]["medias"]
    assert (listed["title"], listed["status"]) == ("Tiêu đề mới", "show")
    assert listed["update_date"] > listed["create_date"]
    assert api.post("/v2.0/article/update", {"id": id_, "title": "Chỉ tiêu đề"})["error"] == -201
    assert api.post("/v2.0/article/update", article(id="0" * 20))["error"] == -201


def test_removed_article_is_gone(api: Api) -> None:
    id_ = api.published()
    assert api.post("/v2.0/article/remove", {"id": id_}) == {"error": 0, "message": "Success"}
    assert api.slice(type="normal")["data"]["total"] == 0
    assert api.get("/v2.0/article/getdetail", id=id_)["error"] == -201
    assert api.post("/v2.0/article/remove", {"id": id_})["error"] == -201


def test_detail_has_the_article_but_no_counters(api: Api) -> None:
    detail = api.get("/v2.0/article/getdetail", id=api.published())["data"]
    assert detail["author"] == "Ban biên tập"
    assert detail["body"] == article()["body"]
    assert not {"total_view", "total_share"} & set(detail)


def test_verify_knows_a_job_for_an_hour(api: Api) -> None:
    token = api.create()["data"]["token"]
    api.sandbox.advance(3_500)
    assert api.verify(token)["error"] == 0
    api.sandbox.advance(200)
    assert api.verify(token)["error"] == -201
    assert api.verify("x")["error"] == -201


def test_articles_of_a_month_are_limited(api: Api) -> None:
    settings(api.sandbox).articles_per_month = 1
    api.published()
    answer = api.create()
    assert answer["error"] == -223
    assert "limit quota create article" in answer["message"]
    api.sandbox.advance(31 * 86_400)
    api.token = app.state_of(api.sandbox.world).issue().access
    assert api.create()["error"] == 0


# --- Listing --------------------------------------------------------------------------


def test_slice_wants_plain_parameters_a_type_and_at_most_ten(api: Api) -> None:
    assert api.slice(type="normal", limit=11)["message"] == "maximum limit is 10"
    assert "type accept only" in api.slice()["message"]
    assert api.get("/v2.0/article/getslice", data='{"offset":0}')["error"] == -201
    assert api.slice(type="normal", offset=-1)["error"] == -201


def test_slice_pages_newest_first(api: Api) -> None:
    ids = [api.published(title=f"Bài {number}") for number in range(12)]
    first, second = api.slice(type="normal"), api.slice(type="normal", offset=10)
    listed = first["data"]["medias"] + second["data"]["medias"]
    assert [each["id"] for each in listed] == ids[::-1]
    assert second["data"]["total"] == 12


def test_counters_grow_with_the_clock_alike_in_every_run(api: Api) -> None:
    def figures() -> list[int]:
        [listed] = api.slice(type="normal")["data"]["medias"]
        return [listed["total_view"], listed["total_share"]]

    def run() -> list[list[int]]:
        api.published()
        told = [figures()]
        for _ in range(2):
            api.sandbox.advance(7_200)
            told.append(figures())
        return told

    first = run()
    assert first[0][0] < first[1][0] < first[2][0]
    api.sandbox.reset()
    morning(api.sandbox)
    assert run() == first


def test_counters_may_be_raised_by_hand(api: Api) -> None:
    id_ = api.published()
    url = api.sandbox.url("home") + "/control/zalo/counters"
    requests.post(url, json={"id": id_, "views": 100_000, "shares": 50}, timeout=10)
    [listed] = api.slice(type="normal")["data"]["medias"]
    assert listed["total_view"] >= 100_000
    assert listed["total_share"] >= 50


def test_hidden_article_keeps_what_was_counted(api: Api) -> None:
    id_ = api.published()
    api.sandbox.advance(7_200)
    before = api.slice(type="normal")["data"]["medias"][0]["total_view"]
    api.post("/v2.0/article/update", article(id=id_, status="hide"))
    api.sandbox.advance(7_200)
    hidden = api.slice(type="normal")["data"]["medias"][0]["total_view"]
    api.sandbox.advance(7_200)
    assert before <= hidden == api.slice(type="normal")["data"]["medias"][0]["total_view"]


# --- The gate -------------------------------------------------------------------------


def test_bad_tokens_are_told_apart_with_status_200(api: Api) -> None:
    api.token = "wrong"
    answer = api.ask("GET", "/v2.0/oa/getoa")
    assert (answer.status_code, answer.json()["error"]) == (200, -216)
    api.token = "sandbox-zalo-access"
    api.sandbox.advance(90_001)
    assert api.get("/v2.0/oa/getoa")["error"] == -220
    settings(api.sandbox).expired_token_error = -216
    assert api.get("/v2.0/oa/getoa")["error"] == -216


def test_token_in_the_query_is_not_taken(api: Api) -> None:
    api.token = ""
    assert api.get("/v2.0/oa/getoa", access_token="sandbox-zalo-access")["error"] == -216


def test_app_may_demand_a_proof_of_its_secret(api: Api) -> None:
    wrong = {"appsecret_proof": "0" * 64}
    refused = api.ask("GET", "/v2.0/oa/getoa", headers=wrong).json()
    assert refused["error"] == -242  # checked whenever it is there
    settings(api.sandbox).appsecret_proof = True
    assert api.get("/v2.0/oa/getoa")["error"] == -242
    key, token = b"sandbox-zalo-secret", b"sandbox-zalo-access"
    proof = {"appsecret_proof": hmac.new(key, token, hashlib.sha256).hexdigest()}
    assert api.ask("GET", "/v2.0/oa/getoa", headers=proof).json()["error"] == 0


def test_calls_of_a_minute_are_limited(api: Api) -> None:
    settings(api.sandbox).requests_per_minute = 2
    headers = api.ask("GET", "/v2.0/oa/getoa").headers
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remain"]) == ("2", "1")
    assert api.get("/v2.0/oa/getoa")["error"] == 0
    assert api.get("/v2.0/oa/getoa")["error"] == -32
    api.sandbox.advance(60)
    assert api.get("/v2.0/oa/getoa")["error"] == 0


@pytest.mark.parametrize(
    ("method", "path", "error"),
    [
        ("POST", "/v2.0/article/upload_image", -209),
        ("GET", "/v3.0/article/getslice", -209),
        ("GET", "/v2.0/article/nothing", 404),
        ("GET", "/v2.0/article/create", 404),
    ],
)
def test_unknown_paths_are_404_with_a_body(api: Api, method: str, path: str, error: int) -> None:
    answer = api.ask(method, path)
    assert (answer.status_code, answer.json()["error"]) == (404, error)


def test_body_has_to_be_json_and_to_say_so(api: Api) -> None:
    path = "/v2.0/article/create"
    assert api.ask("POST", path, data="{").json()["error"] == -201
    assert api.ask("POST", path, data={"type": "normal"}).json()["error"] == -201


# --- Faults of its own ----------------------------------------------------------------


def test_error_fault_leaves_nothing_or_commits_first(api: Api) -> None:
    api.sandbox.fault("zalo", "error", "article/create", error=-32, message="limit")
    assert api.create() == {"error": -32, "message": "limit"}
    api.sandbox.fault("zalo", "error", "article/create", error=-200, after_commit=True)
    assert api.create()["error"] == -200
    assert len(api.sandbox.state("zalo")["jobs"]) == 1


def test_lag_hides_young_articles_from_the_list(api: Api) -> None:
    api.published()
    api.sandbox.fault("zalo", "lag", "getslice", seconds=60, times=-1)
    assert api.slice(type="normal")["data"]["total"] == 0
    api.sandbox.advance(60)
    assert api.slice(type="normal")["data"]["total"] == 1


def test_pending_holds_a_job_up(api: Api) -> None:
    api.sandbox.fault("zalo", "pending", "article/verify", seconds=100)
    token = api.create()["data"]["token"]
    assert api.verify(token)["error"] == -214
    api.sandbox.advance(50)
    assert api.verify(token)["error"] == -214
    assert api.slice(type="normal")["data"]["total"] == 0
    api.sandbox.advance(51)
    assert api.verify(token)["error"] == 0


# --- Broadcasts -----------------------------------------------------------------------


def test_broadcast_arrives_half_an_hour_later(api: Api) -> None:
    id_ = api.published()
    chat = api.sandbox.url("zalo") + "/_page/chat"
    answer = api.broadcast(id_)
    assert len(answer["data"]["message_id"]) == 20
    assert "Cắt giảm thời gian" not in requests.get(chat, timeout=10).text
    assert not api.sandbox.state("zalo")["broadcasts"][0]["delivered"]
    api.sandbox.advance(1_801)
    assert "Cắt giảm thời gian" in requests.get(chat, timeout=10).text
    assert api.sandbox.state("zalo")["broadcasts"][0]["delivered"]


def test_article_removed_in_time_is_not_delivered(api: Api) -> None:
    id_ = api.published()
    api.broadcast(id_)
    api.post("/v2.0/article/remove", {"id": id_})
    api.sandbox.advance(1_801)
    assert not api.sandbox.state("zalo")["broadcasts"][0]["delivered"]


def test_broadcast_of_what_is_not_out_is_refused(api: Api) -> None:
    token = api.create()["data"]["token"]
    assert api.broadcast(token)["error"] == -214
    assert api.broadcast("0" * 20)["error"] == -201
    assert api.broadcast(api.published(status="hide"))["error"] == -201
    assert api.broadcast(*["0" * 20] * 6)["error"] == -210
    assert api.broadcast()["error"] == -201


@pytest.mark.parametrize(("hours", "error"), [(12.99, 0), (13, -234), (20.99, -234), (21, 0)])
def test_no_broadcast_between_22_and_6_in_vietnam(api: Api, hours: float, error: int) -> None:
    id_ = api.published()
    morning(api.sandbox)  # 9 o'clock, a month later
    api.token = app.state_of(api.sandbox.world).issue().access
    api.sandbox.advance(hours * 3_600)
    assert api.broadcast(id_)["error"] == error


def test_broadcasts_of_a_month_are_limited(api: Api) -> None:
    id_ = api.published()
    settings(api.sandbox).broadcasts_per_month = 2
    answers = [api.broadcast(id_)["error"] for _ in range(3)]
    assert answers == [0, 0, -211]
    quota = api.post("/v3.0/oa/quota/message", {"user_id": "1"})["data"]["promotion"]
    assert (quota["monthly_remain"], quota["monthly_total"]) == (0, 2)


def test_basic_package_neither_publishes_nor_broadcasts(api: Api) -> None:
    id_ = api.published()
    settings(api.sandbox).package = "basic"
    assert api.create()["error"] == -224
    assert api.broadcast(id_)["error"] == -224


@pytest.mark.parametrize(
    "target", [{"gender": "3"}, {"cities": "17,64"}, {"platform": "0"}, {"telcos": "1"}]
)
def test_unknown_target_codes_are_refused(api: Api, target: dict[str, str]) -> None:
    id_ = api.published()
    assert api.broadcast(id_, cities="17,32", ages="2,3")["error"] == 0
    assert api.broadcast(id_, **target)["error"] == -201


def test_messages_to_single_users_are_refused(api: Api) -> None:
    old = {"recipient": {"user_id": "1"}, "message": {"text": "Xin chào"}}
    assert api.post("/v2.0/oa/message", old)["error"] == -240
    assert api.post("/v3.0/oa/message/cs", old)["error"] == -235
    assert api.post("/v3.0/oa/message/promotion", old)["error"] == -233


# --- Videos and uploads ---------------------------------------------------------------


def test_video_article_waits_for_its_clip(api: Api) -> None:
    clip = {"file": ("clip.mp4", b"\0\0\0\x18ftypmp42" + bytes(64))}
    path = "/v2.0/article/upload_video"
    token = api.ask("POST", f"{path}/preparevideo", files=clip).json()["data"]["token"]
    state = api.get(f"{path}/verify", token=token)["data"]
    assert (state["status"], state["video_name"]) == (3, "clip.mp4")
    video = {
        "type": "video",
        "title": "Hướng dẫn nộp hồ sơ trực tuyến",
        "description": "Video 2 phút.",
        "video_id": state["video_id"],
        "avatar": f"{SITE}/bia.jpg",
        "status": "show",
    }
    assert api.post("/v2.0/article/create", video)["error"] == -201
    api.sandbox.advance(11)
    headers = {"token": token}
    assert api.ask("GET", f"{path}/verify", headers=headers).json()["data"]["status"] == 1
    ticket = api.post("/v2.0/article/create", video)["data"]["token"]
    api.sandbox.advance(3)
    id_ = api.verify(ticket)["data"]["id"]
    [listed] = api.slice(type="video")["data"]["medias"]
    assert listed["id"] == id_
    assert requests.get(listed["link_view"], timeout=10).status_code == 200


def test_clip_that_is_none_fails_to_convert(api: Api) -> None:
    path = "/v2.0/article/upload_video"
    files = {"file": ("clip.mp4", b"not a clip at all")}
    token = api.ask("POST", f"{path}/preparevideo", files=files).json()["data"]["token"]
    api.sandbox.advance(11)
    assert api.get(f"{path}/verify", token=token)["data"]["status"] == 4


def test_uploads_are_checked_for_kind_and_size(api: Api) -> None:
    def upload(kind: str, name: str, data: bytes) -> dict[str, Any]:
        answer = api.ask("POST", f"/v2.0/oa/upload/{kind}", files={"file": (name, data)})
        return dict(answer.json())

    assert upload("image", "a.jpg", picture())["data"]["attachment_id"]
    assert upload("image", "a.gif", b"GIF89a...")["error"] == -201
    assert upload("image", "a.jpg", b"\xff\xd8\xff" + bytes(1_048_576))["error"] == -201
    assert upload("gif", "a.gif", b"GIF89a...")["error"] == 0
    assert upload("file", "a.pdf", b"%PDF-1.7")["data"]["token"]
    assert upload("file", "a.exe", b"MZ")["error"] == -201


def test_upload_expires_after_seven_days(api: Api) -> None:
    answer = api.ask("POST", "/v2.0/oa/upload/image", files={"file": ("a.jpg", picture())})
    id_ = answer.json()["data"]["attachment_id"]
    assert api.broadcast(id_)["error"] == -201  # not an article
    api.sandbox.advance(7 * 86_400)
    api.token = app.state_of(api.sandbox.world).issue().access
    assert api.broadcast(id_)["error"] == -100


# --- The account ----------------------------------------------------------------------


def test_account_tells_its_name_and_a_growing_number_of_followers(api: Api) -> None:
    account = api.get("/v2.0/oa/getoa")["data"]
    assert account["oaid"] == "4567890123456789012"
    assert account["name"] == "Sở Xây dựng tỉnh Đắk Lắk"
    assert account["oa_type"] == 4
    api.sandbox.advance(20 * 3_600)
    later = api.get("/v2.0/oa/getoa")["data"]["num_follower"]
    assert later > account["num_follower"] > 0


def test_followers_are_listed_by_fifties(api: Api) -> None:
    def listed(**data: Any) -> dict[str, Any]:
        return api.get("/v3.0/oa/user/getlist", data=json.dumps(data))

    page = listed(offset=0, count=50, is_follower=True)["data"]
    assert page["count"] == len({each["user_id"] for each in page["users"]}) == 50
    assert listed(offset=0, count=51)["error"] == -210
    assert listed(offset=9_952, count=1)["error"] == -210
    assert listed(offset="0", count=1)["error"] == -201
    assert api.get("/v3.0/oa/user/getlist", offset=0, count=50)["error"] == -201
    assert listed(offset=page["total"], count=50)["data"]["users"] == []


def test_settings_can_be_changed_from_outside(api: Api) -> None:
    url = api.sandbox.url("home") + "/control/zalo/settings"
    changed = requests.post(url, json={"package": "basic", "video_seconds": 1}, timeout=10)
    assert (changed.status_code, changed.json()["package"]) == (200, "basic")
    assert requests.post(url, json={"package": 1}, timeout=10).status_code == 400
    assert requests.post(url, json={"nothing": 1}, timeout=10).status_code == 400
    assert requests.get(url, timeout=10).json()["video_seconds"] == 1


# --- The page -------------------------------------------------------------------------


def test_page_escapes_what_an_article_says(api: Api) -> None:
    api.published(
        title="<script>alert(1)</script>", body=[{"type": "text", "content": "<b>x</b>"}]
    )
    home = requests.get(api.sandbox.url("zalo") + "/_page", timeout=10).text
    assert "&lt;script&gt;" in home
    assert "<script>" not in home
    [listed] = api.slice(type="normal")["data"]["medias"]
    assert "&lt;b&gt;x" in requests.get(listed["link_view"], timeout=10).text
