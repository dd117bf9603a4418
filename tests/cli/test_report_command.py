"""`publisher report` and `publisher trace` as people type them, over the example's year."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import insert, select, update
from typer.testing import CliRunner, Result

from publisher.cli.demo_reports import BEGAN
from publisher.cli.demo_year import write_year
from publisher.cli.init import make_workspace
from publisher.cli.main import app
from publisher.contract import CLOCK_FILE
from publisher.engagement.readings import readings
from publisher.outbox.deliveries import SENT, deliveries
from publisher.report.frozen import reports
from publisher.store.database import Store
from publisher.workspace import Workspace

pytestmark = pytest.mark.slow

NOW = datetime(2026, 12, 17, 1, 0, tzinfo=UTC)
LAST = date(2026, 12, 14)
PERSON = "chanh-van-phong"
LATE = '\n[report]\nlate_figures = "next"\n'


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace of the example's year, not to be written to."""
    folder = tmp_path_factory.mktemp("nam")
    make_workspace(folder, sandbox=True)
    workspace = replace(Workspace.open(folder, offline=True), now=lambda: NOW)
    with closing(workspace.store):
        write_year(workspace, BEGAN, LAST)
    return folder


@pytest.fixture
def office(year: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may write to."""
    return Path(shutil.copytree(year, tmp_path / "nam"))


def publisher(folder: Path, *words: str, at: datetime = NOW) -> Result:
    """Run a command in a workspace at a time."""
    clock = folder / "clock"
    clock.write_text(str((at - datetime.now(UTC)).total_seconds()))
    env = {CLOCK_FILE: str(clock), "PUBLISHER_LANG": "vi", "COLUMNS": "120"}
    return CliRunner().invoke(app, [*words, "-w", str(folder)], env=env)


def said(folder: Path, *words: str, at: datetime = NOW) -> str:
    done = publisher(folder, *words, at=at)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(folder: Path, *words: str, at: datetime = NOW) -> str:
    done = publisher(folder, *words, at=at)
    assert done.exit_code in (1, 2) and done.stdout == "", done.output
    return done.stderr


def told(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(folder, "report", *words, "--format", "json"))
    return found


# --- Periods ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ((), "2026-11-15", "2026-12-14"),
        (("--period", "2026-11"), "2026-10-15", "2026-11-14"),
        (("--period", "thang-11/2026"), "2026-10-15", "2026-11-14"),
        (("--period", "quy-4"), "2026-09-15", "2026-12-14"),
        (("--period", "2026-H1"), "2025-12-15", "2026-06-14"),
        (("--period", "2026-9M"), "2025-12-15", "2026-09-14"),
        (("--period", "2026"), "2025-12-15", "2026-12-14"),
        (("--from", "15/11/2026", "--to", "20/11/2026"), "2026-11-15", "2026-11-20"),
        (("--period", "2026-11", "--calendar", "calendar"), "2026-11-01", "2026-11-30"),
    ],
    ids=" ".join,
)
def test_every_way_to_name_a_period_is_understood(
    year: Path, words: tuple[str, ...], first: str, last: str
) -> None:
    period = told(year, *words)["period"]
    assert (period["first"], period["last"]) == (first, last)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--period", "2026-13"), "2026-11, 2026-Q4"),
        (("--period", "mùa hè"), "2026-11, 2026-Q4"),
        (("--from", "15/11/2026"), "--from"),
        (("--from", "31/11/2026", "--to", "14/12/2026"), "30 ngày"),
        (("--from", "14/12/2026", "--to", "15/11/2026"), "14/12/2026"),
        (("--period", "2026-11", "--from", "15/11/2026", "--to", "14/12/2026"), "--period"),
        (("--calendar", "trang"), "nd09, calendar"),
        (("--table", "mau"), "channels"),
        (("--format", "odt"), "docx, xlsx"),
    ],
    ids=" ".join,
)
def test_what_can_not_be_meant_is_answered_with_what_can(
    year: Path, words: tuple[str, ...], why: str
) -> None:
    assert why in refused(year, "report", *words)


def additive(report: dict[str, Any], table: str) -> dict[tuple[str, str], int]:
    """Return the known figures of a table that may be added, by row and column."""
    columns = report["tables"][table]["columns"][1:]
    found = {}
    for row in [*report["tables"][table]["rows"], report["tables"][table]["total"]]:
        for column, cell in zip(columns, row["cells"], strict=True):
            if column["kind"] in ("count", "sum") and cell and cell["value"] is not None:
                found[row["key"], column["id"]] = cell["value"]
    return found


@pytest.mark.parametrize("table", ["channels", "units", "themes", "forms"])
def test_two_months_add_up_to_both_in_every_additive_column(year: Path, table: str) -> None:
    november = additive(told(year, "--period", "2026-11"), table)
    december = additive(told(year, "--period", "2026-12"), table)
    both = additive(told(year, "--from", "15/10/2026", "--to", "14/12/2026"), table)
    assert {key: november.get(key, 0) + december.get(key, 0) for key in both} == both
    assert sum(value for (key, column), value in both.items() if column == "views") > 0


# --- Documents ----------------------------------------------------------------------------


def is_zip_with(part: str) -> Callable[[bytes], bool]:
    return lambda document: part in zipfile.ZipFile(BytesIO(document)).namelist()


LOOKS: dict[str, Callable[[bytes], bool]] = {
    "docx": is_zip_with("word/document.xml"),
    "xlsx": is_zip_with("xl/workbook.xml"),
    "html": lambda document: b"</html>" in document,
    "json": lambda document: json.loads(document)["period"]["id"].startswith("2026"),
    "pdf": lambda document: document.startswith(b"%PDF-"),
}
PDF = [] if shutil.which("soffice") is None else ["pdf"]


@pytest.mark.parametrize("period", ["2026-11", "2026-Q4", "2026"])
def test_documents_of_every_form_come_into_a_folder(
    year: Path, tmp_path: Path, period: str
) -> None:
    forms = ["docx", "xlsx", "html", "csv", "json", *PDF]
    place = tmp_path / "báo cáo"
    options = [word for form in forms for word in ("--format", form)]
    lines = said(year, "report", "--period", period, *options, "--out", str(place)).splitlines()
    assert sorted(lines) == sorted(str(each) for each in place.iterdir())
    for form, looks_right in LOOKS.items():
        if form in forms:
            assert looks_right((place / f"bao-cao-{period}.{form}").read_bytes()), form
    assert (place / f"bao-cao-{period}-units.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_one_document_goes_into_the_file_that_is_named(year: Path, tmp_path: Path) -> None:
    file = tmp_path / "thang-11.docx"
    assert said(year, "report", "--format", "docx", "-o", str(file)) == f"{file}\n"
    assert LOOKS["docx"](file.read_bytes())


def test_an_office_fills_its_own_template(year: Path, tmp_path: Path) -> None:
    from publisher.report.documents.template_example import example_template

    template = tmp_path / "mau.docx"
    template.write_bytes(example_template())
    file = tmp_path / "bao-cao.docx"
    said(year, "report", "--template", str(template), "--period", "2026-11", "-o", str(file))
    text = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert "tháng 11/2026" in "".join(ElementTree.fromstring(text).itertext())  # noqa: S314
    template.write_bytes(b"PK")
    assert str(template) in refused(year, "report", "--template", str(template), "-o", str(file))


def test_the_fields_of_a_template_are_listed(year: Path) -> None:
    lines = said(year, "report", "--fields").splitlines()
    assert any(line.startswith("ky  ") for line in lines)
    assert all(re.match(r"\S+  \S", line) for line in lines)


def test_the_terminal_shows_the_tables_that_are_asked_for(year: Path) -> None:
    assert "Kênh Telegram" in said(year, "report")
    units = said(year, "report", "--table", "units", "--table", "themes")
    assert "Phòng Vận tải" in units and "Môi trường đầu tư" in units


def test_from_a_shell_a_report_is_made_and_its_help_loads_no_document(
    year: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "publisher", "report"]
    run = partial(subprocess.run, capture_output=True, text=True, timeout=120, check=True)
    made = run(  # the month before the present one: nothing is there yet
        [*command, "--format", "html", "-w", str(year), "-o", str(tmp_path)]
    )
    (page,) = tmp_path.iterdir()
    assert made.stdout == f"{page}\n" and page.suffix == ".html"
    helped = run([*command, "--help"])
    assert "--period" in helped.stdout
    loaded = {line.rpartition("|")[2].strip() for line in helped.stderr.splitlines()}
    assert not {"docx", "xlsxwriter", "jinja2", "sqlalchemy"} & loaded


# --- Freezing -----------------------------------------------------------------------------

FREEZE = ("report", "--period", "2026-11", "--freeze", "--as", PERSON)
NOVEMBER = ("--period", "2026-11")


def seen_late(folder: Path) -> None:
    """Let a post that failed in November's days be found out to have gone out after all."""
    store = Store(f"sqlite:///{folder}/state/publisher.sqlite")
    with closing(store), store.write() as db:
        row = (
            db.execute(
                select(deliveries).where(
                    deliveries.c.channel == "website",
                    deliveries.c.sent_at > datetime(2026, 11, 2, tzinfo=UTC),
                )
            )
            .mappings()
            .first()
        )
        assert row is not None
        values = {**row, "id": 99_999, "sequence": 7, "key": "late", "ref": "late", "state": SENT}
        db.execute(insert(deliveries).values(**values))


def test_a_period_that_is_not_over_is_not_frozen_and_it_is_told_from_when(office: Path) -> None:
    early = datetime(2026, 11, 15, 3, 0, tzinfo=UTC)
    assert "00:00 ngày 17/11/2026" in refused(office, *FREEZE, at=early)


def test_a_frozen_report_stays_as_it_was_and_live_tells_what_differs(office: Path) -> None:
    line = said(office, *FREEZE)
    frozen = told(office, *NOVEMBER)
    assert frozen["revision"] == 1 and re.search(r"mã [0-9a-f]{12}", line)
    seen_late(office)
    assert told(office, *NOVEMBER) == frozen
    shown = said(office, "report", *NOVEMBER, "--live")
    assert re.search(r"Theo kênh, Trang thông tin điện tử, .*: \d+ → \d+", shown), shown


def test_freezing_again_changes_nothing_and_a_revision_names_what_it_replaces(
    office: Path,
) -> None:
    first = said(office, *FREEZE)
    assert said(office, *FREEZE) == first
    seen_late(office)
    assert "--why" in refused(office, *FREEZE)
    second = said(office, *FREEZE, "--why", "Bài đã đăng mà chưa biết")
    assert "lần chốt 2" in second
    code = re.findall(r"mã ([0-9a-f]{12})", first)[0]
    assert code in told(office, *NOVEMBER)["replaces"]
    assert "Bài đã đăng mà chưa biết" in said(office, "journal")
    assert said(office, "journal", "--verify")


def test_what_came_late_may_belong_to_the_next_period(office: Path) -> None:
    said(office, *FREEZE)
    seen_late(office)
    config = office / "config/publisher.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("\n[report]\n", LATE), encoding="utf-8")
    assert "kỳ sau" in refused(office, *FREEZE, "--why", "muộn")


def test_a_frozen_report_that_was_changed_is_shown_to_nobody(office: Path) -> None:
    said(office, *FREEZE)
    store = Store(f"sqlite:///{office}/state/publisher.sqlite")
    with closing(store), store.write() as db:
        content = db.scalar(select(reports.c.content)) or ""
        db.execute(update(reports).values(content=content.replace('"value":', '"value":1', 1)))
    assert "publisher journal --verify" in refused(office, "report", *NOVEMBER)
    assert "2026-11" in refused(office, "journal", "--verify")


def test_a_copy_that_is_put_back_has_what_was_frozen(office: Path) -> None:
    said(office, *FREEZE)
    frozen = told(office, *NOVEMBER)
    copy = said(office, "backup").strip()
    said(office, "restore", copy)
    assert told(office, *NOVEMBER) == frozen
    assert said(office, "journal", "--verify")


def test_new_readings_do_not_move_a_frozen_period(office: Path) -> None:
    said(office, *FREEZE)
    frozen = told(office, *NOVEMBER)
    store = Store(f"sqlite:///{office}/state/publisher.sqlite")
    with closing(store), store.write() as db:
        db.execute(update(readings).where(readings.c.views.is_not(None)).values(views=9))
    assert told(office, *NOVEMBER) == frozen


# --- Tracing ------------------------------------------------------------------------------


def test_a_figure_leads_to_its_readings(year: Path) -> None:
    report = told(year, *NOVEMBER)
    row = report["tables"]["channels"]["rows"][1]
    figure = next(cell for cell in row["cells"] if cell["id"].endswith("/views"))
    shown = said(year, "trace", figure["id"])
    assert "post_media_view" in shown
    assert "khong-co" in refused(year, "trace", "2026-11/units/khong-co/views")
