"""Whether a site is whole: its files, and the pages that an office must have."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from channels.shared.words import ZONE, number
from channels.website.pages.frame import Standing, nav
from channels.website.pages.standing import CHANNELS, CONTACT
from channels.website.required import TITLES
from channels.website.site.generator import Site
from channels.website.site.index import Entry, Index
from channels.website.site.verifying import faults
from publisher.contract import Finding

_WORDS = 8  # of a page that says something
_ADVICE = {  # by the kind of a fault
    "page": "{count} tệp thiếu hoặc sai: chạy `publisher site rebuild` để ghi lại cho đúng.",
    "media": "{count} ảnh hoặc phim bị mất: chép lại từ bản sao lưu của thư mục trang web.",
    "link": "Liên kết hỏng: sửa địa chỉ trong bài, hoặc thêm trang còn thiếu.",
    "left": "{count} tệp tạm: bạn đọc không thấy; `publisher site rebuild` xóa.",
    "foreign": "{count} tệp lạ: phần mềm không bao giờ xóa; không ai cần thì xóa bằng tay.",
}


def verified(
    site: Site, base_url: str, required: Mapping[str, int], now: datetime
) -> Iterator[Finding]:
    """Yield what is wrong with the files of a site, then with the pages that it must have."""
    kinds: Counter[str] = Counter()
    for fault in faults(site, base_url):
        kinds[fault.kind] += 1
        yield Finding(fault.level, fault.path, fault.what)
    for kind, advice in _ADVICE.items():
        if kinds[kind]:
            yield Finding("hint", "", advice.format(count=number(kinds[kind])))
    if waiting := site.waiting():
        files = f"{number(waiting)} tệp còn chờ ghi theo giao diện mới"
        ask = "phần mềm tự ghi dần, muốn ghi ngay thì chạy `publisher site rebuild`"
        yield Finding("hint", "", f"{files}: {ask}.")
    if not kinds:
        yield Finding("hint", "", "Mọi tệp của trang web đều đúng.")
    found = site.ask(lambda index: lacking(index, required, now))
    yield from found or (Finding("hint", "", "Đủ các trang giới thiệu phải có."),)


def summary(site: Site, required: Mapping[str, int], now: datetime) -> dict[str, str]:
    """Return how many of those pages are missing, empty or old; nothing where none is."""
    found = site.ask(lambda index: lacking(index, required, now))
    count = len({each.place for each in found})
    told = f"{number(count)} trang thiếu hoặc quá hạn, xem: publisher site verify"
    return {"trang giới thiệu": told} if found else {}


def lacking(index: Index, required: Mapping[str, int], now: datetime) -> list[Finding]:
    """Return what is wrong with which required page, and what to do about it.

    required: within how many days each is to be looked through; 0: it need not be.
    """
    there = {page.key: page for page in nav(index)}
    return [found for key, days in required.items() for found in _of(index, key, there, days, now)]


def _of(
    index: Index, key: str, there: Mapping[str, Standing], days: int, now: datetime
) -> Iterator[Finding]:
    page = there.get(key)
    entry = index.entry(page.id) if page else None
    if page is None or entry is None:
        what = f"thiếu trang “{TITLES.get(key, key)}”: chạy publisher new --page {key}"
        yield Finding("hint", key, f"{what}, điền nội dung rồi giao duyệt")
        return
    if _is_empty(entry.payload):
        what = f"trang “{page.title}” gần như trống: viết thêm trong tệp của trang"
        yield Finding("hint", key, what)
    updated = _updated(entry)
    if days and updated < now - timedelta(days=days):
        day = f"{updated.astimezone(ZONE):%d/%m/%Y}"
        what = f"trang “{page.title}” cập nhật lần cuối ngày {day}, đã quá {days} ngày"
        yield Finding("hint", key, f"{what}: xem lại, còn đúng thì sửa ngày ở updated")


def _updated(entry: Entry) -> datetime:
    written = entry.payload.get("updated") or entry.payload["published"]
    moment = datetime.fromisoformat(written)
    return moment if entry.payload.get("updated") else entry.modified or moment


def _is_empty(payload: Mapping[str, Any]) -> bool:
    text = html.unescape(re.sub(r"<[^>]*>", " ", payload["html"]))
    shown_besides = payload.get("staff") or payload["page"] in (*CONTACT, *CHANNELS)
    return not shown_besides and len(text.split()) < _WORDS
