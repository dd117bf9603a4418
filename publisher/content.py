"""One Markdown file to an item, or to everything that is wrong with it.

Pictures are referred to by what they are: the short hash of their bytes. So an item means
the same wherever its files are kept, and a changed picture is a changed item.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from PIL import Image as Pixels

from publisher.config import Config, Entry
from publisher.contract import Document, Image, Item, Source, Video
from publisher.encoding import LegacyEncoding, decode
from publisher.frontmatter import FrontMatter, Lines, Picture, Problem, read, split
from publisher.words import _

BODY_IMAGE = re.compile(
    r'!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^)\s]+)(?:\s+"(?P<caption>[^"\n]*)")?\)'
)
CODE_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]*")
SIZE_LIMIT = 1_000_000  # bytes of one Markdown file
IMAGE_LIMIT = 20_000_000  # bytes of one picture
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
    source_hash: str  # of the file's bytes
    source: str
    assets: tuple[Path, ...] = ()  # files that this one refers to, relative as above


@dataclass(slots=True)
class Reading:
    """One file while it is being read."""

    config: Config
    path: Path
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    assets: dict[str, Path] = field(default_factory=dict)  # by Image.name or file name

    def wrong(self, location: tuple[str | int, ...], message: str) -> None:
        """Note a problem of the front matter."""
        name = ".".join(str(p + 1 if isinstance(p, int) else p) for p in location)
        self.problems.append(Problem(self.lines.of(location), name, message))


def slugify(text: str) -> str:
    """Return text as an ASCII name: "Cấp phép 98,5%" becomes "cap-phep-98-5"."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def item_id(path: Path, front: FrontMatter) -> str:
    """Return the item's name: the one it says, or its file's without date and suffix."""
    return front.id or slugify(DATE_PREFIX.sub("", path.stem))[:120].strip("-")


def read_file(config: Config, path: Path) -> Draft | list[Problem]:
    """Read one file below the content folder; returns the draft or all its problems.

    path: relative to the content folder. Raises OSError where it can't be read at all.
    """
    data = (config.content / path).read_bytes()
    if len(data) > SIZE_LIMIT:
        return [Problem(1, "", _("larger than 1 MB; this is no article"))]
    try:
        text = decode(data)
    except LegacyEncoding as error:
        message = _("not Unicode, probably {name}; save it again as UTF-8")
        return [Problem(1, "", message.format(name=error.likely))]
    parts = split(text)
    if parts is None:
        return [Problem(1, "", _("must begin with “---”, the head, and “---” again"))]
    head, body, body_line = parts
    front, problems, lines = read(head, config.office.zone)
    if front is None:
        return problems
    reading = Reading(config, path, lines, problems)
    item = _item(reading, front, body, body_line)
    if reading.problems:
        return sorted(reading.problems, key=lambda each: each.line)
    return _draft(reading, front, item, data, text)


def _draft(reading: Reading, front: FrontMatter, item: Item, data: bytes, text: str) -> Draft:
    written = front.model_dump(mode="json", exclude={"id"}) | {
        "body": item.body,
        "pictures": sorted(reading.assets),
    }
    canonical = json.dumps(written, sort_keys=True, ensure_ascii=False)
    return Draft(
        path=reading.path,
        item=item,
        slot=front.slot is not None,
        texts=dict(front.texts),
        channels=front.channels,
        explicit_id=front.id is not None,
        fingerprint=hashlib.sha256(canonical.encode()).hexdigest(),
        source_hash=hashlib.sha256(data).hexdigest(),
        source=text,
        assets=tuple(reading.assets.values()),
    )


def _item(reading: Reading, front: FrontMatter, body: str, body_line: int) -> Item:
    config = reading.config
    _check_lists(reading, front)
    name = item_id(reading.path, front)
    if not name:
        message = _("the file's name has no letters; rename it or write an id")
        reading.problems.append(Problem(1, "id", message))
    body, inline = _body(reading, body, body_line)
    images = tuple(
        image
        for index, each in enumerate(front.images)
        if (image := _picture(reading, each, ("images", index)))
    )
    cover = _picture(reading, front.cover, ("cover",)) if front.cover else None
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
        video=_video(reading, front),
        documents=tuple(Document(**each.model_dump()) for each in front.documents),
        ai=front.ai,
        notices=_notices(config, front.ai),
        hashtags=theme.hashtags,
        broadcast=front.broadcast,
        expires=front.expires,
    )


def _notices(config: Config, ai: Literal["none", "assisted", "generated"]) -> tuple[str, ...]:
    label = {"assisted": config.office.ai_assisted, "generated": config.office.ai_generated}
    return (label[ai],) if ai in label else ()


def _source(front: FrontMatter) -> Source | None:
    return Source(**front.source.model_dump()) if front.source else None


