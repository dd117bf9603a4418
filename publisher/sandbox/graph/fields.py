"""The language of `fields=`: names, `.modifiers(…)`, `{nested fields}`, separated by commas."""

import re
from dataclasses import dataclass, field

from publisher.sandbox.graph.errors import GraphError, syntax

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(slots=True)
class Selection:
    """One wanted field, e.g. `comments.limit(0).summary(true){id}`."""

    name: str
    args: dict[str, str] = field(default_factory=dict)
    fields: "tuple[Selection, ...] | None" = None  # None: the node's own choice

    @property
    def key(self) -> str:
        """The name in the answer: `.as(love)` changes it."""
        return self.args.get("as", self.name)


def parse(text: str) -> tuple[Selection, ...]:
    """Return the wanted fields; raise 2500 where the text is no list of fields."""
    reader = _Reader(re.sub(r"\s+", "", text))
    found = reader.fields()
    if reader.rest:
        raise reader.wrong("end of string")
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def rest(self) -> str:
        return self.text[self.at :]

    def wrong(self, wanted: str) -> GraphError:
        found = f'"{self.rest[0]}"' if self.rest else "end of string"
        return syntax(
            f'Syntax error "Expected {wanted} instead of {found}." '
            f"at character {self.at}: {self.text}"
        )

    def fields(self) -> tuple[Selection, ...]:
        found: list[Selection] = []
        while self.rest and not self.rest.startswith("}"):
            found.append(self.one())
            if not self.taken(","):
                break
        return tuple(found)

    def one(self) -> Selection:
        selection = Selection(self.name())
        while self.rest[:1] in (".", "{", "("):
            if self.taken("."):
                name = self.name()
                selection.args[name] = self.argument()
            elif self.taken("{"):
                selection.fields = self.fields()
                if not self.taken("}"):
                    raise self.wrong('"}"')
            else:
                raise self.wrong("field")
        return selection

    def name(self) -> str:
        match = _NAME.match(self.rest)
        if match is None:
            raise self.wrong("string")
        self.at += match.end()
        return match.group()

    def argument(self) -> str:
        end = self.rest.find(")")
        if not self.taken("(") or end < 0:
            raise self.wrong('"("')
        value = self.rest[: end - 1]
        self.at += end
        return value

    def taken(self, sign: str) -> bool:
        if not self.rest.startswith(sign):
            return False
        self.at += 1
        return True
