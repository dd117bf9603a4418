"""Whether letters can be a Vietnamese syllable, and what an unfinished Telex word was to be."""

import re
import unicodedata
from functools import lru_cache

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu",
          *"bcdđghklmnprstvx", "")  # fmt: skip
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in
    inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc
    oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uâc
    uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych
    uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ye yêm yên yêng yêt yêu iê
"""
RIMES = frozenset(_RIMES.split())
LONG_O = ("x", "b", "g", "m", "s")  # xoong, boong, goòng, moóc, soóc: elsewhere it is Telex
_MARKS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("uwow", "ươ"),
          ("uwo", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))  # fmt: skip


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters can be a syllable: onset, rime and tone fit."""
    plain, tones = _without_tone(word)
    if len(tones) > 1:
        return False
    for onset in ONSETS:
        if not plain.startswith(onset):
            continue
        rest = plain[len(onset) :]
        more = {"gi": ("i",), "qu": ("u", "o")}.get(onset, ())
        if any(_fits(onset, rime, tones) for rime in (rest, *(each + rest for each in more))):
            return True
    return False


def _fits(onset: str, rime: str, tones: str) -> bool:
    if rime not in RIMES:
        return False
    if rime.endswith(("c", "p", "t", "ch")) and tones not in (TONES["s"], TONES["j"]):
        return False
    if rime in ("oong", "ooc") and onset not in LONG_O:
        return False
    front = rime[0] in "ieêy"
    if onset in ("ngh", "gh", "k"):
        return front
    return not front or onset not in ("ng", "g", "c") or (onset == "g" and rime[0] == "i")


def _without_tone(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(each for each in parts if each in TONES.values())
    plain = "".join(each for each in parts if each not in TONES.values())
    return unicodedata.normalize("NFC", plain), tones


@lru_cache(maxsize=5_000)
def meant(word: str) -> str | None:
    """Return the syllable that these letters are the unfinished Telex of; None if none."""
    plain = word.lower()
    marked = plain
    for keys, letter in _MARKS:
        marked = marked.replace(keys, letter)
    tone = TONES.get(marked[-1:]) if len(marked) > 2 else None
    if tone:
        marked = _with_tone(marked[:-1], tone)
    if marked == plain or not is_syllable(marked):
        return None
    return marked


def _with_tone(word: str, tone: str) -> str:
    start = 2 if re.match("(?:qu|gi)[aăâeêoôơuưy]", word) else 0
    vowels = [start + each.start() for each in re.finditer("[aăâeêioôơuưy]", word[start:])]
    if not vowels:
        return word
    strong = [place for place in vowels if word[place] in "ăâêôơư"]
    place = (
        strong[-1] if strong else vowels[-1 if len(vowels) < 2 or word[-1] not in "aeiouy" else -2]
    )
    toned = unicodedata.normalize("NFC", word[place] + tone)
    return word[:place] + toned + word[place + 1 :]
