"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from publisher import words

# A busy machine is no bug: pytest's own time-out ends what really hangs.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak Vietnamese, whatever the office's config says, and what the test before spoke."""
    monkeypatch.setenv("PUBLISHER_LANG", "vi")
    words.use("vi")
    yield
    monkeypatch.undo()
    words.use(words.DEFAULT)
