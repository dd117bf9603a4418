"""The head of an editor's file: YAML between two lines of "---", each problem with its line.

Everything is read as text first, so that YAML's own ideas about dates, numbers and "no"
can't surprise an editor.
"""

from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from publisher.items.advice import on_dates
from publisher.items.faults import Misused, cut_by_comma, meaning, yaml_fault
from publisher.items.frontmatter import FrontMatter, PageMatter
from publisher.items.keys import ARTICLE_ONLY, PAGE_ONLY
from publisher.items.problem import Problem
from publisher.items.tree import Lines, as_data, renamed
from publisher.items.typed import as_yaml
from publisher.words import _

__all__ = ["Lines", "Problem", "read", "split"]

CHARACTERS, ROWS = 100_000, 2_000  # of a head; more is none


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
        event = self.peek_event()  # type: ignore[no-untyped-call]  # in the stubs
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            message = _("a value that begins with &, * or ! belongs between quotation marks")
            raise Misused(problem=message, problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def read(
    head: str, zone: ZoneInfo, page: str = ""
) -> tuple[FrontMatter | None, list[Problem], Lines]:
    """Check a head; returns what it says, everything that is wrong, and where keys stand.

    page: what a standing page is, if its head does not say it; "" for an article.
    Keys that are wrong are left out of what it says, so that the rest can still be checked;
    None where nothing can be read at all.
    """
    if len(head) > CHARACTERS or head.count("\n") > ROWS:
        message = _("the head is too long; is the line “---” missing under its last key?")
        return None, [Problem(2, "", message)], Lines(None)
    text, problems, shapeless = as_yaml(head)
    if shapeless:
        return None, [each for each in problems if each.level == "error"], Lines(None)
    try:
        node = yaml.compose(text, Loader=_TextLoader)
        if node is not None:
            renamed(node)
        lines = Lines(node)
        data = as_data(node)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        line, message = yaml_fault(error, text)
        return None, [Problem(line + 2, "", message)], Lines(None)
    if not isinstance(data, dict):
        return None, [Problem(2, "", _("write one “key: value” on each line"))], lines
    if page:
        data.setdefault("page", page)
    front, found = _checked(data, zone)
    about_kind = _about_page(data, lines) if page else _about_article(data, lines)
    problems += [*_doubled(text, lines), *about_kind]
    problems += [_problem(each, lines) for each in found]
    problems += [
        Problem(lines.of(place), ".".join(place), message, level)
        for place, message, level in on_dates(data, zone)
    ]
    return front, problems, lines


def _doubled(text: str, lines: Lines) -> list[Problem]:
    """Return keys that stand twice, and words that a comma within brackets cut off."""
    found = [Problem(line, dotted(place), _("stands twice")) for place, line in lines.twice()]
    for place, line in lines.behind_commas(text):
        found.append(Problem(line, dotted(place[:-1]), cut_by_comma(str(place[-1]))))
    return found


def _about_page(data: dict[str, Any], lines: Lines) -> list[Problem]:
    message = _("a standing page has none of this; leave it out")
    return [Problem(lines.of((key,)), key, message) for key in data if key in ARTICLE_ONLY]


def _about_article(data: dict[str, Any], lines: Lines) -> list[Problem]:
    message = _("only standing pages have this; they lie in the folder content/trang/")
    odd = [Problem(lines.of((key,)), key, message) for key in data if key in PAGE_ONLY]
    return [*odd, *_about_time(data, lines)]


def _about_time(data: dict[str, Any], lines: Lines) -> list[Problem]:
    if not {"publish_at", "slot"} & data.keys():
        message = _("missing; write e.g. “publish_at: 2026-11-24 08:00”, or “slot: next”")
        return [Problem(2, "publish_at", message)]
    if {"publish_at", "slot"} <= data.keys():
        return [Problem(lines.of(("slot",)), "slot", _("leave out: publish_at is there"))]
    return []


def _checked(data: dict[str, Any], zone: ZoneInfo) -> tuple[FrontMatter, list[dict[str, Any]]]:
    """Return what is right of a head, and pydantic's errors about the rest."""
    context = {"zone": zone}
    model = PageMatter if "page" in data else FrontMatter
    try:
        return model.model_validate(data, context=context), []
    except ValidationError as error:
        found: list[dict[str, Any]] = [dict(each) for each in error.errors(include_url=False)]
    wrong = {each["loc"][0] for each in found}
    rest = {key: value for key, value in data.items() if key not in wrong}
    stand_ins = {key: "?" for key, info in model.model_fields.items() if info.is_required()}
    return model.model_validate(stand_ins | rest, context=context), found


def _problem(found: dict[str, Any], lines: Lines) -> Problem:
    location = tuple(part for part in found["loc"] if not str(part).startswith("function-"))
    return Problem(lines.of(location), dotted(location), meaning(found | {"loc": location}))


def dotted(location: tuple[Any, ...]) -> str:
    """Return where a key stands as editors read it: images.1.alt."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in location)
