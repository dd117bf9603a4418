"""The office's own mailboxes, told by SMTP. A desk: it carries no posts."""

from channels.mail.desk import EmailDesk

__all__ = ["EmailDesk"]
