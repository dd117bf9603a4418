"""Who may read what the publisher keeps, and that the web server still reads the site."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.website.site import files
from e2e import office
from publisher.actions.checking import check_disk
from publisher.cli.init import make_workspace
from publisher.store.private import close_all, take_from_others
from workspaces import opened


@pytest.fixture
def careless() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def too_open(folder: Path, rights: int = 0o007) -> list[Path]:
    return [each for each in (folder, *folder.rglob("*")) if mode(each) & rights]


@pytest.mark.usefixtures("careless")
def test_nothing_that_a_daemon_keeps_is_open_to_others(tmp_path: Path) -> None:
    with office(tmp_path, "website", cold=True) as desk:
        secrets = desk.folder / ".env"
        secrets.touch()
        secrets.chmod(0o644)
        (desk.folder / "state").mkdir(exist_ok=True)
        old = desk.folder / "state" / "old.sqlite"
        old.touch(mode=0o666)
        with desk.daemon():
            desk.write("tin-mot")
            desk.settle()
        assert desk.cli("backup").returncode == 0
        assert too_open(desk.folder / "state") == []
        assert mode(secrets) == 0o600
        assert mode(desk.folder / "state") & 0o050 == 0o050
        assert mode(desk.folder / "state" / "publisher.sqlite") & 0o640 == 0o640
        site = next(desk.folder.rglob("tin-mot.html"))
        assert mode(site) == 0o644
        assert mode(site.parent) & 0o055 == 0o055


def test_site_is_readable_whatever_the_process_keeps_from_others(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        take_from_others()
        files.write(tmp_path, [("www/a/b.html", b"x")])
        (tmp_path / "kept").write_text("x")
    finally:
        os.umask(before)
    assert mode(tmp_path / "www/a/b.html") == 0o644
    assert mode(tmp_path / "www") == mode(tmp_path / "www/a") == 0o755
    assert mode(tmp_path / "kept") == 0o640


@pytest.mark.usefixtures("careless")
def test_check_tells_of_secrets_that_others_may_read(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        assert mode(desk.workspace.config.state) & 0o007 == 0
        secrets = tmp_path / ".env"
        secrets.touch(mode=0o644)
        (told,) = check_disk(desk.workspace)
        assert "chmod 600" in told
        close_all(desk.workspace.config.state, secrets)
        assert check_disk(desk.workspace) == []
    make_workspace(tmp_path / "moi", sandbox=True)
    assert mode(tmp_path / "moi/.env") == 0o600
    assert "UMask=0027" in (tmp_path / "moi/publisher.service").read_text()
