"""What readers answered: how many of each answer, for each page and day. Nothing else is kept."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from channels.shared.words import ZONE, number
from channels.website.site.index import opened
from publisher.contract import Engagement, Finding, Unavailable

YES, NO = "co", "khong"
REASONS = {
    "kho-hieu": "khó hiểu",
    "thieu": "thiếu điều cần biết",
    "cu": "đã cũ",
    "sai": "có chỗ chưa đúng",
    "khac": "lý do khác",
}

_TABLE = """
CREATE TABLE IF NOT EXISTS rating (
    page TEXT NOT NULL, day TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (page, day, answer, reason)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Rated:
    """What was answered about one page so far."""

    page: str
    yes: int
    no: int
    reasons: dict[str, int]  # why not, where that was said

    @property
    def count(self) -> int:
        """Return how many answered."""
        return self.yes + self.no


class Answers:
    """The counts, in a database of their own beside the index of the site."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._path = index.with_suffix(".ratings.sqlite")

    def known(self, page: str) -> bool:
        """Tell whether readers see such a page. Raises sqlite3.Error."""
        where = f"{self._index.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True, timeout=10)) as connection:
            found = connection.execute(
                "SELECT 1 FROM article WHERE id = ? AND live = 1", (page,)
            ).fetchone()
        return found is not None

    def add(self, page: str, answer: str, reason: str, at: datetime) -> None:
        """Count one answer. Raises sqlite3.Error and OSError."""
        day = at.astimezone(ZONE).date().isoformat()
        with opened(self._path) as connection:
            connection.executescript(_TABLE)
            connection.execute(
                "INSERT INTO rating VALUES (?, ?, ?, ?, 1)"
                " ON CONFLICT DO UPDATE SET count = count + 1",
                (page, day, answer, reason),
            )

    def of(self, pages: Sequence[str]) -> dict[str, tuple[int, int]] | None:
        """Return of each page how many found it useful, and how many did not.

        None before the first answer of all: nobody knows then whether any is taken.
        """
        if not self._path.exists():
            return None
        query = "SELECT answer, sum(count) FROM rating WHERE page = ? GROUP BY answer"
        told = {page: dict(self._rows(query, page)) for page in pages}
        return {page: (each.get(YES, 0), each.get(NO, 0)) for page, each in told.items()}

    def rated(self) -> list[Rated]:
        """Return what was answered, the pages with most answers first."""
        found: dict[str, Rated] = {}
        for page, answer, reason, count in self._rows(
            "SELECT page, answer, reason, sum(count) FROM rating"
            " GROUP BY page, answer, reason ORDER BY page, sum(count) DESC, reason"
        ):
            before = found.get(page, Rated(page, 0, 0, {}))
            reasons = before.reasons | ({reason: count} if reason else {})
            yes, no = (count, 0) if answer == YES else (0, count)
            found[page] = Rated(page, before.yes + yes, before.no + no, reasons)
        return sorted(found.values(), key=lambda each: (-each.count, each.page))

    def _rows(self, query: str, *values: str) -> list[Any]:
        if not self._path.exists():
            return []
        try:
            with opened(self._path) as connection:
                connection.executescript(_TABLE)
                return connection.execute(query, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            failure = Unavailable(f"Không đọc được các lượt đánh giá ở {self._path}")
            failure.answer = str(error)
            raise failure from error


def with_ratings(found: Mapping[str, Engagement], answers: Answers) -> Mapping[str, Engagement]:
    """Add to the figures of pages what readers answered about each."""
    try:
        told = answers.of([*found])
    except Unavailable:
        return {page: _unrated(each, "error") for page, each in found.items()}
    if told is None:
        return {page: _unrated(each, "not_yet") for page, each in found.items()}
    return {page: _rated(each, *told[page]) for page, each in found.items()}


def _rated(figures: Engagement, yes: int, no: int) -> Engagement:
    raw = {**figures.raw, "rating": {YES: yes, NO: no}}
    return replace(figures, useful=yes, not_useful=no, raw=raw)


def _unrated(figures: Engagement, why: str) -> Engagement:
    return replace(figures, unknown={**figures.unknown, "useful": why, "not_useful": why})


def findings(answers: Answers) -> Iterator[Finding]:
    """Tell editors what readers answered, a line for each page, and one for all."""
    rated = answers.rated()
    if not rated:
        yield Finding("hint", "", "Chưa có lượt đánh giá nào.")
        return
    yes, no = sum(each.yes for each in rated), sum(each.no for each in rated)
    yield Finding("hint", "Tất cả", _line(Rated("", yes, no, {})))
    for each in rated:
        yield Finding("hint", each.page, _line(each))


def _line(rated: Rated) -> str:
    share = number(100 * rated.yes / rated.count)
    why = "; ".join(f"{REASONS.get(key, key)}: {count}" for key, count in rated.reasons.items())
    answers = f"{number(rated.yes)} có, {number(rated.no)} không ({share}% thấy có ích)"
    return f"{answers}; vì sao không: {why}" if why else answers
