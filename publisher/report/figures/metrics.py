"""What a service itself calls a figure, as far as its raw answers show."""

from collections.abc import Iterator
from typing import Any


def names_of_value(raw: Any, value: int) -> Iterator[str]:
    """Yield the names under which a raw answer has a value, from the outermost in."""
    for name, told in raw.items() if isinstance(raw, dict) else ():
        inner = told if isinstance(told, list) else [told]
        for each in inner:
            if isinstance(each, dict):
                yield from (f"{name}.{below}" for below in names_of_value(each, value))
            elif each == value and not isinstance(each, bool):
                yield name
