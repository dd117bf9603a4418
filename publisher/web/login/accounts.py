"""Accounts: what lets somebody of the office in, and how far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from publisher.config.web import WebTable
from publisher.people.people import Person
from publisher.web.passwords import void_links
from publisher.web.sessions import CHANGE, FULL, PASSWORD, SETUP
from publisher.web.tables import accounts, credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of a person's way in; where nothing is, there is none yet."""

    person: str
    password: str | None = None  # hashed
    password_at: datetime | None = None
    must_change: bool = False
    totp: str | None = None  # encrypted
    totp_step: int | None = None
    locked_at: datetime | None = None
    passkeys: int = 0

    @property
    def has_factor(self) -> bool:
        """Tell whether there is a second step."""
        return bool(self.totp or self.passkeys)

    def first_step(self, person: Person, limits: WebTable, now: datetime) -> str:
        """Return how far their password alone brings somebody."""
        if self.has_factor:
            return PASSWORD
        return SETUP if asks_factor(person, limits) else self.last_step(limits, now)

    def last_step(self, limits: WebTable, now: datetime) -> str:
        """Return how far somebody is in after their second step, or without one."""
        days = limits.password_days
        old = bool(days and self.password_at and self.password_at + timedelta(days=days) < now)
        return CHANGE if self.must_change or old else FULL


def asks_factor(person: Person, limits: WebTable) -> bool:
    """Tell whether somebody's roles ask more of them than a password."""
    return bool(set(person.roles) & set(limits.second_factor))


def account(db: Connection, person: str) -> Account:
    """Return somebody's account."""
    row = db.execute(select(accounts).where(accounts.c.person == person)).mappings().first()
    count = db.scalar(select(func.count()).where(credentials.c.person == person)) or 0
    return Account(**{**(row or {"person": person}), "passkeys": count})


def all_accounts(db: Connection) -> dict[str, Account]:
    """Return all accounts that there are, by person."""
    counted = select(credentials.c.person, func.count()).group_by(credentials.c.person)
    keys = {row[0]: row[1] for row in db.execute(counted)}
    rows = db.execute(select(accounts)).mappings()
    return {
        row["person"]: Account(**{**row, "passkeys": keys.get(row["person"], 0)}) for row in rows
    }


def passkeys(db: Connection, person: str) -> Sequence[RowMapping]:
    """Return somebody's passkeys, the oldest first."""
    query = select(credentials).where(credentials.c.person == person)
    return db.execute(query.order_by(credentials.c.made_at)).mappings().all()


def clear_factors(db: Connection, person: str) -> None:
    """Take all second steps away, for somebody who lost theirs."""
    set_totp(db, person, None)
    db.execute(delete(credentials).where(credentials.c.person == person))


def set_totp(db: Connection, person: str, secret: str | None, step: int | None = None) -> None:
    """Keep the encrypted secret of somebody's codes, or forget it; step: of the last code."""
    where = accounts.c.person == person
    db.execute(update(accounts).where(where).values(totp=secret, totp_step=step))


def use_code(db: Connection, person: str, step: int) -> bool:
    """Take note of a code that fits; False where it, or a later one, was used before."""
    unused = accounts.c.totp_step.is_(None) | (accounts.c.totp_step < step)
    where = (accounts.c.person == person, unused)
    return db.execute(update(accounts).where(*where).values(totp_step=step)).rowcount == 1


def lock(db: Connection, person: str, now: datetime) -> bool:
    """Let a password lead nowhere; False where there is no account, or it is locked."""
    where = (accounts.c.person == person, accounts.c.locked_at.is_(None))
    return db.execute(update(accounts).where(*where).values(locked_at=now)).rowcount == 1


def unlock(db: Connection, person: str) -> None:
    """Let a password lead in again. May be repeated."""
    db.execute(update(accounts).where(accounts.c.person == person).values(locked_at=None))


def ask_change(db: Connection, person: str) -> None:
    """Let somebody choose another password when they log in next."""
    db.execute(update(accounts).where(accounts.c.person == person).values(must_change=True))


def add_passkey(
    db: Connection, person: str, key: str, public: bytes, count: int, name: str, now: datetime
) -> None:
    """Keep a passkey's public half."""
    values = {"person": person, "id": key, "public_key": public, "sign_count": count}
    db.execute(insert(credentials).values(**values, name=name, made_at=now))


def used_passkey(db: Connection, key: str, count: int, now: datetime) -> None:
    """Take note of a passkey's count: a lower one later is a copy's."""
    where = credentials.c.id == key
    db.execute(update(credentials).where(where).values(sign_count=count, used_at=now))


def remove_passkey(db: Connection, person: str, key: str) -> None:
    """Forget one of somebody's passkeys. May be repeated."""
    mine = (credentials.c.person == person, credentials.c.id == key)
    db.execute(delete(credentials).where(*mine))


def set_password(db: Connection, person: str, made: str, now: datetime) -> None:
    """Keep a password's hash; links to one are used up."""
    values = {"password": made, "password_at": now, "must_change": False, "locked_at": None}
    where = accounts.c.person == person
    if db.execute(update(accounts).where(where).values(**values)).rowcount == 0:
        db.execute(insert(accounts).values(person=person, **values))
    void_links(db, person)
