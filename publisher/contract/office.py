"""What a channel may tell readers of the office that publishes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Official:
    """A channel of the office's own, as readers find it."""

    name: str
    address: str  # https://…


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who publishes; "" where the config does not say it.

    A channel whose settings have a field `office` gets it from the core.
    """

    name: str = ""
    short_name: str = ""
    parent: str = ""
    province: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    public_services: str = ""
    map: str = ""  # the address of a map that shows where it is
    channels: tuple[Official, ...] = ()  # all of the office's, in the config's order


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks a text of settings as an entry's id: `Annotated[str, Listed("forms")]`.

    A config that names there what its list lacks is refused; a default need not be in it.
    """

    kind: Literal["units", "themes", "forms"]
