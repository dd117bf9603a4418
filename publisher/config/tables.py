"""The tables of config/publisher.toml: every key, its type and its default.

Unknown keys and wrong types are errors. Durations are seconds.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field

from publisher import contract
from publisher.config.kinds import (
    Address,
    Count,
    Day,
    Flag,
    Id,
    Line,
    Number,
    Table,
    read_zone,
)
from publisher.config.web import WebTable
from publisher.contract import Official, Term
from publisher.people.people import Approval, Person
from publisher.timetable.notation import ClockRange, ClockText, RateText, Seconds, SlotText
from publisher.timetable.regimes import ND09
from publisher.timetable.rules import Rules

OUTAGE, OUTAGE_DAYS = "outage", 7  # Decree 224/2026/NĐ-CP, article 13
PAGE_FORM = "trang"  # the form of standing pages, for [approval] forms


class Office(Table):
    """Who publishes."""

    name: str
    short_name: str = ""
    parent: str = ""
    province: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: Address = ""
    public_services: Address = ""
    map: Address = ""  # the address of a map that shows where it is
    zone: Annotated[ZoneInfo, BeforeValidator(read_zone)] = ZoneInfo("Asia/Ho_Chi_Minh")
    lang: Literal["vi", "en"] = "vi"
    ai_assisted: str = "Nội dung có sử dụng trí tuệ nhân tạo hỗ trợ biên soạn, đã được kiểm duyệt."
    correction: str = "Nội dung bài viết đã được sửa cho đúng."  # where its editor says nothing
    ai_generated: str = "Nội dung do trí tuệ nhân tạo tạo ra, đã được kiểm duyệt."

    def public(self, channels: Iterable[Official]) -> contract.Office:
        """Return what channels may tell readers of the office; channels: all of its own."""
        told = {each.name for each in fields(contract.Office)} & type(self).model_fields.keys()
        known = {key: getattr(self, key) for key in told}
        return contract.Office(**known, channels=tuple(channels))

    def label(self, ai: str, lang: str) -> str | None:
        """Return what readers of an item's language are told of the machine's part in it."""
        own = {"assisted": self.ai_assisted, "generated": self.ai_generated}
        return (own if lang == "vi" else _AI_IN_ENGLISH).get(ai)

    def corrected(self, lang: str) -> str:
        """Return what readers are told of a correction whose editor says nothing of it."""
        return self.correction if lang == "vi" else "The article has been corrected."


_AI_IN_ENGLISH = {
    "assisted": "Prepared with the help of artificial intelligence and reviewed by our staff.",
    "generated": "Made by artificial intelligence and reviewed by our staff.",
}


class Entry(Table):
    """One entry of a controlled list."""

    id: Id
    name: str
    order: Count = 0
    hashtags: tuple[str, ...] = ()

    @property
    def term(self) -> Term:
        """Return the entry as channels know it."""
        return Term(self.id, self.name, self.order)


class Form(Entry):
    """One form of items."""

    notice_days: Annotated[Count, Field(le=250)] | None = None  # for planned outages 7, else 0

    @property
    def ahead(self) -> int:
        """Return how many working days before its event an item is announced; 0: no rule."""
        usual = OUTAGE_DAYS if self.id == OUTAGE else 0
        return usual if self.notice_days is None else self.notice_days


class Publishing(Table):
    """How items get in and out."""

    content: Path = Path("content")
    state: Path = Path("state")
    database: str = "sqlite:///state/publisher.sqlite"
    first: str | None = "website"  # goes first and gives the others their link
    still: Seconds = 3.0  # a file is read when it has not changed for so long
    scan_every: Seconds = 60.0
    tick_every: Seconds = 30.0
    lease: Seconds = 480.0  # at least four times the longest time-out of a channel
    holidays_added: tuple[Day, ...] = ()
    holidays_removed: tuple[Day, ...] = ()


def _names(value: Any) -> Any:
    """Read one name, several, or "none"."""
    if value == "none":
        return ()
    return (value,) if isinstance(value, str) else value


class EngagementTable(Table):
    """When posts are measured."""

    ages: tuple[Seconds, ...] = (3_600, 21_600, 86_400, 259_200, 604_800, 2_592_000)
    # calendars of reports on whose closing days all posts are measured
    closings: Annotated[tuple[str, ...], BeforeValidator(_names)] = (ND09,)


class ReportTable(Table):
    """How reports cut the years, and what stands above and below them."""

    calendar: str = ND09
    calendars: dict[Id, Annotated[Count, Field(ge=1, le=28)]] = Field(
        default_factory=dict
    )  # name → closing day
    code: Line = "BC"  # behind the number that the clerk gives: Số …/BC
    recipients: tuple[Line, ...] = ()
    signs: tuple[Line, ...] = ()  # lines above the signature
    signer: str = ""
    # what becomes of a figure that is known only after its period was closed and frozen
    late_figures: Literal["revision", "next"] = "revision"


class Index(Table):
    """What others measured of the office in one year; it stands beside the figures."""

    id: Id
    name: Line  # with what it is counted in
    year: Annotated[Count, Field(ge=2000, lt=2200)]
    target: Number | None = None
    value: Number | None = None
    source: str = ""


class ChannelTable(Table):
    """What the publisher itself reads of a channel's table; the rest is the channel's."""

    use: str
    name: Annotated[str, Field(min_length=1)] | None = None  # what people call it; the id stays
    enabled: Flag = True
    after: str | None = None  # waits for this channel's receipt; default: publishing.first
    slots: tuple[SlotText, ...] = ()
    quiet: ClockRange | None = None
    holidays: Literal["send", "skip"] = "send"
    min_gap: Seconds | None = None  # default: what is usual with its service
    daily_cap: Annotated[Count, Field(ge=1)] | None = None
    rate: RateText | None = None
    too_late: Seconds | None = 86_400.0
    corrections: Literal["update", "note"] = "update"  # how what is out is put right
    address: Address | None = None  # where readers find it; default: what its class knows

    def rules(self, usual_gap: float) -> Rules:
        """Return the timetable's view of this table; usual_gap: where it says nothing."""
        return Rules(
            slots=self.slots,
            quiet=self.quiet,
            holidays=self.holidays,
            min_gap=usual_gap if self.min_gap is None else self.min_gap,
            daily_cap=self.daily_cap,
            rate=self.rate,
            too_late=self.too_late,
        )


