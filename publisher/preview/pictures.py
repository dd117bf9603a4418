"""The pictures of a preview: which of an item's a post carries, small enough for one page.

The core knows no channel's payload. But a picture's name is the hash of its bytes, and
wherever a payload speaks of the picture (a path, an address, a name) that hash stands in it.
"""

import base64
import html
import io
import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image as Pixels
from PIL import ImageOps

from publisher.contract import Image, Item, Post

WIDTH = 720  # pixels: sharp in a card as wide as a phone
QUALITY = 72  # of JPEG
SOME = 64  # small pictures that are kept in memory: several frames show the same ones
SRC = re.compile(r'\bsrc="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the preview shows it; `src` is empty where the file can't be opened."""

    src: str
    alt: str


@dataclass(slots=True)
class Album:
    """All pictures of one item, each made small once."""

    item: Item
    _small: dict[str, str] = field(default_factory=dict)  # Image.name → data: address

    @property
    def images(self) -> dict[str, Image]:
        """Return the item's pictures by the hash in their names."""
        poster = self.item.video.poster if self.item.video else None
        found = (each for each in (self.item.cover, *self.item.images, poster) if each)
        return {Path(each.name).stem: each for each in found}

    def of(self, post: Post) -> list[Image]:
        """Return the pictures that a post carries, in its own order."""
        text = _text(post.payload)
        places = {stem: text.find(stem) for stem in self.images}
        carried = sorted((place, stem) for stem, place in places.items() if place >= 0)
        return [self.images[stem] for _place, stem in carried]

    def beside(self, post: Post, markup: str) -> Iterator[Image]:
        """Yield the pictures of a post that stand neither in its HTML nor above it, as cover."""
        poster = self.item.video.poster if self.item.video else None
        for image in self.of(post):
            above = bool(markup) and image == self.item.cover
            if image != poster and not above and Path(image.name).stem not in markup:
                yield image

    def shown(self, image: Image) -> Shown:
        """Return a picture as the page carries it."""
        if image.name not in self._small:
            self._small[image.name] = _data_address(image)
        return Shown(self._small[image.name], image.alt)

    def inlined(self, markup: str) -> str:
        """Return a channel's HTML with the item's pictures in it instead of their addresses."""

        def inline(match: re.Match[str]) -> str:
            address = html.unescape(match[1])
            for stem, image in self.images.items():
                if stem in address:
                    return f'src="{self.shown(image).src}"'
            return match[0]

        return SRC.sub(inline, markup)

    def clip(self, post: Post) -> str:
        """Return the name of the item's video file if a post carries it, else nothing."""
        path = self.item.video.path if self.item.video else None
        return path.name if path and path.name in _text(post.payload) else ""

    def card(self, post: Post) -> bool:
        """Tell whether a service will make a card of its own from the post's link."""
        link = self.item.link
        bare = not self.of(post) and not self.clip(post)
        return bare and link is not None and link in _text(post.payload)


def _text(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False)


def _data_address(image: Image) -> str:
    try:
        return _made_small(image.name, image.path)
    except (OSError, SyntaxError, ValueError, Pixels.DecompressionBombError):
        return ""


@lru_cache(maxsize=SOME)
def _made_small(_name: str, path: Path) -> str:
    """Return a picture small; its name is made of its bytes, so what is known stays true."""
    return f"data:image/jpeg;base64,{base64.b64encode(_small(path)).decode()}"


def _upright(opened: Pixels.Image) -> Pixels.Image:
    """Return a picture as it was held; what a broken EXIF block says is nothing."""
    try:
        return ImageOps.exif_transpose(opened)
    except (SyntaxError, ValueError, TypeError, LookupError, struct.error):
        opened.load()
        return opened


def _small(path: Path) -> bytes:
    """Return a picture as a JPEG no wider than WIDTH; what is transparent becomes white."""
    with Pixels.open(path) as opened:
        pixels = _upright(opened)
    if pixels.mode.startswith("I"):  # 16 bits of grey: Pillow would cut, not scale
        pixels = pixels.point(lambda value: value / 257, "F").convert("L")
    pixels = pixels.convert("RGBA")
    pixels.thumbnail((WIDTH, 4 * WIDTH))
    paper = Pixels.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    small = io.BytesIO()
    paper.save(small, "JPEG", quality=QUALITY, optimize=True)
    return small.getvalue()
