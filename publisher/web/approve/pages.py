"""The addresses of this room, and who may what there."""

from publisher.web.approve.acts import approve, send_back, withdraw
from publisher.web.approve.showing import show_frame, show_item, show_list
from publisher.web.visit import EVERYBODY, Page

LARGE = 400_000  # bytes of a form: it carries what was shown

PAGES: tuple[Page, ...] = (
    Page(path="/duyet", show=show_list, roles=frozenset({"approver", "publisher", "admin"})),
    Page(path="/duyet/{item}", show=show_item, roles=EVERYBODY),
    Page(path="/xem/{item}/{channel}", show=show_frame, roles=EVERYBODY),
    Page(
        path="/duyet/{item}/duyet",
        act=approve,
        roles=frozenset({"approver", "publisher"}),
        max_form=LARGE,
    ),
    Page(
        path="/duyet/{item}/tra-lai",
        act=send_back,
        roles=frozenset({"approver"}),
        max_form=LARGE,
    ),
    Page(path="/duyet/{item}/go-bai", act=withdraw, roles=frozenset({"approver", "publisher"})),
)
