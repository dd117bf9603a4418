"""Tables of single items: the products of a period, and the best and worst of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.report.figures.basis import Measured
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Cell, Column, Row, Table
from publisher.report.figures.tables import UNKNOWN, Groups, columns, put_together
from publisher.words import _

SHOWN = 5  # of the best and of the worst


def item_tables(done: Measured) -> Iterator[Table]:
    """Yield the table of a period's products, in the order of the days, of the best and worst."""
    products = {post.item: post for post in done.new if post.is_product}
    posts = done.basis.posts[: done.span.out]
    keys = [post.item if post.item in products else UNKNOWN for post in posts]
    groups = put_together(done, "items", keys)
    yield _all(groups, products, others=UNKNOWN in keys)
    known = [item for item in products if groups.views[item].known]
    known.sort(key=lambda item: -groups.views[item].value)
    best, rest = known[:SHOWN], known[SHOWN:]
    titles = {"best": _("Items with the most views"), "worst": _("Items with the fewest views")}
    for table, items in (("best", best), ("worst", rest[: -SHOWN - 1 : -1])):
        mine = replace(groups, place=f"{done.basis.period.id}/{table}")
        rows = [_row(mine, item, products[item]) for item in items]
        yield Table(id=table, title=titles[table], columns=_columns(), rows=rows, notes=[])


def _all(groups: Groups, products: Mapping[str, Post], *, others: bool) -> Table:
    rows = [_row(groups, item, post) for item, post in products.items()]
    notes: list[str] = []
    if others:
        name = _("Items of earlier periods")
        rows.append(Row(key=UNKNOWN, name=name, cells=["", None, *groups.cells_of_posts(UNKNOWN)]))
        notes = [
            _("“{name}” did this within the period too; each is counted as a product in its own.")
            .format(name=name)
        ]  # fmt: skip
    total = groups.total()
    return Table(
        id="items",
        title=_("By item"),
        columns=_columns(),
        rows=rows,
        total=replace(total, cells=["", None, *total.cells[1:]]),
        notes=notes,
    )


def _columns() -> list[Column]:
    name, _products, *figures = columns(_("Item"), _("Total views"))
    return [name, Column("unit", _("Unit"), "text"), Column("day", _("Day"), "day"), *figures]


def _row(groups: Groups, item: str, post: Post) -> Row:
    day = groups.done.basis.config.calendar.local(post.sent_at).date()
    cells: list[Cell] = [post.unit.name, day, *groups.cells_of_posts(item)]
    return Row(key=item, name=post.title, cells=cells, url=post.url)
