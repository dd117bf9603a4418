"""`publisher init`: a new workspace, ready to be checked and run."""

import getpass
import grp
import importlib.resources
import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from publisher.cli.ports import sandbox_addresses
from publisher.contract import now
from publisher.items.scan import PAGES
from publisher.words import _

# The accounts that the stand-ins know.
SANDBOX_ENV = """\
FACEBOOK_TOKEN=sandbox-page-token
FACEBOOK_APP_SECRET=sandbox-app-secret
ZALO_APP_SECRET=sandbox-zalo-secret
ZALO_ACCESS_TOKEN=sandbox-zalo-access
ZALO_REFRESH_TOKEN=sandbox-zalo-refresh
TELEGRAM_TOKEN=123456789:sandbox-telegram-token
"""


def make_workspace(
    folder: Path, *, sandbox: bool = False, addresses: Mapping[str, str] | None = None
) -> list[Path]:
    """Make a workspace; returns the files made, relative to it.

    sandbox: with every channel on, talking to `publisher sandbox`. addresses: where its
    services are, if not at their usual ports. Raises FileExistsError if one is there.
    """
    config = folder / "config" / "publisher.toml"
    if config.exists():
        message = _("{path} is there already; nothing was changed")
        raise FileExistsError(message.format(path=config))
    text = template("publisher.toml")
    if sandbox:
        office = text.partition("# --- Channels:")[0]
        text = office + template("sandbox.toml").format(**(addresses or sandbox_addresses()))
    publish_at = (now() + timedelta(days=1)).strftime("%Y-%m-%d 08:00")
    files = {
        config: text,
        folder / ".env.example": template("env.example"),
        folder / ".gitignore": ".env\nstate/\nsite/\n",
        **_units(folder),
        folder / "content" / "_bai-viet-dau-tien.md": template("example.md").format(
            publish_at=publish_at, name="_bai-viet-dau-tien.md"
        ),
    }
    pages = folder / "content" / PAGES
    files |= {pages / f"_{key}.md": template(f"{PAGES}/{key}.md") for key in known_pages()}
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(content, encoding="utf-8")
    if sandbox:
        env = folder / ".env"
        env.touch(mode=0o600)
        env.chmod(0o600)
        env.write_text(SANDBOX_ENV, encoding="utf-8")
    return [path.relative_to(folder) for path in files]


def _units(folder: Path) -> dict[Path, str]:
    """Return the systemd units: the daemon runs as who makes it, the desk with their group."""
    said = {
        "folder": folder.resolve(),
        "python": sys.executable,
        "user": getpass.getuser(),
        "group": grp.getgrgid(os.getgid()).gr_name,
    }
    names = ("publisher.service", "publisher-web.service")
    return {folder / name: template(name).format(**said) for name in names}


def known_pages() -> list[str]:
    """Return the standing pages for which there is a template."""
    folder = importlib.resources.files("publisher") / "templates" / "workspace" / PAGES
    return sorted(each.name.removesuffix(".md") for each in folder.iterdir())


def template(name: str) -> str:
    """Return one of the files of which workspaces are made."""
    folder = importlib.resources.files("publisher") / "templates" / "workspace"
    return (folder / name).read_text(encoding="utf-8")
