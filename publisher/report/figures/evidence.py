"""The products of a period with where each can be seen: evidence for whoever appraises."""

from collections.abc import Iterator, Sequence

from publisher.config.file import Config
from publisher.report.figures.facts import Post
from publisher.report.figures.model import Evidence
from publisher.report.periods.period import Period
from publisher.words import _, channel_name


def of(config: Config, posts: Sequence[Post], period: Period) -> list[Evidence]:
    """Return the products in the order in which they came, with all their posts' addresses."""
    by_item: dict[str, list[Post]] = {}
    for post in posts:
        by_item.setdefault(post.item, []).append(post)
    products = [post for post in posts if post.is_product and period.holds(post.sent_at)]
    return [
        Evidence(
            item=post.item,
            title=post.title,
            unit=post.unit.name,
            day=config.calendar.local(post.sent_at).date(),
            links=[*_links(by_item[post.item])],
        )
        for post in sorted(products, key=lambda post: (post.sent_at, post.delivery))
    ]


def _links(posts: Sequence[Post]) -> Iterator[tuple[str, str]]:
    """Yield where an item's posts are; of one that was taken away, that it was."""
    for post in posts:
        name = channel_name(post.channel)
        if post.withdrawn_at:
            yield _("{channel} (withdrawn)").format(channel=name), ""
        else:
            yield name, post.url or ""
