"""What an example office published in a year, and how that was received: made up, and pure.

It is the same every time. There is a theme that falls silent, a post that is late, one that
fails, one that is withdrawn; a service that tells nothing, one whose answer is missing once,
and one that counts otherwise from a day on.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from publisher.contract import Audience, Engagement, Period
from publisher.timetable.rules import Calendar

# Theme → unit, form, title; {week} makes each its own.
STORIES = {
    "chu-truong-cchc": (
        ("van-phong", "digest", "Chào cờ đầu tuần {week}: việc cần làm ngay"),
        ("van-phong", "article", "Cải cách hành chính tuần {week}: tiến độ"),
        ("van-phong", "document", "Chỉ đạo mới về cải cách hành chính, tuần {week}"),
        ("doan-thanh-nien", "article", "Tuổi trẻ với chuyển đổi số, tuần {week}"),
    ),
    "thu-tuc-hanh-chinh": (
        ("quan-ly-xay-dung", "infographic", "Cấp giấy phép xây dựng: bước {week}"),
        ("quan-ly-xay-dung", "qa", "Hỏi - đáp về giấy phép xây dựng, kỳ {week}"),
        ("van-phong", "video", "Nộp hồ sơ trực tuyến trong ba phút, kỳ {week}"),
        ("van-tai", "article", "Đổi giấy phép lái xe tại nhà, kỳ {week}"),
        ("nha-bat-dong-san", "qa", "Hỏi - đáp về nhà ở xã hội, kỳ {week}"),
        ("quy-hoach-kien-truc", "article", "Tra cứu quy hoạch qua mạng, kỳ {week}"),
    ),
    "moi-truong-dau-tu": (
        ("van-phong", "article", "Gỡ vướng cho doanh nghiệp, tuần {week}"),
        ("quan-ly-xay-dung", "article", "Rút ngắn thời gian thẩm định, kỳ {week}"),
        ("nha-bat-dong-san", "article", "Thị trường bất động sản, tuần {week}"),
    ),
    "ket-qua-mo-hinh": (
        ("van-phong", "article", "Kết quả giải quyết hồ sơ đến tuần {week}"),
        ("trung-tam-giam-dinh", "article", "Nhật ký công trường số, kỳ {week}"),
    ),
    "nha-nuoc-nhan-dan": (
        ("quy-hoach-kien-truc", "announcement", "Lấy ý kiến quy hoạch, đợt {week}"),
        ("ha-tang-ky-thuat", "article", "Người dân giám sát công trình, kỳ {week}"),
    ),
    "doi-thoai": (
        ("van-phong", "meeting", "Gặp gỡ, đối thoại với doanh nghiệp, buổi {week}"),
        ("nha-bat-dong-san", "meeting", "Đối thoại về nhà chung cư, buổi {week}"),
    ),
    "nhiem-vu-khac": (
        ("van-tai", "announcement", "Phân luồng giao thông tuần {week}"),
        ("trung-tam-giam-dinh", "radio", "Phát thanh an toàn lao động, số {week}"),
        ("ha-tang-ky-thuat", "article", "Bảo trì hạ tầng kỹ thuật, tuần {week}"),
    ),
}
SILENT = (
    "doi-thoai",
    date(2026, 10, 12),
    date(2026, 11, 23),
)  # a theme, and when nothing is of it

CHANNELS = ("website", "facebook", "zalo", "telegram")
ONLY_THERE = {"digest": CHANNELS[:1], "radio": CHANNELS[:1], "qa": CHANNELS[:2]}
VIEWS = {"website": 420, "facebook": 1_150, "zalo": 310}  # of a usual post, in the end
FOLLOWERS = {"facebook": (6_200, 11), "zalo": (3_400, 6), "telegram": (900, 2)}  # more each day
SPREAD = timedelta(days=4)  # within which most of those see a post who ever will
COUNTS_OTHERWISE = date(2026, 6, 15)  # Facebook, from then on
LONGEST = timedelta(days=90)  # of a span that Facebook tells people of
METRICS = {  # until then and since
    False: ("post_impressions", "post_impressions_unique"),
    True: ("post_media_view", "post_total_media_view_unique"),
}
WITHDRAWN, FAILED, UNREAD = 131, 77, 90  # numbers of stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One item, with what became of it."""

    number: int
    theme: str
    unit: str
    form: str
    title: str
    due_at: datetime
    late: timedelta  # after its time
    liked: float  # 1 is usual

    @property
    def id(self) -> str:
        """Its name."""
        return f"vi-du-{self.number:03}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.number == WITHDRAWN

    @property
    def channels(self) -> tuple[str, ...]:
        """Where it went."""
        return ONLY_THERE.get(self.form, CHANNELS)


