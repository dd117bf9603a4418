"""Words of the pages: text with links, and how long ago something was."""

import re
from datetime import datetime

from markupsafe import Markup, escape

from publisher.sandbox.pages import local

_LINK = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])|(?<!\w)#(\w+)")


def rich(text: str) -> Markup:
    """Return a text as HTML: addresses and hashtags are links, nothing else is markup."""
    found, at = Markup(""), 0
    for match in _LINK.finditer(text):
        found += escape(text[at : match.start()])
        address = match[1]
        target = address or f"#{match[2]}"
        found += Markup('<a href="{}" rel="nofollow">{}</a>').format(target, address or target)
        at = match.end()
    return found + escape(text[at:])


def ago(time: datetime, now: datetime) -> str:
    """Return a time the way Facebook shows it in Vietnamese."""
    seconds = (now - time).total_seconds()
    if seconds < 60:
        return "Vừa xong"
    if seconds < 3600:
        return f"{int(seconds // 60)} phút"
    if seconds < 86_400:
        return f"{int(seconds // 3600)} giờ"
    if seconds < 7 * 86_400:
        return f"{int(seconds // 86_400)} ngày"
    return local(time, "%d/%m/%Y")
