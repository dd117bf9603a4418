"""Pictures as the website shows them: upright, without metadata, small enough to travel.

A rendition's name and size are known from the source's header alone, so that a post can
be rendered without encoding anything. JPEG, at most 1,600 px wide and 1 MB (Zalo's limit
for the cover of an article); a small PNG stays a PNG, for drawings and text.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from publisher.contract import Rejected

WIDTH, HEIGHT = 1600, 8000  # pixels; infographics are tall
THUMB = 480  # pixels, the longer side
BYTES = 1_000_000
PNG_BYTES = 900_000  # a PNG up to here is kept
PIXELS = 80_000_000  # more than any camera of an office; a bomb otherwise

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_METADATA = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}  # place, author, device
_ORIENTATION = 0x0112  # the EXIF tag
_TURNED = {5, 6, 7, 8}  # orientations that swap width and height


@dataclass(frozen=True, slots=True)
class Rendition:
    """What a picture will be on the website."""

    suffix: str  # .jpg or .png
    width: int  # pixels
    height: int


def plan(path: Path) -> Rendition:
    """Return what the picture will be, from its header; raise Rejected if it is none."""
    try:
        with Image.open(path) as image:
            turn = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size
            kind = image.format
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Rejected(f"Không đọc được ảnh {path.name}.") from None
    if kind not in {"JPEG", "PNG", "MPO"}:
        raise Rejected(f"Ảnh {path.name} phải là JPEG hoặc PNG.")
    if width * height > PIXELS:
        raise Rejected(f"Ảnh {path.name} quá lớn: {width} x {height} điểm ảnh.")
    if kind == "PNG" and turn == 1 and width <= WIDTH and path.stat().st_size <= PNG_BYTES:
        return Rendition(".png", width, height)
    if turn in _TURNED:
        width, height = height, width
    return Rendition(".jpg", *_fitted(width, height))


def encode(path: Path, rendition: Rendition) -> bytes:
    """Return the rendition's bytes, without any metadata; raise Rejected if it is damaged."""
    if rendition.suffix == ".png":
        return _without_metadata(path)
    return _jpeg(_opened(path), (rendition.width, rendition.height))


def thumbnail(path: Path) -> bytes:
    """Return a small JPEG for lists; raise Rejected if the picture is damaged."""
    image = _opened(path)
    scale = min(1.0, THUMB / max(image.size))
    return _jpeg(image, (_scaled(image.width, scale), _scaled(image.height, scale)))


def _fitted(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, WIDTH / width, HEIGHT / height)
    return _scaled(width, scale), _scaled(height, scale)


def _scaled(length: int, scale: float) -> int:
    return max(1, round(length * scale))


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path) as image:
            image.draft("RGB", (2 * WIDTH, 2 * HEIGHT))  # a JPEG decodes at a fraction
            upright = ImageOps.exif_transpose(image)
            upright.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Rejected(f"Ảnh {path.name} bị hỏng hoặc không còn.") from None
    return _on_white(upright)


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        if image.mode != "RGB":
            image.info.pop("icc_profile", None)  # it describes inks or greys, not our RGB
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def _jpeg(image: Image.Image, size: tuple[int, int]) -> bytes:
    """Encode at the size; below quality 50 a smaller picture looks better than a coarser one."""
    resized = image.resize(size, Image.Resampling.LANCZOS) if image.size != size else image
    for quality in (85, 75, 65, 50):
        out = io.BytesIO()
        profile = image.info.get("icc_profile")
        resized.save(out, "JPEG", quality=quality, progressive=True, icc_profile=profile, exif=b"")
        if out.tell() <= BYTES:
            return out.getvalue()
    return _jpeg(image, (_scaled(size[0], 0.8), _scaled(size[1], 0.8)))


def _without_metadata(path: Path) -> bytes:
    try:
        with Image.open(path) as image:
            image.verify()
        chunks = [raw for kind, raw in _chunks(path.read_bytes()) if kind not in _PNG_METADATA]
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, struct.error, zlib.error):
        raise Rejected(f"Ảnh {path.name} bị hỏng hoặc không còn.") from None
    return _PNG_SIGNATURE + b"".join(chunks)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        end = at + 12 + length  # length, kind and checksum are four bytes each
        yield png[at + 4 : at + 8], png[at:end]
        at = end
