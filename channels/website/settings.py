"""What an office decides about its website."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")) or "?" in value or "#" in value:
        raise ValueError("phải là địa chỉ công khai của trang, ví dụ https://sxd.example.vn")
    return value.rstrip("/")


class Settings(BaseModel):
    """The table of a website in the configuration."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    directory: Path  # the folder that the web server serves; ours alone
    base_url: Annotated[str, AfterValidator(_address)]  # its public address
    index: Path = Path("state/site.sqlite")  # the record of what is on the site
    office_name: str
    office_parent: str = ""  # the superior body, shown above the name
    description: str = ""  # one sentence for search engines and feeds
    footer: tuple[str, ...] = ()  # lines at the foot: address, telephone, who is responsible
    per_page: int = Field(default=20, ge=5, le=100)  # articles on a page of a list
    access_log: Path | None = None  # the web server's log, JSON or combined; None: no views
    head_html: str = ""  # e.g. the measurement code that the authority supplies
