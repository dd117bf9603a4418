"""Tables of groups of posts: by channel, unit, theme, form and author."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.report.figures.basis import Basis, Measured
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Cell, Column, Figure, Row, Table
from publisher.report.figures.sums import Sum, highest, most, summed, together
from publisher.words import _, channel_name

TOTAL = "total"
UNKNOWN = "-"  # the key of what says nothing; no entry of a list can have it
_NOTHING = Sum()  # of a group without posts


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """How posts are put together into rows."""

    id: str  # the table's
    title: str
    head: str  # of the rows' names
    key: Callable[[Post], str]
    name: Callable[[Post], str]
    listed: Mapping[str, str]  # the rows that are there without any post, with their names


def groupings(basis: Basis) -> list[Grouping]:
    """Return the groupings of a report, in its order."""
    config = basis.config
    lists = {
        "units": (config.units, _("By unit"), _("Unit"), "unit"),
        "themes": (config.themes, _("By theme"), _("Theme"), "theme"),
        "forms": (config.forms, _("By form"), _("Form"), "form"),
    }
    by_channel = Grouping(
        id="channels",
        title=_("By channel"),
        head=_("Channel"),
        key=lambda post: post.channel,
        name=lambda post: channel_name(post.channel),
        listed={name: channel_name(name) for name in config.accounts},
    )
    by_author = Grouping(
        id="authors",
        title=_("By author"),
        head=_("Author"),
        key=lambda post: post.author or UNKNOWN,
        name=lambda post: post.author,
        listed={},
    )
    by_list = [
        Grouping(
            id=name,
            title=title,
            head=head,
            key=_key_of(kind),
            name=_name_of(kind),
            listed={each.id: each.name for each in entries.values()},
        )
        for name, (entries, title, head, kind) in lists.items()
    ]
    return [by_channel, *by_list, by_author]


def _key_of(kind: str) -> Callable[[Post], str]:
    return lambda post: getattr(post, kind).id or UNKNOWN


def _name_of(kind: str) -> Callable[[Post], str]:
    return lambda post: str(getattr(post, kind).name)


def columns(head: str, views: str) -> list[Column]:
    """Return the columns of a table of groups."""
    return [
        Column("name", head, "text"),
        Column("products", _("Products"), "count"),
        Column("posts", _("Posts"), "count"),
        Column("views", views, "sum"),
        Column("reach", _("Reach, people"), "reach"),
        Column("engagement", _("Engagement"), "sum"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """What the posts of each group did within a period, by the group's key."""

    done: Measured
    place: str  # the beginning of the ids of their figures
    products: Counter[str]
    posts: Counter[str]
    views: Mapping[str, Sum]
    reach: Mapping[str, Sum]
    engagement: Mapping[str, Sum]

    def cells(self, key: str) -> list[Figure]:
        """Return the figures of one group, in the order of `columns`."""
        return [
            self._count(f"{self.place}/{key}/products", self.products[key]),
            *self.cells_of_posts(key),
        ]

    def cells_of_posts(self, key: str) -> list[Figure]:
        """Return the same but for the products."""
        name = f"{self.place}/{key}"
        return [
            self._count(f"{name}/posts", self.posts[key]),
            self.views.get(key, _NOTHING).figure(f"{name}/views"),
            self.reach.get(key, _NOTHING).figure(f"{name}/reach"),
            self.engagement.get(key, _NOTHING).figure(f"{name}/engagement"),
        ]

    def total(self) -> Row:
        """Return what all groups did together."""
        name = f"{self.place}/{TOTAL}"
        cells = [
            self._count(f"{name}/products", len(self.done.products)),
            self._count(f"{name}/posts", self.posts.total()),
            together(self.views.values()).figure(f"{name}/views"),
            highest(self.reach.values()).figure(f"{name}/reach"),
            together(self.engagement.values()).figure(f"{name}/engagement"),
        ]
        return Row(key=TOTAL, name=_("Total"), cells=cells)

    def _count(self, name: str, number: int) -> Figure:
        return self.done.basis.count(name, number, self.done.period)


def put_together(done: Measured, table: str, keys: Sequence[str]) -> Groups:
    """Put posts together; keys: the group of each post that was out by the period's end."""
    counted = done.firsts if table == "channels" else done.products
    return Groups(
        done=done,
        place=f"{done.basis.period.id}/{table}",
        products=Counter(keys[place] for place in counted),
        posts=Counter(keys[done.span.before :]),
        views=summed(done.views, keys),
        reach=most(done.reach, keys),
        engagement=summed(done.engagement, keys),
    )


def names_of(
    grouping: Grouping, posts: Sequence[Post], keys: Sequence[str] | None = None
) -> dict[str, str]:
    """Return the name of each row in order; what left its list comes last, as posts call it."""
    names = dict(grouping.listed)
    for key, post in zip(keys or map(grouping.key, posts), posts, strict=True):
        if key not in names:
            names[key] = grouping.name(post) or _("not known")
    return names


def grouped_table(
    done: Measured, grouping: Grouping, *, table: str = "", title: str = ""
) -> Table:
    """Return the table of a grouping within a period."""
    posts = done.basis.posts[: done.span.out]
    keys = [grouping.key(post) for post in posts]
    groups = put_together(done, table or grouping.id, keys)
    names = names_of(grouping, posts, keys)
    rows = [Row(key=key, name=name, cells=groups.cells(key)) for key, name in names.items()]
    if not grouping.listed:  # no order of the office's own
        rows.sort(key=lambda row: (-groups.products[row.key], -groups.posts[row.key], row.name))
    views = _("Views") if grouping.id == "channels" else _("Total views")
    return Table(
        id=table or grouping.id,
        title=title or grouping.title,
        columns=columns(grouping.head, views),
        rows=rows,
        total=groups.total(),
        notes=_notes(grouping),
    )


def with_people(
    table: Table, people: Mapping[str, Mapping[str, Figure]], told: Sequence[str]
) -> Table:
    """Return the table of channels with what the services tell of the accounts as a whole."""
    titles = {
        "people": _("People in the period"),
        "visits": _("Visits in the period"),
        "followers": _("Followers"),
        "followers_change": _("Followers: change"),
    }
    known = [
        key
        for key in titles
        if any(key in mine and mine[key].value is not None for mine in people.values())
    ]
    rows = [
        replace(row, cells=[*row.cells, *(people.get(row.key, {}).get(key) for key in known)])
        for row in table.rows
    ]
    nothing: list[Cell] = [None] * len(known)  # people are never added up over channels
    return replace(
        table,
        columns=[*table.columns, *(Column(key, titles[key], "people") for key in known)],
        rows=rows,
        total=table.total and replace(table.total, cells=[*table.total.cells, *nothing]),
        notes=[*table.notes, *told],
    )


def _notes(grouping: Grouping) -> list[str]:
    if grouping.id != "channels":
        return []
    return [
        _(
            "An item that went out on several channels is in the row of each, and is in the total "
            "once."
        )
    ]
