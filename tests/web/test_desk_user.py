"""The desk as a system user of its own: it works, and no secret can be read."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.cli.init import make_workspace
from publisher.people.people import Person
from publisher.store.private import take_from_others
from web_desk import known
from workspaces import opened

# The process of the desk. It works on a copy first, so that everything is imported: the
# interpreter may lie where only root looks. Then it is another user for good.
CHILD = """
import json, os, shutil, sys, tempfile
from pathlib import Path
root, uid, gid = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
sys.path.insert(0, sys.argv[4])
import web_desk
from publisher.actions.waiting import hold, release
from publisher.store.private import share_new_files
from publisher.web.login.totp import Codes
from publisher.workspace import Workspace

def work(root):
    tried = {}
    def attempt(name, do):
        try:
            do()
            tried[name] = "done"
        except OSError as error:
            tried[name] = type(error).__name__
    workspace = Workspace.open(root, offline=True)
    with web_desk.web_desk(workspace) as served:
        caller = served.log_in("quan-tri")
        tried["page"] = caller.get("/toi").status_code
        tried["link"] = caller.post("/nguoi-dung/quan-tri/lien-ket").status_code
        hold(workspace, "a", "vì sao", who="quan-tri")
        release(workspace, ["a"], None, who="quan-tri")
        workspace.ring()
        Codes(served.desk.folder)
        attempt("env", lambda: (root / ".env").read_bytes())
        attempt("token", lambda: (root / "state/zalo-1.json").read_bytes())
        attempt("replace", lambda: (root / "state/zalo-1.json").unlink())
        attempt("config", lambda: (root / "config/publisher.toml").write_text(""))
        attempt("content", lambda: (root / "content/b.md").write_text("x"))
    workspace.store.close()
    return tried

with tempfile.TemporaryDirectory() as copy:
    work(Path(shutil.copytree(root, Path(copy) / "copy")))
os.environ.pop("TOKEN", None)
os.setgroups([])
os.setgid(gid)
os.setuid(uid)
share_new_files()
print(json.dumps(work(root)))
"""
WEB, SHARED = 64_123, 64_124  # a user and a group that nobody has


@pytest.fixture
def root() -> Iterator[Path]:
    """A workspace of root's, prepared as the unit file of the desk says."""
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    before = os.umask(0o077)
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    try:
        take_from_others()
        folder.chmod(0o755)
        with opened(folder) as office:
            office.put("a.md", title="Một bài")
            office.scan()
            known(office.workspace, Person(id="quan-tri", name="Quản trị", roles=("admin",)))
        for secret in (folder / ".env", folder / "state/zalo-1.json"):
            secret.write_text("TOKEN=x")
            secret.chmod(0o600)
        (folder / "config").chmod(0o755)
        for path in (*folder.joinpath("content").rglob("*"), folder / "content",
                     *folder.joinpath("state").rglob("*"), folder / "state",
                     folder / "config/publisher.toml"):  # fmt: skip
            os.chown(path, 0, SHARED)
        (folder / "state").chmod(0o3770)
        (folder / "content").chmod(0o2770)
        yield folder
    finally:
        os.umask(before)
        shutil.rmtree(folder)


def as_desk(root: Path) -> dict[str, object]:
    support = Path(__file__).parents[1] / "support"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CHILD, str(root), str(WEB), str(SHARED), str(support)],
        capture_output=True, text=True, check=False, timeout=120, cwd=root.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_the_desk_works_as_a_user_who_can_read_no_secret(root: Path) -> None:
    with opened(root):  # a start of the daemon, or any command, opens the database to the group
        pass
    for _ in range(2):  # as one process ends, what stands beside the database is made anew
        tried = as_desk(root)
        assert (tried["page"], tried["link"], tried["content"]) == (200, 200, "done")
        for secret in ("env", "token", "replace", "config"):
            assert tried[secret] == "PermissionError", secret
        with opened(root) as office:  # the daemon's side goes on with what the desk left
            office.put("c.md", title="Bài nữa")
            office.scan()
            office.workspace.ring()
    desk_own = root / "state/web"
    assert desk_own.stat().st_uid == WEB and desk_own.stat().st_mode & 0o077 == 0
    assert (root / "content/b.md").stat().st_mode & 0o060 == 0o060


def test_without_the_group_the_database_stays_as_it_was(tmp_path: Path) -> None:
    take_from_others()
    with opened(tmp_path) as office:
        office.workspace.ring()
        (tmp_path / "state").chmod(0o750)
        (tmp_path / "state/publisher.sqlite").chmod(0o640)
    with opened(tmp_path) as office:
        office.workspace.ring()
        for name in ("publisher.sqlite", "publisher.sqlite-wal", "bell"):
            assert (tmp_path / "state" / name).stat().st_mode & 0o020 == 0


def test_the_unit_file_gives_the_desk_a_user_and_takes_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    assert Path("publisher-web.service") in make_workspace(folder)
    unit = (folder / "publisher-web.service").read_text(encoding="utf-8")
    for line in (
        "User=lan-toa-web",
        "ProtectSystem=strict",
        "NoNewPrivileges=true",
        "CapabilityBoundingSet=",
        f"InaccessiblePaths=-{folder}/.env",
        f"ReadWritePaths={folder}/content {folder}/state",
    ):
        assert f"\n{line}\n" in unit
    assert "publisher web --workspace" in unit
