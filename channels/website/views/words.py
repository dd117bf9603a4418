"""What readers searched for and did not find: words without persons, for the editors.

Words may name somebody. So only what three visits or more searched for is kept as text;
until then a keyed hash stands for it, from which nothing can be read. What looks like a
telephone number, an address of mail, the number of a person or of a dossier, or like a
person's full name is not even hashed.
"""

import hashlib
import re
import secrets
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from channels.shared.slugs import slug

ENOUGH = 3  # visits that searched for the same, before anybody may read it
LONGEST = 60  # characters
MOST_WORDS = 10
ROWS = 5_000  # searches that are told apart; the oldest are forgotten
DAYS = 400  # after which one that nobody repeats is forgotten
SHOWN = 50
DIGITS = 5  # besides years and numbers of documents: a plot of land has so many, no person

TABLES = """
CREATE TABLE IF NOT EXISTS search_words (
    hash BLOB PRIMARY KEY, words TEXT, asked INTEGER NOT NULL, last TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS search_key (key BLOB NOT NULL);
"""

_OTHER = re.compile(r"[^\w\s/.,%-]|_")
_YEAR_OR_DOCUMENT = re.compile(r"\b\d{1,5}/(?:\d{4}/)?[^\W\d]{2,}[\w-]*|\b(?:19|20)\d\d\b")
_MAIL = re.compile(r"\S@\S|\S+\.(?:com|vn|net|org)\b")
_PERSON = re.compile(  # a street may be called after one
    r"(?<!đường )(?<!phố )\b(?:nguyễn|nguyen|trần|tran|lê|phạm|pham|hoàng|hoang|huỳnh|huynh|phan"
    r"|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|đinh|trịnh|lý|mai|cao|đào) (?:văn|van|thị|thi) \w"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of one visit that were not found."""

    words: str
    day: str  # ISO date in Vietnam


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that several visits did not find."""

    words: str
    asked: int  # visits
    last: str  # ISO date of the newest


def cleaned(text: str) -> str:
    """Return words as they may be counted; "" if there are none, or perhaps a person's."""
    words = unicodedata.normalize("NFC", text).lower()
    if _MAIL.search(words):
        return ""
    words = " ".join(_OTHER.sub(" ", words).split()).strip(" /.,-")
    if not 2 <= len(words) <= LONGEST or words.count(" ") >= MOST_WORDS:
        return ""
    digits = sum(each.isdigit() for each in _YEAR_OR_DOCUMENT.sub("", words))
    return "" if digits > DIGITS or _PERSON.search(words) else words


def keep(connection: sqlite3.Connection, asked: Iterable[Asked]) -> None:
    """Count searches; the words of one are kept with its third visit."""
    key = _key(connection)
    newest = ""
    for each in asked:
        newest = max(newest, each.day)
        digest = hashlib.blake2b(slug(each.words).encode(), key=key, digest_size=16).digest()
        connection.execute(
            "INSERT INTO search_words VALUES (?, NULL, 1, ?) ON CONFLICT DO UPDATE SET"
            " asked = asked + 1, last = max(last, excluded.last),"
            " words = CASE WHEN asked + 1 >= ? THEN coalesce(words, ?) END",
            (digest, each.day, ENOUGH, each.words),
        )
    if newest:
        _forget(connection, date.fromisoformat(newest))


def told(connection: sqlite3.Connection) -> list[Missed]:
    """Return what enough visits searched for in vain, the most wanted first."""
    rows = connection.execute(
        "SELECT words, asked, last FROM search_words WHERE words IS NOT NULL"
        " ORDER BY asked DESC, last DESC, words LIMIT ?",
        (SHOWN,),
    )
    return [Missed(*row) for row in rows]


def _forget(connection: sqlite3.Connection, newest: date) -> None:
    oldest = (newest - timedelta(days=DAYS)).isoformat()
    connection.execute("DELETE FROM search_words WHERE last < ?", (oldest,))
    connection.execute(
        "DELETE FROM search_words WHERE hash IN (SELECT hash FROM search_words"
        " ORDER BY words IS NULL, last DESC LIMIT -1 OFFSET ?)",
        (ROWS,),
    )


def _key(connection: sqlite3.Connection) -> bytes:
    row = connection.execute("SELECT key FROM search_key").fetchone()
    if row is None:
        row = (secrets.token_bytes(32),)
        connection.execute("INSERT INTO search_key VALUES (?)", row)
    return bytes(row[0])
