"""The name by which configs of the first release know the mailboxes."""

from channels.mail import EmailDesk

__all__ = ["EmailDesk"]
