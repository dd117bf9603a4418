"""Take the pictures of the website that docs/trang-thong-tin.md shows, from a demo that stays up.

In one window `publisher demo --port 8950`, in another, when its addresses are printed:
`python docs/pictures/site.py --port 8950`. Needs Chromium.
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent
sys.path.append(str(FOLDER.parents[1] / "tests/support"))
SCREEN, PHONE, SHOWN = 1280, 390, 1000  # pixels of the windows, and of a screen's picture
COLOURS = 256
LOADED = """Promise.all([...document.images].map(each => {
  each.loading = "eager";
  return each.decode().catch(() => 0);
})).then(() => 0)"""

# Each picture's page, the window's width, how much of its height is kept, whether it is dark.
PICTURES = {
    "trang-chu": ("/", SCREEN, 1500, False),
    "trang-chu-toi": ("/", SCREEN, 1200, True),
    "trang-chu-dien-thoai": ("/", PHONE, 1700, False),
    "trang-bai": ("/nam-buoc-cap-giay-phep-xay-dung.html", SCREEN, 1400, False),
    "trang-danh-muc": ("/don-vi/van-phong/", SCREEN, 1300, False),
}


def main() -> None:
    """Take them all."""
    from browser import browsing

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8900, help="first port of the sandbox")
    address = f"http://127.0.0.1:{parser.parse_args().port + 5}"
    with browsing() as browser:
        for name, (path, width, height, dark) in PICTURES.items():
            target = FOLDER / f"{name}.png"
            with browser.window(width=width) as window:
                window.resize(width, height)
                window.emulate(dark=dark)
                window.go(address + path)
                window.value(LOADED)
                window.photograph(target)
            made = Image.open(target).convert("RGB")
            made = made.crop((0, 0, made.width, min(height, made.height)))
            if width > SHOWN:
                size = (SHOWN, round(made.height * SHOWN / made.width))
                made = made.resize(size, Image.Resampling.LANCZOS)
            flat = made.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
            flat.save(target, optimize=True)


if __name__ == "__main__":
    main()
