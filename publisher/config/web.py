"""The table [web]: where the web desk listens, and how people come in."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from publisher.config.kinds import Address, Count, Flag, Table
from publisher.people.people import MAY_ACT, Role
from publisher.timetable.notation import Seconds
from publisher.words import _


def _network(value: Any) -> Any:
    try:
        return ip_network(value) if isinstance(value, str) else value
    except ValueError:
        message = _("no such network: {value!r}, e.g. 10.1.0.0/24")
        raise ValueError(message.format(value=value)) from None


Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network)]


class WebTable(Table):
    """The web desk: where it listens, and how long people stay in."""

    host: str = "127.0.0.1"
    port: Annotated[Count, Field(ge=0, le=65_535)] = 8443
    origin: Address = ""  # what people type; default: https://localhost and the port
    certificate: Path | None = None  # PEM, with its key; without: one made by ourselves
    key: Path | None = None
    behind_proxy: Flag = False  # a web server before it speaks HTTPS
    idle: Seconds = 1_800.0  # who does nothing for so long is out
    longest: Seconds = 43_200.0  # … and everybody after so long
    second_factor: tuple[Role, ...] = MAY_ACT  # whose password alone lets nobody in
    password_length: Annotated[Count, Field(ge=8, le=64)] = 12
    password_kinds: Annotated[Count, Field(ge=0, le=4)] = 0  # small, capital, digit, other
    password_days: Annotated[Count, Field(ge=0)] = 0  # it is good for; 0: for ever
    lock_after: Annotated[Count, Field(ge=0)] = 20  # failures in a day; 0: never
    admin_from: tuple[Network, ...] = ()  # where the pages for admins alone open; (): anywhere
