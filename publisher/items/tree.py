"""What YAML made of a head: its keys by their one name, its data, and where each stands."""

from collections.abc import Iterator
from typing import Any

import yaml

from publisher.items.faults import Misused
from publisher.items.keys import TABLES, meant
from publisher.words import _

Place = tuple[Any, ...]


def renamed(node: yaml.Node, holder: str | None = None) -> None:
    """Give every key its one name, whichever of its names was written."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            renamed(each, holder)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = _("write “key: value”, with a colon and a space")
            raise Misused(problem=message, problem_mark=key.start_mark)
        if not key.value.isprintable():
            message = _("contains a control character; write it again without")
            raise Misused(problem=message, problem_mark=key.start_mark)
        key.value = meant(key.value, holder) or key.value
        inside = key.value if key.value in TABLES and holder in (None, "video") else "texts"
        renamed(value, inside)


def as_data(node: yaml.Node | None, holder: str | None = None) -> Any:
    """Return a tree as text, lists and tables.

    Known keys without a value are left out: an editor's template left blank asks for nothing.
    """
    if isinstance(node, yaml.SequenceNode):
        return [as_data(each, holder) for each in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value if node else None
    data = {}
    for key, value in node.value:
        known = meant(key.value, holder) is not None or holder == "texts"
        if not (known and isinstance(value, yaml.ScalarNode) and value.value == ""):
            data[key.value] = as_data(value, key.value)
    return data


class Lines:
    """Where in the file each key of the head stands."""

    def __init__(self, node: yaml.Node | None) -> None:
        self._node = node

    def of(self, location: Place) -> int:
        """Return the line of a key path, or of the nearest key above it."""
        node, line = self._node, 1
        for part in location:
            found = _child(node, part)
            if found is None:
                break
            key, node = found
            line = key.start_mark.line + 1
        return line + 1  # the line "---" stands above the head

    def twice(self) -> list[tuple[Place, int]]:
        """Return the keys that stand more than once, with the line of the repetition."""
        repeated: list[tuple[Place, int]] = []
        for place, mapping in _mappings(self._node, ()):
            seen: set[str] = set()
            for key, _value in mapping.value:
                if key.value in seen:
                    repeated.append(((*place, key.value), key.start_mark.line + 2))
                seen.add(key.value)
        return repeated

    def behind_commas(self, text: str) -> list[tuple[Place, int]]:
        """Return words without a colon that stand within brackets as if they were keys."""
        return [
            ((*place, key.value), key.start_mark.line + 2)
            for place, mapping in _mappings(self._node, ())
            if mapping.flow_style
            for key, value in mapping.value
            if value.value == ""
            and not text[key.end_mark.index : key.end_mark.index + 80].lstrip().startswith(":")
        ]


def _mappings(node: yaml.Node | None, place: Place) -> Iterator[tuple[Place, yaml.MappingNode]]:
    if isinstance(node, yaml.SequenceNode):
        for number, each in enumerate(node.value):
            yield from _mappings(each, (*place, number))
    if isinstance(node, yaml.MappingNode):
        yield place, node
        for key, value in node.value:
            yield from _mappings(value, (*place, key.value))


def _child(node: yaml.Node | None, part: Any) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None
