"""The folder of the site and its disk, as check() tells of them."""

import os
import shutil
from pathlib import Path

from channels.shared.words import number

ROOM = 500_000_000  # bytes free on the disk below which check() warns


def look_at_disk(folder: Path, log: Path | None) -> tuple[dict[str, str], list[str]]:
    """Return the facts about a folder, and what is wrong with it or with the access log."""
    problems = []
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not os.access(there, os.W_OK):
        problems.append(f"không ghi được vào {folder}")
    free = shutil.disk_usage(there).free
    if free < ROOM:
        problems.append(f"ổ đĩa của {folder} chỉ còn {number(free / 1e6)} MB")
    # Before the first visit there is no log; a folder without one is a mistake.
    if log and not os.access(log if log.exists() else log.parent, os.R_OK):
        problems.append(f"không đọc được nhật ký truy cập {log}")
    return {"thư mục": str(folder), "còn trống": f"{number(free / 1e9, 1)} GB"}, problems
