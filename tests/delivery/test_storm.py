"""Killed a hundred times while items flow: nothing is lost, nothing twice, the website is whole.

`make soak` does the same for thousands; see storm.py.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e import DUE, SERVICES, Office, office
from storm import storm
from storm_count import counted, doubts

KILLS = 100
SEED = 20261124


@pytest.mark.timeout(1800)
def test_a_hundred_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    found = storm(tmp_path, KILLS, SEED)
    assert found.figures.lines == (), found
    assert found.kills.total() >= KILLS
    assert set(found.kills) >= {"moment", "request", "commit", "step"}
    assert found.caught > KILLS / 4, "too little was under way to prove anything"
    assert found.figures.seen["publish sent"] > KILLS


@pytest.mark.timeout(1800)
def test_telegram_with_a_proof_chat_asks_no_person(tmp_path: Path) -> None:
    found = storm(tmp_path, KILLS // 2, SEED, ("website", "telegram"))
    assert found.figures.lines == (), found
    assert found.caught > KILLS / 8, "too little was under way to prove anything"
    assert found.site_struck > KILLS / 20, "the website was hardly ever being written"
    assert list(found.asked) == []


def test_the_real_command_killed_at_random_does_neither(tmp_path: Path) -> None:
    dice = random.Random(SEED)  # noqa: S311  the same for each run
    with office(tmp_path, cold=True) as desk:
        names = {f"tin-{number:03}": 1 for number in range(1, 4)}
        for name in names:
            desk.write(name)
        with desk.daemon() as daemon:
            desk.until(lambda: len(desk.rows()) == len(names) * len(SERVICES), "queued", daemon)
            desk.move_to(DUE)
            desk.until(lambda: desk.rows("state = 'sending'"), "under way", daemon)
            daemon.kill()
        for _ in range(5):
            desk.move(dice.choice((0, 61, 200)))
            with desk.daemon() as daemon:
                # Not before something happens: a kill of an idle process proves nothing.
                desk.until(changed(desk), "a step", daemon)
                daemon.kill()
        with desk.daemon():
            desk.settle()
            for each in list(doubts(desk)):
                assert desk.cli("resolve", *each).returncode == 0
            desk.settle()
        assert counted(desk, names).lines == ()


def changed(desk: Office) -> Callable[[], bool]:
    before = desk.rows()
    return lambda: desk.rows() != before
