"""Telegram: the office's channel for readers, and the group where its own people are asked.

Guarantees: a post is out once, or held for a person. A bot can't read a channel back; only
with `proof_chat` can a doubt be looked for.
"""

from channels.telegram.channel import Telegram
from channels.telegram.desk import TelegramDesk

__all__ = ["Telegram", "TelegramDesk"]
