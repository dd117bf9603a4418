"""What goes out all the same, though its editor may have meant something else."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, Literal
from zoneinfo import ZoneInfo

from publisher.contract import now
from publisher.items.dates import Written, day_end, read_moment
from publisher.items.names import slugify
from publisher.words import _, moment

Remark = tuple[tuple[str, ...], str, Literal["warning", "hint"]]

FAR: dict[str, timedelta] = {  # from today; beyond it the year is probably wrong
    "publish_at": timedelta(days=2 * 366),
    "expires": timedelta(days=10 * 366),
}
OFFSET = re.compile(r"(?<=:\d{2}) ?(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})\s*$", re.IGNORECASE)
# Words of which an alternative text consists that says nothing of what a picture shows:
EMPTY_WORDS = frozenset(
    {"hinh", "anh", "buc", "tam", "man", "chup", "minh", "hoa", "dai", "dien", "bia", "so", "bai"}
    | {"viet", "image", "img", "picture", "photo", "pic", "logo", "cover", "dsc", "screenshot"}
)


def on_dates(data: dict[str, Any], zone: ZoneInfo) -> Iterator[Remark]:
    """Yield how a day without an hour is read, and years that are far from today."""
    for key, far in FAR.items():
        written = _written(data.get(key), zone)
        if written is None:
            continue
        at = day_end(written, zone) if key == "expires" and not written.has_hour else written.at
        if at > now() + far:
            message = _("is read as {time}, years from today: is the year right?")
            yield (key,), message.format(time=moment(at, zone)), "warning"
        if not written.has_hour:
            yield _hourless(key, at, zone)
        elif OFFSET.search(data[key]) and not _is_ours(data[key], zone):
            message = _("its end is read as the offset of another zone; here that is {time}")
            yield (key,), message.format(time=moment(at, zone)), "warning"
    for place in (("source", "published_at"), ("updated",)):
        written = _written(_at(data, place), zone)
        if written and written.at > now() + timedelta(days=1):
            message = _("is read as {time}, which is still to come")
            yield place, message.format(time=moment(written.at, zone)), "warning"


def _is_ours(text: str, zone: ZoneInfo) -> bool:
    """Tell whether an offset says the same as none."""
    plain = _written(OFFSET.sub("", text), zone)
    return plain == _written(text, zone)


def _hourless(key: str, at: datetime, zone: ZoneInfo) -> Remark:
    if key == "expires":
        message = _("has no hour; is read as the end of that day, {time}")
        return (key,), message.format(time=moment(at, zone)), "hint"
    message = _("has no hour; is read as midnight, {time}; write e.g. 2026-11-24 08:00")
    return (key,), message.format(time=moment(at, zone)), "warning"


def _at(data: Any, place: tuple[str, ...]) -> Any:
    for key in place:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _written(value: Any, zone: ZoneInfo) -> Written | None:
    try:
        return read_moment(value, zone) if isinstance(value, str) else None
    except ValueError:
        return None  # told already


def on_alt(alt: str, path: str) -> str | None:
    """Return what to say of a picture's alternative text that tells nothing of it."""
    words, name = slugify(alt), PurePath(path)
    empty = all(word in EMPTY_WORDS or word.isdigit() for word in words.split("-"))
    if words and (empty or words in (slugify(name.name), slugify(name.stem))):
        message = _("“{alt}” does not say what the picture shows; describe it in a sentence")
        return message.format(alt=alt)
    return None
