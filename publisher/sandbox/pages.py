"""The pages that show people what readers of a service would see."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(time: datetime, pattern: str = "%H:%M %d/%m/%Y") -> str:
    """Return a time as readers in Vietnam would see it."""
    return time.astimezone(OFFICE_ZONE).strftime(pattern)


def number(value: int) -> str:
    """Return a number the Vietnamese way: 12.345."""
    return f"{value:,}".replace(",", ".")


_ENVIRONMENT = Environment(
    loader=PackageLoader("publisher.sandbox"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(local=local, number=number)


def page(template: str, **values: Any) -> str:
    """Return a filled-in page from the folder templates/; values are escaped."""
    return _ENVIRONMENT.get_template(template).render(**values)
