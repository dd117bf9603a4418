"""What readers of the office's website see after a kill, and in the end.

After a kill the files that it struck wait to be written again, each old or new. The others are
as the index says. In the end all of them are, and whatever lists articles names each once.
"""

import gzip
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import brotli

from e2e import Office

FINE = "Mọi tệp của trang web đều đúng."
LISTS = ("tin-tuc", "chu-de", "don-vi", "hinh-thuc", "thang")
FEED = 20  # the newest articles stand in it
UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}
ENDS = {
    ".html": rb"</html>\n",
    ".xml": rb"</(rss|feed|urlset|sitemapindex)>\s*",
    ".json": rb"[\]}\"]",
}
CARD = re.compile(r'<article class="card.*?<h\d><a href="[^"]*/([^/"]+)\.html"', re.DOTALL)
ENTRY = re.compile(r"<(?:guid|id)[^>]*>[^<]*/([^/<]+)\.html<")
PLACE = re.compile(r"<loc>[^<]*/([^/<]+)\.html</loc>")


def struck(desk: Office) -> bool:
    """Tell whether the site was being written: files are to be written again."""
    path = desk.folder / "state" / "site.sqlite"
    with closing(sqlite3.connect(path, timeout=10)) as db:
        (urgent,) = db.execute("SELECT count(*) FROM stale WHERE rank = 0").fetchone()
    return bool(urgent)


def torn(desk: Office) -> Iterator[str]:
    """Name what readers see of a kill: half a file, or an article twice in one list."""
    yield from _half(desk)
    for path in _files(desk):
        if names := _named(path):
            yield from (f"{path} names {name} twice" for name in _more_than_once(names))


def unverified(desk: Office) -> Iterator[str]:
    """Ask the site itself whether every file is as its index says."""
    told = desk.cli("site", "verify")
    if told.returncode or FINE not in told.stdout:
        yield f"site verify: {told.stdout[:500]}{told.stderr[-500:]}"


def wrong(desk: Office) -> Iterator[str]:
    """Name what is not as it should be when all has come to rest."""
    rows = desk.rows("channel = 'website' AND kind = 'publish' AND state = 'sent'")
    live = {row["item"] for row in rows}
    yield from torn(desk)
    yield from unverified(desk)
    for kind, names in _listings(desk).items():
        yield from _unlike(kind, Counter(names), Counter(live))
    yield from _feeds_unlike(desk, live)
    yield from _rebuilt_unlike(desk)


def _files(desk: Office, pattern: str = "*") -> list[Path]:
    return sorted(each for each in (desk.folder / "site").rglob(pattern) if each.is_file())


def _half(desk: Office) -> Iterator[str]:
    """Name the files that are cut, and packed ones that say something else."""
    for path in _files(desk):
        if path.suffix == ".tmp":
            continue  # nobody is shown it
        content = path.read_bytes()
        if path.suffix in UNPACK:
            if UNPACK[path.suffix](content) != path.with_suffix("").read_bytes():
                yield f"{path} says something else than what it packs"
        elif path.suffix in ENDS and not re.search(ENDS[path.suffix] + rb"\Z", content):
            yield f"{path} is cut"


def _named(path: Path) -> list[str]:
    """Return the articles that a list, a feed or a part of the site map names."""
    text = path.read_text("utf-8") if path.suffix in (".html", ".xml") else ""
    if path.suffix == ".html" and any(each in path.parts for each in LISTS):
        return CARD.findall(text)
    return PLACE.findall(text) if "<urlset" in text else ENTRY.findall(text)


def _listings(desk: Office) -> dict[str, list[str]]:
    """Return the articles that readers can find, by where they look for them."""
    site = desk.folder / "site"
    pages = {kind: sorted((site / kind).rglob("[0-9]*.html")) for kind in LISTS}
    found = {kind: [name for page in pages[kind] for name in _named(page)] for kind in LISTS}
    found["sitemap"] = [name for part in _files(desk, "sitemap/*.xml") for name in _named(part)]
    rows = [row for each in _files(desk, "bai/*.json") for row in json.loads(each.read_bytes())]
    found["search"] = [row["id"] for row in rows if row]
    return found


def _feeds_unlike(desk: Office, live: set[str]) -> Iterator[str]:
    for name in ("rss.xml", "atom.xml"):
        named = _named(desk.folder / "site" / name)
        if not set(named) <= live or len(named) != min(FEED, len(live)):
            yield f"{name} names {sorted(named)}"


def _rebuilt_unlike(desk: Office) -> Iterator[str]:
    """Have the site rebuilt: it is the same again, and nothing is left of what broke off."""
    before = {path: path.read_bytes() for path in _files(desk)}
    yield from (f"{path} is left over" for path in before if path.suffix == ".tmp")
    told = desk.cli("site", "rebuild")
    if told.returncode:
        yield f"site rebuild: {told.stdout}{told.stderr}"
    after = {path: path.read_bytes() for path in _files(desk)}
    for path in before.keys() | after.keys():
        packed_since = path.suffix in UNPACK and path not in before
        if before.get(path) != after.get(path) and not packed_since:
            yield f"{path} is another one after a rebuild"


def _unlike(kind: str, names: Counter[str], live: Counter[str]) -> Iterator[str]:
    yield from (f"{kind} names {name} twice" for name in _more_than_once(names))
    yield from (f"{kind} lacks {name}" for name in live - names)
    yield from (
        f"{kind} names {name}, which is not out" for name in names - live if not live[name]
    )


def _more_than_once(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
