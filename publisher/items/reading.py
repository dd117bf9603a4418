"""One Markdown file to an item, or to everything that is wrong with it."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publisher.config.file import Config
from publisher.config.tables import Entry
from publisher.contract import Document, Item, Source
from publisher.items.assets import Reading, body_with_pictures, picture, video
from publisher.items.encoding import LegacyEncoding, decode
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import Problem, read, split
from publisher.items.opening import open_plain
from publisher.words import _

SURROGATE = re.compile("[\ud800-\udfff]")
DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]*")
SIZE_LIMIT = 1_000_000  # bytes of one Markdown file
PLACES: Any = {  # of front matter: where files lie says nothing about the item
    "id": True,
    "withdrawn": True,
    "images": {"__all__": {"path"}},
    "cover": {"path"},
    "video": {"path": True, "poster": {"path"}},
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that was read without problems."""

    path: Path  # relative to the content folder
    item: Item  # publish_at is meaningless where slot is True
    slot: bool
    texts: Mapping[str, str]  # by channel or service
    channels: tuple[str, ...] | None
    explicit_id: bool
    fingerprint: str  # of all that the editor wrote and drew
    fingerprint_before: str  # as releases told it that overlooked the words of a cover
    source_hash: str  # of the file's bytes
    source: str
    assets: tuple[Path, ...] = ()  # files that this one refers to, relative as above
    sensitive: bool = False
    correction: str | None = None  # what was wrong before, as readers are told
    withdrawn: str | None = None  # why it is to be taken back everywhere
    remarks: tuple[Problem, ...] = ()  # warnings and hints: it goes out all the same


