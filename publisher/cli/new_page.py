"""The file of a new standing page: `publisher new --page lanh-dao`."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.cli.base import refuse
from publisher.cli.init import known_pages, template
from publisher.items.names import slugify
from publisher.items.scan import PAGES
from publisher.words import _

if TYPE_CHECKING:
    from publisher.config.file import Config

_TITLE = re.compile(r"^title: .*$", re.MULTILINE)


def make_page_file(config: "Config", page: str, title: str) -> Path:
    """Make the file of a page; title: "" for the template's own. Never writes over one.

    Raises FileExistsError, also where the same file was handed in already.
    """
    key = slugify(page)
    if not key:
        refuse(_("the page's name has no letters: {page}").format(page=page), 2)
    path = config.content / PAGES / f"_{key}.md"
    if (handed_in := path.with_name(path.name[1:])).exists():
        raise FileExistsError(handed_in)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_text(key, title))
    except FileExistsError:
        raise FileExistsError(path) from None
    return path


def _text(key: str, title: str) -> str:
    said = json.dumps(title, ensure_ascii=False)
    if key not in known_pages():
        return template("page.md").format(title=said if title else "[…tên trang…]", page=key)
    text = template(f"{PAGES}/{key}.md")
    return _TITLE.sub(lambda _match: f"title: {said}", text, count=1) if title else text
