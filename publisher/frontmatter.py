"""The head of an editor's file: YAML between two lines of "---", checked by pydantic.

Everything is read as text first, so that YAML's own ideas about dates, numbers and "no"
can't surprise an editor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from publisher.words import _

DATE_FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S",
              "%d/%m/%Y %H:%M", "%Y-%m-%d")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file, said to its editor."""

    line: int
    field: str
    message: str


def instant(value: Any, info: ValidationInfo) -> Any:
    """Read a time as an editor writes it: in the office's zone, unless an offset stands there."""
    if not isinstance(value, str):
        return value
    zone: ZoneInfo = info.context["zone"] if info.context else ZoneInfo("Asia/Ho_Chi_Minh")
    text = value.strip()
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=zone).astimezone(UTC)
        except ValueError:
            continue
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T", 1))
    except ValueError:
        raise ValueError(_("not a date and time; write e.g. 2026-11-24 08:00")) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


Moment = Annotated[datetime, BeforeValidator(instant)]
Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]


class Part(BaseModel):
    """A table of the front matter: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Picture(Part):
    """A picture beside the text."""

    path: Text
    alt: Text
    caption: str = ""
    credit: str = ""


class Clip(Part):
    """A video: a file beside the text, or an address."""

    path: str | None = None
    url: str | None = None
    poster: Picture | None = None
    transcript: str = ""

    @model_validator(mode="after")
    def _one_of(self) -> "Clip":
        if bool(self.path) == bool(self.url):
            raise ValueError(_("write either path or url"))
        return self


class Quoted(Part):
    """Where a quoted item comes from."""

    name: Text
    url: str | None = None
    published_at: Moment | None = None
    permission: str = ""


class Reference(Part):
    """A document that the item refers to."""

    number: Text
    title: str = ""
    url: str | None = None


def _source(value: Any) -> Any:
    return None if value == "own" else value


def _slot(value: Any) -> Any:
    if value in (None, "next"):
        return value
    raise ValueError(_('only "next" is known here: the next free posting time'))


class FrontMatter(Part):
    """All keys that an editor may write."""

    title: Text
    summary: Text
    unit: Text
    theme: Text
    form: Text
    author: Text
    id: Id | None = None
    source: Annotated[Quoted | None, BeforeValidator(_source)] = None
    publish_at: Moment | None = None
    slot: Annotated[str | None, BeforeValidator(_slot)] = None
    channels: tuple[str, ...] | None = None
    images: tuple[Picture, ...] = ()
    cover: Picture | None = None
    video: Clip | None = None
    documents: tuple[Reference, ...] = ()
    ai: Literal["none", "assisted", "generated"] = "none"
    expires: Moment | None = None
    lang: Literal["vi", "en"] = "vi"
    broadcast: bool = False
    texts: Mapping[str, Text] = {}


def split(text: str) -> tuple[str, str, int] | None:
    """Return head, body and the body's first line number; None where no head stands."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def read(head: str, zone: ZoneInfo) -> tuple[FrontMatter | None, list[Problem], "Lines"]:
    """Check a head; returns what it says or everything that is wrong, and where keys stand."""
    try:
        node = yaml.compose(head, Loader=yaml.BaseLoader)
        data = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes only text
    except yaml.YAMLError as error:
        return None, [_yaml_problem(error)], Lines(None)
    lines = Lines(node)
    if not isinstance(data, dict):
        return None, [Problem(2, "", _("write one “key: value” on each line"))], lines
    problems = [Problem(line, key, _("stands twice")) for key, line in lines.twice()]
    try:
        front = FrontMatter.model_validate(_without_empty(data), context={"zone": zone})
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, problems + [_problem(dict(each), lines) for each in found], lines
    if front.publish_at is None and front.slot is None:
        message = _("missing; write e.g. “publish_at: 2026-11-24 08:00”, or “slot: next”")
        problems.append(Problem(2, "publish_at", message))
    if front.publish_at and front.slot:
        problems.append(Problem(lines.of(("slot",)), "slot", _("leave out: publish_at is there")))
    return front, problems, lines


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Drop keys without a value: an editor's template left blank asks for nothing."""
    return {key: value for key, value in data.items() if value not in ("", None)}


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


def _yaml_problem(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 2
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
