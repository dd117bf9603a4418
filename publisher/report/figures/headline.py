"""The leader's half page: few figures beside those of the period before and of last year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.report.figures.basis import Measured
from publisher.report.figures.model import Change, Figure
from publisher.report.figures.sums import Sum, most, summed
from publisher.report.figures.tables import TOTAL
from publisher.words import _, channel_name

Figures = Mapping[str, Figure]  # by "ROW/COLUMN"
People = Mapping[str, Mapping[str, Figure]]  # of the accounts, by channel


def headline(*told: tuple[Measured, People] | None) -> list[Change]:
    """Return the figures of a period with those to compare them with; people and views first.

    told: of the period, of the one before, and of that a year earlier.
    """
    now, before, year_earlier = (dict(_figures(*each)) if each else {} for each in told)
    return [
        Change(
            name=name,
            now=now[key],
            before=_if_known(before.get(key)),
            year_earlier=_if_known(year_earlier.get(key)),
        )
        for key, name in _names(now, before, year_earlier).items()
    ]


def _names(*told: Figures) -> dict[str, str]:
    """Return the figures in order; of a channel how many people it reached, if that is known."""
    names: dict[str, str] = {}
    for channel in dict.fromkeys(key.partition("/")[0] for key in told[0]):
        whole, one = f"{channel}/people", f"{channel}/reach"
        if _if_known(told[0].get(whole)):
            names[whole] = _("People reached on {channel}")
        elif any(_if_known(each.get(one)) for each in told):
            names[one] = _("People reached on {channel} by one post")
    names = {
        key: name.format(channel=channel_name(key.partition("/")[0]))
        for key, name in names.items()
    }
    return names | {
        f"{TOTAL}/views": _("Views, added up over the channels, each of which counts its own way"),
        f"{TOTAL}/products": _("Products"),
        f"{TOTAL}/posts": _("Posts"),
        f"{TOTAL}/engagement": _("Engagement"),
    }


def _if_known(figure: Figure | None) -> Figure | None:
    return None if figure is None or figure.value is None else figure


def _figures(done: Measured, people: People) -> Iterator[tuple[str, Figure]]:
    """Yield every figure that may stand there."""
    basis = done.basis
    place = f"{done.period.id}/headline"
    reach = most(done.reach, [post.channel for post in basis.posts[: done.span.out]])
    for channel in basis.config.accounts:
        key = f"{channel}/reach"
        yield key, reach.get(channel, Sum()).figure(f"{place}/{key}")
        if told := people.get(channel, {}).get("people"):
            key = f"{channel}/people"
            yield key, replace(told, id=f"{place}/{key}")
    everything = [TOTAL] * done.span.out
    for column, gained in (("views", done.views), ("engagement", done.engagement)):
        key = f"{TOTAL}/{column}"
        total = summed(gained, everything).get(TOTAL, Sum())
        yield key, total.figure(f"{place}/{key}")
    for column, number in (("products", len(done.products)), ("posts", len(done.new))):
        key = f"{TOTAL}/{column}"
        yield key, basis.count(f"{place}/{key}", number, done.period)