class Alerts(Table):
    """When operators are told what."""

    every: Seconds = 60.0  # a look for trouble
    digest: ClockText = time(7, 30)  # the day in short, office zone; or "off"
    backup: ClockText = time(1, 30)  # the nightly copy of the database; or "off"


class DeskTable(Table):
    """What the publisher itself reads of a desk's table; the rest is the desk's."""

    use: str
    enabled: Flag = True
    receives: tuple[Literal["alerts", "digest", "approvals"], ...] = ("alerts", "digest")


class Proofreading(Table):
    """What editors are warned of, besides what holds everywhere."""

    forbidden: tuple[str, ...] = ()  # words and phrases


class Document(Table):
    """The whole file."""

    office: Office
    publishing: Publishing = Publishing()
    engagement: EngagementTable = EngagementTable()
    report: ReportTable = ReportTable()
    units: tuple[Entry, ...] = ()
    themes: tuple[Entry, ...] = ()
    forms: tuple[Form, ...] = ()
    indices: tuple[Index, ...] = ()
    channels: dict[str, dict[str, Any]] = Field(default={})
    approval: Approval = Approval()
    people: tuple[Person, ...] = ()
    desks: dict[str, dict[str, Any]] = Field(default={})
    alerts: Alerts = Alerts()
    proofreading: Proofreading = Proofreading()
    web: WebTable = WebTable()