def stories(calendar: Calendar, first: date, last: date) -> Iterator[Story]:
    """Yield what goes out between two days, on working days at eight."""
    dice = random.Random(2026)  # noqa: S311  made up, not secret
    number = 0
    for day in (first + timedelta(days=each) for each in range((last - first).days + 1)):
        if day.weekday() > 4 or calendar.is_holiday(day):
            continue
        week = "{1}/{0}".format(*day.isocalendar())
        for _each in range(dice.choices((0, 1, 2), (40, 48, 12))[0]):
            theme = dice.choices([*STORIES], [len(each) for each in STORIES.values()])[0]
            unit, form, title = dice.choice(STORIES[theme])
            if theme == SILENT[0] and SILENT[1] <= day <= SILENT[2]:
                continue
            number += 1
            minutes = dice.choice((25, 50, 180)) if dice.random() < 0.05 else 0
            yield Story(
                number=number,
                theme=theme,
                unit=unit,
                form=form,
                title=title.format(week=week),
                due_at=calendar.at(day, time(8)),
                late=timedelta(minutes=minutes, seconds=dice.randint(1, 20)),
                liked=math.exp(dice.gauss(0, 0.6)),
            )


def people(channel: str, span: Period) -> Audience:
    """Return what a service tells of its people within a span of time."""
    months = (span.end - span.start) / timedelta(days=30)
    grown = months**0.6 * (1 + (span.end.toordinal() % 97) / 300)  # the same people come again
    if channel == "website":
        return Audience(visits=int(5_200 * months * (1 + (span.end.toordinal() % 89) / 400)))
    if span.end - span.start > LONGEST:
        return Audience(unknown={"reach": "not_supported"})
    return Audience(reach=int(7_400 * grown))


def read(story: Story, channel: str, age: timedelta, otherwise: bool) -> Engagement:
    """Return what a service tells of a story's post at an age.

    otherwise: Facebook counts as it does since COUNTS_OTHERWISE.
    """
    if channel == "zalo" and story.number == UNREAD:
        return Engagement(unknown=dict.fromkeys(("views", "shares"), "error"))
    grown = story.liked * (1 - math.exp(-age / SPREAD) + age / timedelta(days=900))
    views = int(VIEWS.get(channel, 0) * grown * (0.8 if otherwise else 1))
    few = int(12 * grown)
    if channel == "facebook":
        return _on_facebook(views, few, METRICS[otherwise], age)
    if channel == "zalo":
        return Engagement(views=views, shares=few // 3, raw={"total_view": views})
    if channel == "telegram":
        return Engagement(reactions=few, raw={"reactions": few})
    return Engagement(views=views, raw={"visits": views * 4 // 5})


def _on_facebook(views: int, few: int, metrics: tuple[str, str], age: timedelta) -> Engagement:
    counted: dict[str, Any] = {"reactions": few, "comments": few // 4, "shares": few // 5}
    if age < timedelta(hours=3):  # insights come later
        return Engagement(
            **counted, unknown=dict.fromkeys(("views", "reach", "clicks"), "not_yet")
        )
    reach = views * 7 // 10
    raw = {**counted, metrics[0]: views, metrics[1]: reach, "post_clicks": few // 2}
    return Engagement(views=views, reach=reach, clicks=few // 2, **counted, raw=raw)
