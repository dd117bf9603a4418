"""Adding one article to sites of growing size, beside tools that build a site anew."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench import eleventy, hugo, pelican, process
from bench.articles import BEGIN, article
from bench.table import Report, Row, middle, seconds
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site import files
from channels.website.site.generator import Site
from publisher.contract import Item

LOOK = Look(base_url="https://soxaydung.example", office_name="Sở Xây dựng tỉnh Đắk Lắk")
PER_PAGE = 20
HUGE = 100_000  # articles of a site of which only the index is made
STEP = 500  # articles that are put into it at once


@dataclass(frozen=True, slots=True)
class Took:
    """What one size of the site took, in seconds."""

    built: float  # of Markdown, each page out
    added: float
    files: int  # that one more article writes
    memory: float  # MB of the process afterwards
    packed: float = 0  # the variants of what was built
    rebuilt: float = 0  # of the index, into an empty folder
    hugo_built: float = 0
    hugo_added: float = 0
    pelican_added: float = 0
    eleventy_added: float = 0


def run(*, quick: bool) -> Report:
    """Measure the growing site."""
    eleventy.version()  # before anything is measured in vain
    sizes = (20, 60) if quick else (100, 1_000, 10_000)
    took = {size: _measured(size, times=1 if quick else 7) for size in sizes}
    huge = 200 if quick else HUGE
    all_ours = {**took, huge: _measured_huge(huge, times=1 if quick else 7)}
    small, large = sizes[0], sizes[-1]
    hugo_large = took[large].hugo_added
    rows = [*_beside(took), *_growing(all_ours, small, hugo_large)]
    rows += _whole(large, took[large])
    return Report(
        title="The website grows by one article", how=_how(large, huge, all_ours[huge]), rows=rows
    )


def _beside(took: dict[int, Took]) -> list[Row]:
    """Compare one more article with what others need for it."""
    return [
        Row(
            what=f"{size:,} articles, one more",
            ours=f"{each.added * 1000:.0f} ms, {each.files} files",
            yardstick=f"{name} builds all: {theirs:.2f} s",
            ratio=each.added / theirs,
        )
        for size, each in took.items()
        for name, theirs in (
            ("Hugo", each.hugo_added),
            ("Pelican", each.pelican_added),
            ("Eleventy", each.eleventy_added),
        )
        if theirs
    ]


def _whole(size: int, took: Took) -> list[Row]:
    """Compare building the whole site with what Hugo needs for it."""
    return [
        Row(
            what=f"{size:,}: {what}",
            ours=f"{ours:.1f} s",
            yardstick=f"Hugo builds all: {took.hugo_built:.1f} s",
            ratio=ours / took.hugo_built,
            aim=aim,
        )
        for what, ours, aim in (
            ("rebuilt into an empty folder, packed", took.rebuilt, "2"),
            ("from Markdown, pages out", took.built, "2"),
            ("and then packed", took.packed, ""),
        )
    ]


def _growing(ours: dict[int, Took], small: int, hugo: float) -> list[Row]:
    """Compare large sites with the smallest."""
    base, last = ours[small], max(ours)
    rows = [
        Row(
            what=f"one more on {size:,}",
            ours=f"{each.added * 1000:.0f} ms, {each.files} files, {each.memory:.0f} MB",
            yardstick=f"on {small:,}: {base.added * 1000:.0f} ms, {base.files} files",
            ratio=each.added / base.added,
            aim="1.5",
        )
        for size, each in ours.items()
        if size != small
    ]
    rows.append(
        Row(
            what=f"one more on {last:,}",
            ours=f"{ours[last].added * 1000:.0f} ms",
            yardstick=f"Hugo on a tenth as many: {hugo:.2f} s",
            ratio=ours[last].added / hugo,
            aim="0.01",
        )
    )
    return rows


def _how(large: int, huge: int, last: Took) -> str:
    return (
        "Ours renders the Markdown, cleans it, writes the page and every list, feed and site"
        f" map that it changes, each synced to disk. {hugo.version()} has no incremental"
        " build on disk: it builds the same articles again, with the plainest theme (lists"
        f" of {PER_PAGE}, topics, units, feeds, site map), and syncs nothing; so does"
        f" {pelican.version()}, which keeps a cache of what it parsed, and {eleventy.version()}."
        " Medians of several"
        f" articles; of Hugo three builds up to 1,000, one of {large:,}. Of {huge:,} articles"
        f" only the index was made ({last.built:.0f} s): the bodies are those of a thousand, and"
        " no page was rendered before the ones that are measured. The process is warm, as a daemon"
        " is: cards that it drew for one article it has at hand for the next. Whoever lost the"
        " folder, or"
        " changed the look, rebuilds of the index, which keeps the bodies as HTML: processes, one"
        " a core, render the pages with Jinja, one alone writes them, and then packs them in two"
        " ways; that bounds it. A site that begins from Markdown is bound by one process: it"
        " converts each body, puts the article into the index twice (once to note what a kill"
        " would leave behind) and renders, since nobody else may read what is not committed; its"
        " pages are packed later, in the background. Hugo uses every core, packs nothing and"
        " syncs nothing."
    )


def _measured(size: int, *, times: int) -> Took:
    articles = [article(number) for number in range(size + times)]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        site = _site(folder)
        built = seconds(lambda: _publish(site, articles[:size]))
        packed = seconds(lambda: site.catch_up(3_600))
        shutil.rmtree(folder / "www")
        rebuilt = seconds(site.rebuild)
        os.sync()  # what the build left to the disk is no cost of one more article
        added, written = _added(site, articles[size:])
        memory = process.resident(os.getpid())
        other = hugo.Site(folder / "hugo", articles[:size], PER_PAGE)
        hugo_built = seconds(other.build)
        hugo_added = _rebuilt(other, articles[size : size + (3 if size <= 1_000 else 1)])
        third = pelican.Site(folder / "pelican", articles[:size], PER_PAGE)
        third.build()  # fills its cache
        again = _rebuilt(third, articles[size : size + 1])
        fourth = eleventy.Site(folder / "eleventy", articles[:size], PER_PAGE)
        anew = _rebuilt(fourth, articles[size : size + 1])
        ours = built, added, written, memory, packed, rebuilt
        return Took(*ours, hugo_built, hugo_added, again, anew)


def _measured_huge(size: int, *, times: int) -> Took:
    """Measure a site that is so large that only its index is made."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        site = _site(Path(name))
        built = seconds(lambda: _fill(site, size))
        added, written = _added(site, [article(number) for number in range(size, size + times)])
        return Took(built, added, written, process.resident(os.getpid()))


