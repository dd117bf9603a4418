"""A picture's files made: each picture read once, several files of it at a time."""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from PIL import Image

from channels.shared import images
from channels.shared.images import Rendition
from channels.website.pictures.plan import SHARED, thumb_size
from publisher.contract import Rejected

PHOTO, DRAWING = 80, 88  # quality of WebP; of drawings and text one sees less of it sooner
FEW = 256  # colours of a drawing that may be smaller without any loss
SHARED_BYTES = 300_000  # more than that, and some services show no picture
_SOURCE = itemgetter("source")
AT_ONCE = min(4, os.cpu_count() or 1)  # encoders let other threads work meanwhile


def made(wanted: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """Yield files, as `pictures.plan` wants them, with their bytes.

    One picture after the other is in memory. Raises Rejected if one is damaged or gone.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for source, of_it in groupby(sorted(wanted, key=_SOURCE), key=_SOURCE):
            picture, wide_first = _read(Path(source)), [*of_it][::-1]
            encoded = pool.map(partial(_encoded, picture), wide_first)
            yield from zip((each["file"] for each in wide_first), encoded, strict=True)


@dataclass(frozen=True, slots=True)
class _Picture:
    path: Path
    planned: Rendition
    pixels: Image.Image  # as large as it is planned, transparent where its source is
    solid: Image.Image  # the same on white


def _read(path: Path) -> _Picture:
    if not path.is_file():
        raise Rejected(f"Không còn tệp ảnh {path.name}.")
    planned, pixels = images.plan(path), images.opened(path)
    fitting = _resized(pixels, (planned.width, planned.height))
    return _Picture(path, planned, fitting, images.on_white(fitting))


def _encoded(picture: _Picture, wanted: Mapping[str, Any]) -> bytes:
    match wanted["kind"]:
        case "webp":
            return _webp(picture, wanted["width"])
        case "thumb":
            return images.jpeg(picture.solid, thumb_size(picture.planned))
        case "og":
            return _on_ground(picture.solid)
        case _ if picture.planned.suffix == ".png":
            return images.encode(picture.path, picture.planned)
        case _:
            return images.jpeg(picture.solid, picture.solid.size)


def _webp(picture: _Picture, width: int) -> bytes:
    planned = picture.planned
    height = max(1, round(planned.height * width / planned.width))
    shown = _resized(picture.pixels, (width, height))
    drawing = planned.suffix == ".png"
    lossy = _saved(shown, quality=DRAWING if drawing else PHOTO)
    if not drawing or shown.getcolors(FEW) is None:
        return lossy
    return min(_saved(shown, lossless=True, quality=50), lossy, key=len)


def _saved(picture: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", method=4, **how)
    return out.getvalue()


def _on_ground(picture: Image.Image) -> bytes:
    """Return a picture whole on a darker ground of its own blurred colours."""
    ground = picture.resize((12, 6), Image.Resampling.BOX).resize(SHARED, Image.Resampling.BICUBIC)
    ground = Image.blend(ground, Image.new("RGB", SHARED, "#20262b"), 0.35)
    scale = min(SHARED[0] / picture.width, SHARED[1] / picture.height, 2)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    shown = _resized(picture, (width, height))
    ground.paste(shown, ((SHARED[0] - shown.width) // 2, (SHARED[1] - shown.height) // 2))
    return images.jpeg(ground, SHARED, SHARED_BYTES)


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture of its own in that size: no two threads may save the same one."""
    return picture.resize(size, Image.Resampling.LANCZOS)
