"""The desk's templates, in the language in use, with what stands on every page."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.status.messages import matter_name
from publisher.web.navigation import navigation
from publisher.words import (
    _,
    channel_name,
    channel_names,
    kind_name,
    moment,
    ngettext,
    place_name,
    role_name,
)

if TYPE_CHECKING:
    from publisher.web.visit import Visit

HERE = Path(__file__).parent
STATIC = HERE / "static"

_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def rendered(template: str, visit: "Visit", **values: Any) -> str:
    """Return a page, e.g. "queue.html.j2"; values are escaped where shown."""
    office = visit.workspace.config.office
    around: Mapping[str, Any] = {
        "visit": visit,
        "office": office,
        "navigation": navigation(visit),
        "zone": office.zone,
        "lang": office.lang,
    }
    return _TEMPLATES.get_template(template).render(around, **values)


@cache
def asset(name: str) -> tuple[bytes, str]:
    """Return a file of ours, and its address, which changes with its bytes.

    "desk.css" is all sheets of css/ by their names. Raises FileNotFoundError.
    """
    if name == "desk.css":
        sheets = sorted((STATIC / "css").glob("*.css"))
        content = b"\n".join(each.read_bytes() for each in sheets)
    elif name == "icon.svg":
        content = (STATIC / name).read_bytes()
    elif re.fullmatch(r"[a-z0-9][a-z0-9.-]*\.js", name):
        content = (STATIC / "js" / name).read_bytes()
    else:
        raise FileNotFoundError(name)
    return content, f"/tinh/{sha256(content).hexdigest()[:12]}/{name}"


def _asset_address(name: str) -> str:
    return asset(name)[1]


def _moment(instant: datetime | None, zone: ZoneInfo) -> str:
    return moment(instant, zone)


_TEMPLATES.globals.update(
    _=_,
    ngettext=ngettext,
    asset=_asset_address,
    channel_name=channel_name,
    channel_names=channel_names,
    matter_name=matter_name,
    kind_name=kind_name,
    place_name=place_name,
    role_name=role_name,
    moment=_moment,
)
_TEMPLATES.filters["channel"] = channel_name
