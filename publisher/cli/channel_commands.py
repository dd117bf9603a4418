"""Commands that the workspace's channels bring along, e.g. `publisher site verify`."""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, get_args

import typer

from publisher.cli.base import HERE, Root, opened, out, refuse
from publisher.cli.help import SpokenCommand, SpokenGroup
from publisher.cli.language import workspace_named
from publisher.config.accounts import titles
from publisher.config.file import ConfigError, load
from publisher.contract import Channel, ChannelError, Command
from publisher.words import _, call_channels, channel_names, level_name


def brought_along(group: str) -> Any | None:
    """Return the commands that configured channels have under a word; None if there are none."""
    try:
        accounts = load(workspace_named(sys.argv[1:]).resolve(), offline=True).accounts
        call_channels(titles(accounts))
    except ConfigError:  # any command of ours says what is wrong with it
        return None
    mine = {
        name: account.channel
        for name, account in accounts.items()
        if account.channel.commands and account.channel.command_group == group
    }
    return mounted(tuple(mine), next(iter(mine.values()))) if mine else None


def mounted(names: tuple[str, ...], kind: type[Channel]) -> Any:
    """Return the commands of a kind of channel as the command line has them."""
    made = typer.Typer(cls=SpokenGroup, no_args_is_help=True, add_completion=False)
    about = _("For the channel {names}.").format(names=channel_names(names))
    made.callback(help=about)(lambda: None)
    for command in kind.commands:
        made.command(command.name, help=command.help, cls=SpokenCommand)(_run(names, command))
    return typer.main.get_command(made)


def _run(names: tuple[str, ...], command: Command) -> Callable[..., None]:
    def run(
        channel: Annotated[str, typer.Option(help="Which channel.")] = names[0],
        root: Root = HERE,
        **given: Any,
    ) -> None:
        if channel not in names:
            message = _("no channel “{value}”; known: {known}")
            refuse(message.format(value=channel, known=", ".join(names)), 2)
        _do(opened(root, offline=False).channels[channel], command, given)

    asked = [*inspect.signature(run).parameters.values()][:-1]
    options = [*_options(command), *asked]
    made: Any = run
    made.__signature__ = inspect.Signature(options)  # what typer makes options of
    made.__annotations__ = {each.name: each.annotation for each in options}
    return run


def _options(command: Command) -> Iterator[inspect.Parameter]:
    """Yield the command's own options as the command line has them: --serve, --port 8091."""
    for each in inspect.signature(command.run, eval_str=True).parameters.values():
        if each.kind is each.KEYWORD_ONLY:
            kind, told = get_args(each.annotation)
            named = typer.Option(f"--{each.name}", help=told)
            yield each.replace(annotation=Annotated[kind, named], kind=each.POSITIONAL_OR_KEYWORD)


def _do(channel: Any, command: Command, given: Mapping[str, Any]) -> None:
    wrong = False
    try:
        for found in command.run(channel, **given):
            wrong |= found.level == "error"
            level = "" if found.level == "hint" else level_name(found.level)
            line = ": ".join(filter(None, (level, found.place, found.what)))
            out.print(line, markup=False, soft_wrap=True)
    except ChannelError as error:
        refuse(error)
    if wrong:
        raise typer.Exit(1)
