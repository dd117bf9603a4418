"""How commands explain themselves: their help, and what is wrong with what was typed.

Typer says both in English only. The words here are those of the commands, their docstrings
and `help=`, in English in the code like all messages; publisher/cli/catalogue.py collects
them for the translation.
"""

import inspect
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from publisher.cli.language import spoken
from publisher.cli.visible import visible
from publisher.words import _, use

UsageError: Any = typer.BadParameter.__mro__[1]  # Typer has a Click of its own inside


class NoSuchCommand(UsageError):  # type: ignore[misc]
    """A word that is no command; its message is ours."""


class _Spoken:
    """What a command and a group of them have in common."""

    help: str | None
    params: list[Any]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; an error knows of which command, to tell how it is typed."""
        try:
            read: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        return read

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is typed, what it does, and what may be added to it."""
        pieces = [_("[OPTIONS]"), *(_placed(each) for each in _arguments(self))]
        if isinstance(self, TyperGroup):
            pieces.append(_("COMMAND"))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))
        for paragraph in paragraphs(self.help):
            formatter.write_paragraph()
            formatter.write_text(_(paragraph))
        _write_list(formatter, _("Arguments"), [_told(each) for each in _arguments(self)])
        if isinstance(self, TyperGroup):
            _write_commands(self, ctx, formatter)
        options = [_told(each) for each in self.params if each.param_type_name == "option"]
        _write_list(formatter, _("Options"), [*options, ("--help", _("Show this help."))])
        if isinstance(self, TyperGroup):
            formatter.write_paragraph()
            more = _("More on a command: {command} COMMAND --help")
            formatter.write_text(more.format(command=ctx.command_path))


class SpokenCommand(_Spoken, TyperCommand):
    """A command whose help is in the office's language."""


class SpokenGroup(_Spoken, TyperGroup):
    """A group of commands whose help is in the office's language, and what is typed wrong too."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed, or say which one may be meant."""
        typed = args[0]
        if not typed.startswith("-") and self.get_command(ctx, typed) is None:
            near = get_close_matches(typed, self.list_commands(ctx))
            raise NoSuchCommand(_("no command {name!r}").format(name=typed) + _meant(near), ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        """Run what was typed; tell in words where it can't be understood (exit status 2)."""
        typed = sys.argv[1:] if args is None else list(args)
        use(spoken(typed))
        try:
            sys.exit(super().main(typed, *rest, **more | {"standalone_mode": False}))
        except UsageError as error:
            if type(error).__name__ != "NoArgsIsHelpError":  # then the help is said already
                print(visible(_explained(error)), file=sys.stderr)  # noqa: T201
            else:
                print(visible(error.message))  # noqa: T201
            sys.exit(error.exit_code)
        except typer.Abort:
            sys.exit(1)


def paragraphs(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a docstring, each on one line: each is one message."""
    for paragraph in inspect.cleandoc(text or "").split("\n\n"):
        if paragraph:
            yield " ".join(paragraph.split())


def shown_name(param: Any) -> str:
    """Return what an argument, or an option's value, is called in the help: FILE, or a choice."""
    return str(param.metavar or param.name.upper().replace("_", "-"))


def _said(param: Any) -> str:
    """Return that name in the office's language; what is to be typed as it is stays so."""
    name = shown_name(param)
    return _(name) if name.isupper() else name


def takes_value(param: Any) -> bool:
    """Tell whether a word follows an option."""
    return not (getattr(param, "is_flag", False) or getattr(param, "count", False))


# --- Help --------------------------------------------------------------------------------


def _arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def _placed(argument: Any) -> str:
    name = _said(argument) + ("…" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _told(param: Any) -> tuple[str, str]:
    """Return how a parameter is typed and what it is for."""
    what = [_(each) for each in paragraphs(param.help)]
    if param.param_type_name == "argument":
        return _placed(param), " ".join(what)
    typed = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    if not takes_value(param):
        return typed, " ".join(what)
    if param.required:
        what.append(_("Needed."))
    elif str(param.default or ".") != ".":
        what.append(_("Default: {value}.").format(value=param.default))
    return f"{typed} {_said(param)}", " ".join(what)


def _write_list(formatter: Any, heading: str, lines: list[tuple[str, str]]) -> None:
    if lines:
        with formatter.section(heading):
            formatter.write_dl(lines, col_max=24)


def _write_commands(group: Any, ctx: Any, formatter: Any) -> None:
    """Write the commands in the order in which people come to need them."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        first = next(paragraphs(command.help), "")
        panel = getattr(command, "rich_help_panel", None)
        heading = _(panel) if panel else _("Commands")
        panels.setdefault(heading, []).append((name, _(first)))
    for heading, lines in panels.items():
        _write_list(formatter, heading, lines)


# --- What was typed wrong ------------------------------------------------------------------


def _explained(error: Any) -> str:
    path = error.ctx.command_path if error.ctx else "publisher"
    help_of = _("See: {command} --help").format(command=path)
    return f"{_what_is_wrong(error)}\n{help_of}"


def _what_is_wrong(error: Any) -> str:
    param: Any = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchCommand":
            return str(error.message)
        case "MissingParameter" if param.param_type_name == "argument":
            return _("{name} is missing").format(name=_said(param))
        case "MissingParameter":
            return _("{name} is missing").format(name=_told(param)[0])
        case "NoSuchOption":
            near = sorted(error.possibilities or ())
            return _("no option {name}").format(name=error.option_name) + _meant(near)
        case "BadOptionUsage":
            return _badly_used(error)
        case "BadParameter":
            return _no_number(param)
    extra = error.message.partition("(s) (")[2].rstrip(")")
    return _("too many words: {words}").format(words=extra or error.message)


def _meant(near: Sequence[str]) -> str:
    return "; " + _("did you mean {names}?").format(names=", ".join(near)) if near else ""


def _badly_used(error: Any) -> str:
    option = next(each for each in error.ctx.command.params if error.option_name in each.opts)
    message = _("{name} wants a value after it: {typed}")
    if not takes_value(option):
        message = _("{name} stands alone, without a value")
    return message.format(name=error.option_name, typed=_told(option)[0])


def _no_number(param: Any) -> str:
    """Say what a number must be; texts and paths are looked at by the commands themselves."""
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    message = _("{name} must be a whole number")
    if least is not None and most is not None:
        message = _("{name} must be a whole number from {least} to {most}")
    elif least is not None:
        message = _("{name} must be a whole number, at least {least}")
    return message.format(name=max(param.opts, key=len), least=least, most=most)
