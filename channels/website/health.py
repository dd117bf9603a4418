"""How the website is, as check() tells: folder, disk, index, and whether the address answers."""

import os
import shutil
from pathlib import Path

import requests

from channels.shared import web
from channels.shared.session import Session
from channels.shared.words import number
from channels.website.completeness import summary
from channels.website.settings import Settings
from channels.website.site.generator import Site
from publisher.contract import ChannelError, Health, now

ROOM = 500_000_000  # bytes free on the disk below which check() warns


def health(settings: Settings, site: Site) -> Health:
    """Look at the folder, the disk, the index and whether the address answers."""
    facts, problems = look_at_disk(settings.directory, settings.access_log)
    time, articles = None, 0
    try:
        articles = site.size()
        facts["số bài"] = number(articles)
        facts |= summary(site, settings.required, now())
    except ChannelError as error:
        problems.append(str(error))
    try:
        answer = _answer(settings)
        time = web.server_time(answer.headers)
        facts["trang chủ"] = f"HTTP {answer.status_code}"
        if answer.status_code >= 400 and articles:  # an empty site has no front page yet
            problems.append(
                f"{settings.base_url} trả lời HTTP {answer.status_code}: xem máy chủ web"
            )
    except ChannelError as error:
        problems.append(f"{settings.base_url}: {error}")
    return Health(
        identity=f"{settings.office_name} ({settings.base_url})",
        facts=facts,
        problems=tuple(problems),
        server_time=time,
    )


def _answer(settings: Settings) -> requests.Response:
    return web.attempt(lambda: Session().get(f"{settings.base_url}/"), "máy chủ web")


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
