"""Which files a picture becomes on the website; known from its header, before any is made.

A file is named by the hash of its source and by how it is made, so that its bytes never
change. WebP in several widths, since a phone takes a tenth of what a screen does; JPEG or PNG
for whoever can't read WebP, and for other channels. No AVIF: at a speed that a publication
can wait for it is no smaller, at ten times the time by a fifth.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from channels.shared.images import Rendition

WIDTHS = (480, 800, 1200)  # pixels, beside the picture's own
APART = 1.2  # two widths that are closer than that are one
THUMB = 480  # pixels, the longer side of the JPEG for lists
SHARED = (1200, 630)  # pixels of the picture that comes along when an article is shared
STRIPE = 0.5  # width to height: below, a shared picture would be a stripe
RECIPE = 1  # goes up when the same source is to give other bytes


def plan(path: Path, name: str, said: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what pages need to show a picture, and the files that are to be made of it.

    name: the hash of its bytes and a suffix. Raises Rejected if it is no JPEG or PNG.
    """
    from channels.shared import images  # with Pillow, which is large

    planned, stem = images.plan(path, said), Path(name).stem
    webp = {f"media/{stem}-{width}-{RECIPE}.webp": width for width in widths(planned.width)}
    shown = {
        "file": f"media/{stem}{planned.suffix}",
        "thumb": f"media/{stem}-{THUMB}.jpg",
        "width": planned.width,
        "height": planned.height,
        "sizes": {"webp": [[width, file] for file, width in webp.items()]},
    }
    source = {"source": str(path)}
    files: list[dict[str, Any]] = [
        {"file": shown["file"], "kind": "image", **source},
        {"file": shown["thumb"], "kind": "thumb", **source},
        *(
            {"file": file, "kind": "webp", "width": width, **source}
            for file, width in webp.items()
        ),
    ]
    return shown, files


def shared(picture: dict[str, Any], files: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
    """Return the picture that services show with an article's link; put its file to the others.

    None where too little of it could be seen: then the theme's card stands in.
    """
    if picture["width"] < picture["height"] * STRIPE:
        return None
    file = f"{picture['file'].rpartition('.')[0]}-og-{RECIPE}.jpg"
    files[file] = {"file": file, "kind": "og", "source": files[picture["file"]]["source"]}
    width, height = SHARED
    return {"file": file, "width": width, "height": height, "alt": picture["alt"]}


def thumb_size(planned: "Rendition") -> tuple[int, int]:
    """Return the size of a picture's JPEG for lists."""
    scale = min(1.0, THUMB / max(planned.width, planned.height))
    return max(1, round(planned.width * scale)), max(1, round(planned.height * scale))


def widths(own: int) -> list[int]:
    """Return the widths that a picture is made in, the narrowest first, never above its own."""
    return [*(each for each in WIDTHS if each * APART <= own), own]
