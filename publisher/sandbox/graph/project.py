"""Nodes as a GET shows them: the wanted fields only, edges expanded in place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from publisher.sandbox.graph.call import Call
from publisher.sandbox.graph.errors import no_field
from publisher.sandbox.graph.fields import Selection
from publisher.sandbox.graph.lists import Row, page_of
from publisher.sandbox.graph.objects import Node

Wanted = tuple[Selection, ...] | None
Field = Callable[[Call, Any], Any]  # None: the field is left out
Edge = Callable[[Call, Any, Selection], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be read of one kind of node."""

    fields: dict[str, Field]
    edges: dict[str, Edge]
    default: str  # the fields of an answer when none were asked for


KINDS: dict[type, Kind] = {}  # filled by graph.nodes: kinds show each other


def shown(call: Call, node: Node, wanted: Wanted) -> dict[str, Any]:
    """Return a node with the fields that are wanted, its id always.

    Raises 100 for a field that this kind of node lacks.
    """
    kind = KINDS[type(node)]
    answer: dict[str, Any] = {}
    for each in wanted or [Selection(name) for name in kind.default.split()]:
        if each.name == "id":
            continue
        value: Any
        if edge := kind.edges.get(each.name):
            value = edge(call, node, each)
        elif reader := kind.fields.get(each.name):
            value = picked(reader(call, node), each.fields)
        else:
            raise no_field(each.name, type(node).__name__)
        if value is not None:
            answer[each.key] = value
    return {**answer, "id": node.id}


def picked(value: Any, wanted: Wanted) -> Any:
    """Return only the wanted keys of a plain object."""
    if wanted is None or not isinstance(value, dict):
        return value
    names = {each.name for each in wanted} | {"id"}
    return {name: each for name, each in value.items() if name in names}


def restricted(answer: dict[str, Any], wanted: Wanted, known: frozenset[str]) -> dict[str, Any]:
    """Return a list of plain objects with the wanted keys only; raise 100 for unknown ones."""
    for each in wanted or ():
        if each.name not in known:
            raise no_field(each.name, "InsightsResult")
    return {**answer, "data": [picked(entry, wanted) for entry in answer["data"]]}


def listed(
    call: Call, rows: list[Row[Any]], selection: Selection, path: str, summary: dict[str, Any]
) -> dict[str, Any]:
    """Return an edge's answer: data, paging and, if asked for, the summary."""
    nodes, paging = page_of(call, rows, selection.args, path)
    data = [
        node if isinstance(node, dict) else shown(call, node, selection.fields) for node in nodes
    ]
    answer: dict[str, Any] = {"data": data}
    if paging:
        answer["paging"] = paging
    if selection.args.get("summary", "false").lower() not in ("false", "0"):
        answer["summary"] = summary
    return answer
