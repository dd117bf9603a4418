"""Overview and reports: the report wing's figures and bytes, in the browser."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Self

import pytest

from publisher.people.people import Person
from publisher.report.documents.forms import document
from publisher.report.figures.model import Report
from publisher.report.making import make_report
from publisher.report.periods.notation import read_period
from publisher.report.periods.period import Period
from publisher.web.app import THREADS
from publisher.web.kept_reports import FRESH, GOOD, Reports
from publisher.workspace import Workspace
from web_desk import Served, known, made, web_desk
from workspaces import Desk, opened


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        known(desk.workspace, Person(id="lanh-dao", name="Lãnh đạo", roles=("approver",)))
        known(desk.workspace, Person(id="van-phong", name="Văn phòng", roles=("publisher",)))
        yield desk


class _Slow:
    """Makes reports that take until the block ends."""

    def __init__(self) -> None:
        self.asked = 0
        self.may_end = Event()

    def __call__(self, workspace: Workspace, period: Period) -> Report:
        self.asked += 1
        self.may_end.wait(60)
        return make_report(workspace, period)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self.may_end.set()


def november(office: Desk) -> Period:
    config = office.workspace.config
    return read_period("2026-11", config.regime, config.calendar, office.workspace.now())


@pytest.fixture
def served(office: Desk) -> Iterator[Served]:
    with web_desk(office.workspace) as desk:
        yield desk


def test_the_overview_tells_what_waits_and_what_goes_out_next(
    office: Desk, served: Served
) -> None:
    office.put("a.md", title="Mời dự hội nghị")
    office.scan()
    page = served.log_in("lanh-dao").get("/tong-quan")
    assert page.status_code == 200
    assert "Mời dự hội nghị" in page.text and "24/11/2026 08:00" in page.text


def test_what_is_not_known_is_never_shown_as_nothing(served: Served) -> None:
    page = made(served.log_in("lanh-dao"), "/bao-cao?ky=2026-11").text
    cells = re.findall(r'<td class="number" data-figure="[^"]*/views">(.*?)</td>', page)
    assert cells and all("unknown" in each and ">0<" not in each for each in cells)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "json"])
def test_a_document_is_the_one_that_the_command_writes(
    office: Desk, served: Served, form: str
) -> None:
    answer = made(served.log_in("lanh-dao"), f"/bao-cao/2026-11/tep/{form}")
    assert answer.content == document(make_report(office.workspace, november(office)), form)
    assert f'filename="bao-cao-2026-11.{form}"' in answer.headers["content-disposition"]
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["/bao-cao?ky=2026-77", "/bao-cao/2026-11/tep/exe", "/bao-cao/2026-11/bang/none",
     "/bao-cao/2026-11/bieu-do/none", "/bao-cao/..%2f..%2fetc/tep/json"],
)  # fmt: skip
def test_what_is_no_report_is_no_page(served: Served, path: str) -> None:
    assert made(served.log_in("lanh-dao"), path).status_code == 404


def test_a_report_is_frozen_by_who_may_and_once_it_can_be(office: Desk, served: Served) -> None:
    office.time += timedelta(days=60)
    assert served.log_in("lanh-dao").post("/bao-cao/2026-11/chot").status_code == 403
    page = served.log_in("van-phong").post("/bao-cao/2026-11/chot", data={"ly_do": ""})
    assert "Frozen" in page.text
    assert "Frozen figures" in made(served.log_in("lanh-dao"), "/bao-cao?ky=2026-11").text


def test_an_older_report_is_shown_while_a_newer_one_is_made(office: Desk) -> None:
    time = 0.0
    reports = Reports(make_report, clock=lambda: time)
    first = reports.of(office.workspace, november(office))
    assert reports.of(office.workspace, november(office)) is first
    time += FRESH
    assert reports.of(office.workspace, november(office)) is first
    time += GOOD
    assert reports.of(office.workspace, november(office)) is not first


def test_a_slow_report_holds_up_no_other_page(office: Desk, served: Served) -> None:
    slow, leader = _Slow(), served.log_in("lanh-dao")
    served.desk.reports = Reports(slow)
    assert "They are being made." in leader.get("/tong-quan").text
    with slow, ThreadPoolExecutor(2 * THREADS) as many:
        asked = [many.submit(leader.get, "/bao-cao?ky=2026-12") for _ in range(2 * THREADS)]
        for path in ("/tong-quan", "/hang-doi", "/lich"):
            assert leader.get(path).status_code == 200
        assert slow.asked == 1 and not slow.may_end.is_set()
        assert any(each.result().status_code == 202 for each in asked)
    assert 'id="notes"' in made(leader, "/bao-cao?ky=2026-12").text
    assert slow.asked == 1


def test_a_page_that_waits_for_figures_asks_again_by_itself(
    office: Desk, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.web.kept_reports.PATIENCE", 0.01)
    with _Slow() as slow:
        served.desk.reports = Reports(slow)
        page = served.log_in("lanh-dao").get("/bao-cao?ky=2026-11")
    assert page.status_code == 202 and page.headers["refresh"] == "2"
    assert "The figures are being made" in page.text


def test_a_report_that_fails_is_told_and_tried_anew(office: Desk) -> None:
    def fails(*_asked: object) -> Report:
        raise RuntimeError("no")

    reports = Reports(fails)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no"):
            reports.of(office.workspace, november(office))


def test_the_journal_is_read_filtered_and_proved(office: Desk, served: Served) -> None:
    office.put("a.md", title="Mời dự hội nghị")
    office.scan()
    caller = served.log_in("van-phong")
    caller.post("/nhat-ky/tep")
    page = caller.get("/nhat-ky?nguoi=van-phong").text
    assert "took a file from the web desk" in page and "127.0.0.1" in page
    assert "No line fits." in caller.get("/nhat-ky?nguoi=lanh-dao").text
    assert "31/11/2026" in caller.get("/nhat-ky?tu=31/11/2026").text
    office.workspace.ring()  # writes the anchor
    assert "The journal is whole" in caller.post("/nhat-ky/kiem-tra").text
    lines = caller.post("/nhat-ky/tep").text.splitlines()
    assert [json.loads(each)["act"] for each in lines][-1] == "web_export"
    assert served.log_in("lanh-dao").get("/nhat-ky").status_code == 403
