"""What a channel's rule leaves out of an item, told to its editor."""

from publisher.contract import Finding, Item


def beside_video(item: Item, service: str) -> tuple[Finding, ...]:
    """Say which of an item's pictures a post does not show because it shows the video.

    Not the cover, which stands for the item where it is only named, nor pictures of the body.
    """
    names = [each.said for each in item.images if not each.inline]
    if not names:
        return ()
    what = f"Bài có video nên {service} không đăng {len(names)} ảnh: {', '.join(names)}."
    return (Finding("warning", "images", what),)
