"""Tokens and passwords, kept as where they stand."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from publisher.contract.errors import Unauthorized


@dataclass(frozen=True, slots=True)
class Secret:
    """A token or password: where it stands, read anew each time that it is revealed.

    So a process that may not read it can build the channel all the same, and a new one
    counts at once. Never shows itself in logs, errors or reports.
    """

    _value: str = field(default="", repr=False)
    env: str | None = None  # the environment variable that has it
    file: Path | None = None  # or the file

    def reveal(self) -> str:
        """Return the secret itself; raises Unauthorized where it should stand and does not.

        Ask before the request leaves, not after: that error says that nothing went out.
        """
        if self.env is None and self.file is None:
            return self._value
        found, why = "", ""
        try:
            if self.file is None:
                found = os.environ.get(self.env or "", "").strip()
            else:
                found = self.file.read_text(encoding="utf-8").strip()
        except OSError as error:
            why = error.strerror or ""
        except ValueError:  # its text would show the bytes
            why = "not text in UTF-8"
        if not found:
            where = f"tệp {self.file.name}" if self.file else f"biến môi trường {self.env}"
            failure = Unauthorized(f"Chưa có mã bí mật trong {where}")
            failure.answer = why
            raise failure
        return found
