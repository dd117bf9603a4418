"""Addresses at which articles stood before: on this site, or on the one that it replaces.

Each leads to the article twice: by a small page at the old address, which works on every web
server, and by a line of `redirects.map`, with which nginx answers 301 itself, also where the
old address is none of a page (.aspx, .php). What the site has of its own is never covered;
an address that two articles claim leads to the older one.
"""

from collections.abc import Iterator, Sequence

from channels.website.pages.templates import Templates
from channels.website.site.index import Index
from channels.website.site.part import Part

MAP = "redirects.map"


class Redirects:
    """One small page an old address, and the map of all of them."""

    tables = """
CREATE TABLE IF NOT EXISTS moved (
    path TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (path, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS moved_of ON moved (id);
"""

    def __init__(self, templates: Templates, others: Sequence[Part]) -> None:
        self._templates = templates
        self._others = others  # what they have is not covered

    def changed(self, index: Index, slug: str) -> Iterator[str]:
        """Take note of where an article stood before; name the files that lead there."""
        found = index.entry(slug)
        now = set(found.payload.get("old_addresses", ())) if found and found.live else set()
        rows = index.db.execute("SELECT path FROM moved WHERE id = ?", (slug,))
        before = {path for (path,) in rows}
        index.db.execute("DELETE FROM moved WHERE id = ?", (slug,))
        index.db.executemany("INSERT INTO moved VALUES (?, ?)", ((path, slug) for path in now))
        yield from sorted(file for path in before | now if (file := _file(path)))
        if before | now or _covers(index, slug):
            yield MAP

    def files(self, index: Index) -> Iterator[str]:
        """Name the pages of all old addresses, and the map."""
        for path in _paths(index):
            file = _file(path)
            if file and not self._taken(index, file):
                yield file
        yield MAP

    def content(self, index: Index, path: str) -> bytes | None:
        """Return the map, or the page at an old address."""
        if path == MAP:
            return self._templates.render(MAP, index, moved=list(self._moved(index)))
        folder, _, name = path.rpartition("/")
        old = [f"/{path}"] if name != "index.html" else [f"/{path}", f"/{folder}/", f"/{folder}"]
        target = next((to for each in old if (to := _target(index, each))), None)
        if target is None or _file(old[0]) is None or self._taken(index, path):
            return None
        return self._templates.render("redirect.html", index, target=target)

    def _moved(self, index: Index) -> Iterator[tuple[str, str]]:
        for path in _paths(index):
            file = _file(path)
            if not self._taken(index, file or path[1:]) and (target := _target(index, path)):
                yield path, target

    def _taken(self, index: Index, file: str) -> bool:
        return any(each.content(index, file) is not None for each in self._others)


def _paths(index: Index) -> list[str]:
    return [path for (path,) in index.db.execute("SELECT DISTINCT path FROM moved ORDER BY path")]


def _target(index: Index, path: str) -> str | None:
    """Return the article to which an old address leads."""
    row = index.db.execute(
        "SELECT id FROM moved JOIN article USING (id) WHERE path = ? AND live = 1"
        " ORDER BY seq LIMIT 1",
        (path,),
    ).fetchone()
    return None if row is None else str(row[0])


def _file(path: str) -> str | None:
    """Return the file that web servers show at an address; None where it is no page's."""
    if path.endswith("/"):
        return f"{path[1:]}index.html"
    if path.endswith((".html", ".htm")):
        return path[1:]
    return None if "." in path.rpartition("/")[2] else f"{path[1:]}/index.html"


def _covers(index: Index, slug: str) -> bool:
    """Tell whether an article's page or a list of its stands where something else stood."""
    lists = index.db.execute("SELECT list FROM place WHERE id = ?", (slug,)).fetchall()
    own = [f"/{slug}.html", *(f"/{name}{end}" for (name,) in lists for end in ("", "/"))]
    marks = ", ".join("?" * len(own))
    query = f"SELECT 1 FROM moved WHERE path IN ({marks})"  # noqa: S608  marks only
    return index.db.execute(query, own).fetchone() is not None
