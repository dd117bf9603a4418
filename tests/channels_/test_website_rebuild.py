"""Many files of the site, made by several processes."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from channels.website.site import files, press
from channels.website.site.folder import Folder
from publisher.contract import Unavailable, Worker
from small_site import NOW, articles, make_site, tree


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(press, "SHEET", 16)
    monkeypatch.setattr(press, "FEW", 32)


def test_what_several_processes_make_has_the_same_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(40)), at=NOW)
    site.withdraw("tin-7")
    site.catch_up(60)
    before = tree(tmp_path)
    (tmp_path / "www").rename(tmp_path / "old")
    with (
        patch.object(Worker, "ask", autospec=True, side_effect=Worker.ask) as ask,
        patch.object(Folder, "made", side_effect=AssertionError("made here")),
    ):
        site.rebuild()
    assert len({id(call.args[0]) for call in ask.call_args_list}) == 2
    assert tree(tmp_path) == before


def test_what_a_process_cannot_make_is_made_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(40)), at=NOW)
    site.catch_up(60)
    before = tree(tmp_path)
    (tmp_path / "www").rename(tmp_path / "old")
    monkeypatch.setattr(press, "_MEGABYTES", 1)
    with patch.object(Folder, "made", autospec=True, side_effect=Folder.made) as made:
        site.rebuild()
    assert made.called
    assert tree(tmp_path) == before


def test_a_rebuild_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(40)), at=NOW)
    site.catch_up(60)
    before = tree(tmp_path)
    (tmp_path / "www").rename(tmp_path / "old")
    write, calls = files.write, iter(range(3))

    def full(*args: object, **kwargs: object) -> list[str]:
        if next(calls, None) is None:
            raise OSError(28, "No space left on device")
        return write(*args, **kwargs)  # type: ignore[arg-type]

    with patch.object(files, "write", full), pytest.raises(Unavailable):
        site.rebuild()
    assert 0 < site.waiting() < len(before)
    site.catch_up(60)
    assert tree(tmp_path) == before


def test_variants_are_made_of_what_is_on_disk_once_it_is_whole(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(3)), at=NOW)
    assert not list((tmp_path / "www").rglob("*.br"))
    with patch.object(site.folder, "made", side_effect=AssertionError("made again")):
        site.catch_up(60)
    assert (tmp_path / "www" / "tin-1.html.br").is_file()
