"""How soon a reader on a slow line sees a page: the largest content, in a real browser.

3G as WebPageTest has it: 1.6 Mbit/s, 300 ms to each answer; and a processor four times as slow
as this one.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from bench.table import Report, Row, middle

sys.path.append(str(Path(__file__).parents[1] / "tests/support"))

PAGES = ("home", "article", "infographic", "leaders")
LARGEST, HTML = 1.5, 50_000  # seconds, bytes
RATE, DELAY, SLOWER = 1_600_000 / 8, 300, 4

SEEN = """new Promise(done => new PerformanceObserver(list => done(Math.max(
  ...list.getEntries().map(e => e.startTime)) / 1000))
  .observe({type: "largest-contentful-paint", buffered: true}))"""
LOADED = """performance.getEntriesByType("resource").filter(e =>
  ["link", "css", "script"].includes(e.initiatorType)
  || e.initiatorType === "img" && e.startTime < %f * 1000).length + 1"""


def run(*, quick: bool) -> Report:
    """Measure pages of a small office's site."""
    if not (shutil.which("chromium") or shutil.which("google-chrome")):
        return Report(title="Reading", how="no browser is installed here", rows=())
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(Path(folder), times=1 if quick else 5)
    return Report(
        title="What a reader waits for",
        how=f"{RATE * 8 / 1e6:.1f} Mbit/s, {DELAY} ms to each answer, processor {SLOWER} times as"
        " slow, nothing kept from before; requests until then. Files come packed by brotli, as"
        " the examples for web servers send them.",
        rows=rows,
    )


def _measured(folder: Path, *, times: int) -> list[Row]:
    from browser import browsing
    from website_office import website_office

    rows = []
    with website_office(folder) as site, browsing() as browser:
        for name in PAGES:
            path = site.pages[name]
            size = len((site.folder / (path.lstrip("/") or "index.html")).read_bytes())
            took, asked = [], 0
            for _ in range(times):
                with browser.window(width=390) as window:
                    window.slow_down(delay=DELAY, rate=RATE, cpu=SLOWER)
                    window.go(site.address + path)
                    took.append(float(window.value(SEEN)))
                    asked = int(window.value(LOADED % took[-1]))
            rows.append(_row(name, middle(took), size, asked))
    return rows


def _row(name: str, took: float, size: int, asked: int) -> Row:
    return Row(
        what=f"{name}: largest content on 3G",
        ours=f"{took:.2f} s",
        yardstick=f"{size / 1000:.0f} KB of HTML (aim < {HTML // 1000}), {asked} requests",
        ratio=took / LARGEST,
        aim=f"< {LARGEST} s",
    )
