"""What the process has: the workspace, opened anew when its config changes."""

import logging
from pathlib import Path
from threading import Lock

from publisher.config.file import CONFIG, ConfigError
from publisher.config.web import WebTable
from publisher.store.backup import Damaged
from publisher.web.kept_reports import Reports
from publisher.workspace import Workspace

log = logging.getLogger(__name__)

FOLDER = "web"  # below state/: what this process alone reads


class WebDesk:
    """The web desk of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve a workspace that was opened without secrets."""
        self._workspace = workspace
        self._origin = ""
        self._lock = Lock()
        self._seen = _stamp(workspace.config.root)
        # Renderers and channels are not safe for threads: one request at a time uses them.
        self.planning = Lock()
        self.reports = Reports()

    @property
    def limits(self) -> WebTable:
        """What the config says of the desk."""
        return self._workspace.config.web

    @property
    def folder(self) -> Path:
        """Where this process keeps its own secrets."""
        return self._workspace.config.state / FOLDER

    @property
    def origin(self) -> str:
        """The address that people type, without a path."""
        said = self._origin or self.limits.origin
        return said.rstrip("/") or f"https://localhost:{self.limits.port}"

    def serve_at(self, origin: str) -> None:
        """Take note of the address where the process listens, if the config does not say it."""
        self._origin = origin

    def workspace(self) -> Workspace:
        """Return the workspace as its config says now, or last did where it is wrong now.

        So the desk and the commands, which read it each time, never say different things.
        """
        now = _stamp(self._workspace.config.root)
        if now != self._seen:
            with self._lock:
                if now != self._seen:
                    self._open_again()
                    self._seen = now
        return self._workspace

    def _open_again(self) -> None:
        try:
            changed = Workspace.open(self._workspace.config.root, offline=True)
        except (ConfigError, Damaged) as error:
            log.warning("web_config_wrong %s", error)
        else:
            self._workspace = changed


def _stamp(root: Path) -> tuple[int, int]:
    try:
        found = (root / CONFIG).stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
