"""All keys that an editor may write in the head of a file, and what each may say."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
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

from publisher.words import _

DATE_FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S",
              "%d/%m/%Y %H:%M", "%Y-%m-%d")  # fmt: skip


def instant(value: Any, info: ValidationInfo) -> Any:
    """Read a time as an editor writes it: in the office's zone, unless an offset stands there."""
    if not isinstance(value, str):
        return value
    zone: ZoneInfo = info.context["zone"] if info.context else ZoneInfo("Asia/Ho_Chi_Minh")
    text = value.strip()
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_("not a date and time; write e.g. 2026-11-24 08:00")) from None


def _printable(value: str) -> str:
    """Refuse what YAML's escapes can smuggle in and databases and services choke on."""
    if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in value):
        raise ValueError(_("contains a control character; write it again without"))
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    return re.sub(r"[ \t]*\n\s*", " ", value)


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value, re.IGNORECASE):
        raise ValueError(_("not an address; write e.g. https://dichvucong.gov.vn"))
    return value


Moment = Annotated[datetime, BeforeValidator(instant)]
Words = Annotated[str, AfterValidator(_printable)]
Text = Annotated[Words, Field(min_length=1)]
Line = Annotated[Text, AfterValidator(_one_line)]
Address = Annotated[str, AfterValidator(_address)]
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

    @model_validator(mode="after")
    def _one_of(self) -> "Clip":
        if bool(self.path) == bool(self.url):
            raise ValueError(_("write either path or url"))
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


def _source(value: Any) -> Any:
    return None if value == "own" else value


def _slot(value: Any) -> Any:
    if value in (None, "next"):
        return value
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
    ai: Literal["none", "assisted", "generated"] = "none"
    expires: Moment | None = None
    lang: Literal["vi", "en"] = "vi"
    broadcast: bool = False
    sensitive: bool = False  # needs two approvals, whatever its theme
    people: Literal["public_event", "consent", "staff"] | None = None  # why pictures show some
    correction: str | None = None  # what was wrong before; readers see it
    withdrawn: str | None = None  # why it is to be taken away everywhere
    texts: Mapping[str, Text] = {}
