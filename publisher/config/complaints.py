"""What is wrong with one key of the config, in people's words."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from publisher.config.places import Where
from publisher.words import _

TABLES_OF_ACCOUNTS = ("channels", "desks")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that is wrong with the config: at which key, and what."""

    where: Where
    what: str
    name: str = ""  # what the key is called where its path would not be understood

    def under(self, *table: str) -> "Complaint":
        """Return it as one of a table."""
        return Complaint((*table, *self.where), self.what, self.name)

    @property
    def text(self) -> str:
        """Return the key and what is wrong with it, on one line."""
        return f"{self.name or _called(self.where)}: {self.what}"


def _called(where: Where) -> str:
    path = [str(part) for part in where]
    if path[0] in TABLES_OF_ACCOUNTS and len(path) > 1:
        return f"[{path[0]}.{path[1]}] {'.'.join(path[2:])}".rstrip()
    return ".".join(path)


def complaints(error: ValidationError, keys: Callable[[Where], list[str]]) -> list[Complaint]:
    """Return what pydantic found, never with the values, which may be secret.

    keys: returns those that are known where an unknown one stands.
    """
    return [_complaint(dict(each), keys) for each in error.errors(include_url=False)]


def _complaint(found: Mapping[str, Any], keys: Callable[[Where], list[str]]) -> Complaint:
    where: Where = tuple(part for part in found["loc"] if part != "[key]")
    if found["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(where[-1]), keys(where), n=1)
        what = _("unknown key, did you mean {key!r}?") if near else _("unknown key")
        return Complaint(where, what.format(key=near[0] if near else ""))
    return Complaint(where, _said(found))


def _said(found: Mapping[str, Any]) -> str:
    """Return pydantic's message; those that a config can meet have their translation."""
    context = found.get("ctx") or {}
    messages = {
        "missing": _("Field required"),
        "string_type": _("Input should be a valid string"),
        "string_too_short": _("String should have at least {min_length} character"),
        "string_too_long": _("String should have at most {max_length} characters"),
        "string_pattern_mismatch": _("String should match pattern '{pattern}'"),
        "int_type": _("Input should be a valid integer"),
        "int_from_float": _("Input should be a valid integer"),
        "int_parsing": _("Input should be a valid integer"),
        "float_type": _("Input should be a valid number"),
        "float_parsing": _("Input should be a valid number"),
        "finite_number": _("Input should be a finite number"),
        "bool_type": _("Input should be a valid boolean"),
        "bool_parsing": _("Input should be a valid boolean"),
        "date_type": _("Input should be a valid date"),
        "tuple_type": _("Input should be a valid list"),
        "list_type": _("Input should be a valid list"),
        "too_short": _("Input should be a valid list"),
        "too_long": _("Input should be a valid list"),
        "dict_type": _("Input should be a valid table"),
        "model_type": _("Input should be a valid table"),
        "path_type": _("Input should be a valid path"),
        "greater_than": _("Input should be greater than {gt}"),
        "greater_than_equal": _("Input should be greater than or equal to {ge}"),
        "less_than": _("Input should be less than {lt}"),
        "less_than_equal": _("Input should be less than or equal to {le}"),
        "literal_error": _("Input should be {expected}"),
    }
    context = context | {"expected": str(context.get("expected", "")).replace(" or ", _(" or "))}
    message = messages.get(found["type"])
    if message is None:
        return str(found["msg"]).removeprefix("Value error, ")
    return message.format(**context)
