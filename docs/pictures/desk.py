"""Take the pictures of the publishing desk that docs/ban-bien-tap.md and the README show.

`python docs/pictures/desk.py`. The office in them is made up for it, and gone afterwards: nothing
has to run, nothing is called. Needs Chromium.
"""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

FOLDER = Path(__file__).parent
sys.path.append(str(FOLDER.parents[1] / "tests/support"))
SCREEN, PHONE, SHOWN = 1280, 390, 1000  # pixels of the windows, and of a screen's picture
COLOURS = 256
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))"
GROUND, GAP = "#dfe5ec", 28  # around the pictures of the README's

if TYPE_CHECKING:
    from browser import Browser
    from web_desk import Served


def take(browser: "Browser", served: "Served", path: str, width: int, height: int) -> Image.Image:
    """Take what a page looks like from its top."""
    from busy_desk import WHO

    target = FOLDER / ".desk.png"
    with browser.window(width=width) as window:
        window.resize(width, height)
        window.emulate()
        served.enter(window, WHO)
        window.go(served.origin + path)
        window.value(PAINTED)
        window.photograph(target)  # frames are painted for it at the latest, and shown by the next
        window.value(PAINTED)
        window.photograph(target)
    made = Image.open(target).convert("RGB")
    target.unlink()
    return made.crop((0, 0, width, min(height, made.height)))


def keep(made: Image.Image, name: str) -> None:
    """Write a picture in few colours."""
    flat = made.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    flat.save(FOLDER / f"{name}.png", optimize=True)


def smaller(made: Image.Image, width: int) -> Image.Image:
    """Return a picture so many pixels wide."""
    size = (width, round(made.height * width / made.width))
    return made.resize(size, Image.Resampling.LANCZOS)


def beside(phone: Image.Image, above: Image.Image, below: Image.Image) -> Image.Image:
    """Put a telephone beside two screens that are as high together."""
    high = (phone.height - GAP) // 2
    wide = round(high * above.width / above.height)
    whole = (phone.width + wide + 3 * GAP, phone.height + 2 * GAP)
    made = Image.new("RGB", whole, GROUND)
    made.paste(phone, (GAP, GAP))
    made.paste(smaller(above, wide), (phone.width + 2 * GAP, GAP))
    made.paste(smaller(below, wide), (phone.width + 2 * GAP, 2 * GAP + high))
    return made


def main() -> None:
    """Take them all."""
    from browser import browsing
    from busy_desk import AWAITED, DOUBTED, WHO, busy_office
    from web_desk import made, web_desk

    with (
        tempfile.TemporaryDirectory() as folder,
        busy_office(Path(folder) / "office") as office,
        web_desk(office) as served,
        browsing() as browser,
    ):
        phone = take(browser, served, f"/duyet/{AWAITED}", PHONE, 1250)
        calendar = take(browser, served, "/lich", SCREEN, 1000)
        made(served.log_in(WHO), "/bao-cao?ky=2026-12")  # the figures that the overview shows
        overview = take(browser, served, "/tong-quan", SCREEN, 1000)
        keep(phone, "ban-duyet-dien-thoai")
        keep(smaller(calendar, SHOWN), "ban-lich")
        keep(smaller(overview, SHOWN), "ban-tong-quan")
        for path, name in (("/hang-doi", "ban-hang-doi"), (f"/bai/{DOUBTED}", "ban-bai")):
            keep(smaller(take(browser, served, path, SCREEN, 1000), SHOWN), name)
        keep(beside(phone, calendar, overview), "desk")


if __name__ == "__main__":
    main()
