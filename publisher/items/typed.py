"""The lines of a head as YAML that says just what was typed.

To YAML a “ #” ends a value, “: ” begins another, and a sign such as & or * at the front
means something of its own. An editor means none of that: behind a key that holds words,
the rest of the line is the value. So such values are put between quotation marks here,
each on the line on which it stands. What could be meant in two ways is a problem.
"""

import json
import re
from dataclasses import dataclass, field

from publisher.items.keys import CODES, STRUCTURED, anywhere
from publisher.items.problem import Problem
from publisher.words import _, slice_of

KEYED = re.compile(
    r"^(?P<before> *(?:- +)*)(?P<q>[\"']?)(?P<key>[^\s:#\"'\[\]{}&*!|>%@`?,-][^:\n]{0,80}?)(?P=q)"
    r"[ \t]*:(?P<gap>[ \t]+|$)(?P<value>.*)$"
)
TIGHT = re.compile(r"^(?P<before> *(?:- +)*)(?P<key>[^\W\d][\w -]{1,40}):(?P<value>\S.*)$")
BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(?:\s+#.*)?")
COMMENT = re.compile(r"(?:^|\s)#(?:\s|$)")
NOTE = re.compile(r"(?:^|\s)#(?:\s.*)?$", re.DOTALL)
QUOTED = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?:\s+#(?:\s.*)?)?", re.DOTALL)
ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?P<sign>\\[^\\\"/\nuUx])")
BRACKETS = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)
CURLY = re.compile("“[^“”]*”|\u2018[^\u2018\u2019]*\u2019|«[^«»]*»")
DEEPEST = 20  # brackets within brackets


@dataclass(slots=True)
class Typed:
    """A head on its way to YAML, and what was found on it."""

    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    shapeless: bool = False  # YAML would not find its keys: a line is out of shape
    _texts: int | None = None  # the column of “texts:”, while its lines are read

    def note(self, at: int, key: str, message: str, level: str = "error") -> None:
        """Note a problem; at: the line of the head, from 0."""
        self.problems.append(Problem(at + 2, key, message, level))  # type: ignore[arg-type]

    def out_of_shape(self, at: int, message: str) -> None:
        """Note a problem that keeps the rest from being read."""
        self.shapeless = True
        self.note(at, "", message)


def as_yaml(head: str) -> tuple[str, list[Problem], bool]:
    """Return a head as YAML with as many lines, problems, and whether YAML can't read it."""
    typed = Typed(head.split("\n"))
    at = 0
    while at < len(typed.lines):
        at = _line(typed, at)
    return "\n".join(typed.lines), typed.problems, typed.shapeless


def _line(typed: Typed, at: int) -> int:
    """Put one line right; returns the next one to look at."""
    line = typed.lines[at]
    if not line.strip() or line.lstrip().startswith("#"):
        return at + 1
    if "\t" in line[: len(line) - len(line.lstrip())]:
        typed.out_of_shape(at, _("indent with two spaces, not with the Tab key"))
        return at + 1
    if found := _keyed(line):
        return _pair(typed, at, found)
    if _depth(line) > DEEPEST:
        typed.out_of_shape(at, _("too many brackets within brackets"))
    elif ":" not in line and not re.match(r"\s*(?:[-?\]}%]|\.\.\.)", line):
        message = _("“{line}”: write “key: value”, or indent what belongs to the line above")
        typed.out_of_shape(at, message.format(line=slice_of(line)))
    return at + 1


def _keyed(line: str) -> re.Match[str] | None:
    found = KEYED.match(line)
    if found:
        return found
    tight = TIGHT.match(line)  # “title:Word”, where nothing else can be meant
    return tight if tight and anywhere(tight["key"]) else None


def _pair(typed: Typed, at: int, found: re.Match[str]) -> int:
    column, value, key = len(found["before"]), found["value"].strip(), anywhere(found["key"])
    if typed._texts is not None and column <= typed._texts:
        typed._texts = None
    within_texts = typed._texts is not None
    if key in STRUCTURED and not within_texts:
        typed._texts = column if key == "texts" else None
        return _table(typed, at, found, value)
    end = _end(typed.lines, at, column)
    if BLOCK.fullmatch(value) and end > at + 1:
        _rewrite(typed, at, found, value)
        return end
    if not value and not _is_text_below(typed, at, end, known=within_texts or key is not None):
        _rewrite(typed, at, found, value)
        return at + 1
    _text(typed, at, end, found, key or found["key"])
    return end


