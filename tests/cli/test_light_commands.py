"""A command that writes one row answers at once: it imports no service's library."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "config" / "publisher.example.toml"
LIBRARIES = {
    *("telegram", "httpx", "facebook", "requests", "urllib3"),
    *("jinja2", "markdown", "nh3", "PIL", "regex", "alembic", "sqlalchemy.orm"),
}
PLANNING = {"yaml", "publisher.planning.planner", "publisher.items.reading"}
PROGRAM = """
import sys
from contextlib import suppress
from publisher.cli.main import main
with suppress(SystemExit):
    main()
print("modules", *sys.modules)
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example's office with every channel and desk switched on, used once before."""
    root = tmp_path_factory.mktemp("office")
    (root / "config").mkdir()
    text = re.sub("^enabled = false", "enabled = true", EXAMPLE.read_text("utf-8"), flags=re.M)
    (root / "config" / "publisher.toml").write_text(text, "utf-8")
    imported(root, "resume", "website")  # makes the database
    return root


def imported(root: Path, *words: str) -> set[str]:
    """Run a command; return what it imported."""
    ran = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", PROGRAM, *words, "-w", str(root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in ran.stderr
    said = ran.stdout.splitlines()[-1].split()
    assert said[0] == "modules"
    assert "channels.telegram" in said  # the config was read, with the settings of all channels
    return set(said)


def test_holding_a_channel_imports_no_library_of_a_service_and_plans_nothing(office: Path) -> None:
    assert (LIBRARIES | PLANNING).isdisjoint(imported(office, "hold", "telegram"))


@pytest.mark.slow
@pytest.mark.parametrize("words", ["resume telegram", "cancel no-item", "adopt", "journal"])
def test_neither_do_the_others_that_write_one_row(office: Path, words: str) -> None:
    assert (LIBRARIES | PLANNING).isdisjoint(imported(office, *words.split()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ["status", "show no-item", "approve no-item", "release telegram"]
)
def test_what_plans_or_tells_asks_no_service_either(office: Path, words: str) -> None:
    assert (LIBRARIES - {"PIL"}).isdisjoint(imported(office, *words.split()))
