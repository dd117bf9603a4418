"""What a channel's rule leaves out of an item, told to its editor."""

from collections.abc import Iterable

from publisher.contract import Finding, Image, Item


def beside_video(item: Item, service: str) -> tuple[Finding, ...]:
    """Say which of an item's pictures a post does not show because it shows the video.

    Not the cover, which stands for the item where it is only named, nor pictures of the body.
    """
    own = [each for each in item.images if not each.inline]
    return unshown(own, service, "Bài có video")


def unshown(images: Iterable[Image], service: str, why: str) -> tuple[Finding, ...]:
    """Say which pictures a post leaves out, and why."""
    names = [each.said for each in images]
    if not names:
        return ()
    what = f"{why} nên {service} không đăng {len(names)} ảnh: {', '.join(names)}."
    return (Finding("warning", "images", what),)