def _table(typed: Typed, at: int, found: re.Match[str], value: str) -> int:
    """Leave to YAML what stands behind a key that holds a table or a list."""
    _rewrite(typed, at, found, value)
    if not value.startswith(("[", "{")):
        return at + 1
    end = _end(typed.lines, at, len(found["before"]))
    if _depth("\n".join(typed.lines[at:end])) > DEEPEST:
        typed.out_of_shape(at, _("too many brackets within brackets"))
    return end


def _text(typed: Typed, at: int, end: int, found: re.Match[str], key: str) -> None:
    """Put a value of words between quotation marks, as it was typed."""
    whole = "\n".join([found["value"], *typed.lines[at + 1 : end]]).strip()
    if QUOTED.fullmatch(whole):
        if whole[0] == '"' and (sign := ESCAPED.search(whole)):
            message = _(
                "“{sign}” between such quotation marks is read as another sign; "
                "use ' in their place to keep it"
            )
            typed.note(at, key, message.format(sign=sign["sign"]), "warning")
        _rewrite(typed, at, found, found["value"])
        return
    value = _folded(typed, at, end, found["value"])
    code = key in CODES
    if code:
        value = NOTE.sub("", value).rstrip()
    elif COMMENT.match(value):
        message = _("“{text}” is a note that nobody else reads; readers get nothing here")
        typed.note(at, key, message.format(text=slice_of(value)), "warning")
        value = ""
    elif comment := COMMENT.search(value):
        message = _(
            "“{text}”: if it belongs to the text, put the whole text between quotation "
            "marks; if it is a note, on a line of its own"
        )
        typed.note(at, key, message.format(text=slice_of(value[comment.start() :])))
    _look_at(typed, at, key, value)
    typed.lines[at] = (
        f"{found['before']}{_quoted(found['key'])}: {_quoted(value) if value else ''}"
    )
    typed.lines[at + 1 : end] = [""] * (end - at - 1)


def _look_at(typed: Typed, at: int, key: str, value: str) -> None:
    """Note what is odd about a value as a whole."""
    if BRACKETS.fullmatch(value):
        message = _('{text}: replace it; if the brackets are meant, put it between “"”')
        typed.note(at, key, message.format(text=slice_of(value)))
    elif CURLY.fullmatch(value):
        message = _("readers see the quotation marks too: {text}; they are not needed here")
        typed.note(at, key, message.format(text=slice_of(value)), "warning")
    elif value[:1] in ('"', "'") and value.count(value[0]) == 1:
        message = _("the quotation mark before “{text}” has no end")
        typed.out_of_shape(at, message.format(text=slice_of(value[1:])))


def _folded(typed: Typed, at: int, end: int, first: str) -> str:
    """Return a value that goes on over the next lines as one text."""
    text, gap = first.strip(), 0
    for place in range(at + 1, end):
        line = typed.lines[place]
        words = line.strip()
        if not words:
            gap += 1
            continue
        if COMMENT.match(words):
            continue
        if (found := _keyed(line)) and anywhere(found["key"]):
            message = _("“{line}” is indented too far: it reads as part of the text above")
            typed.out_of_shape(place, message.format(line=slice_of(line)))
        elif "\t" in line[: len(line) - len(line.lstrip())]:
            typed.out_of_shape(place, _("indent with two spaces, not with the Tab key"))
        text += ("\n" * gap or " ") * bool(text) + words
        gap = 0
    return text


def _end(lines: list[str], at: int, column: int) -> int:
    """Return the line behind all that is indented further than a key."""
    end = at + 1
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= column:
            break
        end = place + 1
    return end


def _is_text_below(typed: Typed, at: int, end: int, *, known: bool) -> bool:
    """Tell whether the value of a key that stands alone is text on the lines below."""
    below = [line for line in typed.lines[at + 1 : end] if line.strip()]
    if not below or below[0].lstrip().startswith(("- ", "#", "[", "{")):
        return False
    found = _keyed(below[0])
    return not found or (known and anywhere(found["key"]) is None)


def _rewrite(typed: Typed, at: int, found: re.Match[str], value: str) -> None:
    typed.lines[at] = f"{found['before']}{_quoted(found['key'])}: {value}".rstrip()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest
