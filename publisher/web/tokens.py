"""Random tokens: whoever holds one is let in; the database knows only their hashes."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """Return 256 random bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what the database keeps of a token."""
    return sha256(token.encode()).hexdigest()
