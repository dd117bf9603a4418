"""The folder that the web server serves: what is to stand in it, as the index says."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from channels.shared.clips import Clip
from channels.website.pictures import renditions
from channels.website.site import compressed, files
from channels.website.site.index import Index, is_media
from channels.website.site.part import Parts
from channels.website.site.paths import Rank


class Folder:
    """Makes the files of the site of its parts, writes them and removes them."""

    def __init__(self, path: Path, parts: Parts) -> None:
        self.path = path
        self._parts = parts.parts

    # --- as the index says ---

    def every(self, index: Index) -> Iterator[str]:
        """Yield the path of every file that the site should have, the media apart."""
        if index.begun():
            for part in self._parts:
                yield from part.files(index)

    def by_worth(self, index: Index) -> Iterator[str]:
        """Yield the same, what most readers come to first; some of them more than once."""
        if not index.begun():
            return
        yield "index.html"
        yield from (f"{slug}.html" for slug in index.standing())
        yield from index.paths.overviews()
        yield from (f"{slug}.html" for slug in index.ids())
        yield from self.every(index)

    def content(self, index: Index, path: str) -> bytes | None:
        """Return what a file of the site says; None if the site has no such file."""
        if not index.begun():
            return None
        said = (part.content(index, path) for part in self._parts)
        return next((each for each in said if each is not None), None)

    # --- on disk ---

    def write(self, index: Index, paths: Sequence[str], *, packed: bool = False) -> None:
        """Write files of the site, remove those that do not belong there; see files.write."""
        made = {path: self.content(index, path) for path in paths if not is_media(path)}
        shown = [(path, content) for path, content in made.items() if content is not None]
        unpacked = files.write(self.path, shown, packed=packed)
        gone = [path for path in reversed(made) if made[path] is None]
        files.remove(self.path, gone)
        media = [path for path in paths if is_media(path)]
        files.remove(self.path, index.media.orphans(media))
        index.paths.written(made, gone)
        index.paths.done(media)
        index.paths.mark(unpacked, Rank.UNPACKED)

    def make_media(self, media: Sequence[Mapping[str, Any]]) -> None:
        """Make what is not there yet; a picture's name stands for its bytes."""
        for each in media:
            if each["kind"] == "copy":
                with Clip(Path(each["source"])) as clip:
                    files.copy(clip, self.path / each["file"])
        pictures = (each for each in media if each["kind"] != "copy")
        missing = (each for each in pictures if not (self.path / each["file"]).is_file())
        files.write(self.path, list(renditions.made(missing)))

    def shows(self, payload: Mapping[str, Any]) -> bool:
        """Tell whether an article's page and its media are there."""
        paths = [f"{payload['id']}.html", *(each["file"] for each in payload["files"])]
        return all((self.path / each).is_file() for each in paths)

    def is_as_said(self, index: Index, path: str) -> bool:
        """Tell whether a file is in every form as the index says, or in none if it says so."""
        target, content = self.path / path, self.content(index, path)
        if content is not None:
            return not files.fault(target, content, packed=False)
        variants = (target.with_name(target.name + suffix) for suffix in compressed.SUFFIXES)
        return not any(each.is_file() for each in (target, *variants))