def _check_lists(reading: Reading, front: FrontMatter) -> None:
    config = reading.config
    for key in ("unit", "theme", "form"):
        known: Mapping[str, Entry] = getattr(config, f"{key}s")
        if getattr(front, key) not in known:
            message = _("{value!r} is not in the list; known: {known}")
            reading.wrong(
                (key,), message.format(value=getattr(front, key), known=", ".join(known))
            )
    for index, name in enumerate(front.channels or ()):
        if name not in config.accounts:
            message = _("no channel {value!r}; known: {known}")
            reading.wrong(
                ("channels", index), message.format(value=name, known=", ".join(config.accounts))
            )
    services = {account.kind for account in config.accounts.values()}
    for name in front.texts:
        if name not in config.accounts and name not in services | {"facebook", "zalo", "telegram"}:
            reading.wrong(("texts", name), _("no channel of this name"))
    if front.expires and front.publish_at and front.expires <= front.publish_at:
        reading.wrong(("expires",), _("lies before publish_at"))


def _picture(reading: Reading, each: Picture, location: tuple[str | int, ...]) -> Image | None:
    try:
        name, path = _asset(reading, each.path)
    except ValueError as error:
        reading.wrong((*location, "path"), str(error))
        return None
    return Image(name=name, path=path, alt=each.alt, caption=each.caption, credit=each.credit)


def _video(reading: Reading, front: FrontMatter) -> Video | None:
    clip = front.video
    if clip is None:
        return None
    poster = _picture(reading, clip.poster, ("video", "poster")) if clip.poster else None
    path = None
    if clip.path:
        try:
            path = _inside(reading, clip.path)
            name = hashlib.sha256(path.read_bytes()).hexdigest()[:16] + path.suffix.lower()
            reading.assets[name] = path.relative_to(reading.config.content)
        except ValueError as error:
            reading.wrong(("video", "path"), str(error))
    return Video(path=path, url=clip.url, poster=poster, transcript=clip.transcript)


def _body(reading: Reading, body: str, first_line: int) -> tuple[str, tuple[Image, ...]]:
    """Return the body with its pictures named by what they are, and those pictures."""
    found: dict[str, Image] = {}
    fenced = False
    lines = body.split("\n")
    for index, line in enumerate(lines):
        if CODE_FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        number = first_line + index
        if re.search(r"<img\b", line, re.IGNORECASE):
            message = _("write pictures as ![what it shows](folder/file.jpg)")
            reading.problems.append(Problem(number, "body", message))
        lines[index] = BODY_IMAGE.sub(partial(_inline, reading, number, found), line)
    if not body.strip():
        reading.problems.append(Problem(first_line, "body", _("the text is missing")))
    return "\n".join(lines), tuple(found.values())


def _inline(reading: Reading, line: int, found: dict[str, Image], match: re.Match[str]) -> str:
    alt, src, caption = match["alt"].strip(), match["src"], match["caption"] or ""
    if not alt:
        message = _("say in the brackets what the picture shows: ![…]({src})")
        reading.problems.append(Problem(line, "body", message.format(src=src)))
    try:
        name, path = _asset(reading, src)
    except ValueError as error:
        reading.problems.append(Problem(line, "body", str(error)))
        return match[0]
    found[name] = Image(name=name, path=path, alt=alt, caption=caption, inline=True)
    return match[0].replace(f"]({src}", f"]({name}", 1)


def _asset(reading: Reading, written: str) -> tuple[str, Path]:
    """Return a picture's name and file; raises ValueError with words for the editor."""
    path = _inside(reading, written)
    if path.stat().st_size > IMAGE_LIMIT:
        raise ValueError(_("{path}: larger than 20 MB; make it smaller").format(path=written))
    try:
        with Pixels.open(path) as pixels:
            pixels.verify()
            kind = pixels.format
    except (OSError, SyntaxError, ValueError, Pixels.DecompressionBombError):
        kind = None
    if kind not in ("JPEG", "PNG"):
        raise ValueError(_("{path}: not a JPEG or PNG picture").format(path=written))
    stem = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    name = f"{stem}.{'jpg' if kind == 'JPEG' else 'png'}"
    reading.assets[name] = path.relative_to(reading.config.content)
    return name, path


def _inside(reading: Reading, written: str) -> Path:
    if re.match(r"^[a-z]+://|^//", written, re.IGNORECASE):
        raise ValueError(_("{path}: must be a file beside the text, not an address").format(
            path=written))  # fmt: skip
    root = reading.config.content.resolve()
    path = (root / reading.path.parent / written).resolve()
    if not path.is_relative_to(root):
        raise ValueError(_("{path}: leads out of the content folder").format(path=written))
    if not path.is_file():
        raise ValueError(_("{path}: no such file").format(path=written))
    return reading.config.content / path.relative_to(root)


def for_channel(item: Item, texts: Mapping[str, str], name: str, kind: str) -> Item:
    """Return the item with the editor's own text for one channel, if there is one."""
    own = texts.get(name, texts.get(kind))
    return replace(item, text=own) if own else item
