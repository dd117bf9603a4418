"""`publisher hold` answers at once, whatever is being taken in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.items.lifecycle import find_item
from publisher.planning.intake import Intake
from publisher.workspace import Workspace
from workspaces import EARLY, draw, markdown
from worst_texts import WORST

ROOT = Path(__file__).parents[2]
HOLDS = """
import select, sys, time
from pathlib import Path
from publisher.actions import waiting
from publisher.people.journal import ITSELF
from publisher.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), offline=True)
longest = 0.0
print("begun", flush=True)
while not select.select([sys.stdin], [], [], 0.01)[0]:
    begun = time.monotonic()
    waiting.hold(workspace, "website", "", who=ITSELF)
    longest = max(longest, time.monotonic() - begun)
print(longest)
"""
FRONT = {
    "theme": "thu-tuc-hanh-chinh",
    "cover": "{path: hinh/a.png, alt: Sơ đồ}",
    "publish_at": "2026-11-24 08:00",
}


@pytest.mark.slow
def test_a_hold_answers_within_a_second_while_the_worst_texts_come_in(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    config = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
    (tmp_path / "config/publisher.toml").write_text(
        config.replace("enabled = false", "enabled = true"), encoding="utf-8"
    )
    draw(tmp_path / "content/hinh/a.png", size=(1200, 675))
    for number, body in enumerate(WORST.values()):
        path = tmp_path / f"content/bai-{number}.md"
        path.write_text(markdown(body, **FRONT, title=f"Bài số {number}"), encoding="utf-8")
    path = tmp_path / "content/tin-tot.md"
    path.write_text(markdown(**FRONT, title="Tin tốt"), encoding="utf-8")
    workspace = Workspace.open(tmp_path, offline=True)
    holder = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLDS, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "begun\n"
    intake = Intake.open(workspace.config, workspace.store, workspace.planner)
    for clock in (1_000.0, 2_000.0):
        intake.run(EARLY, clock)
    said, _ = holder.communicate("enough")
    with workspace.store.read() as db:
        good = find_item(db, "tin-tot")
    workspace.store.close()
    assert good is not None
    assert float(said) < 1
