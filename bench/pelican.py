"""The same articles for Pelican (PyPI `pelican`), with its plainest theme and its cache."""

import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version as installed
from pathlib import Path

from publisher.contract import Item

CONFIG = """
SITEURL = "https://soxaydung.example"
SITENAME = "Sở Xây dựng tỉnh Đắk Lắk"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = "simple"
DEFAULT_PAGINATION = {per_page}
FEED_RSS = "rss.xml"
CATEGORY_FEED_RSS = "rss-{{slug}}.xml"
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
"""
ARTICLE = """Title: {item.title}
Date: {item.publish_at:%Y-%m-%d %H:%M}
Slug: {item.id}
Category: {item.theme.name}
Tags: {item.unit.name}
Summary: {item.summary}

{item.body}
"""


def version() -> str:
    """Return which Pelican this is."""
    return f"Pelican {installed('pelican')}"


class Site:
    """A folder for Pelican."""

    def __init__(self, folder: Path, articles: Sequence[Item], per_page: int) -> None:
        """Write config and articles; builds nothing yet."""
        self._folder = folder
        (folder / "content").mkdir(parents=True)
        (folder / "conf.py").write_text(CONFIG.format(per_page=per_page))
        for item in articles:
            self.add(item)

    def add(self, item: Item) -> None:
        """Write one article's Markdown."""
        (self._folder / "content" / f"{item.id}.md").write_text(ARTICLE.format(item=item))

    def build(self) -> None:
        """Build the site again; what is in the cache is not read again."""
        command = [sys.executable, "-m", "pelican", "content", "-o", "out", "-s", "conf.py", "-q"]
        silent = subprocess.DEVNULL
        subprocess.run(command, cwd=self._folder, stdout=silent, check=True)  # noqa: S603
