"""What readers answered when a channel asked them whether a page was useful to them.

Counted are the answers of the period, on whatever page; pages are only those of channels that
ask. Where none does, there is no table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.report.figures.basis import Basis, Measured
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Column, Figure, Row, Table
from publisher.report.figures.sums import Sum, gains, summed, together
from publisher.report.figures.tables import TOTAL, Grouping, names_of
from publisher.words import _

THEMES, ITEMS = "ratings", "ratings-items"
USEFUL, NOT_USEFUL, SHARE = "useful", "not_useful", "useful_share"
_SILENT = ""  # the key of posts where readers are not asked; no entry of a list can have it


def asks(basis: Basis) -> Callable[[Post], bool]:
    """Return what tells whether readers are asked about a post."""
    channels = basis.standings.tellers[USEFUL]
    return lambda post: post.channel in channels


def tables(done: Measured, themes: Grouping) -> Iterator[Table]:
    """Yield the answers by theme and by item; nothing where no answer of the period is known."""
    posts = [each for each in done.basis.posts[: done.span.out] if asks(done.basis)(each)]
    answers = _Answers.of(done, THEMES, themes.key)
    total = answers.total()
    if not _is_known(total):
        return
    names = names_of(themes, posts)
    yield _table(
        THEMES,
        _("Was it useful? Answers by theme"),
        themes.head,
        [answers.row(key, name) for key, name in names.items()],
        total,
    )
    by_item = _Answers.of(done, ITEMS, lambda post: post.item)
    newest = {post.item: post for post in posts}
    answered = sorted(
        (item for item in newest if by_item.count(item)),
        key=lambda item: (-by_item.count(item), item),
    )
    rows = [by_item.row(item, newest[item].title, newest[item].url) for item in answered]
    title = _("Was it useful? Answers by item")
    yield _table(ITEMS, title, _("Item"), rows, by_item.total())


@dataclass(frozen=True, slots=True)
class _Answers:
    """The answers about groups of posts, by the group's key."""

    place: str  # the beginning of the ids of their figures
    useful: Mapping[str, Sum]
    not_useful: Mapping[str, Sum]

    @classmethod
    def of(cls, done: Measured, table: str, key: Callable[[Post], str]) -> "_Answers":
        basis = done.basis
        asked = asks(basis)
        keys = [key(post) if asked(post) else _SILENT for post in basis.posts[: done.span.out]]

        def answers(figure: str) -> dict[str, Sum]:
            found = summed(gains(basis.standings, done.span, (figure,), basis.why), keys)
            return {group: each for group, each in found.items() if group != _SILENT}

        return cls(f"{basis.period.id}/{table}", answers(USEFUL), answers(NOT_USEFUL))

    def count(self, key: str) -> int:
        return self.useful[key].value + self.not_useful[key].value

    def row(self, key: str, name: str, url: str | None = None) -> Row:
        nothing = Sum()
        both = (each.get(key, nothing) for each in (self.useful, self.not_useful))
        return Row(key=key, name=name, cells=self._cells(key, *both), url=url)

    def total(self) -> Row:
        both = (together(each.values()) for each in (self.useful, self.not_useful))
        return Row(key=TOTAL, name=_("Total"), cells=self._cells(TOTAL, *both))

    def _cells(self, key: str, useful: Sum, not_useful: Sum) -> list[Figure]:
        place = f"{self.place}/{key}"
        share = Figure(
            id=f"{place}/{SHARE}",
            value=share_of(useful.value, not_useful.value),
            known=useful.known,
            of=useful.of,
            why=dict(useful.why),
        )
        counts = (useful.figure(f"{place}/{USEFUL}"), not_useful.figure(f"{place}/{NOT_USEFUL}"))
        return [*counts, share]


def share_of(useful: int, not_useful: int) -> float | None:
    """Return the share of readers who found something useful; None where nobody answered."""
    answers = useful + not_useful
    return useful / answers if answers > 0 else None


def _is_known(row: Row) -> bool:
    return any(isinstance(each, Figure) and each.value is not None for each in row.cells)


def _table(table: str, title: str, head: str, rows: Sequence[Row], total: Row) -> Table:
    return Table(
        id=table,
        title=title,
        columns=[
            Column("name", head, "text"),
            Column(USEFUL, _("Useful"), "sum"),
            Column(NOT_USEFUL, _("Not useful"), "sum"),
            Column(SHARE, _("Found it useful"), "share"),
        ],
        rows=rows,
        total=total,
        notes=[
            _(
                "Answers that readers gave in the period, in confidence, at most one a day from "
                "each about a page; those about standing pages are not among them. This is no "
                "survey: who answered chose to."
            )
        ],
    )
