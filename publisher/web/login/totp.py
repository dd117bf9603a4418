"""Codes of an app on a phone (TOTP): six digits, new every half minute, each good once."""

import base64
import logging
import os
import tempfile
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

import pyotp
import segno
from cryptography.fernet import Fernet, InvalidToken

from publisher.store.private import ALL_BUT_OWNER

log = logging.getLogger(__name__)

KEY = "totp.key"  # below state/web/; who has only the database can make no codes
EVERY = 30  # seconds
DRIFT = 1  # codes before and after, for clocks that differ


class Codes:
    """The shared secrets, which stand in the database encrypted."""

    def __init__(self, folder: Path) -> None:
        """Use the key of a folder, which this process alone reads; made when it is missing."""
        self._box = Fernet(_key(folder))

    def new(self) -> str:
        """Return a new secret, encrypted."""
        return self._box.encrypt(os.urandom(20)).decode("ascii")

    def spelled(self, secret: str) -> str:
        """Return a secret as people type it. Raises InvalidToken where it is another key's."""
        return base64.b32encode(self._box.decrypt(secret)).decode("ascii")

    def step(self, secret: str, code: str, now: float) -> int | None:
        """Return the number of the half minute that a code is of; None where it is of none."""
        try:
            codes = pyotp.TOTP(self.spelled(secret), interval=EVERY)
        except InvalidToken:
            log.error("web_totp_key_lost")  # people need a new link
            return None
        current = int(now // EVERY)
        for step in range(current - DRIFT, current + DRIFT + 1):
            if compare_digest(codes.generate_otp(step).encode(), code.encode()):
                return step
        return None


def picture(spelled: str, person: str, office: str) -> str:
    """Return the picture that an app reads, as a data: address."""
    address = pyotp.TOTP(spelled).provisioning_uri(name=person, issuer_name=office)
    made: str = segno.make(address, error="m").svg_data_uri(scale=6, border=3, light="#fff")
    return made


def _key(folder: Path) -> bytes:
    path = folder / KEY
    if path.exists():
        return path.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o777 & ~ALL_BUT_OWNER)
    handle, name = tempfile.mkstemp(dir=folder)  # which nobody else may read
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(handle)
    draft = Path(name)
    with suppress(FileExistsError):
        path.hardlink_to(draft)  # whole or not at all, and never over one that there is
    draft.unlink()
    return path.read_bytes()
