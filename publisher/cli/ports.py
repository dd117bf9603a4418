"""The ports of the stand-ins: those that were asked for, those that a config names, free ones."""

import re
import socket
from pathlib import Path

from publisher.cli.base import refuse
from publisher.cli.language import CONFIG
from publisher.words import _

SANDBOX_PORT = 8900  # of the sandbox's first service; the others follow
SERVICES = ("home", "graph", "zalo", "zalo_oauth", "telegram", "web")
LAST_PORT = 65_530  # that has room for six
STEP = 100  # from one choice to the next
HOST = "127.0.0.1"


def sandbox_addresses(port: int = SANDBOX_PORT) -> dict[str, str]:
    """Return where the sandbox's services are when it starts at a port."""
    return {name: f"http://{HOST}:{port + place}" for place, name in enumerate(SERVICES)}


def free_ports() -> int:
    """Return the first of six ports that are free: the usual ones, or others near them."""
    choices = range(SANDBOX_PORT, LAST_PORT, STEP)
    return next((port for port in choices if _taken(port) is None), 0)


def named_ports(folder: Path) -> int | None:
    """Return the first of the ports at which a workspace's config looks for the stand-ins."""
    try:
        text = (folder / CONFIG).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    found = [int(each) for each in re.findall(rf'"http://{re.escape(HOST)}:(\d+)"', text)]
    return min(found) - 1 if found else None  # nothing there looks for the first one's own page


def look_for_ports(port: int) -> None:
    """End where the stand-ins can't have six ports; 0 stands for free ones."""
    try:
        taken = _taken(port) if port else None
    except OSError as error:  # a port below 1024
        message = _("port {port} can't be used ({why}); choose another: --port {other}")
        refuse(message.format(port=port, why=error.strerror, other=SANDBOX_PORT))
    if taken is not None:
        message = _("port {port} is in use; choose another: --port {other}")
        other = port + STEP if port + STEP <= LAST_PORT else 0
        refuse(message.format(port=taken, other=other))


def _taken(first: int) -> int | None:
    """Return one of six ports that somebody listens on; raises OSError if one can't be had."""
    for port in range(first, first + len(SERVICES)):
        try:
            socket.create_server((HOST, port)).close()
        except OSError as error:
            if isinstance(error, PermissionError):
                raise
            return port
    return None
