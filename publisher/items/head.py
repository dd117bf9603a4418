"""The head of an editor's file: YAML between two lines of "---", each problem with its line.

Everything is read as text first, so that YAML's own ideas about dates, numbers and "no"
can't surprise an editor.
"""

from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from publisher.items.frontmatter import FrontMatter
from publisher.words import _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a file, said to its editor.

    With an error the item goes nowhere. A warning goes out all the same, but whoever wrote
    it and whoever agrees to it is told; a hint is advice for its editor.
    """

    line: int
    field: str
    message: str
    level: Literal["error", "warning", "hint"] = "error"


def split(text: str) -> tuple[str, str, int] | None:
    """Return head, body and the body's first line number; None where no head stands."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


class _TextLoader(yaml.BaseLoader):
    """Makes only text, lists and tables; knows no aliases, which could grow without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # in the stubs
            raise yaml.MarkedYAMLError(problem_mark=mark)
        return super().compose_node(parent, index)


def read(head: str, zone: ZoneInfo) -> tuple[FrontMatter | None, list[Problem], "Lines"]:
    """Check a head; returns what it says, everything that is wrong, and where keys stand.

    Keys that are wrong are left out of what it says, so that the rest can still be checked;
    None where nothing can be read at all.
    """
    try:
        node = yaml.compose(head, Loader=_TextLoader)
        data = _without_empty(yaml.load(head, Loader=_TextLoader))  # noqa: S506  makes only text
    except (yaml.YAMLError, RecursionError) as error:
        return None, [_yaml_problem(error, head)], Lines(None)
    lines = Lines(node)
    if not isinstance(data, dict):
        return None, [Problem(2, "", _("write one “key: value” on each line"))], lines
    problems = [Problem(line, key, _("stands twice")) for key, line in lines.twice()]
    if not {"publish_at", "slot"} & data.keys():
        message = _("missing; write e.g. “publish_at: 2026-11-24 08:00”, or “slot: next”")
        problems.append(Problem(2, "publish_at", message))
    if {"publish_at", "slot"} <= data.keys():
        problems.append(Problem(lines.of(("slot",)), "slot", _("leave out: publish_at is there")))
    front, found = _checked(data, zone)
    return front, problems + [_problem(each, lines) for each in found], lines


def _checked(data: dict[str, Any], zone: ZoneInfo) -> tuple[FrontMatter, list[dict[str, Any]]]:
    """Return what is right of a head, and pydantic's errors about the rest."""
    context = {"zone": zone}
    try:
        return FrontMatter.model_validate(data, context=context), []
    except ValidationError as error:
        found: list[dict[str, Any]] = [dict(each) for each in error.errors(include_url=False)]
    wrong = {each["loc"][0] for each in found}
    rest = {key: value for key, value in data.items() if key not in wrong}
    stand_ins = {key: "?" for key, info in FrontMatter.model_fields.items() if info.is_required()}
    return FrontMatter.model_validate(stand_ins | rest, context=context), found


def _without_empty(data: Any) -> Any:
    """Drop keys without a value: an editor's template left blank asks for nothing."""
    if isinstance(data, list):
        return [_without_empty(each) for each in data]
    if isinstance(data, dict):
        return {key: _without_empty(each) for key, each in data.items() if each != ""}
    return data


class Lines:
    """Where in the file each key of the head stands."""

    def __init__(self, node: yaml.Node | None) -> None:
        self._node = node

    def of(self, location: tuple[Any, ...]) -> int:
        """Return the line of a key path, or of the nearest key above it."""
        node, line = self._node, 1
        for part in location:
            found = _child(node, part)
            if found is None:
                break
            key, node = found
            line = key.start_mark.line + 1
        return line + 1  # the line "---" stands above the head

    def twice(self) -> list[tuple[str, int]]:
        """Return the top keys that stand more than once, with the line of the repetition."""
        seen: set[str] = set()
        repeated = []
        for key, _value in self._node.value if isinstance(self._node, yaml.MappingNode) else ():
            if key.value in seen:
                repeated.append((str(key.value), key.start_mark.line + 2))
            seen.add(key.value)
        return repeated


def _child(node: yaml.Node | None, part: Any) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _yaml_problem(error: Exception, head: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    before = mark.line if mark else head.count("\n", 0, getattr(error, "position", 0))
    line = min(before, head.count("\n")) + 2
    return Problem(
        line,
        "",
        _(
            "the head can't be read here; put text that contains “: ” or starts with a sign "
            "between quotation marks, and indent with spaces"
        ),
    )


def _problem(found: dict[str, Any], lines: Lines) -> Problem:
    location = tuple(part for part in found["loc"] if not str(part).startswith("function-"))
    field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in location)
    return Problem(lines.of(location), field, _meaning(found))


def _meaning(found: dict[str, Any]) -> str:
    context = found.get("ctx", {})
    kind = found["type"]
    if kind == "value_error":
        return str(context["error"])
    messages = {
        "missing": _("missing"),
        "extra_forbidden": _("unknown key; see the guide for editors for those that exist"),
        "string_too_short": _("empty; write something or leave the key out"),
        "string_type": _("must be text on one line"),
        "string_pattern_mismatch": _("only a-z, 0-9 and single hyphens, e.g. cap-phep-xay-dung"),
        "string_too_long": _("too long"),
        "bool_parsing": _("write true or false"),
        "tuple_type": _("must be a list: each entry on a line of its own, after “- ”"),
        "mapping_type": _("must be “key: value” pairs, indented"),
        "model_type": _("must be “key: value” pairs, indented"),
        "dict_type": _("must be “key: value” pairs, indented"),
    }
    if kind == "literal_error":
        return _("must be one of: {known}").format(known=str(context["expected"]).replace("'", ""))
    return messages.get(kind, str(found["msg"]))
