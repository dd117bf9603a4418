"""Words as the search sees them: the same here and in the browser (templates/js/search.js).

A word has a key, in which it does not matter where a tone mark was put (hòa, hoà) or how its
letters were composed, and a folded form without any marks, in which đ is d.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

LONGEST = 40  # letters of a word that count

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook, dot below
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.,;:!?()\[\]{}<>\"“”«»|…\n\r]+")  # words on both sides are no pair
_ALIKE = str.maketrans("ðɖς", "đđσ")  # letters that are typed in the place of others


def runs(text: str) -> list[list[str]]:
    """Return the keys of the words of a text, run by run: neighbours in a run are pairs."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_ALIKE)
    found = ([key(word) for word in _WORD.findall(run)] for run in _BREAK.split(plain))
    return [run for run in found if run]


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return a word with its tone mark at the end."""
    letters = unicodedata.normalize("NFD", "".join(islice(word, LONGEST)))
    plain = [each for each in letters if each not in _TONES]
    tones = [each for each in letters if each in _TONES]
    return unicodedata.normalize("NFC", "".join((*plain, *tones)))


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word, or the key of one, without marks."""
    letters = unicodedata.normalize("NFD", word)
    plain = (each for each in letters if unicodedata.category(each) != "Mn")
    return "".join(plain).replace("đ", "d")


@lru_cache(maxsize=1 << 16)
def spread(word: str) -> int:
    """Return a number by which folded words are spread over files (FNV-1a, 32 bits)."""
    number = 2166136261
    for letter in word:
        number = ((number ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return number
