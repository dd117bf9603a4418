"""The file in which an account's tokens are: one process changes it at a time, none reads half.

A new pair is on disk for good before anything uses it, readable by us alone; a lock lies
beside it.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from channels.shared.words import said
from publisher.contract import Unauthorized, Unavailable

CONSENT = (
    "quản trị viên OA cần cấp quyền lại cho ứng dụng, rồi đặt cặp mã access token và "
    "refresh token mới vào cấu hình"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token and the refresh token that came with it."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires: datetime | None = None  # of the access token; None if not known
    seeds: tuple[str, ...] = ()  # hashes of the configured pairs that were taken over so far
    refused_at: datetime | None = None  # when Zalo last gave nothing for the refresh token
    refused_as: str = ""  # hash of all that it was asked with then


class TokenFile:
    """What all users of an account share; Unavailable where the disk does not play along."""

    def __init__(self, path: Path) -> None:
        """Take the path, whose folder is made when it is locked."""
        self._path = path

    def read(self) -> Pair | None:
        """Return the pair; None if there is no file. Unauthorized if it can't be understood."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            refused = kept.get("refused_at")  # a release before did not keep it
            return Pair(
                kept["access"],
                kept["refresh"],
                kept["expires"] and datetime.fromisoformat(kept["expires"]),
                tuple(kept["seeds"]),
                refused and datetime.fromisoformat(refused),
                kept.get("refused_as", ""),
            )
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Unauthorized(
                f"Tệp mã truy cập {self._path.name} bị hỏng: xóa tệp này; {CONSENT}."
            ) from None
        except OSError as error:
            raise self._no_file(error) from None

    def write(self, pair: Pair) -> None:
        """Put the pair on disk for good: beside, sync, rename; readable by us alone."""
        times = {
            "expires": pair.expires.isoformat() if pair.expires else None,
            "refused_at": pair.refused_at.isoformat() if pair.refused_at else None,
        }
        text = json.dumps({**asdict(pair), **times}, indent=1)
        draft = self._path.with_name(f"{self._path.name}.new")
        try:
            opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(opened, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError as error:
            raise self._no_file(error) from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep the other processes and threads out; waits for as long as they need."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = self._path.with_name(f"{self._path.name}.lock").open("w")
        except OSError as error:
            raise self._no_file(error) from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _no_file(self, error: OSError) -> Unavailable:
        return Unavailable(f"Không dùng được tệp mã truy cập {self._path.name}: {said(error)}")


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
