"""The office's Zalo Official Account: articles, and broadcasts of them to followers.

Guarantees: an article is out once, or held for a person: Zalo's job is asked, then the list;
or it is made hidden first. A broadcast can't be looked for: each doubt goes to a person.
"""

from channels.zalo.broadcast import ZaloBroadcast
from channels.zalo.channel import Zalo

__all__ = ["Zalo", "ZaloBroadcast"]
