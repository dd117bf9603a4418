"""What keeps a head from being read, in words for its editor: each fault its own sentence."""

import re
from typing import Any

import yaml

from publisher.items.keys import holders, known, meant
from publisher.items.names import did_you_mean
from publisher.words import _, slice_of


class Misused(yaml.MarkedYAMLError):
    """A sign of YAML's own that no editor needs; the message is for the editor."""


def yaml_fault(error: Exception, text: str) -> tuple[int, str]:
    """Return the line of a head, from 0, on which YAML gave up, and what is wrong there."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    last = text.count("\n")
    if isinstance(error, RecursionError):
        return 0, _("too many brackets within brackets")
    if isinstance(error, ValueError | OverflowError):  # a code beyond all of Unicode
        found = re.search(r"\\[uUx]", text)
        return _row(text, found.start() if found else 0), _bad_escape()
    if isinstance(error, yaml.reader.ReaderError):
        message = _("contains a control character; write it again without")
        return _row(text, error.position), message
    if isinstance(error, Misused):
        return _at(mark, last), problem
    context, start = str(getattr(error, "context", "")), getattr(error, "context_mark", None)
    for sign, whole, place, message in _signs_of_faults():
        if sign in (context if whole else problem):
            return _at(start if place and start else mark, last), message
    return _at(mark, last), _("indented otherwise than the lines that belong with it")


def _signs_of_faults() -> list[tuple[str, bool, bool, str]]:
    """Return words of YAML's: whether of the whole, whether the fault is at its beginning."""
    return [
        ("escape", False, False, _bad_escape()),
        ("hexadecimal", False, False, _bad_escape()),
        ("quoted scalar", True, True, _("the quotation mark that begins here has no end")),
        ("flow", True, True, _flow()),
        ("':'", False, True, _("write “key: value”, with a colon and a space")),
        ("\\t", False, False, _("indent with two spaces, not with the Tab key")),
        ("any token", False, False, _("begins with a sign that means nothing here; take it away")),
    ]


def _flow() -> str:
    return _(
        "the bracket that begins here has no end, or a comma is missing; words with “#”, “:” or "
        "“,” stand between quotation marks"
    )


def _bad_escape() -> str:
    return _("within “\"” a “\\” needs another one in front of it; or use ' around the text")


def _at(mark: Any, last: int) -> int:
    return min(mark.line, last) if mark else 0


def _row(text: str, position: int) -> int:
    return min(text.count("\n", 0, position), text.count("\n"))


def meaning(found: dict[str, Any]) -> str:
    """Return what an error of pydantic's says to an editor; never pydantic's own words."""
    kind = found["type"]
    if kind == "value_error":
        return str(found["ctx"]["error"])
    if kind == "extra_forbidden":
        return _unknown(found["loc"])
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", str(found["ctx"]["expected"]))
        return _("must be one of: {known}").format(known=", ".join(expected))
    return _plain().get(kind) or _("can't be read; see the guide for editors")


def _plain() -> dict[str, str]:
    empty = _("empty; write something or leave the key out")
    pairs = _("must be “key: value” pairs, indented")
    text = _("must be text on one line")
    whole = _("write a whole number")
    return {
        "missing": _("missing"),
        "string_too_short": empty,
        "too_short": empty,
        "string_type": text,
        "string_unicode": _("contains a control character; write it again without"),
        "string_pattern_mismatch": _("only a-z, 0-9 and single hyphens, e.g. cap-phep-xay-dung"),
        "string_too_long": _("too long"),
        "bool_parsing": _("write true or false"),
        "bool_type": _("write true or false"),
        "int_parsing": whole,
        "int_parsing_size": whole,
        "int_type": whole,
        "datetime_type": text,
        "tuple_type": _("must be a list: each entry on a line of its own, after “- ”"),
        "mapping_type": pairs,
        "model_type": pairs,
        "dict_type": pairs,
    }


def _unknown(location: tuple[Any, ...]) -> str:
    names = [str(part) for part in location if not isinstance(part, int)]
    written, holder = names[-1], names[-2] if len(names) > 1 else None
    if holder is None and (under := holders(written)):
        message = _("belongs under {holders}: indent it with two spaces there")
        return message.format(holders=", ".join(under))
    if holder is not None and meant(written):
        return _("belongs at the left edge, not under “{holder}”").format(holder=holder)
    message = _("unknown key; see the guide for editors for those that exist")
    return message + did_you_mean(written, known(holder))


def cut_by_comma(text: str) -> str:
    """Return what to say of words behind a comma within brackets."""
    message = _("the comma before “{text}” ends the text; put the text between quotation marks")
    return message.format(text=slice_of(text))
