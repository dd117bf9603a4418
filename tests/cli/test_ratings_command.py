"""`publisher site ratings --serve` as a process: it takes an answer, and ends when it is told."""

import http.client
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from channel_contract import KEY
from channel_items import make_item
from channels.website import Website
from channels.website.settings import Settings
from fleeting_state import FleetingState
from web_servers import free_port

pytestmark = pytest.mark.slow

TABLE = """
[channels.website]
enabled = true
use = "channels.website:Website"
slots = ["mon 08:00"]
directory = "site"
base_url = "https://sxd.example.vn"
rating = true
"""


def publisher(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "publisher", *arguments, "--workspace", str(root)]


def make_office(root: Path) -> Path:
    """Lay out a workspace with a website that has a page."""
    subprocess.run([*publisher(root, "init")[:4], str(root)], check=True, capture_output=True)  # noqa: S603
    config = root / "config/publisher.toml"
    head = config.read_text(encoding="utf-8").partition("[channels.website]")[0]
    config.write_text(head + TABLE, encoding="utf-8")
    settings = Settings(
        directory=root / "site",
        base_url="https://sxd.example.vn",
        index=root / "state/site.sqlite",
        office_name="Sở Xây dựng",
        rating=True,
    )
    site = Website(settings, FleetingState())
    site.publish(site.render(make_item(id="bai-1")), key=KEY)
    return root


def rate(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/danh-gia", "trang=bai-1&ich=co", headers)
    return connection.getresponse().status


def test_answers_are_taken_until_the_service_is_stopped(tmp_path: Path) -> None:
    root, port = make_office(tmp_path / "so"), free_port()
    command = publisher(root, "site", "ratings", "--serve", "--port", str(port))
    environment = os.environ | {"PUBLISHER_LANG": "vi"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}" in process.stdout.readline().decode()
            assert rate(port) == 303
        finally:
            process.send_signal(signal.SIGTERM)
    told = subprocess.run(  # noqa: S603
        publisher(root, "site", "ratings"), capture_output=True, text=True, env=environment,
        check=True,
    )  # fmt: skip
    assert told.stdout.splitlines() == [
        "Tất cả: 1 có, 0 không (100% thấy có ích)",
        "bai-1: 1 có, 0 không (100% thấy có ích)",
    ]
