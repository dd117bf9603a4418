"""Lines to a mail server that a deadline can cut; see channels/shared/bounds.py."""

import smtplib
import socket
from typing import Any

from channels.shared.bounds import watched


class Plain(smtplib.SMTP):
    """A line in the clear, at first."""

    def _get_socket(self, *where: Any) -> socket.socket:
        found: socket.socket = super()._get_socket(*where)  # type: ignore[misc]  # not in the stubs
        return watched(found)


class Encrypted(smtplib.SMTP_SSL, Plain):
    """A line that is encrypted from its first byte; its handshake is watched too."""
