"""The same articles for Eleventy (npm `@11ty/eleventy`), with its plainest templates."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from publisher.contract import Item

PACKAGE = Path(sys.prefix) / "eleventy/node_modules/@11ty/eleventy"  # where `make bench` puts it
CONFIG = """
export default function () {
  return { dir: { input: "content", includes: "../layouts", output: "out" },
           markdownTemplateEngine: false, htmlTemplateEngine: "liquid" };
}
"""
FRAME = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title>
</head><body><header><a href="/">Sở Xây dựng tỉnh Đắk Lắk</a></header><main><h1>{{ title }}</h1>
{{ content }}</main></body></html>
"""
SINGLE = """---
layout: frame.html
---
<p>{{ page.date | date: "%d/%m/%Y %H:%M" }}</p><p>{{ summary }}</p>{{ content }}
{% for each in lists %}<a href="/{{ each }}/">{{ each }}</a>{% endfor %}
"""
ENTRIES = """{% for each in entries %}<article>
<h2><a href="{{ each.url }}">{{ each.data.title }}</a></h2><p>{{ each.data.summary }}</p></article>
{% endfor %}"""
ENTRY = "<item><title>{{ each.data.title }}</title><link>{{ each.url }}</link></item>"
OF_LISTS = (
    "---\npagination: {{{{ data: collections, size: 1, alias: list, filter: [all] }}}}\n{}---\n"
)
PAGES = {
    "index.html": """---
title: Tin tức
layout: frame.html
pagination: {{ data: collections.tin, size: {per_page}, reverse: true }}
permalink: "/{{% if pagination.pageNumber > 0 %}}{{{{ pagination.pageNumber }}}}/{{% endif %}}"
---
{{% assign entries = pagination.items %}}""",
    "lists.html": OF_LISTS.format(
        'title: Danh sách\nlayout: frame.html\npermalink: "/{{{{ list }}}}/index.html"\n'
    )
    + "{{% assign entries = collections[list] | reverse | slice: 0, {per_page} %}}",
    "feeds.html": OF_LISTS.format('permalink: "/{{{{ list }}}}/rss.xml"\n')
    + "<rss version='2.0'><channel>"
    "{{% assign entries = collections[list] | reverse | slice: 0, {per_page} %}}",
    "map.html": '---\npermalink: "/sitemap.xml"\n---\n<urlset>{{% for each in collections.tin %}}'
    "<url><loc>{{{{ each.url }}}}</loc></url>{{% endfor %}}</urlset>",
}
ENDS = {
    "index.html": ENTRIES,
    "lists.html": ENTRIES,
    "feeds.html": f"{{% for each in entries %}}{ENTRY}{{% endfor %}}</channel></rss>",
    "map.html": "",
}
ARTICLE = """---
title: "{item.title}"
date: {item.publish_at:%Y-%m-%dT%H:%M:%SZ}
summary: "{item.summary}"
lists: [{item.theme.id}, {item.unit.id}]
tags: [tin, {item.theme.id}, {item.unit.id}]
layout: single.html
---
{item.body}
"""


def version() -> str:
    """Return which Eleventy this is; ends the program where there is none."""
    if not PACKAGE.is_dir() or not shutil.which("node"):
        sys.exit("Eleventy or node is missing: `make bench` installs them.")
    return f"Eleventy {json.loads((PACKAGE / 'package.json').read_text())['version']}"


class Site:
    """A folder for Eleventy."""

    def __init__(self, folder: Path, articles: Sequence[Item], per_page: int) -> None:
        """Write config, templates and articles; builds nothing yet."""
        self._folder = folder
        for each in ("content/tin", "layouts"):
            (folder / each).mkdir(parents=True)
        (folder / "eleventy.config.mjs").write_text(CONFIG)
        (folder / "layouts" / "frame.html").write_text(FRAME)
        (folder / "layouts" / "single.html").write_text(SINGLE)
        for name, page in PAGES.items():
            (folder / "content" / name).write_text(page.format(per_page=per_page) + ENDS[name])
        for item in articles:
            self.add(item)

    def add(self, item: Item) -> None:
        """Write one article's Markdown."""
        (self._folder / "content" / "tin" / f"{item.id}.md").write_text(ARTICLE.format(item=item))

    def build(self) -> None:
        """Build the whole site; from one build to the next it keeps nothing."""
        command = ["node", str(PACKAGE / "cmd.cjs"), "--quiet"]
        silent = subprocess.DEVNULL
        subprocess.run(command, cwd=self._folder, stdout=silent, check=True)  # noqa: S603
