"""The time, as channels and core read it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

CLOCK_FILE = "PUBLISHER_CLOCK_FILE"  # names a file with seconds that now() adds: demo and tests


def now() -> datetime:
    """Return the time, in UTC. Channels and core ask here, so that the demo can move it."""
    path = os.environ.get(CLOCK_FILE)
    if path is None:
        return datetime.now(UTC)
    try:
        offset = float(Path(path).read_text(encoding="ascii") or 0)
    except (OSError, ValueError):
        offset = 0.0
    return datetime.now(UTC) + timedelta(seconds=offset)
