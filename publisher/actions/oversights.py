"""What somebody forgot: files that are not taken, places that were never filled in."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publisher.actions.checking import Checked
from publisher.config.file import CONFIG, Config
from publisher.items.head import Problem
from publisher.items.untaken import untaken
from publisher.proofreading.placeholders import blanks
from publisher.words import _


def check_untaken(config: Config) -> Iterator[Checked]:
    """Tell of each file of the content folder that is not taken what to do about it."""
    for each in untaken(config.content):
        message = _("is not taken: {do}").format(do=each.do)
        yield Checked(Path(each.path), None, [], [Problem(1, "", message, "warning")])


def check_blanks(config: Config) -> Iterator[str]:
    """Tell what of the config is still as the example has it."""
    tables: dict[str, Mapping[str, Any]] = {"office": config.office.model_dump()}
    for name, account in config.accounts.items():
        tables[f"channels.{name}"] = {"base_url": getattr(account.settings, "base_url", None)}
    for table, values in tables.items():
        for key, value in values.items():
            if isinstance(value, str) and (found := next(blanks(value), None)):
                message = _("{file}: [{table}] {key}: “{found}” was never filled in")
                yield message.format(file=CONFIG, table=table, key=key, found=found[0])
