"""One Markdown file to an item, or to everything that is wrong with it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publisher.config.file import Config
from publisher.contract import Document, Event, Image, Item, Source
from publisher.items.assets import Reading, body_with_pictures, picture, video
from publisher.items.characters import broken, clean, plain_body, plain_head, without_breaks
from publisher.items.encoding import DAMAGED, LegacyEncoding, decode
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import Problem, read, split
from publisher.items.lists import by_id, check_channels, hashtags, terms
from publisher.items.names import slugify, stem_of
from publisher.items.opening import open_plain, size
from publisher.items.page_links import between_pages
from publisher.items.pages import page_of, staff_of
from publisher.items.proof import remark_on_words
from publisher.items.strays import conflict, in_body, no_head, unfilled
from publisher.items.times import check_times
from publisher.items.wholeness import remark_on_end
from publisher.words import _

SURROGATE = re.compile("[\ud800-\udfff]")
SIZE_LIMIT = 1_000_000  # bytes of one Markdown file
PLACES: Any = {  # of front matter: what readers see nothing of, as where files lie
    "id": True,
    "withdrawn": True,
    "people": True,
    "images": {"__all__": {"path"}},
    "cover": {"path"},
    "video": {"path": True, "captions": True, "poster": {"path"}},
    "staff": {"__all__": {"picture"}},
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


def item_id(path: Path, front: FrontMatter) -> str:
    """Return the item's name: the one it says, or its file's without date and suffix."""
    return front.id or slugify(stem_of(path))[:120].strip("-")


def read_file(config: Config, path: Path) -> Draft | list[Problem]:
    """Read one file below the content folder; returns the draft or, with an error, all problems.

    path: relative to the content folder. Raises OSError where it can't be read at all.
    """
    if SURROGATE.search(str(path)):  # bytes that are no UTF-8, as old archives leave them
        return [Problem(1, "", _("the file's name is not Unicode; rename it"))]
    data = _bytes(config.content.resolve() / path)
    if data is None:
        return [Problem(1, "", _("larger than 1 MB; this is no article"))]
    try:
        text = decode(data)
    except LegacyEncoding as error:
        if error.likely == DAMAGED:
            return [Problem(1, "", _("some letters are damaged; copy or save the file again"))]
        message = _("not UTF-8, probably {name}; save it again as UTF-8")
        return [Problem(1, "", message.format(name=error.likely))]
    plain, unseen = clean(text)
    if found := conflict(plain):
        return found
    parts = split(plain)
    if parts is None:
        return [no_head(plain)]
    read = _read_parts(config, path, parts, [*unseen, *unfilled(plain, parts[2])])
    if isinstance(read, list):
        return read
    reading, front, item = read
    return _draft(reading, front, item, data, text)


def _bytes(path: Path) -> bytes | None:
    """Return a file's bytes; None where it is too large, which is seen before it is read."""
    with open_plain(path) as file:
        if size(file) > SIZE_LIMIT:
            return None
        data = file.read(SIZE_LIMIT + 1)
    return data if len(data) <= SIZE_LIMIT else None


def _read_parts(
    config: Config, path: Path, parts: tuple[str, str, int], found: list[Problem]
) -> tuple[Reading, FrontMatter, Item] | list[Problem]:
    """Read head and body; found: what is known already of the whole file."""
    head, body, body_line = parts
    head = "\n".join(map(plain_head, without_breaks(head).split("\n")))
    front, problems, lines = read(head, config.office.zone, page_of(path))
    if front is None:
        return problems
    wrong = frozenset(each.field.partition(".")[0] for each in problems if each.level == "error")
    reading = Reading(config, path, lines, problems, known_wrong=wrong)
    front = by_id(reading, front)
    told = {each.line for each in found if each.level == "error"}  # said once is enough
    about_head = [*found, *(each for each in reading.problems if each.line not in told)]
    reading.problems = []
    body, numbers = broken(body, body_line)
    body = "\n".join(map(plain_body, body.split("\n")))
    reading.problems += in_body(body, body_line)
    body = between_pages(reading, body, body_line) if front.page else body
    item = _item(reading, front, body, body_line)
    remark_on_words(reading, front, item.video, body, body_line)
    remark_on_end(reading, body, body_line)
    rest = [_placed(each, body_line, numbers) for each in reading.problems]
    rest = [each for each in rest if each.line not in told]
    reading.problems = sorted([*about_head, *rest], key=lambda each: each.line)
    if any(each.level == "error" for each in reading.problems):
        return reading.problems
    return reading, front, item


def _placed(found: Problem, body_line: int, numbers: list[int]) -> Problem:
    """Return a problem at the line of the file; numbers: those of the body's lines."""
    place = found.line - body_line
    return replace(found, line=numbers[place]) if 0 <= place < len(numbers) else found


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
        slot=front.slot is not None or front.page is not None,
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
    canonical = json.dumps(written, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()


def _item(reading: Reading, front: FrontMatter, body: str, body_line: int) -> Item:
    config = reading.config
    check_times(reading, front)
    check_channels(reading, front)
    name = _name(reading, front)
    staff, portraits = staff_of(reading, front)
    body, inline = body_with_pictures(reading, body, body_line, may_be_empty=bool(staff))
    cover = picture(reading, front.cover, ("cover",)) if front.cover else None
    unit, theme, form = terms(config, front)
    return Item(
        id=name,
        title=front.title,
        summary=front.summary,
        body=body.strip(),
        unit=unit,
        theme=theme,
        form=form,
        author=front.author or config.office.name,
        publish_at=front.publish_at or EPOCH,
        lang=front.lang,
        source=_source(front),
        cover=cover,
        images=_images(reading, front) + inline + portraits,
        video=video(reading, front),
        documents=tuple(Document(**each.model_dump()) for each in front.documents),
        ai=front.ai,
        notices=_notices(config, front.ai, front.lang),
        hashtags=hashtags(config, front),
        broadcast=front.broadcast,
        expires=front.expires,
        page=front.page or "",
        updated=front.updated,
        place=front.order,
        staff=staff,
        event=Event(**front.event.model_dump()) if front.event else None,
        old_addresses=front.old_addresses,
    )


def _images(reading: Reading, front: FrontMatter) -> tuple[Image, ...]:
    found = (picture(reading, each, ("images", nr)) for nr, each in enumerate(front.images))
    return tuple(each for each in found if each)


def _name(reading: Reading, front: FrontMatter) -> str:
    name = item_id(reading.path, front)
    if not name:
        message = _("the file's name has no letters; rename it or write an id")
        reading.problems.append(Problem(1, "id", message))
    if name in reading.config.accounts.keys() | reading.config.disabled:
        message = _("“{value}” is the name of a channel; rename the file or write another id")
        reading.problems.append(Problem(1, "id", message.format(value=name)))
    return name


def _notices(config: Config, ai: str, lang: str) -> tuple[str, ...]:
    label = config.office.label(ai, lang)
    return (label,) if label else ()


def _source(front: FrontMatter) -> Source | None:
    return Source(**front.source.model_dump()) if front.source else None


def for_channel(item: Item, texts: Mapping[str, str], name: str, kind: str) -> Item:
    """Return the item with the editor's own text for one channel, if there is one."""
    own = texts.get(name, texts.get(kind))
    return replace(item, text=own) if own else item
