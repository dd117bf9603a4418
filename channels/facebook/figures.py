"""How posts on a Facebook page do: counters, which are live, and insights, which are not."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from channels.facebook.codes import BAD_METRICS, BAD_PARAMETER, NO_PERMISSION
from channels.facebook.errors import GraphError
from channels.facebook.find import cursor
from channels.facebook.graph import Graph
from publisher.contract import ChannelState, Engagement, Receipt

log = logging.getLogger(__name__)

INSIGHTS_FROM = 100  # followers; below, the page gets no insights (Page Insights, 2026-10)
COUNTED = ("reactions", "comments", "shares")
_RETIRED = "dead_metrics"  # in state: names, parted by commas
_CANDIDATES = 5  # posts asked whether they exist before metrics are tried on one
_PAGE = 25  # posts a call; with more the service may ask to reduce the amount of data
_BASE = "id,created_time,shares"
_FEEDBACK = (
    "reactions.summary(total_count).limit(0),comments.filter(stream).summary(total_count).limit(0)"
)
# A missing permission fails the whole call, and the answer doesn't say for which part.
_ALL = frozenset({"feedback", "insights"})
_LESS = {
    _ALL: frozenset({"feedback"}),
    frozenset({"feedback"}): frozenset({"insights"}),
    frozenset({"insights"}): frozenset[str](),
}


class Figures:
    """Reads the totals of many posts in few calls."""

    def __init__(
        self,
        graph: Graph,
        page_id: str,
        metrics: Mapping[str, str],
        extra: Sequence[str],
        state: ChannelState,
    ) -> None:
        """Set up; metrics: our figure → the service's metric; extra: metrics for raw only."""
        self._graph = graph
        self._page_id = page_id
        self._metrics = metrics
        self._names = tuple(dict.fromkeys([*metrics.values(), *extra]))
        self._state = state
        self._allowed = _ALL  # what our permissions let us see
        self._wanted: set[str] = set()  # the posts that are read just now

    @property
    def retired(self) -> frozenset[str]:
        """The metrics that the service no longer knows."""
        return frozenset(filter(None, self._state.get(_RETIRED, "").split(",")))

    def read(self, receipts: Sequence[Receipt]) -> dict[str, Engagement]:
        """Return the posts' figures by ref; raises GraphError if nothing can be read."""
        self._allowed = _ALL
        self._wanted = wanted = {receipt.ref for receipt in receipts}
        nodes = self._listed(wanted)
        found: dict[str, Engagement] = {}
        missing = wanted - nodes.keys()
        nodes |= {ref: node for ref in sorted(missing) if (node := self._single(ref, found))}
        silent = self._reason_for_silence(nodes.values())
        return found | {ref: self._engagement(node, silent) for ref, node in nodes.items()}

    # --- Asking -----------------------------------------------------------------------

    def _listed(self, wanted: Collection[str]) -> dict[str, Mapping[str, Any]]:
        """Read the page's list as long as that is cheaper than asking post by post."""
        found: dict[str, Mapping[str, Any]] = {}
        after, pages = None, 0
        while pages < len(wanted) - len(found):
            answer = self._ask(f"{self._page_id}/published_posts", limit=_PAGE, after=after)
            found |= {name: node for name, node in _posts(answer) if name in wanted}
            pages += 1
            after = cursor(answer)
            if not after:
                break
        return found

    def _single(self, ref: str, found: dict[str, Engagement]) -> Mapping[str, Any] | None:
        try:
            return self._ask(ref)
        except GraphError as error:
            if not error.gone:
                raise
            figures = (*COUNTED, *self._metrics)
            found[ref] = Engagement(unknown=dict.fromkeys(figures, "deleted"))
            return None

    def _ask(self, path: str, **args: Any) -> Mapping[str, Any]:
        """Read nodes with all that is allowed; find out what isn't, and go on without it."""
        try:
            return self._graph.node(path, fields=self._fields(), **args)
        except GraphError as error:
            if _is_of_metrics(error) and self._retire():
                return self._ask(path, **args)
            if error.code not in NO_PERMISSION or not self._allowed:
                raise
        self._allowed = _LESS[self._allowed]
        return self._ask(path, **args)

    def _fields(self) -> str:
        fields = [_BASE]
        if "feedback" in self._allowed:
            fields.append(_FEEDBACK)
        names = [name for name in self._names if name not in self.retired]
        if "insights" in self._allowed and names:
            fields.append(f"insights.metric({','.join(names)}){{name,values}}")
        return ",".join(fields)

    def _retire(self) -> bool:
        """Ask for each metric alone, for one that is dead fails a whole call unnamed.

        On a post that exists: what else fails such a call would make every metric look dead.
        """
        post = self._living()
        if post is None:
            return False
        alive = [name for name in self._names if name not in self.retired]
        dead = [name for name in alive if self._is_dead(name, post)]
        for name in dead:
            log.warning("metric_retired metric=%s", name)
        if dead:
            self._state[_RETIRED] = ",".join(sorted({*self.retired, *dead}))
        return bool(dead)

    def _living(self) -> str | None:
        for ref in sorted(self._wanted, reverse=True)[:_CANDIDATES]:
            try:
                self._graph.node(ref, fields="id")
            except GraphError as error:
                if not error.gone:
                    raise
            else:
                return ref
        return None

    def _is_dead(self, name: str, post: str) -> bool:
        try:
            self._graph.node(post, fields=f"id,insights.metric({name}){{name,values}}")
        except GraphError as error:
            if _is_of_metrics(error):
                return True
            raise
        return False

    # --- Reading ----------------------------------------------------------------------

    def _reason_for_silence(self, nodes: Collection[Mapping[str, Any]]) -> str:
        """Return why posts may have no insights; asks for the followers only if some don't."""
        if "insights" not in self._allowed:
            return "no_permission"
        if all(_insights(node) for node in nodes):
            return "not_yet"
        followers = self._graph.node(self._page_id, fields="followers_count").get(
            "followers_count"
        )
        return (
            "below_threshold"
            if (_count(followers) or INSIGHTS_FROM) < INSIGHTS_FROM
            else "not_yet"
        )

    def _engagement(self, node: Mapping[str, Any], silent: str) -> Engagement:
        insights = _insights(node)
        figures: dict[str, int | None] = {name: _counter(node, name) for name in COUNTED}
        unknown = {name: self._reason(name) for name in COUNTED if figures[name] is None}
        for figure, metric in self._metrics.items():
            figures[figure] = _count(insights.get(metric))
            if figures[figure] is None:
                unknown[figure] = "retired" if metric in self.retired else silent
        raw = {name: node[name] for name in ("id", "created_time", *COUNTED) if name in node}
        return Engagement(**figures, unknown=unknown, raw={**raw, **insights})

    def _reason(self, name: str) -> str:
        return "error" if name == "shares" or "feedback" in self._allowed else "no_permission"


def _posts(answer: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what an answer lists that has the shape of a post, by its id."""
    listed = answer.get("data")
    for node in listed if isinstance(listed, list) else ():
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            yield node["id"], node


def _is_of_metrics(error: GraphError) -> bool:
    """Tell whether an error may be about the metrics that were asked for."""
    return error.code in (BAD_PARAMETER, BAD_METRICS) and not error.gone


def _counter(node: Mapping[str, Any], name: str) -> int | None:
    if name == "shares":  # absent while there are none
        return _count((node.get(name) or {"count": 0}).get("count"))
    summary = (node.get(name) or {}).get("summary") or {}
    return _count(summary.get("total_count"))


def _insights(node: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_pairs((node.get("insights") or {}).get("data") or ()))


def _pairs(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for entry in entries:
        values = entry.get("values")
        if isinstance(values, list) and values and isinstance(values[-1], dict):
            yield str(entry.get("name")), values[-1].get("value")


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
