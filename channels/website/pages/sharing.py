"""Addresses at which readers pass a page on, and how long its video takes them."""

import json
from base64 import b64encode
from urllib.parse import quote


def zalo_share(url: str) -> str:
    """Return the address where Zalo asks with whom to share a page.

    Zalo documents only its script for this, which would load and count; this is the address
    that the script opens (seen in other sites' sources in 2026, not tried against Zalo).
    """
    asked = b64encode(json.dumps({"url": url}).encode()).decode()
    return f"https://button-share.zalo.me/share_external?d={quote(asked, safe='')}"


def length(seconds: int) -> str:
    """Write how long a video takes: 1:05, 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
