"""The web server's access log, as nginx writes it.

"json" is the recommended log_format of our own with escape=json; "combined" is nginx's
default. Times are the sandbox's, in the office's zone, as a server in Vietnam has them.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher.sandbox.pages import OFFICE_ZONE

_PLAIN = re.compile(rb'[^\x20-\x7e]|["\\]')


@dataclass(frozen=True, slots=True)
class Line:
    """One request, after it was answered."""

    time: datetime
    method: str
    address: str  # path and query, percent-encoded
    status: int
    size: int  # bytes of the body that was sent
    referrer: str
    agent: str
    ip: str
    purpose: str = ""  # Sec-Purpose: what a browser fetches ahead of time says so

    def written(self, form: str) -> str:
        """Return the line in a format, without its end."""
        time = self.time.astimezone(OFFICE_ZONE)
        if form == "combined":
            return (
                f"{self.ip} - - [{time:%d/%b/%Y:%H:%M:%S %z}] "
                f'"{_escaped(self.method)} {_escaped(self.address)} HTTP/1.1" '
                f'{self.status} {self.size} "{_escaped(self.referrer) or "-"}" '
                f'"{_escaped(self.agent) or "-"}"'
            )
        fields = {
            "t": time.isoformat(timespec="seconds"),
            "m": self.method,
            "u": self.address,
            "s": self.status,
            "b": self.size,
            "ref": self.referrer,
            "ua": self.agent,
            "purpose": self.purpose,
            "ip": self.ip,
        }
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def append(file: Path | None, form: str, lines: Iterable[Line]) -> None:
    """Add lines to the log, if there is one."""
    if file is None:
        return
    text = "".join(f"{line.written(form)}\n" for line in lines)
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(text)


def _escaped(value: str) -> str:
    """Escape what nginx escapes in its default format: quotes and all that is not ASCII."""
    return _PLAIN.sub(lambda match: b"\\x%02X" % match[0][0], value.encode()).decode()
