"""What the documents say is so: commands, tables, paths, and the example channel."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
import typer

from publisher.cli.channel_commands import mounted
from publisher.cli.delivery import STATES
from publisher.cli.main import app
from publisher.cli.ports import sandbox_addresses
from publisher.config.plugins import channel_class
from publisher.config.tables import Document
from publisher.contract import Channel, can
from publisher.words import state_name

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
EACH_DOCUMENT = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
ABILITIES = ("publish", "find", "update", "withdraw", "measure", "audience", "check")
# Named in the documents because they are not there: the example's files, and warnings.
NOT_THERE = {
    "channels/board.py",
    "tests/channels_/test_board.py",
    "tests/channels/",
    "publisher/queue.py",
}


def commands() -> Mapping[str, click.Command]:
    """Return our own commands, and those that channels bring along."""
    group = typer.main.get_command(app)
    ours = dict(getattr(group, "commands"))  # noqa: B009  typer's group is not click's to mypy
    kinds = [channel_class(use)[1] for use in all_channels()]
    return ours | {each.command_group: mounted(("x",), each) for each in kinds if each.commands}


def rows(text: str, heading: str) -> Iterator[list[str]]:
    """Yield the cells of the table whose first heading this is."""
    table = text.partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.removeprefix("| ").removesuffix("|").split(" | ")]


FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def code_in(path: Path) -> str:
    """Return the shell blocks and what stands in backquotes."""
    text = path.read_text(encoding="utf-8")
    shell = [block for language, block in FENCED.findall(text) if not language]
    return "\n".join([*shell, *re.findall(r"`[^`\n]+`", FENCED.sub("", text))])


def examples(language: str) -> list[str]:
    text = (ROOT / "docs/channel.md").read_text(encoding="utf-8")
    return [block for found, block in FENCED.findall(text) if found == language]


def all_channels() -> set[str]:
    """Return every channel class in channels/ as the config would name it."""
    found = set()
    for path in (ROOT / "channels").glob("[!_]*"):
        module = f"channels.{path.stem}"
        __import__(module)
        for name, value in vars(sys.modules[module]).items():
            if isinstance(value, type) and issubclass(value, Channel) and value is not Channel:
                found.add(f"{module}:{name}")
    return found


# --- Commands and make ------------------------------------------------------------------


def test_every_command_is_in_the_readme_and_none_besides() -> None:
    told = {cells[0].strip("`").removeprefix("publisher ") for cells in rows(README, "command")}
    assert told == set(commands())


@EACH_DOCUMENT
def test_commands_and_options_that_are_named_exist(path: Path) -> None:
    known = commands()
    for name, rest in re.findall(r"\bpublisher ([a-z]+)\b([^`\n#&]*)", code_in(path)):
        assert name in known
        command = known[name]
        for part in rest.split():
            command = getattr(command, "commands", {}).get(part, command)
        options = {each for param in command.params for each in param.opts} | {"--help"}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, f"publisher {name}{rest}"


def test_the_operators_guide_names_every_command() -> None:
    guide = code_in(ROOT / "docs/van-hanh.md")
    named = set(re.findall(r"\bpublisher ([a-z]+)", guide))
    assert named == set(commands())


@pytest.mark.usefixtures("vietnamese")
def test_the_operators_guide_says_what_each_state_asks_for() -> None:
    text = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
    told = ", ".join(cells[0] for cells in rows(text, "trạng thái")).split(", ")
    assert sorted(told) == sorted(state_name(state) for state in STATES)


@EACH_DOCUMENT
def test_make_targets_that_are_named_exist(path: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", code_in(path))) <= set(targets)


def test_the_two_commands_come_first() -> None:
    block = README.partition("\n```\n")[2].partition("\n```")[0]
    assert block.splitlines() == ["make demo", "make test"]


def test_ci_runs_what_a_newcomer_does() -> None:
    script = ROOT / ".ci/run"
    made = re.findall(r"^make (\S+)", script.read_text("utf-8"), re.MULTILINE)
    assert made == ["test", "test-services", "lint"]
    assert script.stat().st_mode & 0o111


def recipe(target: str) -> str:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return makefile.partition(f"\n{target}:")[2].partition("\n\n")[0]


def test_make_lint_runs_every_check() -> None:
    for tool in ("ruff format --check", "ruff check", "mypy", "lint-imports"):
        assert tool in recipe("lint")


def test_make_check_is_lint_and_the_quick_tests_and_make_test_is_all_of_them() -> None:
    quick = '-m "not slow and not services"'
    assert recipe("check").startswith(" lint\n") and quick in recipe("check")
    assert "$(PYTEST)" in recipe("test") and "-m" not in recipe("test")


def test_what_make_test_leaves_out_make_test_services_runs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "-m 'not services'" in project["tool"]["pytest"]["ini_options"]["addopts"]
    assert recipe("test-services").startswith(" $(READY) services\n")
    assert "-m services" in recipe("test-services")


# --- Tables -----------------------------------------------------------------------------


def test_the_abilities_of_the_channels_are_as_the_table_says() -> None:
    told = {cells[0].strip("`"): cells[1:8] for cells in rows(README, "channel")}
    assert told == {
        use: ["yes" if can(channel_class(use)[1], each) else "–" for each in ABILITIES]
        for use in all_channels()
    }


def test_every_channel_is_in_the_example_config() -> None:
    text = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
    assert {table["use"] for table in tomllib.loads(text)["channels"].values()} == all_channels()


def test_the_guarantees_name_every_channel_and_its_patience() -> None:
    example = tomllib.loads((ROOT / "config/publisher.example.toml").read_text("utf-8"))
    text = (ROOT / "docs/guarantees.md").read_text(encoding="utf-8")
    told = {cells[0]: cells[2] for cells in rows(text, "channel")}
    classes = {name: channel_class(each["use"])[1] for name, each in example["channels"].items()}
    assert told == {
        name: f"{kind.visibility_lag:.0f} s" if can(kind, "find") else "–"
        for name, kind in classes.items()
    }


def test_every_table_of_the_config_is_in_the_readme() -> None:
    told = {cells[0].strip("`[]").partition(".")[0] for cells in rows(README, "table")}
    assert told == set(Document.model_fields)


@pytest.mark.usefixtures("vietnamese")
def test_the_states_have_the_names_that_status_prints() -> None:
    told = {cells[0].strip("`"): cells[1] for cells in rows(README, "state")}
    assert told == {state: state_name(state) for state in STATES}


@pytest.mark.usefixtures("vietnamese")
def test_the_operator_is_told_what_each_state_asks_for() -> None:
    text = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
    told = ", ".join(cells[0] for cells in rows(text, "`status` says")).split(", ")
    assert told == [state_name(state) for state in STATES]


def test_the_sandbox_has_the_ports_that_the_readme_names() -> None:
    told = [cells[0] for cells in rows(README, "port")]
    assert told == [address.rpartition(":")[2] for address in sandbox_addresses().values()]


# --- Links and paths --------------------------------------------------------------------


@EACH_DOCUMENT
def test_links_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", path.read_text("utf-8")))
    targets = re.findall(r"\]\(([^)#\s]+)", prose)
    dead = [each for each in targets if "://" not in each and not (path.parent / each).exists()]
    assert dead == []


@EACH_DOCUMENT
def test_paths_of_the_repository_that_are_named_exist(path: Path) -> None:
    ours = r"`((?:publisher|channels|tests|docs|bench)/[\w./-]*|config/[\w.-]+\.example\.toml)`"
    named = set(re.findall(ours, path.read_text(encoding="utf-8")))
    assert {each for each in named if not (ROOT / each).exists()} <= NOT_THERE


def test_the_picture_is_small_enough_to_load() -> None:
    assert (ROOT / "docs/pictures/tour.png").stat().st_size <= 400_000


def test_no_file_tells_of_the_machine_that_it_was_made_on() -> None:
    words = ("/work/", "../shared", ".library", "/root/", "index-url", "PIP_INDEX")
    command = ["git", "grep", "-lIF", *(part for word in words for part in ("-e", word))]
    command += ["--", ".", ":!tests/test_readme.py"]  # which names them
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  fixed words
    if found.returncode > 1:
        pytest.skip("no git, or no checkout")
    assert found.stdout.split() == []


# --- The example channel ----------------------------------------------------------------


def example_test() -> type:
    """Run the two Python examples of docs/channel.md; return the test class."""
    channel, test = examples("python")
    board = sys.modules["channels.board"] = ModuleType("channels.board")
    exec(compile(channel, "channels/board.py", "exec"), vars(board))  # noqa: S102  our own
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(test, "tests/channels_/test_board.py", "exec"), names)  # noqa: S102  our own
    found = names["TestBoard"]
    assert isinstance(found, type)
    return found


TestBoard = example_test()


def test_the_example_table_fits_the_example_channel() -> None:
    (text,) = examples("toml")
    table = tomllib.loads(text)["channels"]["board"]
    fields = channel_class(table.pop("use"))[1].settings.model_fields
    required = {key for key, field in fields.items() if field.is_required()}
    assert required <= set(table) <= set(fields)
