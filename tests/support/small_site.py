"""A website of short articles in a folder, and what stands in it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from channel_items import make_item
from channels.website.look import Look
from channels.website.pages.headings import HELD
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site

LOOK = Look(base_url="https://sxd.example.vn/tin", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PER_PAGE = 5


def make_site(folder: Path, look: Look = LOOK) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(look, per_page=PER_PAGE))


def article(number: int, **changes: Any) -> dict[str, Any]:
    changes.setdefault("title", f"Tin số {number}")
    changes.setdefault("publish_at", NOW + timedelta(hours=number))
    return to_payload(make_item(id=f"tin-{number}", **changes), LOOK.root)


def articles(numbers: Iterable[int]) -> list[dict[str, Any]]:
    return [article(number) for number in numbers]


def tree(folder: Path) -> dict[str, bytes]:
    www = folder / "www"
    return {
        str(path.relative_to(www)): path.read_bytes() for path in www.rglob("*") if path.is_file()
    }


def rebuilt(site: Site, folder: Path) -> bool:
    """Remove every text of a site, have it rebuilt, and tell whether all are the same again."""

    def plain() -> dict[Path, bytes]:
        files = (folder / "www").rglob("*.*")
        return {path: path.read_bytes() for path in files if path.suffix not in (".br", ".gz")}

    before = plain()
    for path in before:
        path.unlink()
    site.rebuild()
    return bool(before) and plain() == before


def text(folder: Path, name: str) -> str:
    """Return a page's text as it is read: words that are held together are like others."""
    return (folder / "www" / name).read_text().replace(HELD, " ")


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
