"""Where an article's page shows which picture, so that none stands there twice."""

import re

from channels.shared.slugs import slug
from publisher.contract import Image, Item

# How people begin to describe what is drawn; screenshots and scans are no drawings.
_DRAWN = re.compile(
    r"(?:hình |bức )?(?:sơ đồ|biểu đồ|đồ họa|đồ hoạ|bản đồ|lược đồ|tranh|bản vẽ|hình vẽ|áp phích"
    r"|infographic|poster|chart|graph|graphic|map|diagram|drawing|illustration)\b",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"(?:bức |tấm )?ảnh\b|photo", re.IGNORECASE)
_GRAPHIC_FORMS = ("infographic", "do-hoa")


def lead(item: Item) -> Image | None:
    """Return the cover, unless the page shows it in its text or before the video is played."""
    cover, poster = item.cover, opening(item)
    if cover is None or _in_body(item, cover) or (poster and poster.name == cover.name):
        return None
    return cover


def opening(item: Item) -> Image | None:
    """Return what stands in a video's place until it is played; the cover if nothing else."""
    if item.video is None:
        return None
    return item.video.poster or (item.cover if item.video.path else None)


def gallery(item: Item) -> list[Image]:
    """Return the pictures below the text: those that stand nowhere else."""
    others = [each for each in (item.cover, opening(item)) if each]
    shown = {each.name for each in others} | {each.picture for each in item.staff}
    found: dict[str, Image] = {}
    for each in item.images:
        if not each.inline and each.name not in shown and not _in_body(item, each):
            found.setdefault(each.name, each)
    return list(found.values())


def is_graphic(item: Item, image: Image) -> bool:
    """Tell a drawing from a photo, by what its editor says of it.

    The description decides; where it says neither, pictures of an infographic are drawn.
    """
    said = (image.alt.strip(), image.caption.strip())
    if any(_PHOTO.match(each) for each in said):
        return False
    form = (item.form.id, slug(item.form.name))
    return any(_DRAWN.match(each) for each in said) or any(
        each.startswith(_GRAPHIC_FORMS) for each in form
    )


def _in_body(item: Item, image: Image) -> bool:
    return image.name in item.body
