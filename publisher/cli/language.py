"""Which language and which workspace a command line means, before it is parsed as a whole."""

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

from publisher.words import DEFAULT, LANGUAGES

CONFIG = Path("config/publisher.toml")  # as config/file.py says, which takes long to import


def workspace_named(typed: Sequence[str]) -> Path:
    """Return the folder of the workspace that somebody typed, or the environment names."""
    words = iter(typed)
    for word in words:
        if word in ("-w", "--workspace"):
            return Path(next(words, "."))
        if word.startswith("--workspace="):
            return Path(word.partition("=")[2])
    return Path(os.environ.get("PUBLISHER_WORKSPACE", "."))


def spoken(typed: Sequence[str]) -> str:
    """Return the language of that workspace's office, whatever else its config says."""
    try:
        with (workspace_named(typed) / CONFIG).open("rb") as file:
            office = tomllib.load(file).get("office")
    except (OSError, ValueError):
        return DEFAULT
    wanted = office.get("lang") if isinstance(office, dict) else None
    return wanted if wanted in LANGUAGES else DEFAULT
