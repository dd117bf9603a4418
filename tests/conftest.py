"""What holds for every test, which ones are slow, and in what order they run.

`make check` leaves the slow ones out. A test is slow if its module imports a helper that starts
processes, or if it bears the mark itself: `@pytest.mark.slow`.
"""

import gc
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
from hypothesis import settings

import compiled_once
from publisher import words
from publisher.sandbox.app import Sandbox, running

compiled_once.share()

STARTERS = {"e2e", "warm"}  # helpers that start the publisher as a process

# A busy machine is no bug: pytest's own time-out ends what really hangs.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what starts processes."""
    if isinstance(item, pytest.Function) and starts_processes(item.module):
        item.add_marker(pytest.mark.slow)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of the slow tests.

    Workers get equal parts of the list, and take from each other when they are done with
    theirs: so what is quick comes last, and they end together.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = [item for first in range(workers) for item in items[first::workers]]


def pytest_collection_finish() -> None:
    """Keep what collecting has made: it stays to the end, and is not looked through again."""
    gc.freeze()


@cache
def starts_processes(module: ModuleType) -> bool:
    """Tell whether a module of tests imports from a helper that starts processes."""
    sources = {str(getattr(value, "__module__", "")) for value in vars(module).values()}
    return not STARTERS.isdisjoint(source.rpartition(".")[2] for source in sources)


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Let no test speak the language that the one before it chose."""
    yield
    words.use(words.DEFAULT)


@pytest.fixture
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak Vietnamese, whatever the office's config says, and what the test before spoke."""
    monkeypatch.setenv("PUBLISHER_LANG", "vi")
    words.use("vi")


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak English, whatever the office's config says."""
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    words.use("en")


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    """Run the stand-ins for all tests of a module."""
    with running() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox) -> Sandbox:
    """Return the stand-ins as they are at the beginning."""
    shared.reset()
    return shared
