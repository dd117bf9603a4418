"""What `run` would refuse at its start is told by `check` before."""

from pathlib import Path

import pytest

from publisher.actions.checking import check_start
from publisher.config.file import CONFIG
from workspaces import Desk, opened

SECRET = 'use = "fake_channels:Fake"\ntoken = {reference}'

pytestmark = pytest.mark.usefixtures("vietnamese")


def found(desk: Desk) -> list[str]:
    return [each.replace(f"{desk.root}/", "") for each in check_start(desk.workspace)]


def test_an_office_that_can_start_has_nothing_to_be_told(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        assert found(desk) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reference", "what"),
    [('{ env = "NOT_THERE" }', "biến môi trường NOT_THERE"), ('{ file = "x" }', "tệp x")],
)
def test_a_secret_that_is_not_there_is_told_with_its_line(
    tmp_path: Path, reference: str, what: str
) -> None:
    channels = {"site": 'use = "fake_channels:Site"', "page": SECRET.format(reference=reference)}
    with opened(tmp_path, channels=channels) as desk:
        (told,) = found(desk)
    path, line, rest = told.split(":", 2)
    text = (tmp_path / CONFIG).read_text(encoding="utf-8").splitlines()
    assert (path, text[int(line) - 1].split()[0]) == (str(CONFIG), "token")
    assert rest == f" [channels.page] token: {what} trống hoặc không có; hãy ghi mã bí mật vào đó"


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as desk:
        desk.content.rmdir()
        assert found(desk) == ["không có thư mục content"]
