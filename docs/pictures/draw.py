"""Draw the pictures and the clip of the example items into content/hinh.

    python docs/pictures/draw.py              all of them
    python docs/pictures/draw.py quy-hoach    only those named

The same pictures come out every time, so a change is seen in the diff.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import film
import kit
import panels
import scenes
import steps

FOLDER = Path(__file__).parents[2] / "content" / "hinh"

PICTURES: dict[str, Callable[[], kit.Sheet]] = {
    "chao-co.jpg": scenes.flag_salute,
    "cong-truong.jpg": scenes.building_site,
    "khu-nha-o.jpg": scenes.skyline,
    "xe-khach.jpg": scenes.highland_bus,
    "giam-sat-cong-dong.jpg": scenes.neighbourhood,
    "buu-chinh-cong-ich.png": scenes.post_route,
    "an-toan-lao-dong.png": scenes.safety,
    "giay-phep-bia.png": steps.permit_cover,
    "giay-phep-5-buoc.png": steps.permit_steps,
    "sau-linh-vuc.png": panels.six_fields,
    "doi-thoai.png": panels.dialogue_poster,
    "tu-kiem-tra-ho-so.png": panels.checklist,
    "ho-so-dung-han.png": panels.on_time_chart,
    "ho-so-theo-kenh.png": panels.channel_chart,
    "mot-cua.png": panels.one_stop,
    "quy-hoach.png": panels.land_plan,
    "nhat-ky-cong-truong.jpg": panels.site_diary,
    "nop-truc-tuyen.png": lambda: film.scene(0),
}
CLIP = "nop-truc-tuyen.mp4"


def main(wanted: list[str]) -> None:
    """Draw what is wanted, by file name with or without its suffix; nothing named is all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        if not wanted or name in wanted or Path(name).stem in wanted:
            draw().finished().save(FOLDER / name, quality=88, optimize=True)
    if not wanted or CLIP in wanted:
        film.film(FOLDER / CLIP)


if __name__ == "__main__":
    main(sys.argv[1:])
