"""Articles on Zalo: the job and its outcomes, the list, the figures."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from channel_contract import KEY, SINCE, HttpChannelContract
from channel_items import LINK, make_image, make_item
from channels.zalo.channel import Zalo
from publisher.contract import (
    Correction,
    Document,
    Item,
    OutcomeUnknown,
    RateLimited,
    Receipt,
    Rejected,
    Source,
    Unauthorized,
    Unexplained,
    Video,
)
from scripted_service import Reply, serving
from zalo_office import ACCOUNT, CREATE, DETAIL, LISTING, REMOVE, UPDATE, VERIFY, Office
from zalo_replies import ARTICLE, COVER, OA, SECRETS, Time, account, said


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


class TestZaloContract(HttpChannelContract):
    kind = Zalo
    secrets = SECRETS
    visible = CREATE
    accepted = {  # noqa: RUF012  the suite's own form
        CREATE: said("created"),
        VERIFY: said("verified"),
        LISTING: said("listing"),
        DETAIL: said("gone"),
    }
    nameless = Reply({"error": 0, "message": "Success", "data": {}})
    refused = said("refused")
    denied = said("no_package")
    limited = said("limited")
    wait = 31.0  # to the next minute
    withdrawal = REMOVE
    removed = said("removed")
    gone = said("gone")

    def table(self, address: str) -> dict[str, Any]:
        return account(address, self.folder, default_cover=COVER)


class TestHiddenFirstContract(TestZaloContract):
    """The same promises where the visible request is the second one."""

    visible = UPDATE
    wait = 28.0  # three seconds went by while the hidden article was made
    accepted = {  # noqa: RUF012  the suite's own form
        **TestZaloContract.accepted,
        UPDATE: said("created"),
        DETAIL: said("detail"),
    }

    def table(self, address: str) -> dict[str, Any]:
        return {**super().table(address), "publish_hidden_first": True}

    def test_withdrawing_twice_is_success(self) -> None:
        self.service.script(DETAIL, said("gone"))
        super().test_withdrawing_twice_is_success()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with serving() as service:
        yield Office(service, tmp_path)


# --- Publishing ---------------------------------------------------------------------------


def test_the_article_is_asked_after_until_it_is_there(office: Office, time: Time) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(
        VERIFY, said("pending"), said("pending_unknown_code"), said("verified_older_shape")
    )
    receipt = office.publish()
    assert receipt.ref == ARTICLE
    assert time.pauses == [3.0, 3.0, 3.0]
    assert len(office.service.seen(CREATE)) == 1


def test_the_receipt_has_the_link_that_zalo_gives_or_else_the_known_pattern(
    office: Office,
) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("verified"))
    pattern = f"https://post.oa.zalo.me/d?id={ARTICLE}&pageId={OA}"
    assert office.publish().url == pattern
    listed = said("listing").body
    listed["data"]["medias"][0]["link_view"] = "https://rd.zapps.vn/detail/1"
    office.service.script(LISTING, Reply(listed))
    assert office.publish().url == "https://rd.zapps.vn/detail/1"


def test_a_published_article_stays_published_when_the_list_fails(office: Office) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("verified"))
    office.service.script(LISTING, Reply("", status=502))
    assert office.publish().ref == ARTICLE


@pytest.mark.parametrize(
    "answer", ["limited", "no_package", "job_unknown", "not_authorized", "quota"]
)
def test_after_create_every_answer_but_a_sure_failure_leaves_it_open(
    office: Office, answer: str
) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said(answer))
    with pytest.raises(OutcomeUnknown):
        office.publish()


def test_an_article_that_takes_long_is_left_to_find(office: Office, time: Time) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("pending"))
    with pytest.raises(OutcomeUnknown, match="còn đang xử lý"):
        office.publish()
    assert time.pauses == [3.0] * 8


def test_the_job_is_remembered_before_anything_else_happens(office: Office) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, Reply(line="reset"))
    with pytest.raises(OutcomeUnknown):
        office.publish()
    assert "c29tZS1qb2ItdG9rZW4=" in json.dumps(dict(office.state))


def test_refused_pictures_are_replaced_by_the_offices_cover_once(
    office: Office, tmp_path: Path
) -> None:
    image = make_image(tmp_path)
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("pictures_refused"), said("verified"))
    assert office.publish(cover=image).ref == ARTICLE
    assert office.covers() == [image.url, COVER]


def test_pictures_refused_twice_are_told_to_the_editor(office: Office, tmp_path: Path) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("pictures_refused"))
    with pytest.raises(Rejected, match="1 MB") as caught:
        office.publish(cover=make_image(tmp_path))
    assert "Upload media failed" in caught.value.answer
    assert len(office.covers()) == 2
    assert office.state == {}, "a person's next attempt starts anew"


def test_a_lost_answer_is_not_repeated_with_the_other_cover(
    office: Office, tmp_path: Path
) -> None:
    office.service.script(CREATE, said("created"), Reply(line="reset"))
    office.service.script(VERIFY, said("pictures_refused"))
    with pytest.raises(OutcomeUnknown):
        office.publish(cover=make_image(tmp_path))
    assert len(office.covers()) == 2
    office.service.script(VERIFY, said("pictures_refused"))
    office.service.script(LISTING, said("listing"))
    found = office.find()
    assert found is not None, "the first job's failure must not speak for the second"


def test_an_earlier_attempts_job_does_not_speak_for_a_later_one(
    office: Office, time: Time
) -> None:
    in_doubt(office, said("created"))
    time.now += timedelta(hours=2)
    assert office.find() is None
    in_doubt(office, Reply(line="close"))
    office.service.script(VERIFY, said("pictures_refused"))
    office.service.script(LISTING, listing([entry("a1", title=make_item().title)]))
    found = office.find()
    assert found is not None
    assert found.ref == "a1"


def test_forbidden_content_is_rejected(office: Office) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("content_forbidden"))
    with pytest.raises(Rejected, match="-248"):
        office.publish()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("no_package", Unauthorized),
        ("not_authorized", Unauthorized),
        ("no_such_path", Unauthorized),
        ("refused_unknown_code", Unexplained),
        ("content_forbidden", Rejected),
    ],
)
def test_codes_are_sorted(office: Office, answer: str, kind: type[Exception]) -> None:
    office.service.script(CREATE, said(answer))
    with pytest.raises(kind):
        office.publish()


@pytest.mark.parametrize("answer", ["articles_quota", "quota"])
def test_a_used_up_quota_rests_the_channel_for_hours(office: Office, answer: str) -> None:
    office.service.script(CREATE, said(answer))
    with pytest.raises(RateLimited) as caught:
        office.publish()
    assert caught.value.retry_after == 21_600


@pytest.mark.parametrize("status", [302, 403, 404])
def test_success_under_an_odd_status_is_unknown(office: Office, status: int) -> None:
    office.service.script(CREATE, Reply(said("created").body, status=status))
    office.service.script(VERIFY, said("verified"))
    with pytest.raises(OutcomeUnknown):
        office.publish()


def test_accepted_without_a_token_is_unknown(office: Office) -> None:
    office.service.script(CREATE, Reply({"error": 0, "message": "Success", "data": {}}))
    with pytest.raises(OutcomeUnknown):
        office.publish()


# --- Looking for an article in doubt --------------------------------------------------------


def in_doubt(office: Office, create: Reply, verify: str = "pending") -> None:
    office.service.script(CREATE, create)
    office.service.script(VERIFY, said(verify))
    with pytest.raises(OutcomeUnknown):
        office.publish()


def test_find_asks_after_the_job(office: Office) -> None:
    in_doubt(office, said("created"))
    with pytest.raises(OutcomeUnknown, match="còn đang xử lý"):
        office.find()
    office.service.script(VERIFY, said("verified"))
    found = office.find()
    assert found is not None
    assert found.ref == ARTICLE
    office.service.script(LISTING, said("listing"))
    again = office.find()
    assert again == Receipt(ARTICLE, said("listing").body["data"]["medias"][0]["link_view"])


def test_a_job_that_failed_is_surely_not_out_and_its_cover_is_not_tried_again(
    office: Office, tmp_path: Path
) -> None:
    image = make_image(tmp_path)
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("pending"))
    with pytest.raises(OutcomeUnknown):
        office.publish(cover=image)
    office.service.script(VERIFY, said("pictures_refused"))
    assert office.find() is None
    assert office.find() is None
    office.service.script(VERIFY, said("verified"))
    office.publish(cover=image)
    assert office.covers() == [image.url, COVER]


def test_times_in_seconds_are_read_too(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    made = entry("a1", title=make_item().title, create_date=str(stamp(SINCE) // 1000))
    office.service.script(LISTING, listing([made]))
    assert office.find() is not None


def test_without_a_token_the_list_decides(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    assert office.find() is None
    office.service.script(LISTING, said("listing"))
    found = office.find()
    assert found is not None
    assert found.ref == ARTICLE
    assert office.service.seen(VERIFY) == []


def test_a_job_that_zalo_forgot_is_looked_for_in_the_list(office: Office, time: Time) -> None:
    in_doubt(office, said("created"))
    time.now += timedelta(hours=2)
    assert office.find() is None
    office.service.script(VERIFY, said("job_unknown"))
    assert office.find() is None
    office.service.script(LISTING, said("listing"))
    assert office.find() is not None


def test_a_broken_line_while_asking_after_the_job_never_means_not_out(office: Office) -> None:
    in_doubt(office, said("created"))
    office.service.script(VERIFY, Reply(line="reset"))
    with pytest.raises(OutcomeUnknown):
        office.find()


@pytest.mark.parametrize(
    ("minutes", "title", "found"),
    [
        (0, "Cấp phép xây dựng trực tuyến toàn trình", True),
        (-1, "Cấp phép xây dựng trực tuyến toàn trình", True),  # clocks differ
        (-5, "Cấp phép xây dựng trực tuyến toàn trình", False),  # an older article
        (0, unicodedata.normalize("NFD", "Cấp phép xây dựng trực tuyến toàn trình"), True),
        (0, "Cấp phép xây dựng", False),
    ],
)
def test_an_article_is_known_by_title_and_time(
    office: Office, minutes: int, title: str, *, found: bool
) -> None:
    in_doubt(office, Reply(line="close"))
    entry = {"id": "a1", "title": title, "create_date": stamp(SINCE, minutes)}
    office.service.script(LISTING, listing([entry]))
    assert (office.find() is not None) is found


def test_an_article_of_another_delivery_is_not_taken_for_this_one(office: Office) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("verified"))
    office.channel.publish(office.post(), key="other/zalo/1")
    in_doubt(office, Reply(line="close"))
    office.service.script(LISTING, said("listing"))
    assert office.find() is None


def test_a_hidden_article_of_the_same_title_is_not_what_readers_see(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    left = entry("a1", title=make_item().title, status="hide")
    office.service.script(LISTING, listing([left]))
    assert office.find() is None


def test_an_article_without_a_time_leaves_doubt(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    office.service.script(LISTING, listing([{"id": "a1", "title": make_item().title}]))
    with pytest.raises(OutcomeUnknown):
        office.find()


def test_the_list_is_read_until_the_articles_are_older(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    new = [entry(f"n{n}", minutes=9) for n in range(10)]
    older = [entry("n10", minutes=1), entry("old", minutes=-3), entry("older", minutes=-9)]
    office.service.script(LISTING, listing(new, 57), listing(older, 57), listing([], 0))
    assert office.find() is None
    offsets = [call.query["offset"] for call in office.service.seen(LISTING)]
    assert offsets == ["0", "10"]


def stamp(moment: datetime, minutes: float = 0) -> int:
    return int((moment + timedelta(minutes=minutes)).timestamp() * 1000)


def entry(ref: str, minutes: float = 0, **fields: Any) -> dict[str, Any]:
    return {"id": ref, "title": f"Bài {ref}", "create_date": stamp(SINCE, minutes), **fields}


def listing(medias: list[dict[str, Any]], total: int | None = None) -> Reply:
    data = {"medias": medias, "total": len(medias) if total is None else total}
    return Reply({"data": data, "error": 0, "message": "Success"})


def test_jobs_are_forgotten_after_a_month(office: Office, time: Time) -> None:
    office.service.script(CREATE, said("created"))
    office.service.script(VERIFY, said("verified"))
    office.channel.publish(office.post(), key="old/zalo/1")
    time.now += timedelta(days=31)
    office.publish()
    assert len(office.state) == 1


# --- Afterwards -----------------------------------------------------------------------------


def test_an_update_sends_the_whole_article_with_its_id(office: Office) -> None:
    office.service.script(UPDATE, said("created"))
    office.service.script(VERIFY, said("pending"), said("verified"))
    receipt = Receipt(ARTICLE, "https://zalo.example/1")
    assert office.channel.update(receipt, office.post()) == receipt
    body = office.service.seen(UPDATE)[0].json()
    assert body["id"] == ARTICLE
    assert {"title", "author", "description", "cover", "body", "status"} <= body.keys()


def test_an_update_that_gives_a_new_id_gives_a_new_receipt(office: Office) -> None:
    office.service.script(UPDATE, said("created"))
    office.service.script(VERIFY, said("verified"))
    updated = office.channel.update(Receipt("old", "https://zalo.example/1"), office.post())
    assert updated.ref == ARTICLE
    assert ARTICLE in str(updated.url)


def test_a_refused_removal_of_an_article_that_is_there_is_an_error(office: Office) -> None:
    office.service.script(REMOVE, said("refused_unknown_code"))
    office.service.script(DETAIL, said("detail"))
    with pytest.raises(Unexplained):
        office.channel.withdraw(Receipt(ARTICLE))


def test_views_and_shares_are_read_by_the_page_and_no_further_than_needed(
    office: Office,
) -> None:
    pages = [
        [entry(f"n{n}", total_view=n, total_share=str(n)) for n in range(10)],
        [entry("x", total_view="1000", total_share=0), entry("y")],
    ]
    office.service.script(LISTING, *(listing(page, 40) for page in pages))
    wanted = [Receipt("n3"), Receipt("x"), Receipt("y")]
    readings = office.channel.measure(wanted)
    assert (readings["n3"].views, readings["n3"].shares) == (3, 3)
    assert (readings["x"].views, readings["x"].shares) == (1000, 0)
    assert readings["y"].views is None
    assert readings["y"].unknown["views"] == "error"
    assert readings["x"].comments is None
    assert readings["x"].unknown == {"comments": "not_supported", "reactions": "not_supported"}
    assert len(office.service.seen(LISTING)) == 2


def test_articles_that_are_not_listed_are_left_out_and_videos_are_looked_through(
    office: Office,
) -> None:
    office.service.script(LISTING, listing([entry("a", total_view=5)]), listing([entry("v")]))
    readings = office.channel.measure([Receipt("a"), Receipt("v"), Receipt("gone")])
    assert readings.keys() == {"a", "v"}
    assert [call.query["type"] for call in office.service.seen(LISTING)] == ["normal", "video"]
    assert all(call.query["limit"] == "10" for call in office.service.seen(LISTING))


def test_nothing_to_measure_asks_nothing(office: Office) -> None:
    assert office.channel.measure([]) == {}
    assert office.service.calls == []


@pytest.mark.parametrize("medias", [[{}] * 1000, [entry("n0")], [1]])
def test_a_list_that_goes_round_is_left(office: Office, medias: list[Any]) -> None:
    office.service.script(LISTING, Reply({"error": 0, "data": {"medias": medias}}))
    with pytest.raises(OutcomeUnknown, match="lặp lại"):
        office.channel.measure([Receipt("a")])
    assert len(office.service.seen(LISTING)) <= 2


def test_a_list_that_goes_round_proves_no_absence(office: Office) -> None:
    in_doubt(office, Reply(line="close"))
    office.service.script(LISTING, listing([entry("n0", minutes=9)], 10**9))
    with pytest.raises(OutcomeUnknown, match="lặp lại"):
        office.find()


def test_the_audience_is_the_followers(office: Office) -> None:
    office.service.script(ACCOUNT, said("account"))
    assert office.channel.audience().followers == 15320


def test_check_finds_a_healthy_account(office: Office) -> None:
    office.service.script(ACCOUNT, said("account"))
    found = office.channel.check()
    assert found.problems == ()
    assert "Sở Xây dựng" in found.identity
    assert found.facts["loại OA"] == "cơ quan nhà nước"
    assert found.server_time is not None


def test_check_tells_all_that_is_wrong(office: Office) -> None:
    office.service.script(ACCOUNT, said("account_of_others"))
    office.service.script(LISTING, said("no_package"))
    told = " ".join(office.channel.check().problems)
    for words in ("OA 999", "chưa được xác thực", "sắp hết hạn (01/12/2026)", "nâng gói"):
        assert words in told


# --- Rendering ------------------------------------------------------------------------------


def article(office: Office, **changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = office.post(**changes).payload["article"]
    return made


def texts(article: dict[str, Any]) -> list[str]:
    return [block["content"] for block in article["body"] if block["type"] == "text"]


def test_each_paragraph_and_item_is_a_block_and_the_link_is_last(office: Office) -> None:
    made = article(office, notices=("Ảnh do trí tuệ nhân tạo tạo ra.",))
    assert texts(made) == [
        "Người dân nộp tại Cổng dịch vụ công.",
        "• Bước 1: đăng nhập;",
        "• Bước 2: nộp.",
        "Ảnh do trí tuệ nhân tạo tạo ra.",
        f"Xem bài đầy đủ: {LINK}?tu=zalo",
    ]
    assert made["status"] == "show", "Zalo's default is hidden"
    assert made["type"] == "normal"


def test_corrections_are_the_first_blocks(office: Office) -> None:
    at = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # the 25th in Vietnam
    notes = (Correction(at, "Sửa ngày."), Correction(at + timedelta(days=1), "Sửa tên."))
    told = ["Đính chính ngày 25/11/2026: Sửa ngày.", "Đính chính ngày 26/11/2026: Sửa tên."]
    made = texts(article(office, corrections=notes))
    assert made[:3] == [*told, "Người dân nộp tại Cổng dịch vụ công."]
    assert texts(article(office, corrections=notes, body=""))[:3] == [*told, make_item().summary]


def test_lines_are_blocks_of_their_own_and_nested_items_stay_indented(office: Office) -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
    body = f"Dòng một  \nDòng hai\n\n- Ngoài\n    - Trong\n\n{table}"
    made = texts(article(office, body=body))[:-1]
    assert made[:3] == ["Dòng một", "Dòng hai", "• Ngoài"]
    assert made[3].lstrip("\u00a0") == "• Trong"
    assert made[3].startswith("\u00a0")
    assert made[4:] == ["A: 1; B: 2", "A: 3; B: 4"]


def test_long_paragraphs_are_split_and_nothing_is_lost(office: Office) -> None:
    paragraph = "Câu này có mười hai chữ và kết thúc bằng dấu chấm. " * 60
    pieces = texts(article(office, body=paragraph))[:-1]
    assert len(pieces) == 4
    assert all(len(piece) <= 1000 and piece.endswith(".") for piece in pieces)
    assert " ".join(pieces) == paragraph.strip()


def test_pictures_stand_where_the_editor_put_them(office: Office, tmp_path: Path) -> None:
    cover = make_image(tmp_path, credit="Văn phòng Sở")
    inside = make_image(tmp_path, colour="navy", inline=True, caption="Lễ chào cờ", credit="VP")
    extra = make_image(tmp_path, colour="red", alt="Toàn cảnh")
    body = f"Trước.\n\n![x](<{inside.name}>)\n\nSau.\n"
    made = article(office, cover=cover, images=(inside, extra), body=body)
    assert made["cover"] == {"cover_type": "photo", "photo_url": cover.url, "status": "show"}
    kinds = [block.get("content") or block["url"] for block in made["body"]]
    assert kinds[:4] == ["Trước.", inside.url, "Sau.", extra.url]
    assert made["body"][1]["caption"] == "Lễ chào cờ (Ảnh: VP)"
    assert made["body"][3]["caption"] == "Toàn cảnh"
    assert "Ảnh bìa: Văn phòng Sở" in texts(made)


def test_a_first_picture_that_serves_as_cover_is_not_shown_twice(
    office: Office, tmp_path: Path
) -> None:
    inside = make_image(tmp_path, inline=True)
    made = article(office, images=(inside,), body=f"![x](<{inside.name}>)")
    assert made["cover"]["photo_url"] == inside.url
    assert made["cover"]["status"] == "hide"


def test_addresses_are_percent_encoded_once(office: Office, tmp_path: Path) -> None:
    image = make_image(tmp_path, url="https://sxd.example.vn/ảnh 1%20.jpg")
    url = article(office, cover=image)["cover"]["photo_url"]
    assert url == "https://sxd.example.vn/%E1%BA%A3nh%201%20.jpg"


def test_before_the_website_is_out_names_stand_in_and_nothing_is_published(
    office: Office, tmp_path: Path
) -> None:
    cover = make_image(tmp_path, url=None)
    post = office.post(link=None, cover=cover)
    assert post.payload["missing"] == [cover.name]
    with pytest.raises(Rejected, match="trang web"):
        office.channel.publish(post, key=KEY)
    assert office.service.calls == []


def test_a_picture_that_the_website_does_not_have_is_refused(
    office: Office, tmp_path: Path
) -> None:
    inside = make_image(tmp_path, inline=True, url=None)
    with pytest.raises(Rejected, match=inside.name):
        office.post(images=(inside,), body=f"![x](<{inside.name}>)")


def test_all_problems_are_told_at_once(office: Office) -> None:
    channel = office.made(default_cover=None)
    long = make_item(title="Rất dài " * 40, text="Quá dài " * 50, author="Phòng " * 20)
    with pytest.raises(Rejected) as caught:
        channel.render(long)
    told = " ".join(caught.value.problems)
    for words in ("Tiêu đề dài 319", "140", "riêng cho Zalo", "tác giả", "Thiếu ảnh bìa"):
        assert words in told


def test_a_long_summary_is_cut_but_the_editors_own_words_never(office: Office) -> None:
    made = article(office, summary="Một câu dài vừa phải. " * 40)
    assert len(made["description"]) <= 250
    assert made["description"].endswith(".")
    assert article(office, text="Lời\nriêng.")["description"] == "Lời riêng."


def test_text_is_composed_before_it_is_measured(office: Office) -> None:
    title = unicodedata.normalize("NFD", "ế" * 140)
    assert article(office, title=title)["title"] == "ế" * 140


def test_the_author_falls_back_to_the_office(office: Office) -> None:
    channel = office.made(author="Sở Xây dựng")
    assert channel.render(make_item(author="")).payload["article"]["author"] == "Sở Xây dựng"


def test_a_youtube_clip_plays_in_place_and_any_other_is_linked(office: Office) -> None:
    video = Video(url="https://www.youtube.com/watch?v=abc")
    block = article(office, video=video)["body"][3]
    assert block == {"type": "video", "url": video.url, "thumb": COVER}
    other = Video(url="https://youtube.com.example.vn/a.mp4")
    assert f"Xem video: {other.url}" in texts(article(office, video=other))
    local = article(office, video=Video(path=Path("a.mp4")))
    assert any(text.startswith(f"Xem video: {LINK}?tu=zalo") for text in texts(local))


def test_documents_and_sources_are_named(office: Office) -> None:
    made = article(
        office,
        documents=(Document(number="618/KH-SXD", title="Kế hoạch", url="https://x.vn/618"),),
        source=Source(name="Cổng thông tin điện tử tỉnh"),
    )
    assert "• 618/KH-SXD – Kế hoạch (https://x.vn/618)" in texts(made)
    assert "Nguồn: Cổng thông tin điện tử tỉnh" in texts(made)


def test_light_html_is_off_unless_asked_for(office: Office) -> None:
    body = "## Mục 1 < 2\n\nChữ & số.\n"
    assert texts(article(office, body=body))[:2] == ["Mục 1 < 2", "Chữ & số."]
    light = office.made(light_html=True).render(make_item(body=body)).payload["article"]
    assert texts(light)[:2] == ["<b>Mục 1 &lt; 2</b>", "Chữ &amp; số."]


def test_the_preview_shows_what_readers_see(office: Office, tmp_path: Path) -> None:
    image = make_image(tmp_path)
    post = office.post(images=(image,))
    shown = post.text
    for part in (make_item().title, make_item().summary, "• Bước 2: nộp.", f"[Ảnh: {image.alt}]"):
        assert part in shown


def test_an_item_without_text_still_has_a_block(office: Office) -> None:
    item: Item = make_item(body="", link=None)
    body = office.channel.render(item).payload["article"]["body"]
    assert body == [{"type": "text", "content": item.summary}]
