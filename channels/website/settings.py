"""What an office decides about its website."""

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from channels.website.emblems import read
from channels.website.palette import DEFAULT, checked
from channels.website.required import REQUIRED
from publisher.contract import Listed, Office

Form = Annotated[str, Listed("forms")]

_LIMIT = re.compile(r"(\d{1,4})d")


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")) or "?" in value or "#" in value:
        raise ValueError("phải là địa chỉ công khai của trang, ví dụ https://sxd.example.vn")
    return value.rstrip("/")


def _linked(value: str) -> str:
    if not value.startswith(("http://", "https://", "/", "mailto:", "tel:")):
        raise ValueError("phải là một địa chỉ: https://…, hoặc /… trên chính trang này")
    return value


def _limits(value: Any) -> Any:
    """Read what the office says of pages that it must have; of all others the rule holds."""
    if not isinstance(value, dict):
        return value
    limits = {**REQUIRED, **{key: _days(key, limit) for key, limit in value.items()}}
    return {key: limit for key, limit in limits.items() if limit is not None}


def _days(key: str, limit: Any) -> int | None:
    written = _LIMIT.fullmatch(limit) if isinstance(limit, str) else None
    if written is None and limit != "off":
        raise ValueError(f'{key}: viết số ngày như "365d", "0d" là không hạn, hoặc "off"')
    return int(written[1]) if written else None


def _drawn(value: Path) -> Path:
    read(value)
    return value


class Link(BaseModel):
    """Somewhere to go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    url: Annotated[str, AfterValidator(_linked)]


class Task(Link):
    """Something that people come to do; text: what they get there."""

    text: str = ""


class Badge(Link):
    """A label with its picture, SVG or PNG."""

    image: Annotated[Path, AfterValidator(_drawn)]


class Settings(BaseModel):
    """The table of a website in the configuration."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    directory: Path  # the folder that the web server serves; ours alone
    base_url: Annotated[str, AfterValidator(_address)]  # its public address
    index: Path = Path("state/site.sqlite")  # the record of what is on the site
    office: Office = Office()  # the table [office]; filled in by the core
    office_name: str  # these two: the same keys of [office], where they are not said here
    office_parent: str = ""  # the superior body, shown above the name
    description: str = ""  # one sentence for search engines and feeds
    footer: tuple[
        str, ...
    ] = ()  # lines at the foot, below the office's address, telephone and mail
    per_page: int = Field(default=20, ge=5, le=100)  # articles on a page of a list
    access_log: Path | None = None  # the web server's log, JSON or combined; None: no views
    rating: bool = False  # readers are asked whether a page was useful; see `site ratings`
    palette: Annotated[str, AfterValidator(checked)] = DEFAULT  # #rrggbb
    responsible: str = ""  # who answers for what the site says, at the foot of every page
    emblem: Annotated[Path, AfterValidator(_drawn)] | None = None  # SVG or PNG
    links: tuple[Link, ...] = ()  # what every page has to link to
    badges: tuple[Badge, ...] = ()  # labels that authorities gave the site
    tasks: tuple[Task, ...] = ()  # "Tôi muốn…" on the front page
    notices: tuple[Form, ...] = ("announcement",)  # forms on the front page until they expire
    alerts: tuple[Form, ...] = ("outage",)  # forms on every page until they expire
    strips: tuple[Form, ...] = ("video", "infographic")  # forms with pictures on the front page
    # standing pages that must be there, and within how many days each is to be looked through
    required: Annotated[dict[str, int], BeforeValidator(_limits)] = dict(REQUIRED)
    head_html: str = ""  # e.g. the measurement code that the authority supplies
