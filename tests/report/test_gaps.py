"""Where nothing came for long, and that nobody is called idle who could not be seen."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from publisher.config.file import Config
from publisher.contract import Term
from publisher.report.figures.facts import Post
from publisher.report.figures.gaps import MOST, WORTH_A_WORD, Spell, sentences, spells_of
from publisher.report.periods.period import Period, period
from publisher.timetable.regimes import ND09, REGIMES
from report_office import local, reporting

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
AFTER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def config(tmp_path: Path) -> Iterator[Config]:
    with reporting(tmp_path) as desk:
        yield desk.workspace.config


def november(config: Config) -> Period:
    return period(REGIMES[ND09], "month", 2026, 11, config.calendar)


def product(at: str, theme: str = "thu-tuc", unit: str = "van-phong", **other: bool) -> Post:
    """Return a post by which its item is a product, out at a local time."""
    moment = local(f"{at} 08:00").astimezone(UTC)
    return Post(
        delivery=1,
        item="bai",
        title="Bài",
        channel="website",
        unit=Term(unit, unit),
        theme=Term(theme, theme),
        form=Term("article", "Tin"),
        author="Ban biên tập",
        sent_at=moment,
        url=None,
        withdrawn_at=None,
        adopted=False,
        is_first=True,
        is_product=other.get("is_product", True),
    )


def spells(
    config: Config, *posts: Post, made_at: datetime = LONG_AGO, now: datetime = AFTER
) -> dict[str, list[tuple[date, date]]]:
    """Return the spells of November 2026 by the name of what had nothing."""
    found: dict[str, list[tuple[date, date]]] = {}
    for each in spells_of(config, november(config), posts, made_at, now):
        found.setdefault(each.name, []).append((each.first, each.last))
    return found


FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)
THEME = "Thủ tục hành chính và dịch vụ công trực tuyến"


def test_a_spell_is_told_from_the_day_that_reaches_the_threshold(config: Config) -> None:
    short, enough = date(2026, 11, 4), date(2026, 11, 5)
    assert (enough - FIRST).days == WORTH_A_WORD
    assert THEME not in spells(config, product(f"{short}"))
    assert spells(config, product(f"{enough}"))[THEME] == [(FIRST, date(2026, 11, 4))]


def test_what_had_nothing_at_all_is_told_for_the_whole_period(config: Config) -> None:
    found = spells(config, product("2026-11-01"))
    assert found["Phòng Quản lý xây dựng"] == [(FIRST, LAST)]
    told = sentences(config, november(config), [product("2026-11-01")], LONG_AGO, AFTER)
    assert any("Phòng Quản lý xây dựng" in each and "15/10/2026" in each for each in told)


def test_products_of_other_periods_and_further_posts_of_a_product_do_not_count(
    config: Config,
) -> None:
    others = [
        product("2026-10-14"),
        product("2026-11-15"),
        product("2026-11-01", is_product=False),
    ]
    assert spells(config, *others)[THEME] == [(FIRST, LAST)]


def test_no_day_before_the_workspace_was_made_counts(config: Config) -> None:
    made = local("2026-10-25 09:00")
    assert spells(config, made_at=made)[THEME] == [(date(2026, 10, 25), LAST)]
    assert spells(config, made_at=local("2026-10-26 09:00")) == {}
    assert spells(config, made_at=local("2026-12-01 09:00")) == {}


def test_no_day_that_is_not_over_counts(config: Config) -> None:
    assert spells(config, now=local("2026-11-04 23:00")) == {}
    found = spells(config, now=local("2026-11-05 00:10"))
    assert found[THEME] == [(FIRST, date(2026, 11, 4))]
    assert spells(config, now=local("2026-10-15 08:00")) == {}


def test_the_longest_spell_is_told_first(config: Config) -> None:
    told = sentences(config, november(config), [product("2026-11-08")], LONG_AGO, AFTER)
    assert len(told) == 4
    assert "Gặp gỡ" in told[0] and "Phòng Quản lý xây dựng" in told[1]
    assert "24" in told[2] and "24" in told[3]


def test_a_list_without_end_is_cut_and_says_how_much_is_left(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [Spell("unit", f"Đơn vị {n}", FIRST, LAST, whole=True) for n in range(MOST + 3)]
    monkeypatch.setattr("publisher.report.figures.gaps.spells_of", lambda *_: many)
    told = sentences(config, november(config), [], LONG_AGO, AFTER)
    assert len(told) == MOST + 1
    assert "3" in told[-1]


def test_days_on_which_something_came_are_in_no_spell(config: Config) -> None:
    days = [FIRST + timedelta(days=n) for n in (0, 0, 25)]
    (found,) = spells(config, *(product(f"{day}") for day in days))[THEME]
    assert found == (FIRST + timedelta(days=1), FIRST + timedelta(days=24))
