"""Whether somebody wrote an item, going by the author line of its file.

Nobody approves what they wrote, and people write one name in many ways: with a title, with
the tone mark elsewhere or without marks, next to other names, as an address. A name that only
looks like theirs keeps one approver away; one that is missed lets them through. So this is
strict: it asks whether the name is there, not whether the line is the name. Initials, a
nickname, the given name alone or letters of another script remain unseen.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from publisher.people.people import Person

_WORD = re.compile(r"[^\W_]+")
# What stands between two people of one line, once its marks are gone.
_BETWEEN = re.compile(r"[^\w\s]|_|\b(?:va|voi|cung|and)\b")
_D = str.maketrans("đð", "dd")  # no mark to Unicode; eth comes from old Vietnamese fonts


def wrote(person: Person, author: str) -> bool:
    """Tell whether an author line names a person: by their name, their id or their e-mail.

    A name counts wherever its words stand, marks or not. An id or the first part of an
    address is often one short word that is part of others' names: such a one counts only if
    it stands alone.
    """
    written = _plain(author)
    if _stands_in(_words(_unmarked(person.name)), _words(_unmarked(written))):
        return True
    parts = [_words(part) for part in _BETWEEN.split(_unmarked(written))]
    return any(
        [each] in parts if len(each_words) == 1 else _stands_in(each_words, _words(written))
        for each in _handles(person)
        if (each_words := _words(each))
    )


def _handles(person: Person) -> Iterable[str]:
    email = _plain(person.email or "")
    return (person.id, email, email.partition("@")[0])


def _stands_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether whole words in a row spell what is wanted, wherever they are parted."""
    spelt = "".join(wanted)
    return bool(spelt) and any(_begins(words, at, spelt) for at in range(len(words)))


def _begins(words: Sequence[str], at: int, spelt: str) -> bool:
    while spelt and at < len(words) and spelt.startswith(words[at]):
        spelt = spelt[len(words[at]) :]
        at += 1
    return not spelt


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _plain(text: str) -> str:
    """Return text in small letters, composed, without invisible characters."""
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


def _unmarked(text: str) -> str:
    letters = unicodedata.normalize("NFD", _plain(text))
    return "".join(each for each in letters if not unicodedata.combining(each)).translate(_D)
