"""Calendars of reports as data: [report], [engagement] closings, [[indices]]."""

from pathlib import Path

import pytest

from publisher.config.file import CONFIG, Config, ConfigError, load
from publisher.timetable.regimes import REGIMES, Regime

pytestmark = pytest.mark.usefixtures("english")

OFFICE = '[office]\nname = "Sở Xây dựng"\n' + "".join(
    f'[[{name}]]\nid = "a"\nname = "A"\n' for name in ("units", "themes", "forms")
)
OWN = Regime("bo-xay-dung", 15)


def loaded(root: Path, *lines: str) -> Config:
    (root / "config").mkdir(exist_ok=True)
    (root / CONFIG).write_text("\n".join([OFFICE, *lines]), encoding="utf-8")
    return load(root)


def problem(root: Path, *lines: str) -> str:
    with pytest.raises(ConfigError) as caught:
        loaded(root, *lines)
    (found,) = caught.value.problems
    return found.partition(f"{CONFIG}:")[2].partition(": ")[2]


def test_an_office_that_says_nothing_follows_the_decree(tmp_path: Path) -> None:
    config = loaded(tmp_path)
    assert config.regime == REGIMES["nd09"]
    assert config.closings == (REGIMES["nd09"],)
    assert (config.report.code, config.report.late_figures) == ("BC", "revision")
    assert config.indices == ()


def test_an_offices_own_calendar_closes_on_its_day(tmp_path: Path) -> None:
    own = ["[report]", 'calendar = "bo-xay-dung"', "calendars = { bo-xay-dung = 15 }"]
    config = loaded(tmp_path, *own)
    assert config.regime == OWN
    assert config.regimes == REGIMES | {OWN.id: OWN}
    assert config.closings == (OWN, REGIMES["nd09"])  # else no figure of its reports is closed


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ('"calendar"', ["nd09", "calendar"]),
        ('["bo-xay-dung", "nd09"]', ["nd09", "bo-xay-dung"]),
        ('"none"', []),
        ("[]", []),
    ],
)
def test_posts_are_measured_on_the_closing_days_of_one_calendar_or_of_several(
    tmp_path: Path, written: str, names: list[str]
) -> None:
    table = ["[engagement]", f"closings = {written}", "[report.calendars]", "bo-xay-dung = 15"]
    assert [each.id for each in loaded(tmp_path, *table).closings] == names


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["[report]", 'calendar = "nd90"'],
            "report.calendar: no calendar of reports 'nd90'; known: nd09, calendar",
        ),
        (
            ["[engagement]", 'closings = ["nd09", "bo"]'],
            "engagement.closings: no calendar of reports 'bo'; known: nd09, calendar",
        ),
        (["[engagement]", "closings = 14"], "engagement.closings: Input should be a valid list"),
        (
            ["[report.calendars]", "none = 15"],
            "report.calendars.none: the name has a meaning already; choose another",
        ),
        (
            ["[report.calendars]", "bo = 31"],
            "report.calendars.bo: Input should be less than or equal to 28",
        ),
        (
            ["[report.calendars]", '"Bộ" = 15'],
            "report.calendars.Bộ: String should match pattern '^[a-z0-9][a-z0-9-]*$'",
        ),
        (
            ["[engagement]", 'closings = "bo"', "[report]", "sign = 1", "calendars = { bo = 1 }"],
            "report.sign: unknown key, did you mean 'signs'?",
        ),
        (["[report]", "sign = []"], "report.sign: unknown key, did you mean 'signs'?"),
        (
            ["[report]", 'late_figures = "never"'],
            "report.late_figures: Input should be 'revision' or 'next'",
        ),
        (
            ['[[indices]]\nid = "par"\nname = "PAR"\nyear = 2025\nvalu = 88.5'],
            "indices.0.valu: unknown key, did you mean 'value'?",
        ),
        (
            ['[[indices]]\nid = "par"\nname = "PAR"\nyear = 2025\nvalue = nan'],
            "indices.0.value: Input should be a finite number",
        ),
        (
            2 * ['[[indices]]\nid = "par"\nname = "PAR"\nyear = 2025\nvalue = 88'],
            "[[indices]] par 2025: stands twice",
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_is_known(
    tmp_path: Path, lines: list[str], said: str
) -> None:
    assert problem(tmp_path, *lines) == said


def test_an_index_stands_once_for_each_year(tmp_path: Path) -> None:
    entry = '[[indices]]\nid = "par"\nname = "PAR Index (%)"\nyear = {}\ntarget = 88.5\n'
    config = loaded(tmp_path, entry.format(2024), entry.format(2025) + "value = 89")
    assert [(each.year, each.target, each.value) for each in config.indices] == [
        (2024, 88.5, None), (2025, 88.5, 89.0),
    ]  # fmt: skip
