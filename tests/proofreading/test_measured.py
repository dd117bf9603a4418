"""How much the rules find, measured with errors put in, and how often they are wrong."""

import random
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from publisher.config.file import Config, load
from publisher.items.head import Problem, split
from publisher.items.reading import read_file
from publisher.proofreading.syllables import TONES, is_syllable, meant

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "content").glob("*.md"))
SEEDS = (1, 2, 3)
KEYS = {"â": "aa", "ê": "ee", "ô": "oo", "đ": "dd", "ă": "aw", "ơ": "ow", "ư": "uw"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Config:
    root = tmp_path_factory.mktemp("office")
    (root / "config").mkdir()
    shutil.copy(ROOT / "config/publisher.example.toml", root / "config/publisher.toml")
    shutil.copytree(ROOT / "content", root / "content")
    return load(root, offline=True)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def remarks(config: Config, name: str) -> list[Problem]:
    read = read_file(config, Path(name))
    return read if isinstance(read, list) else list(read.remarks)


def test_at_most_one_alarm_in_a_thousand_words_of_the_content(office: Config) -> None:
    """All are counted, also the sentences that are indeed longer than forty syllables."""
    count = sum(len(words(path.read_text(encoding="utf-8"))) for path in FILES)
    alarms = [
        f"{path.name}:{each.line}: {each.field}: {each.message}"
        for path in FILES
        for each in remarks(office, path.name)
    ]
    assert count > 7000
    assert len(alarms) <= count / 1000, "\n".join(alarms)


# --- Errors put in --------------------------------------------------------------------------


def clean() -> list[str]:
    found = []
    for path in FILES:
        parts = split(path.read_text(encoding="utf-8"))
        assert parts is not None
        found += [each for each in words(parts[1]) if each.islower() and len(each) > 2]
    return [each for each in found if is_syllable(each)]


def swapped(word: str, draws: random.Random) -> str:
    place = draws.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def doubled(word: str, draws: random.Random) -> str:
    place = draws.randrange(len(word))
    return word[:place] + word[place] * 2 + word[place + 1 :]


def typed(word: str, _draws: random.Random) -> str:
    """Return the keys of Telex."""
    parts = unicodedata.normalize("NFD", word)
    tone = next((key for key, mark in TONES.items() if mark in parts), "")
    plain = "".join(each for each in parts if each not in TONES.values())
    letters = unicodedata.normalize("NFC", plain)
    return "".join(KEYS.get(each, each) for each in letters) + tone


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("spoil", "floor"), [(swapped, 0.9), (doubled, 0.97), (typed, 0.97)])
def test_most_errors_are_found(spoil: object, floor: float, seed: int) -> None:
    assert callable(spoil)
    draws = random.Random(seed)  # noqa: S311
    chosen = draws.sample(clean(), 1000)
    spoilt = [(each, spoil(each, draws)) for each in chosen]
    changed = [wrong for right, wrong in spoilt if wrong != right]
    hits = sum(not is_syllable(each) for each in changed)
    assert len(changed) > 500
    assert hits >= floor * len(changed), hits / len(changed)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_telex_was_to_be_is_mostly_guessed(seed: int) -> None:
    draws = random.Random(seed)  # noqa: S311
    pairs = [(each, typed(each, draws)) for each in draws.sample(clean(), 1000)]
    changed = [(right, wrong) for right, wrong in pairs if wrong != right]
    hits = sum(meant(wrong) == right for right, wrong in changed)
    assert hits >= 0.97 * len(changed), hits / len(changed)
