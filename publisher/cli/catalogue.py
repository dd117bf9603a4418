"""The words of the commands for the translation: `make messages` finds them through this."""

from collections.abc import Iterator
from typing import Any

import typer

from publisher.cli.help import paragraphs, shown_name, takes_value
from publisher.cli.main import app

Message = tuple[int, str, str, list[str]]


def extract(_file: object, _keywords: object, _tags: object, options: object) -> Iterator[Message]:
    """Yield the messages as Babel wants them of a file; these are of no single one."""
    del options  # Babel names it
    for message in messages():
        yield 0, "_", message, []


def messages() -> Iterator[str]:
    """Yield what the help of every command says, in English."""
    yield from _of(typer.main.get_command(app))


def _of(command: Any) -> Iterator[str]:
    yield from paragraphs(command.help)
    if panel := getattr(command, "rich_help_panel", None):
        yield panel
    for param in command.params:
        yield from paragraphs(param.help)
        name = shown_name(param)
        if takes_value(param) and name.isupper():
            yield name
    for each in getattr(command, "commands", {}).values():
        yield from _of(each)
