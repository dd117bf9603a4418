"""The folder that the web server serves: what is to stand in it, as the index says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from channels.shared.clips import Clip
from channels.website.site import compressed, files
from channels.website.site.index import Index, is_media
from channels.website.site.part import Parts
from channels.website.site.paths import Rank

Made = Mapping[str, bytes | None]  # what files say, by path; None: the site has none there


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

    def made(self, index: Index, paths: Iterable[str]) -> Made:
        """Return what files of the site say; media are not made of the index."""
        return {path: self.content(index, path) for path in paths if not is_media(path)}

    # --- on disk ---

    def write(self, index: Index, paths: Sequence[str]) -> None:
        """Write files of the site, remove those that do not belong there; see files.write."""
        self.put(index, self.made(index, paths))
        media = [path for path in paths if is_media(path)]
        files.remove(self.path, index.media.orphans(media))
        index.paths.done(media)

    def put(self, index: Index, made: Made) -> None:
        """Write what files are to say, remove those that the site has not."""
        shown = [(path, content) for path, content in made.items() if content is not None]
        unpacked = files.write(self.path, shown)
        gone = [path for path in reversed([*made]) if made[path] is None]
        files.remove(self.path, gone)
        index.paths.written(made, gone)
        index.paths.mark(unpacked, Rank.UNPACKED)

    def pack(self, index: Index, paths: Sequence[str]) -> None:
        """Make the variants of files that are as the index says; see files.write."""
        whole = [path for path in paths if (self.path / path).is_file()]
        said = [(path, (self.path / path).read_bytes()) for path in whole]
        files.write(self.path, said, packed=True)
        index.paths.done(paths)

    def make_media(self, media: Sequence[Mapping[str, Any]]) -> None:
        """Make what is not there yet; a picture's name stands for its bytes."""
        for each in media:
            if each["kind"] == "copy":
                with Clip(Path(each["source"])) as clip:
                    files.copy(clip, self.path / each["file"])
        from channels.website.pictures import renditions  # with Pillow, which is large

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
