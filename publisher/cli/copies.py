"""The commands for copies of the database: backup, restore."""

from pathlib import Path
from typing import Annotated

import typer

from publisher import words
from publisher.cli.base import HERE, Root, account, opened, out, refuse
from publisher.words import _


def backup(root: Root = HERE) -> None:
    """Copy the database while it is in use, and read the copy through."""
    from publisher.store import backup as copies

    workspace = opened(root)
    try:
        path = copies.backup(workspace.store, workspace.config.state / "backups", workspace.now())
    except (copies.Damaged, OSError, ValueError) as error:
        refuse(error)
    out.print(str(path), markup=False, soft_wrap=True)


def restore(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="A copy, of state/backups/.")],
    root: Root = HERE,
) -> None:
    """Put a copy of the database in the place of the present one; the daemon must not run."""
    from publisher.actions import restoring
    from publisher.config.file import ConfigError, load
    from publisher.contract import now
    from publisher.daemon.daemon import AlreadyRunning, OnlyOne
    from publisher.store.backup import Damaged
    from publisher.workspace import ENV_FILE, read_env

    try:
        read_env(root / ENV_FILE)
        config = load(root.resolve(), offline=True)
        words.use(config.office.lang)
        with OnlyOne(config.state):
            moved = restoring.restore(config, copy, now(), who=account())
    except AlreadyRunning as error:
        refuse(_("{why}; stop it first: systemctl stop publisher").format(why=error))
    except (ConfigError, Damaged, OSError) as error:
        refuse(error)
    if moved:
        out.print(_("the database that was there is now {path}").format(path=moved), markup=False)
    out.print(_("restored from {path}").format(path=copy), markup=False)
    out.print(_("What waits to go out is held, also what is not due yet: it may have gone out "
                "after this copy was made.\n"
                "Look at the channels, then say for each item: publisher adopt (it is out) or "
                "publisher release. See: publisher status"))  # fmt: skip
