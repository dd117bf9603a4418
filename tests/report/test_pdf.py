"""PDF by LibreOffice: one that is missing, fails or hangs is told, and leaves nothing behind."""

import os
import time
from pathlib import Path

import pytest

from publisher.report.documents.pdf import NoOffice, NotConverted, make_pdf

pytestmark = pytest.mark.usefixtures("vietnamese")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose programs are found before others."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def office(folder: Path, script: str) -> None:
    """Put a program in LibreOffice's place; its last argument is the document."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_what_to_install_is_said_where_libreoffice_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoOffice, match="libreoffice-writer-nogui fonts-liberation2"):
        make_pdf(b"")


def test_the_office_s_own_profile_is_left_alone(programs: Path) -> None:
    office(programs, f'echo "$@" > {programs}/told; echo "$HOME" >> {programs}/told; exit 1')
    with pytest.raises(NotConverted):
        make_pdf(b"")
    arguments, home = (programs / "told").read_text("utf-8").splitlines()
    assert f"-env:UserInstallation=file://{home}/profile" in arguments
    assert not Path(home).exists()


def test_a_failure_is_told_in_libreoffice_s_words(programs: Path) -> None:
    office(programs, "echo source file could not be loaded; exit 0")
    with pytest.raises(NotConverted, match="source file could not be loaded"):
        make_pdf(b"")


def test_one_that_hangs_is_ended_with_all_that_it_started(programs: Path) -> None:
    office(programs, f"sleep 600 & echo $! > {programs}/child; wait")
    with pytest.raises(NotConverted, match="1 giây"):
        make_pdf(b"", seconds=1.0)
    child = int((programs / "child").read_text("utf-8"))
    until = time.monotonic() + 30
    while is_running(child):
        assert time.monotonic() < until
        time.sleep(0.02)


def is_running(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
