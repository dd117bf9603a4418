"""People read what a channel is called; commands and programs go by its id."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publisher import words
from publisher.cli.main import app
from publisher.config.accounts import titles
from publisher.config.plugins import channel_class
from publisher.outbox.pauses import pause
from publisher.report.documents.table_csv import make_csv
from publisher.report.documents.table_json import make_json
from publisher.report.making import make_report
from publisher.report.periods.period import period
from publisher.status.troubles import troubles
from publisher.timetable.regimes import REGIMES
from workspaces import Desk, opened

pytestmark = pytest.mark.usefixtures("vietnamese")

CHANNELS = {
    "site": 'use = "fake_channels:Site"\nname = "Trang thông tin điện tử"',
    "page": 'use = "fake_channels:Fake"\nname = "Fanpage"',
}
SERVICES = {
    "channels.website:Website": "Trang thông tin điện tử",
    "channels.facebook:Facebook": "Fanpage Facebook",
    "channels.zalo:Zalo": "Zalo OA",
    "channels.zalo:ZaloBroadcast": "Tin truyền thông Zalo OA",
    "channels.telegram:Telegram": "Kênh Telegram",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, channels=CHANNELS) as desk:
        desk.put("a.md")
        desk.scan()
        yield desk
    words.call_channels({})


def said(desk: Desk, *arguments: str) -> str:
    return " ".join(CliRunner().invoke(app, [*arguments, "-w", str(desk.root)]).output.split())


@pytest.mark.parametrize("use", SERVICES)
def test_every_service_has_a_name_that_people_know(use: str) -> None:
    assert channel_class(use)[1].display_name == SERVICES[use]


def test_namesakes_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    again = CHANNELS | {"page-two": CHANNELS["page"], "chat": 'use = "fake_channels:Fake"'}
    with opened(tmp_path, channels=again) as desk:
        assert titles(desk.workspace.config.accounts) == {
            "site": "Trang thông tin điện tử", "page": "Fanpage (page)",
            "page-two": "Fanpage (page-two)", "chat": "chat",
        }  # fmt: skip
    words.call_channels({})


def test_what_waits_and_what_was_done_are_told_by_name(desk: Desk) -> None:
    status = said(desk, "status")
    assert "Trang thông tin điện tử (site) 1 0" in status, "the id stands once, for commands"
    assert "Fanpage đang chờ chờ Trang thông tin điện tử" in status
    desk.sent("a")
    assert "Fanpage đã đăng" in said(desk, "show", "a")
    assert said(desk, "resume", "page") == "Fanpage vẫn hoạt động, không có gì phải làm"
    assert said(desk, "hold", "page") == (
        "đã tạm dừng: Fanpage; cho đi tiếp bằng: publisher release page"
    )


def test_trouble_is_told_by_name_and_its_command_by_id(desk: Desk) -> None:
    desk.set("a", "page", state="held", held_for="doubt")
    with desk.workspace.store.write() as db:
        pause(db, "site", "sai mã", desk.time, until=None)
    with desk.workspace.store.read() as db:
        told = [each.text for each in troubles(db, desk.workspace.config, desk.time)]
    assert told[0].startswith("Trang thông tin điện tử đã dừng: sai mã.")
    assert told[0].endswith("publisher resume site")
    assert "lên Fanpage" in told[1].splitlines()[0]
    assert "publisher resolve a page --sent" in told[1].splitlines()[1]


def test_reports_have_names_for_people_and_ids_for_programs(desk: Desk) -> None:
    desk.sent("a")
    calendar = desk.workspace.config.calendar
    month = period(REGIMES["calendar"], "month", 2026, 11, calendar)
    made = make_report(desk.workspace, month)
    rows = [line.split(",")[:2] for line in make_csv(made, "channels").decode().splitlines()]
    assert rows[1:3] == [["site", "Trang thông tin điện tử"], ["page", "Fanpage"]]
    told = json.loads(make_json(made))["tables"]["channels"]["rows"]
    assert [(row["key"], row["name"]) for row in told] == [
        ("site", "Trang thông tin điện tử"), ("page", "Fanpage"),
    ]  # fmt: skip


def test_machines_go_by_ids(desk: Desk) -> None:
    found = json.loads(CliRunner().invoke(app, ["status", "--json", "-w", str(desk.root)]).output)
    assert {row["channel"] for row in found["open"]} == {"site", "page"}