def slugify(text: str) -> str:
    """Return text as an ASCII name: "Cấp phép 98,5%" becomes "cap-phep-98-5"."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def item_id(path: Path, front: FrontMatter) -> str:
    """Return the item's name: the one it says, or its file's without date and suffix."""
    return front.id or slugify(DATE_PREFIX.sub("", path.stem))[:120].strip("-")


def read_file(config: Config, path: Path) -> Draft | list[Problem]:
    """Read one file below the content folder; returns the draft or, with an error, all problems.

    path: relative to the content folder. Raises OSError where it can't be read at all.
    """
    if SURROGATE.search(str(path)):  # bytes that are no UTF-8, as old archives leave them
        return [Problem(1, "", _("the file's name is not Unicode; rename it"))]
    with open_plain(config.content.resolve() / path) as file:
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        return [Problem(1, "", _("larger than 1 MB; this is no article"))]
    try:
        text = decode(data)
    except LegacyEncoding as error:
        message = _("not UTF-8, probably {name}; save it again as UTF-8")
        return [Problem(1, "", message.format(name=error.likely))]
    parts = split(text)
    if parts is None:
        return [Problem(1, "", _("must begin with “---”, the head, and “---” again"))]
    head, body, body_line = parts
    front, problems, lines = read(head, config.office.zone)
    if front is None:
        return problems
    known_wrong = frozenset(each.field.partition(".")[0] for each in problems)
    reading = Reading(config, path, lines, problems, known_wrong)
    item = _item(reading, front, body, body_line)
    reading.problems.sort(key=lambda each: each.line)
    if any(each.level == "error" for each in reading.problems):
        return reading.problems
    return _draft(reading, front, item, data, text)


def _draft(reading: Reading, front: FrontMatter, item: Item, data: bytes, text: str) -> Draft:
    written = front.model_dump(mode="json", exclude=PLACES, exclude_defaults=True) | {
        "body": item.body,
        "pictures": [image.name for image in item.images],
        "cover": item.cover and item.cover.name,
        "files": list(reading.assets),  # those of the video among them
    }
    if item.video and item.video.poster:
        written["poster"] = item.video.poster.name
    cover = item.cover and [item.cover.alt, item.cover.caption, item.cover.credit]
    return Draft(
        path=reading.path,
        item=item,
        slot=front.slot is not None,
        texts=dict(front.texts),
        channels=front.channels,
        sensitive=front.sensitive,
        correction=front.correction,
        withdrawn=front.withdrawn,
        explicit_id=front.id is not None,
        fingerprint=_fingerprint(written | {"words of the cover": cover}),
        fingerprint_before=_fingerprint(written),
        source_hash=hashlib.sha256(data).hexdigest(),
        source=text,
        assets=tuple(reading.assets.values()),
        remarks=tuple(reading.problems),
    )


def _fingerprint(written: Mapping[str, Any]) -> str:
    canonical = json.dumps(written, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _item(reading: Reading, front: FrontMatter, body: str, body_line: int) -> Item:
    config = reading.config
    _check_lists(reading, front)
    name = _name(reading, front)
    body, inline = body_with_pictures(reading, body, body_line)
    images = tuple(
        image
        for index, each in enumerate(front.images)
        if (image := picture(reading, each, ("images", index)))
    )
    cover = picture(reading, front.cover, ("cover",)) if front.cover else None
    unit, theme, form = (
        getattr(config, f"{key}s").get(getattr(front, key), Entry(id="x", name="x"))
        for key in ("unit", "theme", "form")
    )
    return Item(
        id=name,
        title=front.title,
        summary=front.summary,
        body=body.strip(),
        unit=unit.term,
        theme=theme.term,
        form=form.term,
        author=front.author,
        publish_at=front.publish_at or EPOCH,
        lang=front.lang,
        source=_source(front),
        cover=cover,
        images=images + inline,
        video=video(reading, front),
        documents=tuple(Document(**each.model_dump()) for each in front.documents),
        ai=front.ai,
        notices=_notices(config, front.ai, front.lang),
        hashtags=theme.hashtags,
        broadcast=front.broadcast,
        expires=front.expires,
    )


def _name(reading: Reading, front: FrontMatter) -> str:
    name = item_id(reading.path, front)
    if not name:
        message = _("the file's name has no letters; rename it or write an id")
        reading.problems.append(Problem(1, "id", message))
    if name in reading.config.accounts.keys() | reading.config.disabled:
        message = _("{value!r} is the name of a channel; rename the file or write another id")
        reading.problems.append(Problem(1, "id", message.format(value=name)))
    return name


def _notices(config: Config, ai: str, lang: str) -> tuple[str, ...]:
    label = config.office.label(ai, lang)
    return (label,) if label else ()


def _source(front: FrontMatter) -> Source | None:
    return Source(**front.source.model_dump()) if front.source else None


def _check_lists(reading: Reading, front: FrontMatter) -> None:
    config = reading.config
    channels = config.accounts.keys() | config.disabled
    for key in ("unit", "theme", "form"):
        known: Mapping[str, Entry] = getattr(config, f"{key}s")
        if getattr(front, key) not in known:
            message = _("{value!r} is not in the list; known: {known}")
            reading.wrong(
                (key,), message.format(value=getattr(front, key), known=", ".join(known))
            )
    for index, name in enumerate(front.channels or ()):
        if name not in channels:
            message = _("no channel {value!r}; known: {known}")
            known_names = ", ".join(sorted(channels))
            reading.wrong(("channels", index), message.format(value=name, known=known_names))
    services = {account.kind for account in config.accounts.values()}
    for name in front.texts:
        if name not in channels | services | {"facebook", "zalo", "telegram"}:
            reading.wrong(("texts", name), _("no channel of this name"))
    if front.expires and front.publish_at and front.expires <= front.publish_at:
        reading.wrong(("expires",), _("lies before publish_at"))


def for_channel(item: Item, texts: Mapping[str, str], name: str, kind: str) -> Item:
    """Return the item with the editor's own text for one channel, if there is one."""
    own = texts.get(name, texts.get(kind))
    return replace(item, text=own) if own else item
