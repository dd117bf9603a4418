"""How often one visitor's answers count. Who it is is hashed, and forgotten with the day."""

import hashlib
import secrets
from collections import Counter
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from threading import Lock

from channels.shared.words import ZONE

A_MINUTE = 10  # answers of one address, whatever its pages and browsers
A_PAGE = 5  # answers of one address about one page in a day: an office has many people
MOST = 200_000  # of what is told apart; beyond it nothing more is counted that day


class Limits:
    """Tells visitors apart for a day, in memory only."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = self._minute = ""
        self._salt = b""
        self._answers: Counter[bytes] = Counter()
        self._hurried: Counter[bytes] = Counter()

    def hurried(self, address: str, at: datetime) -> bool:
        """Tell whether so many answers come from an address that no person gives them."""
        with self._lock:
            self._begin(at)
            key = self._hash(_network(address))
            if len(self._hurried) >= MOST and key not in self._hurried:
                return True
            self._hurried[key] += 1
            return self._hurried[key] > A_MINUTE

    def counts(self, address: str, agent: str, page: str, at: datetime) -> bool:
        """Tell whether an answer counts: the first of a visitor about a page on that day."""
        with self._lock:
            self._begin(at)
            visitor = self._hash(_network(address), page, agent)
            place = self._hash(_network(address), page)
            if self._answers[visitor] or self._answers[place] >= A_PAGE:
                return False
            if len(self._answers) >= MOST:
                return False
            self._answers[visitor] += 1
            self._answers[place] += 1
            return True

    def _begin(self, at: datetime) -> None:
        day, minute = at.astimezone(ZONE).date().isoformat(), f"{at:%d%H%M}"
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(16)
            self._answers.clear()
            self._hurried.clear()
        if minute != self._minute:
            self._minute = minute
            self._hurried.clear()

    def _hash(self, *who: str) -> bytes:
        text = "\n".join(who).encode(errors="replace")
        return hashlib.blake2b(text, key=self._salt, digest_size=12).digest()


def _network(address: str) -> str:
    """Return what stands for one household or office: with IPv6, the first half."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:100]
    return str(int(found) >> 64) if isinstance(found, IPv6Address) else str(found)
