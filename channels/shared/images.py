"""Pictures as the website shows them: upright, without metadata, small enough to travel.

A rendition's name and size are known from the source's header alone, so that a post can
be rendered without encoding anything. JPEG, at most 1,600 px wide and 1 MB (Zalo's limit
for the cover of an article); a small PNG stays a PNG, for drawings and text.
"""

import errno
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, UnidentifiedImageError

from publisher.contract import ChannelError, Rejected, Unavailable

WIDTH, HEIGHT = 1600, 8000  # pixels; infographics are tall
BYTES = 1_000_000
PNG_BYTES = 900_000  # a PNG up to here is kept
PIXELS = 80_000_000  # more than any camera of an office; a bomb otherwise

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What makes the picture; not what tells of place, author and device, nor what is hung on.
_PNG_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP",
                b"sBIT", b"bKGD", b"pHYs"}  # fmt: skip
_FORMATS = ("JPEG", "PNG")  # all that Pillow is let try; MPO, a phone's JPEG, is among them
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error, zlib.error,
           ArithmeticError, Image.DecompressionBombError)  # fmt: skip
_EXHAUSTED = {errno.ENOMEM, errno.EMFILE, errno.ENFILE}
_WORKING = 4 * WIDTH * HEIGHT  # bytes that a picture takes while it is made
_ORIENTATION = 0x0112  # the EXIF tag
_TURNED = {5, 6, 7, 8}  # orientations that swap width and height
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Rendition:
    """What a picture will be on the website."""

    suffix: str  # .jpg or .png
    width: int  # pixels
    height: int


def plan(path: Path, said: str = "") -> Rendition:
    """Return what the picture will be, from its header; raise Rejected if it is none.

    said: how its editor knows the file, for the words of the error.
    """
    said = said or path.name
    try:
        with Image.open(path, formats=_FORMATS) as image:
            turn = _turn(image)
            width, height = image.size
            kind = image.format
    except UnidentifiedImageError:
        raise Rejected(f"Ảnh {said} phải là JPEG hoặc PNG.") from None
    except _BROKEN as error:
        raise _unreadable(error, said, f"Không đọc được tệp ảnh {said}.") from None
    if width * height > PIXELS:
        raise Rejected(f"Ảnh {said} quá lớn: {width} x {height} điểm ảnh.")
    if kind == "PNG" and turn == 1 and width <= WIDTH and path.stat().st_size <= PNG_BYTES:
        return Rendition(".png", width, height)
    if turn in _TURNED:
        width, height = height, width
    return Rendition(".jpg", *_fitted(width, height))


def encode(path: Path, rendition: Rendition, said: str = "") -> bytes:
    """Return the rendition's bytes, without any metadata; raise Rejected if it is damaged."""
    said = said or path.name
    if rendition.suffix == ".png":
        return _without_metadata(path, said)
    return jpeg(on_white(opened(path, said)), (rendition.width, rendition.height))


def _fitted(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, WIDTH / width, HEIGHT / height)
    return _scaled(width, scale), _scaled(height, scale)


def _scaled(length: int, scale: float) -> int:
    return max(1, round(length * scale))


def _turn(image: Image.Image) -> int:
    """Return the orientation; what a broken EXIF block says is nothing."""
    try:
        turn = image.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return turn if turn in _UPRIGHT else 1


def opened(path: Path, said: str = "") -> Image.Image:
    """Return a picture upright, in sRGB and without metadata.

    RGBA where it is transparent, else RGB. Raises Rejected if it is damaged.
    """
    said = said or path.name
    try:
        with Image.open(path, formats=_FORMATS) as image:
            if image.mode != "CMYK":  # a draft in RGB would lose the inks' profile
                image.draft("RGB", (2 * WIDTH, 2 * HEIGHT))  # a JPEG decodes at a fraction
            image.load()
            turn = _UPRIGHT.get(_turn(image))
            clear = "A" in image.getbands() or "transparency" in image.info
            plain = _in_srgb(image).convert("RGBA" if clear else "RGB")
            plain = plain if turn is None else plain.transpose(turn)
            plain.info.clear()  # comments and profiles among it
            return plain
    except _BROKEN as error:
        raise _unreadable(error, said, f"Ảnh {said} bị hỏng hoặc không còn.") from None


def _unreadable(error: Exception, said: str, refusal: str) -> ChannelError:
    """Return what it means that a picture can't be read: a machine at its end says nothing of it.

    What fails for lack of memory fails by many names; so as much is asked for here again.
    """
    if (isinstance(error, OSError) and error.errno in _EXHAUSTED) or not _has_memory():
        return Unavailable(f"Máy không đủ bộ nhớ hay tệp mở để đọc ảnh {said}.")
    return Rejected(refusal)


def _has_memory() -> bool:
    """Tell whether there is as much as a large picture takes; none of it is touched."""
    try:
        bytearray(_WORKING)
    except MemoryError:
        return False
    return True


def on_white(picture: Image.Image) -> Image.Image:
    """Return an opened picture without transparency."""
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def jpeg(picture: Image.Image, size: tuple[int, int], limit: int = BYTES) -> bytes:
    """Return a picture without transparency as a JPEG of that size; smaller if need be.

    limit: bytes. Below quality 50 a smaller picture looks better than a coarser one.
    """
    # A copy at least: while Pillow saves a picture, no other thread may save the same one.
    resized = picture.resize(size, Image.Resampling.LANCZOS)
    for quality in (85, 75, 65, 50):
        out = io.BytesIO()
        resized.save(out, "JPEG", quality=quality, progressive=True)
        if out.tell() <= limit:
            return out.getvalue()
    return jpeg(picture, (_scaled(size[0], 0.8), _scaled(size[1], 0.8)), limit)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the colours as every screen takes them, so that no profile has to go along."""
    if image.mode.startswith(("I", "F")):  # 16 bits of grey: Pillow would cut, not scale
        return image.point(lambda value: value / 257, "F").convert("L")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, *_BROKEN):  # a profile of something else, or none at all
        return image
    return made or image


def _without_metadata(path: Path, said: str) -> bytes:
    try:
        with Image.open(path, formats=_FORMATS) as image:
            image.verify()
        chunks = [raw for kind, raw in _chunks(path.read_bytes()) if kind in _PNG_PICTURE]
    except _BROKEN as error:
        raise _unreadable(error, said, f"Ảnh {said} bị hỏng hoặc không còn.") from None
    return _PNG_SIGNATURE + b"".join(chunks)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        end = at + 12 + length  # length, kind and checksum are four bytes each
        yield png[at + 4 : at + 8], png[at:end]
        if png[at + 4 : at + 8] == b"IEND":
            return  # what hangs on behind is no picture
        at = end
