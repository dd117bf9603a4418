"""Who may read what the publisher keeps: its owner and the office's group, nobody else.

Database, copies, media and state hold texts that are not out yet, and who said what of them.
Secrets are their owner's alone. Where the group may write into the folder of the state, as the web
desk does under a user of its own, it may also write what both processes change; the folder is
then sticky, so that neither takes or replaces what is the other's.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

OTHERS = 0o007
GROUP = stat.S_IRGRP | stat.S_IWGRP
ALL_BUT_OWNER = 0o077


def share(path: Path) -> None:
    """Let the group change a file where it may change its folder, if the file is ours to share.

    Of an SQLite database also what stands beside it, which follows its mode when it is made anew.
    """
    for each in (path, *(path.with_name(f"{path.name}-{end}") for end in ("wal", "shm"))):
        with suppress(OSError):  # another's, or not there
            mode = each.stat().st_mode
            if each.parent.stat().st_mode & stat.S_IWGRP and mode & GROUP != GROUP:
                each.chmod(stat.S_IMODE(mode) | GROUP)


def share_new_files() -> None:
    """Let the group change what this process makes: others of the office go on with it."""
    os.umask(OTHERS)


def take_from_others(rights: int = OTHERS) -> None:
    """Let this process make nothing that others may read."""
    os.umask(rights | 0o020)  # nor write, those of the group


def close_to_others(folder: Path) -> None:
    """Make a folder that others can't enter, or close one that they can."""
    folder.mkdir(parents=True, exist_ok=True)
    _restrict(folder, OTHERS)


def close_all(state: Path, secrets: Path) -> None:
    """Take from others what was left open, by an earlier version or by hand."""
    for folder, _folders, files in os.walk(state):
        for each in (Path(folder), *(Path(folder, name) for name in files)):
            _restrict(each, OTHERS)
    _restrict(secrets, ALL_BUT_OWNER)


def open_to_others(path: Path) -> bool:
    """Tell whether anybody but its owner may read a file of secrets."""
    try:
        return bool(path.stat().st_mode & ALL_BUT_OWNER)
    except OSError:
        return False


def _restrict(path: Path, rights: int) -> None:
    with suppress(OSError):  # another's, or gone
        mode = path.lstat().st_mode
        if mode & rights and not path.is_symlink():
            path.chmod(mode & 0o7777 & ~rights)
