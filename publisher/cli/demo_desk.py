"""The web desk of the demo: its process, and a link for each of the office's people."""

import socket
from collections.abc import Iterator
from datetime import time, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from publisher.people.people import Person, everybody
from publisher.web.passwords import link_for
from publisher.words import role_name
from publisher.workspace import Workspace

HOST = "localhost"  # browsers trust it without HTTPS
# Nobody has to set up a second factor for a look around.
CONFIG = '\n[web]\nport = {port}\norigin = "http://{host}:{port}"\nsecond_factor = []\n'
WAITS = """\
---
title: Mời dự đối thoại với doanh nghiệp về cấp phép xây dựng
summary: Sở mời doanh nghiệp trao đổi trực tiếp về thủ tục cấp phép xây dựng và quy hoạch.
unit: {unit}
theme: {theme}
form: {form}
publish_at: {when:%Y-%m-%d %H:%M}
sensitive: true
---

Buổi đối thoại diễn ra tại hội trường của Sở, từ 8 giờ đến 11 giờ. Doanh nghiệp gửi câu hỏi
trước qua bộ phận một cửa để được trả lời đầy đủ.

Nội dung gồm thủ tục cấp phép xây dựng trực tuyến, thông tin quy hoạch và thời hạn giải quyết.
"""


def ask_for_a_desk(config: Path) -> str:
    """Put a free port for the desk into a workspace's config; returns its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with config.open("a", encoding="utf-8") as file:
        file.write(CONFIG.format(port=port, host=HOST))
    return f"http://{HOST}:{port}"


def answers(address: str) -> bool:
    """Tell whether the desk shows its first page."""
    place = urlsplit(address)
    asking = HTTPConnection(place.hostname or HOST, place.port, timeout=10)
    try:
        asking.request("GET", "/vao")
        return asking.getresponse().status == 200
    except OSError:
        return False
    finally:
        asking.close()


def links(workspace: Workspace) -> Iterator[tuple[Person, str]]:
    """Yield the people with the path of a link that lets each in once."""
    with workspace.store.write() as db:
        for person in everybody(db, workspace.config.people).values():
            yield person, f"/vao/lan-dau/{link_for(db, person.id, workspace.now())}"


def roles_of(person: Person) -> str:
    """Return what a person is to the office."""
    return ", ".join(map(role_name, person.roles))


def leave_one_waiting(workspace: Workspace) -> None:
    """Let an item wait for two people's yes, so that there is something to approve."""
    config = workspace.config
    day = config.calendar.local(workspace.now()).date() + timedelta(days=1)
    text = WAITS.format(
        unit=next(iter(config.units)),
        theme=next(iter(config.themes)),
        form=next(iter(config.forms)),
        when=config.calendar.local(config.calendar.at(day, time(8))),
    )
    (config.content / "cho-duyet.md").write_text(text, encoding="utf-8")
