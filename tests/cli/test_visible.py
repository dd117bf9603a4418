"""What strangers write never steers a terminal, hides from it, or forges a line of the log."""

import io
import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.table import Table
from typer.testing import CliRunner

from publisher.cli.base import err, out
from publisher.cli.main import COMMANDS, app
from publisher.cli.table import listed
from publisher.cli.visible import VisibleFormatter, one_line, visible, visible_json
from publisher.outbox.deliveries import HELD
from workspaces import Desk, opened

EVIL = "\x1b[2J\x1b]0;x\x07\x9b31m\x08\x7f\u202etxt.exe\u2066\u200b[bold]đậm[/] [/] :fire:"
FORGED = "\n2026-11-24 08:00:00 INFO forged"
STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff]"
)
NAME = "bài-" + EVIL.replace("/", "") + FORGED + ".md"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)  # a preview is written where one is
    with opened(tmp_path) as desk:
        desk.put("tot.md", title="'Cấp phép [/] :fire: [bold]đậm'")
        desk.put(NAME, unit="[/]" + "x" * 9)
        desk.put("phong.md", unit='"\\e[31m\\u202ex\\n2026 forged"')
        (desk.content / ("xấu-\udcff" + "a.md")).write_bytes(b"\xff")
        desk.scan()
        desk.set("tot", "chat", state=HELD, reason=EVIL + FORGED)
        yield desk


def said(desk: Desk, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "-w", str(desk.root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def commands() -> dict[str, list[list[str]]]:
    """Return ways to call every command, by its name, with hostile words wherever one fits."""
    return {
        "check": [["check"], ["check", NAME], ["check", EVIL]],
        "status": [["status"], ["status", "--json"], ["status", EVIL]],
        "show": [["show", "tot"], ["show", "tot", "--json"], ["show", EVIL], ["show", NAME]],
        "journal": [["journal"], ["journal", "--verify"], ["journal", "--last", EVIL]],
        "report": [
            ["report", "--from", "2026-11-01", "--to", "2026-11-30", *kind]
            for kind in (
                ["--table", "items"], ["--format", "csv", "--table", "items"],
                ["--format", "json"], ["--format", "html"],
            )
        ] + [["report", "--from", EVIL, "--to", EVIL], ["report", "--table", EVIL],
             ["report", "--period", EVIL], ["report", "--format", EVIL],
             ["report", "--calendar", EVIL], ["report", "--out", f"/nowhere/{EVIL}"],
             ["report", "--template", EVIL], ["report", "--freeze", "--as", EVIL]],
        "trace": [["trace", EVIL], ["trace", "2026-12/items/tot/views"],
                  ["trace", "2026-12/items/tot/views", "--json"]],
        "preview": [["preview", EVIL], ["preview", "tot", "-o", f"/nowhere/{EVIL}"]],
        "approve": [["approve", EVIL], ["approve", "tot", "--as", EVIL]],
        "reject": [["reject", EVIL, "--reason", EVIL], ["reject", "tot", "--as", EVIL]],
        "hold": [["hold", "tot", "--reason", EVIL + FORGED], ["hold", EVIL, "--reason", EVIL]],
        "release": [["release", "tot"], ["release", EVIL]],
        "cancel": [["cancel", EVIL], ["cancel", "tot", "--reason", EVIL + FORGED]],
        "adopt": [["adopt", EVIL], ["adopt", "tot", EVIL]],
        "resolve": [["resolve", EVIL, EVIL, "--sent"], ["resolve", "tot", EVIL]],
        "resume": [["resume", EVIL], ["resume", "chat"]],
        "withdraw": [["withdraw", EVIL, "--reason", EVIL], ["withdraw", "tot", "--reason", EVIL]],
        "backup": [["backup", f"/nowhere/{EVIL}"], ["backup"]],
        "restore": [["restore", EVIL]],
        "init": [["init", f"/proc/{EVIL}"]],
        "people": [["people"], ["people", EVIL]],
        "demo": [["demo", "--port", EVIL]],
        "sandbox": [["sandbox", "--port", EVIL]],
        "run": [["run", EVIL]],
        "new": [["new", EVIL], ["new", EVIL, "--form", EVIL]],
        EVIL: [[EVIL], ["--" + EVIL]],
    }  # fmt: skip


@pytest.mark.slow
def test_no_command_shows_what_steers_a_terminal(desk: Desk) -> None:
    assert "\\x1b" in said(desk, "show", "tot")
    assert "Cấp phép [/] :fire: [bold]đậm" in said(desk, "status")
    for ways in commands().values():
        for arguments in ways:
            shown = said(desk, *arguments)
            assert not STEERS.search(shown), (arguments, STEERS.findall(shown))
            assert not re.search(r"(?m)^2026-11-24 08:00:00 INFO forged", shown), arguments


def test_every_command_is_tried() -> None:
    names = {each.__name__ for group in COMMANDS.values() for each in group}
    assert names <= commands().keys()


def test_whatever_is_printed_is_spelled_out(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.add_column("x")
    table.add_row("a\x1b[1mb\u202ec\x07")
    for console in (out, err):
        console.print("a\x1b[1mb\u202ec\x07", markup=False)
        console.print(table)
        listed(console, [["a\x1b[1m", "b\u202ec\x07\nd"]], heads=1)
        console.print(":fire: [/]", markup=False)
    for text in capsys.readouterr():
        assert not STEERS.search(text)
        assert text.count("\\x1b") == text.count("\\u202e") == text.count("\\x07") == 3
        assert ":fire: [/]" in text
        assert "\nd" not in text


def test_what_is_harmless_stays_as_it_is() -> None:
    text = "Đắk Lắk – “Cấp phép”\n\tdòng 2 😀 " + unicodedata.normalize("NFD", "ế")
    assert visible(text) == text
    assert one_line("a\nb\tc") == "a\\nb\\tc"


def test_json_says_the_same_and_shows_nothing_hidden() -> None:
    text = json.dumps({"a": "x\x7f\u202e\U000e0041\x85"}, ensure_ascii=False)
    assert json.loads(visible_json(text)) == json.loads(text)
    assert not STEERS.search(visible_json(text))


def test_no_line_of_the_log_can_be_forged() -> None:
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(VisibleFormatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.Logger("t")  # noqa: LOG001  one of the test's own
    log.addHandler(handler)
    log.warning("file_wrong path=%s", "a" + FORGED + EVIL)
    try:
        raise ValueError("x" + FORGED + "\r" + EVIL)
    except ValueError:
        log.exception("bug job=%s", FORGED)
    lines = kept.getvalue().rstrip("\n").split("\n")
    starts = [line for line in lines if line.startswith("20")]
    assert len(starts) == 2
    assert all(line.startswith("    ") for line in lines if line not in starts)
    assert not STEERS.search(kept.getvalue())
