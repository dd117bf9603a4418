"""The two pages that readers see after they rated one: thanks, or a request to try later."""

from collections.abc import Iterator

from channels.website.pages.templates import Templates
from channels.website.site.index import Index

PAGES = {
    "cam-on.html": ("Cảm ơn bạn", "Câu trả lời đã được ghi nhận, không kèm thông tin nào về bạn."),
    "thu-lai-sau.html": (
        "Xin thử lại sau",
        "Hiện chưa nhận được câu trả lời. Bạn vẫn đọc được mọi trang như thường.",
    ),
}


class RatingPages:
    """Pages that an office has if readers may rate its pages."""

    tables = ""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Name nothing: no article changes them."""
        yield from ()

    def files(self, index: Index) -> Iterator[str]:
        """Name both, if readers may rate."""
        yield from PAGES if self._templates.look.rating else ()

    def content(self, index: Index, path: str) -> bytes | None:
        """Return one of them."""
        if path not in PAGES or not self._templates.look.rating:
            return None
        title, words = PAGES[path]
        return self._templates.render("rated.html", index, title=title, words=words)
