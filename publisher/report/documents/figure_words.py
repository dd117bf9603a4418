"""Figures within sentences: counted things, comparisons, and what is not known of them."""

from collections.abc import Sequence

from publisher.report.figures.model import Change, Figure, PeriodName
from publisher.words import _, ngettext, number, reason_name

OF_POSTS = (
    *("views", "reach", "engagement", "reactions", "comments", "shares", "clicks"),
    *("useful", "not_useful", "useful_share"),
)


def value_words(figure: Figure, lang: str) -> str:
    """Return a figure alone: 15.420, 98,5%, "ít nhất 410"; of an unknown one that it is."""
    if figure.value is None:
        return _("no figures yet") + in_brackets(reasons(figure))
    value = amount(figure.value, lang)
    return _("at least {number}").format(number=value) if figure.at_least else value


def figure_words(figure: Figure, lang: str) -> str:
    """Return a figure with what has to be known of it: "15.420 (có số liệu 12/15 bài)"."""
    return value_words(figure, lang) + in_brackets(_remarks(figure, lang))


def counted(figure: Figure, column: str, lang: str) -> str:
    """Return a known figure of a table's column as counted things: "9 lượt đăng"."""
    said = _things(column, abs(round(figure.value or 0)))
    return said.format(count=value_words(figure, lang)) + in_brackets(_remarks(figure, lang))


def _things(column: str, count: int) -> str:
    return {
        "products": ngettext("{count} product", "{count} products", count),
        "posts": ngettext("{count} post", "{count} posts", count),
        "views": ngettext("{count} view", "{count} views", count),
        "people": ngettext(
            "{count} person reached in the period", "{count} people reached in the period", count
        ),
        "visits": ngettext("{count} visit", "{count} visits", count),
        "reach": ngettext("reach of {count} person", "reach of {count} people", count),
        "engagement": ngettext("{count} interaction", "{count} interactions", count),
        "followers": ngettext("{count} follower", "{count} followers", count),
    }[column]


def reasons(figure: Figure) -> Sequence[str]:
    """Return why posts lack a figure."""
    return [reason_name(why) for why, posts in figure.why.items() if posts]


def in_brackets(said: Sequence[str]) -> str:
    """Return what is said of something behind it."""
    return f" ({'; '.join(said)})" if said else ""


def _remarks(figure: Figure, lang: str) -> Sequence[str]:
    """Return how much of a figure is known, and what services took back."""
    said = []
    if is_partly_known(figure):
        posts = is_of_posts(figure)
        said.append(known_of(figure.known, figure.of, posts=posts, lang=lang))
    if figure.value is not None and figure.adjusted:
        taken = number(abs(figure.adjusted), lang)
        said.append(_("services took back {number}").format(number=taken))
    return said


def is_partial(figure: Figure) -> bool:
    """Tell whether there are posts whose part of the figure nobody knows."""
    return figure.known < figure.of


def is_partly_known(figure: Figure) -> bool:
    """Tell whether a known figure stands for some only of what it is about."""
    return figure.value is not None and is_partial(figure)


def known_of(known: int, of: int, *, posts: bool, lang: str) -> str:
    """Say of how many of so many posts, or other things, a figure is known."""
    told, all_of_them = number(known, lang), number(of, lang)
    if posts:
        return _("known for {known}/{posts} posts").format(known=told, posts=all_of_them)
    return _("known for {known} of {of}").format(known=told, of=all_of_them)


def difference(now: Figure, then: Figure | None) -> int | float | None:
    """Return how much more a figure is than another; None where that would say nothing.

    Two lower bounds differ by no known number.
    """
    if then is None or now.value is None or then.value is None:
        return None
    return None if now.at_least or then.at_least else now.value - then.value


def is_of_posts(figure: Figure) -> bool:
    """Tell whether a figure is put together from those of posts."""
    return figure.id.rpartition("/")[2] in OF_POSTS


def amount(value: int | float, lang: str) -> str:
    """Return a value as people read it; a share, which is a fraction, in percent."""
    return number(value, lang) if isinstance(value, int) else percent(value, lang)


def percent(share: float, lang: str) -> str:
    """Return a share as people read it: 98,5%; never 0% of what is more than nothing."""
    rounded = round(100 * share, 1)
    if share and not rounded:
        return _("under {share}").format(share=f"{number(0.1, lang)}%")
    return f"{number(int(rounded) if rounded.is_integer() else rounded, lang)}%"


def time_name(period: PeriodName) -> str:
    """Return a period as a thing within a sentence, also one that is named by its days alone."""
    if period.kind == "days":
        return _("the time {days}").format(days=period.name)
    return period.name


def comparison(change: Change, period: PeriodName, then: Figure | None, lang: str) -> str:
    """Return a figure beside `then`, that of a period: up, down, the same, or not known."""
    now = change.now
    if then is None or then.value is None:
        return _("no figures of {period} to compare with").format(period=time_name(period))
    if now.value is None:
        return _("{period}: {value}").format(
            period=time_name(period), value=figure_words(then, lang)
        )
    if now.at_least or then.at_least:
        message = _("{period}: {value}, not compared because they are lower bounds")
        return message.format(period=time_name(period), value=figure_words(then, lang))
    told = ", ".join([value_words(then, lang), *_remarks(then, lang)])
    message = _direction(now.value, then.value)
    said = message.format(
        period=time_name(period), value=told, **_difference(now.value, then.value, lang)
    )
    if is_partial(now) or is_partial(then):
        return _("{comparison}, of the posts with figures only").format(comparison=said)
    return said


def _direction(now: int | float, then: int | float) -> str:
    """Return the message that says where a figure went."""
    if now == then:
        return _("the same as in {period} ({value})")
    if _is_share(now, then):
        more = _("{points} percentage points more than in {period} ({value})")
        less = _("{points} percentage points less than in {period} ({value})")
    elif then > 0:
        more = _("{difference} ({share}) more than in {period} ({value})")
        less = _("{difference} ({share}) less than in {period} ({value})")
    else:  # nothing is a share of that
        more = _("{difference} more than in {period} ({value})")
        less = _("{difference} less than in {period} ({value})")
    return more if now > then else less


def _difference(now: int | float, then: int | float, lang: str) -> dict[str, str]:
    difference = abs(now - then)
    if _is_share(now, then):
        return {"points": percent(difference, lang).removesuffix("%")}
    share = percent(difference / then, lang) if then > 0 else ""
    return {"difference": number(difference, lang), "share": share}


def _is_share(now: int | float, then: int | float) -> bool:
    return isinstance(now, float) or isinstance(then, float)
