"""`publisher demo` from outside: everything in one command, and nothing left behind."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
import requests

pytestmark = pytest.mark.slow

CONTENT = Path(__file__).parents[2] / "content"
PATIENCE = 500.0  # real seconds that anything may take, on a machine with other work to do
ASK_THE_TIME = """
import sys
from pathlib import Path
from publisher.workspace import Workspace
print(Workspace.open(Path(sys.argv[1])).now().isoformat())
"""
ITEMS = (
    "2026-11-24-nam-buoc-cap-giay-phep-xay-dung.md",
    "2026-11-26-moi-du-hoi-nghi-doi-thoai.md",
    "2026-12-04-nghi-dinh-118-2025-mot-cua.md",
)


def test_demo_publishes_measures_reports_and_cleans_up(tmp_path: Path) -> None:
    content, scratch = tmp_path / "content", tmp_path / "tmp"
    scratch.mkdir()
    shutil.copytree(CONTENT / "hinh", content / "hinh")
    for name in ITEMS:
        shutil.copy(CONTENT / name, content / name)
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "publisher", "demo", "--exit", "--port", "0",
         "--content", str(content)],
        env=os.environ | {"TMPDIR": str(scratch), "COLUMNS": "160"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    for channel in ("Trang thông tin điện tử", "Fanpage Facebook", "Zalo OA", "Kênh Telegram"):
        assert re.search(rf"(?m)^ *{channel} .*\b3\b", done.stdout), done.stdout
    acts = ("Duyệt bài: ", "  $ publisher approve ", "  đã duyệt: ", "Đính chính: ",
            "  $ publisher approve ", "  đã duyệt: ", "  đã sửa lúc ",
            "Gỡ bài: ", "  $ publisher withdraw ",
            "  đã gỡ lúc ")  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith(acts)]
    assert len(lines) == len(acts)
    assert all(map(str.startswith, lines, acts)), "a sentence, the command, what came of it"
    for period in ("2026-12", "2026-Q4", "2026"):
        for form in ("docx", "xlsx", "html", "json"):
            name = rf"(?m)^  /\S+/site/nam-vi-du/bao-cao-{period}\.{form}$"
            assert re.search(name, done.stdout), done.stdout
    assert re.search(r"^Facebook +http://127\.0\.0\.1:\d+/_page$", done.stdout, re.MULTILINE)
    assert re.search(r"/_page\?chat=-1009876543210$", done.stdout, re.MULTILINE)
    assert re.search(r"^  cd /.*/lan-toa-\S+$", done.stdout, re.MULTILINE)
    assert len(re.findall(r"http://127\.0\.0\.1:\d+/", done.stdout)) >= 6
    links = re.findall(
        r"^  (.+) \((.+)\)\n    http://localhost:\d+/vao/lan-dau/[\w-]{43}$",
        done.stdout,
        re.MULTILINE,
    )
    roles = {role for _name, said in links for role in said.split(", ")}
    assert roles == {"viết bài", "duyệt bài", "phụ trách đăng bài", "quản trị"}
    assert list(scratch.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "tmp"]


def test_a_command_beside_the_demo_goes_by_its_time(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "publisher", "demo", "--port", "0", "--content", str(CONTENT)]
    demo = subprocess.Popen(  # noqa: S603  our own command
        command, env=os.environ | {"TMPDIR": str(tmp_path)}, stdout=subprocess.DEVNULL
    )
    try:
        folder = arrived(demo, tmp_path, "daemon.lock").parent.parent
        home = json.loads((folder / "state" / "addresses.json").read_text())["home"]
        before = sandbox_time(home)
        told = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-c", ASK_THE_TIME, str(folder)],
            capture_output=True, text=True, timeout=PATIENCE, check=True,
        )  # fmt: skip
        assert before <= datetime.fromisoformat(told.stdout.strip()) <= sandbox_time(home)
    finally:
        demo.terminate()
        demo.wait(PATIENCE)


def sandbox_time(home: str) -> datetime:
    told = requests.get(f"{home}/control/clock", timeout=10).json()["now"]
    return datetime.fromisoformat(told)


def arrived(demo: "subprocess.Popen[bytes]", place: Path, file: str) -> Path:
    """Wait until the demo's workspace has a file below state/."""
    deadline = time.monotonic() + PATIENCE
    while not (found := list(place.glob(f"lan-toa-*/state/{file}"))):
        assert demo.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    return found[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("begun", ["addresses.json", "daemon.lock"])
def test_a_signal_ends_all_parts_in_order(
    tmp_path: Path, begun: str, number: signal.Signals
) -> None:
    """Also where a script that started it in the background lets it ignore Ctrl-C."""
    command = [sys.executable, "-m", "publisher", "demo", "--port", "0", "--content", str(CONTENT)]
    demo = subprocess.Popen(  # noqa: S603  our own command
        ["/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *command],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    arrived(demo, tmp_path, begun)
    demo.send_signal(number)
    said = demo.communicate(timeout=PATIENCE)[0].decode()
    assert demo.returncode == 1, said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
    assert parts_of(tmp_path) == []


def parts_of(folder: Path) -> list[str]:
    """Return the command lines of running processes that name a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().decode(errors="replace")
        except OSError:  # it has ended
            continue
        if str(folder) in line:
            found.append(line)
    return found
