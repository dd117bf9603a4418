"""A file of the content folder that somebody names in a few words, also one never taken in."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from publisher.items.names import DATE_PREFIX, slugify
from publisher.items.opening import open_plain
from publisher.items.scan import is_markdown

HEAD = 4_000  # bytes in which a head says the item's id
_ID = re.compile(rb"^(?:id|ten_rieng):[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


class SeveralFiles(LookupError):
    """More than one file fits; `paths` are they, relative to the content folder."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths


def find_file(content: Path, wanted: str) -> Path | None:
    """Return the file that is meant by its name, its item's, or a part of its path.

    What fits more closely wins. Raises SeveralFiles.
    """
    files = sorted(_files(content.resolve()))
    plain = _plain(wanted)
    part = slugify(wanted.removesuffix(".md"))
    fits: tuple[Callable[[Path], bool], ...] = (
        lambda path: plain in (_plain(path.stem), _plain(path.name)),
        lambda path: part == slugify(DATE_PREFIX.sub("", path.stem.lstrip("_"))),
        lambda path: _says(content.resolve() / path, wanted),
        lambda path: bool(part) and part in slugify(str(path.with_suffix(""))),
    )
    for each in fits:
        found = [path for path in files if each(path)]
        if len(found) > 1:
            raise SeveralFiles(found)
        if found:
            return found[0]
    return None


def _files(content: Path) -> Iterator[Path]:
    for path in content.rglob("*"):
        inside = path.relative_to(content)
        if is_markdown(path.name) and path.is_file() and not _hidden(inside):
            yield inside


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _says(path: Path, wanted: str) -> bool:
    """Tell whether a file's head says this id."""
    try:
        with open_plain(path) as file:
            match = _ID.search(file.read(HEAD))
    except OSError:
        return False
    return match is not None and match[1].decode() == wanted
