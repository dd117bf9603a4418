"""Links from one standing page to another: to its file, as editors see it beside their own.

`lien-he.md` and `lien-he.html` both become `<id>.html`, which is how a page is named in what
a channel gets; where pages stand on the site is the channel's own.
"""

import posixpath
import re
from pathlib import Path, PurePosixPath

from publisher.items.assets import Reading
from publisher.items.characters import clean
from publisher.items.head import Problem, read, split
from publisher.items.names import did_you_mean, slugify, stem_of
from publisher.items.opening import open_plain
from publisher.items.scan import IGNORED, PAGES
from publisher.proofreading.text import CODE, blanked
from publisher.words import _

_LINK = re.compile(
    r"(?<!\\)(?<!!)\[[^\[\]\n]*\]\(\s{0,3}"
    r"(?:<(?P<wide>[^<>:?#/\n][^<>:?#\n]{0,200}?\.(?:md|html))(?=[>#])"
    r"|(?P<to>[^\s()<>:?#/][^\s()<>:?#]{0,200}\.(?:md|html))(?=[\s)#]))"
)
_HEAD = 200_000  # bytes of a file within which its head ends


def between_pages(reading: Reading, body: str, first_line: int) -> str:
    """Return a page's body with links that name other pages by id.

    A link to a page that is not there is noted as a problem.
    """
    text = blanked(CODE, body)
    made, end, there = [], 0, dict[Path, str]()
    for match in _LINK.finditer(text):
        there = there or _pages(reading)
        kind = match.lastgroup or "to"
        begin, to = match.start(kind), match[kind]
        name = _meant(reading.path, to, there)
        if name is None:
            what = _("there is no page “{address}” in content/{folder}")
            what = what.format(address=to, folder=PAGES)
            what += did_you_mean(PurePosixPath(to).stem, there.values())
            line = first_line + body.count("\n", 0, begin)
            reading.problems.append(Problem(line, "body", what))
            name = to.rpartition(".")[0]  # said once is enough
        reading.pages.add(f"{name}.html")
        made += [body[end:begin], f"{name}.html"]
        end = match.end(kind)
    return "".join([*made, body[end:]])


def _meant(page: Path, to: str, there: dict[Path, str]) -> str | None:
    """Return the id of the page that a link leads to; None where there is none."""
    file = posixpath.normpath(f"{page.parent.as_posix()}/{to.rpartition('.')[0]}.md")
    if found := there.get(Path(file)):
        return found
    name = slugify(PurePosixPath(to).stem)
    return name if name in there.values() else None


def _pages(reading: Reading) -> dict[Path, str]:
    """Return the id of each standing page, by its file."""
    files = (each for each in sorted((reading.root / PAGES).rglob("*.md")) if each.is_file())
    paths = (each.relative_to(reading.root) for each in files if not IGNORED.search(each.name))
    return {each: _id_of(reading, each) for each in paths}


def _id_of(reading: Reading, path: Path) -> str:
    """Return the id that a page's head says, or its file's name."""
    try:
        with open_plain(reading.root / path) as file:
            text = file.read(_HEAD).decode(errors="ignore")
    except OSError:
        text = ""
    parts = split(clean(text)[0])
    front = read(parts[0], reading.config.office.zone, PAGES)[0] if parts else None
    return (front and front.id) or slugify(stem_of(path))