def _fill(site: Site, size: int) -> None:
    """Put many articles into the index as if their pages were written."""
    models = [to_payload(article(number), LOOK.root) for number in range(min(size, 1_000))]
    site.publish(models[:1], at=BEGIN)
    for start in range(1, size, STEP):
        with site.open() as (index, db):
            for number in range(start, min(start + STEP, size)):
                payload = _copied(models[number % len(models)], number)
                index.put(payload, BEGIN)
                site.work.changed(index, payload["id"])
            db.execute("DELETE FROM stale")


def _copied(model: dict[str, Any], number: int) -> dict[str, Any]:
    published = (BEGIN + timedelta(hours=5 * number)).isoformat()
    return {**model, "id": f"tin-{number:06}", "published": published}


def _added(site: Site, articles: Sequence[Item]) -> tuple[float, int]:
    """Return the seconds that one more article takes, and how many files it writes."""
    with patch.object(files, "write", wraps=files.write) as write:
        took = [seconds(partial(_publish, site, [each])) for each in articles]
    written = sum(len(call.args[1]) for call in write.call_args_list)
    return middle(took), round(written / len(articles))


def _rebuilt(other: "hugo.Site | pelican.Site | eleventy.Site", articles: Sequence[Item]) -> float:
    took = []
    for each in articles:
        other.add(each)
        build: Callable[[], None] = other.build
        took.append(seconds(build))
    return middle(took)


def _site(folder: Path) -> Site:
    return Site(folder / "www", folder / "site.sqlite", parts(LOOK, per_page=PER_PAGE))


def _publish(site: Site, articles: Sequence[Item]) -> None:
    site.publish((to_payload(each, LOOK.root) for each in articles), at=datetime.now(UTC))
