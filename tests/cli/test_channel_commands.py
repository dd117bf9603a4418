"""Commands that a channel brings along, and the options that it asks for."""

from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar

import pytest

from fake_channels import Fake
from publisher.cli import channel_commands
from publisher.cli.channel_commands import mounted
from publisher.contract import Command, Finding

pytestmark = pytest.mark.usefixtures("vietnamese")


class Board(Fake):
    """A channel with a command of its own."""

    def count(
        self,
        *,
        loud: Annotated[bool, "Nói to."] = False,
        times: Annotated[int, "Đếm đến đâu."] = 2,
    ) -> Iterator[Finding]:
        for number in range(times):
            yield Finding("hint", "", f"{number}{'!' if loud else ''}")

    command_group: ClassVar[str] = "board"
    commands: ClassVar[tuple[Command, ...]] = (Command("count", "Đếm.", count),)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    class Opened:
        channels: ClassVar[dict[str, object]] = {"board": object.__new__(Board)}

    monkeypatch.setattr(channel_commands, "opened", lambda root, offline: Opened)

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as end:
            mounted(("board",), Board).main(["count", *arguments], prog_name="publisher")
        assert not end.value.code
        return capsys.readouterr().out

    return run


def test_a_command_gets_the_options_that_it_asks_for(run: Callable[..., str]) -> None:
    assert run().split() == ["0", "1"]
    assert run("--loud", "--times", "3").split() == ["0!", "1!", "2!"]


def test_the_help_names_a_channels_options(run: Callable[..., str]) -> None:
    told = run("--help")
    assert "--loud" in told
    assert "Nói to." in told
    assert "--times TIMES" in told
    assert "Đếm đến đâu." in told
    assert "--no-loud" not in told
    assert "--workspace" in told
