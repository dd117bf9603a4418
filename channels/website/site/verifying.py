"""Looking whether the folder has what the index says, nothing else, and no link into the void.

A batch at a time, so that publishing does not wait for all of them and a large site needs no
more memory than a small one. Files that wait to be written are no fault.
"""

import html
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from channels.website.site import compressed, files
from channels.website.site.generator import Site
from channels.website.site.index import Index, is_media

BATCH = 200
PAGES_NAMED = 3  # of those with the same broken link: what is wrong in a footer is everywhere

_Check = Callable[[Index, str], Iterator["Fault"]]
_LINK = re.compile(rb'\s(?:href|src|poster|srcset)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be."""

    path: str
    what: str
    kind: Literal["page", "media", "link", "foreign", "left"] = "page"

    @property
    def level(self) -> Literal["error", "warning"]:
        """Return how much it weighs: readers miss what is missing or altered."""
        return "error" if self.kind in ("page", "media") else "warning"


def faults(site: Site, base_url: str = "") -> Iterator[Fault]:
    """Yield what is missing, altered or not ours in the folder of a site.

    base_url: the site's address, to look at its links as well.
    """
    check = partial(_check, site, base_url, Counter())
    yield from _in_batches(site, site.every(), check)
    yield from _in_batches(site, _on_disk(site.folder.path), partial(_foreign, site))


def _in_batches(site: Site, paths: Iterable[str], check: _Check) -> Iterator[Fault]:
    rest = iter(paths)
    while batch := list(islice(rest, BATCH)):
        with site.open() as (index, _):
            found = [fault for path in batch for fault in check(index, path)]
        yield from found


def _check(
    site: Site, base_url: str, broken: Counter[str], index: Index, path: str
) -> Iterator[Fault]:
    """Look at a file that the site should have."""
    if index.paths.marked(path):
        return
    file = site.folder.path / path
    if is_media(path):
        if not file.is_file() and index.media.has(path):
            yield Fault(path, "thiếu tệp", "media")
        return
    content = site.folder.content(index, path)
    if content is None:  # it went since
        return
    packed = index.paths.rank(path) is None
    if wrong := files.fault(file, content, packed=packed):
        yield Fault(path, wrong)
    if file.suffix == ".html" and base_url:
        for target in sorted(set(_links(content, base_url, path))):
            known = (index.paths.has, index.paths.marked, index.media.has)
            ours = any(has(target) for has in known)  # told where it is missing
            if ours or (site.folder.path / target).is_file():
                continue
            broken[target] += 1
            if broken[target] <= PAGES_NAMED:
                yield Fault(path, f"liên kết hỏng tới /{target}", "link")


def _links(page: bytes, base_url: str, path: str) -> Iterator[str]:
    """Yield the files of the site that a page links to or shows, by path."""
    base = urlsplit(base_url)
    for found in _LINK.finditer(page):
        value = html.unescape(found[1].decode(errors="replace"))
        for each in value.split(", ") if found[0].strip().startswith(b"srcset") else [value]:
            try:
                link = urlsplit(each.strip().split(" ")[0])
            except ValueError:  # an editor's mistake; it leads nowhere on this site
                continue
            if (link.scheme, link.netloc) not in {("", ""), (base.scheme, base.netloc)}:
                continue
            if target := _target(unquote(link.path), base.path, path):
                yield target


def _target(link: str, root: str, page: str) -> str:
    """Return the file that a path on the site's host is answered with; "" if none of ours."""
    if not link:
        return ""
    absolute = link if link.startswith("/") else f"{root}/{PurePosixPath(page).parent}/{link}"
    clean = os.path.normpath(absolute)
    if clean != root and not clean.startswith(f"{root}/"):
        return ""
    below = clean.removeprefix(root).strip("/")
    return "/".join(filter(None, (below, "index.html"))) if link.endswith("/") else below


def _on_disk(folder: Path) -> Iterator[str]:
    """Yield the files in a folder, by path below it."""
    for parent, _folders, names in os.walk(folder):
        below = os.path.relpath(parent, folder)
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _foreign(site: Site, index: Index, path: str) -> Iterator[Fault]:
    """Name a file that the site did not put there, or left there."""
    file = PurePosixPath(path)
    unfinished = file.name.startswith(".") and file.suffix == ".tmp"  # of a call that broke off
    if unfinished:
        file = file.with_name(file.name[1:-4])
    if compressed.is_variant(file.name):
        file = file.with_suffix("")
    known = str(file)
    waits = index.paths.rank(known) is not None
    if waits or (not unfinished and (index.paths.has(known) or index.media.has(known))):
        return
    if (site.folder.path / path).exists():  # it may have gone since
        if unfinished and (index.paths.has(known) or index.media.has(known)):
            yield Fault(path, "tệp tạm của một lần ghi bị ngắt", "left")
        else:
            yield Fault(path, "tệp lạ, không thuộc trang web", "foreign")
