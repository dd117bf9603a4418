"""What channels tell people, the Vietnamese way."""

import errno
from datetime import UTC, datetime

import pytest

from channels.shared.words import moment, number, said


def test_numbers_and_times_are_written_the_vietnamese_way() -> None:
    assert (number(2_075), number(82.84, 1), number(1_234_567.5, 1)) == (
        "2.075", "82,8", "1.234.567,5",
    )  # fmt: skip
    assert moment(datetime(2027, 1, 14, 2, 0, tzinfo=UTC)) == "14/01/2027 09:00"


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(errno.EMLINK, "Too many links"), "Too many links"),  # better than nothing
    ],
)
def test_the_machines_failures_have_words(failure: OSError, words: str) -> None:
    assert said(failure) == words
