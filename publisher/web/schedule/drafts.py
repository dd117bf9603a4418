"""The drafts of the content folder: files that nobody handed in yet."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from publisher.config.tables import Entry
from publisher.items.head import read, split
from publisher.items.lists import fitting
from publisher.items.names import DATE_PREFIX
from publisher.items.opening import open_plain
from publisher.items.scan import PAGES, RESERVED, is_markdown
from publisher.web.visit import Visit

HEAD = 20_000  # bytes in which a head stands
MOST = 50  # that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as far as its head can be read."""

    path: str  # below the content folder
    title: str
    changed_at: datetime
    unit: str  # "" where its head does not say one that there is
    theme: str
    form: str
    sensitive: bool


def drafts(visit: Visit) -> list[Draft]:
    """Return the drafts that were changed last, as many as a page shows."""
    content = visit.workspace.config.content.resolve()
    names = sorted(_names(str(content), ""), reverse=True)[:MOST]
    read_ones = (_read(visit, content, Path(name), changed) for changed, name in names)
    return [each for each in read_ones if each]


def draft(visit: Visit, path: str) -> Draft | None:
    """Return one draft by its path below the content folder; None if there is none such."""
    content = visit.workspace.config.content.resolve()
    found = next((each for each in _names(str(content), "") if each[1] == path), None)
    return _read(visit, content, Path(path), found[0]) if found else None


def _names(root: str, inside: str) -> Iterator[tuple[float, str]]:
    """Yield the drafts below a folder, each with when it was changed; follows no link."""
    with suppress(OSError), os.scandir(os.path.join(root, inside)) as entries:  # noqa: PTH118
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if name not in (*RESERVED, PAGES) and not entry.name.startswith((".", "_")):
                    yield from _names(root, f"{name}/")
            elif entry.name.startswith("_") and is_markdown(name) and not entry.is_symlink():
                yield entry.stat(follow_symlinks=False).st_mtime, name


def _read(visit: Visit, content: Path, path: Path, changed: float) -> Draft | None:
    """Read as much of a draft's head as is right."""
    config = visit.workspace.config
    try:
        with open_plain(content / path) as file:
            text = file.read(HEAD).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return None
    parts = split(text)
    front = read(parts[0], config.office.zone)[0] if parts else None
    lists: Mapping[str, Mapping[str, Entry]] = {
        "unit": config.units,
        "theme": config.themes,
        "form": config.forms,
    }
    said = {key: _only(known, getattr(front, key, "")) for key, known in lists.items()}
    return Draft(
        path=str(path),
        title=front.title if front else DATE_PREFIX.sub("", path.stem.lstrip("_")),
        changed_at=datetime.fromtimestamp(changed, UTC),
        sensitive=bool(front and front.sensitive),
        **said,
    )


def _only(known: Mapping[str, Entry], written: str) -> str:
    found = fitting(known, written)
    return found[0].id if len(found) == 1 else ""
