"""What a message may hold: text within limits, pictures that Telegram can process."""

from io import BytesIO
from mimetypes import guess_type
from typing import Any

from PIL import Image, UnidentifiedImageError

from publisher.sandbox.telegram.buttons import check_keyboard
from publisher.sandbox.telegram.call import Call, Upload, bad
from publisher.sandbox.telegram.state import File, State
from publisher.sandbox.telegram.text import Unparsable, checked, parsed, units

# https://core.telegram.org/bots/api, version 9, seen November 2026
TEXT_LIMIT = 4096  # UTF-16 units after the markup is parsed
CAPTION_LIMIT = 1024
PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000  # pixels, width and height together
PHOTO_RATIO = 20
ALBUM = range(2, 11)

KINDS = ("photo", "video", "document")


def text_of(call: Call) -> tuple[str, list[dict[str, Any]]]:
    """Return the text of a message and its entities; raises Refused."""
    text, entities = _formatted(call, "text", "entities")
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return text, entities


def caption_of(call: Call) -> tuple[str, list[dict[str, Any]]]:
    """Return a caption, which may be empty, and its entities; raises Refused."""
    text, entities = _formatted(call, "caption", "caption_entities")
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return text, entities


def file_of(state: State, call: Call, kind: str, place: str) -> File:
    """Return the file that a parameter gives: an upload, an address or a file_id.

    place: the parameter's name, or what an album's item says. Raises Refused.
    """
    given = call.text(place) if place in call.values else place
    upload = call.files.get(given.removeprefix("attach://")) or call.files.get(place)
    if upload is None:
        digest = given.removeprefix("AgACAgUAAx").split("-")[0][:24]
        known = state.files.get(digest)
        if known is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
        return known
    file = _photo(upload) if kind == "photo" else _other(upload, kind, call)
    state.files[file.digest] = file
    return file


def extras_of(call: Call) -> dict[str, Any]:
    """Return the parameters that a message merely carries; raises Refused."""
    extras: dict[str, Any] = {}
    for name in ("link_preview_options", "reply_markup"):
        value = call.data(name)
        if value is not None and not isinstance(value, dict):
            raise bad(f"can't parse {name}: object expected")
        if value:
            extras[name] = value
    check_keyboard(extras.get("reply_markup", {}))
    if call.flag("disable_web_page_preview"):  # before Bot API 7.0, still understood
        extras["link_preview_options"] = {"is_disabled": True}
    for name, shown in (
        ("show_caption_above_media", "show_caption_above_media"),
        ("has_spoiler", "has_media_spoiler"),
        ("protect_content", "has_protected_content"),
    ):
        if call.flag(name):
            extras[shown] = True
    return extras


def _formatted(call: Call, name: str, entities: str) -> tuple[str, list[dict[str, Any]]]:
    source, mode = call.text(name), call.text("parse_mode").lower()
    if mode not in ("", "html"):
        # Markdown and MarkdownV2 exist, but nothing here uses them
        raise bad("unsupported parse_mode")
    try:
        if mode:
            return parsed(source)
        return checked(source, call.data(entities) or [])
    except Unparsable as error:
        raise bad(f"can't parse entities: {error}") from None


def _photo(upload: Upload) -> File:
    size = len(upload.content)
    if not size:
        raise bad("file must be non-empty")
    if size > PHOTO_BYTES:
        raise bad(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES} bytes"
        )
    try:
        with Image.open(BytesIO(upload.content)) as image:
            (width, height), mime = image.size, Image.MIME[image.format or ""]
            fits = width + height <= PHOTO_SIDES
            if fits:
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise bad("PHOTO_INVALID_DIMENSIONS") from None
    except (UnidentifiedImageError, OSError, KeyError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if not fits or max(width, height) > PHOTO_RATIO * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return File("photo", upload.name, upload.content, mime, width, height)


def _other(upload: Upload, kind: str, call: Call) -> File:
    if not upload.content:
        raise bad("file must be non-empty")
    mime = guess_type(upload.name)[0] or "application/octet-stream"
    if kind == "video" and mime == "application/octet-stream":
        mime = "video/mp4"
    sides = (call.integer("width"), call.integer("height")) if kind == "video" else (0, 0)
    return File(kind, upload.name, upload.content, mime, *sides)
