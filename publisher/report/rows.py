"""Posts put together into the rows of a report, and what may be added up of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publisher.config.file import Config
from publisher.engagement.readings import FIGURES
from publisher.report.figures import Followers, SentPost
from publisher.words import _, channel_name

BY = ("channel", "unit", "theme", "form", "item")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Total:
    """One figure over some posts: their sum or, for reach, the most that one of them had."""

    value: int | None  # None: nobody knows it of any of the posts
    known: int  # posts whose figure is known
    posts: int  # posts that there are
    readings: tuple[int, ...]  # rows of the table readings, one for each post that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The posts of one channel, unit, theme or form; or of one item on one channel."""

    key: str
    name: str
    products: int  # distinct items
    posts: int
    withdrawn: int  # posts that went out and were taken back; they are not in the figures
    figures: Mapping[str, Total]
    channel: str = ""  # for items only, as the next two
    sent_at: datetime | None = None
    url: str | None = None
    followers: Followers | None = None  # for channels only


@dataclass(slots=True)
class _Group:
    key: str
    name: str
    posts: list[SentPost]


def rows(
    config: Config, by: str, posts: Sequence[SentPost], followers: Mapping[str, Followers]
) -> list[Row]:
    """Return every row of a report, those without any post included."""
    if by == "item":
        return [_item_row(group) for group in _by_item(posts)]
    return [_row(group, followers.get(group.key)) for group in _by_term(config, by, posts)]


def total(posts: Sequence[SentPost]) -> Row:
    """Return what may be said of all posts together."""
    return _row(_Group(TOTAL, _("Total"), list(posts)))


def _by_item(posts: Sequence[SentPost]) -> Iterable[_Group]:
    """Put together each item's posts on each channel, the item that came first first."""
    began: dict[str, datetime] = {}
    for post in posts:
        began.setdefault(post.item, post.sent_at)
    ordered = sorted(posts, key=lambda post: (began[post.item], post.item, post.sent_at))
    return _gathered(ordered, {}, lambda post: (f"{post.item}/{post.channel}", post.title))


def _by_term(config: Config, by: str, posts: Sequence[SentPost]) -> Iterable[_Group]:
    """Put together posts in the order of the config's list; what left the list comes last."""
    if by == "channel":
        listed = {name: channel_name(name) for name in config.accounts}
        return _gathered(posts, listed, lambda post: (post.channel, channel_name(post.channel)))
    entries = {"unit": config.units, "theme": config.themes, "form": config.forms}[by]
    listed = {each.id: each.name for each in entries.values()}
    return _gathered(posts, listed, lambda post: (post.terms[by].id, post.terms[by].name))


def _gathered(
    posts: Iterable[SentPost],
    listed: Mapping[str, str],
    named: Callable[[SentPost], tuple[str, str]],
) -> Iterable[_Group]:
    groups = {key: _Group(key, name, []) for key, name in listed.items()}
    for post in posts:
        key, name = named(post)
        groups.setdefault(key, _Group(key, name or _("not known"), [])).posts.append(post)
    return groups.values()


def _row(group: _Group, followers: Followers | None = None) -> Row:
    out = [post for post in group.posts if not post.withdrawn]
    return Row(
        key=group.key,
        name=group.name,
        products=len({post.item for post in out}),
        posts=len(out),
        withdrawn=len(group.posts) - len(out),
        figures={figure: _total(out, figure) for figure in FIGURES},
        followers=followers,
    )


def _item_row(group: _Group) -> Row:
    row, last = _row(group), group.posts[-1]
    return replace(row, channel=last.channel, sent_at=last.sent_at, url=last.url)


def _total(posts: Sequence[SentPost], figure: str) -> Total:
    known = [post.figures[figure] for post in posts if figure in post.figures]
    values = [each.value for each in known]
    combine = max if figure == "reach" else sum  # the same people may have seen several posts
    return Total(
        value=combine(values) if values else None,
        known=len(known),
        posts=len(posts),
        readings=tuple(each.reading for each in known),
    )
