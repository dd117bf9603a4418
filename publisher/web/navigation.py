"""The desk's menu: where people can go, each what their roles let them."""

from typing import TYPE_CHECKING, NamedTuple

from publisher.words import _

if TYPE_CHECKING:
    from publisher.people.people import Role
    from publisher.web.visit import Visit


class Place(NamedTuple):
    """One entry of the menu."""

    path: str
    label: str
    here: bool  # the page that is shown is this one, or below it


def navigation(visit: "Visit") -> list[Place]:
    """Return the menu for who is logged in; nothing for others."""
    if visit.who is None or visit.session is None or visit.session.step != "full":
        return []
    here = visit.request.url.path
    return [
        Place(path, label, here == path or here.startswith(f"{path}/"))
        for path, label, roles in _places()
        if visit.may(*roles)
    ]


def _places() -> "list[tuple[str, str, tuple[Role, ...]]]":
    everybody: tuple[Role, ...] = ("editor", "approver", "publisher", "admin")
    return [
        ("/tong-quan", _("Overview"), everybody),
        ("/duyet", _("To approve"), ("approver", "publisher", "admin")),
        ("/lich", _("Calendar"), everybody),
        ("/hang-doi", _("Queue"), everybody),
        ("/tim", _("Search"), everybody),
        ("/bao-cao", _("Reports"), everybody),
        ("/nhat-ky", _("Journal"), ("publisher", "admin")),
        ("/nguoi-dung", _("People"), ("admin",)),
    ]
