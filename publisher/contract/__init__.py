"""What a channel and the rest of the publisher have in common.

A channel is one place where posts appear: our website, one Facebook page, one Zalo
Official Account, one Telegram chat. This module is all that a channel may import from
the publisher, and all that the publisher knows about channels.

Times are aware datetimes in UTC. Durations are seconds. Text is Unicode NFC. Calls block;
the publisher makes at most one call at a time on a channel, so a channel need not be safe
for threads.
"""

from publisher.contract.channel import Channel, Command
from publisher.contract.clock import CLOCK_FILE, now
from publisher.contract.desk import ATTACHMENT_LIMIT, Answer, Attachment, Button, Desk
from publisher.contract.errors import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
    Unsupported,
)
from publisher.contract.figures import Audience, Engagement, Health, Period
from publisher.contract.items import (
    Correction,
    Document,
    Event,
    Finding,
    Image,
    Item,
    Person,
    Post,
    Receipt,
    Source,
    Term,
    Video,
)
from publisher.contract.lettering import FONT
from publisher.contract.office import Listed, Office, Official
from publisher.contract.secret import Secret
from publisher.contract.state import TROUBLE, ChannelState, Lease
from publisher.contract.worker import TooMuch, Worker

__all__ = [
    "ATTACHMENT_LIMIT",
    "CLOCK_FILE",
    "FONT",
    "TROUBLE",
    "Answer",
    "Attachment",
    "Audience",
    "Button",
    "Channel",
    "ChannelError",
    "ChannelState",
    "Command",
    "Correction",
    "Desk",
    "Document",
    "Engagement",
    "Event",
    "Finding",
    "Health",
    "Image",
    "Item",
    "Lease",
    "Listed",
    "Office",
    "Official",
    "OutcomeUnknown",
    "Period",
    "Person",
    "Post",
    "RateLimited",
    "Receipt",
    "Rejected",
    "Secret",
    "Source",
    "Term",
    "TooMuch",
    "Unauthorized",
    "Unavailable",
    "Unexplained",
    "Unsupported",
    "Video",
    "Worker",
    "can",
    "now",
]


def can(which: type[Channel | Desk] | Channel | Desk, action: str) -> bool:
    """Tell whether a channel or desk has its own way to do an action, e.g. "measure"."""
    kind = which if isinstance(which, type) else type(which)
    base = Desk if issubclass(kind, Desk) else Channel
    return getattr(kind, action) is not getattr(base, action)
