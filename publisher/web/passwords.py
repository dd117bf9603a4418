"""Passwords, and the one-time links by which people choose them. Kept as argon2id hashes."""

from datetime import datetime, timedelta
from functools import cache
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, insert, select

from publisher.web.tables import links
from publisher.web.tokens import hashed, new_token

LINK_FOR = timedelta(days=3)
AT_ONCE = BoundedSemaphore(2)  # each takes 64 MiB
_HASHER = PasswordHasher()


def link_for(db: Connection, person: str, now: datetime) -> str:
    """Return a new token by which a person may choose a password once; older ones are void."""
    token = new_token()
    db.execute(delete(links).where(links.c.person == person))
    db.execute(insert(links).values(token=hashed(token), person=person, ends_at=now + LINK_FOR))
    return token


def linked(db: Connection, token: str, now: datetime) -> str | None:
    """Return whose link a token is; None if it is nobody's any more."""
    query = select(links.c.person).where(links.c.token == hashed(token), links.c.ends_at > now)
    person: str | None = db.scalar(query)
    return person


def hash_of(password: str) -> str:
    """Return what is kept of a password; takes a tenth of a second and 64 MiB."""
    with AT_ONCE:
        return _HASHER.hash(_typed(password))


def void_links(db: Connection, person: str) -> None:
    """Let no link of a person's lead to a password any more."""
    db.execute(delete(links).where(links.c.person == person))


def fits(known: str | None, password: str) -> bool:
    """Tell whether a password is the one that a hash is of; as slow where there is none."""
    with AT_ONCE:
        try:
            _HASHER.verify(known or _nobody(), _typed(password))
        except (VerificationError, InvalidHashError):
            return False
    return known is not None


def _typed(password: str) -> str:
    """Return the same for the same letters, however a keyboard makes them: "ế" has three ways."""
    return normalize("NFC", password)


@cache
def _nobody() -> str:
    """Return a hash to compare with where there is no account, so that time tells nothing."""
    return _HASHER.hash(new_token())
