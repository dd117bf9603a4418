"""What the config's values are: each kind is checked as it is read, nothing is guessed."""

from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from publisher.words import _


class Table(BaseModel):
    """A table of the config: unknown keys are errors, nothing is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def read_zone(value: Any) -> Any:
    """Return a time zone by its name."""
    try:
        return ZoneInfo(value) if isinstance(value, str) else value
    except (KeyError, ValueError, OSError):
        message = _("no such time zone: {value!r}, e.g. Asia/Ho_Chi_Minh")
        raise ValueError(message.format(value=value)) from None


def _address(value: str) -> str:
    """Let nothing but web addresses become links that readers follow."""
    if value and not value.lower().startswith(("https://", "http://")):
        raise ValueError(_("must be an address that begins with https:// or http://"))
    return value


# pydantic would read 1, "yes" and a count of seconds as these; nothing is guessed here
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Day = Annotated[date, Strict()]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Line = Annotated[str, Field(min_length=1)]  # of a document
Address = Annotated[str, AfterValidator(_address)]  # "" where there is none
