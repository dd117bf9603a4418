"""The name by which configs of the first release know the group in Telegram."""

from channels.telegram import TelegramDesk

__all__ = ["TelegramDesk"]
