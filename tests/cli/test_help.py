"""What `--help` and wrong command lines say: the office's language, in the order of use."""

import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from publisher.cli import ports
from publisher.cli.catalogue import messages
from publisher.cli.language import CONFIG
from publisher.cli.main import COMMANDS, app

pytestmark = pytest.mark.usefixtures("vietnamese")


def commands() -> Iterator[list[str]]:
    """Yield every command, with those below it, as one types them."""
    yield []
    for name, command in group().commands.items():
        yield [name]
        yield from ([name, each] for each in getattr(command, "commands", {}))


def group() -> Any:
    return typer.main.get_command(app)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="publisher")


def wrong(*arguments: str) -> str:
    """Return the first line of what is said of a command line that can't be understood."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    line, see = done.stderr.splitlines()
    assert see.startswith("Xem cách dùng: publisher") and see.endswith(" --help")
    return line


# --- Help ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [*commands()], ids=lambda words: " ".join(words) or "publisher"
)
def test_no_help_has_a_word_of_english_left(command: list[str]) -> None:
    said = run(*command, "--help").stdout
    assert said.startswith(f"Cách dùng: {' '.join(['publisher', *command])} [TÙY-CHỌN]")
    one_line = " ".join(said.split())
    assert [each for each in messages() if len(each) > 6 and each in one_line] == []
    framework = (
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Show this",
        "[required]",
        "[default",
    )
    for word in framework:
        assert word not in said


@pytest.mark.parametrize(
    "command", [*commands()], ids=lambda words: " ".join(words) or "publisher"
)
def test_everything_that_may_be_typed_is_explained(command: list[str]) -> None:
    found = group()
    for name in command:
        found = found.commands[name]
    assert found.help
    assert [each.name for each in found.params if not each.help] == []


def test_commands_stand_in_the_order_in_which_people_come_to_need_them() -> None:
    lines = run("--help").stdout.splitlines()
    heads = [line[:-1] for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert heads == [
        "Bắt đầu", "Theo dõi", "Xem trước và duyệt", "Dừng và cho đi tiếp", "Gỡ bài", "Chạy thử",
        "Vận hành", "Tùy chọn",
    ]  # fmt: skip
    names = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    said = [each for each in names if each in group().commands]
    assert said == [each.__name__ for panel in COMMANDS.values() for each in panel] + [
        "people",
        "web",
    ]


def test_help_fits_a_terminal_of_80_columns() -> None:
    for command in commands():
        assert max(map(len, run(*command, "--help").stdout.splitlines())) <= 80


def test_english_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    said = run("show", "--help").stdout
    assert said.startswith("Usage: publisher show [OPTIONS] ITEM\n")
    assert "Show the whole story of one item" in said


def test_help_speaks_the_language_of_the_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUBLISHER_LANG")
    (tmp_path / "config").mkdir()
    config = tmp_path / CONFIG
    for text, first in (
        ('[office]\nlang = "en"\n', "Usage: "),
        ('[office]\nlang = "vi"\n', "Cách dùng: "),
        ("[office\n", "Cách dùng: "),
        ("office = 5\n", "Cách dùng: "),
    ):
        config.write_text(text, encoding="utf-8")
        assert run("status", "-w", str(tmp_path), "--help").stdout.startswith(first)


@pytest.mark.slow
def test_help_comes_at_once() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "publisher", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


# --- What was typed wrong -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("shw a", "không có lệnh 'shw'; có phải show không?"),
        ("xyz", "không có lệnh 'xyz'"),
        ("people ad", "không có lệnh 'ad'; có phải add không?"),
        ("show", "còn thiếu BÀI"),
        ("show a b c", "thừa: b c"),
        ("reject a --reason x", "còn thiếu --as MÃ-NGƯỜI"),
        ("journal --lats 3", "không có tùy chọn --lats; có phải --last không?"),
        ("journal --last", "sau --last phải có giá trị: --last SỐ"),
        ("journal --last ba", "--last phải là số nguyên, từ 1 trở lên"),
        ("journal --last 0", "--last phải là số nguyên, từ 1 trở lên"),
        ("journal --verify=1", "--verify đứng một mình, không có giá trị"),
        ("demo --port 70000", "--port phải là số nguyên từ 0 đến 65530"),
        ("resolve a b --not-sent --sequence x", "--sequence phải là số nguyên"),
        ("status -x", "không có tùy chọn -x"),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese(typed: str, told: str) -> None:
    assert wrong(*typed.split()) == told


def test_nothing_typed_shows_the_help() -> None:
    done = run()
    assert done.exit_code == 2
    assert "Bắt đầu:\n" in done.output


# --- Beginning ------------------------------------------------------------------------------


def test_init_for_the_stand_ins_says_both_commands(tmp_path: Path) -> None:
    folder = tmp_path / "thử nghiệm"
    lines = run("init", str(folder), "--sandbox", "--port", "9700").stdout.splitlines()
    assert lines[-2:] == [
        f"Tiếp theo, ở một cửa sổ: cd '{folder}' && publisher sandbox",
        f"và ở một cửa sổ khác: cd '{folder}' && publisher run",
    ]
    assert '"http://127.0.0.1:9701"' in (folder / CONFIG).read_text(encoding="utf-8")
    assert ports.named_ports(folder) == 9700


def test_ports_that_are_taken_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server((ports.HOST, 0))) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(ports, "SANDBOX_PORT", taken)
        assert ports.free_ports() not in (0, taken)
