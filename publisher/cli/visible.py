"""Text of others on a terminal and in the log: what steers or hides is spelled out.

Names of files, keys, texts and words of services may hold escape sequences that redraw a
terminal, marks that turn the order of letters round, or line ends that forge a line.
"""

import logging
import re
from collections.abc import Callable
from textwrap import indent
from typing import Any

from rich.console import Console
from rich.text import Text

_ORDER = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turns letters round
_UNSEEN = "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_STEERS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_ORDER}{_UNSEEN}]")
_LINES = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_ORDER}{_UNSEEN}]")


def visible(text: str) -> str:
    """Return text of several lines as it can be shown."""
    return _STEERS.sub(_spelled, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return text as one line, in which line ends and tabs are spelled out too."""
    return _LINES.sub(_spelled, text)


def visible_json(text: str) -> str:
    """Return JSON that says the same and can be shown."""
    return re.sub(f"[\x7f-\x9f\ud800-\udfff{_ORDER}{_UNSEEN}]", _escaped, text)


def _spelled(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return "".join(f"\\u{half:04x}" for half in (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF)))


class VisibleConsole(Console):
    """A console on which no text of others does anything but stand there."""

    def render_str(self, text: str, **how: Any) -> Text:
        """Make what a string shows; rich itself would drop some of it without a word."""
        return super().render_str(visible(text), **how)


class VisibleFormatter(logging.Formatter):
    """One line for each thing that happened; what explains it stands indented below."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return one_line(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:
        """Return a traceback."""
        return _below(super().formatException, ei)

    def formatStack(self, stack_info: str) -> str:
        """Return a stack."""
        return _below(super().formatStack, stack_info)


def _below(made: Callable[[Any], str], what: Any) -> str:
    return indent(visible(made(what)), "    ", lambda _line: True)
