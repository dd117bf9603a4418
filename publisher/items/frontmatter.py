"""All keys that an editor may write in the head of a file, and what each may say."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from publisher.items.characters import BREAK, clean
from publisher.items.dates import day_end, means_yes, read_moment
from publisher.items.names import slugify
from publisher.words import _


def _moment(value: Any, info: ValidationInfo, *, ends: bool = False) -> Any:
    if not isinstance(value, str):
        return value
    zone: ZoneInfo = info.context["zone"] if info.context else ZoneInfo("Asia/Ho_Chi_Minh")
    written = read_moment(value, zone)
    return day_end(written, zone) if ends and not written.has_hour else written.at


def _printable(value: str) -> str:
    """Refuse what YAML's escapes can smuggle in and databases and services choke on."""
    odd = any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in value)
    if odd or BREAK.search(value) or clean(value)[0] != value:
        raise ValueError(_("contains a control character; write it again without"))
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    return re.sub(r"[ \t]*\n\s*", " ", value)


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value, re.IGNORECASE):
        raise ValueError(_("not an address; write e.g. https://dichvucong.gov.vn"))
    return value


def _old_address(value: str) -> str:
    if len(value) > 300 or not re.fullmatch(
        r"(?:/[\w~-][\w~,-]*)*/[\w~-][\w.~,-]*/?", value, re.ASCII
    ):
        raise ValueError(
            _("not an address of this site; write what follows its name, e.g. /tin/bai-cu.html")
        )
    return value


def _truth(value: Any) -> Any:
    meant = means_yes(value) if isinstance(value, str) else None
    return value if meant is None else meant


def _word(words: Mapping[str, str]) -> BeforeValidator:
    """Read a word of a short list also in Vietnamese, whatever its case."""

    def read(value: Any) -> Any:
        return words.get(slugify(value), value) if isinstance(value, str) else value

    return BeforeValidator(read)


AI = {"none": "none", "assisted": "assisted", "generated": "generated",
      "khong": "none", "ho-tro": "assisted", "tao-ra": "generated"}  # fmt: skip
PEOPLE = {"public-event": "public_event", "consent": "consent", "staff": "staff",
          "su-kien-cong-khai": "public_event", "da-dong-y": "consent",
          "nguoi-cua-co-quan": "staff"}  # fmt: skip
LANG = {"vi": "vi", "en": "en", "tieng-viet": "vi", "tieng-anh": "en"}

Moment = Annotated[datetime, BeforeValidator(_moment)]
End = Annotated[datetime, BeforeValidator(partial(_moment, ends=True))]
Truth = Annotated[bool, BeforeValidator(_truth)]
Words = Annotated[str, AfterValidator(_printable)]
Text = Annotated[Words, Field(min_length=1)]
Line = Annotated[Text, AfterValidator(_one_line)]
Address = Annotated[str, AfterValidator(_address)]
OldAddress = Annotated[str, AfterValidator(_old_address)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]


class Part(BaseModel):
    """A table of the front matter: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Picture(Part):
    """A picture beside the text."""

    path: Text
    alt: Text
    caption: Words = ""
    credit: Words = ""


class Clip(Part):
    """A video: a file beside the text, or an address."""

    path: Text | None = None
    url: Address | None = None
    poster: Picture | None = None
    transcript: Words = ""
    captions: Text | None = None  # a file beside the text, .srt or .vtt

    @model_validator(mode="after")
    def _one_of(self) -> "Clip":
        if bool(self.path) == bool(self.url):
            raise ValueError(_("write either path or url"))
        if self.captions and self.url:
            raise ValueError(_("captions go with the file of a video, not with its address"))
        return self


class Quoted(Part):
    """Where a quoted item comes from."""

    name: Line
    url: Address | None = None
    published_at: Moment | None = None
    permission: Words = ""


class Reference(Part):
    """A document that the item refers to."""

    number: Line
    title: Words = ""
    url: Address | None = None


class Member(Part):
    """Somebody of the office, on a standing page."""

    name: Line
    title: Words = ""
    task: Words = ""
    phone: Words = ""
    email: Words = ""
    biography: Words = ""
    picture: str = ""  # a file beside the text


def _page(value: Any) -> Any:
    return slugify(value) if isinstance(value, str) else value


class Happening(Part):
    """What readers may attend: when and where."""

    begins: Moment
    ends: End | None = None
    place: Words = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Happening":
        if self.ends and self.ends < self.begins:
            raise ValueError(_("ends before it begins"))
        return self


def _source(value: Any) -> Any:
    return None if isinstance(value, str) and slugify(value) == "own" else value


def _slot(value: Any) -> Any:
    if value is None or (isinstance(value, str) and slugify(value) in ("next", "ke-tiep")):
        return value and "next"
    raise ValueError(_('only "next" is known here: the next free posting time'))


class FrontMatter(Part):
    """All keys that an editor may write."""

    title: Line
    summary: Text
    unit: Text
    theme: Text
    form: Text
    author: Line
    id: Id | None = None
    source: Annotated[Quoted | None, BeforeValidator(_source)] = None
    publish_at: Moment | None = None
    slot: Annotated[str | None, BeforeValidator(_slot)] = None
    channels: tuple[str, ...] | None = None
    images: tuple[Picture, ...] = ()
    cover: Picture | None = None
    video: Clip | None = None
    documents: tuple[Reference, ...] = ()
    ai: Annotated[Literal["none", "assisted", "generated"], _word(AI)] = "none"
    expires: End | None = None
    event: Happening | None = None
    lang: Annotated[Literal["vi", "en"], _word(LANG)] = "vi"
    broadcast: Truth = False
    sensitive: Truth = False  # needs two approvals, whatever its theme
    people: Annotated[Literal["public_event", "consent", "staff"] | None, _word(PEOPLE)] = (
        None  # why pictures show some
    )
    correction: Words | None = None  # what was wrong before; readers see it
    withdrawn: Words | None = None  # why it is to be taken away everywhere
    old_addresses: tuple[OldAddress, ...] = ()  # where the item stood before
    texts: Mapping[str, Text] = {}
    page: Annotated[Id | None, BeforeValidator(_page)] = None  # what a standing page is
    updated: Moment | None = None
    order: int = 0  # among the pages
    staff: tuple[Member, ...] = ()


class PageMatter(FrontMatter):
    """The same of a standing page, which needs no more than a title."""

    summary: Words = ""
    unit: Words = ""
    theme: Words = ""
    form: Words = ""
    author: Words = ""
