"""What lies in the content folder and is not taken, and what its editor can do about it.

Pictures, clips and documents lie there to be referred to; folders of pictures, hidden files and
those of programs at work are nobody's business.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

from publisher.items.copynames import is_conflict, originals
from publisher.items.files import shown
from publisher.items.scan import IGNORED, RESERVED, is_markdown
from publisher.words import _

QUIET_FOLDERS = frozenset(
    {"hinh", "hinh-anh", "hinh anh", "hình", "hình ảnh", "anh", "ảnh", "images", "image", "img"}
    | {"pictures", "photos", "media", "video", "videos", "phim", "clip", "tai-lieu", "files"}
)
QUIET = frozenset(
    {".jpg", ".jpeg", ".png", ".mp4", ".mov", ".m4v", ".webm", ".mp3", ".pdf", ".srt", ".vtt"}
)
QUIET_FILES = frozenset({"thumbs.db", "desktop.ini", "readme.md", "readme.txt"})
OFFICE = frozenset({".docx", ".doc", ".odt", ".rtf", ".docm", ".dotx", ".pages", ".wps"})
PICTURES = frozenset({".heic", ".heif", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif"})
NEARLY = frozenset({".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdx", ".mdtext"})


@dataclass(frozen=True, slots=True)
class Untaken:
    """A file that nothing is made of."""

    path: str  # relative to the content folder
    do: str  # what helps, one sentence


def untaken(root: PurePath) -> Iterator[Untaken]:
    """Look for what is not taken; costs a listing of the folders, no look into files.

    What can't be read now is left out.
    """
    return _below(str(root), "")


def _below(root: str, inside: str) -> Iterator[Untaken]:
    with suppress(OSError), os.scandir(os.path.join(root, inside)) as entries:  # noqa: PTH118
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not _is_quiet_folder(name, entry.name):
                    yield from _below(root, f"{name}/")
            elif do := _advice(entry):
                yield Untaken(shown(name), do)


def _is_quiet_folder(name: str, last: str) -> bool:
    return bool(IGNORED.search(last)) or name in RESERVED or last.lower() in QUIET_FOLDERS


def _advice(entry: os.DirEntry[str]) -> str | None:
    name = entry.name.lower()
    suffix = os.path.splitext(name)[1]  # noqa: PTH122  10,000 files
    if is_conflict(entry.name) and IGNORED.search(entry.name):
        message = _("two machines changed {original}: compare the two, then delete this one")
        return message.format(original=originals(entry.name)[0] + suffix)
    if IGNORED.search(entry.name) or suffix in QUIET or name in QUIET_FILES:
        return None
    if is_markdown(name):
        return _("is a link: put the file itself here") if entry.is_symlink() else None
    return _by_suffix(name, suffix)


def _by_suffix(name: str, suffix: str) -> str:
    if name.endswith((".md.txt", ".markdown.txt")) or suffix in NEARLY:
        return _("rename it so that its name ends in .md; Windows hides how names end")
    if suffix in OFFICE:
        return _("copy its text into a file whose name ends in .md; Word files are not read")
    if suffix in PICTURES:
        return _("save the picture as JPEG or PNG")
    if suffix in (".txt", ".html", ".htm", ".mht", ".xml"):
        return _("if it is to be published: put its text into a file whose name ends in .md")
    return _("move it elsewhere: only files whose names end in .md become items")
