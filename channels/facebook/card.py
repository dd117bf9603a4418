"""The card under a link, which Facebook makes of the page once and then remembers.

After a correction it is asked to read the page again (`POST /?id=…&scrape=true`): documented,
but what it does to posts that are out was not tried on a real page. So their card is looked at
afterwards, and one that still has the old title is told. Nothing here can undo a correction
that was made: what fails is told too, and no more.
"""

import logging
from typing import Any

from channels.facebook.errors import asking
from channels.facebook.graph import Graph
from publisher.contract import ChannelError

log = logging.getLogger(__name__)

OLD = "thẻ liên kết dưới bài trên Facebook vẫn ghi tiêu đề cũ: “{title}”"
UNREAD = "chưa nhờ được Facebook đọc lại liên kết; thẻ dưới bài có thể còn nội dung cũ"


def refresh(graph: Graph, ref: str, link: str) -> str:
    """Have a link's page read again; return in words what readers of a post still see wrong."""
    address = link.partition("?")[0]  # cards are kept by the page's own address
    try:
        with asking():
            page = graph.post("", id=address, scrape=True)
            shown = _title(graph.node(ref, fields="attachments{title}"))
    except ChannelError as error:
        log.warning("card_not_refreshed ref=%s why=%s", ref, error)
        return UNREAD
    title = page.get("title")
    if shown and isinstance(title, str) and title and shown != title:
        return OLD.format(title=shown)
    return ""


def _title(post: Any) -> str:
    attachments = post.get("attachments")
    data = attachments.get("data") if isinstance(attachments, dict) else None
    first = data[0] if isinstance(data, list) and data else None
    title = first.get("title") if isinstance(first, dict) else None
    return title if isinstance(title, str) else ""
