"""Draw tour.png, one item as the readers of four services see it, from a demo that stays up.

In one window `publisher demo --port 8950`, in another, when its addresses are printed:
`python docs/pictures/tour.py --port 8950`. Needs Chromium.
"""

import argparse
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import requests
from kit import INK, MIST, SLATE, WHITE, Sheet
from PIL import Image

ITEM = "nam-buoc-cap-giay-phep-xay-dung"
TITLE = "5 bước đề nghị cấp giấy phép xây dựng"
WIDE, HIGH = 600, 1060  # of a browser's window, in pixels
PANEL, TOP, GAP = 390, 62, 14  # of the picture: a panel's width, the captions, the space between
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@dataclass(frozen=True)
class View:
    """One panel: whose page it is, and what of the page is left out."""

    name: str
    remark: str
    address: str
    style: str = ""  # CSS added to the page


def main() -> None:
    """Take the pictures and join them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8900, help="first port of the sandbox")
    views = list(seen(parser.parse_args().port))
    width = len(views) * (PANEL + GAP) + GAP
    high = round(HIGH * PANEL / WIDE)
    sheet = Sheet(width, TOP + high + GAP, MIST)
    for number, view in enumerate(views):
        x = GAP + number * (PANEL + GAP)
        sheet.text(x, 18, view.name, 17, INK, bold=True)
        sheet.text(x, 42, view.remark, 12, SLATE)
        sheet.box(x - 1, TOP - 1, PANEL + 2, high + 2, WHITE)
        panel = photographed(view).resize((PANEL * 2, high * 2), Image.Resampling.LANCZOS)
        sheet.image.paste(panel, (x * 2, TOP * 2))
    target = Path(__file__).with_name("tour.png")
    sheet.finished().quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target} {target.stat().st_size // 1000} kB")  # noqa: T201  a script


def seen(port: int) -> list[View]:
    """Return where the item is seen on each service."""
    address = "http://127.0.0.1:{}".format
    state = requests.get(f"{address(port)}/control/state", timeout=10).json()
    zalo, graph, telegram = (state[name]["posts"] for name in ("zalo", "graph", "telegram"))
    post = {
        "graph": next(each for each in graph if TITLE in each["message"]),
        "zalo": next(each for each in zalo if TITLE in each["title"]),
        "telegram": next(each for each in telegram if TITLE in each["text"]),
    }
    only = "article:not([id='{}']), aside {{ display: none }} nav {{ position: static }}".format
    days = "article ~ .day { display: none }"
    return [
        View("Website", "first; holds the whole text", f"{address(port + 5)}/{ITEM}.html"),
        View(
            "Facebook",
            "a photo post, with the link",
            f"{address(port + 1)}/_page",
            only(post["graph"]["id"]),
        ),
        View(
            "Zalo Official Account",
            "an article of its own",
            post["zalo"]["link"],
            ".phone { max-width: none; font-size: 120% }",
        ),
        View(
            "Telegram",
            "a photo with the text",
            f"{address(port + 4)}/_page",
            only(f"m{post['telegram']['id']}") + days,
        ),
    ]


def styled(view: View) -> str:
    """Return a page that can be opened from a file, with the style added."""
    answer = requests.get(view.address, timeout=10)
    answer.encoding = "utf-8"
    return answer.text.replace(
        "</head>", f"<base href='{view.address}'><style>{view.style}</style></head>", 1
    )


def photographed(view: View) -> Image.Image:
    """Return a browser's view of a page with the style added."""
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "page.png")
        page.write_text(styled(view), encoding="utf-8")
        browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        command = [browser, *CHROMIUM.split(), f"--user-data-dir={folder}/profile"]
        command += ["--force-device-scale-factor=2", f"--window-size={WIDE},{HIGH}"]
        command += [f"--screenshot={picture}", page.as_uri() if view.style else view.address]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  ours alone
        return Image.open(picture).convert("RGB").crop((0, 0, WIDE * 2, HIGH * 2))


if __name__ == "__main__":
    main()
