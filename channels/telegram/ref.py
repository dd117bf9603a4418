"""Which messages a receipt means.

Our own are "<chat>:<number>,<number>…". Where a person said where a post is, it is the address
that Telegram gives out (https://core.telegram.org/api/links, "Message links", read 2026-11).
Such an address names one message: of an album the first, or the one that was pressed.
"""

import re

from publisher.contract import Rejected

_OURS = re.compile(r"(?P<chat>@\w+|-?\d+):(?P<numbers>\d+(?:,\d+)*)", re.ASCII)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/"
    r"(?:c/(?P<id>\d+)|(?:s/)?(?P<name>[a-z]\w{3,}))"
    r"/(?:\d+/)?(?P<number>\d+)/?(?:[?#].*)?",  # between them, in a forum, the topic
    re.ASCII | re.IGNORECASE,
)


def messages(ref: str) -> tuple[str, list[int]]:
    """Return the chat and the numbers of the messages; raises Rejected if it tells none."""
    if ours := _OURS.fullmatch(ref):
        return ours["chat"], [int(number) for number in ours["numbers"].split(",")]
    address = _ADDRESS.fullmatch(ref.strip())
    if address is None:
        raise Rejected(
            f"Không rõ “{ref}” là tin nào trên Telegram; hãy tự sửa hoặc gỡ bài trong kênh"
        )
    chat = f"-100{address['id']}" if address["id"] else f"@{address['name']}"
    return chat, [int(address["number"])]
